/**
 * Repayments: what falls due of one debt, as a level installment or as dated amounts; what that is a month, and
 * what it is in each calendar month.
 */
import { addMonths, type Day, packCivil, readDate } from "../kernel/date.js";
import { frequencyOf, type SteppedFrequency } from "../rules/frequency.js";
import { dateAt, stepsBetween } from "../rules/frequencyDates.js";
import { duesPerMonth, type MonthlyConversion } from "../rules/monthlyConversion.js";
import { completeFrequency } from "../terms/frequencyField.js";
import { minorOf } from "./amountSchema.js";
import type { RepaymentFields } from "./householdChecks.js";

/** One dated amount in minor units. */
export interface Due {
  readonly on: Day;
  readonly amount: number;
}

/** What falls due, in numbers. */
export interface Repayment {
  /** Minor units each time, the largest if they differ; `undefined` if nobody knows. */
  readonly installment: number | undefined;
  readonly frequency: SteppedFrequency | undefined;
  readonly nextDueOn: Day | undefined;
  /** How many installments are left; infinite if nobody says. */
  readonly left: number;
  /** Dated amounts in order of their dates. */
  readonly dues: readonly Due[] | undefined;
}

const dayOf = (text: string | undefined): Day | undefined =>
  text === undefined ? undefined : readDate(text);

/** The repayment that sound fields describe. */
export function repaymentOf(fields: RepaymentFields): Repayment {
  const { installment, every, nextDueOn, installmentsLeft, dues: dated } = fields;
  const completed = every === undefined ? undefined : completeFrequency(every);
  const dues = dated
    ?.map(({ on, amount }) => ({ on: dayOf(on) as Day, amount: minorOf(amount) as number }))
    .sort((a, b) => a.on - b.on);
  return {
    installment: dues?.reduce((most, { amount }) => Math.max(most, amount), 0) ?? minorOf(installment),
    frequency: completed === undefined || "dates" in completed ? undefined : frequencyOf(completed),
    nextDueOn: dayOf(nextDueOn),
    left: installmentsLeft ?? Number.POSITIVE_INFINITY,
    dues,
  };
}

/** A loan with more dated dues than its own. */
export function withDues<T extends { readonly repayment: Repayment }>(loan: T, more: readonly Due[]): T {
  if (more.length === 0) return loan;
  const dues = [...(loan.repayment.dues ?? []), ...more].sort((a, b) => a.on - b.on);
  return { ...loan, repayment: { ...loan.repayment, dues } };
}

/** The largest sum of dues within twelve months. */
function busiestYear(dues: readonly Due[]): number {
  let most = 0;
  let sum = 0;
  let first = 0;
  for (const { on, amount } of dues) {
    sum += amount;
    while (addMonths((dues[first] as Due).on, 12) <= on) sum -= (dues[first++] as Due).amount;
    if (sum > most) most = sum;
  }
  return most;
}

/** Minor units a month, as a fraction of safe integers. */
export interface MonthlyAmount {
  readonly amount: number;
  readonly times: number;
  readonly per: number;
}

/**
 * What a repayment is a month: installment × dues a month by the conversion; of dated dues, the sum of the
 * busiest twelve months ÷ 12. `undefined` if it is not known.
 */
export function monthlyAmount(
  repayment: Repayment,
  conversion: MonthlyConversion,
): MonthlyAmount | undefined {
  const { installment, frequency, dues, left } = repayment;
  if (left === 0) return { amount: 0, times: 1, per: 1 };
  if (installment !== undefined && frequency !== undefined) {
    const { numerator, denominator } = duesPerMonth(frequency, conversion);
    return { amount: installment, times: numerator, per: denominator };
  }
  return dues === undefined ? undefined : { amount: busiestYear(dues), times: 1, per: 12 };
}

/** Months since January of year 0. */
export function monthIndexOf(day: Day): number {
  const packed = packCivil(day);
  return (packed >> 9) * 12 + ((packed >> 5) & 15) - 1;
}

/** Days between which dues are added up: periods with one boundary more than there are periods, ascending. */
export type Boundaries = ArrayLike<Day>;

/** The period that a day lies in, from a guess upwards; the number of periods if it lies behind them all. */
function periodOf(day: Day, boundaries: Boundaries, from: number): number {
  let period = from;
  while (period < boundaries.length - 1 && day >= (boundaries[period + 1] as Day)) period++;
  return period;
}

function addDues(dues: readonly Due[], boundaries: Boundaries, sums: number[]): void {
  let period = 0;
  for (const { on, amount } of dues) {
    if (on < (boundaries[0] as Day)) continue;
    period = periodOf(on, boundaries, period);
    if (period >= sums.length) return;
    sums[period] = (sums[period] as number) + amount;
  }
}

/**
 * Adds what falls due in each period to `sums`. A repayment whose next date is not known is taken to fall due
 * on the first boundary; dues before it do not count.
 */
export function addRepayment(repayment: Repayment, boundaries: Boundaries, sums: number[]): void {
  const { dues, installment, frequency, nextDueOn, left } = repayment;
  if (dues !== undefined) addDues(dues, boundaries, sums);
  if (dues !== undefined || installment === undefined || frequency === undefined) return;
  const start = boundaries[0] as Day;
  const end = boundaries[boundaries.length - 1] as Day;
  const stepping = { frequency, shortMonth: "clamp" } as const;
  const anchor = nextDueOn ?? start;
  let period = 0;
  for (let step = anchor < start ? stepsBetween(anchor, start - 1, stepping) + 1 : 0; step < left; step++) {
    const day = frequency.kind === "days" ? anchor + step * frequency.days : dateAt(anchor, step, stepping);
    if (day >= end) return;
    period = periodOf(day, boundaries, period);
    sums[period] = (sums[period] as number) + installment;
  }
}

/** The last day on which something is known to fall due; `undefined` if it goes on, or its dates are not known. */
export function lastDueOn({ dues, nextDueOn, frequency, left }: Repayment): Day | undefined {
  if (dues !== undefined) return dues[dues.length - 1]?.on;
  if (nextDueOn === undefined || frequency === undefined || !Number.isFinite(left) || left === 0)
    return undefined;
  return dateAt(nextDueOn, left - 1, { frequency, shortMonth: "clamp" });
}
