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

/** Plain decimal text: digits with at most one point among or before them, and a sign. */
export const PLAIN_DECIMAL = /^[+-]?(\d+(\.\d+)?|\.\d+)$/;
const LONGEST_TEXT = 200;

/** A number of any decimal.js constructor; one whose text would be too long is refused before it is written. */
function readForeign(input: PublicDecimal): Decimal | undefined {
  if (!(Math.abs(input.e) <= LONGEST_TEXT)) return undefined;
  return readDecimal(decimalText(new Decimal(input)));
}

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
  return PublicDecimal.isDecimal(input) ? readForeign(input) : undefined;
}

/** A decimal as plain text, never in exponent form; with `digits`, exactly so many after the point, half-up. */
export function decimalText(value: Decimal, digits?: number): string {
  if (digits !== undefined) return value.toFixed(digits);
  return value.isZero() ? "0" : value.toFixed();
}

const CANONICAL = /^(0|[1-9]\d{0,14})(\.\d{0,14}[1-9])?$/;

/** Every decimal of so many digits is told apart by float64: a number that takes more is what arithmetic made of it. */
const TOLD_DIGITS = 15;

/** Whether a number is float noise, as 0.1 + 0.2 is: no decimal of 15 digits. */
const isNoise = (input: number): boolean =>
  !Number.isInteger(input) && Number(input.toPrecision(TOLD_DIGITS)) !== input;

/** The canonical text of a decimal input (`1.50` is `1.5`), or `undefined` when it is none. */
export function readDecimalText(input: unknown): string | undefined {
  if (typeof input === "string" && CANONICAL.test(input)) return input;
  const value = readDecimal(input);
  return value === undefined ? undefined : decimalText(value);
}

/**
 * The same of a percentage, which no currency limits in its decimals: a number of more than 15 digits is none, because
 * whoever means those writes them as text.
 */
export function readPercentText(input: unknown): string | undefined {
  return typeof input === "number" && isNoise(input) ? undefined : readDecimalText(input);
}

/** How decimal.js keeps a number: sign, decimal exponent, and digits in groups of seven around the point. */
interface Parts {
  s: number;
  e: number;
  d: number[];
}

const GROUP = 10_000_000;

function digitCount(n: number): number {
  let digits = 1;
  for (let power = 10; n >= power; power *= 10) digits++;
  return digits;
}

function groupsOf(whole: number, rest: number): number[] {
  const groups: number[] = [];
  if (whole >= GROUP * GROUP) groups.push(Math.floor(whole / (GROUP * GROUP)));
  if (whole >= GROUP) groups.push(Math.floor(whole / GROUP) % GROUP);
  if (whole > 0) groups.push(whole % GROUP);
  groups.push(rest);
  while (groups[groups.length - 1] === 0) groups.pop();
  return groups;
}

/**
 * The decimal `units ÷ 10^digits`, for a safe integer and at most 7 digits.
 *
 * Written straight into the number's parts: reading it from text would cost ten times as much, and a schedule
 * has hundreds of amounts.
 */
export function decimalFromUnits(units: number, digits: number): Decimal {
  const magnitude = units < 0 ? -units : units;
  const scale = 10 ** digits;
  const whole = Math.floor(magnitude / scale);
  const rest = magnitude - whole * scale;
  if (magnitude === 0) return new Decimal(0);
  const decimal = new Decimal(units < 0 ? -1 : 1);
  const parts: Parts = decimal as Decimal & Parts;
  parts.e = whole > 0 ? digitCount(whole) - 1 : digitCount(rest) - 1 - digits;
  parts.d = groupsOf(whole, rest * 10 ** (7 - digits));
  return decimal;
}
