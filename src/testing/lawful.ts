/**
 * The laws of schedules as an assertion, for any test runner.
 */
import type { Schedule } from "../schedule/schedule.js";
import { verifySchedule } from "../schedule/verify/verify.js";
import type { ScheduleToVerify } from "../schedule/verify/verifyInput.js";

/**
 * Throws when a schedule, this library's or another system's, breaks a law; the message lists the laws and rows.
 *
 * @throws Error with one line per broken law; no amounts
 * @example
 * ```ts
 * assertLawful(buildSchedule({
 *   currency: "INR", principal: "900", disbursedOn: "2026-01-31", interest: { rate: { percent: "0" } },
 *   repayment: { installments: 3, every: { count: 1, unit: "month" } },
 * })); // undefined
 * ```
 */
export function assertLawful(schedule: Schedule | ScheduleToVerify): void {
  const { problems } = verifySchedule(schedule);
  if (problems.length === 0) return;
  throw new Error(problems.map(({ law, message }) => `${law}: ${message}`).join("\n"));
}
