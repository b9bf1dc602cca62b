/**
 * The effect of a reschedule: the rows to come get new dates, another number, rate or grace.
 */
import { type Day, readDate } from "../../kernel/date.js";
import { problem, refuse } from "../../kernel/error.js";
import { changedEngine, type Engine, extendedEngine, periodStart } from "../engine.js";
import type { EventOf } from "../event/events.js";
import { flatBase } from "../flatShares.js";
import { type Fold, wrong } from "../fold.js";
import type { Ledger } from "../ledger/ledger.js";
import { ROW_KINDS } from "../ledger/ledgerCells.js";
import { paidInRow } from "../ledger/ledgerRows.js";
import { withNewRate } from "../newRate.js";
import { checkRepaid, openEnd } from "../openEnd.js";
import { bringTo } from "../receive.js";
import { earnedBefore, replan } from "../replanRows.js";
import { nextRow, periodAt, plannedFrom, principalFrom } from "../rowsToCome.js";
import { flatAnew, layoutFrom, startAnew } from "../startAnew.js";
import { checkGraces, withGraces } from "./rescheduleGraces.js";

type Reschedule = EventOf<"reschedule">;
type Moved = Reschedule & { readonly firstDueOn: string };

/** Whether the row that a date names was put in the place of others: those stay as they are. */
function isReplaced(ledger: Ledger, row: number, from: string | undefined): boolean {
  const since = from === undefined ? row : ledger.rowFrom(readDate(from) as Day);
  return ledger.kind.slice(since, row).includes(ROW_KINDS.installment);
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

/**
 * Rows on new dates. Their first period begins where that of the first row that changes began, so that interest of
 * changed rows that have passed is part of it.
 */
function onNewDates(fold: Fold, event: Moved, day: Day, start: Start): void {
  const { ledger } = fold;
  const { firstDueOn } = event;
  const { row, balance, installments, engine } = start;
  const period = ledger.period[row] as number;
  const first = engine.starts[period] as number;
  const disbursedOn = periodStart(engine, period);
  if ((readDate(firstDueOn) as Day) <= disbursedOn) {
    refuse(problem("wrong-order", "firstDueOn", "must be after the due date before it, or the disbursement"));
  }
  startAnew(fold, {
    row,
    day,
    balance,
    flatBase: rescheduledBase(fold, balance, day),
    engine,
    layout: withGraces(engine, layoutFrom(engine, first), 0, event),
    rest: { row: first, disbursedOn, firstDueOn, installments },
    earned: earnedBefore(fold, row),
    drawn: engine.drawn.filter((change) => change.period === period),
  });
}

/** Whether money has changed the balance since a row that is past fell due, so that no plan from that row on holds it. */
function isOvertaken({ ledger, engine }: Fold, row: number, day: Day): boolean {
  const due = ledger.due[row] as Day;
  const isAgreed = (on: Day) => engine.agreed.later.some((later) => later.on === on);
  const isPrepaid = ledger.kind.some(
    (kind, k) => kind === ROW_KINDS.prepayment && (ledger.due[k] as Day) >= due,
  );
  return isPrepaid || ledger.tranches.some(({ day: on }) => on >= due && on <= day && !isAgreed(on));
}

/** The first row that changes; `undefined` if there is none, or it cannot change: then it is noted what is wrong. */
function firstToChange(fold: Fold, { from }: Reschedule, day: Day): number | undefined {
  const { ledger } = fold;
  const row = from === undefined ? nextRow(ledger, day) : nextRow(ledger, (readDate(from) as Day) - 1);
  const isNone = row >= ledger.count || principalFrom(ledger, row) === 0;
  const isPast = !isNone && (ledger.due[row] as Day) <= day;
  let message: string | undefined;
  if (isNone) message = "no installment is left to be rescheduled";
  else if (isReplaced(ledger, row, from)) {
    message =
      "must not be before the installments that a reschedule or re-age has put in the place of others";
  } else if (isPast && ledger.openIn(row) === 0 && paidInRow(ledger, row) > 0) {
    message = "must not be the due date of an installment that is paid";
  } else if (isPast && isOvertaken(fold, row, day)) {
    message = "must not be before a prepayment or a disbursement that came after it fell due";
  }
  if (message === undefined) return row;
  wrong(fold, "wrong-order", "from", message);
  return undefined;
}

/** The rows to come get new dates, number, rate or grace. */
export function applyReschedule(fold: Fold, event: Reschedule, day: Day): void {
  const { ledger } = fold;
  bringTo(fold, day);
  const row = firstToChange(fold, event, day);
  if (row === undefined) return;
  const balance = principalFrom(ledger, row);
  const start = periodStart(fold.engine, ledger.period[row] as number);
  const engine = event.rate === undefined ? fold.engine : withNewRate(fold.engine, event.rate, start);
  const installments = event.installments ?? plannedFrom(engine, ledger, row);
  checkGraces(event, installments);
  const { firstDueOn } = event;
  if (firstDueOn === undefined) onSameDates(fold, event, day, { row, balance, installments, engine });
  else onNewDates(fold, { ...event, firstDueOn }, day, { row, balance, installments, engine });
}
