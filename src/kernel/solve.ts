/**
 * Solving for the level amount.
 *
 * Without rounding, the balance after a row is linear in the level amount x: B′ = g·B + c − w·x, with growth g ≥ 1,
 * a constant c (paid out less what is given) and weight w. The balance after the last row is to be the balloon, so
 * x = (B + Σ c·v − balloon·v) ÷ Σ w·v, where v is the product of 1/g up to the row: a ratio, whose rounding has a
 * right answer, ties included.
 */
import { type Factors, factorAt, roundEstimate } from "./factors.js";
import { greatestCommonDivisor, type Ratio, ratio, roundRatio } from "./ratio.js";
import type { RoundingMode } from "./rounding.js";

/** The rows of one equation. Row k grows the balance by 1 + `growths[k]` × factor k and pays `weights[k]` × x. */
export interface LevelEquation {
  readonly factors: Factors;
  /** How often the factor of a row joins the balance: 0, 1 or 2; one for every row if not given. */
  readonly growths?: ArrayLike<number>;
  /** How much of the level amount a row pays; one for every row if not given. */
  readonly weights?: ArrayLike<number>;
  /** The true weights, where some are too large for safe integers. */
  readonly exactWeights?: readonly bigint[];
  /** What joins the balance with each row, besides its growth; `undefined` for nothing. */
  readonly constants?: readonly (Ratio | undefined)[];
  /** The balance that is left after the last row. */
  readonly balloon?: number;
  /** The first row, and the row after the last. */
  readonly from: number;
  readonly to: number;
}

/** Float64 rounding: 2^-53 per operation. */
const UNIT_ROUNDOFF = 2 ** -53;

const growthIn = (growths: ArrayLike<number> | undefined, k: number): number =>
  growths === undefined ? 1 : (growths[k] as number);

const weightIn = (weights: ArrayLike<number> | undefined, k: number): number =>
  weights === undefined ? 1 : (weights[k] as number);

/**
 * Σ w·v in float64, v the product of 1/g up to the row. Every term is positive and carries at most 5 roundings
 * per row; {@link annuityError} bounds them.
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
    value *= denominator / (denominator + growthIn(growths, k) * (numerators[k] as number));
    sum += weightIn(weights, k) * value;
  }
  return sum;
}

/** A bound on the relative error of {@link annuity}, and of a quotient by it, over so many rows; with room to spare. */
function annuityError(rows: number): number {
  return (8 * rows + 16) * UNIT_ROUNDOFF;
}

interface PresentConstants {
  readonly sum: number;
  /** The sum of the magnitudes, to which the error is proportional. */
  readonly magnitude: number;
}

/** Σ c·v − balloon·v in float64. */
function presentConstants({
  factors,
  growths,
  constants,
  balloon = 0,
  from,
  to,
}: LevelEquation): PresentConstants {
  const { numerators, denominator } = factors;
  let value = 1;
  let sum = 0;
  let magnitude = 0;
  for (let k = from; k < to; k++) {
    value *= denominator / (denominator + growthIn(growths, k) * (numerators[k] as number));
    const constant = constants?.[k];
    if (constant === undefined) continue;
    const present = (Number(constant.numerator) / Number(constant.denominator)) * value;
    sum += present;
    magnitude += Math.abs(present);
  }
  return { sum: sum - balloon * value, magnitude: magnitude + balloon * value };
}

/** One denominator for all the constants. */
function commonDenominator({ constants = [], from, to }: LevelEquation): bigint {
  let common = 1n;
  for (let k = from; k < to; k++) {
    const denominator = constants[k]?.denominator ?? 1n;
    common *= denominator / greatestCommonDivisor(common, denominator);
  }
  return common;
}

/** The exact level amount for a balance. */
export function exactLevel(balance: number, equation: LevelEquation): Ratio {
  const { factors, growths, weights, exactWeights, constants, balloon = 0, from, to } = equation;
  const common = commonDenominator(equation);
  let grown = BigInt(balance) * common;
  let paid = 0n;
  let scale = common;
  for (let k = from; k < to; k++) {
    const { numerator, denominator } = rawFactor(factors, k);
    const growth = denominator + BigInt(growthIn(growths, k)) * numerator;
    scale *= denominator;
    const constant = constants?.[k];
    grown *= growth;
    if (constant !== undefined) grown += (constant.numerator * scale) / constant.denominator;
    paid = paid * growth + (exactWeights?.[k] ?? BigInt(weightIn(weights, k))) * scale;
  }
  return ratio(grown - BigInt(balloon) * scale, paid);
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
    const discount = denominator / (denominator + growthIn(growths, k) * (numerators[k] as number));
    sums[k] = discount * (weightIn(weights, k) + (sums[k + 1] as number));
  }
  return sums;
}

/**
 * The level amount for a balance in whole units, rounded to the multiple: float64 where its bound decides, else
 * exact. `worth` is the equation's annuity.
 */
export function roundedLevel(
  balance: number,
  equation: LevelEquation,
  rounding: SolvedRounding,
  worth: number = annuity(equation),
): number {
  const { constants, balloon = 0 } = equation;
  const isPlain = constants === undefined && balloon === 0;
  const present = isPlain ? { sum: 0, magnitude: 0 } : presentConstants(equation);
  const estimate = (balance + present.sum) / worth / rounding.multiple;
  const scale = (balance + present.magnitude) / worth / rounding.multiple;
  const error = scale * annuityError(equation.to - equation.from) * (isPlain ? 1 : 2);
  const decided = estimate > error ? roundEstimate(estimate, error, rounding.mode) : undefined;
  if (decided !== undefined) return decided * rounding.multiple;
  return roundToMultiple(exactLevel(balance, equation), rounding);
}

/** An exact amount in units, rounded to a whole multiple. */
export function roundToMultiple(amount: Ratio, { multiple, mode }: SolvedRounding): number {
  const { numerator, denominator } = amount;
  const steps = roundRatio({ numerator, denominator: denominator * BigInt(multiple) }, mode);
  return Number(steps) * multiple;
}
