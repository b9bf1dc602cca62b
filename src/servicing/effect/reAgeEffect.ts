/**
 * The effect of a re-age: all open principal moves to new equal rows, past due no more.
 */
import { type Day, readDate } from "../../kernel/date.js";
import { addRatios, roundRatio, ZERO } from "../../kernel/ratio.js";
import { accruedInterest } from "../accrued.js";
import type { EventOf } from "../event/events.js";
import { type Fold, wrong } from "../fold.js";
import { INTEREST, PRINCIPAL } from "../ledger/ledgerCells.js";
import { bringTo } from "../receive.js";
import { earnedBefore } from "../replanRows.js";
import { principalFrom } from "../rowsToCome.js";
import { PLAIN_LAYOUT, startAnew } from "../startAnew.js";
import { takeOff } from "../takeOff.js";

/** Interest earned and not yet charged: of the period in progress, which is cut short, and of a bullet from its start. */
function cutPeriodShort(fold: Fold, row: number, day: Day): number {
  const { rules, ledger } = fold;
  const before = earnedBefore(fold, row);
  const earned = Number(roundRatio(addRatios(accruedInterest(fold, day).ratio, before), rules.mode));
  ledger.cutShort.push({ day, amount: earned - Number(roundRatio(before, rules.mode)) });
  return earned;
}

/** All open principal moves to new equal rows; the old rows keep what was paid. */
export function applyReAge(fold: Fold, event: EventOf<"re-age">, day: Day): void {
  const { ledger } = fold;
  bringTo(fold, day);
  const row = ledger.rowFrom(day + 1);
  if ((readDate(event.startOn) as Day) <= day) {
    wrong(fold, "wrong-order", "startOn", "must be after the day of the event");
    return;
  }
  if (ledger.openOf(PRINCIPAL) === 0) {
    wrong(fold, "wrong-order", "date", "no principal is open");
    return;
  }
  const { every, installments, startOn: firstDueOn } = event;
  const balance = ledger.openOf(PRINCIPAL, 0, row) + principalFrom(ledger, row);
  const earned = cutPeriodShort(fold, row, day);
  const taken = takeOff(ledger, row, day, [0, 1, INTEREST, PRINCIPAL]);
  const [penalty, fee, interest] = taken as [number, number, number];
  const engine = fold.engine;
  startAnew(fold, {
    row,
    day,
    balance,
    flatBase: balance,
    engine,
    carried: interest + earned,
    layout: PLAIN_LAYOUT,
    rest: { row: engine.dates.count, disbursedOn: day, firstDueOn, installments, every },
    earned: ZERO,
    drawn: [],
  });
  ledger.charge(row, 0, penalty);
  ledger.charge(row, 1, fee);
}
