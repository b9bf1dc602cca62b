/**
 * Penalties for lateness: charged by rule while rows are overdue.
 *
 * Penalty of a row = Σ base × days × annual rate ÷ 365, exact over all days, rounded once: what is charged up to
 * a day is the rounded exact sum up to that day. Once the grace days are over, days count from the due date
 * (retroactive) or from the first day after them.
 */
import type { Day } from "../kernel/date.js";
import { Decimal } from "../kernel/decimal.js";
import { toMinor } from "../kernel/money.js";
import {
  addRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioFromDecimal,
  roundRatio,
} from "../kernel/ratio.js";
import type { RoundingMode } from "../kernel/rounding.js";
import type { PenaltyBase, PenaltyStart } from "../rules/penaltyBase.js";
import { RATE_PERIODS } from "../rules/ratePeriod.js";
import type { Ledger } from "./ledger/ledger.js";
import { FEE, INTEREST, PENALTY, PRINCIPAL, WIDTH } from "./ledger/ledgerCells.js";
import type { Servicing } from "./servicingSchema.js";

const YEAR_DAYS = 365;

/** A penalty rule in numbers. */
export interface PenaltyPolicy {
  readonly base: PenaltyBase;
  /** Per day. */
  readonly rate: Ratio;
  readonly graceDays: number;
  readonly start: PenaltyStart;
  readonly capShare: Ratio | undefined;
  /** In minor units. */
  readonly capAmount: number | undefined;
  /** 1 + tax. */
  readonly withTax: Ratio;
}

const percent = (text: string): Ratio => multiplyRatios(ratioFromDecimal(new Decimal(text)), ratio(1, 100));

/** The penalty rule of servicing terms, in numbers. */
export function penaltyPolicy({ penalty }: Servicing, digits: number): PenaltyPolicy | undefined {
  if (penalty === undefined) return undefined;
  const perYear = RATE_PERIODS[penalty.rate.per];
  return {
    base: penalty.base,
    rate: multiplyRatios(percent(penalty.rate.percent), ratio(perYear, YEAR_DAYS)),
    graceDays: penalty.graceDays,
    start: penalty.start,
    capShare: penalty.capPercent === undefined ? undefined : percent(penalty.capPercent),
    capAmount: penalty.capAmount === undefined ? undefined : toMinor(new Decimal(penalty.capAmount), digits),
    withTax: addRatios(ratio(1), percent(penalty.taxPercent ?? "0")),
  };
}

/** How many of the days up to `day` count for a row due on `due`. */
function penaltyDays(
  due: Day,
  day: Day,
  { graceDays, start }: Pick<PenaltyPolicy, "graceDays" | "start">,
): number {
  const late = day - due;
  if (late <= graceDays) return 0;
  return start === "retroactive" ? late : late - graceDays;
}

/** On what a row's penalty is reckoned, in minor units. */
function baseOf(ledger: Ledger, row: number, base: PenaltyBase, day: Day): number {
  const cell = row * WIDTH;
  if (base === "overdue-principal") return ledger.owed[cell + PRINCIPAL] as number;
  if (base === "outstanding-principal") return row === ledger.firstOpen ? ledger.principalOn(day) : 0;
  return (
    (ledger.owed[cell + PRINCIPAL] as number) +
    (ledger.owed[cell + INTEREST] as number) +
    (ledger.owed[cell + FEE] as number)
  );
}

function capOf(
  ledger: Ledger,
  row: number,
  { capShare, capAmount }: PenaltyPolicy,
  mode: RoundingMode,
): number {
  const cell = row * WIDTH;
  const planned = (ledger.charged[cell + PRINCIPAL] as number) + (ledger.charged[cell + INTEREST] as number);
  const share =
    capShare === undefined
      ? Number.POSITIVE_INFINITY
      : Number(roundRatio(multiplyRatios(capShare, ratio(planned)), mode));
  return Math.min(share, capAmount ?? Number.POSITIVE_INFINITY);
}

/** Charges every overdue row its penalty up to a day. */
export function accruePenalties(ledger: Ledger, day: Day, policy: PenaltyPolicy, mode: RoundingMode): void {
  ledger.penalties ??= new Map();
  for (let row = ledger.firstOpen; row < ledger.count && (ledger.due[row] as Day) < day; row++) {
    const due = ledger.due[row] as Day;
    const base = baseOf(ledger, row, policy.base, day);
    const count = ledger.penalties.get(due) ?? { amountDays: 0n, days: 0, charged: 0 };
    const days = penaltyDays(due, day, policy);
    if (base > 0) count.amountDays += BigInt(base) * BigInt(days - count.days);
    count.days = days;
    const exact = multiplyRatios(multiplyRatios(ratio(count.amountDays), policy.rate), policy.withTax);
    const total = Math.min(Number(roundRatio(exact, mode)), capOf(ledger, row, policy, mode));
    if (total > count.charged) ledger.charge(row, PENALTY, total - count.charged);
    count.charged = Math.max(count.charged, total);
    ledger.penalties.set(due, count);
  }
}
