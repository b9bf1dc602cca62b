/**
 * Fractions that are not reduced: a long chain of multiplications, rounded once at its end.
 *
 * Reducing numbers of thousands of digits costs more than everything else, and nothing but the last division needs
 * it. For short chains use `kernel/ratio`.
 */
import { Decimal, type DecimalInput, readDecimal } from "../kernel/decimal.js";

/** numerator ÷ denominator, denominator > 0. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A decimal number, or a quotient of two written `0.1/12`, which stays exact. */
export type QuotientInput = DecimalInput;

export const NOTHING: Fraction = { numerator: 0n, denominator: 1n };
export const UNIT: Fraction = { numerator: 1n, denominator: 1n };

const MOST_DIGITS = 150;
const LARGEST_EXPONENT = 40;

const fraction = (numerator: bigint, denominator: bigint): Fraction =>
  denominator < 0n
    ? { numerator: 0n - numerator, denominator: 0n - denominator }
    : { numerator, denominator };

export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.denominator === b.denominator
    ? { numerator: a.numerator + b.numerator, denominator: a.denominator }
    : {
        numerator: a.numerator * b.denominator + b.numerator * a.denominator,
        denominator: a.denominator * b.denominator,
      };

export const negative = (a: Fraction): Fraction => ({
  numerator: 0n - a.numerator,
  denominator: a.denominator,
});

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, negative(b));

export const times = (a: Fraction, b: Fraction): Fraction => ({
  numerator: a.numerator * b.numerator,
  denominator: a.denominator * b.denominator,
});

/** a ÷ b, b not zero. */
export const over = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator, a.denominator * b.numerator);

/** a to a whole power; a not zero if the power is negative. */
export function toPower(a: Fraction, power: number): Fraction {
  if (power < 0) return over(UNIT, toPower(a, -power));
  const exponent = BigInt(power);
  return { numerator: a.numerator ** exponent, denominator: a.denominator ** exponent };
}

/** A whole number as a fraction. */
export const whole = (value: number): Fraction => ({ numerator: BigInt(value), denominator: 1n });

function fractionOfDecimal(value: Decimal | undefined): Fraction | undefined {
  if (value === undefined || value.decimalPlaces() > MOST_DIGITS || value.e > LARGEST_EXPONENT)
    return undefined;
  const decimals = value.decimalPlaces();
  const denominator = 10n ** BigInt(decimals);
  return { numerator: BigInt(String(new Decimal(`${value}e${decimals}`))), denominator };
}

/** The exact value of a decimal number or of a quotient such as `0.1/12`; `undefined` if it is neither. */
export function readFraction(input: unknown): Fraction | undefined {
  const at = typeof input === "string" ? input.indexOf("/") : -1;
  if (at < 0 || typeof input !== "string") return fractionOfDecimal(readDecimal(input));
  const [top, bottom] = [input.slice(0, at), input.slice(at + 1)].map((text) =>
    fractionOfDecimal(readDecimal(text)),
  );
  if (top === undefined || bottom === undefined || bottom.numerator <= 0n) return undefined;
  return over(top, bottom);
}

/** A fraction as a decimal of 60 digits, for what follows is irrational. */
export const asDecimal = ({ numerator, denominator }: Fraction): Decimal =>
  new Decimal(String(numerator)).div(String(denominator));

/** The decimal number nearest to a fraction, with so many significant digits; a tie goes away from zero. */
export function toDecimal({ numerator, denominator }: Fraction, significantDigits: number): Decimal {
  if (numerator === 0n) return new Decimal(0);
  const size = numerator < 0n ? 0n - numerator : numerator;
  const rounded = (places: number): bigint => {
    const ten = 10n ** BigInt(Math.abs(places));
    const [top, bottom] = places >= 0 ? [size * ten, denominator] : [size, denominator * ten];
    return (2n * top + bottom) / (2n * bottom);
  };
  let places = significantDigits - (String(size).length - String(denominator).length);
  let digits = rounded(places);
  while (String(digits).length > significantDigits && digits !== 10n ** BigInt(significantDigits)) {
    places -= 1;
    digits = rounded(places);
  }
  return new Decimal(`${numerator < 0n ? "-" : ""}${digits}e${0 - places}`);
}
