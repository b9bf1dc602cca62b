/**
 * Portfolio at risk: what it means this time, every switch with its default, as it is echoed in the answer.
 */
import { type Problem, problem, refuse } from "../kernel/error.js";
import { DAY_COMPARISONS, type DayComparison } from "../rules/comparison.js";
import type { MoneyReading } from "../servicing/position/recordFields.js";
import type { GroupBy } from "./bookTally.js";
import { COMMON_OPTIONS, oneOf, optionProblems, wholeDays } from "./options.js";

/** When a restructured loan is at risk. */
export const RESTRUCTURED_READINGS = {
  /** If it is late by the days given, like every loan. The default. */
  "when-late": "restructured loans count when late",
  /** Always: late loans and restructured loans together, none counted twice (MicroRate, IRIS). */
  always: "restructured loans count whatever their days",
} as const;

/** When a restructured loan is at risk. */
export type RestructuredReading = keyof typeof RESTRUCTURED_READINGS;

/** What becomes of loans written off. */
export const WRITE_OFF_READINGS = {
  /** In neither sum. The default. */
  "left-out": "loans written off are in neither sum",
  /** In both sums, as at risk: "PAR + write-off", which a write-off does not move. */
  counted: "loans written off are in both sums, as at risk",
} as const;

/** What becomes of loans written off. */
export type WriteOffReading = keyof typeof WRITE_OFF_READINGS;

/** What is added up. */
export const RISK_MEASURES = {
  /** Principal outstanding, due or not. The default. */
  amount: "principal outstanding",
  /** Loans, each as one: loans at risk. */
  count: "number of loans",
} as const;

/** What is added up. */
export type RiskMeasure = keyof typeof RISK_MEASURES;

/** How portfolio at risk is to be told. */
export interface PortfolioAtRiskOptions extends MoneyReading {
  /** The threshold in days past due, or several; the first makes the headline. */
  readonly overDays: number | readonly number[];
  readonly comparison?: DayComparison | undefined;
  /** Loans more days late than this are left out of the numerator, and of it only. */
  readonly upToDays?: number | undefined;
  readonly restructured?: RestructuredReading | undefined;
  readonly writtenOff?: WriteOffReading | undefined;
  readonly measure?: RiskMeasure | undefined;
  readonly groupBy?: GroupBy | undefined;
}

/** The definition that an answer follows, complete. */
export interface PortfolioAtRiskDefinition extends MoneyReading {
  readonly overDays: readonly number[];
  readonly comparison: DayComparison;
  readonly upToDays: number | null;
  readonly restructured: RestructuredReading;
  readonly writtenOff: WriteOffReading;
  readonly measure: RiskMeasure;
  readonly groupBy: GroupBy;
}

/** The options with every default filled in. @throws LoanError listing every option that is wrong */
export function readRiskDefinition(
  options: PortfolioAtRiskOptions | PortfolioAtRiskDefinition,
): PortfolioAtRiskDefinition {
  const given = { ...options, upToDays: options?.upToDays ?? undefined };
  const overDays = typeof given.overDays === "number" ? [given.overDays] : given.overDays;
  const problems = [
    ...optionProblems(given, {
      ...COMMON_OPTIONS,
      overDays: null,
      comparison: oneOf(DAY_COMPARISONS),
      upToDays: wholeDays,
      restructured: oneOf(RESTRUCTURED_READINGS),
      writtenOff: oneOf(WRITE_OFF_READINGS),
      measure: oneOf(RISK_MEASURES),
    }),
    ...thresholdProblems(overDays, given.upToDays),
  ];
  if (problems.length > 0) refuse(problems);
  return {
    overDays,
    comparison: given.comparison ?? ">",
    upToDays: given.upToDays ?? null,
    restructured: given.restructured ?? "when-late",
    writtenOff: given.writtenOff ?? "left-out",
    measure: given.measure ?? "amount",
    groupBy: given.groupBy ?? [],
    ...(given.decimals === undefined ? {} : { decimals: given.decimals }),
  };
}

function thresholdProblems(overDays: unknown, upToDays: number | undefined): Problem[] {
  if (overDays === undefined)
    return [problem("required", "overDays", "must be given: a number of days, or several")];
  if (!Array.isArray(overDays) || overDays.length === 0) {
    return [problem("wrong-type", "overDays", "must be a number of days, or a list of them")];
  }
  return overDays.flatMap((days, i) => {
    const path = `overDays[${i}]`;
    if (!wholeDays[0](days)) return [problem("out-of-range", path, wholeDays[1])];
    if (overDays.indexOf(days) < i) return [problem("duplicate", path, "may stand only once")];
    const beyond = upToDays !== undefined && upToDays < days;
    return beyond ? [problem("wrong-order", "upToDays", "must not be below a threshold")] : [];
  });
}

/** One threshold of a definition in words, to be printed beside the figure. */
export function describeRisk(definition: PortfolioAtRiskDefinition, overDays: number): string {
  const { comparison, upToDays, restructured, writtenOff, measure } = definition;
  const days = comparison === ">" ? `more than ${overDays} days` : `${overDays} days or more`;
  const bound = upToDays === null ? "" : ` and at most ${upToDays} days`;
  const what = RISK_MEASURES[measure];
  return (
    `${what} of loans ${days}${bound} past due ÷ ${what} of the gross loan portfolio; ` +
    `${RESTRUCTURED_READINGS[restructured]}; ${WRITE_OFF_READINGS[writtenOff]}`
  );
}
