/**
 * Clocks of the APR rules: how the laws measure the time from the first drawdown to a payment.
 *
 * Both count whole units back from the later day, so that odd days lie at the start. All results are exact fractions.
 */
import { addMonths, type Day, endOfMonth, packCivil } from "../kernel/date.js";
import { hasLeapDayAfter } from "./dayCountActual.js";
import type { YearFraction } from "./frequency.js";
import { dayOfMonthIndex, monthIndexOf } from "./frequencyDates.js";

/** The units that the European rule counts in, with how many make a year. */
export const EU_TIME_UNITS = { year: 1, month: 12, week: 52 } as const;

/** A unit that the European rule counts in. */
export type EuTimeUnit = keyof typeof EU_TIME_UNITS;

/** A time by the European rule. */
export interface EuTime {
  readonly wholeUnits: number;
  /** The days left over, and the 365 or 366 that they are divided by. */
  readonly days: number;
  readonly daysInYear: number;
  /** Years = whole units / units in a year + days / days in the year. */
  readonly years: YearFraction;
}

function euTimeForward(start: Day, end: Day, unit: EuTimeUnit): EuTime {
  const back = (units: number): Day =>
    unit === "week" ? end - 7 * units : addMonths(end, -units * (unit === "year" ? 12 : 1));
  let wholeUnits = Math.floor((end - start) / (unit === "week" ? 7 : unit === "month" ? 28 : 365));
  while (back(wholeUnits) < start) wholeUnits--;
  const anchor = back(wholeUnits);
  const days = anchor - start;
  const daysInYear = hasLeapDayAfter(addMonths(anchor, -12), anchor) ? 366 : 365;
  const perYear = EU_TIME_UNITS[unit];
  const years = { numerator: wholeUnits * daysInYear + days * perYear, denominator: perYear * daysInYear };
  return { wholeUnits, days, daysInYear, years };
}

/**
 * The time between two days by the European rule: whole weeks, months or years counted back from the later day,
 * the rest in days over 365, or over 366 if the year that ends where the count arrives holds a 29 February.
 *
 * Directive 2008/48/EC annex I, 2014/17/EU annex I, (EU) 2023/2225 annex III: a year has 52 weeks or 12 equal months.
 * A day before the start has the negative time.
 *
 * @example
 * ```ts
 * euTime(readDate("2012-01-12"), readDate("2012-02-15"), "month").years; // { numerator: 401, denominator: 4380 }
 * ```
 */
export function euTime(start: Day, end: Day, unit: EuTimeUnit): EuTime {
  if (start <= end) return euTimeForward(start, end, unit);
  const { wholeUnits, days, daysInYear, years } = euTimeForward(end, start, unit);
  const negative = { numerator: -years.numerator, denominator: years.denominator };
  return { wholeUnits: -wholeUnits, days: -days, daysInYear, years: negative };
}

/** The standard intervals of US Regulation Z: one or more days, weeks or months, half a month, a year. */
export interface UnitPeriod {
  readonly unit: "day" | "week" | "half-month" | "month" | "year";
  /** How many of the unit; 1 for half a month and a year. */
  readonly count: number;
}

/** A time in unit-periods: whole ones, and the fraction of one from 0 up to but not including 1. */
export interface UnitPeriodTime {
  readonly whole: number;
  readonly fraction: YearFraction;
}

/** The same day of the month some months before, or that month's last day if it is shorter. */
function monthsBack(day: Day, months: number, dayOfMonth: number): Day {
  return dayOfMonthIndex(monthIndexOf(packCivil(day)) - months, dayOfMonth, 0);
}

/** Whole months counted back from the end, and the days that are left at the start. */
function monthsAndDays(start: Day, end: Day, dayOfMonth: number): { months: number; days: number } {
  let months = Math.floor((end - start) / 28);
  while (months > 0 && monthsBack(end, months, dayOfMonth) < start) months--;
  const boundary = months === 0 ? end : monthsBack(end, months, dayOfMonth);
  return { months, days: boundary - start };
}

function parts(total: number, each: number): UnitPeriodTime {
  const whole = Math.floor(total / each);
  return { whole, fraction: { numerator: total - whole * each, denominator: each } };
}

function yearTime(
  months: number,
  days: number,
  start: Day,
  boundaryOf: (years: number) => Day,
): UnitPeriodTime {
  const whole = Math.floor(months / 12);
  const rest = months - 12 * whole;
  if (days === 0) return { whole, fraction: { numerator: rest, denominator: 12 } };
  return { whole, fraction: { numerator: boundaryOf(whole) - start, denominator: 365 } };
}

/**
 * The time between two days (start ≤ end) in unit-periods of US Regulation Z, appendix J (b)(3) and (b)(5).
 *
 * Days and weeks: real days over the days of the unit-period. Half a month, and months: 30 × the whole months counted
 * back + the days left over, over 15 or 30 a month. A year: whole years, then months / 12 if whole, else days / 365.
 * Months are counted from the day of the month that the series of payments has: `dayOfMonth`, 31 for the last day.
 * Where it is not given, a later date on a month's last day is read as one of a series on last days.
 *
 * @example
 * ```ts
 * const [start, end] = [readDate("1978-01-10"), readDate("1978-03-01")];
 * unitPeriodsBetween(start, end, { unit: "month", count: 2 }).fraction; // { numerator: 52, denominator: 60 }
 * ```
 */
export function unitPeriodsBetween(
  start: Day,
  end: Day,
  { unit, count }: UnitPeriod,
  dayOfMonth = endOfMonth(end) === end ? 31 : packCivil(end) & 31,
): UnitPeriodTime {
  if (unit === "day") return parts(end - start, count);
  if (unit === "week") return parts(end - start, 7 * count);
  const { months, days } = monthsAndDays(start, end, dayOfMonth);
  if (unit === "half-month") return parts(30 * months + days, 15);
  if (unit === "month") return parts(30 * months + days, 30 * count);
  return yearTime(months, days, start, (years) => monthsBack(end, 12 * years, dayOfMonth));
}
