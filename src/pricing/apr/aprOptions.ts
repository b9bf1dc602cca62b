/**
 * What an APR is asked by, checked.
 */
import { type DateInput, type Day, readDate } from "../../kernel/date.js";
import { dateProblem } from "../../kernel/dateInput.js";
import { type Problem, problem } from "../../kernel/error.js";
import { kindOf } from "../../kernel/kindOf.js";
import { ratio } from "../../kernel/ratio.js";
import { checkNames } from "../../kernel/recordInput.js";
import { APR_RULES, type AprRule, type AprRuleName } from "../../rules/aprRule.js";
import { FLOW_KINDS, FLOW_MEASURES, type FlowKind, type FlowMeasure } from "../../rules/aprRuleFlow.js";
import { type Fraction, type QuotientInput, readFraction, UNIT } from "../fraction.js";
import { readSignificantDigits } from "../rateOptions.js";
import type { AprUnitPeriod } from "../unitPeriod.js";

/** The unit in which the whole part of a time is counted, where the law leaves a choice. */
export type CountingUnit = "day" | "week" | "month" | "year";

/** Which rule, and what it needs to know. */
export interface AprOptions {
  readonly rule: AprRuleName;
  /** Which flows count: a measure or a list of kinds; what the rule says unless given. */
  readonly counting?: FlowMeasure | readonly FlowKind[];
  /** Installment periods in a year, for rules of equal periods: 12, 52, or a quotient such as `365/14`. */
  readonly periodsPerYear?: QuotientInput;
  /** The unit-period of Regulation Z; found from the dates unless given. */
  readonly unitPeriod?: AprUnitPeriod;
  /** The unit in which European and British rules count; found from the dates unless given. */
  readonly countIn?: CountingUnit;
  /** The first day of the term, where it is not that of the first flow. */
  readonly termStart?: DateInput;
  /** Significant digits of the unrounded figures, 10 to 60; 12 unless said. */
  readonly significantDigits?: number;
}

/** The options, read. */
export interface ReadAprOptions {
  readonly name: AprRuleName;
  readonly rule: AprRule;
  readonly counts: ReadonlySet<FlowKind>;
  readonly periodsPerYear: Fraction;
  readonly unitPeriod: AprUnitPeriod | undefined;
  readonly countIn: CountingUnit | undefined;
  readonly termStart: Day | undefined;
  readonly significantDigits: number;
}

const NAMES = [
  "rule",
  "counting",
  "periodsPerYear",
  "unitPeriod",
  "countIn",
  "termStart",
  "significantDigits",
] as const;
const COUNTING_UNITS = ["day", "week", "month", "year"] as const;
const PERIOD_UNITS = ["day", "week", "half-month", "month", "year"] as const;
const MOST_PERIODS_PER_YEAR = 10_000n;

type Named = Readonly<Record<string, unknown>>;

function listProblem(name: string, values: readonly string[], value: unknown): Problem {
  const code = value === undefined ? "required" : "not-in-list";
  return problem(code, name, `must be one of ${values.join(", ")}; got ${kindOf(value)}`);
}

function readCounting(
  value: unknown,
  usual: readonly FlowKind[],
  problems: Problem[],
): ReadonlySet<FlowKind> {
  if (value === undefined) return new Set(usual);
  if (typeof value === "string" && Object.hasOwn(FLOW_MEASURES, value)) {
    return new Set<FlowKind>(FLOW_MEASURES[value as FlowMeasure]);
  }
  const kinds = Object.keys(FLOW_KINDS);
  if (Array.isArray(value) && value.every((kind) => kinds.includes(kind)))
    return new Set(value as FlowKind[]);
  const measures = Object.keys(FLOW_MEASURES).join(", ");
  const rule = `must be one of ${measures}, or a list of ${kinds.join(", ")}`;
  problems.push(problem("not-in-list", "counting", `${rule}; got ${kindOf(value)}`));
  return new Set(usual);
}

function readPeriodsPerYear(value: unknown, rule: AprRule, problems: Problem[]): Fraction {
  if (rule.clock !== "equal-periods") return UNIT;
  const periods = readFraction(value);
  const isUsable = (n: Fraction): boolean =>
    n.numerator > 0n &&
    n.numerator <= MOST_PERIODS_PER_YEAR * n.denominator &&
    n.denominator <= MOST_PERIODS_PER_YEAR;
  if (periods !== undefined && isUsable(periods)) return ratio(periods.numerator, periods.denominator);
  const what = "must be how many installment periods a year has: 12, 52, or a quotient such as 365/14";
  const code = value === undefined ? "required" : "out-of-range";
  problems.push(problem(code, "periodsPerYear", `${what}; got ${kindOf(value)}`));
  return UNIT;
}

function readUnitPeriod(value: unknown, problems: Problem[]): AprUnitPeriod | undefined {
  if (value === undefined || value === "term") return value;
  const { unit, count } = (typeof value === "object" && value !== null ? value : {}) as Named;
  const isUnit = PERIOD_UNITS.some((name) => name === unit);
  const isCount = typeof count === "number" && Number.isInteger(count) && count >= 1 && count <= 365;
  if (isUnit && isCount && (count === 1 || !(unit === "half-month" || unit === "year"))) {
    return unit === "month" && count === 12 ? { unit: "year", count: 1 } : (value as AprUnitPeriod);
  }
  const rule = `must be "term" or a record with unit (${PERIOD_UNITS.join(", ")}) and a whole count`;
  problems.push(problem("wrong-type", "unitPeriod", `${rule}; half a month and a year have the count 1`));
  return undefined;
}

function readStart(value: unknown, problems: Problem[]): Day | undefined {
  const day = value === undefined ? undefined : readDate(value);
  if (value !== undefined && day === undefined) problems.push(dateProblem(value, "termStart"));
  return day;
}

/** The options, read; `undefined`, with the problems added, if something is wrong. */
export function readAprOptions(input: unknown, problems: Problem[]): ReadAprOptions | undefined {
  if (typeof input !== "object" || input === null) {
    problems.push(problem("wrong-type", "options", `must be a record with a rule; got ${kindOf(input)}`));
    return undefined;
  }
  const before = problems.length;
  const options = input as Named;
  checkNames(options, NAMES, problems);
  const { rule: name, countIn } = options;
  if (typeof name !== "string" || !Object.hasOwn(APR_RULES, name)) {
    problems.push(listProblem("rule", Object.keys(APR_RULES), name));
    return undefined;
  }
  if (countIn !== undefined && !COUNTING_UNITS.some((unit) => unit === countIn)) {
    problems.push(listProblem("countIn", COUNTING_UNITS, countIn));
  }
  const rule: AprRule = APR_RULES[name as AprRuleName];
  const read: ReadAprOptions = {
    name: name as AprRuleName,
    rule,
    counts: readCounting(options.counting, rule.counts, problems),
    periodsPerYear: readPeriodsPerYear(options.periodsPerYear, rule, problems),
    unitPeriod: readUnitPeriod(options.unitPeriod, problems),
    countIn: countIn as CountingUnit | undefined,
    termStart: readStart(options.termStart, problems),
    significantDigits: readSignificantDigits(options.significantDigits, problems),
  };
  return problems.length > before ? undefined : read;
}
