/**
 * The oracle of accounts: obligations, one by one, and payments that go through them in a stated order. Written
 * from the definitions, in whole cents; it shares no code with the library.
 */
import { parseDate as dayNumber } from "./dates.js";
import { type Fraction, fraction, type Mode, over, plus, round, times } from "./fraction.js";

export type Part = "penalty" | "fee" | "interest" | "principal";

/** Something owed: so much of one component, in one row. */
interface Obligation {
  readonly row: number;
  readonly due: number;
  readonly part: Part;
  owed: bigint;
  paid: bigint;
}

export interface OracleEvent {
  readonly kind: "payment" | "charge" | "penalty" | "waiver" | "cut-installment" | "cut-term";
  readonly date: string;
  readonly amount?: bigint;
  readonly part?: Part;
}

/** Which obligation a payment on a day meets first: the smaller list, compared number by number. */
export type Order = (obligation: Obligation, day: number) => readonly number[];

const place = (parts: readonly Part[], part: Part): number => parts.indexOf(part);
const lateness = ({ due }: Obligation, day: number): number => (due < day ? 0 : due === day ? 1 : 2);

/** The orders, as their definitions read. */
export const ORDERS: Readonly<Record<string, Order>> = {
  "penalty-fee-interest-principal": ({ row, part }) => [
    row,
    place(["penalty", "fee", "interest", "principal"], part),
  ],
  "fee-penalty-interest-principal": ({ row, part }) => [
    row,
    place(["fee", "penalty", "interest", "principal"], part),
  ],
  "interest-principal-penalty-fee": ({ row, part }) => [
    row,
    place(["interest", "principal", "penalty", "fee"], part),
  ],
  "principal-interest-penalty-fee": ({ row, part }) => [
    row,
    place(["principal", "interest", "penalty", "fee"], part),
  ],
  vertical: ({ row, part }) => [place(["penalty", "fee", "interest", "principal"], part), row],
  "rbi-india": (one, day) => {
    if (lateness(one, day) > 0)
      return [2, one.row, place(["penalty", "fee", "interest", "principal"], one.part)];
    if (one.part === "principal") return [1, one.row, 0];
    return [0, one.row, place(["penalty", "fee", "interest"], one.part)];
  },
  "bsp-interest-first": (one, day) => {
    const order = place(["interest", "principal", "penalty", "fee"], one.part);
    return lateness(one, day) < 2 ? [0, order, one.row] : [1, one.row, order];
  },
};

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, k) => value !== b[k]);
  return index < 0 ? 0 : (a[index] as number) - (b[index] as number);
}

/** What the oracle knows of a loan. */
export interface OracleLoan {
  /** Due dates, principal and interest of the rows, in cents. */
  readonly rows: readonly { readonly due: string; readonly principal: bigint; readonly interest: bigint }[];
  readonly disbursedOn: string;
  /** Interest of one period on one unit of balance. */
  readonly rate: Fraction;
  readonly mode: Mode;
  readonly level: bigint;
}

export interface OracleAccount {
  readonly obligations: readonly Obligation[];
  readonly credit: bigint;
}

const sum = (list: readonly Obligation[]): bigint => list.reduce((total, { owed }) => total + owed, 0n);

/** Level amount of a balance over so many rows: balance × r ÷ (1 − (1+r)^−n), or balance ÷ n. */
function levelOf(balance: bigint, rows: number, { rate, mode }: OracleLoan): bigint {
  let worth = fraction(0);
  let discount = fraction(1);
  const growth = plus(fraction(1), rate);
  for (let k = 0; k < rows; k++) {
    discount = over(discount, growth);
    worth = plus(worth, discount);
  }
  return round(over(fraction(balance), worth), mode);
}

/** One loan on its way through its events. */
class Account {
  list: Obligation[];
  credit = 0n;
  level: bigint;

  constructor(
    readonly loan: OracleLoan,
    readonly order: Order,
  ) {
    this.level = loan.level;
    this.list = loan.rows.flatMap(({ due, principal, interest }, row): Obligation[] => [
      { row, due: dayNumber(due), part: "interest", owed: interest, paid: 0n },
      { row, due: dayNumber(due), part: "principal", owed: principal, paid: 0n },
    ]);
  }

  pay(amount: bigint, day: number, isDueOnly: boolean): bigint {
    const open = this.list.filter(({ owed, due }) => owed > 0n && (!isDueOnly || due <= day));
    const sorted = open.sort((a, b) => compare(this.order(a, day), this.order(b, day)));
    let left = amount;
    for (const one of sorted) {
      const taken = one.owed < left ? one.owed : left;
      one.owed -= taken;
      one.paid += taken;
      left -= taken;
    }
    return left;
  }

  charge(part: Part, amount: bigint, day: number): void {
    const due = [...new Set(this.loan.rows.map((row) => dayNumber(row.due)))].sort((a, b) => a - b);
    const row = due.findIndex((date) => date >= day);
    if (row >= 0) this.list.push({ row, due: due[row] as number, part, owed: amount, paid: 0n });
    else {
      const late = this.list.filter((one) => one.row === due.length);
      const date = Math.max(day, ...late.map((one) => one.due));
      this.list = this.list.map((one) => (one.row === due.length ? { ...one, due: date } : one));
      this.list.push({ row: due.length, due: date, part, owed: amount, paid: 0n });
    }
    this.credit = this.pay(this.credit, day, false);
  }

  waive(part: Part): void {
    for (const one of this.list) if (one.part === part) one.owed = 0n;
  }

  /** Pays what is due; the rest lowers the balance of the rows after the next due date. */
  prepay(amount: bigint, day: number, isTermCut: boolean): void {
    let left = this.pay(amount, day, true);
    const { rows, disbursedOn, rate, mode } = this.loan;
    const starts = [disbursedOn, ...rows.map(({ due }) => due)].map(dayNumber);
    const from = starts.findIndex((start) => start >= day);
    const later = (row: number) => this.list.filter((one) => one.row >= row && one.row < rows.length);
    const balance = from < 0 ? 0n : sum(later(from).filter(({ part }) => part === "principal"));
    // The rows that the loan still has: a term that was cut before is not stretched again.
    const end =
      Math.max(
        from,
        ...later(Math.max(from, 0))
          .filter(({ part, owed }) => part === "principal" && owed > 0n)
          .map(({ row }) => row),
      ) + 1;
    const cut = left < balance ? left : balance;
    left -= cut;
    if (cut > 0n) {
      let owed = balance - cut;
      this.level = isTermCut ? this.level : owed === 0n ? 0n : levelOf(owed, end - from, this.loan);
      for (let row = from; row < rows.length; row++) {
        const interest = round(times(fraction(owed), rate), mode);
        const planned = this.level - interest;
        const principal = row >= end - 1 || planned >= owed ? owed : planned;
        for (const one of later(row).filter((known) => known.row === row)) {
          if (one.part === "interest") one.owed = interest;
          if (one.part === "principal") one.owed = principal;
        }
        owed -= principal;
      }
    }
    this.credit += this.pay(left, day, false);
  }
}

/** The account after its events, in the order date, then as given. */
export function oracleAccount(loan: OracleLoan, order: Order, events: readonly OracleEvent[]): OracleAccount {
  const account = new Account(loan, order);
  for (const { kind, date, amount = 0n, part = "fee" } of events) {
    const day = dayNumber(date);
    if (kind === "payment") account.credit += account.pay(amount, day, false);
    else if (kind === "waiver") account.waive(part);
    else if (kind === "cut-installment" || kind === "cut-term")
      account.prepay(amount, day, kind === "cut-term");
    else account.charge(kind === "penalty" ? "penalty" : "fee", amount, day);
  }
  return { obligations: account.list, credit: account.credit };
}
