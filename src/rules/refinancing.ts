/**
 * Refinancing: when a new loan counts as the old one restructured. To add a rule, add one entry.
 */
import { compareRatios, multiplyRatios, type Ratio, ratio } from "../kernel/ratio.js";

/** A rule: within how many days of an early payoff, and with more than what share of the principal unpaid. */
interface RefinancingRule {
  readonly withinDays: number;
  readonly outstandingOverPercent: number;
}

/** The rules on refinancing. */
export const REFINANCING_RULES = {
  /** New loan within a week of an advance payoff with more than 30% of the original principal unpaid (BSP MORB 314). */
  "ph-bsp": { withinDays: 7, outstandingOverPercent: 30 },
} as const satisfies Record<string, RefinancingRule>;

/** The name of a rule. */
export type RefinancingRuleName = keyof typeof REFINANCING_RULES;

/** Whether the share unpaid at payoff is over the rule's limit, compared exactly, and the new loan came soon enough. */
export function countsAsRefinanced(
  {
    original,
    outstanding,
    days,
  }: { readonly original: Ratio; readonly outstanding: Ratio; readonly days: number },
  rule: RefinancingRuleName,
): boolean {
  const { withinDays, outstandingOverPercent } = REFINANCING_RULES[rule];
  const limit = multiplyRatios(original, ratio(outstandingOverPercent, 100));
  return days <= withinDays && compareRatios(outstanding, limit) > 0;
}
