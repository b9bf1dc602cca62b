/**
 * Events: what can happen to a loan, in the order in which it takes effect on one day.
 *
 * To add a kind, add one entry here, its record in `events.ts`, its schema in `eventSchema.ts` and its effect in
 * `effects.ts`; the compiler asks for each of them.
 */

/** What can happen to a loan; earlier entries take effect first on one day. */
export const EVENT_KINDS = {
  disbursement: "principal is paid out to the borrower",
  "rate-change": "the interest rate changes",
  holiday: "installments are spared for a while",
  reschedule: "the rows to come get new dates, number, rate or grace",
  "re-age": "all open principal moves to new equal rows",
  "re-amortize": "principal past due is spread over the rows to come",
  restructure: "the loan is marked as restructured",
  charge: "a fee is charged",
  penalty: "a penalty is charged",
  waiver: "something owed is waived",
  "savings-deposit": "the borrower saves",
  payment: "the borrower pays",
  prepayment: "the borrower pays early, with a choice of what that changes",
  credit: "the lender or a merchant credits the loan",
  "set-off": "savings pay what is owed",
  "savings-withdrawal": "savings are paid back to the borrower",
  payoff: "the borrower pays the loan off",
  refund: "money is paid back to the borrower",
  chargeback: "an earlier payment is taken back",
  "write-off": "the lender gives up the claim in its books",
  recovery: "money received after the write-off",
  closure: "the loan is closed in the books",
  "delinquency-pause": "days of lateness stop being counted for a while",
  "delinquency-resume": "days of lateness are counted again",
  reversal: "an earlier event never happened",
} as const;

/** The name of a kind of event. */
export type EventKind = keyof typeof EVENT_KINDS;

/** The place of each kind within a day. */
export const KIND_RANKS = Object.fromEntries(
  Object.keys(EVENT_KINDS).map((kind, rank) => [kind, rank]),
) as Readonly<Record<EventKind, number>>;

/** Why a credit is given. */
export const CREDIT_REASONS = {
  goodwill: "a gift of the lender",
  "merchant-refund": "goods were returned",
  "payout-refund": "the payout was returned",
  "interest-refund": "interest is given back",
} as const;

/** The name of a reason for a credit. */
export type CreditReason = keyof typeof CREDIT_REASONS;

/** Where the money of a refund comes from. */
export const REFUND_SOURCES = {
  /** The credit kept; what is more than that is owed again as principal. */
  credit: "the credit kept",
  /** Payments already allocated: the last row first, and in it the order of the waterfall reversed. */
  payments: "payments already allocated",
} as const;

/** The name of a source of a refund. */
export type RefundSource = keyof typeof REFUND_SOURCES;
