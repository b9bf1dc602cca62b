/**
 * Installments: the rows of a schedule, made from its integer columns when somebody looks.
 */
import { type Day, formatDate } from "../kernel/date.js";
import type { Decimal } from "../kernel/decimal.js";
import { formatMinor, fromMinor } from "../kernel/money.js";
import type { LoanTerms } from "../terms/parseTerms.js";
import type { Columns } from "./columns.js";

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
  /** Principal + interest: what is to be paid. */
  readonly total: Decimal;
  /** Principal outstanding after the row. */
  readonly balance: Decimal;
  /** Interest that accrues in the period, whenever it falls due. */
  readonly accruedInterest: Decimal;
}

/** Sums over the rows. */
export interface ScheduleTotals {
  readonly principal: Decimal;
  readonly interest: Decimal;
  readonly total: Decimal;
}

/** What a schedule is made from, besides its columns. */
export interface ScheduleFacts {
  readonly terms: LoanTerms;
  /** The rounded level amount, in minor units; 0 where there is none. */
  readonly level: number;
  /** Interest taken at disbursement, in minor units. */
  readonly upfront: number;
  readonly principal: number;
  /** The day of disbursement. */
  readonly start: Day;
}

/** The rows of a schedule. */
export function rowsOf(
  { count, start, ends, nominal, due, principal, interest, accrued }: Columns,
  facts: ScheduleFacts,
) {
  const digits = facts.terms.decimals;
  const rows: Installment[] = [];
  let balance = facts.principal;
  let from = start;
  let periodStart = formatDate(start);
  for (let row = 0; row < count; row++) {
    const [principalPart, interestPart] = [principal[row] as number, interest[row] as number];
    const [end, dueDay, nominalDay] = [ends[row] as number, due[row] as number, nominal[row] as number];
    balance -= principalPart;
    const periodEnd = formatDate(end);
    const dueDate = dueDay === end ? periodEnd : formatDate(dueDay);
    const interestDue = fromMinor(interestPart, digits);
    rows.push(
      Object.freeze({
        number: row + 1,
        periodStart,
        periodEnd,
        nominalDue: nominalDay === dueDay ? dueDate : formatDate(nominalDay),
        due: dueDate,
        days: end - from,
        principal: fromMinor(principalPart, digits),
        interest: interestDue,
        total: fromMinor(principalPart + interestPart, digits),
        balance: fromMinor(balance, digits),
        accruedInterest:
          accrued[row] === interestPart ? interestDue : fromMinor(accrued[row] as number, digits),
      }),
    );
    from = end;
    periodStart = periodEnd;
  }
  return Object.freeze(rows);
}

/** The same record with its decimals as text. */
export type WithText<T> = { readonly [K in keyof T]: T[K] extends Decimal ? string : T[K] };

/** A schedule as plain data. */
export interface ScheduleJson {
  readonly terms: LoanTerms;
  readonly installments: readonly WithText<Installment>[];
  readonly totals: WithText<ScheduleTotals>;
  readonly netDisbursed: string;
}

/** The rows of a schedule as plain data; amounts are text with the currency's digits. */
export function rowsAsText(columns: Columns, facts: ScheduleFacts): WithText<Installment>[] {
  const digits = facts.terms.decimals;
  const money = (amount: number | undefined) => formatMinor(amount as number, digits);
  let balance = facts.principal;
  return rowsOf(columns, facts).map((row, index) => {
    const { principal, interest, accrued } = columns;
    balance -= principal[index] as number;
    return {
      ...row,
      principal: money(principal[index]),
      interest: money(interest[index]),
      total: money((principal[index] as number) + (interest[index] as number)),
      balance: money(balance),
      accruedInterest: money(accrued[index]),
    };
  });
}
