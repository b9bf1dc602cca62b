/**
 * Crediting: how often the interest of savings joins the balance.
 */

/** The rhythms, as whole months of the calendar; none for interest that is paid at the end. */
export const INTEREST_CREDITS = {
  month: { months: 1, meaning: "at the end of each month" },
  quarter: { months: 3, meaning: "at the end of each third month" },
  "half-year": { months: 6, meaning: "at the end of each sixth month" },
  year: { months: 12, meaning: "at the end of each twelfth month" },
  "at-end": { months: undefined, meaning: "at the end" },
} as const;

/** The name of a rhythm of crediting. */
export type InterestCredit = keyof typeof INTEREST_CREDITS;
