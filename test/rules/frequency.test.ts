import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { civilFromDay, type Day, formatDate, readDate, weekdayOf } from "../../src/kernel/date.js";
import type { Problem } from "../../src/kernel/error.js";
import {
  type Every,
  equalPeriod,
  FREQUENCY_UNITS,
  type Frequency,
  frequencyOf,
  STEP_UNITS,
  type SteppedFrequency,
  type Stepping,
  type StepUnit,
} from "../../src/rules/frequency.js";
import {
  dateAt,
  fillDates,
  isRegularPeriod,
  nthWeekdayOfMonth,
  stepsBetween,
} from "../../src/rules/frequencyDates.js";
import { halfMonthProblem, readEvery } from "../../src/rules/frequencyInput.js";
import { SHORT_MONTHS, type ShortMonth } from "../../src/rules/shortMonth.js";

const day = (text: string): Day => readDate(text) as Day;

const clamp = <F extends Frequency>(frequency: F): Stepping<F> => ({ frequency, shortMonth: "clamp" });

type Stepped = Exclude<Every, { readonly dates: unknown }>;

/** So many dates after an anchor, as text. */
function dates(anchor: string, every: Stepped, count: number, shortMonth: ShortMonth = "clamp"): string[] {
  const out = new Int32Array(count);
  fillDates(out, 0, day(anchor), { frequency: frequencyOf(every), shortMonth });
  return Array.from(out, formatDate);
}

const monthly: Stepped = { count: 1, unit: "month" };

describe("dates step from the anchor", () => {
  it.each<[string, string, Stepped, string[]]>([
    ["three days", "2024-02-27", { count: 3, unit: "day" }, ["2024-03-01", "2024-03-04", "2024-03-07"]],
    ["weeks", "2026-01-04", { count: 1, unit: "week" }, ["2026-01-11", "2026-01-18", "2026-01-25"]],
    ["fortnights", "2023-12-25", { count: 2, unit: "week" }, ["2024-01-08", "2024-01-22", "2024-02-05"]],
    ["months", "2024-01-31", monthly, ["2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31"]],
    ["quarters", "2023-11-30", { count: 1, unit: "quarter" }, ["2024-02-29", "2024-05-30", "2024-08-30"]],
    ["half-years", "2023-08-31", { count: 1, unit: "half-year" }, ["2024-02-29", "2024-08-31", "2025-02-28"]],
    [
      "years",
      "2024-02-29",
      { count: 1, unit: "year" },
      ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"],
    ],
    [
      "the 1st and the 15th",
      "2024-01-01",
      { unit: "half-month", days: [1, 15] },
      ["2024-01-15", "2024-02-01", "2024-02-15"],
    ],
    [
      "the 15th and the last day, from between",
      "2024-01-20",
      { unit: "half-month", days: ["last", 15] },
      ["2024-01-31", "2024-02-15", "2024-02-29", "2024-03-15"],
    ],
    [
      "the third Monday, from between",
      "2024-01-10",
      { unit: "month", count: 1, weekday: "monday", nth: 3 },
      ["2024-01-15", "2024-02-19", "2024-03-18"],
    ],
    [
      "the third Monday, from one",
      "2024-01-15",
      { unit: "month", count: 1, weekday: "monday", nth: 3 },
      ["2024-02-19", "2024-03-18"],
    ],
    [
      "the last Friday of each second month",
      "2024-02-25",
      { unit: "month", count: 2, weekday: "friday", nth: "last" },
      ["2024-03-29", "2024-05-31", "2024-07-26"],
    ],
  ])("%s from %s", (_, anchor, every, expected) => {
    expect(dates(anchor, every, expected.length)).toEqual([...expected]);
  });

  it("puts a date that a short month lacks on the first of the next, by that policy", () => {
    const after = dates("2024-01-31", monthly, 4, "first-of-next-month");
    expect(after).toEqual(["2024-03-01", "2024-03-31", "2024-05-01", "2024-05-31"]);
    const twice = dates("2023-02-01", { unit: "half-month", days: [15, 30] }, 4, "first-of-next-month");
    expect(twice).toEqual(["2023-02-15", "2023-03-01", "2023-03-15", "2023-03-30"]);
    const last = dates("2023-02-01", { unit: "half-month", days: [15, "last"] }, 3, "first-of-next-month");
    expect(last).toEqual(["2023-02-15", "2023-02-28", "2023-03-15"]);
    const thirtieth = { frequency: frequencyOf({ unit: "half-month", days: [15, 30] }) } as const;
    const back = dateAt(day("2023-03-01"), -1, { ...thirtieth, shortMonth: "first-of-next-month" });
    expect(formatDate(back)).toBe("2023-02-15");
  });

  it("steps back as it steps on", () => {
    const stepping = clamp(frequencyOf(monthly));
    const back = [-1, -2, -3].map((step) => formatDate(dateAt(day("2024-03-31"), step, stepping)));
    expect(back).toEqual(["2024-02-29", "2024-01-31", "2023-12-31"]);
    const twice = clamp(frequencyOf({ unit: "half-month", days: [1, 15] }));
    expect([-1, -2].map((step) => formatDate(dateAt(day("2024-01-15"), step, twice)))).toEqual([
      "2024-01-01",
      "2023-12-15",
    ]);
    const third = clamp(frequencyOf({ unit: "month", count: 1, weekday: "monday", nth: 3 }));
    expect([-1, -2].map((step) => formatDate(dateAt(day("2024-02-01"), step, third)))).toEqual([
      "2024-01-15",
      "2023-12-18",
    ]);
  });
});

const anyAnchor = fc.integer({ min: day("1990-01-01"), max: day("2060-01-01") });
const anyShortMonth = fc.constantFrom(...(Object.keys(SHORT_MONTHS) as ShortMonth[]));
const stepEvery = fc.record({
  count: fc.integer({ min: 1, max: 40 }),
  unit: fc.constantFrom(...(Object.keys(STEP_UNITS) as StepUnit[])),
});
const monthDay = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant("last" as const));
const halfMonth = fc
  .tuple(monthDay, monthDay)
  .map((days) => ({ unit: "half-month" as const, days }))
  .filter(({ days }) => {
    const [one, other] = days.map((value) => (value === "last" ? 31 : value)) as [number, number];
    return halfMonthProblem(Math.min(one, other), Math.max(one, other), "first-of-next-month") === undefined;
  });
const nthWeekday = fc.record({
  unit: fc.constant("month" as const),
  count: fc.integer({ min: 1, max: 12 }),
  weekday: fc.constantFrom("monday", "friday", "saturday", "sunday"),
  nth: fc.constantFrom<1 | 2 | 3 | 4 | "last">(1, 2, 3, 4, "last"),
});
const anyStepping = fc
  .tuple(fc.oneof(stepEvery, halfMonth, nthWeekday), anyShortMonth)
  .map(([every, shortMonth]): Stepping<SteppedFrequency> => ({ frequency: frequencyOf(every), shortMonth }));

describe("every frequency, from any anchor", () => {
  it("rises strictly, in both directions, through the anchor", () => {
    fc.assert(
      fc.property(anyAnchor, anyStepping, fc.integer({ min: -60, max: 60 }), (anchor, stepping, step) => {
        expect(dateAt(anchor, 0, stepping)).toBe(anchor);
        expect(dateAt(anchor, step + 1, stepping)).toBeGreaterThan(dateAt(anchor, step, stepping));
      }),
    );
  });

  it("never drifts: a step from a stepped date that is a rule's own leads to the same dates", () => {
    fc.assert(
      fc.property(anyAnchor, anyStepping, fc.integer({ min: 1, max: 40 }), (anchor, stepping, step) => {
        const { kind } = stepping.frequency;
        // By day of the month a shortened date is no anchor of its own: that is the point of the anchor.
        if (kind === "months" && civilFromDay(anchor).day > 28) return;
        const first = dateAt(anchor, 1, stepping);
        expect(dateAt(first, step, stepping)).toBe(dateAt(anchor, step + 1, stepping));
      }),
    );
  });

  it("fills the same dates as it gives one by one, into either kind of list, from any place", () => {
    fc.assert(
      fc.property(anyAnchor, anyStepping, fc.integer({ min: 0, max: 3 }), (anchor, stepping, from) => {
        const [typed, plain] = [new Int32Array(20), new Array<number>(20).fill(0)];
        expect(fillDates(typed, from, anchor, stepping)).toBe(20);
        fillDates(plain, from, anchor, stepping);
        const expected = plain.map((_, i) => (i < from ? 0 : dateAt(anchor, i - from + 1, stepping)));
        expect(plain).toEqual(expected);
        expect(Array.from(typed)).toEqual(expected);
      }),
    );
  });

  it("counts the steps that fit between two days", () => {
    fc.assert(
      fc.property(anyAnchor, anyStepping, fc.integer({ min: 0, max: 5000 }), (anchor, stepping, length) => {
        const steps = stepsBetween(anchor, anchor + length, stepping);
        expect(dateAt(anchor, steps, stepping)).toBeLessThanOrEqual(anchor + length);
        expect(dateAt(anchor, steps + 1, stepping)).toBeGreaterThan(anchor + length);
      }),
    );
  });

  it("calls the step before a regular date regular", () => {
    fc.assert(
      fc.property(anyAnchor, anyStepping, (anchor, stepping) => {
        const end = dateAt(anchor, 2, stepping);
        expect(isRegularPeriod(dateAt(end, -1, stepping), end, stepping)).toBe(true);
      }),
    );
  });
});

describe("a regular period", () => {
  it.each<[string, string, Stepped, boolean]>([
    ["2024-01-31", "2024-02-29", monthly, true],
    ["2024-03-31", "2024-04-30", monthly, true],
    ["2024-03-30", "2024-04-30", monthly, true],
    ["2024-02-29", "2024-03-31", monthly, true],
    ["2024-02-28", "2024-03-31", monthly, false],
    ["2024-01-15", "2024-02-29", monthly, false],
    ["2024-01-01", "2024-01-15", { unit: "half-month", days: [1, 15] }, true],
    ["2024-01-10", "2024-01-15", { unit: "half-month", days: [1, 15] }, false],
    ["2024-01-01", "2024-01-07", { unit: "half-month", days: [1, 15] }, false],
    ["2024-01-15", "2024-02-19", { unit: "month", count: 1, weekday: "monday", nth: 3 }, true],
    ["2024-01-10", "2024-01-15", { unit: "month", count: 1, weekday: "monday", nth: 3 }, false],
    ["2026-01-04", "2026-01-11", { count: 1, unit: "week" }, true],
    ["2026-01-04", "2026-01-19", { count: 1, unit: "week" }, false],
  ])("%s to %s", (start, end, every, expected) => {
    expect(isRegularPeriod(day(start), day(end), clamp(frequencyOf(every)))).toBe(expected);
  });

  it("is never one between given dates", () => {
    const given = clamp(frequencyOf({ dates: [] }, [day("2024-02-01")]));
    expect(isRegularPeriod(day("2024-01-01"), day("2024-02-01"), given)).toBe(false);
  });
});

describe("given dates", () => {
  const given = clamp(frequencyOf({ dates: [] }, ["2026-03-31", "2026-11-30", "2027-03-31"].map(day)));

  it("are taken in order, those after the start", () => {
    const out = new Int32Array(2);
    expect(fillDates(out, 0, day("2026-03-31"), given)).toBe(2);
    expect(Array.from(out, formatDate)).toEqual(["2026-11-30", "2027-03-31"]);
  });

  it("may run out, and say how many there are", () => {
    expect(fillDates(new Int32Array(5), 0, day("2026-01-01"), given)).toBe(3);
  });
});

describe("the share of a year that a regular period is", () => {
  it.each<[Every, [number, number] | undefined]>([
    [{ count: 10, unit: "day" }, [10, 365]],
    [{ count: 1, unit: "week" }, [1, 52]],
    [{ count: 4, unit: "week" }, [4, 52]],
    [{ count: 1, unit: "month" }, [1, 12]],
    [{ count: 2, unit: "quarter" }, [6, 12]],
    [{ count: 1, unit: "year" }, [12, 12]],
    [{ unit: "half-month", days: [1, 15] }, [1, 24]],
    [{ unit: "month", count: 2, weekday: "friday", nth: "last" }, [2, 12]],
    [{ dates: ["2026-01-01"] }, undefined],
  ])("of %j", (every, share) => {
    const expected = share && { numerator: share[0], denominator: share[1] };
    expect(equalPeriod(frequencyOf(every, []))).toEqual(expected);
  });

  it("names every unit, half months included", () => {
    expect(Object.keys(FREQUENCY_UNITS)).toEqual([...Object.keys(STEP_UNITS), "half-month"]);
  });
});

describe("the n-th weekday of a month", () => {
  it("is that weekday, in that week of the month", () => {
    const anyMonth = fc.tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: 0, max: 6 }), ([year, month], weekday) => {
        for (let nth = 1; nth <= 5; nth++) {
          const found = nthWeekdayOfMonth(year, month, weekday, nth);
          const civil = civilFromDay(found);
          expect([weekdayOf(found), civil.year, civil.month]).toEqual([weekday, year, month]);
          if (nth < 5) expect(Math.ceil(civil.day / 7)).toBe(nth);
          else expect(civilFromDay(found + 7).month).not.toBe(month);
        }
      }),
    );
  });
});

/** The codes and paths of what is wrong with a frequency. */
function problemsOf(input: unknown): string[] {
  const problems: Problem[] = [];
  const frequency = readEvery(input, "every", problems);
  expect(frequency === undefined).toBe(problems.length > 0);
  return problems.map(({ code, path }) => `${code} ${path}`);
}

describe("a frequency of unknown shape", () => {
  it.each<[unknown, string[]]>([
    [{ count: 1, unit: "week" }, []],
    [{ unit: "month" }, []],
    [{ unit: "half-month", days: [15, "last"] }, []],
    [{ unit: "month", weekday: "friday", nth: "last" }, []],
    [{ dates: ["2026-01-01", { year: 2026, month: 2, day: 1 }] }, []],
    ["weekly", ["wrong-type every"]],
    [null, ["wrong-type every"]],
    [[], ["wrong-type every"]],
    [{}, ["not-in-list every.unit"]],
    [{ unit: "toString" }, ["not-in-list every.unit"]],
    [{ unit: "fortnight" }, ["not-in-list every.unit"]],
    [{ count: 0, unit: "week" }, ["out-of-range every.count"]],
    [{ count: 1.5, unit: "week" }, ["out-of-range every.count"]],
    [{ count: 1e9, unit: "year" }, ["out-of-range every.count"]],
    [{ count: "2", unit: "week" }, ["out-of-range every.count"]],
    [{ unit: "half-month" }, ["wrong-type every.days"]],
    [{ unit: "half-month", days: [0, 15] }, ["wrong-type every.days"]],
    [{ unit: "half-month", days: [15, 15] }, ["conflict every.days"]],
    [{ unit: "half-month", days: [31, "last"] }, ["conflict every.days"]],
    [{ unit: "half-month", days: [29, 30] }, ["conflict every.days"]],
    [
      { unit: "week", weekday: "someday", nth: 5 },
      ["conflict every.unit", "not-in-list every.weekday", "not-in-list every.nth"],
    ],
    [{ dates: [] }, ["wrong-type every.dates"]],
    [{ dates: ["2026-02-01", "2026-01-01"] }, ["wrong-order every.dates[1]"]],
    [{ dates: ["2026-02-30", new Date(0)] }, ["not-a-date every.dates[0]", "date-object every.dates[1]"]],
  ])("%j", (input, expected) => {
    expect(
      problemsOf(input).filter((text) => !text.startsWith("wrong-order") || expected.includes(text)),
    ).toEqual(expected);
  });
});

describe("two days of the month", () => {
  it("never meet in any month, if they are allowed", () => {
    const anyDays = fc.tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 31 }));
    fc.assert(
      fc.property(anyDays, anyShortMonth, ([one, other], shortMonth) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)];
        const frequency: SteppedFrequency = { kind: "half-months", first, second };
        const out = new Int32Array(120);
        if (first === second) {
          expect(halfMonthProblem(first, second, shortMonth)).toContain("different");
          return;
        }
        const isAllowed = halfMonthProblem(first, second, shortMonth) === undefined;
        let day0 = day("2022-01-01");
        for (let month = 0; month < out.length / 2; month++) {
          out[2 * month] = dateInMonth(2022 + Math.floor(month / 12), (month % 12) + 1, first, shortMonth);
          out[2 * month + 1] = dateInMonth(
            2022 + Math.floor(month / 12),
            (month % 12) + 1,
            second,
            shortMonth,
          );
        }
        const meets = out.some((date, i) => i > 0 && date <= (out[i - 1] as number));
        if (isAllowed) expect(meets).toBe(false);
        if (!isAllowed) return;
        fillDates(out, 0, day0 - 1, { frequency, shortMonth });
        for (const date of out) {
          expect(date).toBeGreaterThan(day0 - 1);
          day0 = date + 1;
        }
      }),
    );
  });
});

/** A day of a month by the short-month policy, from its definition; 31 is always the last day. */
function dateInMonth(year: number, month: number, dayOfMonth: number, shortMonth: ShortMonth): Day {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const last = Date.UTC(year, month - 1, length) / 86_400_000;
  if (dayOfMonth <= length) return Date.UTC(year, month - 1, dayOfMonth) / 86_400_000;
  return shortMonth === "clamp" || dayOfMonth === 31 ? last : last + 1;
}
