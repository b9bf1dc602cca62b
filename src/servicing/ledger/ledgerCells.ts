/**
 * The cells of a ledger's rows, and what a row may be.
 */

/** The place of each component within a row. */
export const PENALTY = 0;
export const FEE = 1;
export const INTEREST = 2;
export const PRINCIPAL = 3;

/** Cells per row. */
export const WIDTH = 4;

/** What a row is. */
export const ROW_KINDS = {
  /** A row of the schedule. */
  installment: 0,
  /** The part of a disbursement that falls due at once. */
  "down-payment": 1,
  /** A row beyond the schedule, for what is charged after its end. */
  additional: 2,
  /** Principal paid ahead of its time, by a choice that changed the rows after it. */
  prepayment: 3,
} as const;

/** The name of what a row is. */
export type RowKind = keyof typeof ROW_KINDS;

/** The lists of a ledger with one entry per row. */
export const PER_ROW = [
  "due",
  "start",
  "kind",
  "period",
  "levels",
  "onTop",
  "marks",
  "defers",
  "accrues",
  "following",
  "early",
  "late",
  "paidOn",
] as const;
