/**
 * The level amount of a flat loan: the exact share of the principal and, in a total, the exact share of the
 * interest, rounded together.
 */
import {
  addRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  roundRatio,
  subtractRatios,
  ZERO,
} from "../kernel/ratio.js";
import { roundToMultiple } from "../kernel/solve.js";
import type { Agreed } from "./agreed.js";
import { unitsOf } from "./agreedParts.js";
import type { FlatInterest } from "./flat.js";
import type { Level } from "./level.js";
import { fateOf, markIn, sparesPrincipal } from "./marks.js";
import type { Plan } from "./plan.js";
import { type Steps, steppedAmounts, stepsOf } from "./steps.js";

/** A flat loan while its level amount is found. */
interface FlatLoan {
  readonly agreed: Agreed;
  readonly plan: Plan;
  readonly flat: FlatInterest;
  readonly paysTotal: boolean;
}

const times = (part: Ratio, count: number): Ratio => multiplyRatios(part, ratio(count));

const dividedBy = (whole: Ratio, count: number): Ratio =>
  ratio(whole.numerator, whole.denominator * BigInt(count));

/** Whether a row repays by the level amount. */
function repays({ plan }: FlatLoan, row: number): boolean {
  return !sparesPrincipal(markIn(plan, row)) && !plan.given.has(row);
}

/** How many rows from `row` on satisfy a test. */
function countFrom({ plan }: FlatLoan, row: number, test: (row: number) => boolean): number {
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
function owedFrom(loan: FlatLoan, row: number, balance: number): Ratio {
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

/** What a row pays whose exact share of the principal and of the interest is this. */
function paymentOf({ agreed, flat, paysTotal }: FlatLoan, row: number, part: Ratio, share: Ratio): number {
  const { mode, solved, terms } = agreed;
  if (terms.interest.flat?.principal === "rounded-parts") {
    const interest = flat.rows[row] as number;
    const rounded = roundToMultiple(ratio(roundRatio(part, mode)), solved);
    return rounded + roundToMultiple(ratio(interest), solved) - interest;
  }
  return roundToMultiple(paysTotal && flat.carriers.has(row) ? addRatios(part, share) : part, solved);
}

/** What row `row` pays when `owed` is shared by the rows from `from` on, with an interest share of `share`. */
function amountIn(loan: FlatLoan, row: number, [owed, from]: readonly [Ratio, number], share: Ratio): number {
  const sharers = countFrom(loan, from, (k) => repays(loan, k));
  return paymentOf(loan, row, dividedBy(owed, sharers), share);
}

/** What has been paid out by a row's due date, that day included. */
function paidOutBy({ agreed, plan }: FlatLoan, row: number): number {
  return plan.inflows.reduce((sum, inflow) => {
    const isThere = inflow.factor === undefined ? inflow.row <= row + 1 : inflow.row <= row;
    return isThere ? sum + inflow.amount : sum;
  }, agreed.principal);
}

/** A share of what has been paid out so far; the last row takes the rest. */
function asPaidOut(loan: FlatLoan): NonNullable<Level["payments"]> {
  const sharers = countFrom(loan, 0, (row) => repays(loan, row));
  return (row) => paymentOf(loan, row, ratio(paidOutBy(loan, row), sharers), loan.flat.share);
}

/** Shares as if nothing were agreed, formed again from the balance after each agreed row. */
function reformedFlat(given: FlatLoan): NonNullable<Level["payments"]> {
  const loan = { ...given, plan: { ...given.plan, given: new Map() } };
  const agreedRows = [...given.plan.given.keys()];
  const changeBefore = (row: number) => agreedRows.filter((agreedRow) => agreedRow < row).length;
  const first = [owedFrom(loan, 0, loan.agreed.principal), 0] as const;
  let solved: { change: number; from: readonly [Ratio, number] } = { change: 0, from: first };
  return (row, balance) => {
    const change = changeBefore(row);
    if (change !== solved.change) {
      solved = { change, from: change === 0 ? first : [owedFrom(loan, row, balance), row] };
    }
    return amountIn(loan, row, solved.from, loan.flat.share);
  };
}

/** Steps of a flat loan: x × Σ weights + Σ additions repays what is owed and, in totals, the interest. */
function steppedFlat(loan: FlatLoan, steps: Steps): Level {
  const { agreed, flat, paysTotal } = loan;
  const stepping = (row: number) => steps.exactWeights[row] !== 0n;
  const shares = paysTotal ? times(flat.share, countFrom(loan, 0, stepping)) : ZERO;
  const additions = steps.additions?.reduce((sum, units) => sum + units, 0) ?? 0;
  const owed = subtractRatios(addRatios(owedFrom(loan, 0, agreed.principal), shares), ratio(additions));
  const weights = steps.exactWeights.reduce((sum, weight) => sum + weight, 0n);
  const level = { numerator: owed.numerator, denominator: owed.denominator * weights };
  const amounts = steppedAmounts(steps, level, agreed.solved);
  return { amount: amounts[steps.firstRow] as number, paysTotal, payments: (row) => amounts[row] as number };
}

/** The level solved again after each row, from the rounded balance and the interest that is left. */
function relevelled(loan: FlatLoan): NonNullable<Level["payments"]> {
  const { flat } = loan;
  return (row, balance) => {
    const left = flat.rows.subarray(row).reduce((sum, share) => sum + share, 0);
    const sharers = countFrom(loan, row, (k) => flat.carriers.has(k));
    const share = sharers === 0 ? ZERO : ratio(left, sharers);
    return amountIn(loan, row, [owedFrom(loan, row, balance), row], share);
  };
}

/** The exact principal of a level row, before rounding. */
export function flatPart(agreed: Agreed, plan: Plan, flat: FlatInterest): Ratio {
  const loan = { agreed, plan, flat, paysTotal: false };
  return dividedBy(
    owedFrom(loan, 0, agreed.principal),
    countFrom(loan, 0, (row) => repays(loan, row)),
  );
}

/** What the rows of a flat loan pay. */
export function flatLevel(agreed: Agreed, plan: Plan, flat: FlatInterest): Level {
  const { pattern, fixedInstallment, afterChange } = agreed.terms.repayment;
  if (pattern === "interest-only" || pattern === "bullet") return { amount: 0, paysTotal: false };
  const isTotal = agreed.terms.interest.flat?.principal === "total-less-interest";
  const paysTotal = pattern === "equal-installments" && (isTotal || fixedInstallment !== undefined);
  if (fixedInstallment !== undefined) {
    return { amount: unitsOf(fixedInstallment.amount, agreed.terms, agreed.unit), paysTotal };
  }
  const loan = { agreed, plan, flat, paysTotal };
  const steps = stepsOf(agreed, plan);
  if (steps !== undefined) return steppedFlat(loan, steps);
  const owed = owedFrom(loan, 0, agreed.principal);
  const planned = (row: number) => amountIn(loan, row, [owed, 0], flat.share);
  const amount = planned(plan.count - 1);
  if (agreed.terms.rounding.residue === "re-level") return { amount, paysTotal, payments: relevelled(loan) };
  if (afterChange === "as-paid-out") return { amount, paysTotal, payments: asPaidOut(loan) };
  if (afterChange === "re-formed") return { amount, paysTotal, payments: reformedFlat(loan) };
  const isByParts = agreed.terms.interest.flat?.principal === "rounded-parts";
  const isLevel = !isByParts && (!paysTotal || flat.carriers.size === plan.count);
  return { amount, paysTotal, ...(!isLevel && { payments: planned }) };
}
