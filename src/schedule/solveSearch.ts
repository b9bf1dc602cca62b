/**
 * Searches over whole numbers, each with a bound on its work: a range only shrinks, by half at every step.
 */

/** How a candidate compares with the target; `refused` where the terms have no schedule for it. */
export type Outcome = "fits" | "exceeds" | "refused";

/** Judges a candidate; the same candidate is always judged the same. */
export type Judge = (candidate: number) => Outcome;

/** A judge that builds for each candidate once. */
export function remembered<T>(build: (candidate: number) => T): (candidate: number) => T {
  const known = new Map<number, T>();
  return (candidate) => {
    const before = known.get(candidate);
    if (before !== undefined) return before;
    const made = build(candidate);
    known.set(candidate, made);
    return made;
  };
}

/**
 * Candidates that double and halve by turns from a start: start, 2·start, start/2, 4·start, …
 * Ends when both directions have left 1 … `most`.
 */
function* outwards(start: number, most: number): Generator<number> {
  yield start;
  for (let factor = 2; start * factor <= most || start >= factor; factor *= 2) {
    if (start * factor <= most) yield start * factor;
    if (start >= factor) yield Math.floor(start / factor);
  }
}

/** The last candidate between one that fits (or is too low to have a schedule) and one that does not fit. */
function narrow(low: number, high: number, judge: Judge): number | undefined {
  let [least, past] = [low, high];
  let hasFit = least > 0 && judge(least) === "fits";
  while (past - least > 1) {
    const middle = least + Math.floor((past - least) / 2);
    const outcome = judge(middle);
    if (outcome === "fits") hasFit = true;
    if (outcome === "fits" || (outcome === "refused" && !hasFit)) least = middle;
    else past = middle;
  }
  return hasFit ? least : undefined;
}

/** How many candidates above a found one are tried, because rounding makes figures ripple. */
const RIPPLE = 16;

/** From a candidate that fits, over ripples: the next one does not fit, nor does any of the 16 above. */
function climb(found: number, most: number, judge: Judge): number {
  let best = found;
  for (let next = best + 1; next <= Math.min(best + RIPPLE, most); next++) {
    if (judge(next) === "fits") best = next;
  }
  return best;
}

/**
 * The largest candidate of 1 … `most` that fits, where larger candidates exceed: at most some 200 judgments, mostly
 * a few dozen. `undefined` when none was found to fit.
 */
export function largestFitting(start: number, most: number, judge: Judge): number | undefined {
  let known: number | undefined;
  for (const candidate of outwards(Math.min(Math.max(start, 1), most), most)) {
    if (judge(candidate) === "refused") continue;
    known = candidate;
    break;
  }
  if (known === undefined) return undefined;
  let [low, high] = [0, known];
  if (judge(known) === "fits") {
    [low, high] = [known, known * 2];
    while (high <= most && judge(high) === "fits") [low, high] = [high, high * 2];
    high = Math.min(high, most + 1);
  } else {
    low = Math.floor(known / 2);
    while (low > 0 && judge(low) === "exceeds") [low, high] = [Math.floor(low / 2), low];
  }
  const found = narrow(low, high, (n) => (n > most ? "exceeds" : judge(n)));
  return found === undefined ? undefined : climb(found, most, judge);
}

/**
 * The first candidate of `least` … `most` for which `reaches` holds, given that it holds from there on; `undefined`
 * when it holds for none.
 */
export function firstReaching(
  least: number,
  most: number,
  reaches: (candidate: number) => boolean,
): number | undefined {
  let before = least - 1;
  let candidate = least;
  while (!reaches(candidate)) {
    if (candidate >= most) return undefined;
    before = candidate;
    candidate = Math.min(most, Math.max(candidate * 2, candidate + 1));
  }
  while (candidate - before > 1) {
    const middle = before + Math.floor((candidate - before) / 2);
    if (reaches(middle)) candidate = middle;
    else before = middle;
  }
  return candidate;
}
