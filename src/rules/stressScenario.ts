/**
 * Stress scenarios: what may happen to a household while it repays.
 *
 * A scenario changes incomes, expenses or repayments, or takes away an earner, a harvest or a group member. To add
 * one, add one entry; whoever assesses may also write one of their own.
 */

/** What happens in a scenario; shares are decimal text, such as `-0.20` for a fall by a fifth. */
export interface StressScenario {
  /** What happens, in words. */
  readonly meaning: string;
  /** By what share all incomes change. */
  readonly income?: string | undefined;
  /** By what share all expenses change. */
  readonly expenses?: string | undefined;
  /** By what share all repayments change. */
  readonly debtService?: string | undefined;
  /** Whether the member who earns most earns nothing. */
  readonly losesEarner?: boolean | undefined;
  /** Whether the largest harvest of the year brings nothing. */
  readonly missesHarvest?: boolean | undefined;
  /** Whether a member of the joint-liability group pays nothing and the others pay for her, in equal parts. */
  readonly groupMemberDefaults?: boolean | undefined;
  /** By how many points the yearly rate of debts with a variable rate rises. */
  readonly ratePoints?: string | undefined;
}

/** The scenarios. */
export const STRESS_SCENARIOS = {
  "income-10": { meaning: "income falls by 10%", income: "-0.10" },
  "income-20": { meaning: "income falls by 20%", income: "-0.20" },
  "income-30": { meaning: "income falls by 30%", income: "-0.30" },
  "expenses-10": { meaning: "expenses rise by 10%", expenses: "0.10" },
  "expenses-15": { meaning: "expenses rise by 15%", expenses: "0.15" },
  "lost-earner": { meaning: "the member who earns most earns nothing", losesEarner: true },
  "missed-harvest": { meaning: "the largest harvest of the year brings nothing", missesHarvest: true },
  "group-default": {
    meaning: "a group member pays nothing, the others pay for her",
    groupMemberDefaults: true,
  },
  "rate-rise-2": { meaning: "variable rates rise by 2 points a year", ratePoints: "2" },
} as const satisfies Record<string, StressScenario>;

/** The name of a stress scenario. */
export type StressScenarioName = keyof typeof STRESS_SCENARIOS;
