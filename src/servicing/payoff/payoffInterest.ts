/**
 * The interest of a payoff, and the rebate of a flat loan.
 */
import type { Day } from "../../kernel/date.js";
import { type Ratio, roundRatio, ZERO } from "../../kernel/ratio.js";
import { REBATES, type Rebate } from "../../rules/rebate.js";
import { accruedInterest, rowInProgress } from "../accrued.js";
import type { Fold } from "../fold.js";
import type { Ledger } from "../ledger/ledger.js";
import { INTEREST, WIDTH } from "../ledger/ledgerCells.js";
import { deferredTo } from "../restOfLoan.js";
import { actuarialRebate } from "./actuarialRebate.js";

/** Interest of rows due by a day, unpaid. */
function interestDue(ledger: Ledger, day: Day): number {
  return ledger.openOf(INTEREST, 0, ledger.rowFrom(day + 1));
}

/** Interest that earlier rows deferred to rows after a day, unpaid; spared rows to come have deferred nothing yet. */
function deferred(fold: Fold, day: Day): number {
  const { ledger } = fold;
  const later = ledger.rowFrom(day + 1);
  let open = 0;
  for (let row = later; row < ledger.count; row++) {
    open += Math.min(ledger.onTop[row] as number, ledger.owed[row * WIDTH + INTEREST] as number);
  }
  return Math.min(open, deferredTo(fold, later, day));
}

function flatRebate(fold: Fold, day: Day, rule: Rebate): Ratio {
  const { ledger } = fold;
  let [rows, rowsToCome, interest, open] = [0, 0, 0, 0];
  for (let row = 0; row < ledger.count; row++) {
    if ((ledger.period[row] as number) < 0) continue;
    rows++;
    interest += ledger.charged[row * WIDTH + INTEREST] as number;
    if ((ledger.start[row] as Day) < day) continue;
    rowsToCome++;
    open += ledger.owed[row * WIDTH + INTEREST] as number;
  }
  if (rowsToCome === 0 || open === 0) return ZERO;
  return REBATES[rule]({ rows, rowsToCome, interest, actuarial: () => actuarialRebate(fold, day) });
}

/** Interest that a payoff asks for, and what is given back of it, in minor units. */
export function payoffInterest(fold: Fold, day: Day, rebate: Rebate): { interest: number; rebate: number } {
  const { ledger, rules } = fold;
  if (fold.engine.isFlat) {
    const interest = ledger.openOf(INTEREST);
    const given = Number(roundRatio(flatRebate(fold, day, rebate), rules.mode));
    return { interest, rebate: Math.min(given, interest) };
  }
  const row = rowInProgress(ledger, day);
  const accrued = Number(roundRatio(accruedInterest(fold, day).ratio, rules.mode));
  const paid = row < 0 ? 0 : ledger.paidIn(row * WIDTH + INTEREST) + ledger.waivedIn(row * WIDTH + INTEREST);
  return {
    interest: interestDue(ledger, day) + Math.max(accrued - paid, 0) + deferred(fold, day),
    rebate: 0,
  };
}
