/**
 * The range of rates that give an amount.
 *
 * A level amount never falls as the rate grows. Among the rates of one level amount no payment but the closing one
 * changes, and that one grows: there the rates that give the amount follow one another. From one level amount to the
 * next the closing payment falls back, so that the amount may be met at other ones too: those around are looked at.
 */
import { firstOfRun, largestFitting } from "./solveSearch.js";

/** What a search for rates is asked; rates count steps from 0 on. */
export interface RateSearch {
  readonly amountAt: (steps: number) => number;
  /** The level amount at a rate; `undefined` where there is none. */
  readonly levelAt: (steps: number) => number | undefined;
  readonly target: number;
  /** Where to begin, and the highest rate. */
  readonly start: number;
  readonly most: number;
}

/** Rates from the first to the last. */
export interface RateRange {
  readonly lowest: number;
  readonly highest: number;
}

/** How many level amounts, or steps where there are none, are looked at on either side of a jump. */
const AROUND = 32;

/** The last rate whose amount is at most a limit; −1 if there is none. Candidates count from 1. */
export function lastUpTo(limit: number, { amountAt, start, most }: RateSearch): number {
  const target = { amountAt: (candidate: number) => amountAt(candidate - 1), limit, most: most + 1 };
  return (largestFitting(start, target, false) ?? 0) - 1;
}

/** The first of rising candidates for which `reaches` holds; the one after the last if it holds for none. */
function firstIn({ lowest, highest }: RateRange, reaches: (steps: number) => boolean): number {
  let [below, found] = [lowest - 1, highest + 1];
  while (found - below > 1) {
    const middle = below + Math.floor((found - below) / 2);
    if (reaches(middle)) found = middle;
    else below = middle;
  }
  return found;
}

/** The rates of one level amount around a rate; that rate alone where there is none. */
function sameLevel(steps: number, { levelAt, most }: RateSearch): RateRange {
  const level = levelAt(steps);
  if (level === undefined) return { lowest: steps, highest: steps };
  const isSame = (candidate: number): boolean => levelAt(candidate) === level;
  return {
    lowest: firstOfRun(steps + 1, (candidate) => isSame(candidate - 1)) - 1,
    highest: most + 1 - firstOfRun(most + 1 - steps, (mirrored) => isSame(most + 1 - mirrored)),
  };
}

/** The rates within a range that give the amount. */
function metIn(range: RateRange, { amountAt, target }: RateSearch): RateRange | undefined {
  const lowest = firstIn(range, (steps) => amountAt(steps) >= target);
  if (lowest > range.highest || amountAt(lowest) !== target) return undefined;
  return { lowest, highest: firstIn({ ...range, lowest }, (steps) => amountAt(steps) > target) - 1 };
}

/** The range of rates nearest to a jump of the amount that give it; `undefined` if none was found. */
export function rangeNear(jump: number, search: RateSearch): RateRange | undefined {
  let above = sameLevel(jump, search);
  let below = above;
  const found = metIn(above, search);
  if (found !== undefined) return found;
  for (let away = 1; away <= AROUND; away++) {
    if (above.highest < search.most) above = sameLevel(above.highest + 1, search);
    if (below.lowest > 0) below = sameLevel(below.lowest - 1, search);
    const met = metIn(below, search) ?? metIn(above, search);
    if (met !== undefined) return met;
  }
  return undefined;
}
