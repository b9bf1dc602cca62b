/**
 * The installment that complete terms lead to: one for all rows, or several.
 */
import type { Decimal } from "../../kernel/decimal.js";
import type { LoanTerms } from "../../terms/complete.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";
import { parseTerms } from "../../terms/parseTerms.js";
import type { Schedule } from "../schedule.js";
import { type NoTerms, noTerms } from "./solveAnswer.js";
import { isSchedule, tryBuild } from "./solveJudge.js";

/** Neighboring installments that are alike. */
export interface InstallmentRun {
  /** The numbers of the first and the last of them. */
  readonly from: number;
  readonly to: number;
  readonly total: Decimal;
}

/** One installment for all rows; the last may differ by the residue of rounding. */
export interface FoundInstallment {
  readonly kind: "found";
  readonly installment: Decimal;
  /** What the last row is. */
  readonly last: Decimal;
  readonly schedule: Schedule;
}

/** Installments that are not all alike: grace, steps, equal principal. */
export interface SeveralInstallments {
  readonly kind: "several";
  /** The largest installment of all. */
  readonly largest: Decimal;
  readonly installments: readonly InstallmentRun[];
  readonly schedule: Schedule;
}

function runsOf({ installments }: Schedule): InstallmentRun[] {
  const runs: InstallmentRun[] = [];
  for (const { number, total } of installments) {
    const last = runs.at(-1);
    if (last?.total.eq(total)) runs[runs.length - 1] = { ...last, to: number };
    else runs.push({ from: number, to: number, total });
  }
  return runs;
}

/**
 * The installment under the full terms: found where all rows are alike but the last, several otherwise, none where the
 * terms have no schedule.
 *
 * @throws LoanError with every problem of the terms
 * @example
 * ```ts
 * const answer = solveInstallment({
 *   currency: "INR", principal: "10000", disbursedOn: "2026-01-31",
 *   interest: { rate: { percent: "24" } },
 *   repayment: { installments: 12, every: { count: 1, unit: "month" } },
 * });
 * [answer.installment, answer.last].map(String); // ["945.6", "945.55"]
 * ```
 */
export function solveInstallment(
  terms: LoanTerms | LoanTermsInput,
): FoundInstallment | SeveralInstallments | NoTerms {
  const built = tryBuild(parseTerms(terms));
  if (!isSchedule(built)) return noTerms("no-schedule", built);
  const runs = runsOf(built) as [InstallmentRun, ...InstallmentRun[]];
  const [first] = runs;
  const last = runs.at(-1) ?? first;
  const count = built.installments.length;
  const isLevel = runs.length === 1 || (runs.length === 2 && last.from === count);
  if (isLevel) return { kind: "found", installment: first.total, last: last.total, schedule: built };
  const largest = runs.reduce((most, { total }) => (total.gt(most) ? total : most), first.total);
  return { kind: "several", largest, installments: runs, schedule: built };
}
