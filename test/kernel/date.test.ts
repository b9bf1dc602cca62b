import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMonths,
  civilFromDay,
  dayFromCivil,
  daysInMonth,
  endOfMonth,
  formatDate,
  isDateObject,
  isLeapYear,
  MAX_DAY,
  MIN_DAY,
  packCivil,
  readDate,
  WEEKDAYS,
  weekdayOf,
} from "../../src/kernel/date.js";

const MS_PER_DAY = 86_400_000;

/** The oracle: the platform's own UTC calendar. */
const utc = (day: number): Date => new Date(day * MS_PER_DAY);
const isoOf = (day: number): string => utc(day).toISOString().slice(0, 10);

const anyDay = fc.integer({ min: MIN_DAY, max: MAX_DAY });
/** Days far enough from the ends of the calendar that steps stay inside. */
const innerDay = fc.integer({ min: dayFromCivil(200, 1, 1), max: dayFromCivil(9800, 1, 1) });
const day = (text: string): number => readDate(text) as number;

describe("days against the platform's UTC calendar", () => {
  it("every day from 1890 to 2110", () => {
    for (let number = dayFromCivil(1890, 1, 1); number <= dayFromCivil(2110, 12, 31); number++) {
      const { year, month, day } = civilFromDay(number);
      if (isoOf(number) !== formatDate(number) || dayFromCivil(year, month, day) !== number) {
        expect(formatDate(number)).toBe(isoOf(number));
      }
    }
    expect(formatDate(dayFromCivil(2110, 12, 31))).toBe("2110-12-31");
  });

  it("any day of the years 1 to 9999", () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const date = utc(number);
        const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(civilFromDay(number)).toEqual(civil);
        expect(dayFromCivil(civil.year, civil.month, civil.day)).toBe(number);
        expect(weekdayOf(number)).toBe((date.getUTCDay() + 6) % 7);
        expect(packCivil(number)).toBe(civil.year * 512 + civil.month * 32 + civil.day);
      }),
    );
  });

  it("the ends of the calendar", () => {
    expect([formatDate(MIN_DAY), formatDate(MAX_DAY)]).toEqual(["0001-01-01", "9999-12-31"]);
    expect([day("0001-01-01"), day("9999-12-31")]).toEqual([MIN_DAY, MAX_DAY]);
    expect(WEEKDAYS[weekdayOf(0)]).toBe("thursday");
  });

  it("the length of every month of 400 years, and their leap years", () => {
    for (let year = 1800; year < 2200; year++) {
      expect(isLeapYear(year)).toBe(new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1);
      for (let month = 1; month <= 12; month++) {
        expect(daysInMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
      }
    }
  });
});

describe("addMonths", () => {
  it.each([
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-01-31", 2, "2024-03-31"],
    ["2024-01-31", 3, "2024-04-30"],
    ["2023-01-31", 1, "2023-02-28"],
    ["2024-03-31", -1, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2024-01-15", -13, "2022-12-15"],
    ["2023-12-30", 2, "2024-02-29"],
  ])("%s + %i months is %s", (from, months, to) => {
    expect(formatDate(addMonths(day(from), months))).toBe(to);
  });

  it("lands in the right month, on the anchor's day or the month's last", () => {
    fc.assert(
      fc.property(innerDay, fc.integer({ min: -1200, max: 1200 }), (anchor, months) => {
        const [from, to] = [civilFromDay(anchor), civilFromDay(addMonths(anchor, months))];
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
        expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      }),
    );
  });

  it("keeps the order of days", () => {
    fc.assert(
      fc.property(
        innerDay,
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: -600, max: 600 }),
        (a, gap, months) => {
          expect(addMonths(a + gap, months)).toBeGreaterThanOrEqual(addMonths(a, months));
        },
      ),
    );
  });
});

describe("endOfMonth", () => {
  it.each([
    ["2024-02-01", "2024-02-29"],
    ["2023-02-28", "2023-02-28"],
    ["2023-12-05", "2023-12-31"],
  ])("of %s is %s", (date, last) => {
    expect(formatDate(endOfMonth(day(date)))).toBe(last);
  });
});

describe("readDate", () => {
  it("reads back what formatDate writes", () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        expect(readDate(formatDate(number))).toBe(number);
      }),
    );
  });

  it("reads a record with year, month and day, such as a Temporal.PlainDate", () => {
    class PlainDate {
      readonly calendarId = "iso8601";
      get year(): number {
        return 2024;
      }
      readonly month = 2;
      readonly day = 29;
    }
    expect(readDate(new PlainDate())).toBe(day("2024-02-29"));
    expect(readDate({ year: 2024, month: 2, day: 29 })).toBe(day("2024-02-29"));
    expect(readDate({ year: 2024, month: 2, day: 29, calendarId: "gregory" })).toBe(day("2024-02-29"));
  });

  it("refuses a date of another calendar, whose year is another number", () => {
    expect(readDate({ year: 2567, month: 2, day: 29, calendarId: "buddhist" })).toBeUndefined();
  });

  it.each([
    "2023-02-29",
    "1900-02-29",
    "2024-13-01",
    "2024-00-10",
    "2024-04-31",
    "2024-01-00",
    "0000-01-01",
    "2024-1-1",
    "2024-01-01T00:00:00Z",
    " 2024-01-01",
    "2024-01-01 ",
    "2024/01/01",
    "+2024-01-01",
    "-024-01-01",
    "20240101",
    "10000-01-01",
    "٢٠٢٤-٠١-٠١",
    "",
  ])("refuses the text %j", (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  it.each([
    [null],
    [undefined],
    [20240101],
    [Number.NaN],
    [[]],
    [[2024, 1, 1]],
    [{}],
    [{ year: 2024, month: 1 }],
    [{ year: "2024", month: 1, day: 1 }],
    [{ year: 2024.5, month: 1, day: 1 }],
    [{ year: 10_000, month: 1, day: 1 }],
    [{ year: 0, month: 1, day: 1 }],
    [{ year: 2023, month: 2, day: 29 }],
    [{ year: Number.NaN, month: 1, day: 1 }],
    [true],
    [() => "2024-01-01"],
    [new Date(0)],
  ])("refuses %j", (value) => {
    expect(readDate(value)).toBeUndefined();
  });

  it("takes any value at all without an exception, and only real days", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = readDate(value);
        expect(read === undefined || (Number.isInteger(read) && read >= MIN_DAY && read <= MAX_DAY)).toBe(
          true,
        );
      }),
    );
  });
});

describe("isDateObject", () => {
  it("knows a Date, valid or not, and nothing else", () => {
    expect([new Date(0), new Date(Number.NaN)].map(isDateObject)).toEqual([true, true]);
    expect(["2024-01-01", { year: 2024, month: 1, day: 1 }, null, 0].map(isDateObject)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
