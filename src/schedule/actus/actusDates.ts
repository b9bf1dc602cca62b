/**
 * Business days of ACTUS contracts.
 */
import type { Day, Weekday } from "../../kernel/date.js";
import { calendarOfDays } from "../../rules/calendar.js";
import { type DayShiftName, shiftDay } from "../../rules/dateShift.js";
import { type ActusContract, daysTerm, textOf } from "./actusContract.js";

/** Which weekdays each calendar closes. */
export const CALENDARS: Readonly<Record<string, readonly Weekday[]>> = {
  NC: [],
  MF: ["saturday", "sunday"],
  MFH: ["saturday", "sunday"],
};

const SHIFTS: Readonly<Record<string, DayShiftName>> = {
  F: "following",
  MF: "modified-following",
  P: "preceding",
  MP: "modified-preceding",
};

/** The conventions: `SC` shifts and then reckons, `CS` reckons and then shifts. */
export const BUSINESS_DAY_CONVENTIONS: readonly string[] = [
  "NOS",
  ...Object.keys(SHIFTS).flatMap((shift) => [`SC${shift}`, `CS${shift}`]),
];

/** A date on which something happens: the day shown, and the day up to which interest is reckoned. */
export interface ActusDate {
  readonly shown: Day;
  readonly reckoned: Day;
}

/** The weekdays that a contract's calendar closes, its holidays, and how dates on such days move. */
export function closedDays(contract: ActusContract) {
  const calendar = textOf(contract, "calendar") ?? "NC";
  const convention = textOf(contract, "businessDayConvention") ?? "NOS";
  return {
    weekend: CALENDARS[calendar] ?? [],
    holidays: calendar === "MFH" ? daysTerm(contract, "holidays") : [],
    shift: SHIFTS[convention.slice(2)],
    reckonsFirst: convention.startsWith("CS"),
  };
}

/** Moves dates to business days: SC… reckons to the day that is shown, CS… to the date of the cycle. */
export function movedDates(contract: ActusContract): (day: Day) => ActusDate {
  const { weekend, holidays, shift, reckonsFirst } = closedDays(contract);
  const calendar = calendarOfDays(weekend, holidays);
  return (day) => {
    const shown = shift === undefined ? day : shiftDay(day, shift, calendar);
    return { shown, reckoned: reckonsFirst ? day : shown };
  };
}
