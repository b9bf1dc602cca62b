/**
 * Reading a record whose amounts have its own currency's digits.
 */
import type * as z from "zod";
import { CURRENCY_DIGITS } from "../kernel/currency.js";
import { LoanError, type Problem, problem } from "../kernel/error.js";
import { problemsFrom } from "../terms/problems.js";

/** The digits that a raw record asks for; the finest there are, while that is not sound. */
export function digitsOf(raw: unknown): number {
  const { currency, decimals } = (raw ?? {}) as { currency?: unknown; decimals?: unknown };
  if (typeof decimals === "number" && Number.isInteger(decimals) && decimals >= 0 && decimals <= 6) {
    return decimals;
  }
  return CURRENCY_DIGITS.get(String(currency)) ?? 6;
}

/** The currency that a raw record names. */
export function currencyOf(raw: unknown): string | undefined {
  const { currency } = (raw ?? {}) as { currency?: unknown };
  return typeof currency === "string" ? currency : undefined;
}

/** What is wrong with the currency of a record whose fields are sound by themselves. */
export function currencyProblem(record: {
  currency: string;
  decimals?: number | undefined;
}): Problem | undefined {
  if (record.decimals !== undefined || CURRENCY_DIGITS.has(record.currency)) return undefined;
  const rule = "must be a currency of ISO 4217, or come with its number of decimals";
  return problem("not-in-list", "currency", rule);
}

interface WithCurrency {
  readonly currency: string;
  readonly decimals?: number | undefined;
}

/**
 * Reads a record by the schema for its currency's digits.
 *
 * @throws LoanError with every problem of the record
 */
export function readWithCurrency<T extends WithCurrency>(
  raw: unknown,
  schemaFor: (digits: number) => z.ZodType<T>,
): { readonly record: T; readonly digits: number } {
  const digits = digitsOf(raw);
  const parsed = schemaFor(digits).safeParse(raw, { reportInput: true });
  if (!parsed.success) throw new LoanError(problemsFrom(parsed.error.issues));
  const wrong = currencyProblem(parsed.data);
  if (wrong !== undefined) throw new LoanError([wrong]);
  return { record: parsed.data, digits };
}
