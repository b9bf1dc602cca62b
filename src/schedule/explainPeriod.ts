/**
 * The interest period of a row: its days, its part of a year and its factor, exact and step by step.
 */
import type { Day } from "../kernel/date.js";
import { factorAt } from "../kernel/factors.js";
import { compareRatios, divideRatios, type Ratio, ratio, ZERO } from "../kernel/ratio.js";
import { DAY_COUNTS, type DayCount, type DayCountRule } from "../rules/dayCount.js";
import { equalPeriod } from "../rules/frequency.js";
import type { Agreed } from "./agreed.js";
import { markOf, periodStart, type TracedPlan } from "./explainPlan.js";
import { isIrregularFirst } from "./firstPeriod.js";
import { accrual, dayCountContext, yearsBetween } from "./periods.js";
import { INTEREST_BITS, INTEREST_MARKS } from "./plan.js";

/** What a period is charged as. */
export type PeriodCharge =
  /** A regular period by the day count of the terms. */
  | "as-agreed"
  /** A first period that is longer or shorter than a regular one, by its own days. */
  | "actual-first"
  /** Such a first period, charged as if it were a whole regular one. */
  | "whole-first"
  /** Nothing is charged. */
  | "forgiven";

/** The interest period of a row. */
export interface RowPeriod {
  readonly start: Day;
  readonly end: Day;
  readonly charge: PeriodCharge;
  readonly dayCount: DayCount;
  /** Days as the day count counts them, and the days of its year; `undefined` where it does not count days. */
  readonly counted: { readonly days: number; readonly basis: number } | undefined;
  /** The exact part of a year; `undefined` where only the factor is known. */
  readonly years: Ratio | undefined;
  /** What a unit of balance earns: annual rate × part of the year. */
  readonly factor: Ratio;
}

function daysOverBasis(trace: TracedPlan, dayCount: DayCount, start: Day, end: Day): RowPeriod["counted"] {
  const rule: DayCountRule = DAY_COUNTS[dayCount];
  if (rule.kind !== "fixed" || rule.days === undefined) return undefined;
  const context = { ...dayCountContext(trace.agreed, trace.plan.dates), periodEnd: end };
  return { days: rule.days(start, end, context), basis: rule.denominator };
}

function equalYears({ stepping }: Agreed): Ratio {
  const share = equalPeriod(stepping.frequency) ?? { numerator: 1, denominator: 1 };
  return ratio(share.numerator, share.denominator);
}

function countedPeriod(trace: TracedPlan, row: number, dayCount: DayCount, charge: PeriodCharge): RowPeriod {
  const { agreed, plan } = trace;
  const [start, end] = [periodStart(trace, row), plan.dates.interest[row] as Day];
  const context = { ...dayCountContext(agreed, plan.dates), periodEnd: end };
  const years =
    dayCount === "equal-periods" ? equalYears(agreed) : yearsBetween(dayCount, start, end, context);
  const counted = dayCount === "equal-periods" ? undefined : daysOverBasis(trace, dayCount, start, end);
  return { start, end, charge, dayCount, counted, years, factor: accrual(agreed, years) };
}

/** A first period charged as a whole one: its part of the year follows from its factor. */
function wholeFirst(trace: TracedPlan, factor: Ratio): RowPeriod {
  const { terms, annualRate } = trace.agreed;
  const isKnown = !terms.interest.rate.effective && annualRate.numerator !== 0n;
  return {
    start: periodStart(trace, 0),
    end: trace.plan.dates.interest[0] as Day,
    charge: "whole-first",
    dayCount: terms.interest.dayCount,
    counted: undefined,
    years: isKnown ? divideRatios(factor, annualRate) : undefined,
    factor,
  };
}

function firstRowPeriod(trace: TracedPlan): RowPeriod {
  const { agreed, plan, charged } = trace;
  const { dayCount, firstPeriod } = agreed.terms.interest;
  if (!isIrregularFirst(agreed, plan.dates)) return countedPeriod(trace, 0, dayCount, "as-agreed");
  const actual = countedPeriod(trace, 0, firstPeriod.dayCount, "actual-first");
  const factor = factorAt(charged.rows, 0);
  return compareRatios(factor, actual.factor) === 0 ? actual : wholeFirst(trace, factor);
}

function rowPeriod(trace: TracedPlan, row: number): RowPeriod {
  const { dayCount } = trace.agreed.terms.interest;
  const period = row === 0 ? firstRowPeriod(trace) : countedPeriod(trace, row, dayCount, "as-agreed");
  const isForgiven = (markOf(trace, row) & INTEREST_BITS) === INTEREST_MARKS.forgiven;
  return isForgiven ? { ...period, charge: "forgiven", factor: ZERO } : period;
}

/** The interest periods of all rows of the plan. */
export function rowPeriods(trace: TracedPlan): RowPeriod[] {
  return Array.from({ length: trace.plan.count }, (_, row) => rowPeriod(trace, row));
}
