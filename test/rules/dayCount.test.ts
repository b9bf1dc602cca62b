import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_DAY, MIN_DAY, readDate } from "../../src/kernel/date.js";
import { calendarOfDays } from "../../src/rules/calendar.js";
import { DAY_COUNTS, type DayCount, type DayCountContext } from "../../src/rules/dayCount.js";
import type { FixedDayCount } from "../../src/rules/dayCountRule.js";
import { daysCounted, yearFraction } from "../../src/rules/yearFraction.js";
import type { YearFractionContext } from "../../src/rules/yearFractionContext.js";
import { inLowestTerms } from "./golden.js";

const NAMES = Object.keys(DAY_COUNTS) as DayCount[];
const day = (text: string): number => readDate(text) as number;

/** Rules over one denominator. */
const FIXED = Object.entries(DAY_COUNTS).filter(
  (entry): entry is [DayCount, FixedDayCount] => entry[1].kind === "fixed",
);

const monthly: YearFractionContext["every"] = { count: 1, unit: "month" };
/** Everything that any rule may need. */
const FULL: YearFractionContext = { every: monthly, calendar: { weekend: ["saturday", "sunday"] } };
const CONTEXT: DayCountContext = {
  stepping: { frequency: { kind: "months", months: 1 }, shortMonth: "clamp" },
  calendar: calendarOfDays(["saturday", "sunday"], []),
};

/** The days from 28 February to 31 March 2023, and the fraction of 15 December 2023 to 15 January 2024. */
const ROWS: Partial<Record<DayCount, readonly [days: number, fraction: readonly [number, number]]>> = {
  "equal-periods": [31, [1, 12]],
  "actual/365": [31, [31, 365]],
  "actual/360": [31, [31, 360]],
  "actual/364": [31, [31, 364]],
  "actual/366": [31, [31, 366]],
  "actual/365.25": [31, [124, 1461]],
  "actual/365L": [31, [31, 366]],
  "actual/365-leap-day": [31, [31, 365]],
  "actual/actual-isda": [31, [17 * 366 + 14 * 365, 365 * 366]],
  "actual/actual-icma": [31, [1, 12]],
  "actual/actual-afb": [31, [31, 365]],
  "actual/actual-year": [31, [31, 366]],
  "months/12": [31, [1, 12]],
  "nl/365": [31, [31, 365]],
  "nl/360": [31, [31, 360]],
  "30/360-bond": [33, [1, 12]],
  "30/360-us": [33, [1, 12]],
  "30/360-us-eom": [30, [1, 12]],
  "30/360-psa": [30, [1, 12]],
  "30e/360": [32, [1, 12]],
  "30e/360-isda": [30, [1, 12]],
  "30e+/360": [33, [1, 12]],
  "30e/365": [30, [30, 365]],
  "30/365": [32, [30, 365]],
  "business/252": [23, [21, 252]],
  "1/1": [1, [1, 1]],
};

describe.each(NAMES)("%s", (name) => {
  const [days, [numerator, denominator]] = ROWS[name] as NonNullable<(typeof ROWS)[DayCount]>;

  it("counts 28 February to 31 March 2023", () => {
    expect(daysCounted(name, "2023-02-28", "2023-03-31", FULL)).toBe(days);
  });

  it("gives the fraction of 15 December 2023 to 15 January 2024", () => {
    const fraction = yearFraction(name, "2023-12-15", "2024-01-15", FULL);
    expect(fraction).toEqual(inLowestTerms({ numerator, denominator }));
  });
});

it("one period of 1,000,000 at 24% by the figures that tell the rules apart", () => {
  const interest = (name: DayCount): string => {
    const { numerator, denominator } = yearFraction(name, "2023-12-15", "2024-01-15");
    return ((240_000 * numerator) / denominator).toFixed(2);
  };
  expect(interest("actual/365")).toBe("20383.56");
  expect(interest("actual/actual-isda")).toBe("20358.41");
  expect(interest("actual/360")).toBe("20666.67");
  expect(interest("30/360-bond")).toBe("20000.00");
});

/** The oracle: days counted one by one on the platform's UTC calendar. */
function eachDay(start: number, end: number): Date[] {
  return Array.from({ length: end - start }, (_, i) => new Date((start + i) * 86_400_000));
}

const isLeap = (date: Date): boolean => new Date(Date.UTC(date.getUTCFullYear(), 1, 29)).getUTCMonth() === 1;
const isLeapDay = (date: Date): boolean => date.getUTCMonth() === 1 && date.getUTCDate() === 29;

/** What a rule must give, from its definition, as a number of days in a year of 365 × 366 parts or so. */
const ORACLE: Partial<Record<DayCount, (start: number, end: number) => readonly [number, number]>> = {
  "actual/actual-isda": (start, end) => {
    const days = eachDay(start, end);
    const leap = days.filter(isLeap).length;
    return [(days.length - leap) * 366 + leap * 365, 365 * 366];
  },
  "nl/365": (start, end) => [eachDay(start + 1, end + 1).filter((date) => !isLeapDay(date)).length, 365],
  "nl/360": (start, end) => [eachDay(start + 1, end + 1).filter((date) => !isLeapDay(date)).length, 360],
  "actual/365-leap-day": (start, end) => {
    return [end - start, eachDay(start + 1, end + 1).some(isLeapDay) ? 366 : 365];
  },
  "business/252": (start, end) => {
    return [eachDay(start, end).filter((date) => date.getUTCDay() % 6 !== 0).length, 252];
  },
  "actual/365": (start, end) => [eachDay(start, end).length, 365],
  "actual/365.25": (start, end) => [4 * eachDay(start, end).length, 1461],
};

const anyPeriod = fc
  .tuple(fc.integer({ min: day("1890-01-01"), max: day("2110-01-01") }), fc.integer({ min: 0, max: 3000 }))
  .map(([start, length]) => [start, start + length] as const);

describe.each(Object.entries(ORACLE))("%s day by day", (name, oracle) => {
  it("counts as its definition does", () => {
    const rule = DAY_COUNTS[name as DayCount] as FixedDayCount;
    fc.assert(
      fc.property(anyPeriod, ([start, end]) => {
        const [numerator, denominator] = oracle(start, end);
        // n / d = m / e exactly, in integers
        expect(rule.numerator(start, end, CONTEXT) * denominator).toBe(numerator * rule.denominator);
      }),
    );
  });
});

/** Rules by which a period and its two parts agree, wherever it is cut. */
const ADDITIVE: readonly DayCount[] = [
  "actual/365",
  "actual/360",
  "actual/364",
  "actual/366",
  "actual/365.25",
  "actual/actual-isda",
  "nl/365",
  "nl/360",
  "30e/360",
  "30/365",
  "business/252",
];

describe.each(ADDITIVE)("%s", (name) => {
  it("adds up over the parts of a period", () => {
    const rule = DAY_COUNTS[name] as FixedDayCount;
    fc.assert(
      fc.property(anyPeriod, fc.double({ min: 0, max: 1, noNaN: true }), ([start, end], share) => {
        const cut = start + Math.floor((end - start) * share);
        const whole = rule.numerator(start, end, CONTEXT);
        expect(rule.numerator(start, cut, CONTEXT) + rule.numerator(cut, end, CONTEXT)).toBe(whole);
      }),
    );
  });
});

describe.each(FIXED)("%s", (name, rule) => {
  it("is zero from a day to itself", () => {
    fc.assert(
      fc.property(anyPeriod, ([start]) => {
        expect(rule.numerator(start, start, CONTEXT)).toBe(name === "1/1" ? 1 : 0);
      }),
    );
  });

  it("gives a safe integer, never below zero, and near the real share of a year", () => {
    fc.assert(
      fc.property(anyPeriod, ([start, end]) => {
        const numerator = rule.numerator(start, end, CONTEXT);
        expect(Number.isSafeInteger(numerator) && numerator >= 0).toBe(true);
        if (name === "1/1") return;
        const years = (end - start) / 365.25;
        expect(Math.abs(numerator / rule.denominator - years)).toBeLessThan(0.02 + 0.045 * years);
      }),
    );
  });

  it("stays safe over all the years there are", () => {
    // A calendar over ten thousand years would only count longer.
    if (name === "business/252") return;
    expect(Number.isSafeInteger(rule.numerator(MIN_DAY, MAX_DAY, CONTEXT))).toBe(true);
  });
});

describe.each(NAMES.filter((name) => name !== "equal-periods"))("%s", (name) => {
  it("is the negative the other way round", () => {
    fc.assert(
      fc.property(anyPeriod, ([start, end]) => {
        const [from, to] = [start, end].map((number) =>
          new Date(number * 86_400_000).toISOString().slice(0, 10),
        );
        if (from === to) return;
        const forward = yearFraction(name, from as string, to as string, FULL);
        const back = yearFraction(name, to as string, from as string, FULL);
        expect(back.denominator).toBe(forward.denominator);
        expect(back.numerator + forward.numerator).toBe(0);
      }),
    );
  });
});

describe("actual/actual ICMA", () => {
  it("makes every whole regular period its share of a year, in whatever month", () => {
    fc.assert(
      fc.property(anyPeriod, fc.constantFrom(1, 2, 3, 4, 6, 12), ([start], count) => {
        const anchor = new Date(start * 86_400_000);
        const later = new Date(Date.UTC(anchor.getUTCFullYear(), anchor.getUTCMonth() + count, 28));
        const from = `${anchor.toISOString().slice(0, 8)}28`;
        const fraction = yearFraction("actual/actual-icma", from, later.toISOString().slice(0, 10), {
          every: { count, unit: "month" },
        });
        expect(fraction).toEqual(inLowestTerms({ numerator: count, denominator: 12 }));
      }),
    );
  });

  it.each([
    ["a week", { count: 1, unit: "week" }, "2024-01-01", "2024-01-08", [1, 52]],
    ["three days of a fortnight", { count: 2, unit: "week" }, "2024-01-01", "2024-01-04", [3 * 2, 14 * 52]],
    ["a day", { count: 1, unit: "day" }, "2024-01-01", "2024-01-02", [1, 365]],
    ["six weeks of a monthly loan", monthly, "2024-01-01", "2024-02-12", [29 + 11, 12 * 29]],
    ["half a month", { unit: "half-month", days: [1, 15] }, "2024-01-01", "2024-01-15", [1, 24]],
  ] as const)("counts %s by its regular periods", (_, every, start, end, [numerator, denominator]) => {
    const fraction = yearFraction("actual/actual-icma", start, end, { every });
    expect(fraction).toEqual(inLowestTerms({ numerator, denominator }));
  });

  it("counts days in the middle of a regular period by that period's length", () => {
    const fraction = yearFraction("actual/actual-icma", "2024-02-10", "2024-02-20", {
      every: monthly,
      scheduleStart: "2024-01-01",
      scheduleEnd: "2025-01-15",
      firstRegular: "2024-01-15",
      periodEnd: "2024-02-15",
    });
    // 5 of the 31 days to 15 February, 5 of the 29 days after it
    expect(fraction).toEqual(inLowestTerms({ numerator: 5 * 29 + 5 * 31, denominator: 12 * 31 * 29 }));
  });

  it("splits a long first period over the regular periods that lead up to its end", () => {
    const fraction = yearFraction("actual/actual-icma", "2024-01-17", "2024-03-01", {
      every: monthly,
      scheduleStart: "2024-01-17",
      scheduleEnd: "2025-03-01",
    });
    // 1/12 of the whole February + 15 of January's 31 days
    expect(fraction).toEqual(inLowestTerms({ numerator: 31 + 15, denominator: 12 * 31 }));
  });
});
