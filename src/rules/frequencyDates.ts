/**
 * Dates of a frequency: the k-th regular date from an anchor.
 *
 * Every date steps from the anchor, never from the date before it, so a short month leaves no trace. An anchor
 * that is not itself a regular date (twice a month, n-th weekday) is step 0; step 1 is the next date by rule.
 */
import { addMonths, type Day, dayFromCivil, daysInMonth, packCivil, weekdayOf } from "../kernel/date.js";
import type { Frequency, SteppedFrequency, Stepping } from "./frequency.js";
import { SHORT_MONTHS } from "./shortMonth.js";

/** Months since January of year 0: year × 12 + month − 1. */
export const monthIndexOf = (packed: number): number => (packed >> 9) * 12 + ((packed >> 5) & 15) - 1;

/** A day of a month given by its index; `overflow` days past its end if the month is too short. */
export function dayOfMonthIndex(monthIndex: number, dayOfMonth: number, overflow: number): Day {
  const year = Math.floor(monthIndex / 12);
  const month = monthIndex - year * 12 + 1;
  const length = daysInMonth(year, month);
  return dayFromCivil(year, month, dayOfMonth <= length ? dayOfMonth : length + overflow);
}

/** The n-th weekday (0: Monday) of a month, n = 5 being the last. */
export function nthWeekdayOfMonth(year: number, month: number, weekday: number, nth: number): Day {
  if (nth === 5) {
    const last = dayFromCivil(year, month, daysInMonth(year, month));
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = dayFromCivil(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
}

type OfKind<K extends Frequency["kind"]> = Extract<Frequency, { readonly kind: K }>;

function nthWeekdayAt(monthIndex: number, { weekday, nth }: OfKind<"weekday-of-month">): Day {
  const year = Math.floor(monthIndex / 12);
  return nthWeekdayOfMonth(year, monthIndex - year * 12 + 1, weekday, nth);
}

/** Steps of n-th weekdays: from an anchor between two of them, step 1 is the next one, step −1 the one before. */
function weekdayStep(anchor: Day, step: number, rule: OfKind<"weekday-of-month">): Day {
  if (step === 0) return anchor;
  const month = monthIndexOf(packCivil(anchor));
  const ruleDay = nthWeekdayAt(month, rule);
  if (anchor === ruleDay) return nthWeekdayAt(month + step * rule.months, rule);
  const next = ruleDay > anchor ? month : month + 1;
  return nthWeekdayAt(step > 0 ? next + (step - 1) * rule.months : next - 1 + (step + 1) * rule.months, rule);
}

/** The regular date with a running number: the first of the month's two is even, the second odd. */
function halfMonthDate(index: number, rule: OfKind<"half-months">, overflow: number): Day {
  const monthIndex = Math.floor(index / 2);
  const dayOfMonth = index - 2 * monthIndex === 0 ? rule.first : rule.second;
  return dayOfMonthIndex(monthIndex, dayOfMonth, dayOfMonth === 31 ? 0 : overflow);
}

function halfMonthStep(anchor: Day, step: number, rule: OfKind<"half-months">, overflow: number): Day {
  if (step === 0) return anchor;
  // One month back is early enough: with overflow, the last date of a month may lie on the first of the next.
  let index = 2 * monthIndexOf(packCivil(anchor)) - 1;
  while (halfMonthDate(index, rule, overflow) < anchor) index++;
  const isRegular = halfMonthDate(index, rule, overflow) === anchor;
  return halfMonthDate(step > 0 && !isRegular ? index + step - 1 : index + step, rule, overflow);
}

function monthStep(anchor: Day, months: number, overflow: number): Day {
  if (overflow === 0) return addMonths(anchor, months);
  const packed = packCivil(anchor);
  return dayOfMonthIndex(monthIndexOf(packed) + months, packed & 31, overflow);
}

/**
 * The k-th regular date from an anchor: after it for k > 0, before it for k < 0, the anchor itself for k = 0.
 *
 * @example
 * ```ts
 * const monthly = { frequency: frequencyOf({ count: 1, unit: "month" }), shortMonth: "clamp" };
 * formatDate(dateAt(readDate("2024-01-31"), 1, monthly)); // "2024-02-29"
 * formatDate(dateAt(readDate("2024-01-31"), 2, monthly)); // "2024-03-31"
 * ```
 */
export function dateAt(anchor: Day, step: number, stepping: Stepping<SteppedFrequency>): Day {
  const { frequency } = stepping;
  const { overflow } = SHORT_MONTHS[stepping.shortMonth];
  switch (frequency.kind) {
    case "days":
      return anchor + step * frequency.days;
    case "months":
      return monthStep(anchor, step * frequency.months, overflow);
    case "half-months":
      return halfMonthStep(anchor, step, frequency, overflow);
    case "weekday-of-month":
      return weekdayStep(anchor, step, frequency);
  }
}

/** A list of days that can be filled in place. */
export type DayList = Int32Array | Day[];

function fillMonths(
  out: DayList,
  from: number,
  anchor: Day,
  rule: { months: number; overflow: number },
): void {
  const packed = packCivil(anchor);
  const dayOfMonth = packed & 31;
  let year = packed >> 9;
  let month = (packed >> 5) & 15;
  for (let i = from; i < out.length; i++) {
    month += rule.months;
    while (month > 12) {
      month -= 12;
      year++;
    }
    const length = daysInMonth(year, month);
    out[i] = dayFromCivil(year, month, dayOfMonth <= length ? dayOfMonth : length + rule.overflow);
  }
}

/** Fills in the given days after the anchor; returns how many places are filled in all. */
function fillGiven(out: DayList, from: number, anchor: Day, dates: readonly Day[]): number {
  let filled = from;
  for (const date of dates) {
    if (date > anchor && filled < out.length) out[filled++] = date;
  }
  return filled;
}

/**
 * Fills `out[from]`, `out[from + 1]` … to its end with the regular dates after an anchor, in order.
 *
 * Given dates may run out: the result is the number of places that are filled, `out.length` otherwise.
 */
export function fillDates(out: DayList, from: number, anchor: Day, stepping: Stepping): number {
  const { frequency } = stepping;
  if (frequency.kind === "dates") return fillGiven(out, from, anchor, frequency.dates);
  if (frequency.kind === "days") {
    for (let i = from, day = anchor; i < out.length; i++) out[i] = day += frequency.days;
  } else if (frequency.kind === "months") {
    const { overflow } = SHORT_MONTHS[stepping.shortMonth];
    fillMonths(out, from, anchor, { months: frequency.months, overflow });
  } else {
    const steps = { frequency, shortMonth: stepping.shortMonth };
    for (let i = from; i < out.length; i++) out[i] = dateAt(anchor, i - from + 1, steps);
  }
  return out.length;
}

/**
 * Whether a period is exactly one regular step: one step forward from its start, or one step back from its end,
 * fits: 31 March to 30 April is a month, and so is 30 March to 30 April.
 *
 * Twice a month and by n-th weekday both must fit, so a period that starts between two regular dates is not
 * regular. Between given dates no period is.
 */
export function isRegularPeriod(start: Day, end: Day, stepping: Stepping): boolean {
  const { frequency, shortMonth } = stepping;
  if (frequency.kind === "dates") return false;
  const forward = dateAt(start, 1, { frequency, shortMonth }) === end;
  const back = dateAt(end, -1, { frequency, shortMonth }) === start;
  return frequency.kind === "days" || frequency.kind === "months" ? forward || back : forward && back;
}

/** How many whole regular steps from an anchor do not pass a later day. */
export function stepsBetween(anchor: Day, day: Day, stepping: Stepping<SteppedFrequency>): number {
  if (stepping.frequency.kind === "days") return Math.floor((day - anchor) / stepping.frequency.days);
  let most = 1;
  while (dateAt(anchor, most, stepping) <= day) most *= 2;
  let least = 0;
  while (most - least > 1) {
    const middle = (least + most) >> 1;
    if (dateAt(anchor, middle, stepping) <= day) least = middle;
    else most = middle;
  }
  return least;
}
