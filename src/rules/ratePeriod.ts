/**
 * Rate periods: the stretch of time a quoted rate is for, and how it becomes the annual one.
 *
 * The annual nominal rate is the quoted rate × the periods in a year. To add one, add one entry.
 */

/** The periods a rate may be quoted for, with how many of them make a year; a penalty takes none per installment. */
export const RATE_PERIODS = {
  /** A rate per year. */
  year: 1,
  /** A rate per month: × 12 is the annual one. */
  month: 12,
  /** A rate per week: × 52 is the annual one. */
  week: 52,
  /** A rate per day: × 365 is the annual one. */
  day: 365,
  /** A rate per installment: × the installments in a year is the annual one; equal periods only. */
  installment: undefined,
} as const satisfies Record<string, number | undefined>;
