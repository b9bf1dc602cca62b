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

/** What was paid, early and late, on rows that go. */
interface Kept {
  readonly paid: number[];
  readonly charges: number[];
  early: number;
  late: number;
  paidOn: number;
}

/** What stays of the rows from `from` on: payments by component, and fees and penalties still charged. */
function keep(ledger: Ledger, from: number): Kept {
  const kept: Kept = { paid: [0, 0, 0, 0], charges: [0, 0], early: 0, late: 0, paidOn: Number.NaN };
  for (let row = from; row < ledger.count; row++) {
    for (let component = 0; component < WIDTH; component++) {
      const cell = row * WIDTH + component;
      kept.paid[component] = (kept.paid[component] as number) + ledger.paidIn(cell);
      if (component < INTEREST) {
        const charged = (ledger.charged[cell] as number) - ledger.waivedIn(cell);
        kept.charges[component] = (kept.charges[component] as number) + charged;
      }
    }
    kept.early += ledger.early[row] as number;
    kept.late += ledger.late[row] as number;
    const paidOn = ledger.paidOn[row] as number;
    if (!Number.isNaN(paidOn)) kept.paidOn = paidOn;
  }
  return kept;
}

/** Puts what was paid on the rows from `from` on, oldest first. */
function putBack(ledger: Ledger, from: number, kept: Kept): void {
  for (let component = 0; component < WIDTH; component++) {
    let left = kept.paid[component] as number;
    for (let row = from; row < ledger.count && left > 0; row++) {
      const cell = row * WIDTH + component;
      const isLast = row === ledger.count - 1;
      const taken = Math.min(left, ledger.owed[cell] as number);
      ledger.owed[cell] = (ledger.owed[cell] as number) - taken;
      left -= taken;
      const [early, late] = [Math.min(kept.early, taken), Math.min(kept.late, taken)];
      ledger.early[row] = (ledger.early[row] as number) + early;
      kept.early -= early;
      if (early < taken) ledger.late[row] = (ledger.late[row] as number) + Math.min(late, taken - early);
      if (taken > 0) ledger.paidOn[row] = kept.paidOn;
      if (isLast && left > 0) ledger.credit += left;
    }
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
