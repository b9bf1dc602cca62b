/**
 * Flat interest: reckoned on the principal lent, and shared over the installments.
 *
 * Total = principal × Σ factors of the rows that are charged, rounded once. A share is the exact total ÷ the
 * number of rows that carry one, rounded; the last of them closes the rounded total.
 */

import { type Factors, factorAt } from "../kernel/factors.js";
import { addRatios, multiplyRatios, type Ratio, ratio, roundRatio, ZERO } from "../kernel/ratio.js";
import { floatList } from "../kernel/slab.js";
import type { Agreed } from "./agreed.js";
import { INTEREST_BITS, INTEREST_MARKS, type Plan } from "./plan.js";

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

/** Σ factors of the rows from `from` on. */
function sumOfFactors(factors: Factors, from: number, count: number): Ratio {
  if (factors.exact === undefined) {
    let sum = 0;
    for (let k = from; k < count; k++) sum += factors.numerators[k] as number;
    if (sum <= Number.MAX_SAFE_INTEGER) return ratio(BigInt(sum), BigInt(factors.denominator));
  }
  let exact = ZERO;
  for (let k = from; k < count; k++) exact = addRatios(exact, factorAt(factors, k));
  return exact;
}

/** Interest on every amount from the day on which it is paid out. */
function exactTotal({ principal }: Agreed, { count, inflows }: Plan, factors: Factors): Ratio {
  const first = multiplyRatios(ratio(principal), sumOfFactors(factors, 0, count));
  return inflows.reduce((sum, { row, amount, factor }) => {
    const years = addRatios(factor ?? factorAt(factors, row), sumOfFactors(factors, row + 1, count));
    return addRatios(sum, multiplyRatios(ratio(amount), years));
  }, first);
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
  const total = exactTotal(agreed, plan, factors);
  const carriers: number[] = [];
  for (let row = 0; row < plan.count; row++) if (carriesShare(agreed, plan.marks, row)) carriers.push(row);
  const rows = floatList(plan.count);
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
