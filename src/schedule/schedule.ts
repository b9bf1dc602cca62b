/**
 * The schedule: what falls due and when. Rows, totals and prints are made from integer columns when somebody
 * looks, and remembered.
 */
import type { Day } from "../kernel/date.js";
import type { Decimal } from "../kernel/decimal.js";
import { formatMinor, fromMinor } from "../kernel/money.js";
import type { LoanTerms } from "../terms/parseTerms.js";
import type { Columns } from "./columns.js";
import {
  type Installment,
  rowsAsText,
  rowsOf,
  type ScheduleFacts,
  type ScheduleJson,
  type ScheduleTotals,
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
    const { count, principal, interest } = this.columns;
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
    if (this.#columns instanceof Int32Array) this.#columns = columnsOfList(this.#columns, this.#facts.start);
    return this.#columns;
  }

  /** The schedule as a text table. */
  toTable(): string {
    return toTable(this.toJSON());
  }

  /** The schedule as comma-separated values, with a header line. */
  toCsv(): string {
    return toCsv(this.toJSON());
  }

  /** The schedule as plain data; amounts are text with the currency's digits. */
  toJSON(): ScheduleJson {
    const { columns, terms } = this;
    const { count, principal, interest } = columns;
    const money = (amount: number) => formatMinor(amount, terms.decimals);
    const [lent, charged] = [sum(principal, count), sum(interest, count)];
    return {
      terms,
      installments: rowsAsText(columns, this.#facts),
      totals: { principal: money(lent), interest: money(charged), total: money(lent + charged) },
      netDisbursed: money(this.#facts.principal - this.#facts.upfront),
    };
  }
}
