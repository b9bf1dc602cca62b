/**
 * Options as records: of the kind that a function takes, and with no name that it does not know.
 */

import { type Problem, problem, refuse } from "../kernel/error.js";
import { needRecord } from "../kernel/recordInput.js";

/** Names of the choices of an assessment. */
export const CHOICE_NAMES = ["household", "conversion", "guarantees", "asOf"] as const;

/** Names of the options of a cash flow. */
export const CASH_FLOW_NAMES = [
  "from",
  "periods",
  "step",
  "openingCash",
  "share",
  "shareOf",
  "household",
  "guarantees",
] as const;

/** Names of the options of a fit. */
export const FIT_NAMES = [
  "share",
  "shareOf",
  "goal",
  "keepsCash",
  "leastCash",
  "openingCash",
  "household",
  "guarantees",
] as const;

/** Whether a choice is a name of a table; any other value is none, whatever its text would be. */
export const isNameIn = (table: object, name: unknown): boolean =>
  typeof name === "string" && Object.hasOwn(table, name);

/**
 * Refuses options that are no record, or that have names nobody reads: a misspelled option would be ignored.
 *
 * @throws LoanError `wrong-type`, `unknown-field`
 */
export function checkOptionNames(options: unknown, names: readonly string[], at = "options"): void {
  needRecord(options, at);
  const problems: Problem[] = [];
  for (const name in options as object) {
    if (!names.includes(name)) {
      problems.push(problem("unknown-field", `${at}.${name}`, `must be one of ${names.join(", ")}`));
    }
  }
  if (problems.length > 0) refuse(problems);
}

/** Refuses a number of decimals that no currency has. */
export function checkDecimals(decimals: unknown): void {
  const isCount =
    typeof decimals === "number" && Number.isInteger(decimals) && decimals >= 0 && decimals <= 6;
  if (!isCount) refuse(problem("out-of-range", "decimals", "must be a whole number from 0 to 6"));
}
