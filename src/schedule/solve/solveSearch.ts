/**
 * Searches over whole numbers, each with a bound on its work: a range only shrinks, and by half in at most three steps.
 */

/** The amount of a candidate; `undefined` where the terms have no schedule for it. */
export type AmountAt = (candidate: number) => number | undefined;

/** Builds for each candidate once. */
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

/** Between what is known: `low` fits or is too low to have a schedule, `high` exceeds. */
interface Bracket {
  low: number;
  lowAmount: number;
  high: number;
  highAmount: number;
  hasFit: boolean;
}

/** What a search looks for: the largest candidate of 1 … `most` whose amount is at most the limit. */
export interface Target {
  readonly amountAt: AmountAt;
  readonly limit: number;
  readonly most: number;
}

/** Puts a candidate in its place; a candidate without a schedule is too low until one fits, too high after that. */
function place(bracket: Bracket, candidate: number, amount: number | undefined, limit: number): void {
  const fits = amount !== undefined && amount <= limit;
  if (fits || (amount === undefined && !bracket.hasFit)) {
    bracket.low = candidate;
    bracket.lowAmount = amount ?? 0;
    bracket.hasFit ||= fits;
  } else {
    bracket.high = candidate;
    bracket.highAmount = amount ?? Number.POSITIVE_INFINITY;
  }
}

/** Where the limit would lie if amounts grew evenly. */
function evenly({ low, lowAmount, high, highAmount }: Bracket, limit: number): number {
  const share = (limit - lowAmount) / (highAmount - lowAmount);
  return low + Math.floor((high - low) * (share > 0 ? Math.min(share, 1) : 0));
}

/**
 * Shrinks a bracket until its ends are neighbors. By turns a candidate is where even growth would have it, a little
 * beyond the last one, and in the middle: every third step halves the bracket.
 */
function close(bracket: Bracket, { amountAt, limit }: Target): void {
  let gap = 1;
  for (let turn = 0; bracket.high - bracket.low > 1; turn++) {
    const { low, high } = bracket;
    let candidate = low + Math.floor((high - low) / 2);
    if (turn % 3 === 0) candidate = evenly(bracket, limit);
    if (turn % 3 === 1)
      candidate = limit - bracket.lowAmount < bracket.highAmount - limit ? low + gap : high - gap;
    if (turn % 3 === 1) gap *= 8;
    candidate = Math.min(Math.max(candidate, low + 1), high - 1);
    place(bracket, candidate, amountAt(candidate), limit);
  }
}

/** How many candidates above a found one are tried, because rounding makes figures ripple. */
const RIPPLE = 16;

/** From a candidate that fits, over ripples: the next one does not fit, nor does any of the 16 above. */
function climb(found: number, { amountAt, limit, most }: Target): number {
  let best = found;
  for (let next = best + 1; next <= Math.min(best + RIPPLE, most); next++) {
    if ((amountAt(next) ?? Number.POSITIVE_INFINITY) <= limit) best = next;
  }
  return best;
}

/** Candidates far apart, the first too low or fitting, the second exceeding; `undefined` if none has a schedule. */
function bracketFrom(start: number, target: Target): Bracket | undefined {
  const { amountAt, limit, most } = target;
  const bracket: Bracket = {
    low: 0,
    lowAmount: 0,
    high: most + 1,
    highAmount: Number.POSITIVE_INFINITY,
    hasFit: false,
  };
  const known = [...outwards(start, most)].find((candidate) => amountAt(candidate) !== undefined);
  if (known === undefined) return undefined;
  place(bracket, known, amountAt(known), limit);
  while (bracket.high > most && bracket.low < most) {
    const { low, lowAmount } = bracket;
    const likely = lowAmount > 0 ? Math.ceil((low * limit) / lowAmount) + 1 : 0;
    const candidate = Math.min(most, Math.max(Math.min(likely, low * 64), low * 2));
    place(bracket, candidate, amountAt(candidate), limit);
  }
  return bracket;
}

/**
 * The largest candidate of 1 … `most` that fits, where larger ones exceed; `undefined` when none was found to fit.
 * At most three steps for each halving of the range; a dozen where amounts grow evenly.
 */
export function largestFitting(start: number, target: Target, ripple = true): number | undefined {
  const bracket = bracketFrom(Math.min(Math.max(start, 1), target.most), target);
  if (bracket === undefined) return undefined;
  close(bracket, target);
  if (!bracket.hasFit) return undefined;
  return ripple ? climb(bracket.low, target) : bracket.low;
}

/** The first candidate at or below `from` that `holds` with all between them, looked for in steps that double. */
export function firstOfRun(from: number, holds: (candidate: number) => boolean): number {
  let [inside, outside, step] = [from, from - 1, 1];
  while (outside >= 1 && holds(outside)) {
    inside = outside;
    step *= 2;
    outside = Math.max(0, inside - step);
  }
  while (inside - outside > 1) {
    const middle = outside + Math.floor((inside - outside) / 2);
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
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
