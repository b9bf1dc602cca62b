/**
 * Prepayment: early money that lowers the balance, and the rows to come planned again.
 *
 * On schedule dates a prepayment counts from the next due date on (at once, if it comes on one); on actual
 * dates from its own day: the period in progress then costs its part before and its part after, exact, rounded
 * once.
 */
import type { Day } from "../kernel/date.js";
import { type Ratio, roundRatio, ZERO } from "../kernel/ratio.js";
import { accruedInterest } from "./accrued.js";
import type { Purse } from "./allocate.js";
import { withChange } from "./engine.js";
import { flatShares } from "./flatShares.js";
import type { Fold } from "./fold.js";
import { scheduleRows, waitingFrom } from "./ledger/deferral.js";
import { INTEREST, PRINCIPAL, ROW_KINDS, WIDTH } from "./ledger/ledgerCells.js";
import { insertRow } from "./ledger/ledgerRows.js";
import { replaceRows } from "./ledger/rebuild.js";
import { replan } from "./replanRows.js";
import { keptLevels, nextRow, periodsFrom, principalFrom, toBePaidOut } from "./rowsToCome.js";

/** Writes the prepayment as a row of its own, paid in advance. */
export function writeRow({ ledger }: Fold, row: number, purse: Purse, amount: number): void {
  const start = row === 0 ? purse.day : (ledger.due[row - 1] as Day);
  insertRow(ledger, row, { due: purse.day, start, kind: "prepayment" });
  ledger.charged[row * WIDTH + PRINCIPAL] = amount;
  ledger.early[row] = amount;
  ledger.paidOn[row] = purse.paidOn;
  ledger.settle();
  purse.left -= amount;
  purse.split[PRINCIPAL] = (purse.split[PRINCIPAL] as number) + amount;
}

/** Interest owed at once when all principal is repaid inside a period, on actual dates. */
function settleInterest(fold: Fold, row: number, purse: Purse, exact: Ratio): void {
  const { ledger, rules } = fold;
  const interest = Number(roundRatio(exact, rules.mode));
  const paid = Math.min(interest, purse.left);
  ledger.charge(row, INTEREST, interest);
  ledger.owed[row * WIDTH + INTEREST] = interest - paid;
  ledger.early[row] = (ledger.early[row] as number) + paid;
  purse.left -= paid;
  purse.split[INTEREST] = (purse.split[INTEREST] as number) + paid;
  ledger.settle();
}

/** A prepayment and the rows that it changes. */
export interface Cut {
  readonly from: number;
  /** Scheduled principal of those rows. */
  readonly balance: number;
  readonly amount: number;
  /** Whether the first of them costs a part on the balance before and a part on the one after. */
  readonly isMixed: boolean;
  /** The period in progress, where the amount stays in its balance up to its end, as on schedule dates. */
  readonly runsOn: number | undefined;
}

/** The rows that a prepayment changes; `undefined` if there are none. */
export function cutOf({ ledger, rules, engine }: Fold, next: number, purse: Purse): Cut | undefined {
  if (next >= ledger.count || (ledger.kind[next] as number) !== ROW_KINDS.installment) return undefined;
  const isInside = purse.day > (ledger.start[next] as Day);
  const isActual = rules.servicing.interest === "actual";
  const from = scheduleRows(ledger, isInside && !isActual ? next + 1 : next)[0];
  if (from === undefined) return undefined;
  const balance = principalFrom(ledger, from);
  const here = Math.min(ledger.openOf(PRINCIPAL, from), balance - toBePaidOut(ledger, purse.day));
  const amount = Math.min(purse.left, here);
  if (amount <= 0) return undefined;
  const isMixed = isInside && isActual && !engine.isFlat;
  const runsOn = isInside && !isActual && !engine.isFlat ? ledger.period[next] : undefined;
  return { from, balance, amount, isMixed, runsOn };
}

/** Notes a prepayment that counts from the next due date on: whatever plans its row again reckons its interest so. */
export function countFromDueDate(fold: Fold, { runsOn, amount }: Cut): void {
  if (runsOn === undefined) return;
  const day = fold.engine.ends[runsOn] as Day;
  fold.engine = withChange(fold.engine, { period: runsOn, day, amount: -amount });
}

/** The changed rows on what is left, by the amounts that there were or by new ones. */
function planCut(fold: Fold, { day }: Purse, cut: Cut, keepsLevel: boolean): void {
  const { ledger, engine } = fold;
  const { from, balance, amount, isMixed } = cut;
  const periods = periodsFrom(ledger, from);
  replan(fold, from, {
    engine: isMixed ? withChange(engine, { period: periods.from, day, amount: -amount }) : engine,
    ...periods,
    day,
    balance: balance - amount,
    flat: flatShares(fold, from),
    ...(keepsLevel && { kept: keptLevels(ledger, from) }),
  });
}

/** Lowers the balance by what is left in the purse and plans the rows to come again. */
export function prepay(fold: Fold, purse: Purse, choice: "cut-term" | "cut-installment"): void {
  const { ledger, engine } = fold;
  const next = nextRow(ledger, purse.day);
  const cut = cutOf(fold, next, purse);
  if (cut === undefined) return;
  const { from, balance, amount, isMixed } = cut;
  const isWhole = amount === balance;
  const earned = isWhole && isMixed ? accruedInterest(fold, purse.day).ratio : ZERO;
  // Interest that a bullet has earned, and that of a flat loan, stays owed when the principal is repaid.
  const owesInterest = engine.isFlat || engine.agreed.terms.repayment.pattern === "bullet";
  if (!isWhole || owesInterest) planCut(fold, purse, cut, choice === "cut-term");
  else replaceRows(ledger, from, [], waitingFrom(ledger, from, fold.rules.mode));
  countFromDueDate(fold, cut);
  const place = ledger.rowFrom(purse.day + 1);
  writeRow(fold, place, purse, amount);
  if (!isWhole || !isMixed || owesInterest) return;
  settleInterest(fold, place, purse, earned);
}
