/**
 * Counts of actual days: the arithmetic behind the day counts that divide real days by a year's length.
 *
 * Fractions whose year is sometimes 365 and sometimes 366 days are counted over 365 × 366, so that every period
 * of a schedule shares one denominator. Every function takes start ≤ end.
 */
import { addMonths, type Day, dayFromCivil, isLeapYear, packCivil } from "../kernel/date.js";

/** 365 × 366: the common denominator of years of 365 and of 366 days. */
export const BOTH_YEARS = 365 * 366;

/** Days of a year of 366 days, or of 365, over {@link BOTH_YEARS}. */
export const daysOfYear = (days: number, isLongYear: boolean): number => days * (isLongYear ? 365 : 366);

const FEBRUARY_29 = 2 * 32 + 29;

/** How many 29 Februaries lie in the years from 1 on, up to and including a day. */
export function leapDaysThrough(day: Day): number {
  const packed = packCivil(day);
  const year = packed >> 9;
  const years = (packed & 511) >= FEBRUARY_29 ? year : year - 1;
  return ((years / 4) | 0) - ((years / 100) | 0) + ((years / 400) | 0);
}

/** Whether a 29 February lies after `start`, up to and including `end`. */
export const hasLeapDayAfter = (start: Day, end: Day): boolean =>
  leapDaysThrough(end) > leapDaysThrough(start);

/** Years since the year 0, the part of the last one by its own length, over {@link BOTH_YEARS}. */
export function yearsByOwnLength(day: Day): number {
  const year = packCivil(day) >> 9;
  return year * BOTH_YEARS + daysOfYear(day - dayFromCivil(year, 1, 1), isLeapYear(year));
}

/** The least common multiple of the lengths of months: 28, 29, 30 and 31 days. */
const MONTH_LENGTHS = 377_580;

/** 12 × {@link MONTH_LENGTHS}: the denominator of years counted in months of real days. */
export const MONTHS_OF_YEAR = 12 * MONTH_LENGTHS;

/**
 * Whole months counted forward from the start, the rest over the length of the month that follows from there; over
 * `MONTHS_OF_YEAR`.
 */
export function monthsCountedForward(start: Day, end: Day): number {
  const [first, last] = [packCivil(start), packCivil(end)];
  let months = ((last >> 9) - (first >> 9)) * 12 + ((last >> 5) & 15) - ((first >> 5) & 15);
  if (addMonths(start, months) > end) months--;
  const restStart = addMonths(start, months);
  const length = addMonths(start, months + 1) - restStart;
  return months * MONTH_LENGTHS + (end - restStart) * (MONTH_LENGTHS / length);
}

const yearsApart = (start: Day, end: Day): number => (packCivil(end) >> 9) - (packCivil(start) >> 9);

/**
 * Whole years counted back from the end, the rest over 366 if it holds a 29 February, else over 365; over
 * {@link BOTH_YEARS}. A year before 28 or 29 February is 28 February: the end is never rolled to the month end.
 */
export function yearsCountedBack(start: Day, end: Day): number {
  let years = yearsApart(start, end);
  if (addMonths(end, -12 * years) < start) years--;
  const restEnd = addMonths(end, -12 * years);
  return years * BOTH_YEARS + daysOfYear(restEnd - start, hasLeapDayAfter(start - 1, restEnd - 1));
}

/**
 * Whole years counted forward from the start, the rest over the length of the year that follows from there, 365 or
 * 366 days; over {@link BOTH_YEARS}.
 */
export function yearsCountedForward(start: Day, end: Day): number {
  let years = yearsApart(start, end);
  if (addMonths(start, 12 * years) > end) years--;
  const restStart = addMonths(start, 12 * years);
  const yearLength = addMonths(restStart, 12) - restStart;
  return years * BOTH_YEARS + daysOfYear(end - restStart, yearLength === 366);
}
