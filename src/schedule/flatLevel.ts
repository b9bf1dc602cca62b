/**
 * The level amount of a flat loan: the exact share of the principal and, in a total, the exact share of the
 * interest, rounded together.
 */
import { addRatios, type Ratio, ratio, roundRatio, subtractRatios, ZERO } from "../kernel/ratio.js";
import { roundToMultiple } from "../kernel/solve.js";
import type { Agreed } from "./agreed.js";
import { unitsOf } from "./agreedParts.js";
import type { FlatInterest } from "./flat.js";
import { countFrom, dividedBy, type FlatLoan, owedFrom, repays, times } from "./flatOwed.js";
import type { Level } from "./level.js";
import { markIn } from "./marks.js";
import type { Plan } from "./plan.js";
import { type Steps, steppedAmounts, stepsOf } from "./steps.js";

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

/** Shares of what is owed, the same for all rows. */
function evenly(loan: FlatLoan): NonNullable<Level["payments"]> {
  const owed = owedFrom(loan, 0, loan.agreed.principal);
  return (row) => amountIn(loan, row, [owed, 0], loan.flat.share);
}

/** What the rows pay whose shares are all formed by the same rule. */
function sharedFlat(loan: FlatLoan): Level {
  const { agreed, plan, flat, paysTotal } = loan;
  const { afterChange } = agreed.terms.repayment;
  const planned = evenly(loan);
  const amount = planned(plan.count - 1, agreed.principal);
  if (agreed.terms.rounding.residue === "re-level") return { amount, paysTotal, payments: relevelled(loan) };
  if (afterChange === "as-paid-out") return { amount, paysTotal, payments: asPaidOut(loan) };
  if (afterChange === "re-formed") return { amount, paysTotal, payments: reformedFlat(loan) };
  const isByParts = agreed.terms.interest.flat?.principal === "rounded-parts";
  const isLevel = !isByParts && (!paysTotal || flat.carriers.size === plan.count);
  return { amount, paysTotal, ...(!isLevel && { payments: planned }) };
}

/** The principal of level rows as it is first formed. */
function firstFormed(loan: FlatLoan): NonNullable<Level["payments"]> {
  const { afterChange } = loan.agreed.terms.repayment;
  if (afterChange === "as-paid-out") return asPaidOut(loan);
  return afterChange === "re-formed" ? reformedFlat(loan) : evenly(loan);
}

/** What the first row that spares nothing pays in all, its principal and its interest rounded apart. */
function installmentOf(loan: FlatLoan, steps: Level | undefined): number {
  const { agreed, plan, flat } = loan;
  let row = 0;
  while (row < plan.count - 1 && markIn(plan, row) !== 0) row++;
  const principal = steps?.amount ?? firstFormed(loan)(row, agreed.principal);
  return principal + (flat.rows[row] as number);
}

/** What the rows of a flat loan pay. */
export function flatLevel(agreed: Agreed, plan: Plan, flat: FlatInterest): Level {
  const { pattern, fixedInstallment } = agreed.terms.repayment;
  if (pattern === "interest-only" || pattern === "bullet") return { amount: 0, paysTotal: false };
  const isTotal = agreed.terms.interest.flat?.principal === "total-less-interest";
  const isEqual = pattern === "equal-installments";
  const paysTotal = isEqual && (isTotal || fixedInstallment !== undefined);
  if (fixedInstallment !== undefined) {
    return { amount: unitsOf(fixedInstallment.amount, agreed.terms, agreed.unit), paysTotal };
  }
  const loan = { agreed, plan, flat, paysTotal };
  const steps = stepsOf(agreed, plan);
  const stepped = steps === undefined ? undefined : steppedFlat(loan, steps);
  const level = stepped ?? sharedFlat(loan);
  return isEqual && !paysTotal ? { ...level, installment: installmentOf(loan, stepped) } : level;
}
