/**
 * Early money that repays the row in progress first, where interest is recalculated: the rows after it are planned again
 * only on what is beyond that row.
 *
 * Principal of the row = the larger of what its installment leaves after interest and what was paid ahead of it.
 */
import type { Day } from "../kernel/date.js";
import type { Purse } from "./allocate.js";
import type { Fold } from "./fold.js";
import { scheduleRows } from "./ledger/deferral.js";
import { INTEREST, ROW_KINDS, WIDTH } from "./ledger/ledgerCells.js";
import { prepay } from "./prepay.js";
import { payPrincipalAhead } from "./principalAhead.js";
import { planned, recalculate } from "./recalculate.js";
import { replan } from "./replanRows.js";
import { keptLevels, nextRow, periodsFrom, principalFrom } from "./rowsToCome.js";

/** What prepayments inside the period of a row still take off rows to come, the row itself included. */
function aheadOf({ ledger }: Fold, row: number): number {
  let sum = 0;
  for (let k = row - 1; k >= 0 && (ledger.due[k] as Day) > (ledger.start[row] as Day); k--) {
    if (ledger.kind[k] === ROW_KINDS.prepayment) sum += ledger.levels[k] as number;
  }
  return sum;
}

/** Lowers the balance by what is left in the purse: the row in progress first, then the rows after it. */
export function repayRowFirst(fold: Fold, purse: Purse, choice: "cut-term" | "cut-installment"): void {
  const { ledger } = fold;
  const next = nextRow(ledger, purse.day);
  const isInside = next < ledger.count && purse.day > (ledger.start[next] as Day);
  if (!isInside || fold.engine.isFlat) {
    prepay(fold, purse, choice);
    return;
  }
  const { left } = purse;
  payPrincipalAhead(fold, purse);
  const row = nextRow(ledger, purse.day);
  const [after] = scheduleRows(ledger, row + 1);
  if (purse.left === left || after === undefined) return;
  recalculate(fold, purse.day);
  const beyond = aheadOf(fold, row) - planned(fold, row, ledger.charged[row * WIDTH + INTEREST] as number);
  if (beyond <= 0) return;
  ledger.levels[row - 1] = (ledger.levels[row - 1] as number) - beyond;
  replan(fold, after, {
    engine: fold.engine,
    ...periodsFrom(ledger, after),
    day: purse.day,
    balance: principalFrom(ledger, after),
    ...(choice === "cut-term" && { kept: keptLevels(ledger, after) }),
  });
}
