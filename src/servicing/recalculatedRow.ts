/**
 * What a row falls due for where interest is recalculated: interest paid with early money, interest of rows paid
 * ahead, and principal that early money took off the next rows.
 */
import type { Day } from "../kernel/date.js";
import type { Fold } from "./fold.js";
import type { Ledger } from "./ledger/ledger.js";
import { INTEREST, PRINCIPAL, ROW_KINDS, WIDTH } from "./ledger/ledgerCells.js";

/** What one row hands on to the next. */
export interface Carried {
  /** Interest that moved on. */
  interest: number;
  /** Principal paid ahead that the next rows repay less. */
  principal: number;
}

/** Takes up what a prepayment among the rows leaves to the rows after it. */
export function takeUp(ledger: Ledger, row: number, carried: Carried): void {
  if (ledger.kind[row] === ROW_KINDS.prepayment) carried.principal += ledger.levels[row] as number;
}

/** Interest of a row's period that was charged with early money inside it. */
export function chargedAhead(ledger: Ledger, row: number): number {
  let sum = 0;
  for (let k = row - 1; k >= 0 && (ledger.due[k] as Day) > (ledger.start[row] as Day); k--) {
    if (ledger.kind[k] === ROW_KINDS.prepayment) sum += ledger.charged[k * WIDTH + INTEREST] as number;
  }
  return sum;
}

const settledIn = (ledger: Ledger, cell: number): number =>
  (ledger.charged[cell] as number) - (ledger.owed[cell] as number);

/** Interest that falls due with a row; the rest of what accrued moves on. */
export function fallsDueWith(
  { ledger, rules }: Fold,
  row: number,
  { accrued, isLast }: { readonly accrued: number; readonly isLast: boolean },
  carried: Carried,
): number {
  const total = accrued + carried.interest;
  carried.interest = 0;
  if (rules.servicing.paidAhead === "stays" || isLast) return total;
  const cell = row * WIDTH;
  const isAhead = settledIn(ledger, cell + PRINCIPAL) > (ledger.levels[row] as number) - total;
  if (!isAhead) return total;
  const due = Math.min(settledIn(ledger, cell + INTEREST), total);
  carried.interest = total - due;
  return due;
}

/** The principal of a row beside its interest, less what was paid ahead of it. */
export function principalBeside(planned: number, carried: Carried): number {
  const less = Math.min(Math.max(planned, 0), carried.principal);
  carried.principal -= less;
  return Math.max(planned, 0) - less;
}
