/**
 * Recalculated interest: the choices that loans with interest on the outstanding principal leave open.
 *
 * To add a choice, add one entry here and its rule in `servicing/rest.ts`, `compounding.ts` or
 * `recalculatedRow.ts`.
 */

/** On which days money begins to count for recalculated interest: the servicing fields `rest` and `compounding.every`. */
export const RESTS = {
  /** On its own day. The default. */
  daily: "on the day it is paid",
  /** On the next day of a week counted from the disbursement. */
  weekly: "at the end of the week",
  /** On the next day of a month counted from the disbursement. */
  monthly: "at the end of the month",
  /** On the next due date: interest of the period in progress stays, and the row due then takes the money. */
  "due-dates": "on the next due date",
} as const;

/** The name of a rest. */
export type Rest = keyof typeof RESTS;

/**
 * What goes on bearing interest when it is overdue, as the principal that is overdue does: the servicing field
 * `compounding.of`.
 */
export const COMPOUNDED = {
  /** Nothing but principal. The default. */
  none: "nothing but principal",
  interest: "overdue interest",
  fees: "overdue fees",
  "interest-and-fees": "overdue interest and fees",
  /** Fees and penalties. */
  charges: "overdue fees and penalties",
  "interest-and-charges": "overdue interest, fees and penalties",
} as const;

/** The name of what is compounded. */
export type Compounded = keyof typeof COMPOUNDED;

/**
 * What becomes of the interest of the period in progress when early money lowers the balance: the servicing field
 * `earlyInterest`.
 */
export const EARLY_INTEREST = {
  /** It stays due with the row. The default. */
  "with-the-row": "stays due with its row",
  /** The money pays what has accrued to its day first; the rest of it lowers the balance. */
  "at-once": "is paid from the money",
  /** The same, but until the row falls due the whole of the money counts as principal repaid. */
  "at-once-whole": "is paid from the money, which counts as principal until the row falls due",
} as const;

/** The name of a treatment of the interest of the period in progress. */
export type EarlyInterest = keyof typeof EARLY_INTEREST;

/**
 * What becomes of the interest of a row whose principal was paid ahead, so that it exceeds the installment: the servicing
 * field `paidAhead`.
 */
export const PAID_AHEAD = {
  /** It stays due with the row. The default. */
  stays: "stays due with its row",
  /** What of it is unpaid falls due with the next row. */
  "moves-on": "falls due with the next row",
} as const;

/**
 * What early money does to the row in whose period it comes, where it lowers the installments or ends the loan earlier:
 * the servicing field `rowInProgress`.
 */
export const ROW_IN_PROGRESS = {
  /** It is planned again on what is left, like the rows after it. The default. */
  "planned-again": "is planned again like the rows after it",
  /** The money repays its principal first; only what is beyond that changes the rows after it. */
  "repaid-first": "is repaid first; what is beyond it changes the rows after it",
} as const;

/** What becomes of charges of each installment when its principal or interest changes: the servicing field `rowCharges`. */
export const ROW_CHARGES = {
  /** They stay as the schedule had them. The default. */
  "as-scheduled": "stay as scheduled",
  /** They are worked out again from the row as it now is. */
  "follow-rows": "follow the rows",
} as const;

/** The name of a treatment of rows paid ahead. */
export type PaidAhead = keyof typeof PAID_AHEAD;
