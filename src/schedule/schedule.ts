/**
 * The schedule: what falls due and when. Rows, totals and prints are made from integer columns when somebody
 * looks, and remembered.
 */
import { formatDate } from "../kernel/date.js";
import type { Decimal } from "../kernel/decimal.js";
import { formatMinor, fromMinor } from "../kernel/money.js";
import type { LoanTerms } from "../terms/parseTerms.js";
import type { Columns } from "./columns.js";
import { toCsv, toTable } from "./print.js";

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
}

function rowsOf(
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

function sum(list: ArrayLike<number>, count: number): number {
  let total = 0;
  for (let k = 0; k < count; k++) total += list[k] as number;
  return total;
}

/** A repayment schedule. */
export class Schedule {
  /** The complete terms that the schedule follows from. */
  readonly terms: LoanTerms;
  readonly #facts: ScheduleFacts;
  readonly #columns: Columns;
  #rows: readonly Installment[] | undefined;

  constructor(facts: ScheduleFacts, columns: Columns) {
    this.terms = facts.terms;
    this.#facts = facts;
    this.#columns = columns;
  }

  /** The rows, made on first reading and remembered. */
  get installments(): readonly Installment[] {
    this.#rows ??= rowsOf(this.#columns, this.#facts);
    return this.#rows;
  }

  /** Sums over the rows. */
  get totals(): ScheduleTotals {
    const { count, principal, interest } = this.#columns;
    const [lent, charged] = [sum(principal, count), sum(interest, count)];
    const digits = this.terms.decimals;
    return {
      principal: fromMinor(lent, digits),
      interest: fromMinor(charged, digits),
      total: fromMinor(lent + charged, digits),
    };
  }

  /** The rounded level amount of the pattern; `undefined` where the pattern has none. */
  get levelAmount(): Decimal | undefined {
    return this.#facts.level === 0 ? undefined : fromMinor(this.#facts.level, this.terms.decimals);
  }

  /** Interest taken from the principal when it is paid out. */
  get interestAtDisbursement(): Decimal {
    return fromMinor(this.#facts.upfront, this.terms.decimals);
  }

  /** What the client receives: the principal less what is taken at disbursement. */
  get netDisbursed(): Decimal {
    return fromMinor(this.#facts.principal - this.#facts.upfront, this.terms.decimals);
  }

  /** The integer columns, in minor units: for stages that compute on. */
  get columns(): Columns {
    return this.#columns;
  }

  /** The schedule as a text table. */
  toTable(): string {
    return toTable(this);
  }

  /** The schedule as comma-separated values, with a header line. */
  toCsv(): string {
    return toCsv(this);
  }

  /** The schedule as plain data; amounts are text with the currency's digits. */
  toJSON(): ScheduleJson {
    const digits = this.terms.decimals;
    const money = (amount: Decimal) => amount.toFixed(digits);
    const { principal, interest, total } = this.totals;
    return {
      terms: this.terms,
      installments: this.installments.map((row) => ({
        ...row,
        principal: money(row.principal),
        interest: money(row.interest),
        total: money(row.total),
        balance: money(row.balance),
        accruedInterest: money(row.accruedInterest),
      })),
      totals: { principal: money(principal), interest: money(interest), total: money(total) },
      netDisbursed: formatMinor(this.#facts.principal - this.#facts.upfront, digits),
    };
  }
}

type WithText<T> = { readonly [K in keyof T]: T[K] extends Decimal ? string : T[K] };

/** A schedule as plain data. */
export interface ScheduleJson {
  readonly terms: LoanTerms;
  readonly installments: readonly WithText<Installment>[];
  readonly totals: WithText<ScheduleTotals>;
  readonly netDisbursed: string;
}
