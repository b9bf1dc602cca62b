/**
 * Stress: what a household could still carry when things go wrong, and how far its income may fall.
 */

import { readAll } from "../kernel/error.js";
import { needRecord } from "../kernel/recordInput.js";
import type { Schedule } from "../schedule/schedule.js";
import { argumentBook, argumentLoan, argumentPolicy } from "./arguments.js";
import { verdictOf } from "./assessIndebtedness.js";
import { type Facts, gatherFacts } from "./facts.js";
import { type Figure, moneyFigure, ratioFigure } from "./figure.js";
import { meanIncome } from "./incomeMeans.js";
import { EVALUATIONS } from "./indicators.js";
import { judge, type Outcome } from "./judgment.js";
import { CHOICE_NAMES } from "./optionRecord.js";
import type { Household, HouseholdInput } from "./parseHousehold.js";
import type { PolicyChoice } from "./parsePolicy.js";
import type { ProposedLoanInput } from "./proposedLoan.js";
import { isKnown, subtract } from "./quantity.js";
import { type ReadyPolicy, readAssessmentOptions, readyPolicy } from "./readyPolicy.js";
import type { ReadyRule } from "./readyRule.js";
import { digitsOf } from "./recordSchema.js";
import { isInForce } from "./ruleCondition.js";
import { answerRule } from "./ruleResult.js";
import { type GroupShortfall, lacksGroup, shockedFacts } from "./shock.js";
import { type NamedScenario, readStresses, type StressOptions } from "./stressOptions.js";
import { monthlyService } from "./sums.js";

/** A household's month in one scenario. */
export interface StressOutcome {
  /** The scenario's name, or its words if it has none. */
  readonly scenario: string;
  readonly meaning: string;
  /** Income − expenses − repayments of a mean month; `undefined` where something is not known. */
  readonly surplus: Figure | undefined;
  /** Monthly repayments ÷ gross monthly income; `undefined` where something is not known, or without income. */
  readonly debtServiceToIncome: Figure | undefined;
  /** The verdict of the policy; `not-applicable` where the scenario needs a group and none is given. */
  readonly verdict: Outcome | "not-applicable";
  /** Names of the rules that are over their limit. */
  readonly exceeded: readonly string[];
}

/** How far income may fall. */
export interface BreakEven {
  /** Surplus ÷ income: the fall at which nothing is left; below zero if nothing is left today. */
  readonly cash: Figure | undefined;
  /** For each limit on debt service, the fall at which it is just kept. */
  readonly rules: readonly { readonly rule: string; readonly incomeFall: Figure | undefined }[];
}

/** The answer of a stress test. */
export interface StressReport {
  readonly base: StressOutcome;
  readonly outcomes: readonly StressOutcome[];
  readonly breakEven: BreakEven;
}

const STRESS_NAMES = [...CHOICE_NAMES, "scenarios", "group"];

const ALL_LOANS = { counting: {}, withNew: true } as const;

const surplusOf = (facts: Facts) =>
  subtract(meanIncome(facts, "after-expenses"), monthlyService(facts, ALL_LOANS));

function outcomeOf(
  facts: Facts,
  rules: readonly ReadyRule[],
  { name, meaning }: NamedScenario,
): StressOutcome {
  const answers = rules.map((rule) => answerRule(rule, facts));
  const surplus = surplusOf(facts);
  const [service, income] = [monthlyService(facts, ALL_LOANS), meanIncome(facts, "gross")];
  const isRatio = isKnown(service) && isKnown(income) && income.base > 0n;
  return {
    scenario: name,
    meaning,
    surplus: isKnown(surplus) ? moneyFigure(surplus.base, surplus.scale, facts.book.digits) : undefined,
    debtServiceToIncome: isRatio
      ? ratioFigure(service.base * income.scale, income.base * service.scale)
      : undefined,
    verdict: verdictOf(answers),
    exceeded: answers
      .filter(({ outcome, effect }) => outcome === "exceeds" && effect === "limit")
      .map((a) => a.name),
  };
}

const NOT_APPLICABLE = {
  surplus: undefined,
  debtServiceToIncome: undefined,
  verdict: "not-applicable",
  exceeded: [],
} as const;

/** L·(I·(1 − f) − E) = S gives f = headroom ÷ (L·I). */
function fallUnderRule(facts: Facts, { rule, limit }: ReadyRule): Figure | undefined {
  const measure = EVALUATIONS[rule.indicator]({ facts, rule, withNew: true });
  const gross = meanIncome(facts, "gross", rule.incomeMonths);
  if (measure === undefined || !isKnown(gross) || gross.base <= 0n) return undefined;
  const { headroom, isHeadroomKnown } = judge(measure, limit);
  if (!isHeadroomKnown || limit.value.numerator === 0n) return undefined;
  const { numerator, denominator } = limit.value;
  return ratioFigure(
    headroom.numerator * denominator * gross.scale,
    headroom.denominator * numerator * gross.base,
  );
}

function breakEvenOf(facts: Facts, rules: readonly ReadyRule[]): BreakEven {
  const [surplus, income] = [surplusOf(facts), meanIncome(facts, "gross")];
  const isFall = isKnown(surplus) && isKnown(income) && income.base > 0n;
  const limits = rules.filter(
    ({ rule }) => rule.indicator === "debt-service-to-income" && rule.effect === "limit",
  );
  return {
    cash: isFall ? ratioFigure(surplus.base * income.scale, income.base * surplus.scale) : undefined,
    rules: limits.map((ready) => ({ rule: ready.rule.name, incomeFall: fallUnderRule(facts, ready) })),
  };
}

function report(
  facts: Facts,
  ready: ReadyPolicy,
  scenarios: readonly NamedScenario[],
  group?: GroupShortfall,
): StressReport {
  const rules = ready.rules.filter(({ rule }) => isInForce(rule, facts.asOf));
  return {
    base: outcomeOf(facts, rules, { name: "as it stands", meaning: "nothing goes wrong" }),
    outcomes: scenarios.map((scenario) =>
      lacksGroup(scenario, group)
        ? { scenario: scenario.name, meaning: scenario.meaning, ...NOT_APPLICABLE }
        : outcomeOf(shockedFacts(facts, scenario, group), rules, scenario),
    ),
    breakEven: breakEvenOf(facts, rules),
  };
}

/**
 * Tries scenarios on a household with its proposed loan: the surplus of a month, the share of income that
 * repayments take, and the policy's verdict in each; and how far income may fall before nothing is left.
 *
 * @throws LoanError with every problem of the household, the loan, the policy or the options
 * @example
 * ```ts
 * const household = {
 *   currency: "UGX",
 *   incomes: [{ source: "business", amount: "20000", per: "month" }],
 *   expenses: [{ amount: "9000", per: "month" }],
 *   debts: [{ kind: "own", mark: "verified", installment: "7000", every: { unit: "month" } }],
 * };
 * const stress = stressHousehold(household, undefined, "za-cash-test", { scenarios: ["income-30"] });
 * String(stress.outcomes[0].surplus); // "-2000"
 * String(stress.breakEven.cash); // "0.2000000000"
 * ```
 */
export function stressHousehold(
  household: HouseholdInput | Household,
  proposed: ProposedLoanInput | Schedule | undefined,
  policy: PolicyChoice,
  options: StressOptions = {},
): StressReport {
  needRecord(options, "options");
  const [book, loan, , asOf, stresses] = readAll(
    () => argumentBook(household),
    () => argumentLoan(household, proposed),
    () => argumentPolicy(policy),
    () => readAssessmentOptions(options, STRESS_NAMES),
    () => readStresses(options, digitsOf(household)),
  );
  const ready = readyPolicy(policy, book, options);
  const facts = gatherFacts({ ...book, asOf: asOf ?? book.asOf }, loan, ready.choices);
  return report(facts, ready, stresses.scenarios, stresses.group);
}
