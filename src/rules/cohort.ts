/**
 * Cohorts: by what loans are grouped, and in what their age is counted. To add one, add one entry.
 */
import { addMonths, type Day, formatDate, packCivil, weekdayOf } from "../kernel/date.js";

/** The name of the cohort of a day; names sort as the cohorts do. */
type CohortRule = (day: Day) => string;

/** The cohorts of disbursement. */
export const COHORTS = {
  /** The Monday of the week: `2024-03-04`. */
  week: (day) => formatDate(day - weekdayOf(day)),
  /** `2024-03`. The default. */
  month: (day) => formatDate(day).slice(0, 7),
  /** `2024-Q1`. */
  quarter: (day) => `${formatDate(day).slice(0, 4)}-Q${Math.ceil(((packCivil(day) >> 5) & 15) / 3)}`,
  /** `2024`. */
  year: (day) => formatDate(day).slice(0, 4),
} as const satisfies Record<string, CohortRule>;

/** The name of a cohort. */
export type Cohort = keyof typeof COHORTS;

/** A unit of age: the day on which a loan disbursed on a day has an age. */
type AgeRule = (disbursed: Day, age: number) => Day;

/** The units of a loan's age. Weekly loans need weeks. */
export const AGE_UNITS = {
  /** Seven days each. */
  week: (disbursed, age) => disbursed + 7 * age,
  /** Calendar months. The default. */
  month: (disbursed, age) => addMonths(disbursed, age),
} as const satisfies Record<string, AgeRule>;

/** The name of a unit of age. */
export type AgeUnit = keyof typeof AGE_UNITS;
