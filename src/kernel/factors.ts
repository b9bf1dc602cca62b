/**
 * Factors: what a unit of balance earns in each period, as exact fractions over one denominator.
 *
 * While all numbers are safe integers, a product with a balance is exact and its rounding needs one
 * division. When a product grows past 2^53, a float64 estimate with a proved bound decides the rounding, and
 * where it cannot, BigInt does.
 */
import { greatestCommonDivisor, type Ratio, ratio, roundRatio } from "./ratio.js";
import { type RoundingMode, roundingStep, roundQuotient } from "./rounding.js";

/** One exact fraction per period: `numerators[k] ÷ denominator`. */
export interface Factors {
  /** Safe integers, or their nearest floats when `exact` is given. */
  readonly numerators: ArrayLike<number>;
  readonly denominator: number;
  /** The true numbers, when some of them are too large for safe integers. */
  readonly exact?: { readonly numerators: readonly bigint[]; readonly denominator: bigint };
}

const LARGEST = Number.MAX_SAFE_INTEGER;

/** Factors from exact ratios, brought over one denominator; equal ratios cost one step. */
export function factorsFrom(ratios: readonly Ratio[]): Factors {
  let denominator = 1n;
  for (const { denominator: next } of new Set(ratios)) {
    denominator *= next / greatestCommonDivisor(denominator, next);
  }
  const scaled = new Map<Ratio, bigint>();
  const numerators = ratios.map((factor) => {
    const known = scaled.get(factor);
    if (known !== undefined) return known;
    const numerator = factor.numerator * (denominator / factor.denominator);
    scaled.set(factor, numerator);
    return numerator;
  });
  const floats = numerators.map(Number);
  const isSmall = denominator <= BigInt(LARGEST) && floats.every((n) => n + Number(denominator) <= LARGEST);
  if (isSmall) return { numerators: floats, denominator: Number(denominator) };
  return { numerators: floats, denominator: Number(denominator), exact: { numerators, denominator } };
}

/** The exact factor of period `k`. */
export function factorAt(factors: Factors, k: number): Ratio {
  const { exact } = factors;
  if (exact !== undefined) return ratio(exact.numerators[k] as bigint, exact.denominator);
  return ratio(BigInt(factors.numerators[k] as number), BigInt(factors.denominator));
}

/** Whether all the numbers are safe integers. */
export function areSafe(factors: Factors): boolean {
  return factors.exact === undefined;
}

/**
 * `amount × factor k`, rounded to a whole number of units; exact for 0 ≤ amount ≤ 2^53 − 1.
 */
export function roundedProduct(amount: number, factors: Factors, k: number, mode: RoundingMode): number {
  const product = amount * (factors.numerators[k] as number);
  if (product <= LARGEST && factors.exact === undefined)
    return roundQuotient(product, factors.denominator, mode);
  return roundedWide(amount, factors, k, mode);
}

/** The relative error of a product and a quotient of numbers that are nearest floats themselves: 5 × 2^-53 at most. */
const RELATIVE_ERROR = 5 * 2 ** -53;

function roundedWide(amount: number, factors: Factors, k: number, mode: RoundingMode): number {
  const estimate = (amount * (factors.numerators[k] as number)) / factors.denominator;
  const decided = roundEstimate(estimate, estimate * RELATIVE_ERROR, mode);
  if (decided !== undefined) return decided;
  const factor = factorAt(factors, k);
  return Number(roundRatio(ratio(BigInt(amount) * factor.numerator, factor.denominator), mode));
}

/**
 * A number known as `estimate ± error`, rounded to a whole number of units, or `undefined` when the bound does
 * not decide: near a whole number or near a half the truth may lie on either side. Not for negative numbers.
 */
export function roundEstimate(estimate: number, error: number, mode: RoundingMode): number | undefined {
  if (!(estimate + error < LARGEST / 2)) return undefined;
  const floor = Math.floor(estimate);
  const fraction = estimate - floor;
  // The subtraction is exact; the margin also covers the rounding of the comparisons themselves.
  const margin = error + 2 ** -52;
  if (fraction <= margin || fraction >= 1 - margin) return undefined;
  if (fraction > 0.5 - margin && fraction < 0.5 + margin) return undefined;
  return roundingStep(mode, fraction < 0.5 ? -1 : 1, false, floor % 2 === 1) ? floor + 1 : floor;
}
