/**
 * What falls due by a schedule, for a cash-flow forecast.
 */
import { problem, refuse } from "../kernel/error.js";
import type { Schedule } from "../schedule/schedule.js";
import { scheduleProblem } from "../schedule/scheduleArgument.js";
import type { DueAmount } from "./cashFlowForecast.js";

/**
 * The installments of a schedule as amounts due: principal, interest, and fees, insurance and taxes as charges.
 * Capitalized interest, which is a negative principal, is no cash flow and counts as zero.
 *
 * @example
 * ```ts
 * const schedule = buildSchedule({
 *   currency: "BDT", principal: "12000", disbursedOn: "2026-01-04",
 *   interest: { rate: { percent: "24", per: "year" }, method: "flat" },
 *   repayment: { installments: 12, every: { count: 1, unit: "month" } },
 * });
 * cashFlowForecast(scheduleDues(schedule), { by: "month" }).periods[0]?.due; // 1240
 * ```
 */
export function scheduleDues(schedule: Schedule): Generator<DueAmount> {
  const wrong = scheduleProblem(schedule);
  if (wrong !== undefined) refuse(problem(wrong.code, "schedule", wrong.message));
  return duesOf(schedule);
}

function* duesOf({ terms, installments }: Schedule): Generator<DueAmount> {
  for (const { due, principal, interest, fees, insurance, taxes } of installments) {
    yield {
      currency: terms.currency,
      due,
      principal: principal.isNegative() ? 0 : principal,
      interest: principal.isNegative() ? interest.plus(principal) : interest,
      charges: fees.plus(insurance).plus(taxes),
    };
  }
}
