/**
 * An account as plain data, amounts as text with the currency's digits.
 */
import { Decimal, decimalText } from "../kernel/decimal.js";
import type { LoanTerms } from "../terms/parseTerms.js";
import type { Servicing } from "./servicingSchema.js";

/** Plain data: every `Decimal` as text, everything else as it is. */
function plain(value: unknown, digits: number): unknown {
  if (Decimal.isDecimal(value)) return decimalText(value as Decimal, digits);
  if (Array.isArray(value)) return value.map((item) => plain(item, digits));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, digits)]));
}

/** What of an account is shown, besides its terms. */
const SHOWN = [
  "asOf",
  "status",
  "timesRestructured",
  "outstanding",
  "overdue",
  "paid",
  "waived",
  "credit",
  "savings",
  "compulsorySavings",
  "writtenOff",
  "recovered",
  "nextDue",
  "installments",
  "payments",
] as const;

type Shown = Readonly<Record<(typeof SHOWN)[number], unknown>>;

/** The account as plain data. */
export function jsonOf(
  account: Shown & { readonly terms: LoanTerms; readonly servicing: Servicing },
): object {
  const { terms, servicing } = account;
  const shown = Object.fromEntries(SHOWN.map((name) => [name, plain(account[name], terms.decimals)]));
  return { ...shown, terms, servicing };
}
