/**
 * Dates: a calendar day is an integer, the days since 1970-01-01, in the proleptic Gregorian calendar.
 *
 * No clock, no time of day, no zone. The functions allocate nothing unless they return a record, so
 * that schedules can call them for every row. `packCivil` gives year, month and day in one integer.
 */

/** A calendar day: days since 1970-01-01. */
export type Day = number;

/** A calendar day by its parts: year 1..9999, month 1..12, day 1..31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A date as callers write it: `YYYY-MM-DD`, or anything with a year, month and day (`Temporal.PlainDate`). */
export type DateInput = string | CivilDate;

/** The first day that can be written: 0001-01-01. */
export const MIN_DAY: Day = -719_162;

/** The last day that can be written: 9999-12-31. */
export const MAX_DAY: Day = 2_932_896;

/** The weekdays from Monday, so that a name's index is what `weekdayOf` returns. */
export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

/** The name of a weekday. */
export type Weekday = (typeof WEEKDAYS)[number];

// The count below starts its years on 1 March, so that the leap day comes last: 719,468 days lie between
// 0000-03-01 and 1970-01-01, 146,097 in each 400 years.
const DAYS_BEFORE_EPOCH = 719_468;
const DAYS_IN_400_YEARS = 146_097;
const DAYS_BEFORE_MONTH_FROM_MARCH = [306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275] as const;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether a year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The days of a month (1..12) of a year: 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] as number);
}

/**
 * The day of a year, month (1..12) and day of the month.
 *
 * @example
 * ```ts
 * dayFromCivil(1970, 1, 31); // 30
 * ```
 */
export function dayFromCivil(year: number, month: number, day: number): Day {
  const marchYear = month > 2 ? year : year - 1;
  const leapDays = ((marchYear / 4) | 0) - ((marchYear / 100) | 0) + ((marchYear / 400) | 0);
  const daysBeforeMonth = DAYS_BEFORE_MONTH_FROM_MARCH[month - 1] as number;
  return 365 * marchYear + leapDays + daysBeforeMonth + day - 1 - DAYS_BEFORE_EPOCH;
}

/**
 * Year, month and day of a day in one integer: year × 512 + month × 32 + day.
 *
 * `packed >> 9` is the year, `(packed >> 5) & 15` the month, `packed & 31` the day of the month; packed
 * dates compare as the days do.
 */
export function packCivil(day: Day): number {
  // Quarters of days: 146,097 make a century, 1,461 a year of it (with its quarter of a leap day). All values stay 32-bit integers.
  const quarters = (4 * (day + DAYS_BEFORE_EPOCH) + 3) | 0;
  const century = (quarters / DAYS_IN_400_YEARS) | 0;
  const ofCentury = (quarters - Math.imul(century, DAYS_IN_400_YEARS)) | 3;
  const yearOfCentury = (ofCentury / 1461) | 0;
  const dayOfYear = (ofCentury - Math.imul(yearOfCentury, 1461)) >> 2;
  // Months of the year from March on, 3 to 14, in the upper half; the day of the month in 2141sts below.
  const scaled = (Math.imul(2141, dayOfYear) + 197_913) | 0;
  const dayOfMonth = (((scaled & 0xffff) / 2141) | 0) + 1;
  const month = scaled >> 16;
  const year = (Math.imul(century, 100) + yearOfCentury) | 0;
  return month > 12
    ? ((year + 1) << 9) | ((month - 12) << 5) | dayOfMonth
    : (year << 9) | (month << 5) | dayOfMonth;
}

/** Year, month and day of the month of a day. */
export function civilFromDay(day: Day): CivilDate {
  const packed = packCivil(day);
  return { year: packed >> 9, month: (packed >> 5) & 15, day: packed & 31 };
}

/** The weekday of a day: 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * The same day of the month some months later (or earlier, if negative), or that month's last day if it is
 * shorter.
 *
 * Step from the anchor, never from a stepped date: 31 January + 1 month is 29 February 2024, + 2 months is
 * 31 March.
 */
export function addMonths(day: Day, months: number): Day {
  const packed = packCivil(day);
  const monthIndex = (packed >> 9) * 12 + ((packed >> 5) & 15) - 1 + months;
  const year = Math.floor(monthIndex / 12);
  const month = monthIndex - year * 12 + 1;
  const length = daysInMonth(year, month);
  const dayOfMonth = packed & 31;
  return dayFromCivil(year, month, Math.min(dayOfMonth, length));
}

/** The last day of the month that a day lies in. */
export function endOfMonth(day: Day): Day {
  const packed = packCivil(day);
  return day - (packed & 31) + daysInMonth(packed >> 9, (packed >> 5) & 15);
}

/** Whether a value is a JavaScript `Date`, of this realm or another. Such values name a moment, not a day. */
export function isDateObject(value: unknown): boolean {
  return value instanceof Date || Object.prototype.toString.call(value) === "[object Date]";
}

/** The number that a text's digits from `from` up to `to` write, or -1 if one of them is no digit. */
function readDigits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function checkedDay(year: number, month: number, day: number): Day | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined;
  return day > daysInMonth(year, month) ? undefined : dayFromCivil(year, month, day);
}

function readDateText(text: string): Day | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
  return checkedDay(readDigits(text, 0, 4), readDigits(text, 5, 7), readDigits(text, 8, 10));
}

// Temporal dates carry a calendar: the year of a Buddhist-calendar date is 543 too large for this count.
function usesOtherCalendar(value: object): boolean {
  const calendar = "calendarId" in value ? value.calendarId : "iso8601";
  return calendar !== "iso8601" && calendar !== "gregory" && calendar !== undefined;
}

/**
 * The day that a value writes: `YYYY-MM-DD` text (years 0001 to 9999) or a record with whole year, month and
 * day; `undefined` for anything else, such as 2023-02-29, a `Date` object or a date of another calendar.
 *
 * @example
 * ```ts
 * readDate("1970-02-01"); // 31
 * readDate("2023-02-29"); // undefined
 * ```
 */
export function readDate(input: unknown): Day | undefined {
  if (typeof input === "string") return readDateText(input);
  if (typeof input !== "object" || input === null || isDateObject(input)) return undefined;
  const { year, month, day } = input as { year?: unknown; month?: unknown; day?: unknown };
  if (typeof year !== "number" || typeof month !== "number" || typeof day !== "number") return undefined;
  if (!(Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day))) return undefined;
  return usesOtherCalendar(input) ? undefined : checkedDay(year, month, day);
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, i) => (i < 10 ? `0${i}` : `${i}`));

/**
 * A day as `YYYY-MM-DD`.
 *
 * @example
 * ```ts
 * formatDate(31); // "1970-02-01"
 * ```
 */
export function formatDate(day: Day): string {
  const packed = packCivil(day);
  const year = packed >> 9;
  const century = TWO_DIGITS[(year / 100) | 0] as string;
  const yearOfCentury = TWO_DIGITS[year % 100] as string;
  const month = TWO_DIGITS[(packed >> 5) & 15] as string;
  return `${century}${yearOfCentury}-${month}-${TWO_DIGITS[packed & 31] as string}`;
}
