/**
 * The position of an account, with what the caller knows beside it.
 */
import { type LoanAccount, partsOf } from "./account.js";
import type { Position } from "./position.js";
import { type PositionExtras, positionFrom } from "./positionFrom.js";

/**
 * The position of a loan on the account's day, amounts in minor units.
 *
 * @example
 * ```ts
 * positionOf(account, { keys: { branch: "Sylhet" } }).daysPastDue; // 42
 * ```
 */
export function positionOf(account: LoanAccount, extras: PositionExtras = {}): Position {
  const { ledger, facts } = partsOf(account);
  return positionFrom(ledger, facts, extras);
}
