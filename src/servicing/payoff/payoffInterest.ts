/**
 * The interest of a payoff, and the rebate of a flat loan.
 *
 * Declining balance: interest due and unpaid, and what has accrued to the day and is not due yet: deferred
 * interest of the rows gone by, and the days so far of the row in progress. A grace to come adds nothing, and what
 * was paid ahead on rows to come counts against it.
 */
import type { Day } from "../../kernel/date.js";
import { type Ratio, roundRatio, ZERO } from "../../kernel/ratio.js";
import { REBATES, type Rebate } from "../../rules/rebate.js";
import { accruedInterest, rowInProgress } from "../accrued.js";
import type { Fold } from "../fold.js";
import type { Ledger } from "../ledger/ledger.js";
import { INTEREST, ROW_KINDS, WIDTH } from "../ledger/ledgerCells.js";
import { actuarialRebate } from "./actuarialRebate.js";

/** Interest that joins the principal after a day. */
export function joinsAfter({ capitalizations }: Ledger, day: Day): number {
  let sum = 0;
  for (const joined of capitalizations) if (joined.day > day) sum += joined.amount;
  return sum;
}

/** Interest of rows due by a day, unpaid. */
function interestDue(ledger: Ledger, day: Day): number {
  return ledger.openOf(INTEREST, 0, ledger.rowFrom(day + 1));
}

/** Interest of rows due by a day that falls due after it: what accrued in them less what fell due or was joined. */
function deferredBy(ledger: Ledger, day: Day): number {
  let sum = 0;
  const to = ledger.rowFrom(day + 1);
  for (let row = 0; row < to; row++) {
    // What early money paid at once is taken off what accrues in the row in progress.
    if (ledger.kind[row] === ROW_KINDS.prepayment) continue;
    const onTop = ledger.onTop[row] as number;
    const own = (ledger.charged[row * WIDTH + INTEREST] as number) - onTop;
    sum += (ledger.accrues[row] as number) - own - onTop;
  }
  for (const joined of ledger.capitalizations) if (joined.day <= day) sum -= joined.amount;
  for (const cut of ledger.cutShort) if (cut.day <= day) sum += cut.amount;
  return Math.max(sum, 0);
}

/** Interest settled ahead on rows due after a day: paid, or waived as far as it was deferred or is in progress. */
function settledAhead(ledger: Ledger, day: Day): number {
  const running = rowInProgress(ledger, day);
  let sum = 0;
  for (let row = ledger.rowFrom(day + 1); row < ledger.count; row++) {
    const cell = row * WIDTH + INTEREST;
    const waived = ledger.waivedIn(cell);
    sum += ledger.paidIn(cell) + (row === running ? waived : Math.min(waived, ledger.onTop[row] as number));
  }
  return sum;
}

/** Interest earned by a day that falls due after it, less what was settled of it; below zero where more was. */
function earnedAhead(fold: Fold, day: Day): number {
  const { ledger, rules } = fold;
  const accrued = Number(roundRatio(accruedInterest(fold, day).ratio, rules.mode));
  return accrued + deferredBy(ledger, day) - settledAhead(ledger, day);
}

/** Interest earned by a day, less all that was settled of it. */
export function earnedTo(fold: Fold, day: Day): number {
  return interestDue(fold.ledger, day) + earnedAhead(fold, day);
}

/** Rows in which no interest accrues, forgiven ones, earn nothing and are not counted. */
function flatRebate(fold: Fold, day: Day, rule: Rebate): Ratio {
  const { ledger } = fold;
  let [rows, rowsToCome, interest, open] = [0, 0, 0, joinsAfter(ledger, day)];
  for (const { amount } of ledger.capitalizations) interest += amount;
  for (let row = 0; row < ledger.count; row++) {
    if ((ledger.period[row] as number) < 0) continue;
    interest += ledger.charged[row * WIDTH + INTEREST] as number;
    const isToCome = (ledger.start[row] as Day) >= day;
    if (isToCome) open += ledger.owed[row * WIDTH + INTEREST] as number;
    if ((ledger.accrues[row] as number) === 0) continue;
    rows++;
    if (isToCome) rowsToCome++;
  }
  if (rowsToCome === 0 || open === 0) return ZERO;
  return REBATES[rule]({ rows, rowsToCome, interest, actuarial: () => actuarialRebate(fold, day) });
}

/** Interest that a payoff asks for, and what is given back of it, in minor units. */
export function payoffInterest(fold: Fold, day: Day, rebate: Rebate): { interest: number; rebate: number } {
  const { ledger, rules } = fold;
  if (fold.engine.isFlat) {
    const interest = ledger.openOf(INTEREST) + joinsAfter(ledger, day);
    const given = Number(roundRatio(flatRebate(fold, day, rebate), rules.mode));
    return { interest, rebate: Math.min(given, interest) };
  }
  return { interest: interestDue(ledger, day) + Math.max(earnedAhead(fold, day), 0), rebate: 0 };
}
