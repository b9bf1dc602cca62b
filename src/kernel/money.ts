/**
 * Money: inside, an amount is a whole number of minor units (cents, paisa, shillings); outside, a
 * `Decimal` or decimal text with the currency's digits.
 */
import { Decimal, decimalFromUnits, decimalText } from "./decimal.js";

/** A count of minor units, a safe integer: |n| ≤ 2^53 − 1. */
export type Minor = number;

/** The largest amount, in minor units. */
export const LARGEST_AMOUNT: Minor = Number.MAX_SAFE_INTEGER;

/** Whether the amount, in minor units, is finer than one minor unit. */
export function hasExcessDecimals(amount: Decimal, digits: number): boolean {
  return amount.decimalPlaces() > digits;
}

/** The amount in minor units, or `undefined` when it is no whole number of them or too large. */
export function toMinor(amount: Decimal, digits: number): Minor | undefined {
  const scaled = amount.times(new Decimal(10).pow(digits));
  if (!scaled.isInteger() || scaled.abs().gt(LARGEST_AMOUNT)) return undefined;
  return scaled.toNumber() + 0;
}

/** An amount in minor units of any size; the amount must be a whole number of them. */
export function minorOfAnySize(amount: Decimal, digits: number): bigint {
  return BigInt(decimalText(amount.times(new Decimal(10).pow(digits))));
}

/** How many digits stand after the point of canonical decimal text. */
export function decimalsIn(text: string): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

const SAFE_DIGITS = 15;

/** The amount that decimal text writes, in minor units; `undefined` when it is no whole number of them or too large. */
export function minorFromText(text: string, digits: number): Minor | undefined {
  const decimals = decimalsIn(text);
  if (text.length > SAFE_DIGITS - digits || decimals > digits) return toMinor(new Decimal(text), digits);
  const figures = decimals === 0 ? text : text.replace(".", "");
  return Number(figures.padEnd(figures.length + digits - decimals, "0")) + 0;
}

/** A minor-unit count as a `Decimal` of the major unit. */
export function fromMinor(minor: Minor, digits: number): Decimal {
  return decimalFromUnits(minor, digits);
}

/** A minor-unit count as decimal text with the currency's digits: 1250 with 2 digits is `12.50`. */
export function formatMinor(minor: Minor | bigint, digits: number): string {
  if (digits === 0) return String(minor);
  const negative = minor < 0;
  const text = String(negative ? -minor : minor).padStart(digits + 1, "0");
  const point = text.length - digits;
  return `${negative ? "-" : ""}${text.slice(0, point)}.${text.slice(point)}`;
}
