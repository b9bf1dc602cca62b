/**
 * Options of an emergency rescheduling, and what is wrong with them.
 */
import { type Problem, problem, refuse } from "../../kernel/error.js";
import {
  ARREARS_TREATMENTS,
  type ArrearsTreatment,
  EMERGENCY_CREDIT_USES,
  type EmergencyCreditUse,
} from "../../rules/emergencyChoice.js";
import type { StressScenario, StressScenarioName } from "../../rules/stressScenario.js";
import { MOST_INSTALLMENTS } from "../../terms/productSchema.js";
import type { FitOptions } from "../fit/fitOptions.js";
import { FIT_NAMES, isNameIn } from "../optionRecord.js";
import type { PolicyChoice } from "../parsePolicy.js";
import { readScenario } from "../stressOptions.js";

/** Options of an emergency rescheduling; the goal is `lowest-share` unless given. */
export interface EmergencyOptions extends FitOptions {
  /** For how many calendar months the shock lasts, from the first day on; to the end unless given. */
  readonly shockMonths?: number | undefined;
  /** How many installments the new plan may have; as many as are left unless given. */
  readonly mostInstallments?: number | undefined;
  /** A policy by which the household is assessed with either plan. */
  readonly policy?: PolicyChoice | undefined;
  /** Of an account: what becomes of interest, fees and penalties that it owes already; `due-first` unless given. */
  readonly arrears?: ArrearsTreatment | undefined;
  /** Of an account: what becomes of the credit that it keeps; `kept` unless given. */
  readonly credit?: EmergencyCreditUse | undefined;
}

/** Names of the options. */
export const EMERGENCY_NAMES = [
  ...FIT_NAMES,
  "shockMonths",
  "mostInstallments",
  "policy",
  "arrears",
  "credit",
] as const;

const numberProblem = (field: keyof EmergencyOptions, rule: string): Problem =>
  problem("out-of-range", `options.${field}`, rule);

/** Refuses a shock of no whole number of months. */
export function checkShockMonths({ shockMonths: months }: EmergencyOptions): void {
  if (months === undefined || (Number.isInteger(months) && months >= 1)) return;
  refuse(numberProblem("shockMonths", "must be a whole number of at least 1"));
}

/** Refuses fewer installments than are left. */
export function checkMostInstallments({ mostInstallments: most }: EmergencyOptions, left: number): void {
  if (most === undefined || (Number.isInteger(most) && most >= left && most <= MOST_INSTALLMENTS)) return;
  const rule = `must be a whole number, not below the installments that are left, at most ${MOST_INSTALLMENTS}`;
  refuse(numberProblem("mostInstallments", rule));
}

/** Refuses choices about an account that are in no table; bare terms leave nothing to choose. */
export function checkAccountChoices(options: EmergencyOptions, isAccount: boolean): void {
  const problems: Problem[] = [];
  const tables = { arrears: ARREARS_TREATMENTS, credit: EMERGENCY_CREDIT_USES } as const;
  for (const [field, table] of Object.entries(tables) as ["arrears" | "credit", object][]) {
    const name = options[field];
    if (name === undefined) continue;
    const at = `options.${field}`;
    if (!isAccount) problems.push(problem("conflict", at, "must be left out: bare terms owe nothing yet"));
    else if (!isNameIn(table, name)) {
      problems.push(problem("not-in-list", at, `must be one of ${Object.keys(table).join(", ")}`));
    }
  }
  if (problems.length > 0) refuse(problems);
}

/**
 * Reads the shock.
 *
 * @throws LoanError with every problem of it
 */
export function readShock(shock: StressScenarioName | StressScenario): StressScenario {
  const problems: Problem[] = [];
  const scenario = readScenario(shock, "shock", problems);
  if (scenario.debtService !== undefined) {
    problems.push(
      problem("conflict", "shock.debtService", "must be left out: the plan itself says what falls due"),
    );
  }
  if (problems.length > 0) refuse(problems);
  return scenario;
}
