/**
 * Penalties: on what a charge for lateness is reckoned, and when it stops.
 *
 * To add a base, add one entry here and its amount in `servicing/penalty.ts`.
 */

/** On what a penalty is reckoned: the servicing field `penalty.base`. */
export const PENALTY_BASES = {
  /** Everything of the installment that is overdue, penalties apart. */
  "overdue-installment": "the overdue installment",
  /** The overdue principal alone. */
  "overdue-principal": "the overdue principal",
  /** The whole outstanding principal, while any installment is overdue. */
  "outstanding-principal": "the outstanding principal",
} as const;

/** The name of a penalty base. */
export type PenaltyBase = keyof typeof PENALTY_BASES;

/** From when a penalty counts once the grace days are over: the servicing field `penalty.start`. */
export const PENALTY_STARTS = {
  /** From the due date, as if there had been no grace: 45 days late is 45 days. */
  retroactive: "from the due date",
  /** From the first day after the grace days: 45 days late with 5 of grace is 40 days. The default. */
  "after-grace": "after the grace days",
} as const;

/** The name of a start. */
export type PenaltyStart = keyof typeof PENALTY_STARTS;
