/**
 * Steps of a cash flow: how finely a household's money is followed.
 */

/** The steps. */
export const CASH_FLOW_STEPS = {
  /** Calendar months. The default. */
  month: "calendar months",
  /** Weeks of seven days from the first day on. */
  week: "weeks of seven days",
} as const;

/** The name of a step. */
export type CashFlowStep = keyof typeof CASH_FLOW_STEPS;
