/**
 * Effects of events that give the rows to come new dates: reschedule and re-age.
 *
 * New rows are those of the schedule of a loan over what is left, built by the schedule engine.
 */
import { type Day, formatDate, readDate } from "../../kernel/date.js";
import { buildSchedule } from "../../schedule/buildSchedule.js";
import type { LoanTerms } from "../../terms/parseTerms.js";
import { engineOf } from "../engine.js";
import type { EventOf } from "../event/events.js";
import { type Fold, wrong } from "../fold.js";
import type { Ledger } from "../ledger/ledger.js";
import { INTEREST, PRINCIPAL, WIDTH } from "../ledger/ledgerCells.js";
import { type NewRow, replaceRows } from "../ledger/rebuild.js";
import { bringTo } from "../receive.js";
import { termsOfRest } from "../restTerms.js";
import { nextRow, regularRows, scheduledFrom } from "../rowsToCome.js";

/** The rows of a loan over what is left. */
function rowsOfTerms(terms: LoanTerms): [NewRow, ...NewRow[]] {
  const { columns } = buildSchedule(terms);
  const { level, paysTotal } = engineOf(terms);
  const rows = Array.from({ length: columns.count }, (_, k) => ({
    due: columns.due[k] as Day,
    start: k === 0 ? columns.start : (columns.due[k - 1] as Day),
    period: k,
    principal: columns.principal[k] as number,
    interest: columns.interest[k] as number,
    accrues: columns.accrued[k] as number,
    ...(paysTotal && level > 0 && { level }),
  }));
  return rows as [NewRow, ...NewRow[]];
}

/** Rows before `to` belong to no period of the engine any more: they stay as they are. */
function freeze(ledger: Ledger, to: number): void {
  ledger.period.fill(-1, 0, to);
}

/** Replaces the rows from `row` on by those of a loan over what is left. */
function startAnew(fold: Fold, row: number, terms: LoanTerms, carried: number): void {
  const { ledger } = fold;
  const [first, ...later] = rowsOfTerms(terms);
  replaceRows(ledger, row, [{ ...first, interest: first.interest + carried }, ...later]);
  freeze(ledger, row);
  fold.engine = engineOf(terms);
  ledger.level = fold.engine.level;
  ledger.restructured++;
}

/** The rows to come get new dates, number, rate or grace. */
export function applyReschedule(fold: Fold, event: EventOf<"reschedule">, day: Day): void {
  const { ledger, rules } = fold;
  bringTo(fold, day);
  const row = event.from === undefined ? nextRow(ledger, day) : ledger.rowFrom(readDate(event.from) as Day);
  const balance = scheduledFrom(ledger, row);
  if (row >= ledger.count || balance === 0) {
    wrong(fold, "wrong-order", "from", "no installment is left to be rescheduled");
    return;
  }
  let carried = 0;
  for (let k = row; k < ledger.count && (ledger.due[k] as Day) <= day; k++) {
    carried += ledger.charged[k * WIDTH + INTEREST] as number;
  }
  const terms = termsOfRest(fold.engine.agreed, {
    principal: balance,
    disbursedOn: row === 0 ? rules.disbursedOn : (ledger.start[row] as Day),
    firstDueOn: event.firstDueOn ?? formatDate(ledger.due[row] as Day),
    installments: event.installments ?? regularRows(ledger, row),
    rate: event.rate,
    principalGrace: event.principalGrace,
  });
  startAnew(fold, row, terms, carried);
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

function paidFrom(ledger: Ledger, row: number): number {
  let sum = 0;
  for (let k = row; k < ledger.count; k++) sum += ledger.paidIn(k * WIDTH + PRINCIPAL);
  return sum;
}

/** All open principal moves to new equal rows; the old rows keep what was paid. */
export function applyReAge(fold: Fold, event: EventOf<"re-age">, day: Day): void {
  const { ledger } = fold;
  bringTo(fold, day);
  const row = ledger.rowFrom(day + 1);
  const principal = ledger.openOf(PRINCIPAL) + paidFrom(ledger, row);
  if ((readDate(event.startOn) as Day) <= day) {
    wrong(fold, "wrong-order", "startOn", "must be after the day of the event");
    return;
  }
  if (ledger.openOf(PRINCIPAL) === 0) {
    wrong(fold, "wrong-order", "date", "no principal is open");
    return;
  }
  const { every, installments, startOn: firstDueOn } = event;
  const rest = { principal, disbursedOn: day, firstDueOn, installments, every };
  const terms = termsOfRest(fold.engine.agreed, rest);
  const [penalty, fee, interest] = takeOff(ledger, row, day, [0, 1, INTEREST, PRINCIPAL]) as [
    number,
    number,
    number,
  ];
  startAnew(fold, row, terms, interest);
  ledger.charge(row, 0, penalty);
  ledger.charge(row, 1, fee);
}
