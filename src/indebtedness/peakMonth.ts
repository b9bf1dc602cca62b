/**
 * The peak month: the calendar month in which repayments take the largest share of the income of that month.
 *
 * Averages hide it. Dues are counted on their dates; where the household has no dates at all, a weekly loan
 * counts with the five dues that a calendar month can hold, against the poorest month.
 */
import { type Day, dayFromCivil } from "../kernel/date.js";
import type { IncomeBasis } from "../rules/incomeSource.js";
import type { CountedDebts } from "../rules/indebtednessPolicy.js";
import { mostDuesInMonth } from "../rules/monthlyConversion.js";
import type { Facts } from "./facts.js";
import { incomeInMonth, knownIncomes } from "./incomeMeans.js";
import { partial, type Quantity } from "./quantity.js";
import { addRepayment, type Boundaries, lastDueOn, monthIndexOf } from "./repayment.js";
import { eachCounted, type LoanFilter, monthlyService } from "./sums.js";
import type { WeighedLoan } from "./weighedLoan.js";

/** The months that are looked at: at least a year, at most ten. */
const FEWEST_MONTHS = 12;
const MOST_MONTHS = 120;

/** Repayments by calendar month. */
interface MonthlyDues {
  /** Month of the first sum: year × 12 + month − 1; `undefined` where there are no dates. */
  readonly firstMonth: number | undefined;
  /** Repayments of each month in 1/`scale` of a minor unit. */
  readonly sums: readonly bigint[];
  readonly scale: bigint;
}

/** The first day of a month given by its index. */
export function firstDayOf(monthIndex: number): Day {
  const year = Math.floor(monthIndex / 12);
  return dayFromCivil(year, monthIndex - year * 12 + 1, 1);
}

function earliestDate({ asOf, loans }: Facts): Day | undefined {
  if (asOf !== undefined) return asOf;
  let earliest: Day | undefined;
  for (const { repayment } of loans) {
    const first = repayment.dues?.[0]?.on ?? repayment.nextDueOn;
    if (first !== undefined && (earliest === undefined || first < earliest)) earliest = first;
  }
  return earliest;
}

function monthCount({ loans }: Facts, firstMonth: number): number {
  let months = FEWEST_MONTHS;
  for (const { repayment } of loans) {
    const last = lastDueOn(repayment);
    if (last !== undefined) months = Math.max(months, monthIndexOf(last) - firstMonth + 1);
  }
  return Math.min(months, MOST_MONTHS);
}

/** Boundaries of the months from `start` on; the first month begins at `start` itself. */
function monthBoundaries(start: Day, months: number): Day[] {
  const firstMonth = monthIndexOf(start);
  return Array.from({ length: months + 1 }, (_, k) => (k === 0 ? start : firstDayOf(firstMonth + k)));
}

const weightIn = ({ weight }: WeighedLoan, scale: bigint): bigint | undefined =>
  weight && weight.numerator * (scale / weight.denominator);

/** Repayments of the loans that count for certain in each period, in 1/`scale` of a minor unit. */
export function duesByPeriod(
  facts: Facts,
  filter: LoanFilter,
  boundaries: Boundaries,
): { readonly sums: readonly bigint[]; readonly scale: bigint } {
  const { stock, serviceFactor } = facts;
  const { scale } = stock;
  const periods = boundaries.length - 1;
  const whole = new Array<number>(periods).fill(0);
  const sums = new Array<bigint>(periods).fill(0n);
  eachCounted(facts, filter, (loan, _index, unsure) => {
    const weight = weightIn(loan, scale);
    if (unsure.length > 0 || weight === undefined) return;
    if (weight === scale) return addRepayment(loan.repayment, boundaries, whole);
    const part = new Array<number>(periods).fill(0);
    addRepayment(loan.repayment, boundaries, part);
    for (let k = 0; k < periods; k++) sums[k] = (sums[k] as bigint) + BigInt(part[k] as number) * weight;
  });
  for (let k = 0; k < periods; k++) {
    sums[k] = ((sums[k] as bigint) + BigInt(whole[k] as number) * scale) * serviceFactor.numerator;
  }
  return { sums, scale: scale * serviceFactor.denominator };
}

/** Repayments of the loans that count for certain in each calendar month. */
function monthlyDues(facts: Facts, filter: LoanFilter): MonthlyDues {
  const start = earliestDate(facts);
  if (start === undefined) return undatedDues(facts, filter);
  const firstMonth = monthIndexOf(start);
  const boundaries = monthBoundaries(start, monthCount(facts, firstMonth));
  return { firstMonth, ...duesByPeriod(facts, filter, boundaries) };
}

/** Without any date: the most that a calendar month can hold. */
function undatedDues(facts: Facts, filter: LoanFilter): MonthlyDues {
  const { scale } = facts.stock;
  let sum = 0n;
  eachCounted(facts, filter, (loan, _index, unsure) => {
    const weight = weightIn(loan, scale);
    const { installment, frequency, left } = loan.repayment;
    if (unsure.length > 0 || weight === undefined || left === 0) return;
    if (installment === undefined || frequency === undefined) return;
    sum += BigInt(installment) * BigInt(mostDuesInMonth(frequency)) * weight;
  });
  const { numerator, denominator } = facts.serviceFactor;
  return { firstMonth: undefined, sums: [sum * numerator], scale: scale * denominator };
}

const NO_COUNTING: CountedDebts = {};
const KEPT = new WeakMap<Facts, { with?: MonthlyDues; without?: MonthlyDues }>();

/** The same where all loans count, made once: several questions are asked of it. */
function allMonthlyDues(facts: Facts, withNew: boolean): MonthlyDues {
  const kept = KEPT.get(facts) ?? {};
  KEPT.set(facts, kept);
  const side = withNew ? "with" : "without";
  kept[side] ??= monthlyDues(facts, { counting: NO_COUNTING, withNew });
  return kept[side];
}

function duesOf(facts: Facts, counting: CountedDebts, withNew: boolean): MonthlyDues {
  const isAll = Object.values(counting).every((part) => part === undefined);
  return isAll ? allMonthlyDues(facts, withNew) : monthlyDues(facts, { counting, withNew });
}

/** The peak month: repayments and income, and which month it is. */
export interface PeakMonth {
  /** Year × 12 + month − 1; `undefined` where there are no dates. */
  readonly month: number | undefined;
  readonly service: Quantity;
  readonly income: Quantity;
}

/** Which loans and which income the peak is about. */
export interface PeakQuestion {
  readonly counting: CountedDebts;
  readonly withNew: boolean;
  readonly income: IncomeBasis;
}

/** Whether a share of income is larger: repayments against an income of nothing or less are the largest. */
function isHeavier(a: { service: bigint; income: bigint }, b: { service: bigint; income: bigint }): boolean {
  if (a.service === 0n) return false;
  if (a.income <= 0n || b.income <= 0n) {
    return a.income <= 0n && (b.income > 0n || b.service === 0n || a.service > b.service);
  }
  return a.service * b.income > b.service * a.income;
}

const ALL_MONTHS: readonly number[] = Array.from({ length: 12 }, (_, month) => month);

/** The month in which repayments take the largest share of income, among those that dues of an index may lie in. */
function heaviestMonth({ firstMonth, sums }: MonthlyDues, incomes: readonly bigint[]) {
  const first = (firstMonth ?? 0) % 12;
  let best = { service: 0n, income: 1n, index: 0, month: first };
  sums.forEach((service, index) => {
    if (service === 0n) return;
    for (const month of firstMonth === undefined ? ALL_MONTHS : [(first + index) % 12]) {
      const candidate = { service, income: incomes[month] as bigint, index, month };
      if (isHeavier(candidate, best)) best = candidate;
    }
  });
  return best;
}

/** The month in which repayments take the largest share of income. */
export function peakMonth(facts: Facts, { counting, withNew, income }: PeakQuestion): PeakMonth {
  const dues = duesOf(facts, counting, withNew);
  const { service, index, month } = heaviestMonth(dues, knownIncomes(facts, income));
  const { unknown } = monthlyService(facts, { counting, withNew });
  const paths = unknown.flatMap((part) => part.paths);
  const sum = { certain: service, perhaps: 0n, what: "repayments", paths, isOpen: paths.length > 0 };
  return {
    month: dues.firstMonth === undefined ? undefined : dues.firstMonth + index,
    service: partial(sum, dues.scale),
    income: incomeInMonth(facts, income, month),
  };
}
