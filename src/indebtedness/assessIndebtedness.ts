/**
 * Can the household carry it? Every rule of a named, dated policy with its value, limit and headroom, and a
 * verdict with reasons. Never a bare yes, and never the word "safe".
 */
import type { Day } from "../kernel/date.js";
import { readAll } from "../kernel/error.js";
import { CONFIDENCES, type Confidence, isVerified, weakerConfidence } from "../rules/confidence.js";
import type { IndebtednessPolicy } from "../rules/indebtednessPolicy.js";
import type { Schedule } from "../schedule/schedule.js";
import { argumentBook, argumentLoan, argumentPolicy } from "./arguments.js";
import type { AssessmentChoices } from "./assessmentChoices.js";
import { type ExposureSummary, exposureSummary } from "./exposureSummary.js";
import { type Facts, gatherFacts } from "./facts.js";
import { type Figure, moneyFigure, ratioFigure } from "./figure.js";
import type { HouseholdBook } from "./householdBook.js";
import type { Outcome } from "./judgment.js";
import type { Household, HouseholdInput } from "./parseHousehold.js";
import type { PolicyChoice } from "./parsePolicy.js";
import { peakMonth } from "./peakMonth.js";
import type { ProposedLoan, ProposedLoanInput } from "./proposedLoan.js";
import {
  type AssessmentOptions,
  type ReadyPolicy,
  readAssessmentOptions,
  readyPolicy,
} from "./readyPolicy.js";
import { isInForce } from "./ruleCondition.js";
import { answerRule, type RuleResult } from "./ruleResult.js";

/** The calendar month in which repayments take the largest share of gross income. */
export interface PeakMonthFigures {
  /** `YYYY-MM`; `undefined` where neither the household nor the loan has a date. */
  readonly month: string | undefined;
  readonly repayments: Figure;
  readonly income: Figure;
  /** Repayments ÷ income; `undefined` where the month has no income. */
  readonly share: Figure | undefined;
  /** Whether some repayments are not known, so that the month may be heavier. */
  readonly mayBeHeavier: boolean;
}

/** The answer of a policy about a household and a loan. */
export interface Assessment {
  readonly verdict: Outcome;
  /** Every rule of the policy that is in force. */
  readonly rules: readonly RuleResult[];
  /** Why, in plain words, without amounts. */
  readonly reasons: readonly string[];
  /** What the reader must know about the policy: figures that are not verified, days on which it is not in force. */
  readonly caveats: readonly string[];
  /** The policy, by its record. */
  readonly policy: IndebtednessPolicy;
  /** Whether the policy is in force on the day; without a day, whether it has no end. */
  readonly isInForce: boolean;
  /** The weakest confidence among the rules that were applied. */
  readonly confidence: Confidence;
  /** The choices that were made. */
  readonly choices: AssessmentChoices;
  readonly peak: PeakMonthFigures;
  readonly exposure: ExposureSummary;
  /** Where facts stand that are not known and matter to a rule. */
  readonly unknown: readonly string[];
}

const monthText = (index: number): string =>
  `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;

function peakFigures(facts: Facts): PeakMonthFigures {
  const { month, service, income } = peakMonth(facts, { counting: {}, withNew: true, income: "gross" });
  const { digits } = facts.book;
  const isShare = income.base > 0n;
  return {
    month: month === undefined ? undefined : monthText(month),
    repayments: moneyFigure(service.base, service.scale, digits),
    income: moneyFigure(income.base, income.scale, digits),
    share: isShare ? ratioFigure(service.base * income.scale, income.base * service.scale) : undefined,
    mayBeHeavier: service.unknown.length > 0,
  };
}

/** The verdict of the limits among some answers. */
export function verdictOf(rules: readonly RuleResult[]): Outcome {
  const outcomes = rules.filter(({ effect }) => effect === "limit").map(({ outcome }) => outcome);
  if (outcomes.includes("exceeds")) return "exceeds";
  if (outcomes.includes("cannot-tell") || !outcomes.includes("within")) return "cannot-tell";
  return "within";
}

const NO_LIMIT = "No limit of this policy applies to this loan, so the policy says nothing about it.";

function reasonsOf(rules: readonly RuleResult[], verdict: Outcome): string[] {
  const applied = rules.filter(({ outcome }) => outcome !== "not-applicable");
  const hasLimit = applied.some(({ effect }) => effect === "limit");
  const told = applied.map(({ effect, reason }) => (effect === "limit" ? reason : `(${effect}) ${reason}`));
  return verdict === "cannot-tell" && !hasLimit ? [NO_LIMIT, ...told] : told;
}

function caveatsOf(rules: readonly RuleResult[], policy: IndebtednessPolicy, inForce: boolean): string[] {
  const weak = rules.filter(({ confidence }) => !isVerified(confidence));
  const unverified = weak.map(
    ({ name, confidence }) => `The figure of rule "${name}" is ${CONFIDENCES[confidence]}.`,
  );
  return inForce ? unverified : [`The policy ${policy.id} is not in force on this day.`, ...unverified];
}

/** Assesses one household with a policy made ready. */
export function assessReady(
  ready: ReadyPolicy,
  book: HouseholdBook,
  proposed: ProposedLoan | undefined,
  asOf: Day | undefined,
): Assessment {
  const { policy, choices } = ready;
  const facts = gatherFacts(asOf === undefined ? book : { ...book, asOf }, proposed, choices);
  const inForce = isInForce(policy, facts.asOf);
  const rules: RuleResult[] = [];
  for (const each of ready.rules) if (isInForce(each.rule, facts.asOf)) rules.push(answerRule(each, facts));
  const verdict = verdictOf(rules);
  return {
    verdict,
    rules,
    reasons: reasonsOf(rules, verdict),
    caveats: caveatsOf(rules, policy, inForce),
    policy,
    isInForce: inForce,
    confidence: rules.reduce<Confidence>(
      (weakest, rule) => weakerConfidence(weakest, rule.confidence),
      "primary",
    ),
    choices,
    peak: peakFigures(facts),
    exposure: exposureSummary(facts),
    unknown: [...new Set(rules.flatMap(({ unknown }) => unknown))],
  };
}

/**
 * Assesses whether a household can carry its debts and a proposed loan, by a policy.
 *
 * Without a proposed loan the household is judged as it stands. Comparisons are exact: repayments × 100 against
 * income × 50, never a rounded percent. What is unknown is never taken for zero: where it decides, the verdict is
 * `cannot-tell`, and the rule says under which condition it would be within.
 *
 * @throws LoanError with every problem of the household, the loan, the policy and the options; `conflict` when the policy's
 *   amounts are in another currency
 * @example
 * ```ts
 * const household = {
 *   currency: "INR",
 *   incomes: [{ source: "wage", amount: "25000", per: "month" }],
 *   debts: [{ kind: "bank", mark: "bureau", installment: "8000", every: { unit: "month" } }],
 * };
 * const loan = { installment: "4500.01", every: { unit: "month" } };
 * const { verdict, rules } = assessIndebtedness(household, loan, "in-rbi-2022");
 * verdict; // "exceeds"
 * `${rules[0].value} ${rules[0].headroom}`; // "0.5000004000 -0.01"
 * ```
 */
export function assessIndebtedness(
  household: HouseholdInput | Household,
  proposed: ProposedLoanInput | Schedule | undefined,
  policy: PolicyChoice,
  options: AssessmentOptions = {},
): Assessment {
  const [book, loan, , asOf] = readAll(
    () => argumentBook(household),
    () => argumentLoan(household, proposed),
    () => argumentPolicy(policy),
    () => readAssessmentOptions(options),
  );
  return assessReady(readyPolicy(policy, book, options), book, loan, asOf);
}
