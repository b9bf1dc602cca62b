/**
 * Deferral: interest of rows that falls due with later ones, as the graces of the terms and holidays say.
 */
import type { RoundingMode } from "../../kernel/rounding.js";
import { fateOf } from "../../schedule/marks.js";
import { defer, deferredDue, isDeferring, nothingDeferred, waitingIn } from "../../schedule/rowInterest.js";
import type { Ledger } from "./ledger.js";

/** The rows of the schedule from `from` on, without those of other kinds. */
export function scheduleRows(ledger: Ledger, from: number): number[] {
  const rows: number[] = [];
  for (let row = from; row < ledger.count; row++) if ((ledger.period[row] as number) >= 0) rows.push(row);
  return rows;
}

/**
 * What of the deferred interest of `rows` falls due with each of them, to be asked of one after the other: each sees
 * what the rows before it defer by then. The last one takes all that waits.
 */
export function deferralOf(
  ledger: Ledger,
  rows: readonly number[],
  mode: RoundingMode,
): (index: number) => number {
  const marks = Uint8Array.from(rows, (row) => ledger.marks[row] as number);
  const pass = { marks, count: rows.length, mode };
  const deferred = nothingDeferred();
  return (index) => {
    const mark = marks[index] as number;
    const deferring = isDeferring(mark) ? (ledger.defers[rows[index] as number] as number) : 0;
    const paid = defer(deferred, fateOf(mark), deferring);
    if (index < rows.length - 1) return paid + (mark === 0 ? deferredDue(pass, deferred, index) : 0);
    return paid + waitingIn(deferred);
  };
}

/** The same of all rows at once. */
export function deferredAmong(ledger: Ledger, rows: readonly number[], mode: RoundingMode): number[] {
  const deferred = deferralOf(ledger, rows, mode);
  return rows.map((_, index) => deferred(index));
}

/** Interest of rows before `from` that falls due with each row of the schedule from there on. */
export function waitingFrom(ledger: Ledger, from: number, mode: RoundingMode): number[] {
  const rows = scheduleRows(ledger, from);
  const own = deferredAmong(ledger, rows, mode);
  let carry = 0;
  return rows.map((row, index) => {
    const waits = (ledger.onTop[row] as number) - (own[index] as number) + carry;
    carry = Math.min(waits, 0);
    return Math.max(waits, 0);
  });
}
