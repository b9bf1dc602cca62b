/**
 * Periodic schedules by direction: regular dates counted on from the start or back from the end, the odd days at the
 * other end; as QuantLib makes them.
 *
 * Contract dates stay: only the dates between them go to the month's end.
 */
import { addMonths, type DateInput, type Day, endOfMonth as endOfCalendarMonth } from "../../kernel/date.js";
import { readDay } from "../../kernel/dateInput.js";
import { type Problem, problem, refuse } from "../../kernel/error.js";
import { readRecord } from "../../kernel/recordInput.js";
import { type DateAdjustment, type ReadAdjustment, readAdjustment } from "../../rules/adjustDate.js";
import { workingDayFrom } from "../../rules/calendar.js";
import { sameMonth, shiftDay } from "../../rules/dateShift.js";
import type { EveryStep, SteppedFrequency } from "../../rules/frequency.js";
import { checkOrder, formatDays, MOST_PERIODS, readFrequency } from "./periodicScheduleTerms.js";

/** The directions that regular dates may be counted in. */
export const DATE_DIRECTIONS = {
  /** On from the start: odd days lie at the end. */
  forward: 1,
  /** Back from the end: odd days lie at the start. */
  backward: -1,
} as const;

/** The name of a direction. */
export type DateDirection = keyof typeof DATE_DIRECTIONS;

/** A schedule by direction, as callers write it. */
export interface DirectedTerms extends DateAdjustment {
  readonly start: DateInput;
  readonly end: DateInput;
  /** The regular step, or `"term"` for one period from start to end. */
  readonly every: EveryStep | "term";
  readonly direction: DateDirection;
  /** Whether dates stay at month ends if the date that they are counted from is the last working day of its month. */
  readonly endOfMonth?: boolean;
  /** The first date after the start, and the last before the end, where they are not regular. */
  readonly firstRegular?: DateInput;
  readonly lastRegular?: DateInput;
}

interface Directed {
  readonly start: Day;
  readonly end: Day;
  readonly frequency: SteppedFrequency | "term";
  readonly direction: DateDirection;
  readonly endOfMonth: boolean;
  readonly firstRegular: Day | undefined;
  readonly lastRegular: Day | undefined;
  readonly adjustment: ReadAdjustment;
}

const FIELDS = [
  "start",
  "end",
  "every",
  "direction",
  "endOfMonth",
  "firstRegular",
  "lastRegular",
  "shift",
  "calendar",
];

function readDirected(input: DirectedTerms): Directed {
  const problems: Problem[] = [];
  const terms = readRecord(input, FIELDS, problems, { what: "terms" }) as object as DirectedTerms;
  const optional = (date: DateInput | undefined, path: string): Day | undefined =>
    date === undefined ? undefined : readDay(date, path, problems);
  const [start, end] = [readDay(terms.start, "start", problems), readDay(terms.end, "end", problems)];
  const firstRegular = optional(terms.firstRegular, "firstRegular");
  const lastRegular = optional(terms.lastRegular, "lastRegular");
  const frequency = readFrequency(terms.every, problems);
  const { direction } = terms;
  if (typeof direction !== "string" || !Object.hasOwn(DATE_DIRECTIONS, direction)) {
    problems.push(problem("not-in-list", "direction", "must be forward or backward"));
  }
  const { shift, calendar } = terms;
  const adjustment = readAdjustment({ shift, calendar }, "", problems);
  if (start === undefined || end === undefined) return refuse(problems);
  checkOrder({ start, end, firstRegular, lastRegular }, problems);
  if (problems.length > 0) return refuse(problems);
  const isMonthly = frequency !== "term" && frequency.kind === "months";
  const endOfMonth = isMonthly && terms.endOfMonth === true;
  const given = { firstRegular: firstRegular === start ? undefined : firstRegular };
  const last = { lastRegular: lastRegular === end ? undefined : lastRegular };
  return { start, end, frequency, direction, endOfMonth, ...given, ...last, adjustment };
}

/** The k-th date from a seed; from month end to month end if asked for and the seed is one. */
function stepFrom(seed: Day, steps: number, frequency: SteppedFrequency, keepsMonthEnd: boolean): Day {
  if (frequency.kind === "days") return seed + steps * frequency.days;
  const months = frequency.kind === "months" ? frequency.months : 1;
  const day = addMonths(seed, steps * months);
  return keepsMonthEnd && endOfCalendarMonth(seed) === seed ? endOfCalendarMonth(day) : day;
}

interface Built {
  /** In the order in which they are counted. */
  readonly days: Day[];
  /** The date that the regular ones are counted from. */
  readonly seed: Day;
}

/** Regular dates from one end towards the other; dates that would fall together after moving are left out. */
function build(terms: Directed, frequency: SteppedFrequency): Built {
  const sign = DATE_DIRECTIONS[terms.direction];
  const isForward = sign === 1;
  const [near, far] = isForward ? [terms.start, terms.end] : [terms.end, terms.start];
  const [nearGiven, farGiven] = isForward
    ? [terms.firstRegular, terms.lastRegular]
    : [terms.lastRegular, terms.firstRegular];
  const { shift, calendar } = terms.adjustment;
  const moved = (day: Day): Day => shiftDay(day, shift, calendar);
  const days = nearGiven === undefined ? [near] : [near, nearGiven];
  const addIfApart = (day: Day): void => {
    if (moved(days.at(-1) as Day) !== moved(day)) days.push(day);
  };
  const seed = nearGiven ?? near;
  const exit = farGiven ?? far;
  for (let count = 1; count <= MOST_PERIODS; count++) {
    const day = stepFrom(seed, sign * count, frequency, terms.endOfMonth);
    if (sign * (day - exit) > 0) {
      if (farGiven !== undefined) addIfApart(farGiven);
      addIfApart(far);
      return { days, seed };
    }
    addIfApart(day);
  }
  return refuse(problem("out-of-range", "every", `must not make more than ${MOST_PERIODS} periods`));
}

/** Dates moved to working days; a date at or beyond its neighboring contract date gives way to it. */
function moveDates({ days, seed }: Built, { adjustment, endOfMonth }: Directed): Day[] {
  const { shift, calendar } = adjustment;
  const toMonthEnd = endOfMonth && !sameMonth(seed, workingDayFrom(seed + 1, calendar));
  const moved = days.map((day, index) => {
    const isBetween = index > 0 && index < days.length - 1;
    return shiftDay(isBetween && toMonthEnd ? endOfCalendarMonth(day) : day, shift, calendar);
  });
  if (moved.length > 2 && (moved.at(-2) as Day) >= (moved.at(-1) as Day)) moved.splice(-2, 1);
  if (moved.length > 2 && (moved[1] as Day) <= (moved[0] as Day)) moved.splice(1, 1);
  return moved;
}

/**
 * The dates of a periodic schedule counted in one direction, moved to working days.
 *
 * @throws LoanError `duplicate` if two dates fall together; `wrong-order` and the problems of single fields
 * @example
 * ```ts
 * directedDates({
 *   start: "1996-08-31",
 *   end: "1997-09-15",
 *   every: { count: 6, unit: "month" },
 *   direction: "forward",
 *   endOfMonth: true,
 * }); // ["1996-08-31", "1997-02-28", "1997-08-31", "1997-09-15"]
 * ```
 */
export function directedDates(terms: DirectedTerms): readonly string[] {
  const read = readDirected(terms);
  const { start, end, frequency, direction } = read;
  const built = frequency === "term" ? { days: [start, end], seed: start } : build(read, frequency);
  const isReversed = frequency !== "term" && direction === "backward";
  const days = moveDates(isReversed ? { days: built.days.reverse(), seed: built.seed } : built, read);
  const isRising = days.every((day, index) => index === 0 || day > (days[index - 1] as Day));
  if (!isRising)
    refuse(problem("duplicate", "shift", "two dates fall together after moving to working days"));
  return formatDays(days);
}
