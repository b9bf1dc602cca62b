/**
 * Frequencies: how often an installment falls due, as terms write it and as the date rules use it.
 *
 * A regular period is also a share of a year: n days are n/365, n weeks n/52, n months n/12, half a month 1/24
 * ("equal periods"). Given dates have no such share. To add a unit, add one entry to `STEP_UNITS`.
 */
import { type DateInput, type Day, WEEKDAYS, type Weekday } from "../kernel/date.js";
import type { ShortMonth } from "./shortMonth.js";

/** The units a step may be counted in, as days or months, and how many of them make a year. */
export const STEP_UNITS = {
  /** Every n days; n/365 of a year. */
  day: { days: 1, months: 0, perYear: 365 },
  /** Every n weeks: 2 is a fortnight; n/52 of a year. */
  week: { days: 7, months: 0, perYear: 52 },
  /** Every n months; n/12 of a year. */
  month: { days: 0, months: 1, perYear: 12 },
  /** Every n × 3 months; n/4 of a year. */
  quarter: { days: 0, months: 3, perYear: 4 },
  /** Every n × 6 months; n/2 of a year. */
  "half-year": { days: 0, months: 6, perYear: 2 },
  /** Every n × 12 months; n years. */
  year: { days: 0, months: 12, perYear: 1 },
} as const;

/** The name of a unit of a step. */
export type StepUnit = keyof typeof STEP_UNITS;

/** The units of a frequency: those of a step, and twice a month. */
export const FREQUENCY_UNITS = {
  ...STEP_UNITS,
  /** Twice a month, on two given days of the month; 1/24 of a year each. */
  "half-month": { days: 0, months: 0, perYear: 24 },
} as const;

/** The name of a unit of a frequency. */
export type FrequencyUnit = keyof typeof FREQUENCY_UNITS;

/** Which weekday of the month: the first to the fourth, or the last. */
export const NTH_WEEKDAYS = { 1: 1, 2: 2, 3: 3, 4: 4, last: 5 } as const;

/** Which weekday of the month: 1 to 4, or `"last"`. */
export type NthWeekday = keyof typeof NTH_WEEKDAYS;

/** A day of the month 1 to 31; 31 and `"last"` are the month's last day. */
export type MonthDay = number | "last";

/** Every so many units: `{ count: 1, unit: "week" }`. */
export interface EveryStep {
  readonly count: number;
  readonly unit: StepUnit;
}

/** Twice a month, on two days of the month: `{ unit: "half-month", days: [1, 15] }`. */
export interface EveryHalfMonth {
  readonly unit: "half-month";
  readonly days: readonly [MonthDay, MonthDay];
}

/** The n-th weekday of each (or each k-th) month: `{ unit: "month", count: 1, weekday: "monday", nth: 3 }`. */
export interface EveryNthWeekday {
  readonly unit: "month";
  readonly count: number;
  readonly weekday: Weekday;
  readonly nth: NthWeekday;
}

/**
 * On given dates, in order: `{ dates: ["2026-03-31", "2026-11-30"] }`. With a unit, each of them ends what counts as one
 * such period: `{ dates: [...], count: 1, unit: "month" }` are months whose dates were moved by hand.
 */
export interface EveryGivenDate {
  readonly dates: readonly DateInput[];
  readonly count?: number;
  readonly unit?: StepUnit;
}

/** How often an installment falls due, as terms write it. */
export type Every = EveryStep | EveryHalfMonth | EveryNthWeekday | EveryGivenDate;

/** How often an installment falls due, as the date rules use it. */
export type Frequency =
  /** Every so many days. `perYear` is 365 or, for weeks, 52 and `count` the weeks. */
  | { readonly kind: "days"; readonly days: number; readonly count: number; readonly perYear: number }
  /** Every so many months, from the anchor's day of the month. */
  | { readonly kind: "months"; readonly months: number }
  /** On two days of each month, the first before the second; 31 is the last day of the month. */
  | { readonly kind: "half-months"; readonly first: number; readonly second: number }
  /** On the n-th (5: last) weekday (0: Monday) of each month, or of each so many months. */
  | {
      readonly kind: "weekday-of-month";
      readonly months: number;
      readonly weekday: number;
      readonly nth: number;
    }
  /** On given days, strictly rising; `period` is what each of them counts as, if the terms say so. */
  | {
      readonly kind: "dates";
      readonly dates: readonly Day[];
      readonly period?: Extract<Frequency, { readonly kind: "days" | "months" }>;
    };

/** A frequency that goes on for ever: any but given dates. */
export type SteppedFrequency = Exclude<Frequency, { readonly kind: "dates" }>;

/** A frequency with the policy for months that are too short for the anchor's day. */
export interface Stepping<F extends Frequency = Frequency> {
  readonly frequency: F;
  readonly shortMonth: ShortMonth;
}

/** An exact share of a year, both parts safe integers, the denominator above 0. */
export interface YearFraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** A day of the month as a number: 31 for the last. */
export const dayOfMonth = (day: MonthDay): number => (day === "last" ? 31 : day);

/** A frequency counted in days or months. */
function stepFrequency(count: number, unit: StepUnit): Extract<Frequency, { kind: "days" | "months" }> {
  const { days, months, perYear } = STEP_UNITS[unit];
  return days > 0
    ? { kind: "days", days: count * days, count, perYear }
    : { kind: "months", months: count * months };
}

/**
 * The frequency that the terms' `every` names; given dates come as days. The input is taken to be valid.
 *
 * @example
 * ```ts
 * frequencyOf({ count: 1, unit: "quarter" }); // { kind: "months", months: 3 }
 * ```
 */
export function frequencyOf(every: Exclude<Every, EveryGivenDate>): SteppedFrequency;
export function frequencyOf(every: Every, givenDays: readonly Day[]): Frequency;
export function frequencyOf(every: Every, givenDays: readonly Day[] = []): Frequency {
  if ("dates" in every) {
    const period = every.unit === undefined ? undefined : stepFrequency(every.count ?? 1, every.unit);
    return { kind: "dates", dates: givenDays, ...(period && { period }) };
  }
  if ("days" in every) {
    const [one, other] = [dayOfMonth(every.days[0]), dayOfMonth(every.days[1])];
    return { kind: "half-months", first: Math.min(one, other), second: Math.max(one, other) };
  }
  if ("weekday" in every) {
    const weekday = WEEKDAYS.indexOf(every.weekday);
    return { kind: "weekday-of-month", months: every.count, weekday, nth: NTH_WEEKDAYS[every.nth] };
  }
  return stepFrequency(every.count, every.unit);
}

/**
 * The share of a year that one regular period is: n/365 for n days, n/52 for n weeks, n/12 for n months, 1/24
 * for half a month; `undefined` for given dates that do not say what they count as.
 */
export function equalPeriod(frequency: SteppedFrequency): YearFraction;
export function equalPeriod(frequency: Frequency): YearFraction | undefined;
export function equalPeriod(frequency: Frequency): YearFraction | undefined {
  switch (frequency.kind) {
    case "days":
      return { numerator: frequency.count, denominator: frequency.perYear };
    case "months":
    case "weekday-of-month":
      return { numerator: frequency.months, denominator: 12 };
    case "half-months":
      return { numerator: 1, denominator: 24 };
    case "dates":
      return frequency.period === undefined ? undefined : equalPeriod(frequency.period);
  }
}
