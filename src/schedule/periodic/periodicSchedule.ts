/**
 * Periodic schedules: regular periods between two dates, with short or long periods at the ends.
 *
 * Dates are made unadjusted, by stub and roll conventions, and moved to working days afterwards, each from its own
 * unadjusted place. Given dates that are roll dates moved to a working day are recognized as such.
 */
import type { DateInput, Day } from "../../kernel/date.js";
import { formatDate } from "../../kernel/date.js";
import { readDay } from "../../kernel/dateInput.js";
import { LoanError, type Problem, problem, refuse } from "../../kernel/error.js";
import type { ReadAdjustment } from "../../rules/adjustDate.js";
import { shiftDay } from "../../rules/dateShift.js";
import { ROLL_CONVENTIONS, type RollConvention } from "../../rules/rollConvention.js";
import { type Frame, frameOf, generateDates } from "./periodicScheduleDates.js";
import { STUB_CONVENTIONS } from "./periodicScheduleStub.js";
import {
  formatDays,
  type PeriodicTerms,
  type ReadTerms,
  readPeriodicTerms,
} from "./periodicScheduleTerms.js";

/** The dates of a periodic schedule, from its start to its end. */
export interface PeriodicDates {
  /** By rule, working days or not. */
  readonly unadjusted: readonly string[];
  /** Moved to working days. */
  readonly adjusted: readonly string[];
  /** The roll convention that the regular dates follow. */
  readonly roll: RollConvention;
}

/** The roll date that a given date is moved from, if it is one; else the date itself. */
function beforeMoving(day: Day, roll: RollConvention, { shift, calendar }: ReadAdjustment): Day {
  const rolled = ROLL_CONVENTIONS[roll].adjust(day);
  return shiftDay(rolled, shift, calendar) === day ? rolled : day;
}

/** The given dates as they lie before moving. */
function unmoved(terms: ReadTerms): Frame {
  const { roll, firstRegular, lastRegular, adjustment } = terms;
  if (roll === undefined) return frameOf(terms);
  const isMoved = terms.isStartMoved || roll === "end-of-month";
  const start = isMoved ? beforeMoving(terms.start, roll, adjustment) : terms.start;
  const end = beforeMoving(terms.end, roll, terms.endAdjustment);
  const first = firstRegular === undefined ? start : beforeMoving(firstRegular, roll, adjustment);
  const last = lastRegular === undefined ? end : beforeMoving(lastRegular, roll, adjustment);
  return { start, end, firstRegular: first, lastRegular: last };
}

/** Each date moved to a working day; the first and the last from the dates that were given. */
function moveDates(days: readonly Day[], terms: ReadTerms): Day[] {
  const { adjustment, startAdjustment, endAdjustment, start, end } = terms;
  return days.map((day, index) => {
    if (index === 0) return shiftDay(start, startAdjustment.shift, startAdjustment.calendar);
    if (index === days.length - 1) return shiftDay(end, endAdjustment.shift, endAdjustment.calendar);
    return shiftDay(day, adjustment.shift, adjustment.calendar);
  });
}

/** Refuses dates that do not rise. */
function checkRising(days: readonly Day[], path: string, message: string): void {
  const isRising = days.every((day, index) => index === 0 || day > (days[index - 1] as Day));
  if (!isRising || days.length < 2) refuse(problem("duplicate", path, message));
}

const FALL_TOGETHER =
  "two dates fall together after moving to working days; combinePeriods joins their periods";

/**
 * The dates of a periodic schedule.
 *
 * @throws LoanError `conflict` if the dates fit neither the stub nor the roll convention; `duplicate` if two dates fall
 *   together; `wrong-order` and the problems of single fields
 * @example
 * ```ts
 * periodicDates({
 *   start: "2014-06-04",
 *   end: "2014-09-17",
 *   every: { count: 1, unit: "month" },
 *   stub: "short-initial",
 *   adjustment: { shift: "modified-following", calendar: { weekend: ["saturday", "sunday"] } },
 * }).adjusted; // ["2014-06-04", "2014-06-17", "2014-07-17", "2014-08-18", "2014-09-17"]
 * ```
 */
export function periodicDates(terms: PeriodicTerms): PeriodicDates {
  const read = readPeriodicTerms(terms);
  const { days, roll } = generateDates(unmoved(read), read);
  checkRising(days, "", "two regular dates fall together");
  const moved = moveDates(days, read);
  const isKept = (index: number): boolean => moved[index] !== moved[index + 1];
  const kept = read.combinePeriods ? moved.filter((_, index) => isKept(index)) : moved;
  checkRising(kept, "adjustment", FALL_TOGETHER);
  const unadjusted = read.combinePeriods ? days.filter((_, index) => isKept(index)) : days;
  return { unadjusted: formatDays(unadjusted), adjusted: formatDays(kept), roll };
}

/**
 * The dates by rule alone: every given date is taken as it stands, no calendar is asked.
 *
 * @throws LoanError as {@link periodicDates}
 * @example
 * ```ts
 * unadjustedDates({ start: "2024-01-31", end: "2024-03-31", every: { count: 1, unit: "month" } }).join(" "); // "2024-01-31 2024-02-29 2024-03-31"
 * ```
 */
export function unadjustedDates(terms: PeriodicTerms): readonly string[] {
  const read = readPeriodicTerms(terms);
  const { days } = generateDates(frameOf(read), read);
  checkRising(days, "", "two regular dates fall together");
  return formatDays(days);
}

/** The regular date before the last, which a final stub starts from; nothing if the dates cannot be made. */
function lastRegularOf(terms: PeriodicTerms): string | undefined {
  try {
    const dates = unadjustedDates(terms);
    return dates.length > 2 ? dates.at(-2) : undefined;
  } catch (error) {
    if (error instanceof LoanError) return undefined;
    throw error;
  }
}

/**
 * The same schedule from another start, which is taken as a working day: the regular dates stay where they are.
 *
 * A first regular date is dropped, and the stub lies at the start: `smart-initial`, unless the convention already put
 * one there. A final stub is kept by its date.
 *
 * @throws LoanError `wrong-order` if the new start lies after the end; the problems of the fields
 * @example
 * ```ts
 * const terms = { start: "2014-06-17", end: "2014-08-17", every: { count: 1, unit: "month" }, stub: "none" };
 * unadjustedDates(replaceStart(terms, "2014-06-04")); // ["2014-06-04", "2014-06-17", "2014-07-17", "2014-08-17"]
 * ```
 */
export function replaceStart(terms: PeriodicTerms, start: DateInput): PeriodicTerms {
  const problems: Problem[] = [];
  const day = readDay(start, "start", problems);
  if (day === undefined) return refuse(problems);
  const read = readPeriodicTerms(terms);
  if (day > read.end) refuse(problem("wrong-order", "start", "must not lie after the end"));
  const { firstRegular: _, ...kept } = terms;
  const replaced = { ...kept, start: formatDate(day), startAdjustment: { shift: "none" } } as const;
  const side = terms.stub === undefined ? undefined : STUB_CONVENTIONS[terms.stub].side;
  if (side === "start") return replaced;
  if (side === undefined || terms.lastRegular !== undefined) return { ...replaced, stub: "smart-initial" };
  const lastRegular = lastRegularOf(terms);
  return lastRegular === undefined ? replaced : { ...replaced, stub: "smart-initial", lastRegular };
}
