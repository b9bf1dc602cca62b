/**
 * Delinquency: days late with grace and pauses, sorted into ranges, for the loan and row by row.
 *
 * Delinquent days = days past due − grace − paused days, not below zero. Ranges include both ends. Rows have no
 * grace of their own, and none is tagged before the loan itself is delinquent.
 */
import { type Day, formatDate } from "../kernel/date.js";
import type { Decimal } from "../kernel/decimal.js";
import { fromMinor } from "../kernel/money.js";
import {
  DELINQUENCY_BUCKETS,
  type DelinquencyBuckets,
  type DelinquencyRange,
  type PauseCount,
} from "../rules/delinquency.js";
import { type LoanAccount, partsOf } from "./account.js";
import { withJson } from "./accountJson.js";
import type { Ledger } from "./ledger/ledger.js";
import { paidInRow } from "./ledger/ledgerRows.js";
import { delinquencySchema, readOptions } from "./optionsSchema.js";

/** How delinquency is judged. */
export interface DelinquencyOptions {
  /** A named set of ranges (`monthly` unless given), or rising ranges of the caller's own. */
  readonly buckets?: DelinquencyBuckets | readonly DelinquencyRange[];
  /** Days past the due date that are not yet delinquent; 0 unless given. */
  readonly graceDays?: number;
  /** How pauses are taken off the days; `while-late` unless given. */
  readonly pauses?: PauseCount;
  /** Whether a payment taken back counts as late from that day, until as much was paid on its row again. */
  readonly countsChargebacks?: boolean;
}

/** How much is late in one range. */
export interface DelinquentRange {
  readonly range: string;
  readonly amount: Decimal;
}

/** How delinquent a loan is. */
export interface Delinquency {
  readonly daysPastDue: number;
  /** After grace and pauses. */
  readonly delinquentDays: number;
  /** The day from which the loan is delinquent: the day it became late + grace. */
  readonly delinquentSince: string | undefined;
  /** The range of the loan; `undefined` if it is in none. */
  readonly range: string | undefined;
  /** Everything that is overdue. */
  readonly amount: Decimal;
  /** Overdue amounts of the rows by their own ranges, in the order of the ranges. */
  readonly byInstallment: readonly DelinquentRange[];
}

function rangeOf(ranges: readonly DelinquencyRange[], days: number): DelinquencyRange | undefined {
  return ranges.find(
    ({ fromDays, toDays }) => days >= fromDays && days <= (toDays ?? Number.POSITIVE_INFINITY),
  );
}

/** Pauses in order, those that meet or overlap as one. */
function separatePauses(pauses: Ledger["pauses"]): Ledger["pauses"] {
  const separate: Ledger["pauses"] = [];
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    const last = separate[separate.length - 1];
    if (last === undefined || pause.from > last.until) separate.push(pause);
    else separate[separate.length - 1] = { from: last.from, until: Math.max(last.until, pause.until) };
  }
  return separate;
}

/** Days that pauses take off lateness that began on a day. */
function pausedDays({ pauses }: Ledger, since: Day, asOf: Day, count: PauseCount): number {
  let days = 0;
  for (const { from, until } of separatePauses(pauses)) {
    const start = count === "whole" ? from : Math.max(from, since);
    const end = Math.min(until, asOf);
    if (end > start) days += end - start;
  }
  return days;
}

/** The day since which something is late, and how much is past due. */
function lateSince(
  ledger: Ledger,
  asOf: Day,
  countsChargebacks: boolean,
): { since: Day | undefined; amount: number } {
  let since: Day | undefined;
  let amount = 0;
  for (let row = ledger.firstOpen; row < ledger.count && (ledger.due[row] as Day) < asOf; row++) {
    const open = ledger.openIn(row);
    if (open > 0) since ??= ledger.due[row];
    amount += open;
  }
  if (!countsChargebacks) return { since, amount };
  for (const back of ledger.chargebacks) {
    const row = ledger.due.indexOf(back.due);
    const paid = row < 0 ? 0 : paidInRow(ledger, row);
    const isMissing = back.day < asOf && back.day < back.due && paid < back.amount;
    if (isMissing && back.day < (since ?? Number.POSITIVE_INFINITY)) since = back.day;
  }
  return { since, amount };
}

/** Overdue amounts of the rows by their own ranges; rows have no grace of their own. */
function sumsByRange(
  ledger: Ledger,
  ranges: readonly DelinquencyRange[],
  daysLate: (due: Day) => number,
): Map<DelinquencyRange, number> {
  const sums = new Map<DelinquencyRange, number>();
  for (let row = ledger.firstOpen; row < ledger.count; row++) {
    const range = rangeOf(ranges, daysLate(ledger.due[row] as Day));
    const open = ledger.openIn(row);
    if (range !== undefined && open > 0) sums.set(range, (sums.get(range) ?? 0) + open);
  }
  return sums;
}

const ON_TIME = {
  daysPastDue: 0,
  delinquentDays: 0,
  delinquentSince: undefined,
  range: undefined,
} as const;

/**
 * How delinquent a loan is on the account's day.
 *
 * @throws LoanError when the account is none, or with every problem of the options
 * @example
 * ```ts
 * const schedule = buildSchedule({
 *   currency: "USD", principal: "300", disbursedOn: "2025-12-01",
 *   interest: { rate: { percent: "0" } }, repayment: { installments: 3, every: { count: 1, unit: "month" } },
 * });
 * const account = replay(schedule, [payment("2026-01-11", "100")], { asOf: "2026-03-15" });
 * delinquency(account, { graceDays: 3 }).range; // "31-60"
 * ```
 */
export function delinquency(account: LoanAccount, options?: DelinquencyOptions): Delinquency {
  const {
    buckets = "monthly",
    graceDays = 0,
    pauses = "while-late",
    countsChargebacks = false,
  } = readOptions(account, { options }, delinquencySchema) ?? {};
  const { facts, ledger } = partsOf(account);
  const { asOf } = facts;
  const ranges: readonly DelinquencyRange[] =
    typeof buckets === "string" ? DELINQUENCY_BUCKETS[buckets] : buckets;
  const digits = account.terms.decimals;
  const money = (minor: number) => fromMinor(minor, digits);
  const isGone = ledger.writtenOffOn !== undefined;
  const { since, amount } = lateSince(ledger, asOf, countsChargebacks);
  if (isGone || since === undefined)
    return withJson({ ...ON_TIME, amount: money(0), byInstallment: [] }, digits);
  const daysLate = (due: Day) => asOf - due - pausedDays(ledger, due, asOf, pauses);
  const delinquentDays = Math.max(daysLate(since) - graceDays, 0);
  const sums = delinquentDays > 0 ? sumsByRange(ledger, ranges, daysLate) : new Map();
  const answer = {
    daysPastDue: asOf - since,
    delinquentDays,
    delinquentSince: formatDate(since + graceDays),
    range: rangeOf(ranges, delinquentDays)?.name,
    amount: money(amount),
    byInstallment: ranges
      .filter((range) => sums.has(range))
      .map((range) => ({ range: range.name, amount: money(sums.get(range) as number) })),
  };
  return withJson(answer, digits);
}
