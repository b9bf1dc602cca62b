import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Day, readDate } from "../../src/kernel/date.js";
import {
  EU_TIME_UNITS,
  type EuTimeUnit,
  euTime,
  type UnitPeriod,
  unitPeriodsBetween,
} from "../../src/rules/aprClock.js";
import { inLowestTerms } from "./golden.js";

const day = (text: string): Day => readDate(text) as Day;
const anyPeriod = fc.tuple(
  fc.integer({ min: day("1990-01-01"), max: day("2060-01-01") }),
  fc.integer({ min: 0, max: 4000 }),
);
const anyUnit = fc.constantFrom(...(Object.keys(EU_TIME_UNITS) as EuTimeUnit[]));

describe("European time", () => {
  it.each<[string, string, EuTimeUnit, number, number, readonly [number, number]]>([
    ["2024-01-31", "2024-02-29", "month", 0, 29, [29, 366]],
    ["2023-01-31", "2023-03-31", "month", 2, 0, [2, 12]],
    ["2023-03-01", "2024-03-01", "year", 1, 0, [1, 1]],
    ["2023-03-01", "2024-03-11", "year", 1, 10, [375, 365]],
    ["2024-02-29", "2025-03-10", "year", 1, 10, [366 + 10, 366]],
    ["2024-02-01", "2024-02-16", "week", 2, 1, [2 * 365 + 52, 52 * 365]],
    ["2024-02-01", "2024-02-07", "week", 0, 6, [6, 365]],
  ])("%s to %s in whole %ss", (start, end, unit, wholeUnits, days, [numerator, denominator]) => {
    const time = euTime(day(start), day(end), unit);
    expect([time.wholeUnits, time.days]).toEqual([wholeUnits, days]);
    expect(inLowestTerms(time.years)).toEqual(inLowestTerms({ numerator, denominator }));
  });

  it("is the negative for a day before the start, and near the days over 365.25", () => {
    fc.assert(
      fc.property(anyPeriod, anyUnit, ([start, length], unit) => {
        const [there, back] = [euTime(start, start + length, unit), euTime(start + length, start, unit)];
        expect(back.years.numerator + there.years.numerator).toBe(0);
        expect(back.years.denominator).toBe(there.years.denominator);
        const years = there.years.numerator / there.years.denominator;
        expect(Math.abs(years - length / 365.25)).toBeLessThan(0.01 + 0.005 * years);
      }),
    );
  });

  it("leaves less than one unit in days", () => {
    const longest = { week: 6, month: 30, year: 365 } as const;
    fc.assert(
      fc.property(anyPeriod, anyUnit, ([start, length], unit) => {
        const { days } = euTime(start, start + length, unit);
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThanOrEqual(longest[unit]);
      }),
    );
  });
});

describe("unit-periods of Regulation Z", () => {
  it.each<[string, string, UnitPeriod, number, readonly [number, number]]>([
    ["2024-01-01", "2024-01-31", { unit: "day", count: 1 }, 30, [0, 1]],
    ["2024-01-01", "2024-02-01", { unit: "week", count: 2 }, 2, [3, 14]],
    ["2024-01-01", "2024-02-20", { unit: "half-month", count: 1 }, 3, [4, 15]],
    ["2024-01-20", "2024-04-01", { unit: "month", count: 1 }, 2, [12, 30]],
    ["2024-01-20", "2024-06-01", { unit: "month", count: 3 }, 1, [30 + 12, 90]],
    ["2022-11-15", "2024-02-15", { unit: "year", count: 1 }, 1, [3, 12]],
    ["2022-11-10", "2024-02-15", { unit: "year", count: 1 }, 1, [97, 365]],
    ["2023-02-28", "2024-02-29", { unit: "year", count: 1 }, 1, [0, 12]],
    ["2023-10-31", "2024-02-29", { unit: "month", count: 1 }, 4, [0, 30]],
    ["2028-01-10", "2028-02-29", { unit: "month", count: 1 }, 1, [21, 30]],
  ])("%s to %s by %j", (start, end, period, whole, [numerator, denominator]) => {
    const time = unitPeriodsBetween(day(start), day(end), period);
    expect(time.whole).toBe(whole);
    expect(inLowestTerms(time.fraction)).toEqual(inLowestTerms({ numerator, denominator }));
  });

  it("counts months from the day of the month that the series of payments has", () => {
    const month = { unit: "month", count: 1 } as const;
    const [start, end] = [day("2024-01-30"), day("2024-02-29")];
    // A series on the 30th: 29 February stands for it. A series on the 29th: a day is left over before 30 January.
    expect(unitPeriodsBetween(start, end, month, 30)).toEqual({
      whole: 1,
      fraction: { numerator: 0, denominator: 30 },
    });
    expect(unitPeriodsBetween(start, end, month, 29)).toEqual({
      whole: 1,
      fraction: { numerator: 0, denominator: 30 },
    });
    expect(unitPeriodsBetween(start, end, month)).toEqual({
      whole: 1,
      fraction: { numerator: 1, denominator: 30 },
    });
  });

  it("leaves a fraction from 0 up to but not including 1", () => {
    const anyUnitPeriod = fc.constantFrom<UnitPeriod>(
      { unit: "day", count: 1 },
      { unit: "week", count: 1 },
      { unit: "week", count: 4 },
      { unit: "half-month", count: 1 },
      { unit: "month", count: 1 },
      { unit: "month", count: 6 },
      { unit: "year", count: 1 },
    );
    fc.assert(
      fc.property(anyPeriod, anyUnitPeriod, ([start, length], period) => {
        const { whole, fraction } = unitPeriodsBetween(start, start + length, period);
        expect(whole).toBeGreaterThanOrEqual(0);
        expect(fraction.numerator).toBeGreaterThanOrEqual(0);
        expect(fraction.numerator).toBeLessThan(fraction.denominator);
      }),
    );
  });
});
