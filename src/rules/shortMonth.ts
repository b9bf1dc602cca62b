/**
 * Short months: where a date goes whose day of the month does not exist in that month.
 *
 * Dates always step from the anchor: from 31 January, February has no 31st, but March has. A policy has nothing to do
 * where dates step by days or weeks, or fall on a day that every month has. To add a policy, add one entry.
 */

/** The policies for months that are too short. `overflow` is how many days past the month's end the date lies. */
export const SHORT_MONTHS = {
  /** The last day of the month: 31 January, 29 February, 31 March. The default. */
  clamp: { overflow: 0 },
  /** The first day of the next month: 31 January, 1 March, 31 March. */
  "first-of-next-month": { overflow: 1 },
} as const satisfies Record<string, { readonly overflow: 0 | 1 }>;

/** The name of a policy for short months. */
export type ShortMonth = keyof typeof SHORT_MONTHS;
