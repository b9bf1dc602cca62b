/**
 * Ageing bands: how a book is cut by days past due.
 *
 * A set of bands is named by its upper bounds, each included: 0, 30, 60 makes the bands 0, 1–30, 31–60 and over 60.
 * To add one, add one entry to `AGEING_BANDS`.
 */

/** The usual sets of ageing bands, by their inclusive upper bounds in days past due. */
export const AGEING_BANDS = {
  /** Current, 1–30, 31–60, 61–90, 91–180, over 180: what CGAP and MIX reports show. The default. */
  "30-60-90-180": [0, 30, 60, 90, 180],
  /** The same with a year, as tables that write loans off after 365 days need. */
  "30-60-90-180-365": [0, 30, 60, 90, 180, 365],
  /** Weeks, for weekly group loans: current, 1–7, 8–14, 15–21, 22–28, over 28. */
  weekly: [0, 7, 14, 21, 28],
  /** Current, 1–30, 31–90, over 90: the backstops of IFRS 9 (§5.5.11, §B5.5.37). */
  "30-90": [0, 30, 90],
} as const satisfies Record<string, readonly number[]>;

/** The name of a set of ageing bands. */
export type AgeingBands = keyof typeof AGEING_BANDS;
