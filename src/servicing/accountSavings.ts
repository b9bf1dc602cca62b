/**
 * Compulsory savings beside a loan: which deposits its schedule expects, which were made, and what they earn. They
 * are no part of the loan: savings that are late make no loan late.
 *
 * Deposits are expected as the schedule has them, until the loan is repaid or written off; events that change the
 * rows change none. What is deposited fills them, the oldest first.
 */
import { type Day, formatDate } from "../kernel/date.js";
import type { Decimal } from "../kernel/decimal.js";
import { fromMinor, toMinor } from "../kernel/money.js";
import { multiplyRatios, ratio, ratioFromText, roundRatio } from "../kernel/ratio.js";
import type { Schedule } from "../schedule/schedule.js";
import type { Ledger } from "./ledger/ledger.js";

/** An expected deposit, and what of it was made. */
export interface SavingsAmounts {
  readonly due: Decimal;
  readonly deposited: Decimal;
  readonly outstanding: Decimal;
}

/** A deposit that the schedule expects on a day. */
export interface ExpectedDeposit extends SavingsAmounts {
  readonly date: string;
}

/** The savings beside a loan on the day of its account. */
export interface AccountSavings {
  /** What is saved: deposits less set-offs and withdrawals. */
  readonly balance: Decimal;
  /** What that has earned so far at the rate of the terms: Σ balance × days × percent ÷ 36,500, rounded once. */
  readonly interest: Decimal;
  /** Expected on the day or before it, and not deposited. */
  readonly due: Decimal;
  /** Expected before the day, and not deposited. */
  readonly overdue: Decimal;
  /** Every deposit that the schedule expects, by date. */
  readonly deposits: readonly ExpectedDeposit[];
}

/** An expected deposit in minor units. */
interface Expected {
  readonly day: Day;
  readonly amount: number;
  deposited: number;
}

function upFrontOf({ terms, disbursement, columns }: Schedule): Expected[] {
  if (terms.savings?.upFront === undefined) return [];
  const { deducted, paidApart } = disbursement;
  const amount = toMinor(deducted.savings.plus(paidApart.savings), terms.decimals) ?? 0;
  return amount === 0 ? [] : [{ day: columns.start, amount, deposited: 0 }];
}

/** Savings that the lender keeps back from the disbursement are saved on that day. */
export function saveAtDisbursement(ledger: Ledger, { terms, disbursement, columns }: Schedule): void {
  const amount = toMinor(disbursement.deducted.savings, terms.decimals) ?? 0;
  if (amount > 0) ledger.savingsMoves.push({ day: columns.start, amount });
}

/** The last day on which a deposit is expected: that on which the loan was repaid or written off. */
function lastDayOf(ledger: Ledger): Day {
  if (ledger.writtenOffOn !== undefined) return ledger.writtenOffOn;
  if (ledger.firstOpen < ledger.count) return Number.POSITIVE_INFINITY;
  return Math.max(...ledger.paidOn.filter((day) => !Number.isNaN(day)));
}

/** The expected deposits by date, filled with what was deposited, the oldest first. */
export function expectedDeposits(ledger: Ledger, schedule: Schedule): readonly Expected[] {
  const { savings, due, count } = schedule.columns;
  const last = lastDayOf(ledger);
  const expected = upFrontOf(schedule);
  for (let row = 0; row < count && savings !== undefined; row++) {
    const amount = savings[row] as number;
    if (amount > 0 && (due[row] as Day) <= last)
      expected.push({ day: due[row] as Day, amount, deposited: 0 });
  }
  let left = ledger.savingsMoves.reduce((sum, { amount }) => sum + Math.max(amount, 0), 0);
  for (const one of expected) {
    one.deposited = Math.min(left, one.amount);
    left -= one.deposited;
  }
  return expected;
}

function interestOf(ledger: Ledger, { terms }: Schedule, asOf: Day): number {
  if (terms.savings === undefined) return 0;
  const moves = [...ledger.savingsMoves].sort((a, b) => a.day - b.day);
  const heldDays = moves.reduce((sum, { day, amount }) => sum + BigInt(amount) * BigInt(asOf - day), 0n);
  const perDay = multiplyRatios(ratioFromText(terms.savings.annualPercent), ratio(1, 36_500));
  return Number(roundRatio(multiplyRatios(ratio(heldDays), perDay), terms.rounding.mode));
}

/** An expected deposit as callers see it. */
export function savingsAmounts(
  { amount, deposited }: Pick<Expected, "amount" | "deposited">,
  digits: number,
): SavingsAmounts {
  return {
    due: fromMinor(amount, digits),
    deposited: fromMinor(deposited, digits),
    outstanding: fromMinor(amount - deposited, digits),
  };
}

/** The savings beside a loan on the day of its account. */
export function accountSavings(ledger: Ledger, schedule: Schedule, asOf: Day): AccountSavings {
  const { decimals } = schedule.terms;
  const expected = expectedDeposits(ledger, schedule);
  const openBy = (day: Day) =>
    expected.reduce((sum, one) => (one.day <= day ? sum + one.amount - one.deposited : sum), 0);
  return Object.freeze({
    balance: fromMinor(ledger.savings, decimals),
    interest: fromMinor(interestOf(ledger, schedule, asOf), decimals),
    due: fromMinor(openBy(asOf), decimals),
    overdue: fromMinor(openBy(asOf - 1), decimals),
    deposits: Object.freeze(
      expected.map((one) => Object.freeze({ date: formatDate(one.day), ...savingsAmounts(one, decimals) })),
    ),
  });
}
