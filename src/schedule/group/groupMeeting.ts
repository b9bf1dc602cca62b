/**
 * The meeting calendar of a group: installments fall due when the group meets.
 */
import {
  type DateInput,
  type Day,
  dayFromCivil,
  formatDate,
  MAX_DAY,
  packCivil,
  WEEKDAYS,
  type Weekday,
  weekdayOf,
} from "../../kernel/date.js";
import { readDay } from "../../kernel/dateInput.js";
import { type Problem, problem, refuse } from "../../kernel/error.js";
import { kindOf } from "../../kernel/kindOf.js";
import {
  type EveryNthWeekday,
  type EveryStep,
  NTH_WEEKDAYS,
  type NthWeekday,
} from "../../rules/frequency.js";
import { nthWeekdayOfMonth } from "../../rules/frequencyDates.js";

/** Meetings every week, or every so many weeks, on a weekday: `{ weekday: "tuesday", everyWeeks: 2 }`. */
export interface WeeklyMeetings {
  readonly weekday: Weekday;
  /** 1 by default. */
  readonly everyWeeks?: number | undefined;
  /** A day on which the group met or meets: where meetings skip weeks, it tells which. */
  readonly metOn?: DateInput | undefined;
}

/** Meetings on the n-th weekday of the month: `{ weekday: "monday", nth: 3 }`. */
export interface MonthlyMeetings {
  readonly weekday: Weekday;
  readonly nth: NthWeekday;
}

/** When a group meets. */
export type MeetingRule = WeeklyMeetings | MonthlyMeetings;

/** What {@link meetingDates} is asked. */
export interface MeetingRequest {
  readonly meets: MeetingRule;
  readonly disbursedOn: DateInput;
  /** Days that must lie between the disbursement and the first installment; 1 by default. */
  readonly leastDays?: number | undefined;
}

/** The fields of `repayment` that a group's meetings settle. */
export interface MeetingDates {
  readonly every: EveryStep | EveryNthWeekday;
  readonly firstDueOn: string;
}

const MOST_WEEKS = 52;
const MOST_DAYS = 366;

interface SoundRequest {
  readonly weekday: number;
  readonly weeks: number;
  readonly metOn: Day | undefined;
  readonly nth: NthWeekday | undefined;
  readonly earliest: Day;
}

function readWhole(
  input: unknown,
  path: string,
  usual: number,
  { most, problems }: { most: number; problems: Problem[] },
): number {
  if (input === undefined) return usual;
  const isWhole = typeof input === "number" && Number.isInteger(input) && input >= 1 && input <= most;
  if (isWhole) return input;
  problems.push(
    problem("out-of-range", path, `must be a whole number from 1 to ${most}; got ${kindOf(input)}`),
  );
  return usual;
}

function unknownFields(record: object, path: string, known: readonly string[]): Problem[] {
  const unknown = Object.keys(record).filter((name) => !known.includes(name));
  return unknown.map((name) =>
    problem("unknown-field", `${path}${name}`, `must be one of ${known.join(", ")}`),
  );
}

function readMeets(input: unknown, problems: Problem[]): Omit<SoundRequest, "earliest"> {
  const rule = (typeof input === "object" && input !== null ? input : {}) as Record<string, unknown>;
  const known = ["weekday", "everyWeeks", "metOn", "nth"];
  problems.push(...unknownFields(rule, "meets.", known));
  const weekday = WEEKDAYS.indexOf(rule.weekday as Weekday);
  if (weekday < 0)
    problems.push(problem("not-in-list", "meets.weekday", `must be one of ${WEEKDAYS.join(", ")}`));
  const weeks = readWhole(rule.everyWeeks, "meets.everyWeeks", 1, { most: MOST_WEEKS, problems });
  const metOn = rule.metOn === undefined ? undefined : readDay(rule.metOn, "meets.metOn", problems);
  if (metOn !== undefined && weekday >= 0 && weekdayOf(metOn) !== weekday) {
    problems.push(problem("conflict", "meets.metOn", "must be the weekday on which the group meets"));
  }
  const { nth } = rule;
  if (nth !== undefined && !Object.hasOwn(NTH_WEEKDAYS, String(nth))) {
    problems.push(problem("not-in-list", "meets.nth", "must be one of 1, 2, 3, 4, last"));
  }
  if (nth !== undefined && (rule.everyWeeks !== undefined || rule.metOn !== undefined)) {
    problems.push(problem("conflict", "meets.nth", "excludes everyWeeks and metOn"));
  }
  return { weekday, weeks, metOn, nth: nth as NthWeekday | undefined };
}

function readRequest(request: MeetingRequest): SoundRequest {
  if (typeof request !== "object" || request === null)
    refuse(problem("wrong-type", "request", `must be a record; got ${kindOf(request)}`));
  const problems = unknownFields(request, "", ["meets", "disbursedOn", "leastDays"]);
  const meets = readMeets(request.meets, problems);
  const start = readDay(request.disbursedOn, "disbursedOn", problems);
  const least = readWhole(request.leastDays, "leastDays", 1, { most: MOST_DAYS, problems });
  if (start === undefined || problems.length > 0) return refuse(problems);
  return { ...meets, earliest: start + least };
}

/** The first weekly meeting on or after a day; meetings that skip weeks keep step with a known one. */
function firstWeekly({ weekday, weeks, metOn, earliest }: SoundRequest): Day {
  const step = 7 * weeks;
  if (metOn === undefined) return earliest + ((weekday - weekdayOf(earliest) + 7) % 7);
  return metOn + Math.ceil((earliest - metOn) / step) * step;
}

/** The first n-th weekday of a month on or after a day. */
function firstMonthly({ weekday, earliest }: SoundRequest, nth: NthWeekday): Day {
  const packed = packCivil(earliest);
  const [year, month] = [packed >> 9, (packed >> 5) & 15];
  const inMonth = nthWeekdayOfMonth(year, month, weekday, NTH_WEEKDAYS[nth]);
  if (inMonth >= earliest) return inMonth;
  const next =
    month === 12 ? packCivil(dayFromCivil(year + 1, 1, 1)) : packCivil(dayFromCivil(year, month + 1, 1));
  return nthWeekdayOfMonth(next >> 9, (next >> 5) & 15, weekday, NTH_WEEKDAYS[nth]);
}

/**
 * How often installments fall due, and the first due date, so that all of them fall on the group's meetings: the first
 * meeting at least so many days after the disbursement begins.
 *
 * @throws LoanError with every problem of the request; `no-solution` if the first meeting is after 9999-12-31
 * @example
 * ```ts
 * meetingDates({ meets: { weekday: "tuesday" }, disbursedOn: "2026-01-04", leastDays: 15 });
 * // { every: { count: 1, unit: "week" }, firstDueOn: "2026-01-20" }
 * meetingDates({ meets: { weekday: "monday", nth: 3 }, disbursedOn: "2026-01-20" }).firstDueOn; // "2026-02-16"
 * ```
 */
export function meetingDates(request: MeetingRequest): MeetingDates {
  const sound = readRequest(request);
  const { nth } = sound;
  const first = nth === undefined ? firstWeekly(sound) : firstMonthly(sound, nth);
  if (first > MAX_DAY)
    refuse(problem("no-solution", "disbursedOn", "leaves no meeting before the year 10000"));
  const firstDueOn = formatDate(first);
  if (nth === undefined) return { every: { count: sound.weeks, unit: "week" }, firstDueOn };
  const weekday = WEEKDAYS[sound.weekday] as Weekday;
  return { every: { unit: "month", count: 1, weekday, nth }, firstDueOn };
}
