/**
 * Compliance of terms: a named, dated rule set applied, every rule with its figure, its limit and its verdict.
 */
import { readMinor } from "../../kernel/amountInput.js";
import { readDate } from "../../kernel/date.js";
import { Decimal, type DecimalInput } from "../../kernel/decimal.js";
import { LoanError, type Problem, problem, refuse } from "../../kernel/error.js";
import { fromMinor } from "../../kernel/money.js";
import { readRecord } from "../../kernel/recordInput.js";
import {
  COMPLIANCE_FIGURES,
  type ComplianceFigure,
  type ComplianceRule,
  type ComplianceRuleSet,
  type ComplianceUnit,
} from "../../rules/complianceRule.js";
import type { Confidence } from "../../rules/confidence.js";
import type { LoanTerms } from "../../terms/complete.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";
import { buildSchedule } from "../buildSchedule.js";
import type { Schedule } from "../schedule.js";
import { scheduleProblem } from "../scheduleArgument.js";
import { type Facts, judgeFigure } from "./complianceFigures.js";
import { readRuleSet } from "./complianceSchema.js";

/** What comes of a rule. */
export const COMPLIANCE_VERDICTS = {
  within: "the figure keeps to the limit",
  exceeds: "the figure passes the limit",
  "not-applicable": "the rule is about other loans",
} as const;

/** The name of a verdict. */
export type ComplianceVerdict = keyof typeof COMPLIANCE_VERDICTS;

/** One rule, judged. */
export interface ComplianceResult {
  readonly name: string;
  readonly figure: ComplianceFigure;
  readonly unit: ComplianceUnit;
  readonly bound: "most" | "least";
  /** `undefined` where the rule does not apply, or a rate lies below zero or beyond 1,000,000%. */
  readonly value: Decimal | undefined;
  readonly limit: Decimal;
  readonly verdict: ComplianceVerdict;
  readonly source: string;
  readonly confidence: Confidence;
  readonly note: string | undefined;
}

/** All rules of a set, judged. */
export interface ComplianceReport {
  readonly ruleSet: string;
  readonly title: string;
  /** Whether the loan is disbursed while the set is in force, as far as its days are known. */
  readonly isInForce: boolean;
  /** `exceeds` as soon as one rule is. */
  readonly verdict: "within" | "exceeds";
  readonly rules: readonly ComplianceResult[];
}

/** What terms alone do not say. */
export interface ComplianceOptions {
  /** Charges that the client pays beside the terms: forms, passbooks, admission. */
  readonly feesApart?: DecimalInput | undefined;
}

const USUAL_RATE_DECIMALS = 2;

function isInForce({ from, until }: ComplianceRuleSet, { disbursedOn }: LoanTerms): boolean {
  const day = readDate(disbursedOn) as number;
  const [first, last] = [readDate(from), readDate(until)];
  return (first === undefined || day >= first) && (last === undefined || day <= last);
}

const applies = ({ whenEvery }: ComplianceRule, { repayment: { every } }: LoanTerms): boolean =>
  whenEvery === undefined || ("unit" in every && every.unit === whenEvery);

function judge(rule: ComplianceRule, ruleSet: ComplianceRuleSet, facts: Facts): ComplianceResult {
  const { name, figure, note } = rule;
  const limit = new Decimal(rule.limit);
  const { unit, bound } = COMPLIANCE_FIGURES[figure];
  const known = {
    name,
    figure,
    unit,
    bound,
    limit,
    source: rule.source ?? ruleSet.source,
    confidence: rule.confidence ?? ruleSet.confidence,
    note,
  };
  if (!applies(rule, facts.schedule.terms)) {
    return { ...known, value: undefined, verdict: "not-applicable" };
  }
  const { value, isWithin } = judgeFigure(figure, facts, limit);
  return { ...known, value, verdict: isWithin ? "within" : "exceeds" };
}

/** The schedule that is given, or that of terms; what is wrong with those is added to the problems. */
function readSchedule(terms: unknown, problems: Problem[]): Schedule | undefined {
  if (scheduleProblem(terms) === undefined) return terms as Schedule;
  try {
    return buildSchedule(terms as LoanTermsInput);
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

function readFeesApart(
  options: unknown,
  digits: number | undefined,
  problems: Problem[],
): number | undefined {
  const { feesApart = "0" } = readRecord(options, ["feesApart"], problems, { what: "options" });
  return readMinor(feesApart, "feesApart", { digits, least: "zero" }, problems);
}

/**
 * Terms, or their schedule, against a rule set: every rule with its figure, its limit, its source and its verdict.
 *
 * Rates are declining equivalents: a flat loan is judged by the yearly rate on the balance that it amounts to, rounded
 * half-up to the decimals of the set (2 by default) before it is compared. The comparison is exact.
 *
 * @throws LoanError with every problem of raw terms, of the rule set (below `ruleSet`) and of the options; `conflict` if
 *   the set's amounts are in another currency
 * @example
 * ```ts
 * const terms = {
 *   currency: "BDT", principal: "20000", disbursedOn: "2026-01-04",
 *   interest: { rate: { percent: "15" }, method: "flat" },
 *   repayment: { installments: 46, every: { count: 1, unit: "week" }, firstDueOn: "2026-01-25" },
 * };
 * const report = checkCompliance(terms, COMPLIANCE_RULE_SETS["bd-mra-2019"]);
 * report.verdict; // "exceeds"
 * report.rules[0].value; // 27.0169
 * ```
 */
export function checkCompliance(
  terms: Schedule | LoanTerms | LoanTermsInput,
  ruleSet: ComplianceRuleSet,
  options: ComplianceOptions = {},
): ComplianceReport {
  const problems: Problem[] = [];
  const schedule = readSchedule(terms, problems);
  const set = readRuleSet(ruleSet, problems);
  const digits = schedule?.terms.decimals;
  const apart = readFeesApart(options, digits, problems);
  if (set?.currency !== undefined && schedule !== undefined && set.currency !== schedule.terms.currency) {
    problems.push(problem("conflict", "currency", "must be the currency of the rule set"));
  }
  if (schedule === undefined || set === undefined || problems.length > 0) return refuse(problems);
  const feesApart = fromMinor(apart ?? 0, schedule.terms.decimals);
  const facts = { schedule, feesApart, rateDecimals: set.rateDecimals ?? USUAL_RATE_DECIMALS };
  const rules = set.rules.map((rule) => judge(rule, set, facts));
  return {
    ruleSet: set.id,
    title: set.title,
    isInForce: isInForce(set, schedule.terms),
    verdict: rules.some(({ verdict }) => verdict === "exceeds") ? "exceeds" : "within",
    rules,
  };
}
