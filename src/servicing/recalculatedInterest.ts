/**
 * Interest that accrues in the rows where it is recalculated: balance × factor of the days on which it stood.
 */
import type { Day } from "../kernel/date.js";
import {
  addRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  roundRatio,
  subtractRatios,
  ZERO,
} from "../kernel/ratio.js";
import { fateOf } from "../schedule/marks.js";
import { compoundedOn, compoundingDays } from "./compounding.js";
import type { Fold } from "./fold.js";
import type { Ledger } from "./ledger/ledger.js";
import { PRINCIPAL, WIDTH } from "./ledger/ledgerCells.js";
import { factorBetween } from "./periodFactor.js";
import { chargedAhead } from "./recalculatedRow.js";
import { isBullet } from "./replanRows.js";
import { countingDay } from "./rest.js";

/** Interest that has joined the principal by a day. */
function joinedBy({ capitalizations }: Ledger, day: Day): number {
  return capitalizations.reduce((sum, { day: joins, amount }) => (joins <= day ? sum + amount : sum), 0);
}

/** Principal outstanding at the end of a day, from what was paid out, joined and was repaid by then. */
function outstandingOn(ledger: Ledger, day: Day): number {
  let sum = ledger.lentAtStart + joinedBy(ledger, day);
  for (const move of ledger.moves) if (move.day <= day) sum += move.amount;
  return sum;
}

/** Until which day principal past due stays in the balance: if paid today, until that payment would count. */
function horizonOf(fold: Fold, today: Day): Day {
  const { ledger, rules } = fold;
  const { latePrincipal } = rules.servicing;
  if (latePrincipal === "bears-none") return Number.NEGATIVE_INFINITY;
  if (latePrincipal === "until-paid") return countingDay(fold, today);
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

/** Scheduled principal at the end of a day: what was paid out or joined less what has fallen due. */
export function scheduledOn(ledger: Ledger, day: Day, upTo: number): number {
  let sum = ledger.lentAtStart + joinedBy(ledger, day);
  for (const { day: on, amount, isLending } of ledger.moves) if (isLending && on <= day) sum += amount;
  for (let row = 0; row < ledger.count; row++) {
    const isKnown = row < upTo || (ledger.period[row] as number) < 0;
    if (isKnown && (ledger.due[row] as Day) <= day) sum -= ledger.charged[row * WIDTH + PRINCIPAL] as number;
  }
  return sum;
}

/** Interest of a row up to a day: exact, or the sum of its pieces where each is rounded by itself. */
function interestOf(fold: Fold, row: number, horizon: Day, to: Day): Ratio {
  const { ledger, rules, engine } = fold;
  const from = ledger.start[row] as Day;
  const days = breaksIn(fold, from, to, horizon);
  const isExact = rules.servicing.pieceRounding === "once";
  let interest: Ratio = ZERO;
  for (let k = 1; k < days.length; k++) {
    const [start, end] = [days[k - 1] as Day, days[k] as Day];
    const actual = outstandingOn(ledger, start);
    const balance =
      start < horizon
        ? actual + compoundedOn(fold, start)
        : Math.min(actual, scheduledOn(ledger, start, row));
    const factor = factorBetween(engine, ledger.period[row] as number, start, end);
    const piece = multiplyRatios(factor, ratio(BigInt(Math.max(balance, 0))));
    interest = addRatios(interest, isExact ? piece : ratio(roundRatio(piece, rules.mode)));
  }
  return interest;
}

/** Interest of the row in progress up to a day. */
export function recalculatedUpTo(fold: Fold, row: number, day: Day): Ratio {
  return interestOf(fold, row, horizonOf(fold, day), day);
}

/** What becomes of a row's interest. */
export const treatmentIn = (ledger: Ledger, row: number) => fateOf(ledger.marks[row] as number);

/** Interest of a row's period, and what of it, and of a bullet's rows before, falls due with the row. */
export interface Accrual {
  readonly period: number;
  readonly due: number;
}

/** What the rows accrue: each its own interest; those of a bullet fall due all together, with the last. */
export function accruals(fold: Fold, today: Day, last: number): (row: number) => Accrual {
  const { rules, engine, ledger } = fold;
  const horizon = horizonOf(fold, today);
  const toCents = (exact: Ratio) => Number(roundRatio(exact, rules.mode));
  let owed = engine.owed[0] as Ratio;
  return (row) => {
    const isRunning = (ledger.start[row] as Day) < today && today <= (ledger.due[row] as Day);
    const isOut = rules.servicing.latePrincipal === "period-in-progress" && !isRunning;
    const until = isOut ? Number.NEGATIVE_INFINITY : horizon;
    const own = interestOf(fold, row, until, ledger.due[row] as Day);
    const ahead = chargedAhead(ledger, row);
    if (!isBullet(engine) || treatmentIn(ledger, row) === "capitalized") {
      const period = Math.max(toCents(own) - ahead, 0);
      return { period, due: period };
    }
    const before = toCents(owed);
    owed = addRatios(owed, subtractRatios(own, ratio(ahead)));
    return { period: toCents(owed) - before, due: row === last ? toCents(owed) : 0 };
  };
}
