/**
 * The interest period of a row: its days, its part of a year and its factor, exact and step by step.
 */
import type { Day } from "../../kernel/date.js";
import { factorAt } from "../../kernel/factors.js";
import { addRatios, compareRatios, divideRatios, type Ratio, ZERO } from "../../kernel/ratio.js";
import { DAY_COUNTS, type DayCount, type DayCountRule } from "../../rules/dayCount.js";
import { isIrregularFirst, yearsCharged } from "../firstPeriod.js";
import { accrueBetween, dayCountContext, periodOf, yearsBy } from "../periods.js";
import type { YearsBetween } from "../wholePeriod.js";
import { interestFate, type TracedPlan } from "./explainPlan.js";

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

/** A stretch of a period at one annual rate. */
export interface RatePiece {
  readonly from: Day;
  readonly annualRate: Ratio;
  readonly years: Ratio;
}

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
  /** The stretches of the period, each at one rate. */
  readonly pieces: readonly RatePiece[];
  /** What a unit of balance earns: Σ annual rate × part of the year. */
  readonly factor: Ratio;
}

function daysOverBasis(trace: TracedPlan, dayCount: DayCount, start: Day, end: Day): RowPeriod["counted"] {
  const rule: DayCountRule = DAY_COUNTS[dayCount];
  if (rule.kind !== "fixed" || rule.days === undefined || start === end) return undefined;
  const context = { ...dayCountContext(trace.agreed, trace.plan.dates), periodEnd: end };
  return { days: rule.days(start, end, context), basis: rule.denominator };
}

/** The stretches of a period between changes of the rate. */
function piecesOf(
  { agreed }: TracedPlan,
  [start, end]: readonly [Day, Day],
  years: YearsBetween,
): RatePiece[] {
  const changes = agreed.laterRates.filter(({ from }) => from < end);
  const before = changes.filter(({ from }) => from <= start).at(-1)?.annualRate ?? agreed.annualRate;
  const inside = changes.filter(({ from }) => from > start);
  const starts = [{ from: start, annualRate: before }, ...inside];
  return starts.map(({ from, annualRate }, index) => {
    return { from, annualRate, years: years(from, starts[index + 1]?.from ?? end) };
  });
}

/** Which day count a row is charged by, and as what. */
function chargeOf(trace: TracedPlan, row: number): Pick<RowPeriod, "dayCount" | "charge"> {
  const { agreed, plan } = trace;
  const { dayCount, firstPeriod } = agreed.terms.interest;
  if (row > 0 || !isIrregularFirst(agreed, plan.dates)) return { dayCount, charge: "as-agreed" };
  const [start, end] = periodOf(agreed, plan.dates, 0);
  const actual = yearsBy(firstPeriod.dayCount, agreed, plan.dates, end)(start, end);
  const isActual = compareRatios(actual, yearsCharged(agreed, plan.dates, 0)(start, end)) === 0;
  return isActual
    ? { dayCount: firstPeriod.dayCount, charge: "actual-first" }
    : { dayCount, charge: "whole-first" };
}

function chargedPeriod(trace: TracedPlan, row: number): RowPeriod {
  const { agreed, plan, charged } = trace;
  const period = periodOf(agreed, plan.dates, row);
  const { dayCount, charge } = chargeOf(trace, row);
  const years = yearsCharged(agreed, plan.dates, row);
  const factor = accrueBetween(agreed, period, years, agreed.laterRates);
  const known = { start: period[0], end: period[1], charge, dayCount };
  const agreedFactor = factorAt(charged.rows, row);
  if (row === 0 && compareRatios(factor, agreedFactor) !== 0) {
    // A regular period that counts as a whole share whatever its days: its part of the year follows from its factor.
    const isKnown = !agreed.terms.interest.rate.effective && agreed.annualRate.numerator !== 0n;
    const whole = isKnown ? divideRatios(agreedFactor, agreed.annualRate) : undefined;
    return { ...known, counted: undefined, years: whole, pieces: [], factor: agreedFactor };
  }
  const pieces = piecesOf(trace, period, years);
  const total = pieces.reduce((sum, piece) => addRatios(sum, piece.years), ZERO);
  const counts = charge !== "whole-first" && pieces.length === 1;
  const counted = counts ? daysOverBasis(trace, dayCount, period[0], period[1]) : undefined;
  return { ...known, counted, years: total, pieces, factor };
}

function rowPeriod(trace: TracedPlan, row: number): RowPeriod {
  const period = chargedPeriod(trace, row);
  const isForgiven = interestFate(trace, row) === "forgiven";
  return isForgiven ? { ...period, charge: "forgiven", factor: ZERO } : period;
}

/** The interest periods of all rows of the plan. */
export function rowPeriods(trace: TracedPlan): RowPeriod[] {
  return Array.from({ length: trace.plan.count }, (_, row) => rowPeriod(trace, row));
}
