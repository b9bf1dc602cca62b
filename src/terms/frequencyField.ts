/**
 * The frequency field: one record whose fields say which of four forms it has.
 *
 * `{ count, unit }`, `{ unit: "half-month", days: [1, 15] }`, `{ unit: "month", weekday: "monday", nth: 3 }` or
 * `{ dates: [...] }`. One flat record gives clearer errors than a union of four.
 */
import * as z from "zod";
import { WEEKDAYS } from "../kernel/date.js";
import {
  dayOfMonth,
  type Every,
  FREQUENCY_UNITS,
  type FrequencyUnit,
  type StepUnit,
} from "../rules/frequency.js";
import { halfMonthProblem } from "../rules/frequencyInput.js";
import type { ShortMonth } from "../rules/shortMonth.js";
import { dueDatesField, nameField, record, wholeNumberField } from "./fields.js";

const monthDay = () =>
  z.union([wholeNumberField(1, 31), z.literal("last")], "must be a day of the month from 1 to 31, or last");

type MonthDay = z.output<ReturnType<typeof monthDay>>;

/** Two days of the month, in any order; callers may give a pair that nobody may change. */
const monthDays: z.ZodType<[MonthDay, MonthDay], readonly [MonthDay, MonthDay]> = z.tuple([
  monthDay(),
  monthDay(),
]);

/** How often installments fall due, field by field. */
export const frequencySchema = record({
  count: wholeNumberField(1, 366).optional(),
  unit: nameField<FrequencyUnit>(FREQUENCY_UNITS).optional(),
  days: monthDays.optional(),
  weekday: z.enum(WEEKDAYS).optional(),
  nth: z
    .union(
      [z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal("last")],
      "must be 1, 2, 3, 4 or last; not every month has a fifth",
    )
    .optional(),
  dates: dueDatesField.optional(),
});

/** A frequency whose fields are sound by themselves. */
export type FrequencyFields = z.output<typeof frequencySchema>;

const FORMS = '{ count, unit }, { unit: "half-month", days }, { unit: "month", weekday, nth } or { dates }';

/** What is wrong with the fields of a frequency taken together, in words; `undefined` when nothing is. */
export function frequencyProblem(
  fields: FrequencyFields,
  shortMonth: ShortMonth = "clamp",
): string | undefined {
  const { count, unit, days, weekday, nth, dates } = fields;
  if (dates !== undefined) {
    if (days !== undefined || weekday !== undefined || nth !== undefined || unit === "half-month")
      return "given dates go with nothing but a count and a unit of days, weeks, months or years";
    if (count !== undefined && unit === undefined) return "a count of given dates needs its unit";
    return dates.length === 0 ? "given dates must not be empty" : undefined;
  }
  if (unit === undefined) return `must be one of ${FORMS}`;
  if ((weekday === undefined) !== (nth === undefined)) return "weekday and nth belong together";
  if (weekday !== undefined && unit !== "month") return "a weekday of the month needs the unit month";
  if (weekday !== undefined && days !== undefined) return "days and weekday exclude each other";
  if ((unit === "half-month") !== (days !== undefined))
    return "days belong to the unit half-month, and only to it";
  if (unit === "half-month" && count !== undefined && count !== 1) return "half-month takes no count";
  if (days === undefined) return undefined;
  const [one, other] = [dayOfMonth(days[0]), dayOfMonth(days[1])];
  const found = halfMonthProblem(Math.min(one, other), Math.max(one, other), shortMonth);
  return found === undefined ? undefined : `days ${found}`;
}

/** The frequency in the one form that its fields have, complete with its defaults; its lists are frozen. */
export function completeFrequency(fields: FrequencyFields): Every {
  const { count = 1, unit, days, weekday, nth, dates } = fields;
  if (dates !== undefined) {
    const given = Object.freeze(dates);
    return unit === undefined ? { dates: given } : { dates: given, count, unit: unit as StepUnit };
  }
  if (days !== undefined) return { unit: "half-month", days: Object.freeze(days) };
  if (weekday !== undefined && nth !== undefined) return { unit: "month", count, weekday, nth };
  return { count, unit: unit as StepUnit };
}
