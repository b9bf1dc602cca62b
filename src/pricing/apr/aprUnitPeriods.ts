/**
 * Equations of US Regulation Z: time in unit-periods.
 */
import { type Day, endOfMonth, packCivil } from "../../kernel/date.js";
import { problem, refuse } from "../../kernel/error.js";
import { type UnitPeriod, type UnitPeriodTime, unitPeriodsBetween } from "../../rules/aprClock.js";
import { type AprEquation, bySide, type CountedFlows, daysOf } from "../countedFlows.js";
import type { ExactAmounts } from "../exactAmounts.js";
import { type FlowEquation, gatherFlows } from "../flowEquation.js";
import type { Fraction } from "../fraction.js";
import { type AprUnitPeriod, seriesDay, unitPeriodOf } from "../unitPeriod.js";
import { unitPeriodEquation } from "../unitPeriodEquation.js";
import type { ReadAprOptions } from "./aprOptions.js";

const UNIT_PERIODS_PER_YEAR = { day: 365, week: 52, "half-month": 24, month: 12, year: 1 } as const;

/** The unit-periods in a year; a term is measured in months if it is whole months, else in days. */
function unitPeriodsPerYear(period: AprUnitPeriod, start: Day, end: Day): Fraction {
  if (period !== "term") {
    return { numerator: BigInt(UNIT_PERIODS_PER_YEAR[period.unit]), denominator: BigInt(period.count) };
  }
  const { whole, fraction } = unitPeriodsBetween(start, end, { unit: "month", count: 1 });
  if (fraction.numerator === 0 && whole > 0) return { numerator: 12n, denominator: BigInt(whole) };
  return { numerator: 365n, denominator: BigInt(Math.max(1, end - start)) };
}

/** The times of flows; months are counted from the day of the month that the flow's own side of the loan has. */
function timesIn(
  period: UnitPeriod,
  start: Day,
  days: readonly Day[],
  sides: readonly Day[][],
): UnitPeriodTime[] {
  return days.map((day) => {
    const side = sides.find((series) => series.includes(day)) ?? [day];
    const dayOfMonth = endOfMonth(day) === day ? seriesDay(side) : packCivil(day) & 31;
    return unitPeriodsBetween(start, day, period, dayOfMonth);
  });
}

function overTheTerm(amounts: ExactAmounts, days: readonly Day[], start: Day, end: Day): FlowEquation {
  if (days.some((day) => day !== start && day !== end)) {
    const rule = "can be the term only if all flows fall on its first or last day";
    refuse(problem("conflict", "unitPeriod", rule));
  }
  return gatherFlows(
    days.map((day) => (day === start ? 0 : 1)),
    amounts,
  );
}

/** The equation over unit-periods, given or found from the dates. */
export function inUnitPeriods(counted: CountedFlows, options: ReadAprOptions): AprEquation {
  const days = daysOf(counted, "");
  const start = Math.min(options.termStart ?? Number.POSITIVE_INFINITY, ...days);
  const end = Math.max(start, ...days);
  const { advances, payments } = bySide(counted, days);
  const period = options.unitPeriod ?? (days.length === 0 ? "term" : unitPeriodOf(start, advances, payments));
  const periodsPerYear = unitPeriodsPerYear(period, start, end);
  const unit = period === "term" ? "the term of the loan" : `unit-periods of ${period.count} ${period.unit}`;
  const equation =
    period === "term"
      ? overTheTerm(counted.amounts, days, start, end)
      : unitPeriodEquation(timesIn(period, start, days, [payments, advances]), counted.amounts);
  return { equation, stepsPerPeriod: 1, stepsPerYear: 1, periodsPerYear, unit };
}
