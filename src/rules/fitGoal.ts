/**
 * Goals of a fitted schedule: which of all the schedules that a household can bear is chosen.
 */

/** The goals. */
export const FIT_GOALS = {
  /** As few installments as possible differ from the level plan; those that must be raised are raised least. */
  "fewest-changes": "the fewest installments that differ from the level plan",
  /** The largest installment is as small as possible. */
  "lowest-peak": "the smallest largest installment",
  /** The largest share of any period's income is as small as possible, to a hundredth of a percent. */
  "lowest-share": "the smallest largest share of income",
} as const;

/** The name of a goal. */
export type FitGoal = keyof typeof FIT_GOALS;
