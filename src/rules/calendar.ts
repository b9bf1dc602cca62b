/**
 * Working calendar: which days are worked, from a weekend (any set of weekdays) and holidays.
 *
 * A calendar is made once and asked often: holidays are kept as one bit a day, so a question costs a
 * remainder and a bit test. A calendar that closes all seven weekdays is refused when it is made; any other
 * has a working day within a week of its last holiday, which bounds every search.
 */
import { type Day, WEEKDAYS, type Weekday, weekdayOf } from "../kernel/date.js";
import { problem, refuse } from "../kernel/error.js";

/** A working calendar: immutable. */
export interface WorkingCalendar {
  /** How many different holidays there are. */
  readonly holidayCount: number;
  /** The last holiday, or 0 if there is none. */
  readonly lastHoliday: Day;
  /** Whether a day is worked. */
  isWorkingDay(day: Day): boolean;
}

const ALL_WEEK = 0b1111111;

/** A set of closed weekdays as bits: bit 0 is Monday, bit 6 Sunday. */
function weekendBits(weekend: readonly Weekday[]): number {
  return weekend.reduce((bits, weekday) => bits | (1 << WEEKDAYS.indexOf(weekday)), 0);
}

/**
 * A working calendar from closed weekdays and holidays that are known to be valid.
 *
 * @throws LoanError `conflict` if all seven weekdays are closed
 */
export function calendarOfDays(weekend: readonly Weekday[], holidays: readonly Day[]): WorkingCalendar {
  const closed = weekendBits(weekend);
  if (closed === ALL_WEEK) {
    refuse(
      problem(
        "conflict",
        "calendar.weekend",
        "must leave at least one weekday to work; all seven are closed",
      ),
    );
  }
  const first = holidays.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const last = holidays.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY);
  const span = holidays.length === 0 ? 0 : last - first + 1;
  const start = holidays.length === 0 ? 0 : first;
  const bits = new Uint8Array((span + 7) >> 3);
  for (const day of holidays) setBit(bits, day - start);
  return Object.freeze({
    holidayCount: new Set(holidays).size,
    lastHoliday: holidays.length === 0 ? 0 : last,
    isWorkingDay(day: Day): boolean {
      if ((closed >> weekdayOf(day)) & 1) return false;
      const index = day - start;
      return index < 0 || index >= span || (((bits[index >> 3] as number) >> (index & 7)) & 1) === 0;
    },
  });
}

function setBit(bits: Uint8Array, index: number): void {
  bits[index >> 3] = (bits[index >> 3] as number) | (1 << (index & 7));
}

/** The calendar in which every day is worked. */
export const EVERY_DAY: WorkingCalendar = calendarOfDays([], []);

/** The first working day on or after a day. */
export function workingDayFrom(day: Day, calendar: WorkingCalendar): Day {
  let found = day;
  while (!calendar.isWorkingDay(found)) found++;
  return found;
}

/** The last working day on or before a day. */
export function workingDayUpTo(day: Day, calendar: WorkingCalendar): Day {
  let found = day;
  while (!calendar.isWorkingDay(found)) found--;
  return found;
}
