/**
 * The schedule: what falls due and when. Rows, totals and prints are made from integer columns when somebody
 * looks, and remembered.
 */
import type { Day } from "../kernel/date.js";
import { type Decimal, decimalText } from "../kernel/decimal.js";
import { fromMinor, minorFromText } from "../kernel/money.js";
import type { LoanTerms } from "../terms/complete.js";
import { type CashFlow, cashFlowsOf } from "./cashFlows.js";
import type { Columns } from "./columns.js";
import { type Disbursement, disbursementOf } from "./disbursement.js";
import {
  type Installment,
  rowsOf,
  type ScheduleFacts,
  type ScheduleTotals,
  type WithText,
  withText,
} from "./installments.js";
import { toCsv, toTable } from "./print.js";

/** The columns of a plain loan, cut from its one list: principal, interest and due dates. */
function columnsOfList(list: Int32Array, start: Day): Columns {
  const count = list.length / 3;
  const [principal, interest, due] = [0, 1, 2].map((n) => list.subarray(n * count, (n + 1) * count)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  return { count, start, ends: due, nominal: due, due, principal, interest, accrued: interest };
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
  #columns: Columns | Int32Array;
  #rows: readonly Installment[] | undefined;

  /** Made by `buildSchedule`: from columns, or from the one list of a plain loan. */
  constructor(facts: ScheduleFacts, columns: Columns | Int32Array) {
    this.terms = facts.terms;
    this.#facts = facts;
    this.#columns = columns;
  }

  /** The rows, made on first reading and remembered. */
  get installments(): readonly Installment[] {
    this.#rows ??= rowsOf(this.columns, this.#facts);
    return this.#rows;
  }

  /** Sums over the rows. */
  get totals(): ScheduleTotals {
    const { columns } = this;
    const digits = this.terms.decimals;
    const of = (list: ArrayLike<number> | undefined) => (list === undefined ? 0 : sum(list, columns.count));
    const [principal, interest] = [of(columns.principal), of(columns.interest)];
    const [fees, insurance, taxes] = [of(columns.fees), of(columns.insurance), of(columns.taxes)];
    return {
      principal: fromMinor(principal, digits),
      interest: fromMinor(interest, digits),
      fees: fromMinor(fees, digits),
      insurance: fromMinor(insurance, digits),
      taxes: fromMinor(taxes, digits),
      total: fromMinor(principal + interest + fees + insurance + taxes, digits),
      savings: fromMinor(of(columns.savings), digits),
      savingsReturned: fromMinor(of(columns.savingsReturned), digits),
    };
  }

  /**
   * The rounded level amount of the pattern: the installment that the level rows of equal installments pay, the
   * principal of equal principal, the first of them where they change; `undefined` where the pattern has none.
   */
  get levelAmount(): Decimal | undefined {
    return this.#facts.level === 0 ? undefined : fromMinor(this.#facts.level, this.terms.decimals);
  }

  /** What happens when the loan is paid out: gross, deducted, paid apart, financed, net. */
  get disbursement(): Disbursement {
    const { disbursements, principal, decimals } = this.terms;
    const amounts = disbursements?.map(({ amount }) => amount) ?? [principal];
    const gross = amounts.reduce((sum, amount) => sum + (minorFromText(amount, decimals) as number), 0);
    return disbursementOf(this.#facts, gross);
  }

  /** What the client receives: all that is paid out, less what is kept back. */
  get netDisbursed(): Decimal {
    return this.disbursement.net;
  }

  /**
   * The dated amounts that the client receives (positive) and pays (negative), each with its kind. A charge on a date of
   * its own is paid on that date.
   */
  cashFlows(): CashFlow[] {
    return cashFlowsOf(this.columns, this.#facts);
  }

  /** The integer columns, in minor units: for stages that compute on. */
  get columns(): Columns {
    if (this.#columns instanceof Int32Array) this.#columns = columnsOfList(this.#columns, this.#facts.start);
    return this.#columns;
  }

  /** The schedule as a text table. */
  toTable(): string {
    const { installments, totals } = this.toJSON();
    return toTable(installments, totals);
  }

  /** The schedule as comma-separated values, with a header line. */
  toCsv(): string {
    return toCsv(this.toJSON().installments);
  }

  /** The schedule as plain data; amounts are text with the currency's digits. */
  toJSON(): ScheduleJson {
    const { terms, installments, totals, netDisbursed } = this;
    return {
      terms,
      installments: installments.map((row) => withText(row, terms.decimals)),
      totals: withText(totals, terms.decimals),
      netDisbursed: decimalText(netDisbursed, terms.decimals),
    };
  }
}

/** A schedule as plain data. */
export interface ScheduleJson {
  readonly terms: LoanTerms;
  readonly installments: readonly WithText<Installment>[];
  readonly totals: WithText<ScheduleTotals>;
  readonly netDisbursed: string;
}
