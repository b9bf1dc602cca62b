/**
 * Days past due: how old is an installment that is not fully paid.
 *
 * Every convention sees the due date and the as-of day of a row that is unpaid. To add one, add one entry to
 * `DAYS_PAST_DUE`.
 */
import { addMonths, civilFromDay, type Day } from "../kernel/date.js";

/** A convention: the lateness on `asOf` of an unpaid row due on `due` ≤ `asOf`. */
export type DaysPastDueRule = (due: Day, asOf: Day) => number;

/** Whole calendar months from `due` to `asOf`: a month is full on the same day of the next month. */
function monthsBetween(due: Day, asOf: Day): number {
  const [from, to] = [civilFromDay(due), civilFromDay(asOf)];
  const months = (to.year - from.year) * 12 + to.month - from.month;
  return addMonths(due, months) <= asOf ? months : months - 1;
}

/** Full months count 30 days each; the days of the month begun count as they are, 29 at most. */
function monthlyDays(due: Day, asOf: Day): number {
  const months = monthsBetween(due, asOf);
  return months * 30 + Math.min(asOf - addMonths(due, months), 29);
}

/** The conventions. */
export const DAYS_PAST_DUE = {
  /** As-of day − due date: due 31 March, seen 1 April, is 1. The default. */
  "after-due-date": (due, asOf) => asOf - due,
  /** The due date is day 1: of a row due 31 March 2021, 30 April is day 31 and 29 June day 91. RBI, 12 Nov 2021. */
  "due-date-is-day-1": (due, asOf) => asOf - due + 1,
  /** 30 days for each full month, full on the same day of the next month, and the days since (29 at most). OTS. */
  "calendar-months": (due, asOf) => monthlyDays(due, asOf),
  /** The same, but a month is full at the end of the day before: due 1 January, 31 January is 30. MBA. */
  "calendar-months-mba": (due, asOf) => (asOf <= due ? 0 : monthlyDays(due, asOf + 1)),
} as const satisfies Record<string, DaysPastDueRule>;

/** The name of a convention. */
export type DaysPastDueConvention = keyof typeof DAYS_PAST_DUE;
