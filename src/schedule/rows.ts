/**
 * The row pass: one walk over the rows that applies the level amount with rounding.
 *
 * Interest is rounded once per row, on the rounded balance. What is deferred comes on top of the level amount
 * and bears no interest; what is capitalized joins the balance. The last row closes the loan.
 */
import { LARGEST_AMOUNT } from "../kernel/money.js";
import { floatList } from "../kernel/slab.js";
import type { Inflow } from "./inflows.js";
import { fateOf, markIn, sparesPrincipal } from "./marks.js";
import { accruedIn, defer, deferredDue, nothingDeferred, waitingIn } from "./rowInterest.js";
import type { BrokenRow, RowAmounts, RowPass } from "./rowPass.js";

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

/** A row pays its interest although its amount is lower, and no principal. */
function raised(out: RowAmounts): number {
  out.isRaised = true;
  return 0;
}

/** Walks over rows that spare nothing. */
function walkPlainRows(pass: RowPass, out: RowAmounts): BrokenRow | undefined {
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
      if (principal < 0) {
        if (pass.rest?.coversInterest !== true) return { row, reason: "uncovered" };
        principal = raised(out);
      }
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

/** What a row repays, before anything is capitalized; negative when its interest is not covered. */
function repaid(pass: RowPass, row: number, balance: number, accrued: number): number {
  const given = pass.given?.get(row);
  if (given !== undefined) return "principal" in given ? given.principal : given.total - accrued;
  if (sparesPrincipal(markIn(pass, row))) return 0;
  const paid = pass.payments === undefined ? pass.payment : pass.payments(row, balance);
  return paid - (pass.paysTotal ? accrued : 0) + (row === 0 ? pass.firstShift : 0);
}

/** What is paid out in a row, from its start and in its course. */
export function paidOut(inflows: readonly Inflow[] | undefined): { atStart: number; inCourse: number } {
  const sum = { atStart: 0, inCourse: 0 };
  for (const { amount, factor } of inflows ?? []) {
    if (factor === undefined) sum.atStart += amount;
    else sum.inCourse += amount;
  }
  return sum;
}

/** Whether money is still to be paid out after a row. */
function awaitsInflow({ inflows }: RowPass, row: number): boolean {
  if (inflows === undefined) return false;
  for (const later of inflows.keys()) if (later > row) return true;
  return false;
}

/** Why a row may not close the loan by paying so much too much: more is to be paid out, or an agreed row is not kept. */
function objection(pass: RowPass, row: number, excess: number): BrokenRow["reason"] | undefined {
  if (awaitsInflow(pass, row)) return "ahead";
  const isCut = excess > 0 && pass.given?.has(row) === true;
  const isLost = [...(pass.given?.keys() ?? [])].some((later) => later > row);
  return isCut || isLost ? "unkept" : undefined;
}

/** Walks over rows of which some spare principal or interest, are agreed, or bring more to repay. */
function walkPlannedRows(pass: RowPass, out: RowAmounts): BrokenRow | undefined {
  const deferred = nothingDeferred();
  let balance = pass.balance;
  for (let row = 0; row < pass.count; row++) {
    const mark = markIn(pass, row);
    const { atStart, inCourse } = paidOut(pass.inflows?.get(row));
    balance += atStart;
    const accrued = accruedIn(pass, row, balance);
    const owed = balance + inCourse;
    const isLast = row === pass.count - 1;
    let principal = isLast ? owed : repaid(pass, row, balance, accrued);
    if (principal < 0) {
      if (pass.rest?.coversInterest !== true) return { row, reason: "uncovered" };
      principal = raised(out);
    }
    const capitalized = fateOf(mark) === "capitalized" ? accrued : 0;
    const isAll = isLast || principal - capitalized >= owed;
    const reason = isAll ? objection(pass, row, principal - capitalized - owed) : undefined;
    // The rest of a loan goes on to what is still to be paid out, and keeps agreed rows as long as it can.
    if (reason !== undefined && pass.rest === undefined) return { row, reason };
    const closes = isAll && reason !== "ahead";
    principal = isAll ? owed : principal - capitalized;
    const fate = closes ? "paid" : fateOf(mark);
    out.principal[row] = principal;
    out.accrued[row] = accrued;
    out.interest[row] = defer(deferred, fate, accrued);
    if (closes) {
      close(pass, out, row, waitingIn(deferred));
      return undefined;
    }
    if (mark === 0) out.interest[row] = (out.interest[row] as number) + deferredDue(pass, deferred, row);
    balance = owed - principal;
    if (!(balance <= LARGEST_AMOUNT && accrued <= LARGEST_AMOUNT)) return { row, reason: "too-large" };
  }
  return undefined;
}

/** Amounts to be filled in; where nothing is spared, interest falls due as it accrues, in one list. */
export function emptyAmounts(count: number, isPlain: boolean): RowAmounts {
  const interest = floatList(count);
  const accrued = isPlain ? interest : floatList(count);
  return { count, principal: floatList(count), interest, accrued };
}

/** The amounts of all rows, or the row at which the pass breaks. */
export function walk(pass: RowPass): RowAmounts | BrokenRow {
  const isPlain = pass.marks === undefined && pass.inflows === undefined && pass.given === undefined;
  const out = emptyAmounts(pass.count, isPlain);
  return (isPlain ? walkPlainRows(pass, out) : walkPlannedRows(pass, out)) ?? out;
}
