/**
 * Exact values for readers: a fraction as text, and its decimal digits.
 */
import { type Decimal, Decimal as Decimals } from "../../kernel/decimal.js";
import { fromMinor } from "../../kernel/money.js";
import { multiplyRatios, type Ratio, ratio, ratioToDecimal } from "../../kernel/ratio.js";
import type { Agreed } from "../agreed.js";

/** An unrounded value. */
export interface ExactValue {
  /** The value itself, as a reduced fraction: `"7/365"`, or a whole number. */
  readonly fraction: string;
  /** Its first 60 significant digits. */
  readonly decimal: Decimal;
}

/** A ratio for readers. */
export function exactValue(value: Ratio): ExactValue {
  const { numerator, denominator } = value;
  const fraction = denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
  return Object.freeze({ fraction, decimal: ratioToDecimal(value) });
}

/** An unrounded amount, given in units, in the currency. */
export function exactAmount({ unit, terms }: Agreed, units: Ratio): ExactValue {
  return exactValue(multiplyRatios(units, ratio(BigInt(unit), 10n ** BigInt(terms.decimals))));
}

/** A rounded amount, given in units, in the currency. */
export function roundedAmount({ unit, terms }: Agreed, units: number | bigint): Decimal {
  return fromMinor(Number(units) * unit, terms.decimals);
}

const SHOWN_DECIMALS = 10;

/** The value in digits: all of them if they are few, else the first ten decimals and `…`. */
export function exactText({ decimal }: ExactValue): string {
  if (decimal.decimalPlaces() <= SHOWN_DECIMALS) return String(decimal);
  return `${decimal.toDecimalPlaces(SHOWN_DECIMALS, Decimals.ROUND_DOWN)}…`;
}
