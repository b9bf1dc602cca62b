/**
 * Tranches: principal paid out after the first disbursement, and how the rows after it carry it.
 */
import type { Day } from "../kernel/date.js";
import { Decimal } from "../kernel/decimal.js";
import { toMinor } from "../kernel/money.js";
import { addRatios, multiplyRatios, type Ratio, ratio, roundRatio, ZERO } from "../kernel/ratio.js";
import { roundToMultiple } from "../kernel/solve.js";
import { type Engine, extendedEngine } from "./engine.js";
import type { EventOf } from "./event/events.js";
import { minorOfEvent } from "./event/soundEvent.js";
import { type Fold, wrong } from "./fold.js";
import type { Ledger } from "./ledger/ledger.js";
import { INTEREST, PRINCIPAL, ROW_KINDS, WIDTH } from "./ledger/ledgerCells.js";
import { insertRow } from "./ledger/ledgerRows.js";
import { addRow, replaceRows } from "./ledger/rebuild.js";
import { bringTo, useCredit } from "./receive.js";
import { planAgain } from "./replan.js";
import { flatOf, mixedFactor, regularRows, rowsOfPlan, scheduledFrom } from "./rowsToCome.js";

/** Puts the down payment of a tranche among the rows of its day. */
function insertDownPayment({ ledger, rules }: Fold, day: Day, amount: number): void {
  let row = ledger.rowFrom(day);
  const isLast = rules.servicing.downPayments === "last";
  while (
    row < ledger.count &&
    ledger.due[row] === day &&
    (isLast || ledger.kind[row] === ROW_KINDS["down-payment"])
  ) {
    row++;
  }
  insertRow(ledger, row, { due: day, start: day, kind: "down-payment" });
  ledger.charge(row, PRINCIPAL, amount);
}

/** The first row of the schedule that carries a tranche of a day. */
function carrier(ledger: Ledger, day: Day, includesDay: boolean): number {
  let row = ledger.rowFrom(includesDay ? day : day + 1);
  while (row < ledger.count && (ledger.period[row] as number) < 0) row++;
  return row;
}

/** A tranche after the last row: one more period carries it. */
function addPeriod(fold: Fold, amount: number): void {
  const { ledger } = fold;
  const last = Math.max(...ledger.period);
  const engine = extendedEngine(fold.engine, 1);
  const plan = planAgain({ engine, from: last + 1, count: 1, balance: amount });
  for (const row of rowsOfPlan(engine, last + 1, plan)) addRow(ledger, row);
  fold.engine = engine;
}

/** The rows to come are planned again with the tranche; the period in progress bears it for its part. */
function spreadOverRowsToCome(fold: Fold, day: Day, amount: number): void {
  const { ledger } = fold;
  const row = carrier(ledger, day, false);
  if (row >= ledger.count) {
    addPeriod(fold, amount);
    return;
  }
  const period = ledger.period[row] as number;
  const engine = fold.engine;
  const before = scheduledFrom(ledger, row);
  const after = before + amount;
  const isInside = day > (ledger.start[row] as Day) && !engine.isFlat;
  const plan = planAgain({
    engine,
    from: period,
    count: regularRows(ledger, row),
    balance: after,
    ...flatOf(fold, row),
    ...(isInside && { first: mixedFactor(engine, period, { day, before, after }) }),
  });
  replaceRows(ledger, row, rowsOfPlan(engine, period, plan));
  ledger.level = plan.level;
}

/** Flat interest of the whole loan on what was lent so far: lent × Σ factors. */
function flatTotal({ factors }: Engine, lent: number): Ratio {
  return multiplyRatios(factors.reduce(addRatios, ZERO), ratio(BigInt(lent)));
}

/** Principal ÷ all rows for the rows due on or after the day; the last row takes what those before it missed. */
function spreadOverAllRows(fold: Fold, day: Day, amount: number): void {
  const { ledger, rules } = fold;
  const first = carrier(ledger, day, true);
  if (first >= ledger.count) {
    addPeriod(fold, amount);
    return;
  }
  const engine = fold.engine;
  const rows = Array.from({ length: ledger.count }, (_, row) => row).filter(
    (row) => (ledger.period[row] as number) >= 0,
  );
  const net =
    amount + rows.reduce((sum, row) => sum + (ledger.charged[row * WIDTH + PRINCIPAL] as number), 0);
  const { solved, unit } = engine.agreed;
  const rounding = { multiple: solved.multiple * unit, mode: solved.mode };
  const share = roundToMultiple(ratio(BigInt(net), rows.length), rounding);
  const interestTotal = flatTotal(engine, ledger.lentBy(day));
  const interestShare = Number(roundRatio(multiplyRatios(interestTotal, ratio(1, rows.length)), rules.mode));
  let [principalLeft, interestLeft] = [net, Number(roundRatio(interestTotal, rules.mode))];
  for (const row of rows) {
    const isLast = row === rows[rows.length - 1];
    const cell = row * WIDTH;
    if (row >= first) {
      const principal = isLast ? principalLeft : Math.min(share, principalLeft);
      ledger.charge(row, PRINCIPAL, principal - (ledger.charged[cell + PRINCIPAL] as number));
      if (engine.isFlat) {
        const interest = isLast ? interestLeft : interestShare;
        ledger.charge(row, INTEREST, interest - (ledger.charged[cell + INTEREST] as number));
      }
    }
    principalLeft -= ledger.charged[cell + PRINCIPAL] as number;
    interestLeft -= ledger.charged[cell + INTEREST] as number;
  }
}

/** A tranche is paid out. */
export function applyDisbursement(fold: Fold, event: EventOf<"disbursement">, day: Day): void {
  const { ledger, rules } = fold;
  const amount = minorOfEvent(event, rules.digits);
  const down = event.downPayment === undefined ? 0 : toMinor(new Decimal(event.downPayment), rules.digits);
  if (down === undefined || down > amount) {
    wrong(fold, "out-of-range", "downPayment", "must be an amount no larger than what is paid out");
    return;
  }
  bringTo(fold, day);
  ledger.tranches.push({ day, amount });
  ledger.moves.push({ day, amount, isLending: true });
  if (down > 0) insertDownPayment(fold, day, down);
  const rest = amount - down;
  if (rest > 0) {
    if (rules.servicing.tranches === "all-rows") spreadOverAllRows(fold, day, rest);
    else spreadOverRowsToCome(fold, day, rest);
  }
  ledger.settle();
  useCredit(fold, event, day);
}
