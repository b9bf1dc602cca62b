/**
 * The options of rates: the day count and how many digits are shown.
 */
import { type Problem, problem } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import { readRecord } from "../kernel/recordInput.js";
import type { DAY_COUNTS } from "../rules/dayCount.js";

/** How a rate is shown. */
export interface RateOptions {
  /** Significant digits that the rate is correctly rounded to: 10 to 60, 12 unless said. */
  readonly significantDigits?: number;
}

/** The day counts that need only two days and can count the years of flows. */
export const XIRR_DAY_COUNTS = [
  "actual/365",
  "actual/360",
  "actual/364",
  "actual/366",
  "actual/365.25",
  "actual/365-leap-day",
  "actual/actual-isda",
  "actual/actual-afb",
  "actual/actual-year",
  "nl/365",
  "nl/360",
  "30/360-bond",
  "30/360-us",
  "30/360-us-eom",
  "30/360-psa",
  "30e/360",
  "30e/360-isda",
  "30e+/360",
  "30e/365",
  "30/365",
] as const satisfies readonly (keyof typeof DAY_COUNTS)[];

/** A day count that `xirr` can use. */
export type XirrDayCount = (typeof XIRR_DAY_COUNTS)[number];

const FEWEST_DIGITS = 10;
const MOST_DIGITS = 60;
/** What a rate shows unless said. */
const USUAL_DIGITS = 12;

/** The digits asked for, checked. */
export function readSignificantDigits(digits: unknown, problems: Problem[]): number {
  if (digits === undefined) return USUAL_DIGITS;
  const isWhole = typeof digits === "number" && Number.isInteger(digits);
  if (isWhole && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS) return digits;
  const rule = `must be a whole number from ${FEWEST_DIGITS} to ${MOST_DIGITS}`;
  problems.push(problem("out-of-range", "significantDigits", `${rule}; got ${kindOf(digits)}`));
  return USUAL_DIGITS;
}

/** The significant digits of options that hold nothing else. */
export function readDigits(options: RateOptions, problems: Problem[]): number {
  const { significantDigits } = readRecord(options, ["significantDigits"], problems, { what: "options" });
  return readSignificantDigits(significantDigits, problems);
}

/** The significant digits and the day count. */
export function readOptions(
  options: RateOptions & { readonly dayCount?: XirrDayCount },
  problems: Problem[],
): { significantDigits: number; dayCount: XirrDayCount } {
  const known = ["significantDigits", "dayCount"];
  const { dayCount: name = "actual/365", significantDigits } = readRecord(options, known, problems, {
    what: "options",
  });
  const dayCount = name as XirrDayCount;
  if (!XIRR_DAY_COUNTS.includes(dayCount)) {
    problems.push(problem("not-in-list", "dayCount", `must be one of ${XIRR_DAY_COUNTS.join(", ")}`));
  }
  return { significantDigits: readSignificantDigits(significantDigits, problems), dayCount };
}
