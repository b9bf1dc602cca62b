import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, type Day, formatDate, readDate } from "../../src/kernel/date.js";
import { LoanError } from "../../src/kernel/error.js";
import { matchesRoll } from "../../src/rules/rollConvention.js";
import {
  periodicDates,
  replaceStart,
  unadjustedDates,
} from "../../src/schedule/periodic/periodicSchedule.js";
import { type DirectedTerms, directedDates } from "../../src/schedule/periodic/periodicScheduleDirected.js";
import { STUB_CONVENTIONS, type StubConvention } from "../../src/schedule/periodic/periodicScheduleStub.js";
import type { PeriodicTerms } from "../../src/schedule/periodic/periodicScheduleTerms.js";

const day = (text: string): Day => readDate(text) as Day;
const STUBS = Object.keys(STUB_CONVENTIONS) as StubConvention[];
const monthly = { count: 1, unit: "month" } as const;

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

describe("a stub of 4 June to 17 September", () => {
  const terms = { start: "2014-06-04", end: "2014-09-17", every: monthly } as const;

  it.each<[StubConvention, string[]]>([
    ["short-initial", ["06-04", "06-17", "07-17", "08-17", "09-17"]],
    ["long-initial", ["06-04", "07-17", "08-17", "09-17"]],
    ["smart-initial", ["06-04", "06-17", "07-17", "08-17", "09-17"]],
    ["short-final", ["06-04", "07-04", "08-04", "09-04", "09-17"]],
    ["long-final", ["06-04", "07-04", "08-04", "09-17"]],
    ["smart-final", ["06-04", "07-04", "08-04", "09-04", "09-17"]],
  ])("%s", (stub, expected) => {
    expect(unadjustedDates({ ...terms, stub }).map((date) => date.slice(5))).toEqual(expected);
  });

  it("is refused where none is allowed, and where both must be given", () => {
    expect(problemsOf(() => unadjustedDates(terms))).toEqual(["conflict stub"]);
    expect(problemsOf(() => unadjustedDates({ ...terms, stub: "none" }))).toEqual(["conflict stub"]);
    expect(problemsOf(() => unadjustedDates({ ...terms, stub: "both" }))).toEqual(["conflict stub"]);
  });

  it("of fewer than seven days joins its neighbor under the smart conventions only", () => {
    const short = { start: "2014-06-11", end: "2014-09-17", every: monthly } as const;
    expect(unadjustedDates({ ...short, stub: "smart-initial" })[1]).toBe("2014-07-17");
    expect(unadjustedDates({ ...short, start: "2014-06-10", stub: "smart-initial" })[1]).toBe("2014-06-17");
    expect(unadjustedDates({ ...short, stub: "short-initial" })[1]).toBe("2014-06-17");
  });
});

describe("regular dates at month ends", () => {
  const atMonthEnds = { stub: "none", roll: "end-of-month" } as const;

  it.each<[string, string, PeriodicTerms["every"], string[]]>([
    ["2014-02-28", "2014-11-30", { count: 3, unit: "month" }, ["02-28", "05-31", "08-31", "11-30"]],
    ["2018-04-30", "2018-10-30", { count: 2, unit: "month" }, ["04-30", "06-30", "08-31", "10-30"]],
    ["2024-02-29", "2024-05-31", monthly, ["02-29", "03-31", "04-30", "05-31"]],
    ["2024-07-30", "2024-10-30", monthly, ["07-30", "08-30", "09-30", "10-30"]],
  ])("%s to %s", (start, end, every, expected) => {
    const dates = unadjustedDates({ start, end, every, ...atMonthEnds });
    expect(dates.map((date) => date.slice(5))).toEqual(expected);
  });

  it("end elsewhere only where they began there", () => {
    const terms = { start: "2018-04-30", end: "2018-10-29", every: { count: 2, unit: "month" } } as const;
    expect(problemsOf(() => unadjustedDates({ ...terms, ...atMonthEnds }))).toEqual(["conflict stub"]);
  });
});

describe("smart stubs beside a given one", () => {
  it("join the given stub if there is no regular period between", () => {
    const terms = {
      start: "2014-06-14",
      end: "2014-07-30",
      every: monthly,
      lastRegular: "2014-06-17",
    } as const;
    expect(unadjustedDates({ ...terms, stub: "smart-initial" })).toEqual(["2014-06-14", "2014-07-30"]);
    const early = { ...terms, start: "2014-06-10" };
    expect(unadjustedDates({ ...early, stub: "smart-initial" })).toEqual([
      "2014-06-10",
      "2014-06-17",
      "2014-07-30",
    ]);
  });

  it("keep odd days between two given stubs, which no other convention allows", () => {
    const given = { firstRegular: "2014-06-17", lastRegular: "2014-08-20" };
    const terms = { start: "2014-06-04", end: "2014-09-30", every: monthly, ...given } as const;
    const dates = ["2014-06-04", "2014-06-17", "2014-07-17", "2014-08-17", "2014-08-20", "2014-09-30"];
    expect(unadjustedDates({ ...terms, stub: "smart-initial", roll: "day-17" })).toEqual(dates);
    expect(unadjustedDates({ ...terms, stub: "smart-final" })).toEqual(dates);
    expect(problemsOf(() => unadjustedDates({ ...terms, stub: "both" }))).toEqual(["conflict stub"]);
  });
});

const anyStart = fc.integer({ min: day("1995-01-01"), max: day("2040-01-01") });
const anyLength = fc.integer({ min: 1, max: 900 });
const anyEvery = fc.constantFrom(
  { count: 1, unit: "week" } as const,
  { count: 1, unit: "month" } as const,
  { count: 3, unit: "month" } as const,
  { count: 1, unit: "year" } as const,
);
const anyStub = fc.constantFrom(...STUBS.filter((stub) => stub !== "none" && stub !== "both"));
const anyTerms = fc
  .tuple(anyStart, anyLength, anyEvery, anyStub)
  .map(([start, length, every, stub]): PeriodicTerms & { stub: StubConvention } => {
    return { start: formatDate(start), end: formatDate(start + length), every, stub };
  });

describe("every periodic schedule", () => {
  it("runs from start to end, rising", () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const dates = unadjustedDates(terms);
        expect([dates[0], dates.at(-1)]).toEqual([terms.start, terms.end]);
        dates.slice(1).forEach((date, i) => {
          expect(date > (dates[i] as string)).toBe(true);
        });
      }),
    );
  });

  it("has regular dates on the roll, all but at the end where the stub lies", () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const { unadjusted, roll } = periodicDates(terms);
        const isInitial = STUB_CONVENTIONS[terms.stub].side === "start";
        const regular = isInitial ? unadjusted.slice(1) : unadjusted.slice(0, -1);
        expect(regular.filter((date) => !matchesRoll(day(date), roll))).toEqual([]);
      }),
    );
  });

  it("has a stub as short or as long as its convention says", () => {
    const isMonthly = anyTerms.filter(
      ({ every }) => every === monthly || (every as { unit: string }).unit === "month",
    );
    fc.assert(
      fc.property(isMonthly, (terms) => {
        const dates = unadjustedDates(terms).map(day);
        if (dates.length < 3) return;
        const { count } = terms.every as { count: number };
        const isInitial = STUB_CONVENTIONS[terms.stub].side === "start";
        const [from, to] = isInitial ? [dates[0], dates[1]] : [dates.at(-2), dates.at(-1)];
        const days = (to as Day) - (from as Day);
        // One step from the side of the regular dates; 31 days more or less for the shortest and longest months.
        const regular = addMonths(from as Day, count) - (from as Day);
        if (terms.stub.startsWith("short")) expect(days).toBeLessThanOrEqual(regular + 3);
        if (terms.stub.startsWith("long")) expect(days).toBeGreaterThanOrEqual(regular - 3);
        if (terms.stub.startsWith("smart")) expect(days).toBeGreaterThanOrEqual(7);
        expect(days).toBeLessThanOrEqual(2 * regular + 6);
      }),
    );
  });

  it("moves each date by itself, and joins periods only if asked to", () => {
    const calendar = { weekend: ["saturday", "sunday"] } as const;
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const { start, end } = terms;
        if (day(end as string) - day(start as string) < 10) return;
        const moved = {
          ...terms,
          adjustment: { shift: "following", calendar },
          combinePeriods: true,
        } as const;
        const { unadjusted, adjusted } = periodicDates(moved);
        expect(unadjusted).toHaveLength(adjusted.length);
        adjusted.forEach((date, i) => {
          expect(day(date) - day(unadjusted[i] as string)).toBeLessThanOrEqual(2);
          expect(day(date)).toBeGreaterThanOrEqual(day(unadjusted[i] as string));
        });
      }),
    );
  });
});

describe("dates that fall together after moving", () => {
  const daily = {
    start: "2020-09-18",
    end: "2020-12-18",
    every: { count: 1, unit: "day" },
    stub: "short-final",
    adjustment: { shift: "modified-following", calendar: { weekend: ["saturday", "sunday"] } },
  } as const satisfies PeriodicTerms;

  it("are refused", () => {
    expect(problemsOf(() => periodicDates(daily))).toEqual(["duplicate adjustment"]);
    const one = { ...daily, start: "2015-05-29", end: "2015-05-31", every: "term" } as const;
    expect(problemsOf(() => periodicDates(one))).toEqual(["duplicate adjustment"]);
  });

  it("are joined if asked to: 91 days over 13 weekends make 65 periods", () => {
    const { adjusted } = periodicDates({ ...daily, combinePeriods: true });
    expect([adjusted.length - 1, adjusted[0], adjusted[1]]).toEqual([65, "2020-09-18", "2020-09-21"]);
  });
});

describe("terms that cannot be", () => {
  const terms = { start: "2014-06-04", end: "2014-09-17", every: monthly } as const;

  it.each<[object, string[]]>([
    [{ end: "2014-06-04" }, ["wrong-order end"]],
    [{ start: "2014-02-30", end: undefined }, ["not-a-date start", "required end"]],
    [{ stub: "short", roll: "day-31" }, ["not-in-list stub", "not-in-list roll"]],
    [{ firstRegular: "2014-06-03" }, ["wrong-order firstRegular"]],
    [{ lastRegular: "2014-09-18" }, ["wrong-order lastRegular"]],
    [{ firstRegular: "2014-08-04", lastRegular: "2014-07-04" }, ["wrong-order lastRegular"]],
    [{ every: { unit: "half-month", days: [1, 15] } }, ["conflict every"]],
    [{ every: { count: 0, unit: "month" } }, ["out-of-range every.count"]],
    [{ adjustment: { shift: "extend" } }, ["not-in-list adjustment.shift"]],
    [{ stub: "short-initial", roll: "day-11" }, ["conflict end"]],
    [{ stub: "short-final", roll: "day-11" }, ["conflict start"]],
    [{ stub: "short-initial", lastRegular: "2014-08-04" }, ["conflict stub"]],
    [{ stub: "long-final", firstRegular: "2014-06-17" }, ["conflict stub"]],
    [{ stub: "none", firstRegular: "2014-06-17" }, ["conflict stub"]],
    [{ every: "term", lastRegular: "2014-09-04" }, ["conflict every"]],
    [{ end: "9999-01-01", every: { count: 1, unit: "day" }, stub: "short-final" }, ["out-of-range every"]],
    [{ end: "9999-01-01", every: { count: 1, unit: "day" }, stub: "short-initial" }, ["out-of-range every"]],
  ])("%j", (wrong, expected) => {
    expect(problemsOf(() => periodicDates({ ...terms, ...wrong } as PeriodicTerms))).toEqual(expected);
  });

  it("another start after the end", () => {
    expect(problemsOf(() => replaceStart(terms, "2014-09-18"))).toEqual(["wrong-order start"]);
    expect(problemsOf(() => replaceStart(terms, "2014-09-31"))).toEqual(["not-a-date start"]);
  });
});

describe("directed dates", () => {
  const terms = { start: "2014-06-04", end: "2014-09-17", every: monthly } as const;

  it("lie on the other side than the odd days", () => {
    const forward = directedDates({ ...terms, direction: "forward" });
    expect(forward).toEqual(["2014-06-04", "2014-07-04", "2014-08-04", "2014-09-04", "2014-09-17"]);
    const backward = directedDates({ ...terms, direction: "backward" });
    expect(backward).toEqual(["2014-06-04", "2014-06-17", "2014-07-17", "2014-08-17", "2014-09-17"]);
  });

  it("give way to a contract date that they fall together with", () => {
    const easter = { weekend: ["saturday", "sunday"], holidays: ["2024-03-29"] } as const;
    const moved = {
      every: monthly,
      direction: "forward",
      shift: "modified-following",
      calendar: easter,
    } as const;
    const terms = {
      start: "2024-03-28",
      end: "2024-05-31",
      firstRegular: "2024-03-31",
      endOfMonth: true,
    } as const;
    expect(directedDates({ ...moved, ...terms })).toEqual(["2024-03-28", "2024-04-30", "2024-05-31"]);
  });

  it("mirror the short stubs of periodic dates where days exist in every month", () => {
    const early = fc.tuple(anyStart, fc.integer({ min: 28, max: 900 })).filter(([start, length]) => {
      return [start, start + length].every((date) => Number(formatDate(date).slice(8)) <= 28);
    });
    fc.assert(
      fc.property(early, ([from, length]) => {
        const ends = { start: formatDate(from), end: formatDate(from + length), every: monthly };
        const forward = directedDates({ ...ends, direction: "forward" });
        expect(forward).toEqual(unadjustedDates({ ...ends, stub: "short-final" }));
        const backward = directedDates({ ...ends, direction: "backward" });
        expect(backward).toEqual(unadjustedDates({ ...ends, stub: "short-initial" }));
      }),
    );
  });

  it.each<[object, string[]]>([
    [{ direction: "sideways" }, ["not-in-list direction"]],
    [{ end: "2014-06-01" }, ["wrong-order end"]],
    [{ end: "9999-01-01", every: { count: 1, unit: "day" } }, ["out-of-range every"]],
    [{ firstRegular: "2014-06-01" }, ["wrong-order firstRegular"]],
    [{ start: 1, every: { unit: "x" } }, ["not-a-date start", "not-in-list every.unit"]],
    [
      {
        start: "2024-06-01",
        end: "2024-06-02",
        every: "term",
        shift: "following",
        calendar: { weekend: ["saturday", "sunday"] },
      },
      ["duplicate shift"],
    ],
  ])("cannot be %j", (wrong, expected) => {
    const all = { ...terms, direction: "forward", ...wrong } as DirectedTerms;
    expect(problemsOf(() => directedDates(all))).toEqual(expected);
  });
});
