/**
 * Effects of charges and waivers.
 */
import { type Day, readDate } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import {
  addRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioFromDecimal,
  roundRatio,
  ZERO,
} from "../../kernel/ratio.js";
import { COMPONENTS, type Component } from "../../rules/waterfall.js";
import { waiveCell } from "../allocate.js";
import { sumCells } from "../amounts.js";
import type { ChargeEntry } from "../entries.js";
import { isWaivedFromStart } from "../event/eventOrder.js";
import type { EventOf } from "../event/events.js";
import { minorOfEvent } from "../event/soundEvent.js";
import { type Fold, wrong } from "../fold.js";
import { rowOfCharge } from "../ledger/addedRow.js";
import { FEE, PENALTY, ROW_KINDS, WIDTH } from "../ledger/ledgerCells.js";
import { bringTo, useCredit } from "../receive.js";
import { scheduledFrom } from "../rowsToCome.js";

type ChargeEvent = EventOf<"charge" | "penalty">;

const percentOf = (text: string): Ratio => multiplyRatios(ratioFromDecimal(new Decimal(text)), ratio(1, 100));

/** What a percentage is taken of: of one row, or of the whole loan. */
function baseOf(
  { ledger }: Fold,
  { base = "principal" }: ChargeEvent,
  day: Day,
  row: number | undefined,
): number {
  if (base === "principal") return ledger.lentBy(day);
  if (base === "outstanding") return row === undefined ? ledger.principalOn(day) : scheduledFrom(ledger, row);
  const [from, to] = row === undefined ? [0, ledger.count] : [row, row + 1];
  const [, , interest, principal] = sumCells(ledger, "charged", to, from);
  return base === "interest" ? interest : interest + principal;
}

/** The amount of a charge with its tax, rounded once. */
function withTax(fold: Fold, event: ChargeEvent, day: Day, row?: number): number {
  const { percent } = event;
  const amount: Ratio =
    percent === undefined
      ? ratio(BigInt(minorOfEvent(event, fold.rules.digits)))
      : multiplyRatios(percentOf(percent), ratio(BigInt(baseOf(fold, event, day, row))));
  const tax = event.taxPercent === undefined ? ZERO : percentOf(event.taxPercent);
  return Number(roundRatio(multiplyRatios(amount, addRatios(ratio(1), tax)), fold.rules.mode));
}

/** The rows that bear a charge: one, or every installment due on the day of the event or later. */
function rowsOfCharge({ ledger }: Fold, event: ChargeEvent, due: Day): number[] {
  if (event.each === undefined) return [rowOfCharge(ledger, due)];
  const rows = ledger.due.map((_, row) => row);
  return rows.filter((row) => ledger.kind[row] === ROW_KINDS.installment && (ledger.due[row] as Day) >= due);
}

/** A fee or a penalty is charged. */
export function applyCharge(fold: Fold, event: ChargeEvent, day: Day): void {
  const { ledger } = fold;
  const due = readDate(event.dueOn ?? event.date) as Day;
  const component = event.kind === "penalty" ? PENALTY : FEE;
  const rows = rowsOfCharge(fold, event, due);
  if (rows.length === 0) {
    wrong(fold, "wrong-order", "date", "no installment is left that could be charged");
    return;
  }
  if (event.percent !== undefined && rows.every((row) => baseOf(fold, event, day, event.each && row) === 0)) {
    wrong(fold, "wrong-order", "percent", "nothing is left that it could be a percentage of");
    return;
  }
  for (const row of rows) {
    const amount = withTax(fold, event, day, event.each && row);
    const dueOn = event.each === undefined ? due : (ledger.due[row] as Day);
    ledger.charge(row, component, amount);
    ledger.charges.push({ id: event.id, component, amount, due: dueOn, waived: 0 });
  }
  useCredit(fold, event, day);
}

const PLACES = Object.keys(COMPONENTS) as Component[];

/** What a waiver may lower: one cell, by no more than an amount, which a charge keeps count of. */
interface Waivable {
  readonly cell: number;
  readonly most: number;
  readonly entry?: ChargeEntry;
}

/** The cells that a waiver may lower: of one charge, its rows; else all rows, oldest first. */
function waivable({ ledger }: Fold, component: number, of: string | undefined): Waivable[] {
  if (of === undefined) {
    return ledger.due.map((_, row) => {
      const cell = row * WIDTH + component;
      return { cell, most: ledger.owed[cell] as number };
    });
  }
  const entries = ledger.charges.filter(({ id, component: its }) => id === of && its === component);
  return entries.map((entry) => {
    const cell = rowOfCharge(ledger, entry.due) * WIDTH + component;
    return { cell, most: Math.min(ledger.owed[cell] as number, entry.amount - entry.waived), entry };
  });
}

/** Something owed is waived. */
export function applyWaiver(fold: Fold, event: EventOf<"waiver">, day: Day): void {
  const { ledger, rules } = fold;
  if (!isWaivedFromStart(event, rules.servicing)) bringTo(fold, day);
  const component = PLACES.indexOf(event.component);
  const cells = waivable(fold, component, event.of);
  if (event.of !== undefined && cells.length === 0) {
    wrong(fold, "conflict", "of", "must name a charge of the waived component");
    return;
  }
  const most = cells.reduce((sum, one) => sum + one.most, 0);
  if (event.of !== undefined && most === 0) {
    wrong(fold, "conflict", "of", "must name a charge of which something is owed");
    return;
  }
  const amount = event.amount === undefined ? most : minorOfEvent(event, rules.digits);
  if (amount > most) {
    wrong(fold, "out-of-range", "amount", "must not be more than what is owed");
    return;
  }
  let left = amount;
  for (const { cell, most: open, entry } of cells) {
    const taken = Math.min(left, open);
    if (entry !== undefined) entry.waived += taken;
    waiveCell(ledger, cell, taken);
    left -= taken;
    const row = (cell - component) / WIDTH;
    if (taken > 0 && ledger.openIn(row) === 0) ledger.paidOn[row] = day;
  }
  ledger.settle();
}
