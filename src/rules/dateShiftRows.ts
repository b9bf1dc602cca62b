/**
 * Due dates: those of a whole schedule, the dates by rule, and where weekends and holidays move them.
 *
 * Every row keeps both. The next date steps from the nominal one, so a moved row moves no other, except under
 * `extend`. Rows that fall on one date are left as they are here: who builds the schedule adds them up.
 */
import { type Day, MAX_DAY } from "../kernel/date.js";
import { intList } from "../kernel/slab.js";
import { EVERY_DAY, type WorkingCalendar, workingDayFrom } from "./calendar.js";
import { DATE_SHIFTS, type DateShift, type DayShift } from "./dateShift.js";
import type { Stepping } from "./frequency.js";
import { type DayList, dateAt, fillDates, stepsBetween } from "./frequencyDates.js";

/** What due dates are made from. */
export interface DueDateRequest {
  /** The day the loan is paid out; the dates step from here if no first due date is given. */
  readonly start: Day;
  /** The given first due date, from which the dates step. */
  readonly firstDue?: Day | undefined;
  /** The day that the dates after a given first one step from; that one unless given. */
  readonly anchor?: Day | undefined;
  readonly rows: number;
  readonly stepping: Stepping;
  readonly shift: DateShift;
  readonly calendar: WorkingCalendar;
}

/** Why there are no due dates, in words. */
export const NO_DUE_DATES = {
  "dates-run-out": "fewer dates are given after the start than there are installments",
  "never-worked": "the regular dates never meet a working day",
  "closed-too-long": "a due date has no working day within a year of it",
  "not-after-start": "the first installment would fall due on or before the day the loan is paid out",
  "out-of-order": "an installment would fall due before the one before it",
  "too-late": "the last installment would fall due after the year 9999",
} as const;

/** The nominal and the shifted due date of each row (one array if nothing moves), or why there are none. */
export type DueDates =
  | { readonly kind: "found"; readonly nominal: Int32Array; readonly due: Int32Array }
  | { readonly kind: "none"; readonly reason: keyof typeof NO_DUE_DATES };

/** The most days a date may be moved. */
const FARTHEST_SHIFT = 366;

// After the last holiday the weekdays of day steps repeat every 7 steps, those of month steps every 400 years.
const STEPS_OF_A_WEEK = 7;
const STEPS_OF_400_YEARS = 4800;

/**
 * Fills `out` with the regular dates that are worked, from step `firstStep` on.
 *
 * Returns whether there are enough: it gives up where the calendar is known to repeat without a working day, or
 * after the year 9999.
 */
function fillWorkedDates(out: Int32Array, request: DueDateRequest): boolean {
  const { calendar, firstDue, start, anchor = firstDue ?? start } = request;
  const { frequency, shortMonth } = request.stepping;
  if (frequency.kind === "dates") return false;
  const mostClosed = frequency.kind === "days" ? STEPS_OF_A_WEEK : STEPS_OF_400_YEARS;
  let step = firstDue === undefined ? 0 : stepsBetween(anchor, firstDue, { frequency, shortMonth });
  let closed = 0;
  for (let row = 0, next = firstDue; row < out.length; next = undefined) {
    const day = next ?? dateAt(anchor, ++step, { frequency, shortMonth });
    if (day > MAX_DAY) return false;
    if (calendar.isWorkingDay(day)) {
      out[row++] = day;
      closed = 0;
    } else if (day > calendar.lastHoliday && ++closed > mostClosed) return false;
  }
  return true;
}

/** Moves each date by itself; returns whether a working day lies near enough to every one. */
function shiftEach(due: Int32Array, nominal: DayList, shift: DayShift, calendar: WorkingCalendar): boolean {
  for (let i = 0; i < due.length; i++) {
    const day = nominal[i] as Day;
    const moved = calendar.isWorkingDay(day) ? day : shift(day, calendar);
    if (Math.abs(moved - day) > FARTHEST_SHIFT) return false;
    due[i] = moved;
  }
  return true;
}

/** Lets a row on a closed day be paid with the next row; the last row follows to the next working day. */
function joinNext(due: Int32Array, nominal: DayList, calendar: WorkingCalendar): boolean {
  for (let i = due.length - 1; i >= 0; i--) {
    const day = nominal[i] as Day;
    const isLast = i === due.length - 1;
    if (calendar.isWorkingDay(day)) due[i] = day;
    else due[i] = isLast ? workingDayFrom(day, calendar) : (due[i + 1] as Day);
    if (isLast && (due[i] as Day) - day > FARTHEST_SHIFT) return false;
  }
  return true;
}

function isRising(due: Int32Array): boolean {
  for (let i = 1; i < due.length; i++) if ((due[i] as Day) < (due[i - 1] as Day)) return false;
  return true;
}

/** The due dates, if they are in order, after the start and within the years that can be written. */
function checked(request: DueDateRequest, nominal: Int32Array, due: Int32Array): DueDates {
  if ((nominal[0] as Day) <= request.start || (due[0] as Day) <= request.start) {
    return { kind: "none", reason: "not-after-start" };
  }
  if (due !== nominal && !isRising(due)) return { kind: "none", reason: "out-of-order" };
  if ((due[due.length - 1] as Day) > MAX_DAY) return { kind: "none", reason: "too-late" };
  return { kind: "found", nominal, due };
}

/** Fills in the dates by rule; returns whether there are as many as rows. */
function fillNominal(out: Int32Array, { start, firstDue, anchor, stepping }: DueDateRequest): boolean {
  if (firstDue === undefined) return fillDates(out, 0, start, stepping) === out.length;
  out[0] = firstDue;
  const { frequency, shortMonth } = stepping;
  if (anchor === undefined || anchor === firstDue || frequency.kind === "dates") {
    return fillDates(out, 1, firstDue, stepping) === out.length;
  }
  const taken = stepsBetween(anchor, firstDue, { frequency, shortMonth });
  for (let row = 1; row < out.length; row++)
    out[row] = dateAt(anchor, taken + row, { frequency, shortMonth });
  return true;
}

/**
 * The nominal and shifted due dates of a schedule of one row or more.
 *
 * @example
 * ```ts
 * const daily = { frequency: frequencyOf({ count: 1, unit: "day" }), shortMonth: "clamp" };
 * const calendar = workingCalendar({ weekend: ["sunday"] });
 * const dates = dueDates({ start: readDate("2024-01-01"), rows: 30, stepping: daily, shift: "extend", calendar });
 * formatDate(dates.due[29]); // "2024-02-05"
 * ```
 */
export function dueDates(request: DueDateRequest): DueDates {
  const { shift, calendar, rows } = request;
  const nominal = intList(rows);
  if (shift === "extend" && calendar !== EVERY_DAY) {
    return fillWorkedDates(nominal, request)
      ? checked(request, nominal, nominal)
      : { kind: "none", reason: "never-worked" };
  }
  if (!fillNominal(nominal, request)) return { kind: "none", reason: "dates-run-out" };
  if (shift === "none" || calendar === EVERY_DAY) return checked(request, nominal, nominal);
  const due = intList(rows);
  const rule = DATE_SHIFTS[shift];
  const found =
    rule.kind === "date" ? shiftEach(due, nominal, rule.shift, calendar) : joinNext(due, nominal, calendar);
  return found ? checked(request, nominal, due) : { kind: "none", reason: "closed-too-long" };
}
