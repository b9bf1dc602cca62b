/**
 * Rebuilding: rows of the ledger replaced by new ones, with what was paid on the old rows kept and put on the
 * new ones, oldest first.
 */
import type { Day } from "../kernel/date.js";
import { INTEREST, type Ledger, PRINCIPAL, type RowKind, WIDTH } from "./ledger.js";

/** A row to come. Amounts are minor units; a negative principal is interest that joins the balance. */
export interface NewRow {
  readonly due: Day;
  readonly start: Day;
  readonly period: number;
  readonly principal: number;
  readonly interest: number;
  readonly kind?: RowKind;
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

/** What stays of the rows from `from` on: payments, and fees and penalties still charged. */
interface Kept {
  readonly rows: KeptRow[];
  readonly charges: number[];
}

function keep(ledger: Ledger, from: number): Kept {
  const kept: Kept = { rows: [], charges: [0, 0] };
  for (let row = from; row < ledger.count; row++) {
    const cells = [0, 1, 2, 3].map((component) => row * WIDTH + component);
    const paid = cells.map((cell) => ledger.paidIn(cell));
    kept.charges.forEach((sum, component) => {
      const cell = cells[component] as number;
      kept.charges[component] = sum + (ledger.charged[cell] as number) - ledger.waivedIn(cell);
    });
    const [early, late] = [ledger.early[row] as number, ledger.late[row] as number];
    kept.rows.push({ due: ledger.due[row] as Day, paid, early, late, paidOn: ledger.paidOn[row] as number });
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
function putBack(ledger: Ledger, from: number, { rows }: Kept): void {
  for (const kept of rows) {
    const same = ledger.due.indexOf(kept.due, from);
    if (same >= 0) putOn(ledger, same, kept);
  }
  for (const kept of rows) {
    for (let row = from; row < ledger.count; row++) putOn(ledger, row, kept);
    ledger.credit += kept.paid.reduce((sum, paid) => sum + paid, 0);
  }
}

/** Adds a row at the end. */
export function appendRow(ledger: Ledger, newRow: NewRow): void {
  const { due, start, period, principal, interest, kind, level } = newRow;
  const row = ledger.count;
  const joins = Math.max(-principal, 0);
  ledger.insert(row, { due, start, kind: kind ?? "installment", period });
  ledger.charge(row, INTEREST, interest - Math.min(joins, interest));
  ledger.charge(row, PRINCIPAL, Math.max(principal, 0));
  ledger.levels[row] = level ?? Math.max(principal, 0);
  if (joins > 0) ledger.capitalizations.push({ day: due, amount: joins });
}

/** Replaces the rows from `from` on. Fees and penalties of rows that go fall due with the first new row. */
export function replaceRows(ledger: Ledger, from: number, rows: readonly NewRow[]): void {
  const kept = keep(ledger, from);
  const since = from === 0 ? -Infinity : (ledger.due[from - 1] as Day);
  ledger.capitalizations = ledger.capitalizations.filter(({ day }) => day <= since);
  ledger.truncate(from);
  for (const row of rows) appendRow(ledger, row);
  if (rows.length > 0) kept.charges.forEach((amount, component) => ledger.charge(from, component, amount));
  putBack(ledger, from, kept);
  ledger.settle();
}
