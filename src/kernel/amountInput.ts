/**
 * Amounts read from callers' values, with what is wrong with them as problems.
 */
import { readDecimal } from "./decimal.js";
import { type Problem, problem } from "./error.js";
import { kindOf } from "./kindOf.js";
import { hasExcessDecimals, type Minor, toMinor } from "./money.js";

/** Which amounts are taken. */
export interface AmountRange {
  /** Decimal digits of the currency; where they are not known, the amount is checked but not read. */
  readonly digits: number | undefined;
  /** The least amount: zero, or anything above it. */
  readonly least: "zero" | "above-zero";
}

/** The amount that a value writes, in minor units; `undefined`, with the problem added to the list, if it writes none. */
export function readMinor(
  input: unknown,
  path: string,
  { digits, least }: AmountRange,
  problems: Problem[],
): Minor | undefined {
  const wrong = (code: Problem["code"], rule: string): undefined => {
    problems.push(problem(code, path, `${rule}; got ${kindOf(input)}`));
  };
  const amount = readDecimal(input);
  if (amount === undefined) {
    return wrong(input === undefined ? "required" : "not-a-decimal", "must be a plain decimal number");
  }
  if (least === "above-zero" && !amount.gt(0)) return wrong("out-of-range", "must be above zero");
  if (amount.lt(0)) return wrong("out-of-range", "must not be negative");
  if (digits === undefined) return undefined;
  if (hasExcessDecimals(amount, digits)) {
    return wrong("too-many-decimals", `must have at most ${digits} decimals, as the currency has`);
  }
  return toMinor(amount, digits) ?? wrong("out-of-range", "must stay below 2^53 minor units of the currency");
}
