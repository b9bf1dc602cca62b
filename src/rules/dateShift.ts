/**
 * Date shifts: where a date goes that falls on a day nobody works.
 *
 * A rule of kind `date` moves each date by itself, from its nominal place. The two of kind `schedule` need to
 * know the other rows: see `dateShiftRows.ts`. To add one, add one entry: the terms schema, the README table and
 * the law tests take their names from the keys.
 */
import { type Day, packCivil, weekdayOf } from "../kernel/date.js";
import { type WorkingCalendar, workingDayFrom, workingDayUpTo } from "./calendar.js";

/** Moves one date to a working day. */
export type DayShift = (day: Day, calendar: WorkingCalendar) => Day;

/** A rule for dates on closed days: of each date by itself, or of the schedule as a whole. */
export type DateShiftRule =
  | { readonly kind: "date"; readonly shift: DayShift }
  | { readonly kind: "schedule" };

/** Whether two days lie in one month of one year. */
export const sameMonth = (a: Day, b: Day): boolean => packCivil(a) >> 5 === packCivil(b) >> 5;

const modifiedFollowing: DayShift = (day, calendar) => {
  const later = workingDayFrom(day, calendar);
  return later === day || sameMonth(day, later) ? later : workingDayUpTo(day, calendar);
};

const modifiedPreceding: DayShift = (day, calendar) => {
  const earlier = workingDayUpTo(day, calendar);
  return earlier === day || sameMonth(day, earlier) ? earlier : workingDayFrom(day, calendar);
};

/** Days 1 to 15 and days 16 to the end are the halves of a month. */
const sameHalfMonth = (a: Day, b: Day): boolean =>
  sameMonth(a, b) && (packCivil(a) & 31) > 15 === (packCivil(b) & 31) > 15;

const halfMonthModifiedFollowing: DayShift = (day, calendar) => {
  const later = workingDayFrom(day, calendar);
  return later === day || sameHalfMonth(day, later) ? later : workingDayUpTo(day, calendar);
};

const nearest: DayShift = (day, calendar) => {
  const later = workingDayFrom(day, calendar);
  const earlier = workingDayUpTo(day, calendar);
  return later - day <= day - earlier ? later : earlier;
};

const SUNDAY = 6;
const MONDAY = 0;

const nearestByWeekday: DayShift = (day, calendar) => {
  const weekday = weekdayOf(day);
  const forward = weekday === SUNDAY || weekday === MONDAY;
  return forward ? workingDayFrom(day, calendar) : workingDayUpTo(day, calendar);
};

/** The rules for dates on closed days. */
export const DATE_SHIFTS = {
  /** The date stays where it is. The default. */
  none: { kind: "date", shift: (day) => day },
  /** The next working day. ISDA 2006 §4.12(i). */
  following: { kind: "date", shift: workingDayFrom },
  /** The next working day, unless it lies in the next month: then the one before. ISDA 2006 §4.12(ii). */
  "modified-following": { kind: "date", shift: modifiedFollowing },
  /** The working day before. ISDA 2006 §4.12(iii). */
  preceding: { kind: "date", shift: workingDayUpTo },
  /** The working day before, unless it lies in the month before: then the next one. */
  "modified-preceding": { kind: "date", shift: modifiedPreceding },
  /** The closer working day, before or after; a tie goes forward. */
  nearest: { kind: "date", shift: nearest },
  /** From a closed Sunday or Monday the next working day, from any other closed day the one before. FpML `NEAREST`. */
  "nearest-by-weekday": { kind: "date", shift: nearestByWeekday },
  /** The next working day, unless that crosses the 15th or the month's end: then the one before. FpML name. */
  "modified-following-bimonthly": { kind: "date", shift: halfMonthModifiedFollowing },
  /** The same rule as `modified-following-bimonthly`, by the name that QuantLib gives it. */
  "half-month-modified-following": { kind: "date", shift: halfMonthModifiedFollowing },
  /** The row moves to the next regular date that is worked, and the whole schedule behind it moves too. */
  extend: { kind: "schedule" },
  /** The row is paid together with the next one that falls on a working day; the last row follows. */
  "next-installment": { kind: "schedule" },
} as const satisfies Record<string, DateShiftRule>;

/** The name of a rule for dates on closed days. */
export type DateShift = keyof typeof DATE_SHIFTS;

/** The names of the rules that move each date by itself. */
export type DayShiftName = {
  [Name in DateShift]: (typeof DATE_SHIFTS)[Name]["kind"] extends "date" ? Name : never;
}[DateShift];

/**
 * A date moved by one of the rules that look at each date by itself.
 *
 * @example
 * ```ts
 * const calendar = workingCalendar({ weekend: ["saturday", "sunday"] });
 * formatDate(shiftDay(readDate("2014-08-30"), "modified-following", calendar)); // "2014-08-29"
 * ```
 */
export function shiftDay(day: Day, shift: DayShiftName, calendar: WorkingCalendar): Day {
  return DATE_SHIFTS[shift].shift(day, calendar);
}
