/**
 * Comparisons: whether a loan exactly n days late is already beyond a limit of n days.
 *
 * Each entry turns a limit of days into the highest number of days that is still within it. The same loan is outside
 * PAR by one and inside by the other, so the comparison is part of the answer.
 */
export const DAY_COMPARISONS = {
  /** More than n days: n itself is within. The default, as in "PAR over 30". */
  ">": (days) => days,
  /** n days or more. */
  ">=": (days) => days - 1,
} as const satisfies Record<string, (days: number) => number>;

/** The name of a comparison of days with a limit. */
export type DayComparison = keyof typeof DAY_COMPARISONS;
