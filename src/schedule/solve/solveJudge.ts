/**
 * Judging candidates: each is a whole schedule, built under the full terms and measured.
 */
import type { Decimal } from "../../kernel/decimal.js";
import { LoanError, type Problem } from "../../kernel/error.js";
import { fromMinor, type Minor } from "../../kernel/money.js";
import type { LoanTerms } from "../../terms/complete.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";
import { buildSchedule } from "../buildSchedule.js";
import type { Schedule } from "../schedule.js";
import { INSTALLMENT_MEASURES, type InstallmentMeasure } from "./solveMeasure.js";
import type { AmountAt } from "./solveSearch.js";

/** A schedule, or the problems for which there is none. */
export type Built = Schedule | readonly Problem[];

/** The schedule of terms, or the problems for which there is none. */
export function tryBuild(terms: LoanTerms | LoanTermsInput): Built {
  try {
    return buildSchedule(terms);
  } catch (error) {
    if (error instanceof LoanError) return error.problems;
    throw error;
  }
}

/** Whether there is a schedule. */
export function isSchedule(built: Built): built is Schedule {
  return "installments" in built;
}

/** Amounts that pass the largest number are refused as out of range: they exceed whatever is asked. */
const isTooLarge = (problems: readonly Problem[]): boolean =>
  problems.some(({ code }) => code === "out-of-range");

/** The amounts of candidates: infinite where they are too large for a schedule. */
export function amountsOf(
  build: (candidate: number) => Built,
  read: (schedule: Schedule) => Minor | undefined,
): AmountAt {
  return (candidate) => {
    const built = build(candidate);
    if (isSchedule(built)) return read(built);
    return isTooLarge(built) ? Number.POSITIVE_INFINITY : undefined;
  };
}

/** The measured installment of a schedule; `undefined` without a schedule. */
export function measured(built: Built, measure: InstallmentMeasure): Decimal | undefined {
  if (!isSchedule(built)) return undefined;
  const amount = INSTALLMENT_MEASURES[measure](built);
  return amount === undefined ? undefined : fromMinor(amount, built.terms.decimals);
}

/** The measure for terms whose asker named none: the level amount where there is one. */
export function usualMeasure(schedule: Schedule): InstallmentMeasure {
  const hasLevel = INSTALLMENT_MEASURES["level-installment"](schedule) !== undefined;
  return hasLevel ? "level-installment" : "largest-installment";
}
