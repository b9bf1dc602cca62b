/**
 * What a day count is: a rule of kind `fixed` counts over one denominator, so that a loop can fill numerators; one of
 * kind `period` needs the regular period around it, and each of its fractions has its own denominator.
 */
import type { Day } from "../kernel/date.js";
import type { WorkingCalendar } from "./calendar.js";
import { BOTH_YEARS } from "./dayCountActual.js";
import type { PeriodPlace } from "./dayCountIcma.js";
import type { Stepping } from "./frequency.js";

/** What a day count may need to know besides the two dates. */
export interface DayCountContext extends PeriodPlace {
  /** How often the schedule pays. */
  readonly stepping?: Stepping | undefined;
  /** The days that are worked. */
  readonly calendar?: WorkingCalendar | undefined;
}

/** What a day count cannot do without. */
type DayCountNeed = "every" | "calendar";

interface Described {
  /** What the rule needs to know besides the dates. */
  readonly needs?: DayCountNeed;
  /** The rule in a line. */
  readonly rule: string;
  /** Where the rule is written down. */
  readonly source: string;
}

/** A day count over one denominator: year fraction = numerator / denominator. */
export interface FixedDayCount extends Described {
  readonly kind: "fixed";
  readonly denominator: number;
  readonly numerator: (start: Day, end: Day, context: DayCountContext) => number;
  /** The days counted; where it is missing they are the real days. */
  readonly days?: (start: Day, end: Day, context: DayCountContext) => number;
}

/** A day count by regular periods, each fraction over its own denominator: see `yearFraction.ts`. */
interface PeriodDayCount extends Described {
  readonly kind: "period";
  readonly needs: "every";
}

/** A day count. */
export type DayCountRule = FixedDayCount | PeriodDayCount;

/** A count of two days. */
export type Count = (start: Day, end: Day, context: DayCountContext) => number;

/** A rule that counts days of its own over a fixed year. */
export const over = (denominator: number, days: Count, rule: string, source: string): FixedDayCount => {
  return { kind: "fixed", denominator, numerator: days, days, rule, source };
};

/** A rule that counts real days in years of 365 or 366 days. */
export const byYears = (numerator: Count, rule: string, source: string): FixedDayCount => {
  return { kind: "fixed", denominator: BOTH_YEARS, numerator, rule, source };
};
