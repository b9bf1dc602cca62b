/** Due dates against those of Apache Fineract, each case by what it means. */
import { describe, expect, it } from "vitest";
import { type Day, formatDate, packCivil, readDate, type Weekday } from "../../src/kernel/date.js";
import { adjustDate } from "../../src/rules/adjustDate.js";
import type { DayShiftName } from "../../src/rules/dateShift.js";
import { frequencyOf, type SteppedFrequency, type Stepping } from "../../src/rules/frequency.js";
import { dateAt, fillDates } from "../../src/rules/frequencyDates.js";
import { goldenCases, weekdayNamed } from "./golden.js";

interface Terms {
  readonly startDate?: string;
  readonly firstRepaymentDate?: string;
  readonly disbursementDate?: string;
  readonly minimumDaysBetweenDisbursementAndFirstRepayment?: number;
  readonly numberOfRepayments?: number;
  readonly repaymentEvery?: number;
  readonly repaymentFrequency: "DAYS" | "WEEKS" | "MONTHS" | "YEARS";
  readonly dueDate?: string;
  readonly date?: string;
  readonly seedDate?: string;
  readonly workingDays?: string[];
  readonly nonWorkingDayRule?: string;
  readonly datesBefore?: string[];
  readonly reschedule?: { readonly fromDueDate: string; readonly toDueDate: string };
}

interface Expected {
  readonly dates?: string[];
  readonly adjustedDate?: string;
  readonly nextDueDate?: string;
}

const cases = goldenCases<{ readonly terms: Terms; readonly expected: Expected }>("fineract-dates");

const day = (text: string | undefined): Day => readDate(text) as Day;

const UNITS = { DAYS: "day", WEEKS: "week", MONTHS: "month", YEARS: "year" } as const;

function steppingOf({ repaymentEvery = 1, repaymentFrequency }: Terms): Stepping<SteppedFrequency> {
  return {
    frequency: frequencyOf({ count: repaymentEvery, unit: UNITS[repaymentFrequency] }),
    shortMonth: "clamp",
  };
}

/** So many dates, the first of them given. */
function datesFrom(first: Day, count: number, stepping: Stepping): string[] {
  const days = [first, ...new Array<number>(count - 1)];
  fillDates(days, 1, first, stepping);
  return days.map(formatDate);
}

/** The first due date is one step from the start, but not before the minimum; it is the anchor if it is moved. */
function plainDates(terms: Terms): string[] {
  const { startDate, disbursementDate = startDate, numberOfRepayments = 1 } = terms;
  const stepping = steppingOf(terms);
  const least = day(disbursementDate) + (terms.minimumDaysBetweenDisbursementAndFirstRepayment ?? 0);
  const regular = dateAt(day(startDate), 1, stepping);
  if (terms.firstRepaymentDate !== undefined) {
    return datesFrom(day(terms.firstRepaymentDate), numberOfRepayments, stepping);
  }
  if (least > regular) return datesFrom(least, numberOfRepayments, stepping);
  const days = new Array<number>(numberOfRepayments);
  fillDates(days, 0, day(startDate), stepping);
  return days.map(formatDate);
}

/** A moved row is the anchor of those behind it. */
function movedDates(terms: Terms): string[] {
  const { datesBefore = [], reschedule } = terms;
  const at = datesBefore.indexOf(reschedule?.fromDueDate as string);
  const moved = datesFrom(day(reschedule?.toDueDate), datesBefore.length - at, steppingOf(terms));
  return [...datesBefore.slice(0, at), ...moved];
}

const WEEKDAY_NAMES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const SHIFTS: Readonly<Record<string, DayShiftName>> = {
  SAME_DAY: "none",
  MOVE_TO_NEXT_WORKING_DAY: "following",
};

/** A due date moved to a working day, and the next one, which steps from the seed all the same. */
function adjusted(terms: Terms): Expected {
  const { dueDate = "", seedDate, workingDays = [], nonWorkingDayRule = "SAME_DAY" } = terms;
  const closed = WEEKDAY_NAMES.filter((name) => !workingDays.includes(name));
  const weekend = closed.map((name): Weekday => weekdayNamed(name));
  const stepping = steppingOf(terms);
  let step = 1;
  while (dateAt(day(seedDate), step, stepping) <= day(dueDate)) step++;
  return {
    adjustedDate: adjustDate(dueDate, {
      shift: SHIFTS[nonWorkingDayRule] as DayShiftName,
      calendar: { weekend },
    }),
    nextDueDate: formatDate(dateAt(day(seedDate), step, stepping)),
  };
}

/** The regular date of a month: from a seed after the 28th it steps from the seed; any other date is regular. */
function seeded(terms: Terms): Expected {
  const [date, seed] = [packCivil(day(terms.date)), packCivil(day(terms.seedDate))];
  const isShortened = terms.repaymentFrequency === "MONTHS" && (seed & 31) > 28 && (date & 31) >= 28;
  if (!isShortened) return { adjustedDate: terms.date as string };
  const months = 12 * ((date >> 9) - (seed >> 9)) + ((date >> 5) & 15) - ((seed >> 5) & 15);
  return {
    adjustedDate: formatDate(
      dateAt(day(terms.seedDate), months, steppingOf({ ...terms, repaymentEvery: 1 })),
    ),
  };
}

function answer(terms: Terms): Expected {
  if (terms.reschedule !== undefined) return { dates: movedDates(terms) };
  if (terms.dueDate !== undefined) return adjusted(terms);
  if (terms.date !== undefined) return seeded(terms);
  return { dates: plainDates(terms) };
}

describe("due dates of Fineract", () => {
  it.each(cases)("$id", ({ terms, expected }) => {
    expect(answer(terms)).toEqual(expected);
  });
});
