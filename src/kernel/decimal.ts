/**
 * Decimals: the only door through which decimal.js enters.
 *
 * The library computes with one private constructor, so that a caller who changes the settings of
 * decimal.js changes nothing here, and wraps every number that comes in again.
 */
import { Decimal as PublicDecimal } from "decimal.js";

/** The private decimal.js constructor: 60 significant digits, half-up. */
export const Decimal = PublicDecimal.clone({
  precision: 60,
  rounding: 4,
  toExpNeg: -9e15,
  toExpPos: 9e15,
  minE: -9e15,
  maxE: 9e15,
  modulo: 1,
  crypto: false,
  defaults: true,
});

/** A decimal.js number, as this library returns amounts and rates. */
export type Decimal = PublicDecimal;

/** What is taken as a number: decimal text (preferred), a number read by its shortest form, or a `Decimal`. */
export type DecimalInput = string | number | Decimal;

const PLAIN_DECIMAL = /^[+-]?(\d+(\.\d+)?|\.\d+)$/;
const LONGEST_TEXT = 200;

/**
 * Reads a decimal: plain text such as `12.50`, a finite number by its shortest decimal form (whole
 * numbers only while they are safe), or a `Decimal` of any decimal.js constructor.
 *
 * @returns the number in the private constructor, or `undefined` when it is none of these
 */
export function readDecimal(input: unknown): Decimal | undefined {
  if (typeof input === "string") {
    return input.length <= LONGEST_TEXT && PLAIN_DECIMAL.test(input) ? new Decimal(input) : undefined;
  }
  if (typeof input === "number") {
    const readable = Number.isFinite(input) && Math.abs(input) <= Number.MAX_SAFE_INTEGER;
    return readable ? new Decimal(input) : undefined;
  }
  if (!PublicDecimal.isDecimal(input)) return undefined;
  const text = (input as Decimal).toFixed();
  return readDecimal(text);
}
