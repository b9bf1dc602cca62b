/**
 * The actuarial rebate: what is left to pay less its value at the rate that the loan really costs.
 *
 * The rate i solves principal = Σ row ÷ (1+i)^k over the rows of the loan, k from 1. The rebate is the sum of the
 * rows to come − Σ row ÷ (1+i)^(k − rows gone), at 50 digits, so that its rounding to the currency is right.
 */
import type { Day } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import { type Ratio, ratioFromDecimal } from "../../kernel/ratio.js";
import type { Fold } from "../fold.js";
import { INTEREST, PRINCIPAL, WIDTH } from "../ledger/ledgerCells.js";

/** Σ row ÷ (1+i)^k, k from 1, and its derivative by i. */
function valueAt(rows: readonly number[], rate: Decimal): { value: Decimal; slope: Decimal } {
  const discount = new Decimal(1).div(rate.plus(1));
  let power = new Decimal(1);
  let value = new Decimal(0);
  let slope = new Decimal(0);
  rows.forEach((row, index) => {
    power = power.times(discount);
    value = value.plus(power.times(row));
    slope = slope.minus(
      power
        .times(discount)
        .times(row)
        .times(index + 1),
    );
  });
  return { value, slope };
}

const MOST_STEPS = 200;

/** The rate per row at which the rows are worth the principal. Newton from below: the value is convex in the rate. */
function rateOf(rows: readonly number[], principal: number): Decimal {
  let rate = new Decimal(0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { value, slope } = valueAt(rows, rate);
    const next = rate.minus(value.minus(principal).div(slope));
    if (next.minus(rate).abs().lt("1e-50")) return next;
    rate = next;
  }
  return rate;
}

/** The actuarial rebate on a day, in minor units; rows whose period has not begun are still to come. */
export function actuarialRebate({ ledger }: Fold, day: Day): Ratio {
  const totals: number[] = [];
  let principal = 0;
  let gone = 0;
  // Interest that joins the principal was not lent.
  for (const { amount } of ledger.capitalizations) principal -= amount;
  for (let row = 0; row < ledger.count; row++) {
    if ((ledger.period[row] as number) < 0) continue;
    const cell = row * WIDTH;
    const repaid = ledger.charged[cell + PRINCIPAL] as number;
    principal += repaid;
    totals.push(repaid + (ledger.charged[cell + INTEREST] as number));
    if ((ledger.start[row] as Day) < day) gone++;
  }
  const toCome = totals.slice(gone);
  const { value } = valueAt(toCome, rateOf(totals, principal));
  const left = toCome.reduce((sum, row) => sum + row, 0);
  return ratioFromDecimal(new Decimal(left).minus(value).toDecimalPlaces(20));
}
