/**
 * Flat interest: reckoned on the principal lent, and shared over the installments.
 *
 * Total = principal × Σ factors of the rows that are charged, rounded once. A share is the exact total ÷ the
 * number of rows that carry one, rounded; the last of them closes the rounded total.
 */

import type { Factors } from "../kernel/factors.js";
import { factorAt } from "../kernel/factors.js";
import { addRatios, multiplyRatios, type Ratio, ratio, roundRatio, ZERO } from "../kernel/ratio.js";
import { roundToMultiple } from "../kernel/solve.js";
import type { Agreed } from "./agreed.js";
import type { Level } from "./level.js";
import { INTEREST_BITS, INTEREST_MARKS, type Plan, PRINCIPAL_SPARED } from "./plan.js";

/** The interest of a flat loan. */
export interface FlatInterest {
  /** The exact total. */
  readonly total: Ratio;
  /** The exact share of one row. */
  readonly share: Ratio;
  /** Rounded interest of each row. */
  readonly rows: Float64Array;
  /** The rows that carry a share. */
  readonly carriers: ReadonlySet<number>;
}

function sumOfFactors(factors: Factors, count: number): Ratio {
  if (factors.exact === undefined) {
    let sum = 0;
    for (let k = 0; k < count; k++) sum += factors.numerators[k] as number;
    if (sum <= Number.MAX_SAFE_INTEGER) return ratio(BigInt(sum), BigInt(factors.denominator));
  }
  let exact = ZERO;
  for (let k = 0; k < count; k++) exact = addRatios(exact, factorAt(factors, k));
  return exact;
}

/** Whether a row carries a share of the interest. */
function carriesShare(agreed: Agreed, marks: Uint8Array | undefined, row: number): boolean {
  const mark = marks?.[row] ?? 0;
  if ((mark & INTEREST_BITS) === INTEREST_MARKS.forgiven) return false;
  const onlyPaying = agreed.terms.interest.flat?.shares === "paying-installments";
  return !onlyPaying || mark === 0;
}

/** Flat interest of all rows; the factors of forgiven rows are zero. */
export function flatInterest(agreed: Agreed, plan: Plan, factors: Factors): FlatInterest {
  const total = multiplyRatios(ratio(agreed.principal), sumOfFactors(factors, plan.count));
  const carriers: number[] = [];
  for (let row = 0; row < plan.count; row++) if (carriesShare(agreed, plan.marks, row)) carriers.push(row);
  const rows = new Float64Array(plan.count);
  if (carriers.length === 0) return { total: ZERO, share: ZERO, rows, carriers: new Set() };
  const share = ratio(total.numerator, total.denominator * BigInt(carriers.length));
  const rounded = Number(roundRatio(share, agreed.mode));
  let left = Number(roundRatio(total, agreed.mode));
  carriers.forEach((row, index) => {
    const due = index === carriers.length - 1 ? left : Math.min(rounded, left);
    rows[row] = due;
    left -= due;
  });
  return { total, share, rows, carriers: new Set(carriers) };
}

/** The exact shares of later rows that join the principal, from each row on. */
function capitalizedFrom(plan: Plan, { share, carriers }: FlatInterest, row: number): Ratio {
  let shares = 0;
  for (let k = row; k < plan.count - 1; k++) {
    const mark = plan.marks?.[k] ?? 0;
    if ((mark & INTEREST_BITS) === INTEREST_MARKS.capitalized && carriers.has(k)) shares++;
  }
  return ratio(share.numerator * BigInt(shares), share.denominator);
}

/** How many rows from `row` on satisfy a test. */
function countFrom(row: number, count: number, test: (row: number) => boolean): number {
  let found = 0;
  for (let k = row; k < count; k++) if (test(k)) found++;
  return found;
}

/**
 * The level amount of a flat loan: the exact share of the principal and, in a total, the exact share of the
 * interest, rounded together.
 */
export function flatLevel(agreed: Agreed, plan: Plan, flat: FlatInterest): Level {
  const { terms, solved, principal } = agreed;
  const { pattern } = terms.repayment;
  if (pattern === "interest-only" || pattern === "bullet") return { amount: 0, paysTotal: false };
  const paysTotal =
    pattern === "equal-installments" && terms.interest.flat?.principal === "total-less-interest";
  const repays = (row: number) => ((plan.marks?.[row] ?? 0) & PRINCIPAL_SPARED) === 0;
  const hasShare = (row: number) => paysTotal && flat.carriers.has(row);
  const amountIn = (row: number, owed: Ratio, from: number, share: Ratio) => {
    const rowsLeft = countFrom(from, plan.count, repays);
    const part = ratio(owed.numerator, owed.denominator * BigInt(rowsLeft));
    return roundToMultiple(hasShare(row) ? addRatios(part, share) : part, solved);
  };
  const owedAtStart = addRatios(ratio(principal), capitalizedFrom(plan, flat, 0));
  const planned = (row: number) => amountIn(row, owedAtStart, 0, flat.share);
  const amount = planned(plan.count - 1);
  if (terms.rounding.residue !== "re-level") {
    const isLevel = !paysTotal || flat.carriers.size === plan.count;
    return { amount, paysTotal, ...(!isLevel && { payments: planned }) };
  }
  const payments = (row: number, balance: number) => {
    const owed = addRatios(ratio(balance), capitalizedFrom(plan, flat, row));
    const left = flat.rows.subarray(row).reduce((sum, share) => sum + share, 0);
    const sharers = countFrom(row, plan.count, (k) => flat.carriers.has(k));
    return amountIn(row, owed, row, sharers === 0 ? ZERO : ratio(left, sharers));
  };
  return { amount, paysTotal, payments };
}
