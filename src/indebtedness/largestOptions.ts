/**
 * Options of a search for the largest installment or loan, and what is wrong with its arguments.
 */
import type { Day } from "../kernel/date.js";
import { type DecimalInput, readDecimal } from "../kernel/decimal.js";
import { problem, readAll, refuse } from "../kernel/error.js";
import { toMinor } from "../kernel/money.js";
import type { AffordabilityOptions } from "./affordability.js";
import { checkCashFlowOptions } from "./cashFlow/cashFlowOptions.js";
import { CHOICE_NAMES } from "./optionRecord.js";
import { readAssessmentOptions } from "./readyPolicy.js";

/** Options of a search. */
export interface LargestOptions extends AffordabilityOptions {
  /** The answer is a multiple of this amount: one minor unit (or the terms' own unit) unless given. */
  readonly step?: DecimalInput | undefined;
}

const LARGEST_NAMES = [...CHOICE_NAMES, "cashFlow", "step"];

/**
 * Checks the options but for the step, and gives the day of the assessment.
 *
 * @throws LoanError with every problem
 */
export function readLargestOptions(options: LargestOptions, digits: number): Day | undefined {
  const [asOf] = readAll(
    () => readAssessmentOptions(options, LARGEST_NAMES),
    () =>
      options?.cashFlow !== undefined && checkCashFlowOptions(options.cashFlow, digits, "options.cashFlow"),
  );
  return asOf;
}

/** The step in minor units: the smallest there is unless given. */
export function readStep(options: LargestOptions, digits: number, smallest: number): number {
  const step = options?.step;
  if (step === undefined) return smallest;
  const read = readDecimal(step);
  const minor = read && toMinor(read, digits);
  if (minor === undefined || minor < 1 || minor % smallest !== 0) {
    refuse(problem("out-of-range", "options.step", "must be an amount above zero, a multiple of the unit"));
  }
  return minor as number;
}
