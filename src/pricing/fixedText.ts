/**
 * Decimals printed with a fixed number of places.
 */
import type { Decimal } from "../kernel/decimal.js";

/** A decimal rounded half-up to so many places, as text with all of them: 41.7 to two places is `41.70`. */
export function fixedText(value: Decimal, places: number): string {
  const text = String(value.toDecimalPlaces(places).plus(0));
  if (places === 0) return text;
  const point = text.indexOf(".");
  return point < 0 ? `${text}.${"0".repeat(places)}` : text.padEnd(point + 1 + places, "0");
}
