/**
 * Enclosures: a fraction of very large numbers between two neighbors of a fixed-point grid.
 *
 * Sums and multiples of enclosures take no common denominators, and rounding never turns two numbers round: where both
 * ends of an enclosure round alike, so does the exact value between them. Only where they do not, the fraction itself
 * has to decide.
 */
import type { Ratio } from "./ratio.js";
import { roundToMultiple, type SolvedRounding } from "./solve.js";

/** `low ÷ 2^bits` ≤ the exact value ≤ `high ÷ 2^bits`. */
export interface Enclosure {
  readonly low: bigint;
  readonly high: bigint;
  readonly bits: bigint;
}

const FRACTION_BITS = 128n;

/**
 * A fraction, reduced or not, on a grid of 2^-128, or of one that is finer by the length of a whole number which it
 * is to be multiplied by.
 */
export function enclose({ numerator, denominator }: Ratio, largestFactor = 1n): Enclosure {
  const bits = FRACTION_BITS + BigInt(largestFactor.toString(16).length * 4);
  const scaled = numerator << bits;
  const quotient = scaled / denominator;
  const rest = scaled - quotient * denominator;
  return { low: rest < 0n ? quotient - 1n : quotient, high: rest > 0n ? quotient + 1n : quotient, bits };
}

/** `a + b`, both on one grid. */
export function addEnclosures(a: Enclosure, b: Enclosure): Enclosure {
  return { low: a.low + b.low, high: a.high + b.high, bits: a.bits };
}

/** `factor × a + units`, for whole numbers, the factor not below zero. */
export function scaleEnclosure({ low, high, bits }: Enclosure, factor: bigint, units: number): Enclosure {
  const shift = BigInt(units) << bits;
  return { low: low * factor + shift, high: high * factor + shift, bits };
}

/** The exact value in units, rounded to a whole multiple; `undefined` where the enclosure does not decide. */
export function roundEnclosed({ low, high, bits }: Enclosure, rounding: SolvedRounding): number | undefined {
  const denominator = 1n << bits;
  const rounded = roundToMultiple({ numerator: low, denominator }, rounding);
  if (low === high) return rounded;
  return roundToMultiple({ numerator: high, denominator }, rounding) === rounded ? rounded : undefined;
}
