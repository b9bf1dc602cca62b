/**
 * Ratios: exact fractions of whole numbers of any size, always reduced, denominator positive.
 *
 * Rates and parts of a year are ratios, never rounded decimals: 24% a year is 24/100, a week of it
 * 24/5200. This is the exact arithmetic on which every fast path falls back.
 */
import { Decimal, decimalText } from "./decimal.js";
import { type RoundingMode, roundingStep } from "./rounding.js";

/** An exact fraction, reduced, with a positive denominator. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const absolute = (n: bigint): bigint => (n < 0n ? -n : n);

const LARGEST_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** The greatest common divisor of two safe integers, neither below zero. */
export function safeDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** The greatest common divisor of two whole numbers, never negative. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [absolute(a), absolute(b)];
  while (y !== 0n) {
    if (x <= LARGEST_SAFE && y <= LARGEST_SAFE) return BigInt(safeDivisor(Number(x), Number(y)));
    [x, y] = [y, x % y];
  }
  return x;
}

/** The fraction `numerator ÷ denominator`, reduced; the denominator must not be zero. */
export function ratio(numerator: bigint | number, denominator: bigint | number = 1n): Ratio {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  const divisor = d < 0n ? -greatestCommonDivisor(n, d) : greatestCommonDivisor(n, d);
  return divisor === 1n
    ? { numerator: n, denominator: d }
    : { numerator: n / divisor, denominator: d / divisor };
}

/** Zero. */
export const ZERO: Ratio = { numerator: 0n, denominator: 1n };

/** One. */
export const ONE: Ratio = { numerator: 1n, denominator: 1n };

/** `a + b`. */
export function addRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** `a − b`. */
export function subtractRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

/** `a × b`. */
export function multiplyRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** `a ÷ b`; `b` must not be zero. */
export function divideRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** −1, 0 or 1 as `a` is less than, equal to or greater than `b`. */
export function compareRatios(a: Ratio, b: Ratio): -1 | 0 | 1 {
  const [left, right] = [a.numerator * b.denominator, b.numerator * a.denominator];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The exact ratio of a decimal number: 1.5 is 3/2. */
export function ratioFromDecimal(value: Decimal): Ratio {
  return ratioFromText(decimalText(value));
}

/** The exact ratio that plain decimal text writes. */
export function ratioFromText(text: string): Ratio {
  const point = text.indexOf(".");
  if (point < 0) return ratio(BigInt(text));
  const digits = text.length - point - 1;
  return ratio(BigInt(text.replace(".", "")), 10n ** BigInt(digits));
}

/** The ratio as a decimal, rounded half-up to `significantDigits` (60 unless said). */
export function ratioToDecimal(value: Ratio, significantDigits = 60): Decimal {
  const quotient = new Decimal(value.numerator.toString()).div(value.denominator.toString());
  return significantDigits < 60 ? quotient.toSignificantDigits(significantDigits) : quotient;
}

/** `value` rounded to a whole number by the named mode; exact, ties included. */
export function roundRatio(value: Ratio, mode: RoundingMode): bigint {
  const { numerator, denominator } = value;
  const magnitude = absolute(numerator);
  const quotient = magnitude / denominator;
  const remainder = magnitude % denominator;
  if (remainder === 0n) return numerator / denominator;
  const twice = 2n * remainder;
  const half = twice < denominator ? -1 : twice === denominator ? 0 : 1;
  const negative = numerator < 0n;
  const rounded = quotient + (roundingStep(mode, half, negative, (quotient & 1n) === 1n) ? 1n : 0n);
  return negative ? -rounded : rounded;
}
