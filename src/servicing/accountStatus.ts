/**
 * Status of a loan: where it stands, and what falls due next.
 */
import { type Day, formatDate } from "../kernel/date.js";
import type { Decimal } from "../kernel/decimal.js";
import { fromMinor } from "../kernel/money.js";
import type { Ledger } from "./ledger/ledger.js";

/** Where a loan stands. */
export const ACCOUNT_STATUSES = {
  active: "something is owed",
  closed: "nothing is owed, and no credit is kept",
  overpaid: "nothing is owed, and credit is kept",
  "written-off": "the lender gave up the claim in its books",
} as const;

/** The name of where a loan stands. */
export type AccountStatus = keyof typeof ACCOUNT_STATUSES;

/** What falls due next. */
export type NextDue =
  | { readonly kind: "found"; readonly due: string; readonly amount: Decimal }
  | { readonly kind: "none" };

/** Where a ledger stands. */
export function statusOf({ writtenOffOn, firstOpen, count, credit }: Ledger): AccountStatus {
  if (writtenOffOn !== undefined) return "written-off";
  if (firstOpen < count) return "active";
  return credit > 0 ? "overpaid" : "closed";
}

/** The first open row due on a day or after it. */
export function nextDueOf(ledger: Ledger, day: Day, digits: number): NextDue {
  if (ledger.writtenOffOn !== undefined) return { kind: "none" };
  for (let row = ledger.rowFrom(day); row < ledger.count; row++) {
    const open = ledger.openIn(row);
    if (open === 0) continue;
    return { kind: "found", due: formatDate(ledger.due[row] as Day), amount: fromMinor(open, digits) };
  }
  return { kind: "none" };
}
