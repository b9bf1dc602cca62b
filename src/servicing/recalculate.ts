/**
 * Interest on actual dates: what each row owes, from the principal that was really outstanding day by day.
 *
 * Interest of a row = Σ balance × factor of the days on which it stood, exact, rounded once (or each piece by
 * itself, if the servicing terms say so). Principal = level amount − interest; the last row takes the rest. What
 * was paid early lowers the balance from its day on. Principal past due bears interest as `latePrincipal` says;
 * seen from a day, it is taken to be paid on that day, and later rows on time.
 */
import type { Day } from "../kernel/date.js";
import { addRatios, multiplyRatios, type Ratio, ratio, roundRatio, ZERO } from "../kernel/ratio.js";
import { compoundedOn, compoundingDays } from "./compounding.js";
import { type Engine, factorBetween } from "./engine.js";
import type { Fold } from "./fold.js";
import type { Ledger } from "./ledger/ledger.js";
import { INTEREST, PRINCIPAL, WIDTH } from "./ledger/ledgerCells.js";
import {
  type Carried,
  chargedAhead,
  fallsDueWith,
  principalBeside,
  settledAfter,
  takeUp,
} from "./recalculatedRow.js";

/** Principal outstanding at the end of a day, from what was paid out and repaid by then. */
function outstandingOn(ledger: Ledger, day: Day): number {
  let sum = ledger.lentAtStart;
  for (const move of ledger.moves) if (move.day <= day) sum += move.amount;
  return sum;
}

/** Until which day principal past due stays in the balance. */
function horizonOf({ ledger, rules }: Fold, today: Day): Day {
  const { latePrincipal } = rules.servicing;
  if (latePrincipal === "bears-none") return Number.NEGATIVE_INFINITY;
  if (latePrincipal === "until-paid") return today;
  for (let row = 0; row < ledger.count; row++) {
    const isRunning = (ledger.start[row] as Day) < today && today <= (ledger.due[row] as Day);
    if ((ledger.period[row] as number) >= 0 && isRunning) return ledger.due[row] as Day;
  }
  return today;
}

/** The days inside a row's period on which its balance may change. */
function breaksIn(fold: Fold, from: Day, to: Day, horizon: Day): Day[] {
  const { ledger } = fold;
  const days = new Set<Day>([from, to]);
  const add = (day: Day) => {
    if (day > from && day < to) days.add(day);
  };
  for (const { day } of ledger.moves) add(day);
  for (const day of ledger.due) add(day);
  for (const day of compoundingDays(fold, from, to)) add(day);
  add(horizon);
  return [...days].sort((a, b) => a - b);
}

/** Scheduled principal at the end of a day: what was paid out less what has fallen due. */
function scheduledOn(ledger: Ledger, day: Day, upTo: number): number {
  let sum = ledger.lentAtStart;
  for (const { day: on, amount, isLending } of ledger.moves) if (isLending && on <= day) sum += amount;
  for (let row = 0; row < ledger.count; row++) {
    const isKnown = row < upTo || (ledger.period[row] as number) < 0;
    if (isKnown && (ledger.due[row] as Day) <= day) sum -= ledger.charged[row * WIDTH + PRINCIPAL] as number;
  }
  return sum;
}

function interestOf(fold: Fold, engine: Engine, row: number, horizon: Day): number {
  const { ledger, rules } = fold;
  const [from, to] = [ledger.start[row] as Day, ledger.due[row] as Day];
  const days = breaksIn(fold, from, to, horizon);
  let exact: Ratio = ZERO;
  let pieces = 0;
  for (let k = 1; k < days.length; k++) {
    const [start, end] = [days[k - 1] as Day, days[k] as Day];
    const actual = outstandingOn(ledger, start);
    const balance =
      start < horizon
        ? actual + compoundedOn(fold, start)
        : Math.min(actual, scheduledOn(ledger, start, row));
    const factor = factorBetween(engine, ledger.period[row] as number, start, end);
    const piece = multiplyRatios(factor, ratio(BigInt(Math.max(balance, 0))));
    exact = addRatios(exact, piece);
    pieces += Number(roundRatio(piece, rules.mode));
  }
  return rules.servicing.pieceRounding === "once" ? Number(roundRatio(exact, rules.mode)) : pieces;
}

/** Sets what is charged in a cell, never below what was already paid or waived. */
function setCharge(ledger: Ledger, cell: number, amount: number): number {
  const settled = (ledger.charged[cell] as number) - (ledger.owed[cell] as number);
  const charged = Math.max(amount, settled);
  ledger.charged[cell] = charged;
  ledger.owed[cell] = charged - settled;
  return charged;
}

/** The last row of the schedule, without those added after its end. */
function lastRegular(ledger: Ledger): number {
  let row = ledger.count - 1;
  while (row >= 0 && (ledger.period[row] as number) < 0) row--;
  return row;
}

/** Works out again what every row owes, as seen from a day. */
export function recalculate(fold: Fold, today: Day): void {
  const { ledger, rules } = fold;
  const engine = fold.engine;
  if (engine.isFlat) return;
  const horizon = horizonOf(fold, today);
  const isInProgress = (row: number) =>
    (ledger.start[row] as Day) < today && today <= (ledger.due[row] as Day);
  const carried: Carried = { interest: 0, principal: 0 };
  const last = lastRegular(ledger);
  for (let row = 0; row <= last; row++) {
    takeUp(ledger, row, carried);
    if ((ledger.period[row] as number) < 0) continue;
    const isOut = rules.servicing.latePrincipal === "period-in-progress" && !isInProgress(row);
    const own = interestOf(fold, engine, row, isOut ? Number.NEGATIVE_INFINITY : horizon);
    const isLast = row === last;
    const accrued = Math.max(own - chargedAhead(ledger, row), 0);
    const interest = fallsDueWith(fold, row, { accrued, isLast }, carried);
    ledger.accrues[row] = accrued;
    setCharge(ledger, row * WIDTH + INTEREST, interest + (ledger.onTop[row] as number));
    const until = isLast ? Number.POSITIVE_INFINITY : (ledger.due[row] as Day);
    const rest = Math.max(scheduledOn(ledger, until, row) - settledAfter(ledger, row), 0);
    const planned = principalBeside(
      (ledger.levels[row] as number) - (engine.paysTotal ? interest : 0),
      carried,
    );
    setCharge(ledger, row * WIDTH + PRINCIPAL, isLast ? rest : Math.min(planned, rest));
  }
  ledger.firstOpen = 0;
  ledger.settle();
}
