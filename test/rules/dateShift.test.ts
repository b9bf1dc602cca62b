import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMonths,
  civilFromDay,
  type Day,
  endOfMonth,
  formatDate,
  readDate,
  WEEKDAYS,
} from "../../src/kernel/date.js";
import { LoanError } from "../../src/kernel/error.js";
import { type Advance, adjustDate, advanceDate, type DateAdjustment } from "../../src/rules/adjustDate.js";
import { calendarOfDays, type WorkingCalendar } from "../../src/rules/calendar.js";
import { DATE_SHIFTS, type DayShiftName, shiftDay } from "../../src/rules/dateShift.js";

const day = (text: string): Day => readDate(text) as Day;

const DAY_SHIFTS = Object.entries(DATE_SHIFTS)
  .filter(([, { kind }]) => kind === "date")
  .map(([name]) => name as DayShiftName);

const anyCalendar = fc
  .tuple(
    fc.subarray([...WEEKDAYS], { maxLength: 3 }),
    fc.array(fc.integer({ min: 19_000, max: 19_200 }), { maxLength: 40 }),
  )
  .map(([weekend, holidays]) => calendarOfDays(weekend, holidays));
const anyDay = fc.integer({ min: 18_980, max: 19_220 });

/** The oracle: the first working day in a direction, looked for day by day. */
function search(from: Day, by: 1 | -1, calendar: WorkingCalendar): Day {
  for (let found = from; ; found += by) if (calendar.isWorkingDay(found)) return found;
}

const monthOf = (number: Day): string => formatDate(number).slice(0, 7);
const halfOf = (number: Day): string =>
  `${monthOf(number)} ${civilFromDay(number).day > 15 ? "late" : "early"}`;

/** What each rule does, from its definition. */
const ORACLE: Readonly<Record<DayShiftName, (number: Day, later: Day, earlier: Day) => Day>> = {
  none: (number) => number,
  following: (_, later) => later,
  preceding: (_, __, earlier) => earlier,
  "modified-following": (number, later, earlier) => (monthOf(later) === monthOf(number) ? later : earlier),
  "modified-preceding": (number, later, earlier) => (monthOf(earlier) === monthOf(number) ? earlier : later),
  nearest: (number, later, earlier) => (number - earlier < later - number ? earlier : later),
  "nearest-by-weekday": (number, later, earlier) => {
    return ["sunday", "monday"].includes(WEEKDAYS[(((number + 3) % 7) + 7) % 7] as string) ? later : earlier;
  },
  "modified-following-bimonthly": (number, later, earlier) =>
    halfOf(later) === halfOf(number) ? later : earlier,
  "half-month-modified-following": (number, later, earlier) =>
    halfOf(later) === halfOf(number) ? later : earlier,
};

describe.each(DAY_SHIFTS)("%s", (name) => {
  it("moves a date where its definition says", () => {
    fc.assert(
      fc.property(anyDay, anyCalendar, (number, calendar) => {
        const [later, earlier] = [search(number, 1, calendar), search(number, -1, calendar)];
        expect(shiftDay(number, name, calendar)).toBe(ORACLE[name](number, later, earlier));
      }),
    );
  });

  it("leaves a working day where it is, and ends on one", () => {
    fc.assert(
      fc.property(anyDay, anyCalendar, (number, calendar) => {
        const moved = shiftDay(number, name, calendar);
        if (calendar.isWorkingDay(number)) expect(moved).toBe(number);
        if (name !== "none") expect(calendar.isWorkingDay(moved)).toBe(true);
      }),
    );
  });
});

it("the same closed days by every rule", () => {
  const calendar = { weekend: ["saturday", "sunday"], holidays: ["2024-12-25", "2024-12-26"] } as const;
  const dates = ["2024-11-30", "2024-12-01", "2024-12-15", "2024-12-25", "2024-12-26"];
  const rows = Object.fromEntries(
    DAY_SHIFTS.map((shift) => [shift, dates.map((date) => adjustDate(date, { shift, calendar }).slice(5))]),
  );
  expect(rows).toEqual({
    none: ["11-30", "12-01", "12-15", "12-25", "12-26"],
    following: ["12-02", "12-02", "12-16", "12-27", "12-27"],
    "modified-following": ["11-29", "12-02", "12-16", "12-27", "12-27"],
    preceding: ["11-29", "11-29", "12-13", "12-24", "12-24"],
    "modified-preceding": ["11-29", "12-02", "12-13", "12-24", "12-24"],
    nearest: ["11-29", "12-02", "12-16", "12-24", "12-27"],
    "nearest-by-weekday": ["11-29", "12-02", "12-16", "12-24", "12-24"],
    "modified-following-bimonthly": ["11-29", "12-02", "12-13", "12-27", "12-27"],
    "half-month-modified-following": ["11-29", "12-02", "12-13", "12-27", "12-27"],
  });
});

describe("advanceDate", () => {
  const calendar = { weekend: ["saturday", "sunday"], holidays: ["2024-01-01"] } as const;

  it.each<[string, Advance, string]>([
    ["2023-12-29", { count: 1, unit: "day", calendar }, "2024-01-02"],
    ["2023-12-30", { count: 1, unit: "day", calendar }, "2024-01-02"],
    ["2024-01-02", { count: -1, unit: "day", calendar }, "2023-12-29"],
    ["2023-12-30", { count: 0, unit: "month", shift: "following", calendar }, "2024-01-02"],
    ["2023-12-25", { count: 1, unit: "week", shift: "preceding", calendar }, "2023-12-29"],
    ["2023-11-30", { count: 1, unit: "month", shift: "following", calendar }, "2024-01-02"],
    ["2023-11-30", { count: 1, unit: "month", shift: "following", calendar, endOfMonth: true }, "2023-12-29"],
    ["2024-01-31", { count: 1, unit: "month", calendar, endOfMonth: true }, "2024-02-29"],
    ["2024-02-29", { count: 1, unit: "month", calendar, endOfMonth: true }, "2024-03-31"],
    ["2024-02-29", { count: 1, unit: "month", calendar }, "2024-03-29"],
    ["2024-02-29", { count: 1, unit: "quarter", endOfMonth: true }, "2024-05-31"],
    ["2024-02-28", { count: 1, unit: "year", endOfMonth: true }, "2025-02-28"],
  ])("%s by %j is %s", (date, advance, expected) => {
    expect(advanceDate(date, advance)).toBe(expected);
  });

  it("goes forth and back over working days", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40, max: 40 }), (number, count) => {
        const weekends = { weekend: ["saturday", "sunday"] } as const;
        const start = adjustDate(formatDate(number), { shift: "following", calendar: weekends });
        const there = advanceDate(start, { count, unit: "day", calendar: weekends });
        expect(advanceDate(there, { count: -count, unit: "day", calendar: weekends })).toBe(start);
      }),
    );
  });

  it("keeps month ends if asked to", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -30, max: 30 }), (number, count) => {
        const from = endOfMonth(number);
        const expected = formatDate(endOfMonth(addMonths(from, count)));
        expect(advanceDate(formatDate(from), { count, unit: "month", endOfMonth: true })).toBe(expected);
      }),
    );
  });
});

/** The codes and paths of what a call refuses. */
function problemsOf(call: () => unknown): string[] {
  try {
    call();
    return [];
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    return error.problems.map(({ code, path }) => `${code} ${path}`);
  }
}

describe("bad input", () => {
  it.each<[string, unknown, string[]]>([
    ["2024-02-30", { shift: "following" }, ["not-a-date date"]],
    ["2024-02-01", { shift: "extend" }, ["not-in-list shift"]],
    ["2024-02-01", { shift: "forward" }, ["not-in-list shift"]],
    ["2024-02-01", { shift: "constructor" }, ["not-in-list shift"]],
    [
      "x",
      { shift: 3, calendar: { weekend: 1 } },
      ["not-a-date date", "not-in-list shift", "wrong-type calendar.weekend"],
    ],
  ])("adjustDate %s %j", (date, adjustment, expected) => {
    expect(problemsOf(() => adjustDate(date, adjustment as DateAdjustment))).toEqual(expected);
  });

  it.each<[unknown, string[]]>([
    [{ count: 1.5, unit: "day" }, ["out-of-range count"]],
    [{ count: Number.NaN, unit: "day" }, ["out-of-range count"]],
    [{ count: 1, unit: "century" }, ["not-in-list unit"]],
    [{ count: 9000, unit: "year" }, ["out-of-range count"]],
    [{ count: -5_000_000, unit: "day" }, ["out-of-range count"]],
  ])("advanceDate %j", (advance, expected) => {
    expect(problemsOf(() => advanceDate("2024-02-01", advance as Advance))).toEqual(expected);
  });

  it("names a Date as what it is", () => {
    expect(problemsOf(() => adjustDate(new Date(day("2024-01-01")) as never, {}))).toEqual([
      "date-object date",
    ]);
  });
});
