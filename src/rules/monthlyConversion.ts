/**
 * Monthly conversions: how many dues of a weekly or daily installment count as one month of debt service.
 *
 * The choice decides a 50% test: 1,390 a week against an income of 12,000 a month is 50.2%, 46.3%, 44.4% or
 * 57.9% of it. Regulators leave it open, so it is a named choice, stated in every result. Monthly installments
 * and longer ones are the same under all of them. To add one, add one entry.
 */
import { equalPeriod, type SteppedFrequency, type YearFraction } from "./frequency.js";

/** Dues in one month, as an exact fraction, of an installment every `count` weeks or days. */
export interface MonthlyConversionRule {
  /** The rule in words. */
  readonly rule: string;
  /** Dues a month of an installment every `count` weeks. */
  readonly weeks: (count: number) => YearFraction;
  /** Dues a month of an installment every `count` days. */
  readonly days: (count: number) => YearFraction;
}

/** The most dates, `step` days apart, that a month of 31 days can hold. */
const mostInMonth = (step: number): YearFraction => ({
  numerator: Math.floor(30 / step) + 1,
  denominator: 1,
});

/** The most due dates of a frequency that one calendar month can hold. */
export function mostDuesInMonth(frequency: SteppedFrequency): number {
  if (frequency.kind === "days") return mostInMonth(frequency.days).numerator;
  return frequency.kind === "half-months" ? 2 : 1;
}

/** The conversions. */
export const MONTHLY_CONVERSIONS = {
  /** 52 weeks, 365 days to a year of 12 months. The default. */
  "52/12": {
    rule: "52 weeks (365 days) a year, over 12 months",
    weeks: (count) => ({ numerator: 52, denominator: 12 * count }),
    days: (count) => ({ numerator: 365, denominator: 12 * count }),
  },
  /** 4 weeks to a month: leaves out one weekly installment in thirteen. */
  "times-4": {
    rule: "4 weeks (28 days) a month",
    weeks: (count) => ({ numerator: 4, denominator: count }),
    days: (count) => ({ numerator: 28, denominator: count }),
  },
  /** The 46 weeks in which a one-year loan of 46 installments is repaid, over 12 months. */
  "46/12": {
    rule: "46 paying weeks (322 days) a year, over 12 months",
    weeks: (count) => ({ numerator: 46, denominator: 12 * count }),
    days: (count) => ({ numerator: 322, denominator: 12 * count }),
  },
  /** The most due dates that a calendar month can hold: five weekly ones. */
  "calendar-month": {
    rule: "the most due dates that a calendar month can hold",
    weeks: (count) => mostInMonth(7 * count),
    days: (count) => mostInMonth(count),
  },
} as const satisfies Record<string, MonthlyConversionRule>;

/** The name of a monthly conversion. */
export type MonthlyConversion = keyof typeof MONTHLY_CONVERSIONS;

/**
 * How many installments of a frequency count as one month, as an exact fraction.
 *
 * @example
 * ```ts
 * const weekly = frequencyOf({ count: 1, unit: "week" });
 * duesPerMonth(weekly, "52/12"); // { numerator: 52, denominator: 12 }
 * duesPerMonth(weekly, "calendar-month"); // { numerator: 5, denominator: 1 }
 * ```
 */
export function duesPerMonth(frequency: SteppedFrequency, conversion: MonthlyConversion): YearFraction {
  if (frequency.kind === "days") {
    const { weeks, days } = MONTHLY_CONVERSIONS[conversion];
    return frequency.perYear === 52 ? weeks(frequency.count) : days(frequency.count);
  }
  const { numerator, denominator } = equalPeriod(frequency);
  return { numerator: denominator, denominator: 12 * numerator };
}
