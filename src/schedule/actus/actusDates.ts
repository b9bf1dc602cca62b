/**
 * Dates of ACTUS contracts: cycles from an anchor, stubs, month ends and business days.
 */
import { addMonths, type Day, endOfMonth } from "../../kernel/date.js";
import { calendarOfDays, EVERY_DAY } from "../../rules/calendar.js";
import { type DayShiftName, shiftDay } from "../../rules/dateShift.js";
import { type ActusContract, dayOfMoment, textOf } from "./actusContract.js";

/** A cycle: so many days or months, with a long or a short last period. */
interface Cycle {
  readonly days: number;
  readonly months: number;
  readonly hasLongStub: boolean;
}

const MONTHS_OF: Readonly<Record<string, number>> = { M: 1, Q: 3, H: 6, Y: 12 };
const DAYS_OF: Readonly<Record<string, number>> = { D: 1, W: 7 };

/** Reads `P1ML0`: one month, long last period; `L1` is a short one. */
function readCycle(text: string): Cycle | undefined {
  const found = /^P(\d+)([DWMQHY])(?:L([01]))?$/.exec(text);
  if (found === null) return undefined;
  const [, count = "1", unit = "M", stub = "0"] = found;
  const [days, months] = [DAYS_OF[unit] ?? 0, MONTHS_OF[unit] ?? 0];
  return { days: days * Number(count), months: months * Number(count), hasLongStub: stub === "0" };
}

/** The most dates that a cycle is followed for. */
const MOST_DATES = 1200;

/** The k-th date of a cycle from its anchor; at month ends throughout where the contract keeps to them. */
function dateInCycle(anchor: Day, cycle: Cycle, step: number, keepsMonthEnd: boolean): Day {
  if (cycle.months === 0) return anchor + step * cycle.days;
  const day = addMonths(anchor, step * cycle.months);
  return keepsMonthEnd && endOfMonth(anchor) === anchor ? endOfMonth(day) : day;
}

/** The dates of a cycle from its anchor up to, but without, an end; an open cycle goes on for many dates. */
export function cycleDates(
  contract: ActusContract,
  anchor: Day,
  cycleText: string | undefined,
  end: Day | undefined,
): Day[] {
  const cycle = cycleText === undefined ? undefined : readCycle(cycleText);
  if (cycle === undefined) return end === undefined || anchor < end ? [anchor] : [];
  const keepsMonthEnd = textOf(contract, "endOfMonthConvention") === "EOM";
  const dates: Day[] = [];
  let step = 0;
  let next = anchor;
  while (dates.length < MOST_DATES && (end === undefined || next < end)) {
    dates.push(next);
    next = dateInCycle(anchor, cycle, ++step, keepsMonthEnd);
  }
  const isStub = end !== undefined && next !== end;
  return isStub && cycle.hasLongStub && dates.length > 1 ? dates.slice(0, -1) : dates;
}

/** The anchor of a cycle; without one, the cycle starts one step after the initial exchange. */
export function anchorOfCycle(
  contract: ActusContract,
  anchorName: string,
  cycleName: string,
): Day | undefined {
  const anchor = textOf(contract, anchorName);
  if (anchor !== undefined) return dayOfMoment(anchor);
  const cycle = readCycle(textOf(contract, cycleName) ?? "");
  const start = dayOfMoment(textOf(contract, "initialExchangeDate") ?? "");
  if (cycle === undefined || start === undefined) return undefined;
  return dateInCycle(start, cycle, 1, textOf(contract, "endOfMonthConvention") === "EOM");
}

const SHIFTS: Readonly<Record<string, DayShiftName>> = {
  F: "following",
  MF: "modified-following",
  P: "preceding",
  MP: "modified-preceding",
};

/** A date on which something happens: the day shown, and the day up to which interest is reckoned. */
export interface ActusDate {
  readonly shown: Day;
  readonly reckoned: Day;
}

/** Moves dates to business days: SC… reckons to the day that is shown, CS… to the date of the cycle. */
export function movedDates(contract: ActusContract): (day: Day) => ActusDate {
  const convention = textOf(contract, "businessDayConvention") ?? "NULL";
  const shift = SHIFTS[convention.slice(2)];
  const isClosed = textOf(contract, "calendar") === "MF";
  const calendar = isClosed ? calendarOfDays(["saturday", "sunday"], []) : EVERY_DAY;
  return (day) => {
    const shown = shift === undefined ? day : shiftDay(day, shift, calendar);
    return { shown, reckoned: convention.startsWith("CS") ? day : shown };
  };
}
