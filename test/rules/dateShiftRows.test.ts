import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Day, formatDate, readDate, WEEKDAYS } from "../../src/kernel/date.js";
import { calendarOfDays, EVERY_DAY, type WorkingCalendar } from "../../src/rules/calendar.js";
import { type CalendarInput, workingCalendar } from "../../src/rules/calendarInput.js";
import { DATE_SHIFTS, type DateShift, shiftDay } from "../../src/rules/dateShift.js";
import { type DueDateRequest, type DueDates, dueDates } from "../../src/rules/dateShiftRows.js";
import { type Every, frequencyOf, type Stepping } from "../../src/rules/frequency.js";
import { dateAt } from "../../src/rules/frequencyDates.js";

const day = (text: string): Day => readDate(text) as Day;

const stepping = (every: Every, dates: string[] = []): Stepping => ({
  frequency: frequencyOf(every, dates.map(day)),
  shortMonth: "clamp",
});

const DAILY = stepping({ count: 1, unit: "day" });
const WEEKLY = stepping({ count: 1, unit: "week" });
const SUNDAYS = workingCalendar({ weekend: ["sunday"] });

/** The dates found, as text, or the reason why there are none. */
function answer(dates: DueDates): { nominal: string[]; due: string[] } | string {
  if (dates.kind === "none") return dates.reason;
  return { nominal: Array.from(dates.nominal, formatDate), due: Array.from(dates.due, formatDate) };
}

function ask(request: Partial<DueDateRequest> & { start: Day; rows: number; stepping: Stepping }) {
  return answer(dueDates({ shift: "none", calendar: EVERY_DAY, ...request }));
}

describe("thirty daily rows from 2 January 2024, Sundays closed", () => {
  const request = { start: day("2024-01-01"), rows: 30, stepping: DAILY, calendar: SUNDAYS };

  it("moved to Monday leave 26 different dates, the last on 31 January", () => {
    const { nominal, due } = ask({ ...request, shift: "following" }) as { nominal: string[]; due: string[] };
    expect([new Set(due).size, due.at(-1)]).toEqual([26, "2024-01-31"]);
    expect([nominal.length, nominal[0], nominal.at(-1)]).toEqual([30, "2024-01-02", "2024-01-31"]);
  });

  it("extended are 30 different dates, the last on 5 February, each its own nominal date", () => {
    const { nominal, due } = ask({ ...request, shift: "extend" }) as { nominal: string[]; due: string[] };
    expect([new Set(due).size, due.at(-1)]).toEqual([30, "2024-02-05"]);
    expect(nominal).toEqual(due);
  });

  it("paid with the next one leave the same 26 dates", () => {
    const { due } = ask({ ...request, shift: "next-installment" }) as { due: string[] };
    expect([new Set(due).size, due.at(-1)]).toEqual([26, "2024-01-31"]);
  });
});

describe("daily rows, extended", () => {
  const request = { start: day("2023-12-31"), stepping: DAILY, shift: "extend" } as const;

  it("over many closed weekends and over a long holiday find every working day", () => {
    const closed = Array.from({ length: 40 }, (_, i) => day("2024-01-10") + i);
    const calendar = calendarOfDays(["sunday"], closed);
    const { due } = ask({ ...request, rows: 100, calendar }) as { due: string[] };
    const expected: string[] = [];
    for (let number = day("2024-01-01"); expected.length < 100; number++) {
      const isSunday = new Date(number * 86_400_000).getUTCDay() === 0;
      if (!isSunday && !closed.includes(number)) expected.push(formatDate(number));
    }
    expect(due).toEqual(expected);
  });

  it("start on the given first due date if it is worked", () => {
    const { due } = ask({ ...request, rows: 2, firstDue: day("2024-01-06"), calendar: SUNDAYS }) as {
      due: string[];
    };
    expect(due).toEqual(["2024-01-06", "2024-01-08"]);
  });
});

describe("an anchor before the first due date", () => {
  const monthly = stepping({ count: 1, unit: "month" });
  const request = { start: day("2026-02-10"), firstDue: day("2026-02-28"), stepping: monthly, rows: 4 };

  it.each([
    ["2026-01-31", ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]],
    ["2025-08-30", ["2026-02-28", "2026-03-30", "2026-04-30", "2026-05-30"]],
    ["2026-02-28", ["2026-02-28", "2026-03-28", "2026-04-28", "2026-05-28"]],
    // the first date is none of its own: the next one is the first behind it
    ["2026-01-05", ["2026-02-28", "2026-03-05", "2026-04-05", "2026-05-05"]],
  ])("of %s says what day the later ones have", (anchor, nominal) => {
    expect(ask({ ...request, anchor: day(anchor) })).toEqual({ nominal, due: nominal });
  });

  it("goes on with the dates of its own that are worked, where the schedule is extended", () => {
    // Sundays: 31 May 2026
    const extended = ask({ ...request, anchor: day("2026-01-31"), shift: "extend", calendar: SUNDAYS });
    const nominal = ["2026-02-28", "2026-03-31", "2026-04-30", "2026-06-30"];
    expect(extended).toEqual({ nominal, due: nominal });
  });
});

describe("weekly rows over closed weeks", () => {
  const calendar = workingCalendar({
    weekend: ["friday", "saturday"],
    holidays: ["2026-01-18", "2026-01-25"],
  });
  const request = { start: day("2026-01-04"), rows: 4, stepping: WEEKLY, calendar };
  const nominal = ["2026-01-11", "2026-01-18", "2026-01-25", "2026-02-01"];

  it.each<[DateShift, string[]]>([
    ["none", nominal],
    ["following", ["2026-01-11", "2026-01-19", "2026-01-26", "2026-02-01"]],
    ["preceding", ["2026-01-11", "2026-01-15", "2026-01-22", "2026-02-01"]],
    ["nearest", ["2026-01-11", "2026-01-19", "2026-01-26", "2026-02-01"]],
    ["next-installment", ["2026-01-11", "2026-02-01", "2026-02-01", "2026-02-01"]],
  ])("%s", (shift, due) => {
    expect(ask({ ...request, shift })).toEqual({ nominal, due });
  });

  it("extend: a row moves on to the next regular date, and those behind it too", () => {
    const dates = ["2026-01-11", "2026-02-01", "2026-02-08", "2026-02-15"];
    expect(ask({ ...request, shift: "extend" })).toEqual({ nominal: dates, due: dates });
  });

  it("next-installment: the last row follows to the next working day", () => {
    const dates = ask({ ...request, rows: 2, shift: "next-installment" });
    expect(dates).toEqual({ nominal: nominal.slice(0, 2), due: ["2026-01-11", "2026-01-19"] });
  });
});

describe("a given first due date", () => {
  it("is the anchor of the others", () => {
    const monthly = stepping({ count: 1, unit: "month" });
    const dates = ["2022-12-31", "2023-01-31", "2023-02-28", "2023-03-31"];
    const request = { start: day("2022-11-15"), firstDue: day("2022-12-31"), rows: 4, stepping: monthly };
    expect(ask(request)).toEqual({ nominal: dates, due: dates });
    const calendar = workingCalendar({ holidays: ["2022-12-31"] });
    const extended = ask({ ...request, rows: 3, shift: "extend", calendar });
    expect(extended).toEqual({ nominal: dates.slice(1), due: dates.slice(1) });
  });
});

describe("dates that cannot be", () => {
  const never: readonly [string, Every, CalendarInput][] = [
    ["a weekly loan on a closed weekday", { count: 1, unit: "week" }, { weekend: ["sunday"] }],
    ["every seventh day on a closed weekday", { count: 7, unit: "day" }, { weekend: ["sunday"] }],
    [
      "a closed third Friday",
      { unit: "month", count: 1, weekday: "friday", nth: 3 },
      { weekend: ["friday", "saturday"] },
    ],
  ];

  it.each(never)("%s, extended, is refused and not looked for without end", (_, every, calendar) => {
    const request = {
      start: day("2026-01-04"),
      rows: 10,
      stepping: stepping(every),
      shift: "extend",
    } as const;
    expect(ask({ ...request, calendar: workingCalendar(calendar) })).toBe("never-worked");
  });

  it("a loan every second year on a weekday that few of its dates fall on is found", () => {
    const years = stepping({ count: 2, unit: "year" });
    const weekend = WEEKDAYS.filter((name) => name !== "tuesday");
    const request = { start: day("2024-02-29"), rows: 2, stepping: years, shift: "extend" } as const;
    const { due } = ask({ ...request, calendar: workingCalendar({ weekend }) }) as { due: string[] };
    expect(due).toEqual(["2028-02-29", "2034-02-28"]);
  });

  it.each<[string, Partial<DueDateRequest>, string]>([
    ["given dates that run out", { stepping: stepping({ dates: [] }, ["2026-02-01"]) }, "dates-run-out"],
    [
      "given dates cannot be extended",
      { stepping: stepping({ dates: [] }, ["2026-02-01", "2026-02-07"]), shift: "extend", calendar: SUNDAYS },
      "never-worked",
    ],
    [
      "holidays of more than a year",
      {
        shift: "following",
        calendar: calendarOfDays(
          [],
          Array.from({ length: 400 }, (_, i) => day("2026-01-05") + i),
        ),
      },
      "closed-too-long",
    ],
    [
      "a last row that follows for more than a year",
      {
        shift: "next-installment",
        calendar: calendarOfDays(
          [],
          Array.from({ length: 400 }, (_, i) => day("2026-01-05") + i),
        ),
      },
      "closed-too-long",
    ],
    [
      "a first row moved back to the start",
      { shift: "preceding", calendar: SUNDAYS, start: day("2026-01-03") },
      "not-after-start",
    ],
    ["a first due date before the start", { firstDue: day("2026-01-01") }, "not-after-start"],
    ["a last row after the year 9999", { start: day("9999-12-30") }, "too-late"],
  ])("%s", (_, request, reason) => {
    expect(ask({ start: day("2026-01-04"), rows: 2, stepping: DAILY, ...request })).toBe(reason);
  });

  it("rows out of order are refused", () => {
    const holidays = ["2026-01-03", "2026-01-04", "2026-01-05", "2026-01-06"].map(day);
    const request = {
      start: day("2026-01-01"),
      rows: 5,
      stepping: DAILY,
      shift: "nearest-by-weekday",
    } as const;
    expect(ask({ ...request, calendar: calendarOfDays([], holidays) })).toBe("out-of-order");
  });
});

const anyCalendar = fc
  .tuple(
    fc.subarray([...WEEKDAYS], { maxLength: 3 }),
    fc.array(fc.integer({ min: 19_000, max: 19_120 }), { maxLength: 30 }),
  )
  .map(([weekend, holidays]) => calendarOfDays(weekend, holidays));
const anyStepping = fc.constantFrom<Every>(
  { count: 1, unit: "day" },
  { count: 3, unit: "day" },
  { count: 1, unit: "week" },
  { count: 1, unit: "month" },
  { unit: "half-month", days: [1, 15] },
  { unit: "month", count: 1, weekday: "tuesday", nth: 2 },
);
const anyShift = fc.constantFrom(...(Object.keys(DATE_SHIFTS) as DateShift[]));

/** Where a row must fall due, from the definition of its rule. */
function expectedDue(nominal: readonly Day[], row: number, shift: DateShift, calendar: WorkingCalendar): Day {
  const number = nominal[row] as Day;
  if (shift === "extend" || calendar.isWorkingDay(number)) return number;
  if (shift !== "next-installment") return shiftDay(number, shift, calendar);
  const next = nominal.slice(row + 1).find((later) => calendar.isWorkingDay(later));
  return next ?? shiftDay(nominal.at(-1) as Day, "following", calendar);
}

describe("every rule, over any calendar", () => {
  it("keeps the nominal dates by rule, and puts each due date on the working day that its rule names", () => {
    const anyStart = fc.integer({ min: 18_990, max: 19_060 });
    fc.assert(
      fc.property(anyStart, anyStepping, anyShift, anyCalendar, (start, every, shift, calendar) => {
        const steps = { frequency: frequencyOf(every, []), shortMonth: "clamp" } as Stepping;
        const dates = dueDates({ start, rows: 12, stepping: steps, shift, calendar });
        if (dates.kind === "none") {
          expect(["not-after-start", "out-of-order", "never-worked"]).toContain(dates.reason);
          return;
        }
        const nominal = Array.from(dates.nominal);
        nominal.forEach((number, row) => {
          if (shift !== "extend") expect(number).toBe(dateAt(start, row + 1, steps as never));
          expect(dates.due[row]).toBe(expectedDue(nominal, row, shift, calendar));
          if (shift !== "none") expect(calendar.isWorkingDay(dates.due[row] as Day)).toBe(true);
        });
      }),
    );
  });
});
