/**
 * The level amount on the declining balance: the exact root of the plan's own equation, rounded once.
 */
import type { Factors } from "../kernel/factors.js";
import { addRatios, multiplyRatios, ONE, type Ratio, ratio, ZERO } from "../kernel/ratio.js";
import { annuitiesFromEachRow, type LevelEquation, levelFraction, roundedLevel } from "../kernel/solve.js";
import type { Agreed } from "./agreed.js";
import { unitsOf } from "./agreedParts.js";
import { fateOf, markIn, sparesPrincipal } from "./marks.js";
import type { Plan } from "./plan.js";
import { type Steps, steppedAmounts, stepsOf } from "./steps.js";

/** What the rows pay. */
export interface Level {
  /** The rounded level amount; that of the first row that pays it where they differ. */
  readonly amount: number;
  /** What the first level row pays in all where its principal and its interest are rounded apart. */
  readonly installment?: number;
  /** Whether it is a total, interest included, or principal alone. */
  readonly paysTotal: boolean;
  /** What a row pays where the amount is not the same for all, given the balance before it. */
  readonly payments?: (row: number, balance: number) => number;
  /** Where the amount is solved again in the course of the loan, the first row included. */
  readonly changes?: readonly LevelChange[];
}

/** A row from which the level amount is solved again, for the balance before it. */
export interface LevelChange {
  readonly from: number;
  readonly solve: (row: number, balance: number) => number;
}

/** Whether a row's interest joins the balance: once, or not. */
const joins = (mark: number): number => (fateOf(mark) === "capitalized" ? 1 : 0);

/** How often a row's factor joins the balance: 0, 1 or 2 times. */
function growthOf(mark: number, paysTotal: boolean): number {
  return (paysTotal && !sparesPrincipal(mark) ? 1 : 0) + joins(mark);
}

/** The growths of all rows; those of agreed rows follow what is agreed. */
function growthsOf(plan: Plan, paysTotal: boolean): Uint8Array {
  const { count, given } = plan;
  const growths = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    const agreedRow = given.get(row);
    if (agreedRow !== undefined) growths[row] = ("total" in agreedRow ? 1 : 0) + joins(markIn(plan, row));
    else growths[row] = growthOf(row === count - 1 ? 0 : markIn(plan, row), paysTotal);
  }
  return growths;
}

/** One for each row that repays by the level amount, zero for the others. */
function weightsOf(plan: Plan): Uint8Array {
  const { count, given } = plan;
  const weights = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    if (!sparesPrincipal(markIn(plan, row)) && !given.has(row)) weights[row] = 1;
  }
  return weights;
}

/** What joins the balance with each row: what is paid out, less what is agreed and what steps add. */
function constantsOf(
  plan: Plan,
  growths: Uint8Array,
  steps: Steps | undefined,
): (Ratio | undefined)[] | undefined {
  const { inflows, given, count } = plan;
  if (inflows.length === 0 && given.size === 0 && steps?.additions === undefined) return undefined;
  const constants = new Array<Ratio | undefined>(count);
  const add = (row: number, amount: Ratio) => {
    const before = constants[row];
    constants[row] = before === undefined ? amount : addRatios(before, amount);
  };
  for (const { row, amount, solved } of inflows) {
    const grown = addRatios(ONE, multiplyRatios(solved ?? ZERO, ratio(growths[row] as number)));
    add(solved === undefined ? row - 1 : row, multiplyRatios(ratio(amount), grown));
  }
  for (const [row, agreedRow] of given)
    add(row, ratio(-("total" in agreedRow ? agreedRow.total : agreedRow.principal)));
  steps?.additions?.forEach((addition, row) => {
    if (addition !== 0 && !given.has(row)) add(row, ratio(-addition));
  });
  return constants;
}

/** The equation of a plan whose rows pay totals, or principal alone. */
export function equationOf(agreed: Agreed, plan: Plan, factors: Factors, paysTotal: boolean): LevelEquation {
  const { count, marks, given, inflows } = plan;
  const { balloon } = agreed.terms.repayment;
  const steps = stepsOf(agreed, plan);
  const isPlain = marks === undefined && given.size === 0 && inflows.length === 0;
  if (isPlain && balloon === undefined && steps === undefined) {
    const rows = { factors, from: 0, to: count };
    return paysTotal ? rows : { ...rows, growths: new Uint8Array(count) };
  }
  const growths = growthsOf(plan, paysTotal);
  const constants = constantsOf(plan, growths, steps);
  return {
    factors,
    growths,
    weights: steps?.weights ?? weightsOf(plan),
    from: 0,
    to: count,
    ...(steps?.exactWeights && { exactWeights: steps.exactWeights }),
    ...(constants && { constants }),
    ...(balloon && { balloon: unitsOf(balloon.amount, agreed.terms, agreed.unit) }),
  };
}

/** The level amount by one equation, for the patterns that have one. */
export function solvedLevel(agreed: Agreed, plan: Plan, equation: LevelEquation, paysTotal: boolean): Level {
  const { principal, solved, terms } = agreed;
  const steps = stepsOf(agreed, plan);
  if (steps !== undefined) {
    const amounts = steppedAmounts(steps, levelFraction(principal, equation), solved);
    return {
      amount: amounts[steps.firstRow] as number,
      paysTotal,
      payments: (row) => amounts[row] as number,
    };
  }
  const amount = roundedLevel(principal, equation, solved);
  if (terms.rounding.residue !== "re-level") return { amount, paysTotal };
  const worths = annuitiesFromEachRow(equation);
  const payments = (row: number, balance: number) =>
    roundedLevel(balance, { ...equation, from: row }, solved, worths[row] as number);
  return { amount, paysTotal, payments };
}
