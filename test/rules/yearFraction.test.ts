import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { DAY_COUNTS, type DayCount } from "../../src/rules/dayCount.js";
import { daysCounted, yearFraction } from "../../src/rules/yearFraction.js";
import type { YearFractionContext } from "../../src/rules/yearFractionContext.js";

/** The codes and paths of what a question refuses. */
function problemsOf(name: unknown, start: unknown, end: unknown, context: unknown = {}): string[] {
  try {
    yearFraction(name as DayCount, start as string, end as string, context as YearFractionContext);
    return [];
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    return error.problems.map(({ code, path }) => `${code} ${path}`);
  }
}

describe("a question that cannot be answered", () => {
  it.each<[unknown, unknown, unknown, unknown, string[]]>([
    ["act/365", "2024-01-01", "2024-02-01", {}, ["not-in-list dayCount"]],
    ["toString", "2024-01-01", "2024-02-01", {}, ["not-in-list dayCount"]],
    [undefined, undefined, "2024-02-30", {}, ["not-in-list dayCount", "required start", "not-a-date end"]],
    ["actual/365", new Date(0), "2024-02-01", {}, ["date-object start"]],
    ["equal-periods", "2024-01-01", "2024-02-01", {}, ["required context.every"]],
    ["actual/actual-icma", "2024-01-01", "2024-02-01", {}, ["required context.every"]],
    ["actual/365L", "2024-01-01", "2024-02-01", {}, ["required context.every"]],
    ["business/252", "2024-01-01", "2024-02-01", {}, ["required context.calendar"]],
    ["actual/365", "2024-01-01", "2024-02-01", { periodEnd: "soon" }, ["not-a-date context.periodEnd"]],
    [
      "actual/actual-icma",
      "2024-01-01",
      "x",
      { every: { count: 0, unit: "month" }, calendar: { weekend: ["sun"] }, scheduleEnd: new Date(0) },
      [
        "not-a-date end",
        "date-object context.scheduleEnd",
        "out-of-range context.every.count",
        "not-in-list context.calendar.weekend[0]",
      ],
    ],
    [
      "actual/actual-icma",
      "2024-01-01",
      "2024-02-01",
      { every: { dates: ["2024-02-01"] } },
      ["conflict context.every"],
    ],
    ["equal-periods", "2024-01-01", "2024-02-02", { every: { count: 1, unit: "month" } }, ["conflict end"]],
  ])("%j from %j to %j with %j", (name, start, end, context, expected) => {
    expect(problemsOf(name, start, end, context)).toEqual(expected);
  });

  it("is refused when the day count is a record with a toString of its own", () => {
    const name = { toString: "" } as never;
    expect(() => yearFraction(name, "2024-02-29", "2024-03-01")).toThrow(LoanError);
  });

  it("never gives anything but a fraction or one LoanError", () => {
    const anyName = fc.oneof(fc.constantFrom(...Object.keys(DAY_COUNTS)), fc.string(), fc.anything());
    const anyDate = fc.oneof(fc.constantFrom("2024-02-29", "2023-12-31", "2024-13-01"), fc.anything());
    const anyContext = fc.oneof(
      fc.constant({ every: { count: 1, unit: "month" }, calendar: { weekend: ["sunday"] } }),
      fc.object({ key: fc.constantFrom("every", "calendar", "endOfMonth", "periodEnd", "unit", "weekend") }),
    );
    fc.assert(
      fc.property(anyName, anyDate, anyDate, anyContext, (name, start, end, context) => {
        let fraction: { numerator: number; denominator: number };
        try {
          fraction = yearFraction(
            name as DayCount,
            start as string,
            end as string,
            context as YearFractionContext,
          );
        } catch (error) {
          expect(error).toBeInstanceOf(LoanError);
          return;
        }
        expect(Number.isSafeInteger(fraction.numerator)).toBe(true);
        expect(fraction.denominator).toBeGreaterThan(0);
      }),
    );
  });
});

describe("whole regular periods", () => {
  it.each<[string, string, YearFractionContext["every"], [number, number]]>([
    ["2024-01-31", "2024-02-29", { count: 1, unit: "month" }, [1, 12]],
    ["2024-01-31", "2024-12-31", { count: 1, unit: "month" }, [11, 12]],
    ["2026-01-04", "2026-11-22", { count: 1, unit: "week" }, [23, 26]],
    ["2024-01-01", "2024-01-31", { count: 10, unit: "day" }, [6, 73]],
    ["2024-01-01", "2024-03-15", { unit: "half-month", days: [1, 15] }, [5, 24]],
  ])("%s to %s by %j", (start, end, every, [numerator, denominator]) => {
    const context = every === undefined ? {} : { every };
    expect(yearFraction("equal-periods", start, end, context)).toEqual({ numerator, denominator });
  });
});

describe("dates in either form", () => {
  it("give the same answer, zero without a sign included", () => {
    const [start, end] = [
      { year: 2024, month: 1, day: 30 },
      { year: 2024, month: 1, day: 31 },
    ];
    expect(yearFraction("actual/365", start, end)).toEqual(
      yearFraction("actual/365", "2024-01-30", "2024-01-31"),
    );
    expect(yearFraction("30/360-bond", end, start)).toEqual({ numerator: 0, denominator: 1 });
    expect(Object.is(daysCounted("30/360-bond", end, start), 0)).toBe(true);
    expect(daysCounted("actual/365", end, start)).toBe(-1);
  });
});
