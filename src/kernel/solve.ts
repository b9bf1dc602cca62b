/**
 * Solving for the level amount.
 *
 * Without rounding, the balance after a row is linear in the level amount x: B′ = g·B − w·x, with growth g ≥ 1
 * and weight w. The balance after the last row is to be zero, so x = B ÷ Σ w·v, where v is the product of 1/g up
 * to the row: a ratio, whose rounding has a right answer, ties included.
 */
import { type Factors, factorAt, roundEstimate } from "./factors.js";
import { type Ratio, ratio, roundRatio } from "./ratio.js";
import type { RoundingMode } from "./rounding.js";

/** The rows of one equation. Row k grows the balance by 1 + `growths[k]` × factor k and pays `weights[k]` × x. */
export interface LevelEquation {
  readonly factors: Factors;
  /** How often the factor of a row joins the balance: 0, 1 or 2; one for every row if not given. */
  readonly growths?: ArrayLike<number>;
  /** How much of the level amount a row pays; one for every row if not given. */
  readonly weights?: ArrayLike<number>;
  /** The first row, and the row after the last. */
  readonly from: number;
  readonly to: number;
}

/** Float64 rounding: 2^-53 per operation. */
const UNIT_ROUNDOFF = 2 ** -53;

/**
 * Σ w·v in float64, v the product of 1/g up to the row. Per row at most 5 roundings enter, all of one sign of
 * effect; `annuityError` bounds them.
 */
export function annuity({ factors, growths, weights, from, to }: LevelEquation): number {
  const { numerators, denominator } = factors;
  let value = 1;
  let sum = 0;
  if (growths === undefined && weights === undefined) {
    for (let k = from; k < to; k++) {
      value *= denominator / (denominator + (numerators[k] as number));
      sum += value;
    }
    return sum;
  }
  for (let k = from; k < to; k++) {
    const growth = growths === undefined ? 1 : (growths[k] as number);
    value *= denominator / (denominator + growth * (numerators[k] as number));
    sum += (weights === undefined ? 1 : (weights[k] as number)) * value;
  }
  return sum;
}

/** A bound on the relative error of `balance ÷ annuity` over so many rows, with room to spare. */
export function annuityError(rows: number): number {
  return (8 * rows + 16) * UNIT_ROUNDOFF;
}

/** The exact level amount for a balance. */
export function exactLevel(balance: number, equation: LevelEquation): Ratio {
  const { factors, growths, weights, from, to } = equation;
  let grown = BigInt(balance);
  let paid = 0n;
  let scale = 1n;
  for (let k = from; k < to; k++) {
    const { numerator, denominator } = rawFactor(factors, k);
    const growth = denominator + BigInt(growths?.[k] ?? 1) * numerator;
    grown *= growth;
    scale *= denominator;
    paid = paid * growth + BigInt(weights?.[k] ?? 1) * scale;
  }
  return ratio(grown, paid);
}

/** Factor k over the common denominator, not reduced: numbers stay small in a long product. */
function rawFactor(factors: Factors, k: number): Ratio {
  if (factors.exact === undefined) {
    return { numerator: BigInt(factors.numerators[k] as number), denominator: BigInt(factors.denominator) };
  }
  return factorAt(factors, k);
}

/** How a solved amount is rounded: to a multiple of `multiple` units, by a mode. */
export interface SolvedRounding {
  readonly multiple: number;
  readonly mode: RoundingMode;
}

/** The annuity of the rows from each row on: what the level amount is worth just before that row's period. */
export function annuitiesFromEachRow({ factors, growths, weights, from, to }: LevelEquation): Float64Array {
  const { numerators, denominator } = factors;
  const sums = new Float64Array(to + 1);
  for (let k = to - 1; k >= from; k--) {
    const growth = growths === undefined ? 1 : (growths[k] as number);
    const weight = weights === undefined ? 1 : (weights[k] as number);
    const discount = denominator / (denominator + growth * (numerators[k] as number));
    sums[k] = discount * (weight + (sums[k + 1] as number));
  }
  return sums;
}

/** `balance ÷ annuity` in whole units, rounded to the multiple: float64 where its bound decides, else exact. */
export function roundedLevel(
  balance: number,
  equation: LevelEquation,
  rounding: SolvedRounding,
  worth: number = annuity(equation),
): number {
  const estimate = balance / worth / rounding.multiple;
  const error = estimate * annuityError(equation.to - equation.from);
  const decided = roundEstimate(estimate, error, rounding.mode);
  if (decided !== undefined) return decided * rounding.multiple;
  return roundToMultiple(exactLevel(balance, equation), rounding);
}

/** An exact amount in units, rounded to a whole multiple. */
export function roundToMultiple(amount: Ratio, { multiple, mode }: SolvedRounding): number {
  const steps = roundRatio(ratio(amount.numerator, amount.denominator * BigInt(multiple)), mode);
  return Number(steps) * multiple;
}
