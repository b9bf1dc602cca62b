/**
 * Working calendars read from callers' values, every problem with them listed.
 */
import { type DateInput, type Day, WEEKDAYS, type Weekday } from "../kernel/date.js";
import { readDay } from "../kernel/dateInput.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import { checkNames, isRecord } from "../kernel/recordInput.js";
import { calendarOfDays, type WorkingCalendar } from "./calendar.js";

/** A working calendar as callers write it: the closed weekdays and the holidays, in any order. */
export interface CalendarInput {
  /** The weekdays on which nobody works, such as `["friday", "saturday"]`; none by default. */
  readonly weekend?: readonly Weekday[];
  /** Days on which nobody works besides the weekend: any iterable of dates. */
  readonly holidays?: Iterable<DateInput>;
}

const MOST_HOLIDAYS = 20_000;

/** Reads holidays, adding what is wrong with them to `problems`. */
function readHolidays(holidays: unknown, path: string, problems: Problem[]): Day[] {
  if (typeof holidays === "string" || typeof Object(holidays)[Symbol.iterator] !== "function") {
    problems.push(problem("wrong-type", path, "must be a list or another iterable of dates"));
    return [];
  }
  const days: Day[] = [];
  let index = 0;
  for (const item of holidays as Iterable<unknown>) {
    if (index === MOST_HOLIDAYS) {
      problems.push(problem("out-of-range", path, `must hold at most ${MOST_HOLIDAYS} dates`));
      return [];
    }
    const day = readDay(item, `${path}[${index}]`, problems);
    if (day !== undefined) days.push(day);
    index++;
  }
  return days;
}

function readWeekend(weekend: unknown, path: string, problems: Problem[]): Weekday[] {
  if (!Array.isArray(weekend)) {
    problems.push(problem("wrong-type", path, "must be a list of weekdays"));
    return [];
  }
  if (new Set(weekend).size >= WEEKDAYS.length) {
    problems.push(problem("conflict", path, "must leave at least one weekday to work"));
  }
  const names: readonly unknown[] = WEEKDAYS;
  weekend.forEach((name: unknown, index) => {
    if (!names.includes(name)) {
      problems.push(problem("not-in-list", `${path}[${index}]`, `must be one of ${WEEKDAYS.join(", ")}`));
    }
  });
  return weekend.filter((name): name is Weekday => names.includes(name));
}

/** The calendar that a value writes; `undefined`, with what is wrong added to `problems`, if it writes none. */
export function readCalendar(input: unknown, path: string, problems: Problem[]): WorkingCalendar | undefined {
  const before = problems.length;
  if (!isRecord(input)) {
    problems.push(problem("wrong-type", path, "must be a record with a weekend and holidays"));
    return undefined;
  }
  checkNames(input, ["weekend", "holidays"], problems, path);
  const { weekend = [], holidays = [] } = input as { weekend?: unknown; holidays?: unknown };
  const closed = readWeekend(weekend, `${path}.weekend`, problems);
  const days = readHolidays(holidays, `${path}.holidays`, problems);
  return problems.length > before ? undefined : calendarOfDays(closed, days);
}

/**
 * A working calendar from a weekend and holidays.
 *
 * @throws LoanError `not-in-list`, `not-a-date`, `date-object`, `wrong-type`, `out-of-range`; `conflict` if no
 *   weekday is left to work
 * @example
 * ```ts
 * const dhaka = workingCalendar({ weekend: ["friday", "saturday"], holidays: ["2026-03-26"] });
 * dhaka.isWorkingDay(20538); // false (2026-03-26)
 * ```
 */
export function workingCalendar(input: CalendarInput): WorkingCalendar {
  const problems: Problem[] = [];
  return readCalendar(input, "calendar", problems) ?? refuse(problems);
}
