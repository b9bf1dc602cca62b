/**
 * Effects of events that give the rows to come new dates, another number or other terms: reschedule and re-age.
 */
import { type Day, formatDate, readDate } from "../../kernel/date.js";
import { problem, refuse } from "../../kernel/error.js";
import { addRatios, roundRatio, ZERO } from "../../kernel/ratio.js";
import { markOf } from "../../schedule/marks.js";
import { accruedInterest } from "../accrued.js";
import { changedEngine, type Engine, extendedEngine, periodStart } from "../engine.js";
import type { EventOf } from "../event/events.js";
import { flatBase } from "../flatShares.js";
import { type Fold, wrong } from "../fold.js";
import type { Layout } from "../layout.js";
import type { Ledger } from "../ledger/ledger.js";
import { INTEREST, PRINCIPAL, WIDTH } from "../ledger/ledgerCells.js";
import { withNewRate } from "../newRate.js";
import { checkRepaid, openEnd } from "../openEnd.js";
import { bringTo } from "../receive.js";
import { earnedBefore, replan } from "../replanRows.js";
import { nextRow, periodAt, plannedFrom, principalFrom } from "../rowsToCome.js";
import { flatAnew, layoutFrom, PLAIN_LAYOUT, startAnew } from "../startAnew.js";

type Reschedule = EventOf<"reschedule">;

/** The mark of a row that a reschedule spares something; 0 where it spares nothing. */
function sparedMark(row: number, { principalGrace = 0, interestGrace = 0 }: Reschedule): number {
  if (row >= interestGrace) return row < principalGrace ? markOf("principal", "paid") : 0;
  return markOf(row < principalGrace ? "both" : "interest", "deferred-next-interest");
}

/** The layout with the graces of a reschedule over the rows from `from` on. */
function withGraces({ agreed }: Engine, layout: Layout, from: number, event: Reschedule): Layout {
  const { principalGrace = 0, interestGrace = 0 } = event;
  const { pattern } = agreed.terms.repayment;
  if (principalGrace > 0 && (pattern === "bullet" || pattern === "interest-only")) {
    refuse(problem("conflict", "principalGrace", `${pattern} has no principal to spare before the end`));
  }
  if (interestGrace > 0 && pattern === "bullet") {
    refuse(problem("conflict", "interestGrace", `${pattern} has no interest to spare before the end`));
  }
  const most = Math.max(principalGrace, interestGrace);
  if (most === 0) return layout;
  const spared = new Map(layout.spared);
  for (let row = 0; row < most; row++) spared.set(from + row, sparedMark(row, event));
  return { ...layout, spared };
}

/** What a reschedule starts from. */
interface Start {
  readonly row: number;
  readonly balance: number;
  /** How many rows there are from then on, and the engine at the new rate. */
  readonly installments: number;
  readonly engine: Engine;
}

/** What the flat interest of rescheduled rows is reckoned on. */
function rescheduledBase({ rules, engine, ledger }: Fold, balance: number, day: Day): number {
  const isLent = rules.servicing.flatReschedules === "what-was-lent";
  return isLent ? flatBase(engine, ledger, day) : balance;
}

/** Rows on their own dates: another number, rate or grace. */
function onSameDates(
  fold: Fold,
  event: Reschedule,
  day: Day,
  { row, balance, installments, engine }: Start,
): void {
  const from = fold.ledger.period[row] as number;
  const first = engine.starts[from] as number;
  const last = first + installments;
  const longer = extendedEngine(engine, last - engine.dates.count);
  const laidOut = changedEngine(longer, { layout: withGraces(longer, longer.layout, first, event) });
  const to = periodAt(laidOut, last - 1) + 1;
  const end = event.installments === undefined ? openEnd(laidOut, to) : { engine: laidOut, to };
  const { mode } = fold.rules;
  const flat = flatAnew({ engine: end.engine, mode }, rescheduledBase(fold, balance, day), first, last);
  const plan = replan(fold, row, { ...end, from, day, balance, flat });
  checkRepaid(end.engine, end.to - from, plan);
  fold.ledger.restructured++;
}

/** Rows on new dates; interest of changed rows that are due by the day comes with the first of them. */
function onNewDates(fold: Fold, event: Reschedule, day: Day, start: Start): void {
  const { ledger } = fold;
  const { row, balance, installments, engine } = start;
  let carried = 0;
  for (let k = row; k < ledger.count && (ledger.due[k] as Day) <= day; k++) {
    carried += ledger.charged[k * WIDTH + INTEREST] as number;
  }
  const period = ledger.period[row] as number;
  const first = engine.starts[period] as number;
  startAnew(fold, {
    row,
    day,
    balance,
    flatBase: rescheduledBase(fold, balance, day),
    engine,
    carried,
    layout: withGraces(engine, layoutFrom(engine, first), 0, event),
    rest: {
      row: first,
      disbursedOn: periodStart(engine, period),
      firstDueOn: event.firstDueOn ?? formatDate(engine.dates.nominal[first] as Day),
      installments,
    },
    earned: earnedBefore(fold, row),
  });
}

/** The rows to come get new dates, number, rate or grace. */
export function applyReschedule(fold: Fold, event: Reschedule, day: Day): void {
  const { ledger } = fold;
  bringTo(fold, day);
  const row = event.from === undefined ? nextRow(ledger, day) : ledger.rowFrom(readDate(event.from) as Day);
  const balance = principalFrom(ledger, row);
  if (row >= ledger.count || balance === 0 || (ledger.period[row] as number) < 0) {
    wrong(fold, "wrong-order", "from", "no installment is left to be rescheduled");
    return;
  }
  const start = periodStart(fold.engine, ledger.period[row] as number);
  const engine = event.rate === undefined ? fold.engine : withNewRate(fold.engine, event.rate, start);
  const installments = event.installments ?? plannedFrom(engine, ledger, row);
  for (const field of ["principalGrace", "interestGrace"] as const) {
    if ((event[field] ?? 0) < installments) continue;
    refuse(problem("no-solution", field, "must leave an installment that is not spared"));
  }
  const isSame = event.firstDueOn === undefined && (ledger.due[row] as Day) > day;
  if (isSame) onSameDates(fold, event, day, { row, balance, installments, engine });
  else onNewDates(fold, event, day, { row, balance, installments, engine });
}

/** Takes what is still owed off the rows up to `to`; returns it by component. */
export function takeOff(ledger: Ledger, to: number, day: Day, components: readonly number[]): number[] {
  const taken = [0, 0, 0, 0];
  for (let row = 0; row < to; row++) {
    for (const component of components) {
      const cell = row * WIDTH + component;
      const open = ledger.owed[cell] as number;
      taken[component] = (taken[component] as number) + open;
      ledger.charged[cell] = (ledger.charged[cell] as number) - open;
      ledger.owed[cell] = 0;
      if (open > 0 && ledger.openIn(row) === 0) ledger.paidOn[row] = day;
    }
  }
  ledger.settle();
  return taken;
}

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
  });
  ledger.charge(row, 0, penalty);
  ledger.charge(row, 1, fee);
}
