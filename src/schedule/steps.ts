/**
 * Steps: level amounts that grow or shrink after every so many installments.
 *
 * By a percent, step j pays x × (1 + p)^j; by an amount, x + j × a. Spared and agreed rows take no part, and do
 * not count. Where the rest of a loan is planned again, the steps go on in proportion: by an amount, step j then pays
 * x × (first + j × a), with what the first step of the loan paid.
 */
import { enclose, roundEnclosed, scaleEnclosure } from "../kernel/enclosure.js";
import { type Ratio, ratio, ratioFromText } from "../kernel/ratio.js";
import { roundToMultiple, type SolvedRounding } from "../kernel/solve.js";
import type { Agreed } from "./agreed.js";
import { unitsOf } from "./agreedParts.js";
import { markIn, sparesPrincipal } from "./marks.js";
import type { Plan } from "./plan.js";

/** The steps of all rows. A row pays `weights` × x + `additions`. */
export interface Steps {
  /** The weights over one common factor, as floats and as they are. */
  readonly weights: Float64Array;
  readonly exactWeights: readonly bigint[];
  /** The step that each row belongs to, from 0; −1 for rows that take no part. */
  readonly numbers: readonly number[];
  /** Units added to each row; `undefined` when steps are percentages. */
  readonly additions: readonly number[] | undefined;
  /** The first row that takes part. */
  readonly firstRow: number;
}

/** The step that each row belongs to, from 0; −1 for rows that take no part. */
function stepNumbers(plan: Plan, every: number): number[] {
  let paying = plan.stepsTaken?.rows ?? 0;
  return Array.from({ length: plan.count }, (_, row) => {
    return sparesPrincipal(markIn(plan, row)) || plan.given.has(row) ? -1 : Math.floor(paying++ / every);
  });
}

function powers(base: bigint, most: number): bigint[] {
  const list = [1n];
  for (let power = 1; power <= most; power++) list.push((list[power - 1] as bigint) * base);
  return list;
}

/** (1 + p)^j over one common factor. */
function percentWeights(percent: Ratio, numbers: readonly number[]): bigint[] {
  const most = Math.max(0, ...numbers);
  const growth = ratio(percent.numerator + 100n * percent.denominator, 100n * percent.denominator);
  const [up, down] = [powers(growth.numerator, most), powers(growth.denominator, most)];
  return numbers.map((j) => (j < 0 ? 0n : (up[j] as bigint) * (down[most - j] as bigint)));
}

/** first + j × a; all alike where that is nowhere above zero. */
function amountWeights(first: number, byAmount: number, numbers: readonly number[]): bigint[] {
  const weights = numbers.map((j) => (j < 0 ? 0n : BigInt(Math.max(first + j * byAmount, 0))));
  return weights.some((weight) => weight > 0n) ? weights : numbers.map((j) => (j < 0 ? 0n : 1n));
}

/** The steps of a plan; `undefined` when the terms have none. */
export function stepsOf({ terms, unit }: Agreed, plan: Plan): Steps | undefined {
  const { step } = terms.repayment;
  if (step === undefined) return undefined;
  const numbers = stepNumbers(plan, step.every);
  const byAmount = step.amount === undefined ? undefined : unitsOf(step.amount, terms, unit);
  const { stepsTaken } = plan;
  const isInProportion = byAmount !== undefined && stepsTaken !== undefined;
  const exactWeights = isInProportion
    ? amountWeights(stepsTaken.firstAmount, byAmount, numbers)
    : percentWeights(ratioFromText(step.percent ?? "0"), numbers);
  const isAdded = byAmount !== undefined && !isInProportion;
  return {
    weights: Float64Array.from(exactWeights, Number),
    exactWeights,
    numbers,
    additions: isAdded ? numbers.map((j) => (j < 0 ? 0 : j * byAmount)) : undefined,
    firstRow: Math.max(
      numbers.findIndex((j) => j >= 0),
      0,
    ),
  };
}

/** What each row pays when a weight of 1 pays this amount, which need not be reduced: the exact amount, rounded. */
export function steppedAmounts(
  { exactWeights, numbers, additions }: Steps,
  level: Ratio,
  rounding: SolvedRounding,
): number[] {
  const { numerator, denominator } = level;
  const largest = exactWeights.reduce((most, weight) => (weight > most ? weight : most), 1n);
  const enclosed = enclose(level, largest);
  const exactly = (weight: bigint, units: number): number =>
    roundToMultiple({ numerator: numerator * weight + BigInt(units) * denominator, denominator }, rounding);
  const known = new Map<number, number>();
  return numbers.map((number, row) => {
    const [weight, units] = [exactWeights[row] as bigint, additions?.[row] ?? 0];
    const amount =
      known.get(number) ??
      roundEnclosed(scaleEnclosure(enclosed, weight, units), rounding) ??
      exactly(weight, units);
    known.set(number, amount);
    return amount;
  });
}
