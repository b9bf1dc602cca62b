/**
 * What a flat loan has left to repay, and the rows that share it.
 */
import { addRatios, multiplyRatios, type Ratio, ratio, subtractRatios, ZERO } from "../kernel/ratio.js";
import type { Agreed } from "./agreed.js";
import { unitsOf } from "./agreedParts.js";
import type { FlatInterest } from "./flat.js";
import { fateOf, markIn, sparesPrincipal } from "./marks.js";
import type { Plan } from "./plan.js";

/** A flat loan while its level amount is found. */
export interface FlatLoan {
  readonly agreed: Agreed;
  readonly plan: Plan;
  readonly flat: FlatInterest;
  readonly paysTotal: boolean;
}

export const times = (part: Ratio, count: number): Ratio => multiplyRatios(part, ratio(count));

export const dividedBy = (whole: Ratio, count: number): Ratio =>
  ratio(whole.numerator, whole.denominator * BigInt(count));

/** Whether a row repays by the level amount. */
export function repays({ plan }: FlatLoan, row: number): boolean {
  return !sparesPrincipal(markIn(plan, row)) && !plan.given.has(row);
}

/** How many rows from `row` on satisfy a test. */
export function countFrom({ plan }: FlatLoan, row: number, test: (row: number) => boolean): number {
  let found = 0;
  for (let k = row; k < plan.count; k++) if (test(k)) found++;
  return found;
}

/** The exact shares of the rows from `row` on that join the principal. */
function capitalizedFrom(loan: FlatLoan, row: number): Ratio {
  const { plan, flat } = loan;
  const joins = (k: number) =>
    k < plan.count - 1 && fateOf(markIn(plan, k)) === "capitalized" && flat.carriers.has(k);
  return times(flat.share, countFrom(loan, row, joins));
}

/** What agreed rows repay from `row` on. */
function givenFrom({ plan, flat }: FlatLoan, row: number): Ratio {
  let sum = ZERO;
  for (const [k, given] of plan.given) {
    if (k < row) continue;
    const part =
      "principal" in given ? ratio(given.principal) : subtractRatios(ratio(given.total), flat.share);
    sum = addRatios(sum, part);
  }
  return sum;
}

/** What the level amounts from `row` on have to repay, from the balance before it. */
export function owedFrom(loan: FlatLoan, row: number, balance: number): Ratio {
  const { agreed, plan } = loan;
  const { balloon } = agreed.terms.repayment;
  const toCome = plan.inflows.reduce((sum, inflow) => {
    const isThere = inflow.row < row || (inflow.row === row && inflow.factor === undefined);
    return isThere ? sum : sum + inflow.amount;
  }, 0);
  const left = balloon === undefined ? 0 : unitsOf(balloon.amount, agreed.terms, agreed.unit);
  const owed = addRatios(ratio(balance + toCome - left), capitalizedFrom(loan, row));
  return subtractRatios(owed, givenFrom(loan, row));
}
