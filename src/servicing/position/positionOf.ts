/**
 * The position of an account, with what the caller knows beside it.
 */
import { type LoanAccount, partsOf } from "../account.js";
import { extrasSchema, readOptions } from "../optionsSchema.js";
import type { Position } from "./position.js";
import { type PositionExtras, positionFrom } from "./positionFrom.js";

/**
 * The position of a loan on the account's day, amounts in minor units.
 *
 * @throws LoanError when the account is none, or with every problem of the extras
 * @example
 * ```ts
 * const schedule = buildSchedule({
 *   currency: "USD", principal: "300", disbursedOn: "2025-12-01",
 *   interest: { rate: { percent: "0" } }, repayment: { installments: 3, every: { count: 1, unit: "month" } },
 * });
 * const account = replay(schedule, [payment("2026-01-11", "100")], { asOf: "2026-03-15" });
 * positionOf(account, { keys: { branch: "Sylhet" } }).daysPastDue; // 42
 * ```
 */
export function positionOf(account: LoanAccount, extras?: PositionExtras): Position {
  readOptions(account, { extras }, extrasSchema);
  const { ledger, facts } = partsOf(account);
  return positionFrom(ledger, facts, extras);
}
