/**
 * Rows put into a ledger and taken out of it.
 */
import type { Day } from "../../kernel/date.js";
import type { Ledger } from "./ledger.js";
import { PER_ROW, ROW_KINDS, type RowKind, WIDTH } from "./ledgerCells.js";

/** What a new row is. */
export interface RowFacts {
  readonly due: Day;
  readonly start: Day;
  readonly kind: RowKind;
  readonly period?: number;
}

/** Puts an empty row at a place. */
export function insertRow(ledger: Ledger, row: number, { due, start, kind, period = -1 }: RowFacts): void {
  const empty = {
    due,
    start,
    kind: ROW_KINDS[kind],
    period,
    levels: 0,
    onTop: 0,
    marks: 0,
    defers: 0,
    accrues: 0,
    following: 0,
    early: 0,
    late: 0,
    paidOn: Number.NaN,
  };
  for (const list of PER_ROW) ledger[list].splice(row, 0, empty[list]);
  for (const cells of [ledger.charged, ledger.owed, ledger.waived]) cells?.splice(row * WIDTH, 0, 0, 0, 0, 0);
  if (row < ledger.firstOpen) ledger.firstOpen = row;
}

/** Takes a row away. */
export function removeRow(ledger: Ledger, row: number): void {
  for (const list of PER_ROW) ledger[list].splice(row, 1);
  for (const cells of [ledger.charged, ledger.owed, ledger.waived]) cells?.splice(row * WIDTH, WIDTH);
  if (row < ledger.firstOpen) ledger.firstOpen = row;
}

/** What was paid in a row. */
export function paidInRow(ledger: Ledger, row: number): number {
  let sum = 0;
  for (let component = 0; component < WIDTH; component++) sum += ledger.paidIn(row * WIDTH + component);
  return sum;
}
