/**
 * The largest whole number that passes a test: doubling, then halving, then a look beyond.
 */

/** What a test says of a number; `impossible` where there is nothing to test, as for a loan too small to be one. */
export type Passing = "passes" | "fails" | "impossible";

/** How far beyond a failure is looked: rounding may let a number pass just above one that fails. */
const BEYOND = 64;

/** What the search found. */
export type LargestWhole =
  | { readonly kind: "found"; readonly largest: number }
  /** Nothing passes; `failing` is the smallest that is possible, and it fails. */
  | { readonly kind: "none"; readonly failing: number }
  | { readonly kind: "unbounded" };

/** The first number of doubling that fails, or `undefined` if none up to the most does. */
function firstFailure(test: (n: number) => Passing, most: number): number | undefined {
  for (let n = 1; n < most; n *= 2) if (test(n) === "fails") return n;
  return test(most) === "fails" ? most : undefined;
}

/** Halves between a number that does not fail and one that does, until they are neighbors. */
function lastBefore(failure: number, test: (n: number) => Passing, least: number): number {
  let [good, bad] = [least, failure];
  while (bad - good > 1) {
    const middle = good + Math.floor((bad - good) / 2);
    if (test(middle) === "fails") bad = middle;
    else good = middle;
  }
  return good;
}

/** The largest of the next numbers that passes; the number itself if none does. */
function lookBeyond(from: number, test: (n: number) => Passing, most: number): number {
  let largest = from;
  for (let n = from + 1; n <= Math.min(largest + BEYOND, most); n++) if (test(n) === "passes") largest = n;
  return largest;
}

/**
 * The largest whole number from `least` to `most` that passes a test which small numbers pass and large ones
 * fail: it passes and the next one fails, and so do the 64 after it.
 */
export function largestWhole(test: (n: number) => Passing, least: number, most: number): LargestWhole {
  if (test(least) === "fails") return { kind: "none", failing: least };
  const failure = firstFailure(test, most);
  if (failure === undefined) return { kind: "unbounded" };
  const good = lastBefore(failure, test, least);
  const largest = lookBeyond(good, test, most);
  return test(largest) === "passes" ? { kind: "found", largest } : { kind: "none", failing: good + 1 };
}
