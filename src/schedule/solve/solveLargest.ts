/**
 * The largest candidate that fits where candidates lie in stretches: within one, all below a fitting candidate fit too.
 */
import { firstOfRun } from "./solveSearch.js";

/** What a search for the largest candidate knows. */
interface Search {
  readonly fits: (candidate: number) => boolean;
  /** Whether two candidates lie in one stretch, in which smaller ones fit if larger ones do. */
  readonly inOneStretch: (candidate: number, other: number) => boolean;
}

/** The last candidate that fits of a stretch whose first one does and whose last one does not. */
function lastFitting(first: number, last: number, fits: (candidate: number) => boolean): number {
  let [found, above] = [first, last];
  while (above - found > 1) {
    const middle = found + Math.floor((above - found) / 2);
    if (fits(middle)) found = middle;
    else above = middle;
  }
  return found;
}

/**
 * The largest candidate up to `top` that fits, 0 if none does: stretch by stretch from above. `undefined` once `isOver`
 * says that enough was looked at.
 */
export function largestFrom(
  top: number,
  { fits, inOneStretch }: Search,
  isOver: () => boolean,
): number | undefined {
  let last = top;
  while (last > 0) {
    if (isOver()) return undefined;
    if (fits(last)) return last;
    const first = firstOfRun(last, (candidate) => inOneStretch(candidate, last));
    if (first < last && fits(first)) return lastFitting(first, last, fits);
    last = first - 1;
  }
  return 0;
}
