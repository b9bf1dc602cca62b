/**
 * Interest on actual dates: what each row owes, from the principal that was really outstanding day by day.
 *
 * Interest of a row = Σ balance × factor of the days on which it stood, exact, rounded once (or each piece by
 * itself, if the servicing terms say so). Principal = level amount − interest; the last row takes the rest. What
 * was paid early lowers the balance from its day on. Principal past due bears interest as `latePrincipal` says;
 * seen from a day, it is taken to be paid on that day, and later rows on time.
 */
import type { Day } from "../kernel/date.js";
import { sparesPrincipal } from "../schedule/marks.js";
import { isDeferring } from "../schedule/rowInterest.js";
import type { Fold } from "./fold.js";
import { deferralOf, deferredAmong, scheduleRows } from "./ledger/deferral.js";
import type { Ledger } from "./ledger/ledger.js";
import { INTEREST, PRINCIPAL, WIDTH } from "./ledger/ledgerCells.js";
import { type Accrual, accruals, scheduledOn, treatmentIn } from "./recalculatedInterest.js";
import { type Carried, fallsDueWith, principalBeside, takeUp } from "./recalculatedRow.js";
import { isBullet } from "./replanRows.js";

/** Sets what is charged in a cell, never below what was already paid or waived. */
function setCharge(ledger: Ledger, cell: number, amount: number): number {
  const settled = (ledger.charged[cell] as number) - (ledger.owed[cell] as number);
  const charged = Math.max(amount, settled);
  ledger.charged[cell] = charged;
  ledger.owed[cell] = charged - settled;
  return charged;
}

/** Lets a row's interest join the principal on its due date. */
function capitalize(ledger: Ledger, row: number, amount: number): void {
  const day = ledger.due[row] as Day;
  ledger.capitalizations = ledger.capitalizations.filter(({ day: joins }) => joins !== day);
  if (amount > 0) ledger.capitalizations.push({ day, amount });
}

/** What a row repays by its plan: its principal, or what its amount leaves after the interest. */
export function planned({ ledger, engine }: Fold, row: number, accrued: number): number {
  if (sparesPrincipal(ledger.marks[row] as number)) return 0;
  const given = engine.layout.given.get(engine.starts[ledger.period[row] as number] as number);
  const isTotal = given === undefined ? engine.paysTotal : "total" in given;
  return Math.max((ledger.levels[row] as number) - (isTotal ? accrued : 0), 0);
}

/** Interest that falls due with a row of its own; what its mark puts off or lets join the principal is noted. */
function ownInterest(ledger: Ledger, row: number, accrued: number, closes: boolean): number {
  const treatment = treatmentIn(ledger, row);
  if (treatment === "forgiven") return 0;
  if (treatment === "capitalized") {
    capitalize(ledger, row, accrued);
    return 0;
  }
  const defers = isDeferring(ledger.marks[row] as number) && !closes;
  ledger.defers[row] = defers ? accrued : 0;
  return defers ? 0 : accrued;
}

/** Principal that is paid or waived already in the rows after each of them: no row before may charge it again. */
function settledAfter(ledger: Ledger, rows: readonly number[]): number[] {
  let sum = 0;
  const later = [...rows].reverse().map((row) => {
    const after = sum;
    const cell = row * WIDTH + PRINCIPAL;
    sum += (ledger.charged[cell] as number) - (ledger.owed[cell] as number);
    return after;
  });
  return later.reverse();
}

/** What a row is worked out from. */
interface RowFacts {
  readonly accrual: Accrual;
  readonly isLast: boolean;
  /** Principal that is settled in later rows already. */
  readonly settledLater: number;
  readonly carried: Carried;
}

/** Sets what a row repays; returns the interest of its own that falls due with it. */
function recalculateRow(fold: Fold, row: number, facts: RowFacts): number {
  const { ledger } = fold;
  const { accrual, isLast, settledLater, carried } = facts;
  const falls = ownInterest(ledger, row, accrual.due, isLast);
  const isPaid = falls === accrual.due;
  const own = isPaid ? fallsDueWith(fold, row, { accrued: falls, isLast }, carried) : falls;
  ledger.accrues[row] = treatmentIn(ledger, row) === "forgiven" ? 0 : accrual.period;
  const until = isLast ? Number.POSITIVE_INFINITY : (ledger.due[row] as Day);
  const left = Math.max(scheduledOn(ledger, until, row) - settledLater, 0);
  const repaid = principalBeside(planned(fold, row, isPaid ? own : accrual.due), carried);
  setCharge(ledger, row * WIDTH + PRINCIPAL, isLast ? left : Math.min(repaid, left));
  return own;
}

/** Works out again what every row owes, as seen from a day. */
export function recalculate(fold: Fold, today: Day): void {
  const { ledger, engine, rules } = fold;
  if (engine.isFlat || ledger.isInterestFinal) return;
  const rows = scheduleRows(ledger, 0);
  const last = rows[rows.length - 1] as number;
  const known = deferredAmong(ledger, rows, rules.mode);
  const waiting = rows.map((row, index) => (ledger.onTop[row] as number) - (known[index] as number));
  const accruedIn = accruals(fold, today, last);
  const settled = settledAfter(ledger, rows);
  const carried: Carried = { interest: 0, principal: 0 };
  const deferred = deferralOf(ledger, rows, rules.mode);
  let next = 0;
  // Row by row: interest of a row that is overdue may bear interest in the rows after it.
  rows.forEach((row, index) => {
    while (next <= row) takeUp(ledger, next++, carried);
    const facts = { accrual: accruedIn(row), settledLater: settled[index] as number };
    const own = recalculateRow(fold, row, { ...facts, isLast: row === last, carried });
    const onTop = isBullet(engine) ? 0 : Math.max((waiting[index] as number) + deferred(index), 0);
    if (!isBullet(engine)) ledger.onTop[row] = onTop;
    setCharge(ledger, row * WIDTH + INTEREST, own + onTop);
  });
  ledger.firstOpen = 0;
  ledger.settle();
}
