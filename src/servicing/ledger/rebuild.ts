/**
 * Rebuilding: rows of the ledger replaced by new ones, with what was paid on the old rows kept and put on the
 * new ones, oldest first.
 */
import type { Day } from "../../kernel/date.js";
import { waiveCell } from "../allocate.js";
import type { Ledger } from "./ledger.js";
import { FEE, INTEREST, PRINCIPAL, ROW_KINDS, type RowKind, WIDTH } from "./ledgerCells.js";
import { insertRow, removeRow } from "./ledgerRows.js";

/** A row to come. Amounts are minor units; a negative principal is interest that joins the balance. */
export interface NewRow {
  readonly due: Day;
  readonly start: Day;
  readonly period: number;
  readonly principal: number;
  readonly interest: number;
  readonly kind?: RowKind;
  /** The part of the interest that comes from earlier rows. */
  readonly onTop?: number;
  /** The row's mark, and what of its interest falls due with later rows. */
  readonly mark?: number;
  readonly defers?: number;
  /** Interest that accrues in the row's period; what falls due of its own unless given. */
  readonly accrues?: number;
  /** The level amount of its plan, or its principal where totals are not level. */
  readonly level?: number;
}

/** What was paid on a row that goes. */
interface KeptRow {
  readonly due: Day;
  /** By component. */
  readonly paid: number[];
  early: number;
  late: number;
  readonly paidOn: number;
}

/** What stays of the rows that go: payments, and fees and penalties still charged, by due date. */
interface Kept {
  readonly rows: KeptRow[];
  readonly charges: { readonly due: Day; readonly component: number; readonly amount: number }[];
  /** Interest that was waived. */
  readonly waived: { readonly due: Day; readonly amount: number }[];
}

/** Takes the rows of the schedule from `from` on out of the ledger; rows of other kinds stay. */
function takeOut(ledger: Ledger, from: number, waiting: number[]): Kept {
  const kept: Kept = { rows: [], charges: [], waived: [] };
  for (let row = from; row < ledger.count; ) {
    if ((ledger.period[row] as number) < 0) {
      row++;
      continue;
    }
    const cells = [0, 1, 2, 3].map((component) => row * WIDTH + component);
    const due = ledger.due[row] as Day;
    for (let component = 0; component < INTEREST; component++) {
      const cell = cells[component] as number;
      const follows = component === FEE ? (ledger.following[row] as number) : 0;
      const amount = (ledger.charged[cell] as number) - ledger.waivedIn(cell) - follows;
      if (amount > 0) kept.charges.push({ due, component, amount });
    }
    const onTop = waiting.shift() ?? 0;
    if (onTop > 0) kept.charges.push({ due, component: INTEREST, amount: onTop });
    const waived = ledger.waivedIn(row * WIDTH + INTEREST);
    if (waived > 0) kept.waived.push({ due, amount: waived });
    kept.rows.push({
      due,
      paid: cells.map((cell) => ledger.paidIn(cell)),
      early: ledger.early[row] as number,
      late: ledger.late[row] as number,
      paidOn: ledger.paidOn[row] as number,
    });
    removeRow(ledger, row);
  }
  return kept;
}

/** Puts on one row what a row that went had paid, as far as it owes as much. */
function putOn(ledger: Ledger, row: number, kept: KeptRow): void {
  for (let component = 0; component < WIDTH; component++) {
    const cell = row * WIDTH + component;
    const taken = Math.min(kept.paid[component] as number, ledger.owed[cell] as number);
    if (taken <= 0) continue;
    ledger.owed[cell] = (ledger.owed[cell] as number) - taken;
    kept.paid[component] = (kept.paid[component] as number) - taken;
    const early = Math.min(kept.early, taken);
    const late = Math.min(kept.late, taken - early);
    ledger.early[row] = (ledger.early[row] as number) + early;
    ledger.late[row] = (ledger.late[row] as number) + late;
    kept.early -= early;
    kept.late -= late;
    ledger.paidOn[row] = kept.paidOn;
  }
}

/** Puts what was paid on the new rows: on the row of the same date, the rest on the oldest; then it is credit. */
function putBack(ledger: Ledger, from: number, rows: readonly KeptRow[]): void {
  for (const kept of rows) {
    const same = ledger.due.indexOf(kept.due, from);
    if (same >= 0) putOn(ledger, same, kept);
  }
  for (const kept of rows) {
    for (let row = from; row < ledger.count; row++) putOn(ledger, row, kept);
    ledger.credit += kept.paid.reduce((sum, paid) => sum + paid, 0);
  }
}

/** The last row of the schedule from `from` on; `from` itself if there is none. */
function lastRow(ledger: Ledger, from: number): number {
  let row = ledger.count - 1;
  while (row > from && (ledger.period[row] as number) < 0) row--;
  return Math.max(row, from);
}

/** The row for deferred interest of a date: the first one on or after it that spares nothing, else the last. */
function rowForDeferred(ledger: Ledger, from: number, due: Day): number {
  if (ledger.due.indexOf(due, from) >= 0) {
    for (let row = from; row < ledger.count; row++) {
      const pays = (ledger.period[row] as number) >= 0 && ledger.marks[row] === 0;
      if (pays && (ledger.due[row] as Day) >= due) return row;
    }
  }
  return lastRow(ledger, from);
}

/** Puts charges of rows that went on the row of their date; else on the first row, deferred interest on the last. */
function putCharges(ledger: Ledger, from: number, charges: Kept["charges"]): void {
  for (const { due, component, amount } of charges) {
    const same = ledger.due.indexOf(due, from);
    const ofDate = same >= 0 ? same : from;
    const row = component === INTEREST ? rowForDeferred(ledger, from, due) : ofDate;
    if (row >= ledger.count) insertRow(ledger, ledger.count, { due, start: due, kind: "additional" });
    ledger.charge(row, component, amount);
    if (component === INTEREST) ledger.onTop[row] = (ledger.onTop[row] as number) + amount;
  }
}

/** Waives what was waived of the interest of rows that went: on the row of the same date, else on the next that owe any. */
function waiveAgain(ledger: Ledger, from: number, waived: Kept["waived"]): void {
  for (const { due, amount } of waived) {
    const same = ledger.due.indexOf(due, from);
    const end = same < 0 ? ledger.count : same + 1;
    let left = amount;
    for (let row = same < 0 ? from : same; row < end && left > 0; row++) {
      const cell = row * WIDTH + INTEREST;
      const taken = Math.min(left, ledger.owed[cell] as number);
      waiveCell(ledger, cell, taken);
      left -= taken;
    }
  }
}

/** Adds a row of the schedule at its place in time, before rows of other kinds that are due that day. */
export function addRow(ledger: Ledger, newRow: NewRow): void {
  const { due, start, period, principal, interest, kind, level, onTop = 0, mark = 0, defers = 0 } = newRow;
  let row = ledger.rowFrom(due);
  while (row < ledger.count && ledger.due[row] === due && ledger.kind[row] !== ROW_KINDS.additional) row++;
  const joins = Math.max(-principal, 0);
  insertRow(ledger, row, { due, start, kind: kind ?? "installment", period });
  ledger.charge(row, INTEREST, interest - Math.min(joins, interest));
  ledger.charge(row, PRINCIPAL, Math.max(principal, 0));
  ledger.levels[row] = level ?? Math.max(principal, 0);
  ledger.onTop[row] = onTop;
  ledger.marks[row] = mark;
  ledger.defers[row] = defers;
  ledger.accrues[row] = newRow.accrues ?? interest - onTop + defers;
  if (joins > 0) ledger.capitalizations.push({ day: due, amount: joins });
}

/**
 * Replaces the rows of the schedule from `from` on; `waiting` is the interest of rows before them that falls due with
 * each of the old ones.
 */
export function replaceRows(
  ledger: Ledger,
  from: number,
  rows: readonly NewRow[],
  waiting: readonly number[],
): void {
  const since = from === 0 ? Number.NEGATIVE_INFINITY : (ledger.due[from - 1] as Day);
  ledger.capitalizations = ledger.capitalizations.filter(({ day }) => day <= since);
  const kept = takeOut(ledger, from, [...waiting]);
  for (const row of rows) addRow(ledger, row);
  putCharges(ledger, from, kept.charges);
  waiveAgain(ledger, from, kept.waived);
  putBack(ledger, from, kept.rows);
  ledger.settle();
}
