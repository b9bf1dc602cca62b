/**
 * The context of a year fraction, as callers write it and as the day counts use it.
 */
import type { DateInput, Day } from "../kernel/date.js";
import { readDay } from "../kernel/dateInput.js";
import { type Problem, problem } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import { readRecord } from "../kernel/recordInput.js";
import { type CalendarInput, readCalendar } from "./calendarInput.js";
import type { DayCountContext } from "./dayCountRule.js";
import type { Every } from "./frequency.js";
import { readEvery } from "./frequencyInput.js";

/** What a day count may need to know besides the two dates; every part is optional unless the rule needs it. */
export interface YearFractionContext {
  /** How often the schedule pays: needed by `equal-periods`, `actual/actual-icma` and `actual/365L`. */
  readonly every?: Every;
  /** The days that are worked: needed by `business/252`. */
  readonly calendar?: CalendarInput;
  /** Whether dates stay at month ends: `30/360-us` and `actual/actual-icma`; `false` by default. */
  readonly endOfMonth?: boolean;
  /** The schedule's first day. */
  readonly scheduleStart?: DateInput;
  /** The schedule's last day, the maturity: `30e/360-isda` and `actual/actual-icma`. */
  readonly scheduleEnd?: DateInput;
  /** The last day of the period that the two dates lie in; the end date by default. */
  readonly periodEnd?: DateInput;
  /** The first and last regular dates of a schedule with irregular periods at its ends. */
  readonly firstRegular?: DateInput;
  readonly lastRegular?: DateInput;
  /** A regular period for `actual/actual-icma` to count by. */
  readonly referenceStart?: DateInput;
  readonly referenceEnd?: DateInput;
}

/** The named dates of a context. */
const DATES = [
  "scheduleStart",
  "scheduleEnd",
  "periodEnd",
  "firstRegular",
  "lastRegular",
  "referenceStart",
  "referenceEnd",
] as const;

/** The context with its dates as days, its frequency and its calendar read. */
export function readContext(input: unknown, problems: Problem[]): DayCountContext {
  const known = ["every", "calendar", "endOfMonth", ...DATES];
  const context: YearFractionContext = readRecord(input, known, problems, { path: "context" });
  const days: { -readonly [Name in (typeof DATES)[number]]?: Day } = {};
  for (const name of DATES) {
    const date = context[name];
    const day = date === undefined ? undefined : readDay(date, `context.${name}`, problems);
    if (day !== undefined) days[name] = day;
  }
  const frequency =
    context.every === undefined ? undefined : readEvery(context.every, "context.every", problems);
  const calendar =
    context.calendar === undefined ? undefined : readCalendar(context.calendar, "context.calendar", problems);
  const { endOfMonth } = context;
  if (endOfMonth !== undefined && typeof endOfMonth !== "boolean") {
    const rule = `must be true or false; got ${kindOf(endOfMonth)}`;
    problems.push(problem("wrong-type", "context.endOfMonth", rule));
  }
  return {
    ...days,
    endOfMonth: endOfMonth === true,
    stepping: frequency === undefined ? undefined : { frequency, shortMonth: "clamp" },
    calendar,
  };
}
