/**
 * Dates read from callers' values, with what is wrong with them as problems.
 */
import { type Day, isDateObject, readDate } from "./date.js";
import { type Problem, problem } from "./error.js";
import { kindOf } from "./kindOf.js";

const DATE_RULE = "a calendar date written YYYY-MM-DD, or a record with year, month and day";

/** What is wrong with a value that should write a date. */
export function dateProblem(input: unknown, path: string): Problem {
  if (input === undefined) return problem("required", path, `must be ${DATE_RULE}; got nothing`);
  if (isDateObject(input)) {
    const reason = "a Date object names a moment whose calendar day depends on the time zone";
    return problem("date-object", path, `${reason}; give the day as text YYYY-MM-DD`);
  }
  return problem("not-a-date", path, `must be ${DATE_RULE}; got ${kindOf(input)}`);
}

/** The day that a value writes; `undefined`, with the problem added to the list, if it writes none. */
export function readDay(input: unknown, path: string, problems: Problem[]): Day | undefined {
  const day = readDate(input);
  if (day === undefined) problems.push(dateProblem(input, path));
  return day;
}
