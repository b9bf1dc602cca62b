/** Day counts against the published figures of other libraries and of the regulations. */
import { describe, expect, it } from "vitest";
import { readDate } from "../../src/kernel/date.js";
import { type EuTimeUnit, euTime, type UnitPeriod, unitPeriodsBetween } from "../../src/rules/aprClock.js";
import type { CalendarInput } from "../../src/rules/calendarInput.js";
import type { DayCount } from "../../src/rules/dayCount.js";
import { daysCounted, yearFraction } from "../../src/rules/yearFraction.js";
import type { YearFractionContext } from "../../src/rules/yearFractionContext.js";
import { goldenCases, inLowestTerms, readFraction } from "./golden.js";

const NAMES: Readonly<Record<string, DayCount>> = {
  "1/1": "1/1",
  "30/360 ISDA": "30/360-bond",
  "30/360 PSA": "30/360-psa",
  "30/365 QL": "30/365",
  "30E+/360": "30e+/360",
  "30E/360": "30e/360",
  "30E/360 ISDA": "30e/360-isda",
  "30E/365": "30e/365",
  "30U/360": "30/360-us",
  "30U/360 EOM": "30/360-us-eom",
  "Act/360": "actual/360",
  "Act/364": "actual/364",
  "Act/365 Actual": "actual/365-leap-day",
  "Act/365.25": "actual/365.25",
  "Act/365F": "actual/365",
  "Act/365L": "actual/365L",
  "Act/366": "actual/366",
  "Act/Act AFB": "actual/actual-afb",
  "Act/Act ICMA": "actual/actual-icma",
  "Act/Act ISDA": "actual/actual-isda",
  "Act/Act Year": "actual/actual-year",
  "Bus/252": "business/252",
  "NL/360": "nl/360",
  "NL/365": "nl/365",
};

interface Inputs {
  readonly convention: string;
  readonly start: string;
  readonly end: string;
  readonly context?: {
    readonly freqMonths?: string;
    readonly eom?: boolean;
    readonly refStart?: string;
    readonly refEnd?: string;
    readonly maturity?: string | null;
    readonly unit?: string;
    readonly count?: string;
    readonly scheduleStart?: string;
    readonly scheduleEnd?: string;
    readonly periodEnd?: string;
    readonly firstRegular?: string;
    readonly lastRegular?: string;
    readonly calendar?: string;
    readonly holidayRule?: string;
  };
}

interface Expected {
  readonly yearFraction?: string;
  readonly days?: string;
  readonly wholeUnits?: string;
  readonly t?: string;
  readonly f?: string;
}

const cases = goldenCases<{ readonly inputs: Inputs; readonly expected: Expected }>("daycount");

/** Easter Sunday of a year (the anonymous Gregorian computus), as a day of March: 32 is 1 April. */
function easter(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e, g] = [Math.floor(b / 4), b % 4, Math.floor((8 * b + 13) / 25)];
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return month === 3 ? day : 31 + day;
}

/** Brazil, settlement, by the rule that the cases state: fixed days, and days around Easter. */
function brazil(): CalendarInput {
  const iso = (year: number, month: number, day: number): string =>
    new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  const holidays: string[] = [];
  for (let year = 2001; year <= 2016; year++) {
    const fixed = [
      [1, 1],
      [4, 21],
      [5, 1],
      [9, 7],
      [10, 12],
      [11, 2],
      [11, 15],
      [12, 25],
    ] as const;
    for (const [month, day] of fixed) holidays.push(iso(year, month, day));
    for (const offset of [-48, -47, -2, 60]) holidays.push(iso(year, 3, easter(year) + offset));
  }
  return { weekend: ["saturday", "sunday"], holidays };
}

function contextOf({ convention, context = {} }: Inputs): YearFractionContext {
  const { freqMonths, eom, refStart, refEnd, maturity, unit, count, calendar, holidayRule, ...places } =
    context;
  return {
    ...places,
    ...(freqMonths === undefined ? {} : { every: { count: Number(freqMonths), unit: "month" } }),
    ...(eom === undefined ? {} : { endOfMonth: eom }),
    ...(refStart === undefined ? {} : { referenceStart: refStart }),
    ...(refEnd === undefined ? {} : { referenceEnd: refEnd }),
    ...(typeof maturity === "string" ? { scheduleEnd: maturity } : {}),
    ...(convention === "Bus/252" ? { calendar: brazil() } : {}),
  };
}

const day = (text: string): number => readDate(text) as number;

describe("day counts", () => {
  const rows = cases.filter(({ inputs }) => inputs.convention in NAMES);

  it.each(rows)("$id $inputs.convention", ({ inputs, expected }) => {
    const [name, context] = [NAMES[inputs.convention] as DayCount, contextOf(inputs)];
    if (expected.yearFraction !== undefined) {
      const want = inLowestTerms(readFraction(expected.yearFraction));
      expect(yearFraction(name, inputs.start, inputs.end, context)).toEqual(want);
    }
    if (expected.days !== undefined) {
      expect(daysCounted(name, inputs.start, inputs.end, context)).toBe(Number(expected.days));
    }
  });
});

describe("times by the European APR rule", () => {
  const rows = cases.filter(({ inputs }) => inputs.convention === "EU-APR");

  it.each(rows)("$id", ({ inputs, expected }) => {
    const time = euTime(day(inputs.start), day(inputs.end), inputs.context?.unit as EuTimeUnit);
    expect(inLowestTerms(time.years)).toEqual(readFraction(expected.yearFraction as string));
    expect([time.wholeUnits, time.days]).toEqual([Number(expected.wholeUnits), Number(expected.days)]);
  });
});

describe("unit-periods of US Regulation Z, appendix J", () => {
  // Appendix J divides the left-over days of a fortnight by 14; the source of this row divides by 15.
  const SUSPECT = new Map([["dc-regzj-11", { whole: 2, numerator: 5, denominator: 14 }]]);
  const rows = cases.filter(({ inputs }) => inputs.convention === "RegZ-J unit-period");

  it.each(rows)("$id", ({ id, inputs, expected }) => {
    const unit = inputs.context?.unit === "semimonth" ? "half-month" : inputs.context?.unit;
    const period = { unit, count: Number(inputs.context?.count) } as UnitPeriod;
    const time = unitPeriodsBetween(day(inputs.start), day(inputs.end), period);
    const published = { whole: Number(expected.t), ...readFraction(expected.f as string) };
    expect({ whole: time.whole, ...inLowestTerms(time.fraction) }).toEqual(SUSPECT.get(id) ?? published);
  });
});

it("leaves no case out", () => {
  const kinds = new Set(cases.map(({ inputs }) => inputs.convention));
  const apart = ["EU-APR", "RegZ-J unit-period"];
  expect([...kinds].filter((kind) => !(kind in NAMES) && !apart.includes(kind))).toEqual([]);
});
