/**
 * Interest of a row: what accrues in it, and what of earlier deferrals falls due with it.
 */
import { factorAt, roundedProduct } from "../kernel/factors.js";
import { addRatios, multiplyRatios, type Ratio, ratio, roundRatio, ZERO } from "../kernel/ratio.js";
import { roundQuotient } from "../kernel/rounding.js";
import type { GraceInterest } from "../rules/grace.js";
import type { Inflow } from "./inflows.js";
import { fateOf } from "./marks.js";
import type { RowPass } from "./rowPass.js";

/** Deferred interest that waits to fall due. */
export interface Deferred {
  /** Due with the next row that is not spared. */
  next: number;
  /** Due with the next row whose interest is paid. */
  nextInterest: number;
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
export function deferredDue(
  pass: Pick<RowPass, "marks" | "count" | "mode">,
  deferred: Deferred,
  row: number,
): number {
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

/** Whether a mark lets its row's interest fall due with later rows. */
export const isDeferring = (mark: number): boolean => fateOf(mark).startsWith("deferred");

/** Nothing deferred yet. */
export const nothingDeferred = (): Deferred => ({ next: 0, nextInterest: 0, block: 0, share: 0, left: 0 });

/** All deferred interest that still waits. */
export const waitingIn = ({ next, nextInterest, block, left }: Deferred): number =>
  next + nextInterest + block + left;

/** Takes up a row's interest as its mark says; returns what of it and of earlier rows falls due with interest. */
export function defer(deferred: Deferred, fate: GraceInterest, accrued: number): number {
  if (fate === "deferred-next") deferred.next += accrued;
  if (fate === "deferred-next-interest") deferred.nextInterest += accrued;
  if (fate === "deferred-spread") deferred.block += accrued;
  if (fate === "capitalized" || fate === "forgiven") return accrued;
  if (fate !== "paid") return 0;
  const due = accrued + deferred.nextInterest;
  deferred.nextInterest = 0;
  return due;
}

/** The exact interest of each part of a row between disbursements, on the balance that it finds. */
export function piecesOfRow(balance: Ratio, inflows: readonly Inflow[]): Ratio[] {
  const dated = inflows.filter(({ factor }) => factor !== undefined);
  let owed = balance;
  const pieces = dated.map(({ amount, lead }) => {
    const piece = multiplyRatios(owed, lead ?? ZERO);
    owed = addRatios(owed, ratio(amount));
    return piece;
  });
  return [...pieces, multiplyRatios(owed, dated.at(-1)?.factor ?? ZERO)];
}

/** Interest of a row in which more is paid out: each part by its own factor, added up exactly, rounded once. */
function accruedWithInflows(pass: RowPass, row: number, balance: number, inflows: readonly Inflow[]): number {
  const owed = addRatios(ratio(balance), pass.rest?.odd ?? ZERO);
  if (pass.isByPiece && inflows.some(({ factor }) => factor !== undefined)) {
    const pieces = piecesOfRow(owed, inflows);
    return pieces.reduce((sum, piece) => sum + Number(roundRatio(piece, pass.mode)), 0);
  }
  let exact = multiplyRatios(owed, factorAt(pass.factors, row));
  for (const { amount, factor } of inflows) {
    if (factor !== undefined) exact = addRatios(exact, multiplyRatios(ratio(amount), factor));
  }
  return Number(roundRatio(exact, pass.mode));
}

/** Interest that accrues in a row, on the balance at its start. */
export function accruedIn(pass: RowPass, row: number, balance: number): number {
  if (pass.flat !== undefined) return (pass.flat[row] as number) + (row === 0 ? pass.firstInterest : 0);
  const inflows = pass.inflows?.get(row);
  if (inflows !== undefined) return accruedWithInflows(pass, row, balance, inflows);
  const odd = pass.rest?.odd ?? ZERO;
  if (odd.numerator !== 0n) {
    const exact = multiplyRatios(addRatios(ratio(balance), odd), factorAt(pass.factors, row));
    return (pass.days?.[row] ?? 1) * Number(roundRatio(exact, pass.mode));
  }
  if (pass.days === undefined) return roundedProduct(balance, pass.factors, row, pass.mode);
  return (pass.days[row] as number) * roundedProduct(balance, pass.factors, row, pass.mode);
}
