/**
 * Effects of charges and waivers.
 */
import { type Day, readDate } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import { addRatios, multiplyRatios, ratio, ratioFromDecimal, roundRatio } from "../../kernel/ratio.js";
import { COMPONENTS, type Component } from "../../rules/waterfall.js";
import { waiveCell } from "../allocate.js";
import type { EventOf } from "../event/events.js";
import { minorOfEvent } from "../event/soundEvent.js";
import { type Fold, wrong } from "../fold.js";
import { rowOfCharge } from "../ledger/addedRow.js";
import { FEE, PENALTY, WIDTH } from "../ledger/ledgerCells.js";
import { bringTo, useCredit } from "../receive.js";

/** The amount of a charge with its tax, rounded once. */
function withTax(fold: Fold, event: EventOf<"charge" | "penalty">): number {
  const amount = minorOfEvent(event, fold.rules.digits);
  if (event.taxPercent === undefined) return amount;
  const tax = multiplyRatios(ratioFromDecimal(new Decimal(event.taxPercent)), ratio(1, 100));
  const exact = multiplyRatios(ratio(BigInt(amount)), addRatios(ratio(1), tax));
  return Number(roundRatio(exact, fold.rules.mode));
}

/** A fee or a penalty is charged. */
export function applyCharge(fold: Fold, event: EventOf<"charge" | "penalty">, day: Day): void {
  const { ledger } = fold;
  const due = event.dueOn === undefined ? (readDate(event.date) as Day) : (readDate(event.dueOn) as Day);
  const component = event.kind === "penalty" ? PENALTY : FEE;
  const amount = withTax(fold, event);
  ledger.charge(rowOfCharge(ledger, due), component, amount);
  ledger.charges.push({ id: event.id, component, amount, due, waived: 0 });
  useCredit(fold, event, day);
}

const PLACES = Object.keys(COMPONENTS) as Component[];

/** The cells that a waiver may lower: of one charge, its row; else all rows, oldest first. */
function waivedCells({ ledger }: Fold, component: number, due: Day | undefined): number[] {
  if (due !== undefined) return [rowOfCharge(ledger, due) * WIDTH + component];
  return Array.from({ length: ledger.count }, (_, row) => row * WIDTH + component);
}

/** Something owed is waived. */
export function applyWaiver(fold: Fold, event: EventOf<"waiver">, day: Day): void {
  const { ledger, rules } = fold;
  bringTo(fold, day);
  const component = PLACES.indexOf(event.component);
  const entry = event.of === undefined ? undefined : ledger.charges.find(({ id }) => id === event.of);
  if (event.of !== undefined && entry?.component !== component) {
    wrong(fold, "conflict", "of", "must name a charge of the waived component");
    return;
  }
  const cells = waivedCells(fold, component, entry?.due);
  const open = cells.reduce((sum, cell) => sum + (ledger.owed[cell] as number), 0);
  const most = Math.min(open, entry === undefined ? open : entry.amount - entry.waived);
  const amount = event.amount === undefined ? most : minorOfEvent(event, rules.digits);
  if (amount > most) {
    wrong(fold, "out-of-range", "amount", "must not be more than what is owed");
    return;
  }
  if (entry !== undefined) entry.waived += amount;
  let left = amount;
  for (const cell of cells) {
    const taken = Math.min(left, ledger.owed[cell] as number);
    waiveCell(ledger, cell, taken);
    left -= taken;
    const row = (cell - component) / WIDTH;
    if (taken > 0 && ledger.openIn(row) === 0) ledger.paidOn[row] = day;
  }
  ledger.settle();
}
