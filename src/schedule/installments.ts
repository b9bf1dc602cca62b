/**
 * Installments: the rows of a schedule, made from its integer columns when somebody looks.
 */
import { type Day, formatDate } from "../kernel/date.js";
import { Decimal, decimalText } from "../kernel/decimal.js";
import { fromMinor } from "../kernel/money.js";
import type { LoanTerms } from "../terms/complete.js";
import { type Columns, EXTRA_COLUMNS, type ExtraColumn, totalInRow } from "./columns.js";
import type { BesideRows } from "./finish.js";

/** One row of a schedule. Amounts are decimals of the currency; dates are `YYYY-MM-DD`. */
export interface Installment {
  /** The running number, from 1. */
  readonly number: number;
  /** The first day of the interest period. */
  readonly periodStart: string;
  /** The last day of the interest period; that day itself bears no interest in it. */
  readonly periodEnd: string;
  /** The due date by rule. */
  readonly nominalDue: string;
  /** The due date after weekends and holidays. */
  readonly due: string;
  /** Calendar days in the interest period. */
  readonly days: number;
  /** By how much the balance falls; negative where interest is capitalized. */
  readonly principal: Decimal;
  /** Interest that falls due, and interest that joins the balance where it is capitalized. */
  readonly interest: Decimal;
  /** Fees that fall due. */
  readonly fees: Decimal;
  /** Insurance premiums that fall due. */
  readonly insurance: Decimal;
  /** Taxes that fall due. */
  readonly taxes: Decimal;
  /** Principal + interest + fees + insurance + taxes: what is to be paid for the loan. */
  readonly total: Decimal;
  /** Compulsory savings to be deposited, on top of the total. */
  readonly savings: Decimal;
  /** Savings that come back, in cash or set off against the total. */
  readonly savingsReturned: Decimal;
  /** What is paid out in the row's period, after the first disbursement. */
  readonly disbursed: Decimal;
  /** Principal outstanding after the row. */
  readonly balance: Decimal;
  /** Interest that accrues in the period, whenever it falls due. */
  readonly accruedInterest: Decimal;
}

/** Sums over the rows. */
export type ScheduleTotals = Pick<
  Installment,
  "principal" | "interest" | "fees" | "insurance" | "taxes" | "total" | "savings" | "savingsReturned"
>;

/** What a schedule is made from, besides its columns. */
export interface ScheduleFacts {
  readonly terms: LoanTerms;
  /** The rounded level amount, in minor units; 0 where there is none. */
  readonly level: number;
  /** Interest taken at disbursement, in minor units. */
  readonly upfront: number;
  /** What is owed from the first day: the first disbursement and the charges that are financed. */
  readonly principal: number;
  /** The day of disbursement. */
  readonly start: Day;
  /** Charges and savings at disbursement and on days of their own, in minor units; `undefined` when there are none. */
  readonly besideRows?: BesideRows;
}

function extrasOf(columns: Columns, row: number, digits: number, zero: Decimal) {
  const amount = (name: ExtraColumn) => {
    const units = columns[name]?.[row] ?? 0;
    return units === 0 ? zero : fromMinor(units, digits);
  };
  return {
    fees: amount("fees"),
    insurance: amount("insurance"),
    taxes: amount("taxes"),
    savings: amount("savings"),
    savingsReturned: amount("savingsReturned"),
    disbursed: amount("disbursed"),
  };
}

const isWithoutExtras = (columns: Columns): boolean =>
  EXTRA_COLUMNS.every((name) => columns[name] === undefined);

/** The rows of a schedule. */
export function rowsOf(columns: Columns, facts: ScheduleFacts): readonly Installment[] {
  const { start, ends, nominal, due, principal, interest, accrued, disbursed } = columns;
  const digits = facts.terms.decimals;
  const zero = fromMinor(0, digits);
  const isPlain = isWithoutExtras(columns);
  const noExtras = extrasOf(columns, -1, digits, zero);
  const rows: Installment[] = [];
  let balance = facts.principal;
  let [from, periodStart] = [start, formatDate(start)];
  for (let row = 0; row < columns.count; row++) {
    const [principalPart, interestPart] = [principal[row] as number, interest[row] as number];
    const [end, dueDay] = [ends[row] as number, due[row] as number];
    balance += (disbursed?.[row] ?? 0) - principalPart;
    const periodEnd = formatDate(end);
    const dueDate = dueDay === end ? periodEnd : formatDate(dueDay);
    const interestDue = fromMinor(interestPart, digits);
    const extras = isPlain ? noExtras : extrasOf(columns, row, digits, zero);
    rows.push(
      Object.freeze({
        number: row + 1,
        periodStart,
        periodEnd,
        nominalDue: nominal[row] === dueDay ? dueDate : formatDate(nominal[row] as number),
        due: dueDate,
        days: end - from,
        principal: fromMinor(principalPart, digits),
        interest: interestDue,
        fees: extras.fees,
        insurance: extras.insurance,
        taxes: extras.taxes,
        total: fromMinor(isPlain ? principalPart + interestPart : totalInRow(columns, row), digits),
        savings: extras.savings,
        savingsReturned: extras.savingsReturned,
        disbursed: extras.disbursed,
        balance: fromMinor(balance, digits),
        accruedInterest:
          accrued[row] === interestPart ? interestDue : fromMinor(accrued[row] as number, digits),
      }),
    );
    [from, periodStart] = [end, periodEnd];
  }
  return Object.freeze(rows);
}

/** The same record with its decimals as text. */
export type WithText<T> = { readonly [K in keyof T]: T[K] extends Decimal ? string : T[K] };

/** A record whose decimals are written with the currency's digits. */
export function withText<T extends object>(record: T, digits: number): WithText<T> {
  const entries = Object.entries(record).map(([name, value]) => {
    return [name, value instanceof Decimal ? decimalText(value, digits) : value];
  });
  return Object.fromEntries(entries);
}
