/**
 * Charges: what they are, what they are a percentage of, and how those of the disbursement are collected.
 *
 * To add a kind, a base or a way of collecting, add one entry here and its rule in `schedule/charges.ts`.
 */

/** The kinds of charge; each is a column of the schedule. */
export const CHARGE_KINDS = {
  /** What the lender takes for a service. */
  fee: "fees",
  /** A premium that is passed on. */
  insurance: "insurance",
  /** A tax on interest or on another charge. */
  tax: "taxes",
} as const;

/** The name of a kind of charge. */
export type ChargeKind = keyof typeof CHARGE_KINDS;

/** What a charge may be a percentage of. */
export const CHARGE_BASES = {
  /** The principal that was agreed. */
  principal: "the principal lent",
  /** The balance before the installment. */
  outstanding: "the outstanding balance",
  /** Interest that falls due with the installment. */
  interest: "the interest of the installment",
  /** Principal and interest of the installment. */
  installment: "the installment",
} as const;

/** The name of a base of a charge. */
export type ChargeBase = keyof typeof CHARGE_BASES;

/** How a charge at disbursement is collected. */
export const CHARGE_COLLECTIONS = {
  /** It is taken from the amount that is paid out. */
  deducted: "taken from the amount paid out",
  /** The client pays it beside the loan. */
  "paid-apart": "paid apart",
  /** It is added to the principal, and repaid with interest. */
  financed: "added to the principal",
} as const;

/** The name of a way of collecting. */
export type ChargeCollection = keyof typeof CHARGE_COLLECTIONS;

/** What becomes of compulsory savings when the loan ends. */
export const SAVINGS_RETURNS = {
  /** They are paid back with the last installment. */
  "at-end": "paid back at the end",
  /** They pay the last installments as far as they go; the rest is paid back. */
  "set-off": "set off against the last installments",
} as const;

/** The name of what becomes of compulsory savings. */
export type SavingsReturn = keyof typeof SAVINGS_RETURNS;
