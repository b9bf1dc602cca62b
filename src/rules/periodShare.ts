/**
 * Period shares: what a whole period costs where each period costs the same whatever its length (equal periods).
 *
 * To add a share, add one entry here.
 */
import { type Day, dayFromCivil, daysInMonth, isLeapYear, packCivil } from "../kernel/date.js";
import type { YearFraction } from "./frequency.js";

/** A stretch of time in a period, and how many months that period has. */
interface Stretch {
  readonly start: Day;
  readonly end: Day;
  readonly months: number;
}

const yearLength = (year: number): number => (isLeapYear(year) ? 366 : 365);

const startedMonth = ({ start, months }: Stretch): number => {
  const packed = packCivil(start);
  return daysInMonth(packed >> 9, (packed >> 5) & 15) * months;
};

const overYear =
  (days: number) =>
  (stretch: Stretch): YearFraction => ({ numerator: startedMonth(stretch), denominator: days });

/** Over the year that the stretch starts in; across a new year, the real days in each year over its own length. */
function overOwnYear(stretch: Stretch): YearFraction {
  const { start, end, months } = stretch;
  const [year, last] = [packCivil(start) >> 9, packCivil(end) >> 9];
  if (year === last) return { numerator: startedMonth(stretch), denominator: yearLength(year) };
  const newYear = dayFromCivil(last, 1, 1) - 1;
  const [before, after] = [yearLength(year), yearLength(last)];
  const days = (newYear - start) * after + (end - newYear) * before;
  return { numerator: days * months, denominator: before * after };
}

/** What a whole period costs. */
export const PERIOD_SHARES = {
  /** Its share of the year: 1/12 for a month. The default. */
  equal: { rule: "n/365 for n days, n/52 for n weeks, n/12 for n months" },
  /** The days of the month in which it starts × its months, over years of 360 days. */
  "started-month/360": { rule: "days of the month it starts in × its months / 360", of: overYear(360) },
  /** The same over years of 364 days. */
  "started-month/364": { rule: "days of the month it starts in × its months / 364", of: overYear(364) },
  /** The same over years of 365 days. */
  "started-month/365": { rule: "days of the month it starts in × its months / 365", of: overYear(365) },
  /**
   * The same over the days of the year; a period that crosses a new year counts its real days by year, 31 December in
   * the new one, × its months. As Fineract's progressive schedules.
   */
  "started-month/actual": {
    rule: "days of the month it starts in × its months / days of the year, real days by year across a new year",
    of: overOwnYear,
  },
} as const satisfies Record<string, { rule: string; of?: (stretch: Stretch) => YearFraction }>;

/** The name of a period share. */
export type PeriodShare = keyof typeof PERIOD_SHARES;
