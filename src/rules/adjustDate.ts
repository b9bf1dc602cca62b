/**
 * Single dates moved to working days, for callers who bring plain dates.
 */
import {
  addMonths,
  type DateInput,
  type Day,
  endOfMonth as endOfCalendarMonth,
  formatDate,
  MAX_DAY,
  MIN_DAY,
} from "../kernel/date.js";
import { readDay } from "../kernel/dateInput.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import { readRecord } from "../kernel/recordInput.js";
import { EVERY_DAY, type WorkingCalendar, workingDayFrom, workingDayUpTo } from "./calendar.js";
import { type CalendarInput, readCalendar } from "./calendarInput.js";
import { DATE_SHIFTS, type DateShiftRule, type DayShiftName, sameMonth, shiftDay } from "./dateShift.js";
import { STEP_UNITS, type StepUnit } from "./frequency.js";

/** How to move a date that falls on a closed day. */
export interface DateAdjustment {
  /** The rule; `none` by default. */
  readonly shift?: DayShiftName;
  /** The days that are worked; every day by default. */
  readonly calendar?: CalendarInput;
}

/** A date adjustment whose parts are read. */
export interface ReadAdjustment {
  readonly shift: DayShiftName;
  readonly calendar: WorkingCalendar;
}

const ADJUSTMENT_FIELDS = ["shift", "calendar"] as const;

/** The adjustment that a value writes, with what is wrong with it added to `problems`. */
export function readAdjustment(
  input: unknown,
  path: string,
  problems: Problem[],
  known: readonly string[] = ADJUSTMENT_FIELDS,
): ReadAdjustment {
  const record = readRecord(input, known, problems, { path, what: path === "" ? "adjustment" : path });
  const shift = (record.shift ?? "none") as DayShiftName;
  const isName = typeof shift === "string" && Object.hasOwn(DATE_SHIFTS, shift);
  const rule: DateShiftRule | undefined = isName ? DATE_SHIFTS[shift] : undefined;
  if (rule?.kind !== "date") {
    const names = Object.entries<DateShiftRule>(DATE_SHIFTS).filter(([, { kind }]) => kind === "date");
    const list = names.map(([name]) => name).join(", ");
    problems.push(problem("not-in-list", path === "" ? "shift" : `${path}.shift`, `must be one of ${list}`));
  }
  const at = path === "" ? "calendar" : `${path}.calendar`;
  const calendar = record.calendar === undefined ? EVERY_DAY : readCalendar(record.calendar, at, problems);
  return { shift, calendar: calendar ?? EVERY_DAY };
}

/**
 * A date moved to a working day.
 *
 * @throws LoanError `not-a-date`, `date-object`, `not-in-list`, `wrong-type`, `unknown-field`; the problems of the
 *   calendar
 * @example
 * ```ts
 * adjustDate("2014-08-30", { shift: "following", calendar: { weekend: ["saturday", "sunday"] } }); // "2014-09-01"
 * ```
 */
export function adjustDate(date: DateInput, adjustment: DateAdjustment): string {
  const problems: Problem[] = [];
  const day = readDay(date, "date", problems);
  const { shift, calendar } = readAdjustment(adjustment, "", problems);
  if (day === undefined || problems.length > 0) return refuse(problems);
  return formatDate(shiftDay(day, shift, calendar));
}

/** A step to a date some working days, or some weeks or months, away. */
export interface Advance extends DateAdjustment {
  /** How many units; negative to go back. */
  readonly count: number;
  /** The unit; days are working days, whatever the shift. */
  readonly unit: StepUnit;
  /** Whether a date on the last working day of its month goes to the last one of the other month. */
  readonly endOfMonth?: boolean;
}

const ADVANCE_FIELDS = [...ADJUSTMENT_FIELDS, "count", "unit", "endOfMonth"];

function advanceWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day {
  let found = day;
  for (let left = count; left > 0; left--) found = workingDayFrom(found + 1, calendar);
  for (let left = count; left < 0; left++) found = workingDayUpTo(found - 1, calendar);
  return found;
}

/** Months away, from month end to month end where asked; the last working day counts as the month's end. */
function advanceMonths(day: Day, months: number, pinned: boolean, { shift, calendar }: ReadAdjustment): Day {
  const target = addMonths(day, months);
  if (pinned && shift === "none" && day === endOfCalendarMonth(day)) return endOfCalendarMonth(target);
  const isLastWorkingDay = !sameMonth(day, workingDayFrom(day + 1, calendar));
  if (pinned && shift !== "none" && isLastWorkingDay)
    return workingDayUpTo(endOfCalendarMonth(target), calendar);
  return shiftDay(target, shift, calendar);
}

/** Whether a step stays well within the years that can be written. */
function isWithinYears(day: Day, count: number, unit: StepUnit): boolean {
  const { days, months } = STEP_UNITS[unit];
  const reached = day + count * (2 * days + 31 * months);
  return reached > MIN_DAY + 366 && reached < MAX_DAY - 366;
}

/**
 * The date some working days, weeks or months away, moved to a working day.
 *
 * Days are counted in working days. No step at all only moves the date. QuantLib `Calendar::advance`.
 *
 * @throws LoanError `not-a-date`, `date-object`, `not-in-list`; `out-of-range` if the count is not whole or the step
 *   too long; the problems of the calendar
 * @example
 * ```ts
 * const calendar = { weekend: ["saturday", "sunday"] };
 * advanceDate("2015-01-30", { count: 2, unit: "day", calendar }); // "2015-02-03"
 * advanceDate("2015-01-31", { count: 1, unit: "month", shift: "following", calendar, endOfMonth: true }); // "2015-02-27"
 * ```
 */
export function advanceDate(date: DateInput, advance: Advance): string {
  const problems: Problem[] = [];
  const day = readDay(date, "date", problems);
  const adjustment = readAdjustment(advance, "", problems, ADVANCE_FIELDS);
  const { count, unit, endOfMonth }: Advance = Object(advance);
  if (typeof unit !== "string" || !Object.hasOwn(STEP_UNITS, unit)) {
    problems.push(problem("not-in-list", "unit", `must be one of ${Object.keys(STEP_UNITS).join(", ")}`));
  }
  if (!Number.isInteger(count)) problems.push(problem("out-of-range", "count", "must be a whole number"));
  if (endOfMonth !== undefined && typeof endOfMonth !== "boolean")
    problems.push(problem("wrong-type", "endOfMonth", `must be true or false; got ${kindOf(endOfMonth)}`));
  if (day === undefined || problems.length > 0) return refuse(problems);
  if (!isWithinYears(day, count, unit)) {
    return refuse(problem("out-of-range", "count", "must not lead out of the years 1 to 9999"));
  }
  return formatDate(advanced(day, advance, adjustment));
}

function advanced(day: Day, { count, unit, endOfMonth }: Advance, adjustment: ReadAdjustment): Day {
  const { shift, calendar } = adjustment;
  const { days, months } = STEP_UNITS[unit];
  if (count === 0) return shiftDay(day, shift, calendar);
  if (unit === "day") return advanceWorkingDays(day, count, calendar);
  if (days > 0) return shiftDay(day + count * days, shift, calendar);
  return advanceMonths(day, count * months, endOfMonth === true, adjustment);
}
