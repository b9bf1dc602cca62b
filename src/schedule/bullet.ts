/**
 * Bullet: nothing falls due before the last row, which brings the principal and all interest.
 *
 * Interest = Σ balance × factor, exact, rounded once; the balance changes only where interest is capitalized
 * or more is paid out.
 * Flat interest, and interest rounded by the day, add up as they are.
 */
import { factorAt, roundedProduct } from "../kernel/factors.js";
import { addRatios, multiplyRatios, type Ratio, ratio, roundRatio, ZERO } from "../kernel/ratio.js";
import { fateOf, markIn } from "./marks.js";
import type { RowAmounts, RowPass } from "./rowPass.js";
import { paidOut } from "./rows.js";

/** Exact interest of a row on the balance at its start, and on what is paid out in its course. */
function exactAccrual(pass: RowPass, row: number, balance: number): Ratio {
  if (pass.flat !== undefined) return ratio(pass.flat[row] as number);
  if (pass.days !== undefined) {
    return ratio((pass.days[row] as number) * roundedProduct(balance, pass.factors, row, pass.mode));
  }
  const owed = addRatios(ratio(balance), pass.rest?.odd ?? ZERO);
  let exact = multiplyRatios(owed, factorAt(pass.factors, row));
  for (const { amount, factor } of pass.inflows?.get(row) ?? []) {
    if (factor !== undefined) exact = addRatios(exact, multiplyRatios(ratio(amount), factor));
  }
  return exact;
}

/** Accrues row by row and lets everything fall due with the last one. */
export function accrueToTheEnd(pass: RowPass, out: RowAmounts): RowAmounts {
  const closing = pass.count - 1;
  let balance = pass.balance;
  let owed = pass.rest?.owed ?? ZERO;
  let shown = Number(roundRatio(owed, pass.mode));
  for (let row = 0; row <= closing; row++) {
    const { atStart, inCourse } = paidOut(pass.inflows?.get(row));
    const accrual = exactAccrual(pass, row, balance + atStart);
    balance += atStart + inCourse;
    if (fateOf(markIn(pass, row)) === "capitalized" && row < closing) {
      const interest = Number(roundRatio(accrual, pass.mode));
      out.principal[row] = -interest;
      out.interest[row] = interest;
      out.accrued[row] = interest;
      balance += interest;
      continue;
    }
    owed = addRatios(owed, accrual);
    const rounded = Number(roundRatio(owed, pass.mode));
    out.accrued[row] = rounded - shown;
    shown = rounded;
  }
  out.principal[closing] = balance;
  out.interest[closing] = shown;
  return out;
}
