/**
 * Residue: rounded installments do not add up to the exact sum; these rules say where the odd units go.
 *
 * The last row always closes the loan. To add a policy, add one entry here and its rule in
 * `schedule/residue.ts`, which `schedule/amounts.ts` calls.
 */

/** Where the odd units go. */
export const RESIDUE_POLICIES = {
  /** The last installment takes them. The default. */
  last: "in the last installment",
  /** The first installment takes units as long as that brings the last one nearer to its planned amount. */
  first: "in the first installment",
  /** One unit per installment, the larger amounts first, by the same test. */
  spread: "one unit per installment",
  /** The level amount is solved again after each installment from the rounded balance. */
  "re-level": "solved again after each installment",
  /**
   * The level amount moves once by an even share of what the last installment is off by, if that is more than half a
   * hundredth of the currency for each installment and the last one comes nearer. As Fineract's progressive schedules.
   */
  "even-share": "in equal shares in all installments",
} as const;

/** The name of a residue policy. */
export type ResiduePolicy = keyof typeof RESIDUE_POLICIES;

/** To which multiple a solved amount goes. */
export const MULTIPLE_DIRECTIONS = {
  /** To the nearer multiple; a tie follows the half mode of the terms. */
  nearest: "to the nearer multiple",
  /** To the next multiple above. */
  up: "up",
  /** To the next multiple below. */
  down: "down",
} as const;

/** The name of a direction of rounding to a multiple. */
export type MultipleDirection = keyof typeof MULTIPLE_DIRECTIONS;

/** What happens to a last installment that is smaller than the stated threshold. */
export const SMALL_LAST_ACTIONS = {
  /** It is folded into the installment before: the loan ends one period earlier. */
  fold: "paid with the installment before",
  /** The terms are refused. */
  refuse: "refused",
} as const;

/** The name of what happens to a small last installment. */
export type SmallLastAction = keyof typeof SMALL_LAST_ACTIONS;
