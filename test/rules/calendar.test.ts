import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Day, readDate, WEEKDAYS, weekdayOf } from "../../src/kernel/date.js";
import { LoanError } from "../../src/kernel/error.js";
import { calendarOfDays, EVERY_DAY, workingDayFrom, workingDayUpTo } from "../../src/rules/calendar.js";
import { type CalendarInput, workingCalendar } from "../../src/rules/calendarInput.js";

const day = (text: string): Day => readDate(text) as Day;

/** The codes and paths of what is wrong with a calendar. */
function problemsOf(input: unknown): string[] {
  try {
    workingCalendar(input as CalendarInput);
    return [];
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    return error.problems.map(({ code, path }) => `${code} ${path}`);
  }
}

describe("a working calendar", () => {
  it("closes a Bangladesh weekend and holidays from any iterable", () => {
    const holidays = new Set(["2026-03-26", { year: 2026, month: 2, day: 22 }]);
    const dhaka = workingCalendar({ weekend: ["friday", "saturday"], holidays });
    const dates = ["2026-02-20", "2026-02-21", "2026-02-22", "2026-02-23", "2026-03-26", "2026-03-29"];
    expect(dates.map((date) => dhaka.isWorkingDay(day(date)))).toEqual([
      false,
      false,
      false,
      true,
      false,
      true,
    ]);
    expect(dhaka.holidayCount).toBe(2);
  });

  it("is closed exactly on its weekend and its holidays", () => {
    const anyWeekend = fc.subarray([...WEEKDAYS], { maxLength: 6 });
    const anyHolidays = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 60 });
    fc.assert(
      fc.property(
        anyWeekend,
        anyHolidays,
        fc.integer({ min: -1100, max: 1100 }),
        (weekend, holidays, number) => {
          const isClosed =
            weekend.includes(WEEKDAYS[weekdayOf(number)] as never) || holidays.includes(number);
          const calendar = calendarOfDays(weekend, holidays);
          expect(calendar.isWorkingDay(number)).toBe(!isClosed);
          expect(calendar.holidayCount).toBe(new Set(holidays).size);
        },
      ),
    );
  });

  it("finds the next and the last working day, itself if it is one", () => {
    const anyHolidays = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 80 });
    fc.assert(
      fc.property(anyHolidays, fc.integer({ min: -60, max: 60 }), (holidays, number) => {
        const calendar = calendarOfDays(["sunday"], holidays);
        const [later, earlier] = [workingDayFrom(number, calendar), workingDayUpTo(number, calendar)];
        for (let between = earlier + 1; between < later; between++) {
          expect(calendar.isWorkingDay(between)).toBe(false);
        }
        expect([later, earlier].every((found) => calendar.isWorkingDay(found))).toBe(true);
        expect(earlier <= number && number <= later).toBe(true);
      }),
    );
  });

  it("cannot be changed from outside", () => {
    const [weekend, holidays] = [["sunday" as const], ["2026-03-25"]];
    const calendar = workingCalendar({ weekend, holidays });
    weekend.pop();
    holidays[0] = "2026-03-24";
    expect(calendar.isWorkingDay(day("2026-03-22"))).toBe(false);
    expect(calendar.isWorkingDay(day("2026-03-24"))).toBe(true);
    expect(Object.isFrozen(calendar)).toBe(true);
  });

  it("works every day if nothing is closed", () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (number) => {
        expect(EVERY_DAY.isWorkingDay(number)).toBe(true);
        expect(workingCalendar({}).isWorkingDay(number)).toBe(true);
      }),
    );
  });
});

describe("a calendar of unknown shape", () => {
  it.each<[unknown, string[]]>([
    [{}, []],
    [{ weekend: [], holidays: [] }, []],
    [null, ["wrong-type calendar"]],
    ["monday", ["wrong-type calendar"]],
    [{ weekend: [...WEEKDAYS] }, ["conflict calendar.weekend"]],
    [{ weekend: "friday" }, ["wrong-type calendar.weekend"]],
    [
      { weekend: ["friday", "Saturday", 6] },
      ["not-in-list calendar.weekend[1]", "not-in-list calendar.weekend[2]"],
    ],
    [{ holidays: 5 }, ["wrong-type calendar.holidays"]],
    [{ holidays: "2026-03-26" }, ["wrong-type calendar.holidays"]],
    [
      { holidays: ["2026-02-30", new Date(0), "2026-03-26"] },
      ["not-a-date calendar.holidays[0]", "date-object calendar.holidays[1]"],
    ],
  ])("%j", (input, expected) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  it("whose holidays never end is refused, not read for ever", () => {
    function* endless(): Iterable<string> {
      for (;;) yield "2026-03-26";
    }
    expect(problemsOf({ holidays: endless() })).toEqual(["out-of-range calendar.holidays"]);
  });

  it("is refused where it is made of days, too, if no weekday is left", () => {
    expect(() => calendarOfDays([...WEEKDAYS], [])).toThrow("at least one weekday");
  });
});
