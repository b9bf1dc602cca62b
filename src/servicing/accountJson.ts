/**
 * An account, and what is answered of it, as plain data: amounts as text with the currency's digits.
 */
import { Decimal, decimalText } from "../kernel/decimal.js";
import type { LoanTerms } from "../terms/complete.js";
import type { Servicing } from "./servicingSchema.js";

/** Plain data: every `Decimal` as text, what knows its own JSON by that, everything else as it is. */
function plain(value: unknown, digits: number): unknown {
  if (Decimal.isDecimal(value)) return decimalText(value as Decimal, digits);
  if (Array.isArray(value)) return value.map((item) => plain(item, digits));
  if (typeof value !== "object" || value === null) return value;
  return "toJSON" in value && typeof value.toJSON === "function"
    ? value.toJSON()
    : plainFields(value, digits);
}

function plainFields(record: object, digits: number): object {
  return Object.fromEntries(Object.entries(record).map(([key, item]) => [key, plain(item, digits)]));
}

/** The record, whose JSON has the currency's digits; nothing else of it is seen to change. */
export function withJson<T extends object>(record: T, digits: number): T {
  return Object.defineProperty(record, "toJSON", { value: () => plainFields(record, digits) });
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
