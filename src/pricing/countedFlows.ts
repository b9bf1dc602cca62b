/**
 * The flows that a rule counts, and the equation that they lead to.
 */
import type { Day } from "../kernel/date.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import type { ExactAmounts } from "./exactAmounts.js";
import type { FlowEquation } from "./flowEquation.js";
import type { Fraction } from "./fraction.js";
import type { ReadFlows } from "./pricedFlow.js";

/** An equation whose root is the growth per step. */
export interface AprEquation {
  readonly equation: FlowEquation;
  /** Steps of the equation in a period, and in a year of compounding. */
  readonly stepsPerPeriod: number;
  readonly stepsPerYear: number;
  /** Periods in a year, where there are periods. */
  readonly periodsPerYear: Fraction | undefined;
  /** What a period or the counted unit is, in words. */
  readonly unit: string;
}

/** The counted flows: their indexes among all flows and their amounts from the client's side. */
export interface CountedFlows {
  readonly flows: ReadFlows;
  readonly indexes: readonly number[];
  readonly amounts: ExactAmounts;
}

/** The days of the counted flows; the rules that need them refuse a flow without one. */
export function daysOf({ flows, indexes }: CountedFlows, orElse: string): Day[] {
  const problems: Problem[] = [];
  const days = indexes.map((i) => {
    const day = flows.days[i];
    if (day === undefined)
      problems.push(problem("required", `flows[${i}].date`, `must be given${orElse} for this rule`));
    return day as Day;
  });
  if (problems.length > 0) refuse(problems);
  return days;
}

/** Days where paid out and where paid back. */
export function bySide(
  { amounts }: CountedFlows,
  days: readonly Day[],
): { advances: Day[]; payments: Day[] } {
  return {
    advances: days.filter((_, i) => (amounts.values[i] as number) > 0),
    payments: days.filter((_, i) => (amounts.values[i] as number) < 0),
  };
}
