/**
 * Options of a search for the largest installment or loan, and what is wrong with its arguments.
 */
import { type DecimalInput, readDecimal } from "../kernel/decimal.js";
import { problem, refuse } from "../kernel/error.js";
import { toMinor } from "../kernel/money.js";
import type { AffordabilityOptions } from "./affordability.js";
import { CASH_FLOW_NAMES, CHOICE_NAMES, checkOptionNames, checkRecord } from "./optionRecord.js";

/** Options of a search. */
export interface LargestOptions extends AffordabilityOptions {
  /** The answer is a multiple of this amount: one minor unit (or the terms' own unit) unless given. */
  readonly step?: DecimalInput | undefined;
}

/** What is wrong with a value for what the search is to find. */
export const LOOKED_FOR = "must be left out: it is what is looked for";
const LARGEST_NAMES = [...CHOICE_NAMES, "cashFlow", "step"];

/** Refuses arguments of another kind than the search takes. */
export function checkLargest(loan: unknown, options: LargestOptions): void {
  checkRecord(loan, "proposed");
  checkOptionNames(options, LARGEST_NAMES);
  if (options.cashFlow !== undefined) checkOptionNames(options.cashFlow, CASH_FLOW_NAMES, "options.cashFlow");
}

/** The step in minor units: the smallest there is unless given. */
export function readStep(step: DecimalInput | undefined, digits: number, smallest: number): number {
  if (step === undefined) return smallest;
  const read = readDecimal(step);
  const minor = read && toMinor(read, digits);
  if (minor === undefined || minor < 1 || minor % smallest !== 0) {
    refuse(problem("out-of-range", "options.step", "must be an amount above zero, a multiple of the unit"));
  }
  return minor as number;
}
