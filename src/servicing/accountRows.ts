/**
 * The rows of an account, as callers see them.
 */
import { type Day, formatDate } from "../kernel/date.js";
import type { Decimal } from "../kernel/decimal.js";
import { fromMinor } from "../kernel/money.js";
import type { DownPaymentPlace } from "../rules/servicingChoice.js";
import type { Schedule } from "../schedule/schedule.js";
import { expectedDeposits, type SavingsAmounts, savingsAmounts } from "./accountSavings.js";
import { type Amounts, sumCells, toAmounts } from "./amounts.js";
import type { Ledger } from "./ledger/ledger.js";
import { PRINCIPAL, ROW_KINDS, type RowKind, WIDTH } from "./ledger/ledgerCells.js";

/** One row of an account: what was charged, and what became of it. */
export interface AccountRow {
  /** The running number, from 1. */
  readonly number: number;
  readonly kind: RowKind;
  readonly periodStart: string;
  readonly due: string;
  /** What was charged. */
  readonly charged: Amounts;
  readonly paid: Amounts;
  readonly waived: Amounts;
  readonly outstanding: Amounts;
  /** Of what was paid: before the due date, and after it. */
  readonly paidInAdvance: Decimal;
  readonly paidLate: Decimal;
  /** The day of the last payment on the row, or on which the rest was waived; `undefined` if there was none. */
  readonly paidOn: string | undefined;
  /** The compulsory deposit that the schedule expects with the row; no part of what is charged. */
  readonly savings: SavingsAmounts;
  /** Scheduled principal after the row. */
  readonly balance: Decimal;
}

const KIND_NAMES = Object.keys(ROW_KINDS) as RowKind[];

/** Principal that was paid out, or joined the balance, by a day; that of the day itself, unless it comes after the row. */
function lentBy(
  { lentAtStart, moves, capitalizations }: Ledger,
  day: Day,
  isBeforeTranches: boolean,
): number {
  let sum = lentAtStart;
  for (const move of moves) {
    if (move.isLending && (isBeforeTranches ? move.day < day : move.day <= day)) sum += move.amount;
  }
  for (const joined of capitalizations) if (joined.day <= day) sum += joined.amount;
  return sum;
}

/** The deposits that the schedule expects, by day. */
function savingsByDay(ledger: Ledger, schedule: Schedule): ReadonlyMap<Day, SavingsAmounts> {
  if (schedule.columns.savings === undefined) return new Map();
  const { decimals } = schedule.terms;
  return new Map(expectedDeposits(ledger, schedule).map((one) => [one.day, savingsAmounts(one, decimals)]));
}

/** The rows of a ledger. */
export function accountRows(
  ledger: Ledger,
  schedule: Schedule,
  place: DownPaymentPlace,
): readonly AccountRow[] {
  const digits = schedule.terms.decimals;
  const savings = savingsByDay(ledger, schedule);
  const none = savingsAmounts({ amount: 0, deposited: 0 }, digits);
  const rows: AccountRow[] = [];
  let repaid = 0;
  for (let row = 0; row < ledger.count; row++) {
    const amounts = (kind: "charged" | "paid" | "waived" | "owed") =>
      toAmounts(sumCells(ledger, kind, row + 1, row), digits);
    const paidOn = ledger.paidOn[row] as number;
    const isInstallment = ledger.kind[row] === ROW_KINDS.installment;
    const isBefore = place === "last" && isInstallment;
    repaid += ledger.charged[row * WIDTH + PRINCIPAL] as number;
    rows.push(
      Object.freeze({
        number: row + 1,
        kind: KIND_NAMES[ledger.kind[row] as number] as RowKind,
        periodStart: formatDate(ledger.start[row] as Day),
        due: formatDate(ledger.due[row] as Day),
        charged: amounts("charged"),
        paid: amounts("paid"),
        waived: amounts("waived"),
        outstanding: amounts("owed"),
        paidInAdvance: fromMinor(ledger.early[row] as number, digits),
        paidLate: fromMinor(ledger.late[row] as number, digits),
        paidOn: Number.isNaN(paidOn) ? undefined : formatDate(paidOn),
        savings: (isInstallment && savings.get(ledger.due[row] as Day)) || none,
        balance: fromMinor(lentBy(ledger, ledger.due[row] as Day, isBefore) - repaid, digits),
      }),
    );
  }
  return Object.freeze(rows);
}
