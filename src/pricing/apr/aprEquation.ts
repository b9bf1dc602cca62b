/**
 * From flows and a rule's clock to an equation.
 */
import { type Problem, problem, refuse } from "../../kernel/error.js";
import type { AprEquation, CountedFlows } from "../countedFlows.js";
import { gatherFlows } from "../flowEquation.js";
import type { ReadAprOptions } from "./aprOptions.js";
import { inUnitPeriods } from "./aprUnitPeriods.js";
import { inYears } from "./aprYears.js";

function inEqualPeriods(counted: CountedFlows, { periodsPerYear }: ReadAprOptions): AprEquation {
  const { flows, indexes, amounts } = counted;
  const problems: Problem[] = [];
  const scale = Number(periodsPerYear.denominator);
  const steps = indexes.map((i) => {
    const period = flows.periods[i];
    if (period === undefined)
      problems.push(problem("required", `flows[${i}].period`, "must be given for this rule"));
    return (period ?? 0) * scale;
  });
  if (problems.length > 0) refuse(problems);
  const first = Math.min(...steps);
  const equation = gatherFlows(
    steps.map((step) => step - first),
    amounts,
  );
  const stepsPerYear = Number(periodsPerYear.numerator);
  const text = scale === 1 ? String(stepsPerYear) : `${stepsPerYear}/${scale}`;
  return { equation, stepsPerPeriod: scale, stepsPerYear, periodsPerYear, unit: `${text} a year` };
}

/** The equation of the counted flows under the clock of a rule. */
export function aprEquation(counted: CountedFlows, options: ReadAprOptions): AprEquation {
  const { clock } = options.rule;
  if (clock === "unit-periods") return inUnitPeriods(counted, options);
  return clock === "equal-periods" ? inEqualPeriods(counted, options) : inYears(counted, options);
}
