/**
 * Ready rules: a rule of a policy with its limits as exact numbers and its basis in words, made once for a
 * currency and a set of choices.
 */
import { Decimal } from "../kernel/decimal.js";
import { HOUSEHOLD_DEFINITIONS } from "../rules/householdDefinition.js";
import { INCOME_BASES } from "../rules/incomeSource.js";
import { INDICATORS, type Indicator } from "../rules/indebtednessIndicator.js";
import type { IndebtednessPolicy, IndebtednessRule } from "../rules/indebtednessPolicy.js";
import { MONTHLY_CONVERSIONS } from "../rules/monthlyConversion.js";
import type { AssessmentChoices } from "./assessmentChoices.js";
import { type Figure, figure } from "./figure.js";
import type { Limit } from "./judgment.js";
import { limitOf } from "./ruleCondition.js";

/** A rule made ready for a currency and a set of choices. */
export interface ReadyRule {
  readonly rule: IndebtednessRule;
  readonly limit: Limit;
  readonly limitFigure: Figure;
  readonly limitText: string;
  readonly basis: string;
  readonly source: string;
  readonly bands: readonly { readonly upTo: Limit; readonly label: string }[];
  readonly lastBand: string | undefined;
  readonly digits: number;
}

const INCOME_INDICATORS: readonly Indicator[] = ["debt-service-to-income", "peak-month-service-to-income"];

function basisOf({ indicator, income, incomeMonths }: IndebtednessRule, choices: AssessmentChoices): string {
  const household = HOUSEHOLD_DEFINITIONS[choices.household].rule;
  if (!INCOME_INDICATORS.includes(indicator)) return household;
  const mean = incomeMonths === 12 ? "" : `, mean of the last ${incomeMonths} months`;
  const dues =
    indicator === "debt-service-to-income"
      ? MONTHLY_CONVERSIONS[choices.conversion].rule
      : "dues on their dates";
  return `${INCOME_BASES[income]}${mean}; ${dues}; ${household}`;
}

function limitText({ indicator, limit }: IndebtednessRule, currency: string | undefined): string {
  const { unit } = INDICATORS[indicator];
  if (unit === "ratio") return `${new Decimal(limit).times(100).toString()}%`;
  return unit === "money" && limit !== "0" ? `${currency ?? ""} ${limit}`.trim() : limit;
}

/** Makes a rule ready: its limit exact, its basis in words. */
export function readyRule(
  rule: IndebtednessRule,
  policy: IndebtednessPolicy,
  choices: AssessmentChoices,
  digits: number,
): ReadyRule {
  const { unit, bound } = INDICATORS[rule.indicator];
  const isWorstAtZero = rule.income === "after-expenses" && INCOME_INDICATORS.includes(rule.indicator);
  const limitFrom = (text: string, inclusive: boolean): Limit => ({
    value: limitOf(text, unit === "money", digits),
    bound,
    inclusive,
    isWorstAtZero,
  });
  const limit = limitFrom(rule.limit, rule.inclusive);
  const bands = rule.bands ?? [];
  return {
    rule,
    limit,
    limitFigure: figure(limit.value.numerator, limit.value.denominator, { unit, digits, mode: "half-up" }),
    limitText: limitText(rule, policy.currency),
    basis: basisOf(rule, choices),
    source: rule.source ?? policy.source,
    bands: bands.flatMap(({ upTo, label }) =>
      upTo === undefined ? [] : [{ upTo: limitFrom(upTo, true), label }],
    ),
    lastBand: bands[bands.length - 1]?.label,
    digits,
  };
}
