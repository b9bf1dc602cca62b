/**
 * The row pass: one walk over the rows that applies the level amount with rounding.
 *
 * Interest is rounded once per row, on the rounded balance. What is deferred comes on top of the level amount
 * and bears no interest; what is capitalized joins the balance. The last row closes the loan.
 */
import { type Factors, roundedProduct } from "../kernel/factors.js";
import { LARGEST_AMOUNT } from "../kernel/money.js";
import { type RoundingMode, roundQuotient } from "../kernel/rounding.js";
import { INTEREST_BITS, INTEREST_MARKS, PRINCIPAL_SPARED } from "./plan.js";

/** What the row pass walks over. Amounts count units. */
export interface RowPass {
  readonly count: number;
  readonly balance: number;
  /** By which interest accrues on the balance; not used when `flat` is given. */
  readonly factors: Factors;
  readonly mode: RoundingMode;
  /** Days counted in each row, when each day's interest is rounded by itself; factors are then per day. */
  readonly days: ArrayLike<number> | undefined;
  /** Interest of each row, when it does not depend on the balance. */
  readonly flat: Float64Array | undefined;
  /** One mark per row; see `plan.ts`. */
  readonly marks: Uint8Array | undefined;
  /** Whether what a row pays is a total, interest included, or principal alone. */
  readonly paysTotal: boolean;
  /** What a row pays. */
  readonly payment: number;
  /** What each row pays, where they differ, given the balance before it. */
  readonly payments: ((row: number, balance: number) => number) | undefined;
  /** What the treatment of the first period adds to the first row's principal. */
  readonly firstShift: number;
  /** Interest that falls due with the closing row, on top of its own. */
  readonly closingExtra: number;
}

/** The amounts of the rows, in units. */
export interface RowAmounts {
  /** How many rows there are: fewer than planned when the loan is repaid early. */
  count: number;
  readonly principal: Float64Array;
  /** Interest that falls due. */
  readonly interest: Float64Array;
  /** Interest that accrues. */
  readonly accrued: Float64Array;
}

/** Where a pass cannot go on: a payment that does not cover the row's interest, or an amount above 2^53 − 1. */
export interface BrokenRow {
  readonly row: number;
  readonly reason: "uncovered" | "too-large";
}

/** Deferred interest that waits to fall due. */
interface Deferred {
  /** Due with the next row that is not spared. */
  next: number;
  /** Collected for spreading. */
  block: number;
  /** Already being spread: what falls due per row, and what is left of it. */
  share: number;
  left: number;
}

/** Rows that still share what is spread: those from `row` to the last that are not spared. */
function payingRows(marks: Uint8Array, row: number, count: number): number {
  let paying = 0;
  for (let k = row; k < count; k++) if (marks[k] === 0) paying++;
  return Math.max(paying, 1);
}

/** Takes up a row's interest if it is deferred; returns what is due of earlier deferrals. */
function deferredDue(pass: RowPass, deferred: Deferred, row: number): number {
  if (deferred.block > 0) {
    const sharers = payingRows(pass.marks as Uint8Array, row, pass.count);
    deferred.share += roundQuotient(deferred.block, sharers, pass.mode);
    deferred.left += deferred.block;
    deferred.block = 0;
  }
  const share = Math.min(deferred.share, deferred.left);
  const due = deferred.next + share;
  deferred.left -= share;
  deferred.next = 0;
  return due;
}

const { "deferred-next": NEXT, "deferred-spread": SPREAD, capitalized: CAPITALIZED } = INTEREST_MARKS;

/** Interest that accrues in a row. */
function accruedIn(pass: RowPass, row: number, balance: number): number {
  if (pass.flat !== undefined) return pass.flat[row] as number;
  if (pass.days === undefined) return roundedProduct(balance, pass.factors, row, pass.mode);
  return (pass.days[row] as number) * roundedProduct(balance, pass.factors, row, pass.mode);
}

/** Flat interest is fixed: a loan that is repaid early owes the shares of the rows that fall away. */
function sharesAfter(flat: Float64Array | undefined, row: number): number {
  let sum = 0;
  if (flat !== undefined) for (let k = row + 1; k < flat.length; k++) sum += flat[k] as number;
  return sum;
}

/** Closes the loan in a row: the rest of the balance, and all interest that still waits. */
function close(pass: RowPass, out: RowAmounts, row: number, waiting: number): void {
  const later = pass.closingExtra + sharesAfter(pass.flat, row);
  out.interest[row] = (out.interest[row] as number) + waiting + later;
  if (out.accrued !== out.interest) out.accrued[row] = (out.accrued[row] as number) + later;
  out.count = row + 1;
}

/** Walks over rows that spare nothing. */
export function walkPlainRows(pass: RowPass, out: RowAmounts): BrokenRow | undefined {
  const { count, paysTotal, payment, payments } = pass;
  const last = count - 1;
  let balance = pass.balance;
  for (let row = 0; row < count; row++) {
    const accrued = accruedIn(pass, row, balance);
    let principal = balance;
    if (row < last) {
      const paid = payments === undefined ? payment : payments(row, balance);
      principal = paysTotal ? paid - accrued : paid;
      if (row === 0) principal += pass.firstShift;
      if (principal < 0) return { row, reason: "uncovered" };
      if (principal >= balance) principal = balance;
    }
    if (!(accrued <= LARGEST_AMOUNT)) return { row, reason: "too-large" };
    out.principal[row] = principal;
    out.interest[row] = accrued;
    balance -= principal;
    if (balance === 0) {
      close(pass, out, row, 0);
      return undefined;
    }
  }
  return undefined;
}

/** What a row with a mark repays, before anything is capitalized; negative when its interest is not covered. */
function repaid(pass: RowPass, row: number, balance: number, accrued: number): number {
  if (row === pass.count - 1) return balance;
  if (((pass.marks as Uint8Array)[row] as number) & PRINCIPAL_SPARED) return 0;
  const paid = pass.payments === undefined ? pass.payment : pass.payments(row, balance);
  return paid - (pass.paysTotal ? accrued : 0) + (row === 0 ? pass.firstShift : 0);
}

/** Walks over rows of which some spare principal or interest. */
export function walkMarkedRows(pass: RowPass, out: RowAmounts): BrokenRow | undefined {
  const marks = pass.marks as Uint8Array;
  const deferred: Deferred = { next: 0, block: 0, share: 0, left: 0 };
  let balance = pass.balance;
  for (let row = 0; row < pass.count; row++) {
    const mark = marks[row] as number;
    const accrued = accruedIn(pass, row, balance);
    let principal = repaid(pass, row, balance, accrued);
    if (principal < 0) return { row, reason: "uncovered" };
    const capitalized = (mark & INTEREST_BITS) === CAPITALIZED ? accrued : 0;
    const closes = principal - capitalized >= balance || row === pass.count - 1;
    principal = closes ? balance : principal - capitalized;
    const treatment = closes ? 0 : mark & INTEREST_BITS;
    out.principal[row] = principal;
    out.accrued[row] = accrued;
    out.interest[row] = treatment === NEXT || treatment === SPREAD ? 0 : accrued;
    if (treatment === NEXT) deferred.next += accrued;
    if (treatment === SPREAD) deferred.block += accrued;
    if (closes) {
      close(pass, out, row, deferred.next + deferred.block + deferred.left);
      return undefined;
    }
    if (mark === 0) out.interest[row] = accrued + deferredDue(pass, deferred, row);
    balance -= principal;
    if (!(balance + accrued <= LARGEST_AMOUNT)) return { row, reason: "too-large" };
  }
  return undefined;
}
