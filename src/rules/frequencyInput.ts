/**
 * Frequencies read from values of unknown shape, every problem with them listed.
 *
 * For calls that bring a single frequency; the terms of a loan have their own schema.
 */
import { type Day, WEEKDAYS } from "../kernel/date.js";
import { readDay } from "../kernel/dateInput.js";
import { type Problem, problem } from "../kernel/error.js";
import {
  dayOfMonth,
  type Every,
  FREQUENCY_UNITS,
  type Frequency,
  frequencyOf,
  type MonthDay,
  NTH_WEEKDAYS,
  STEP_UNITS,
  type StepUnit,
} from "./frequency.js";
import type { ShortMonth } from "./shortMonth.js";

/** Steps may be this many days, or the months of it, long: a hundred years. */
const MOST_DAYS = 36_600;

/** What may stand in a frequency, of whatever kind. */
interface Fields {
  readonly count?: unknown;
  readonly unit?: unknown;
  readonly days?: unknown;
  readonly weekday?: unknown;
  readonly nth?: unknown;
  readonly dates?: unknown;
}

const isWholeNumber = (value: unknown, least: number, most: number): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;

const isMonthDay = (value: unknown): boolean => value === "last" || isWholeNumber(value, 1, 31);

/**
 * Why two days of the month cannot alternate; `undefined` if they can.
 *
 * Both are 1 to 31, the first before the second. From 28 on, February would put both on one date; so would the
 * 1st and the 29th or 30th, if a date that February lacks goes to the first of March.
 */
export function halfMonthProblem(first: number, second: number, shortMonth: ShortMonth): string | undefined {
  if (first === second) return "must be two different days of the month";
  if (first >= 28) return "must start with a day before the 28th, or February would have both on one date";
  const overflows = shortMonth === "first-of-next-month" && (second === 29 || second === 30);
  if (first === 1 && overflows)
    return "must not put February's second date on the 1st of March, which has its own";
  return undefined;
}

/** Adds a problem to a list under the path of the frequency. */
type Report = (code: Problem["code"], field: string, message: string) => void;

function checkCount({ count, unit }: Fields, report: Report): void {
  const { days, months } = STEP_UNITS[unit as StepUnit];
  const most = Math.floor(MOST_DAYS / (days + 30.5 * months));
  if (!isWholeNumber(count, 1, most))
    report("out-of-range", "count", `must be a whole number from 1 to ${most}`);
}

function checkWeekday({ unit, weekday, nth }: Fields, report: Report): void {
  const names: readonly unknown[] = WEEKDAYS;
  if (unit !== "month") report("conflict", "unit", "must be month for a weekday of the month");
  if (!names.includes(weekday)) report("not-in-list", "weekday", `must be one of ${WEEKDAYS.join(", ")}`);
  if (!Object.keys(NTH_WEEKDAYS).includes(String(nth)))
    report("not-in-list", "nth", "must be 1, 2, 3, 4 or last");
}

function checkHalfMonth({ days }: Fields, report: Report): void {
  if (!Array.isArray(days) || days.length !== 2 || !days.every(isMonthDay)) {
    report("wrong-type", "days", 'must be two days of the month, 1 to 31 or "last"');
    return;
  }
  const [one, other] = (days as MonthDay[]).map(dayOfMonth) as [number, number];
  const message = halfMonthProblem(Math.min(one, other), Math.max(one, other), "clamp");
  if (message !== undefined) report("conflict", "days", message);
}

function readGivenDates(dates: unknown, path: string, problems: Problem[]): Day[] {
  if (!Array.isArray(dates) || dates.length === 0) {
    problems.push(problem("wrong-type", path, "must be a list of one date or more"));
    return [];
  }
  const days: Day[] = [];
  dates.forEach((item: unknown, index) => {
    const day = readDay(item, `${path}[${index}]`, problems);
    if (day === undefined) return;
    if (day <= (days.at(-1) ?? Number.NEGATIVE_INFINITY)) {
      problems.push(problem("wrong-order", `${path}[${index}]`, "must lie after the date before it"));
    }
    days.push(day);
  });
  return days;
}

function checkStepUnit(fields: Fields, report: Report, names: object = STEP_UNITS): void {
  if (Object.hasOwn(STEP_UNITS, String(fields.unit))) checkCount(fields, report);
  else report("not-in-list", "unit", `must be one of ${Object.keys(names).join(", ")}`);
}

/** Checks a frequency that goes on for ever. */
function checkStepped(fields: Fields, report: Report): void {
  if ("weekday" in fields || "nth" in fields) checkWeekday(fields, report);
  if (fields.unit === "half-month") checkHalfMonth(fields, report);
  else checkStepUnit(fields, report, FREQUENCY_UNITS);
}

/** The frequency that a value writes; `undefined`, with what is wrong added to `problems`, if it writes none. */
export function readEvery(input: unknown, path: string, problems: Problem[]): Frequency | undefined {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    problems.push(problem("wrong-type", path, "must be a record such as { count: 1, unit: month }"));
    return undefined;
  }
  const before = problems.length;
  const report: Report = (code, field, message) => problems.push(problem(code, `${path}.${field}`, message));
  const fields: Fields = { count: 1, ...input };
  const days = "dates" in fields ? readGivenDates(fields.dates, `${path}.dates`, problems) : [];
  if (!("dates" in fields)) checkStepped(fields, report);
  else if (fields.unit !== undefined) checkStepUnit(fields, report);
  return problems.length > before ? undefined : frequencyOf(fields as Fields & Every, days);
}
