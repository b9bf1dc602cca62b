/**
 * Dates of a periodic schedule by rule: regular dates between two ends, counted from one of them, with stubs.
 */
import { type Day, endOfMonth, packCivil, WEEKDAYS, weekdayOf } from "../../kernel/date.js";
import { problem, refuse } from "../../kernel/error.js";
import { sameMonth } from "../../rules/dateShift.js";
import type { SteppedFrequency } from "../../rules/frequency.js";
import {
  matchesRoll,
  nextRoll,
  previousRoll,
  ROLL_CONVENTIONS,
  type RollConvention,
  rollOfDay,
} from "../../rules/rollConvention.js";
import { STUB_CONVENTIONS, type StubConvention, stubBetween } from "./periodicScheduleStub.js";
import { MOST_PERIODS, type ReadTerms } from "./periodicScheduleTerms.js";

/** The ends of a schedule, and of its regular part. */
export interface Frame {
  readonly start: Day;
  readonly end: Day;
  readonly firstRegular: Day;
  readonly lastRegular: Day;
}

/** The ends as they are given. */
export function frameOf({ start, end, firstRegular = start, lastRegular = end }: ReadTerms): Frame {
  return { start, end, firstRegular, lastRegular };
}

const dayOfMonth = (day: Day): number => packCivil(day) & 31;
const isMonthEnd = (day: Day): boolean => endOfMonth(day) === day;

/** The roll that the date implies which the others are counted from. */
function impliedRoll(from: Day, frequency: SteppedFrequency, prefersMonthEnd: boolean): RollConvention {
  if (frequency.kind === "months") {
    return prefersMonthEnd && isMonthEnd(from) ? "end-of-month" : rollOfDay(dayOfMonth(from));
  }
  const isWeekly = frequency.kind === "days" && frequency.days % 7 === 0;
  return isWeekly ? (WEEKDAYS[weekdayOf(from)] as RollConvention) : "none";
}

/** The roll that both ends imply: without a stub, the end with the later day of the month decides. */
function rollOfEnds(
  frame: Frame,
  { frequency, stub = "none" }: ReadTerms,
  prefersMonthEnd: boolean,
): RollConvention {
  if (frequency === "term") return "none";
  const { firstRegular: first, lastRegular: last } = frame;
  const [firstDay, lastDay] = [dayOfMonth(first), dayOfMonth(last)];
  const isUneven = firstDay !== lastDay && !sameMonth(first, last) && (isMonthEnd(first) || isMonthEnd(last));
  if (stub === "none" && frequency.kind === "months" && isUneven) {
    return prefersMonthEnd ? "end-of-month" : rollOfDay(Math.max(firstDay, lastDay));
  }
  const from = STUB_CONVENTIONS[stub].counts === "from-end" ? last : first;
  return impliedRoll(from, frequency, prefersMonthEnd);
}

/** The roll in force. The month's end is advice: it holds only where an end of the schedule lies on one. */
function rollInForce(frame: Frame, terms: ReadTerms): RollConvention {
  const { roll } = terms;
  if (roll === undefined || roll === "none") return rollOfEnds(frame, terms, false);
  if (roll !== "end-of-month") return roll;
  const derived = rollOfEnds(frame, terms, true);
  return derived === "none" ? roll : derived;
}

/** The stub convention between stubs that are given by their dates. */
function stubInForce(frame: Frame, { stub, roll }: ReadTerms): StubConvention {
  const given = { atStart: frame.start !== frame.firstRegular, atEnd: frame.end !== frame.lastRegular };
  if (stub !== undefined) return stubBetween(stub, given);
  if (roll === undefined || given.atStart || given.atEnd) return "none";
  const rollDay = ROLL_CONVENTIONS[roll].dayOfMonth;
  if (rollDay === dayOfMonth(frame.lastRegular)) return "smart-initial";
  return rollDay === dayOfMonth(frame.firstRegular) ? "smart-final" : "none";
}

interface Steps {
  readonly frequency: SteppedFrequency;
  readonly roll: RollConvention;
  readonly stub: StubConvention;
}

function checkRoll(day: Day, roll: RollConvention, path: string): void {
  if (matchesRoll(day, roll)) return;
  refuse(
    problem(
      "conflict",
      path,
      `must be a date of the roll convention ${roll}, which the others are counted from`,
    ),
  );
}

function checkLength(days: readonly Day[]): void {
  if (days.length > MOST_PERIODS) {
    refuse(problem("out-of-range", "every", `must not make more than ${MOST_PERIODS} periods`));
  }
}

/** Regular dates counted back from the last, the first of all first. */
function datesFromEnd(frame: Frame, { frequency, roll, stub }: Steps): Day[] {
  const { firstRegular: first, lastRegular: last, end } = frame;
  checkRoll(last, roll, "end");
  const days = [last];
  let day = previousRoll(last, frequency, roll);
  for (; day > first; day = previousRoll(day, frequency, roll)) {
    days.push(day);
    checkLength(days);
  }
  const stubDays = (days.at(-1) as Day) - first;
  const hasNeighbor = days.length > 1 || end !== last;
  if (day !== first && hasNeighbor && STUB_CONVENTIONS[stub].isLong(stubDays)) days.pop();
  days.push(first);
  return days.reverse();
}

/** Dates without a stub that keep the day of a month's end instead of the month's end may still end as they began. */
function endsAsItBegan(
  { firstRegular: first, lastRegular: last, end }: Frame,
  { frequency, roll }: Steps,
): boolean {
  const staysAtEnd = roll === "end-of-month" && frequency.kind === "months" && isMonthEnd(first);
  return staysAtEnd && last === end && dayOfMonth(first) === dayOfMonth(last);
}

/** The stub convention at the end of dates counted on from the start. */
function finalStub(frame: Frame, steps: Steps): StubConvention {
  if (steps.stub !== "none") return steps.stub;
  if (endsAsItBegan(frame, steps)) return "smart-final";
  return refuse(problem("conflict", "stub", "start and end do not lie a whole number of periods apart"));
}

/** Regular dates counted on from the first. */
function datesFromStart(frame: Frame, steps: Steps): Day[] {
  const { firstRegular: first, lastRegular: last, start } = frame;
  const { frequency, roll } = steps;
  checkRoll(first, roll, "start");
  const days = [first];
  if (first === last) return days;
  let day = nextRoll(first, frequency, roll);
  for (; day < last; day = nextRoll(day, frequency, roll)) {
    days.push(day);
    checkLength(days);
  }
  const isWhole = day === last || (days.length === 1 && start === first);
  if (!isWhole && STUB_CONVENTIONS[finalStub(frame, steps)].isLong(last - (days.at(-1) as Day))) days.pop();
  days.push(last);
  return days;
}

/**
 * The dates by rule, from start to end, and the roll that they follow.
 *
 * @throws LoanError `conflict` if the dates fit neither the stub nor the roll convention
 */
export function generateDates(frame: Frame, terms: ReadTerms): { days: Day[]; roll: RollConvention } {
  const { start, end, firstRegular, lastRegular } = frame;
  const roll = rollInForce(frame, terms);
  if (firstRegular === end || lastRegular === start) return { days: [start, end], roll };
  const { frequency } = terms;
  if (frequency === "term") {
    if (start === firstRegular && end === lastRegular) return { days: [start, end], roll };
    return refuse(problem("conflict", "every", "term makes one period, which leaves no place for a stub"));
  }
  const steps = { frequency, roll, stub: stubInForce(frame, terms) };
  const counts = STUB_CONVENTIONS[steps.stub].counts;
  const days = counts === "from-end" ? datesFromEnd(frame, steps) : datesFromStart(frame, steps);
  if (start !== firstRegular) days.unshift(start);
  if (end !== lastRegular) days.push(end);
  return { days, roll };
}
