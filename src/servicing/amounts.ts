/**
 * Amounts by component, as callers see them.
 */
import type { Day } from "../kernel/date.js";
import type { Decimal } from "../kernel/decimal.js";
import { fromMinor } from "../kernel/money.js";
import type { Ledger } from "./ledger/ledger.js";
import { WIDTH } from "./ledger/ledgerCells.js";

/** Amounts by component. */
export interface Amounts {
  readonly principal: Decimal;
  readonly interest: Decimal;
  readonly fees: Decimal;
  readonly penalties: Decimal;
  readonly total: Decimal;
}

/** The same in minor units: penalty, fee, interest, principal. */
export type Cells = readonly [number, number, number, number];

/** Amounts of minor units. */
export function toAmounts([penalty, fee, interest, principal]: Cells, digits: number): Amounts {
  return {
    principal: fromMinor(principal, digits),
    interest: fromMinor(interest, digits),
    fees: fromMinor(fee, digits),
    penalties: fromMinor(penalty, digits),
    total: fromMinor(penalty + fee + interest + principal, digits),
  };
}

/** What a sum is taken of. */
export type CellKind = "charged" | "owed" | "paid" | "waived";

/** One cell's amount of a kind. */
function cellOf(ledger: Ledger, kind: CellKind, cell: number): number {
  if (kind === "waived") return ledger.waivedIn(cell);
  return kind === "paid" ? ledger.paidIn(cell) : (ledger[kind][cell] as number);
}

/** Sums by component over the rows up to `to`, or over one row. */
export function sumCells(ledger: Ledger, kind: CellKind, to = ledger.count, from = 0): Cells {
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  for (let cell = from * WIDTH; cell < to * WIDTH; cell++) {
    const component = (cell % WIDTH) as 0 | 1 | 2 | 3;
    sums[component] += cellOf(ledger, kind, cell);
  }
  return sums;
}

const NOTHING: Cells = [0, 0, 0, 0];

/** What is owed and due by a day; nothing once the loan is written off. */
export function owedBy(ledger: Ledger, day: Day): Cells {
  if (ledger.writtenOffOn !== undefined) return NOTHING;
  return sumCells(ledger, "owed", ledger.rowFrom(day + 1));
}

/** What was owed when the loan was written off. */
export function writtenOffIn(ledger: Ledger): Cells {
  return ledger.writtenOffOn === undefined ? NOTHING : sumCells(ledger, "owed");
}
