/**
 * Flat interest: reckoned on the principal lent, and shared over the installments.
 *
 * Total = principal × Σ factors of the rows that are charged, rounded once. A share is the exact total ÷ the
 * number of rows that carry one, rounded; the last of them closes the rounded total.
 */
import type { Day } from "../kernel/date.js";
import { type Factors, factorAt } from "../kernel/factors.js";
import { addRatios, multiplyRatios, type Ratio, ratio, roundRatio, ZERO } from "../kernel/ratio.js";
import { floatList } from "../kernel/slab.js";
import type { Agreed } from "./agreed.js";
import type { DatedAmount } from "./agreedParts.js";
import { fateOf, markIn } from "./marks.js";
import { accrueBetween, yearsBy } from "./periods.js";
import type { Plan } from "./plan.js";

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

/** Whether the interest is that of each amount owed, from its day on, period by period. */
export function isPlainFlat({ terms }: Agreed): boolean {
  const { flat } = terms.interest;
  return flat === undefined || (flat.base === "owed" && flat.term === "periods");
}

/** What a unit earns from a day to the last due date in one piece; `undefined` where periods all cost the same. */
function wholeTerm(agreed: Agreed, { dates }: Plan, from: Day): Ratio | undefined {
  const { dayCount, flat } = agreed.terms.interest;
  if (flat?.term !== "whole" || dayCount === "equal-periods") return undefined;
  const end = dates.interest[dates.count - 1] as Day;
  return accrueBetween(agreed, [from, end], yearsBy(dayCount, agreed, dates, end), agreed.laterRates);
}

/** The exact interest, before rows that are not charged are taken out of a term that is counted in one piece. */
function termInterest(agreed: Agreed, plan: Plan, factors: Factors): Ratio {
  const { count, inflows } = plan;
  const { disbursed, disbursedOn, principal, terms } = agreed;
  const sum = sumOfFactors(factors, 0, count);
  const whole = wholeTerm(agreed, plan, disbursedOn) ?? sum;
  if (terms.interest.flat?.base === "disbursed") {
    return multiplyRatios(ratio(disbursed.lent), whole);
  }
  return inflows.reduce(
    (total, { row, amount, solved }, index) => {
      const rest = addRatios(solved ?? factorAt(factors, row), sumOfFactors(factors, row + 1, count));
      const years = wholeTerm(agreed, plan, (agreed.later[index] as DatedAmount).on) ?? rest;
      return addRatios(total, multiplyRatios(ratio(amount), years));
    },
    multiplyRatios(ratio(principal), whole),
  );
}

/** The exact interest of the whole term; the factors of rows that are not charged are zero. */
export function exactFlatTotal(agreed: Agreed, plan: Plan, factors: Factors): Ratio {
  const total = termInterest(agreed, plan, factors);
  const { dayCount, flat } = agreed.terms.interest;
  if (flat?.term !== "whole" || dayCount === "equal-periods" || plan.marks === undefined) return total;
  const charged = plan.marks.reduce((rows, mark) => rows + (fateOf(mark) === "forgiven" ? 0 : 1), 0);
  return multiplyRatios(total, ratio(charged, plan.count));
}

/** Whether a row carries a share of the interest. */
export function carriesShare(agreed: Agreed, plan: Plan, row: number): boolean {
  const mark = markIn(plan, row);
  if (fateOf(mark) === "forgiven") return false;
  const onlyPaying = agreed.terms.interest.flat?.shares === "paying-installments";
  return !onlyPaying || mark === 0;
}

/** Flat interest of all rows; the factors of forgiven rows are zero. */
export function flatInterest(agreed: Agreed, plan: Plan, factors: Factors): FlatInterest {
  const total = exactFlatTotal(agreed, plan, factors);
  const carriers: number[] = [];
  for (let row = 0; row < plan.count; row++) if (carriesShare(agreed, plan, row)) carriers.push(row);
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
