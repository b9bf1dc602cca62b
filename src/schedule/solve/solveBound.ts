/**
 * A principal above which no schedule can fit, whatever its rounding.
 *
 * If no row pays more than L, a loan on the declining balance is repaid only if
 * P × Σ s·v ≤ (L + r) × Σ v + …, where v discounts to the first day, s are the shares that are paid out, and r is what
 * rounding may spare a row, less than one unit for each amount that is rounded. Rows that spare principal pay at most
 * their own interest; deferred or forgiven interest is left out, which only raises the bound. Flat interest is linear in
 * the principal: P × (1 + i) ≤ rows × (L + r).
 */
import { LoanError } from "../../kernel/error.js";
import type { Factors } from "../../kernel/factors.js";
import type { Minor } from "../../kernel/money.js";
import type { LoanTerms } from "../../terms/complete.js";
import { type Agreed, agreedTerms } from "../agreed.js";
import { unitsOf } from "../agreedParts.js";
import { chargedPeriods } from "../firstPeriod.js";
import { flatInterest } from "../flat.js";
import { fateOf, markIn, sparesPrincipal } from "../marks.js";
import { preparePass, withoutForgiven } from "../pass.js";
import { type Plan, planRows } from "../plan.js";

/** Room for float64 sums over some thousand rows. */
const FLOAT_ROOM = 1 + 1e-9;

/** How many roundings a row may have: of its interest, of each piece of it, or of each day. */
function roundingsIn({ terms, disbursedOn }: Agreed, { dates, inflows }: Plan): number {
  if (terms.interest.rounding !== "per-day") return 1 + inflows.length;
  return (dates.due[dates.count - 1] as number) - disbursedOn + 1;
}

/** Whether a row's interest counts towards what its payments repay; see the head of this file. */
function grows(mark: number): boolean {
  const fate = fateOf(mark);
  return fate === "capitalized" || (fate === "paid" && !sparesPrincipal(mark));
}

/** The discounts to the end of each row. */
function discountsOf(
  { numerators, denominator }: Factors,
  { count, marks }: Plan,
  isSimple: boolean,
): number[] {
  let value = 1;
  return Array.from({ length: count }, (_, row) => {
    const isGrowing = !isSimple && grows(marks?.[row] ?? 0);
    if (isGrowing) value *= denominator / (denominator + (numerators[row] as number));
    return value;
  });
}

/** Σ s·v of what is paid out. */
function paidOutWorth({ disbursed }: Agreed, { inflows }: Plan, discounts: readonly number[]): number {
  const { gross, lent } = disbursed;
  return gross.reduce((sum, { amount }, index) => {
    const inflow = inflows[index - 1];
    if (inflow === undefined) return sum + amount / lent;
    const at = inflow.factor === undefined ? inflow.row - 1 : inflow.row;
    return sum + (amount / lent) * (discounts[at] ?? 1);
  }, 0);
}

/** Per unit of principal that is repaid: the rows' worth, and what rounding may add to it in units. */
function worthOf(agreed: Agreed, plan: Plan): { rows: number; spared: number; paidOut: number } {
  const { interest, repayment } = agreed.terms;
  const roundings = roundingsIn(agreed, plan);
  const periods = withoutForgiven(plan, chargedPeriods(agreed, plan.dates));
  if (interest.method === "flat") {
    const { total } = flatInterest(agreed, plan, periods.solved);
    const share = Number(total.numerator) / Number(total.denominator) / agreed.disbursed.lent;
    return { rows: plan.count, spared: plan.count * roundings + 1, paidOut: 1 + share };
  }
  const isSimple = repayment.pattern === "bullet" || repayment.pattern === "interest-only";
  const discounts = discountsOf(periods.rows, plan, isSimple);
  const pays = (row: number) => isSimple || !sparesPrincipal(markIn(plan, row));
  const rows = discounts.reduce((sum, value, row) => sum + (pays(row) ? value : 0), 0);
  return { rows, spared: plan.count * roundings, paidOut: paidOutWorth(agreed, plan, discounts) };
}

/** What rounding to units can repay too early at most, in units of the closing row: less than one each time. */
function roundedAway(agreed: Agreed, plan: Plan): number {
  const periods = withoutForgiven(plan, chargedPeriods(agreed, plan.dates));
  const discounts = discountsOf(periods.rows, plan, agreed.terms.interest.method === "flat");
  return ((1 + roundingsIn(agreed, plan)) * plan.count) / (discounts.at(-1) ?? 1);
}

/** Whether every schedule has a last row with the whole balloon, above the limit. */
function holdsBalloon(agreed: Agreed, plan: Plan, limit: Minor): boolean {
  const { repayment, rounding } = agreed.terms;
  if (repayment.balloon === undefined || rounding.multiple !== undefined || plan.given.size > 0) return false;
  const balloon = unitsOf(repayment.balloon.amount, agreed.terms, agreed.unit);
  return balloon * agreed.unit > limit && balloon > roundedAway(agreed, plan);
}

/** Whether the amounts that rows are planned to pay are paid, and never fall as the principal grows. */
export function paysAsPlanned({ repayment, rounding, interest }: LoanTerms): boolean {
  const isSolvedOnce = repayment.afterChange !== "re-formed" && repayment.afterChange !== "stacked";
  const isPlain = rounding.residue === "last" && rounding.multiple === undefined;
  const isSolved = repayment.fixedInstallment === undefined && repayment.given.length === 0;
  return isSolvedOnce && isPlain && isSolved && interest.flat?.principal !== "rounded-parts";
}

/**
 * Whether some row pays more than a limit, for terms that {@link paysAsPlanned}: what it is planned to pay, since all
 * planned amounts are larger than what rounding could repay too early; the last row at least so much less. If it does, it
 * does for every larger principal.
 */
export function surelyPasses(terms: LoanTerms, limit: Minor): boolean {
  const agreed = agreedTerms(terms);
  const plan = planRows(agreed);
  const { amount, payments } = preparePass(agreed, plan).level;
  const planned: number[] = [];
  // The first row may be lowered by the extra of a short first period.
  for (let row = 1; row < plan.count - 1; row++) {
    if ((plan.marks?.[row] ?? 0) === 0) planned.push(payments?.(row, 0) ?? amount);
  }
  const away = roundedAway(agreed, plan);
  const closing = (payments?.(plan.count - 1, 0) ?? amount) - away;
  const most = planned.reduce((largest, units) => Math.max(largest, units), closing);
  return most * agreed.unit > limit && planned.every((units) => units > away);
}

/** The rows; `undefined` where no principal has any, for the dates or the grace leave none. */
function planned(agreed: Agreed): Plan | undefined {
  try {
    return planRows(agreed);
  } catch (error) {
    if (error instanceof LoanError) return undefined;
    throw error;
  }
}

/**
 * A principal in minor units that no schedule with rows of at most `limit` can reach; the shape of the loan is read from
 * terms with any principal. 0 where there are no such rows.
 */
export function unreachablePrincipal(terms: LoanTerms, limit: Minor): Minor {
  const agreed = agreedTerms(terms);
  const plan = planned(agreed);
  if (plan === undefined) return 0;
  const { downPayment } = agreed.terms;
  const { rows, spared, paidOut } = worthOf(agreed, plan);
  if (holdsBalloon(agreed, plan, limit)) return 0;
  const repaid = ((limit / agreed.unit) * rows + spared) / paidOut;
  const kept = 1 - Number(downPayment?.percent ?? 0) / 100;
  const apart =
    downPayment?.amount === undefined ? 0 : unitsOf(downPayment.amount, agreed.terms, agreed.unit);
  const roundings = 2 * agreed.disbursed.gross.length;
  return Math.ceil((((repaid + roundings) / kept) * FLOAT_ROOM + apart + roundings) * agreed.unit) + 1;
}
