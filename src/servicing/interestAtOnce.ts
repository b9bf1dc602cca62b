/**
 * Interest of the period in progress that early money pays at once, on its own day.
 */
import type { Day } from "../kernel/date.js";
import { roundRatio } from "../kernel/ratio.js";
import { accruedInterest, rowInProgress } from "./accrued.js";
import type { Purse } from "./allocate.js";
import type { Fold } from "./fold.js";
import { INTEREST, PRINCIPAL, ROW_KINDS, WIDTH } from "./ledger/ledgerCells.js";

/** What of a purse is kept back for interest accrued to its day; nothing where it repays all, which settles its own. */
export function interestAtOnce(fold: Fold, purse: Purse): number {
  const { ledger, rules, engine } = fold;
  const { interest, earlyInterest } = rules.servicing;
  const row = rowInProgress(ledger, purse.day);
  if (interest !== "actual" || earlyInterest === "with-the-row" || engine.isFlat || row < 0) return 0;
  const accrued = Number(roundRatio(accruedInterest(fold, purse.day).ratio, rules.mode));
  const settled = ledger.paidIn(row * WIDTH + INTEREST);
  const due = Math.min(Math.max(accrued - settled, 0), purse.left);
  return purse.left - due >= ledger.openOf(PRINCIPAL) ? 0 : due;
}

/** Writes interest paid at once on the row of the prepayment that it came with. */
export function writeInterestAtOnce(fold: Fold, purse: Purse, amount: number): void {
  const { ledger, rules } = fold;
  const running = rowInProgress(ledger, purse.day);
  const row = ledger.due.findIndex((due, k) => due === purse.day && ledger.kind[k] === ROW_KINDS.prepayment);
  ledger.charged[row * WIDTH + INTEREST] = (ledger.charged[row * WIDTH + INTEREST] as number) + amount;
  ledger.early[row] = (ledger.early[row] as number) + amount;
  purse.split[INTEREST] = (purse.split[INTEREST] as number) + amount;
  if (rules.servicing.earlyInterest !== "at-once-whole" || running < 0) return;
  ledger.moves.push({ day: purse.day, amount: -amount, isLending: false });
  ledger.moves.push({ day: ledger.due[running] as Day, amount, isLending: false });
}
