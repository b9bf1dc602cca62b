/**
 * Rows for what becomes owed in the middle of a loan: the row whose period holds a day, or one after the end.
 */
import type { Day } from "../../kernel/date.js";
import type { Ledger } from "./ledger.js";
import { ROW_KINDS } from "./ledgerCells.js";
import { insertRow } from "./ledgerRows.js";

const isInstallment = (ledger: Ledger, row: number): boolean => ledger.kind[row] === ROW_KINDS.installment;

/** The additional row after the end, made or moved so that it is due no earlier than a day. */
function rowAfterEnd(ledger: Ledger, day: Day): number {
  const last = ledger.count - 1;
  if (last >= 0 && ledger.kind[last] === ROW_KINDS.additional) {
    if ((ledger.due[last] as Day) < day) ledger.due[last] = day;
    return last;
  }
  const start = last < 0 ? day : (ledger.due[last] as Day);
  insertRow(ledger, ledger.count, { due: Math.max(day, start), start, kind: "additional" });
  return ledger.count - 1;
}

/** The row that a charge due on a day joins: the first installment due on or after it, else one after the end. */
export function rowOfCharge(ledger: Ledger, day: Day): number {
  for (let row = 0; row < ledger.count; row++) {
    const start = ledger.start[row] as Day;
    const due = ledger.due[row] as Day;
    if (isInstallment(ledger, row) && due >= day && (due > start || due > day)) return row;
  }
  return rowAfterEnd(ledger, day);
}

/**
 * The row that an amount owed again joins: the first installment due after the day; the last one, if it is due
 * that day; else one after the end.
 */
export function addedRow(ledger: Ledger, day: Day): number {
  let last = -1;
  for (let row = 0; row < ledger.count; row++) {
    if (!isInstallment(ledger, row)) continue;
    if ((ledger.due[row] as Day) > day) return row;
    last = row;
  }
  return last >= 0 && ledger.due[last] === day ? last : rowAfterEnd(ledger, day);
}
