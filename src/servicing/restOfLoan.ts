/**
 * The rest of a loan: what a new agreement about it would start from.
 */
import { type Day, formatDate } from "../kernel/date.js";
import type { Decimal } from "../kernel/decimal.js";
import { fromMinor } from "../kernel/money.js";
import { multiplyRatios, type Ratio, ratio, roundRatio } from "../kernel/ratio.js";
import type { LoanTerms } from "../terms/parseTerms.js";
import { accruedInterest } from "./accrued.js";
import type { Fold } from "./fold.js";
import { scheduleRows } from "./ledger/deferral.js";
import type { Ledger } from "./ledger/ledger.js";
import { INTEREST, WIDTH } from "./ledger/ledgerCells.js";
import { nextRow, scheduledFrom } from "./rowsToCome.js";

/** What a new agreement about a loan would start from, on a day. */
export interface RestOfLoan {
  /** The terms that the rows to come follow: those agreed at first, or by the last reschedule or change of the rate. */
  readonly terms: LoanTerms;
  /** The next date by rule, before any shift, or the due date where that has passed; `undefined` after the last row. */
  readonly firstDueOn: string | undefined;
  /** How many rows of the schedule fall due after the day. */
  readonly installments: number;
  /**
   * Interest earned up to the day, less all that was paid or waived of it: overdue, accrued in the period in
   * progress, and deferred from earlier ones. Below zero where interest was paid ahead of its time.
   */
  readonly interestToDate: Decimal;
  /** Principal that is agreed and not paid out yet. */
  readonly toBePaidOut: Decimal;
}

/** Flat interest that will join the principal at the end of the period in progress, for its days so far. */
function flatJoiningOn({ capitalizations, due, start }: Ledger, day: Day): number {
  let joining = 0;
  for (const { day: end, amount } of capitalizations) {
    const from = start[due.indexOf(end)] as Day;
    if (from < day && day < end) joining += Math.floor((amount * (day - from)) / (end - from));
  }
  return joining;
}

/** What graces have deferred of flat interest by a day; the row in progress for its days so far. */
function flatDeferredTo({ schedule, ledger }: Fold, day: Day): number {
  const { interest, accrued, due, count } = schedule.columns;
  if (accrued === interest || ledger.restructured > 0) return 0;
  let deferred = flatJoiningOn(ledger, day);
  for (let row = 0; row < count && row < ledger.count; row++) {
    const later = (accrued[row] as number) - (interest[row] as number);
    if ((due[row] as Day) <= day) deferred += later;
    else if ((ledger.start[row] as Day) < day) {
      const [start, end] = [ledger.start[row] as Day, ledger.due[row] as Day];
      deferred += Math.trunc((later * (day - start)) / (end - start));
    }
  }
  return Math.max(deferred, 0);
}

/** Interest that rows before a day have deferred to rows after it; not what spared rows to come will still defer. */
export function deferredTo(fold: Fold, from: number, day: Day): number {
  const { ledger, engine, rules } = fold;
  if (engine.isFlat) return flatDeferredTo(fold, day);
  let deferred = 0;
  for (let row = from; row < ledger.count; row++) deferred += ledger.onTop[row] as number;
  if (deferred === 0) return 0;
  for (let row = from; row < ledger.count; row++) {
    const period = ledger.period[row] as number;
    if (period < 0 || (ledger.charged[row * WIDTH + INTEREST] as number) > 0) continue;
    const accrual = multiplyRatios(
      engine.factors[period] as Ratio,
      ratio(BigInt(scheduledFrom(ledger, row))),
    );
    deferred -= Number(roundRatio(accrual, rules.mode));
  }
  return Math.max(deferred, 0);
}

function interestToDate(fold: Fold, day: Day): number {
  const { ledger, rules } = fold;
  const later = ledger.rowFrom(day + 1);
  let owed = ledger.openOf(INTEREST, 0, later);
  for (let cell = later * WIDTH + INTEREST; cell < ledger.count * WIDTH; cell += WIDTH) {
    owed -= (ledger.charged[cell] as number) - (ledger.owed[cell] as number);
  }
  return (
    owed + Number(roundRatio(accruedInterest(fold, day).ratio, rules.mode)) + deferredTo(fold, later, day)
  );
}

function nextDateByRule({ ledger, engine }: Fold, row: number, day: Day): Day | undefined {
  if (row >= ledger.count) return undefined;
  const due = ledger.due[row] as Day;
  const isOneToOne = engine.dates.count === engine.due.length; // no two rows fall due on one date
  const nominal = isOneToOne ? engine.dates.nominal[ledger.period[row] as number] : due;
  return nominal === undefined || nominal <= day ? due : nominal;
}

/** The rest of a loan on a day. */
export function restOfLoan(fold: Fold, day: Day): RestOfLoan {
  const { ledger, engine, rules } = fold;
  const row = nextRow(ledger, day);
  const first = nextDateByRule(fold, row, day);
  const lentLater = ledger.tranches.reduce(
    (sum, { day: paidOut, amount }) => sum + (paidOut > day ? amount : 0),
    0,
  );
  return {
    terms: engine.agreed.terms,
    firstDueOn: first === undefined ? undefined : formatDate(first),
    installments: scheduleRows(ledger, row).length,
    interestToDate: fromMinor(interestToDate(fold, day), rules.digits),
    toBePaidOut: fromMinor(lentLater, rules.digits),
  };
}
