/**
 * A loan in servicing, by what this stage reads of it: an account, as `replay` gives it, is one.
 */

import type { Day } from "../kernel/date.js";
import { readDate } from "../kernel/date.js";
import { Decimal } from "../kernel/decimal.js";
import { problem, refuse } from "../kernel/error.js";
import { toMinor } from "../kernel/money.js";
import { isRecord } from "../kernel/recordInput.js";
import type { LoanTerms } from "../terms/complete.js";

/** What is open of a row, by component. */
interface OpenAmounts {
  readonly principal: Decimal;
  readonly interest: Decimal;
  readonly fees: Decimal;
  readonly penalties: Decimal;
}

/** A loan in servicing on a day. */
export interface ServicedLoan {
  readonly status: "active" | "closed" | "overpaid" | "written-off";
  /** The day that it shows. */
  readonly asOf: string;
  /** The terms as they were agreed at first: their charges. */
  readonly terms: LoanTerms;
  /** The rows as they now stand, with what is charged and what is open of each. */
  readonly installments: readonly {
    readonly due: string;
    readonly charged: Pick<OpenAmounts, "interest" | "fees">;
    readonly outstanding: OpenAmounts;
  }[];
  /** Principal outstanding on the day. */
  readonly principalOutstanding: Decimal;
  /** Money kept for the borrower. */
  readonly credit: Decimal;
  /** The compulsory savings beside the loan. */
  readonly compulsorySavings: {
    /** The deposits that are expected, and what of each is not made. */
    readonly deposits: readonly { readonly date: string; readonly outstanding: Decimal }[];
  };
  /** What a new agreement would start from. */
  readonly rest: {
    /** The terms that the rows to come follow. */
    readonly terms: LoanTerms;
    /** The next date by rule; `undefined` after the last row. */
    readonly firstDueOn: string | undefined;
    /** How many rows fall due after the day. */
    readonly installments: number;
    /** Interest earned up to the day and not paid; below zero where it was paid ahead. */
    readonly interestToDate: Decimal;
    /** Principal that is agreed and not paid out yet. */
    readonly toBePaidOut: Decimal;
  };
}

/** One date and what is open of it, in minor units. */
export interface OpenRow {
  readonly on: Day;
  readonly principal: number;
  readonly interest: number;
  readonly fees: number;
  readonly penalties: number;
  /** A compulsory deposit: paid on the same date, but no part of what the loan makes fall due. */
  readonly savings: number;
}

/** Whether an input is a loan in servicing, and not terms. */
export const isServicedLoan = (input: object): input is ServicedLoan =>
  "rest" in input && "installments" in input;

/** Nothing in any part of a row. */
export const NOTHING = { principal: 0, interest: 0, fees: 0, penalties: 0, savings: 0 } as const;

const isAmount = (input: unknown): boolean => Decimal.isDecimal(input);

const hasOpenAmounts = (row: unknown): boolean => {
  if (!isRecord(row) || typeof row.due !== "string" || !isRecord(row.outstanding)) return false;
  const { outstanding, charged } = row;
  const { principal, interest, fees, penalties } = outstanding;
  const isOpen = [principal, interest, fees, penalties].every(isAmount);
  return isOpen && isRecord(charged) && isAmount(charged.interest) && isAmount(charged.fees);
};

const hasRest = (rest: unknown): boolean =>
  isRecord(rest) && isRecord(rest.terms) && isAmount(rest.interestToDate) && isAmount(rest.toBePaidOut);

const hasDeposits = (savings: unknown): boolean => isRecord(savings) && Array.isArray(savings.deposits);

/**
 * Refuses what is no loan in servicing.
 *
 * @throws LoanError `wrong-type`
 */
export function checkServicedLoan(input: object, at: string): void {
  const { status, asOf, terms, installments, principalOutstanding, credit, rest, compulsorySavings } =
    input as Readonly<Record<string, unknown>>;
  const isLoan =
    typeof status === "string" &&
    readDate(asOf as string) !== undefined &&
    isRecord(terms) &&
    Array.isArray(installments) &&
    installments.every(hasOpenAmounts) &&
    isAmount(principalOutstanding) &&
    isAmount(credit) &&
    hasRest(rest) &&
    hasDeposits(compulsorySavings);
  if (!isLoan) refuse(problem("wrong-type", at, "must be an account, as `replay` gives it"));
}

/** What of the loan falls due with a row. */
export const totalOf = ({ principal, interest, fees, penalties }: OpenRow): number =>
  principal + interest + fees + penalties;

/** What the household pays with a row: what falls due, and the deposit. */
export const paidWith = (row: OpenRow): number => totalOf(row) + row.savings;

/** The rows of which something is open, in minor units, in order of their dates. */
export function openRows({ installments }: ServicedLoan, digits: number): OpenRow[] {
  const minor = (amount: Decimal): number => toMinor(amount, digits) as number;
  return installments
    .map(({ due, outstanding }) => ({
      on: readDate(due) as Day,
      principal: minor(outstanding.principal),
      interest: minor(outstanding.interest),
      fees: minor(outstanding.fees),
      penalties: minor(outstanding.penalties),
      savings: 0,
    }))
    .filter((row) => totalOf(row) > 0);
}

/** The compulsory deposits that are expected and not made, as rows. */
export function openDeposits({ compulsorySavings }: ServicedLoan, digits: number): OpenRow[] {
  return compulsorySavings.deposits
    .map(({ date, outstanding }) => ({
      ...NOTHING,
      on: readDate(date) as Day,
      savings: toMinor(outstanding, digits) as number,
    }))
    .filter(({ savings }) => savings > 0);
}

/** The sum of some rows, on a day. */
export function sumOfRows(rows: readonly OpenRow[], on: Day): OpenRow {
  const sum = (field: keyof typeof NOTHING): number => rows.reduce((all, row) => all + row[field], 0);
  return {
    on,
    principal: sum("principal"),
    interest: sum("interest"),
    fees: sum("fees"),
    penalties: sum("penalties"),
    savings: sum("savings"),
  };
}

/** Rows in order of their dates, those of one date as one. */
export function joinedRows(rows: readonly OpenRow[]): OpenRow[] {
  const byDay = new Map<Day, OpenRow>();
  for (const row of [...rows].sort((a, b) => a.on - b.on)) {
    const known = byDay.get(row.on);
    byDay.set(row.on, known === undefined ? row : sumOfRows([known, row], row.on));
  }
  return [...byDay.values()];
}
