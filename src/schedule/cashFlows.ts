/**
 * Cash flows: the schedule as the client sees it, dated amounts received and paid, each with its kind.
 *
 * They are what a price is computed from: a scope of the price counts some kinds and leaves out others. A charge that is
 * agreed for a date is paid on that date, though it stands in the row that is due next.
 */
import { type Day, formatDate, readDate } from "../kernel/date.js";
import type { Decimal } from "../kernel/decimal.js";
import { fromMinor, minorFromText } from "../kernel/money.js";
import { CHARGE_COLUMNS, type Columns, type ExtraColumn } from "./columns.js";
import { disbursementParts } from "./disbursement.js";
import type { ScheduleFacts } from "./installments.js";

/** The kinds of cash flow. */
export const CASH_FLOW_KINDS = {
  disbursement: "paid out to the client",
  principal: "principal repaid",
  interest: "interest paid",
  fee: "fees paid",
  insurance: "insurance paid",
  tax: "taxes paid",
  savings: "savings deposited",
  "savings-returned": "savings that come back",
} as const;

/** The name of a kind of cash flow. */
export type CashFlowKind = keyof typeof CASH_FLOW_KINDS;

/** A dated amount from the client's side: received is positive, paid negative. */
export interface CashFlow {
  readonly date: string;
  readonly kind: CashFlowKind;
  readonly amount: Decimal;
}

const KIND_OF_COLUMN = {
  principal: "principal",
  interest: "interest",
  fees: "fee",
  insurance: "insurance",
  taxes: "tax",
  savings: "savings",
  savingsReturned: "savings-returned",
} as const satisfies Record<string, CashFlowKind>;

type Add = (day: Day, kind: CashFlowKind, minor: number) => void;

/** The disbursements, and what is paid on the day of the first. */
function addDisbursements(facts: ScheduleFacts, add: Add): void {
  const { terms, start } = facts;
  const { deducted, paidApart } = disbursementParts(facts);
  for (const part of [deducted, paidApart]) {
    for (const name of ["interest", ...CHARGE_COLUMNS, "savings"] as const) {
      add(start, KIND_OF_COLUMN[name], -part[name]);
    }
  }
  const single = [{ on: terms.disbursedOn, amount: terms.principal }];
  for (const { on, amount } of terms.disbursements ?? single) {
    add(readDate(on) as Day, "disbursement", minorFromText(amount, terms.decimals) as number);
  }
}

/** What of the charges in the row of a due date is paid on another day. */
const paidElsewhere = ({ besideRows }: ScheduleFacts, day: Day, name: ExtraColumn): number =>
  besideRows === undefined
    ? 0
    : besideRows.dated
        .filter(({ due, column }) => due === day && column === name)
        .reduce((sum, { amount }) => sum + amount, 0);

/** Charges on days of their own. */
function addDated({ besideRows }: ScheduleFacts, add: Add): void {
  for (const { day, column, amount } of besideRows?.dated ?? []) add(day, KIND_OF_COLUMN[column], -amount);
}

/** The rows; capitalized interest is neither paid nor received. */
function addRows(columns: Columns, facts: ScheduleFacts, add: Add): void {
  for (let row = 0; row < columns.count; row++) {
    const day = columns.due[row] as Day;
    const [principal, interest] = [columns.principal[row] as number, columns.interest[row] as number];
    const capitalized = Math.min(0, principal);
    add(day, "principal", capitalized - principal);
    add(day, "interest", -interest - capitalized);
    for (const name of [...CHARGE_COLUMNS, "savings"] as const) {
      add(day, KIND_OF_COLUMN[name], paidElsewhere(facts, day, name) - (columns[name]?.[row] ?? 0));
    }
    add(day, "savings-returned", columns.savingsReturned?.[row] ?? 0);
  }
}

/** The cash flows of a schedule in order of date, zero amounts left out. */
export function cashFlowsOf(columns: Columns, facts: ScheduleFacts): CashFlow[] {
  const flows: { day: Day; flow: CashFlow }[] = [];
  const add: Add = (day, kind, minor) => {
    if (minor === 0) return;
    flows.push({
      day,
      flow: { date: formatDate(day), kind, amount: fromMinor(minor, facts.terms.decimals) },
    });
  };
  addDisbursements(facts, add);
  addDated(facts, add);
  addRows(columns, facts, add);
  return flows.sort((a, b) => a.day - b.day).map(({ flow }) => flow);
}
