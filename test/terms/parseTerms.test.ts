/**
 * Parsing: complete terms with every default, plain, frozen, and the same again when parsed again.
 */
import { Decimal as PublicDecimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { parseTerms, safeParseTerms } from "../../src/terms/parseTerms.js";
import { anyTerms } from "../arbitraries.js";
import { type Raw, raw, SOUND } from "./rawTerms.js";

const parse = (terms: Raw) => parseTerms(terms as LoanTermsInput);

function isDeepFrozen(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isDeepFrozen);
}

describe("complete terms", () => {
  it("echo every default", () => {
    expect(parse(SOUND)).toMatchObject({
      currency: "INR",
      decimals: 2,
      principal: "10000.00",
      disbursedOn: "2026-01-31",
      interest: {
        rate: { percent: "24", per: "year", effective: false },
        method: "declining-balance",
        dayCount: "equal-periods",
        between: "nominal-dates",
        firstPeriod: { treatment: "spread", dayCount: "actual/365" },
        rounding: "per-period",
      },
      repayment: {
        installments: 12,
        every: { count: 1, unit: "month" },
        pattern: "equal-installments",
        shortMonth: "clamp",
        levelPeriods: "actual",
        grace: [],
      },
      calendar: { weekend: [], holidays: [], shift: "none" },
      rounding: { mode: "half-up", unit: "0.01", residue: "last" },
    });
  });
  it("echo the defaults of flat interest, and none of them elsewhere", () => {
    expect(parse(raw({ "interest.method": "flat" })).interest.flat).toMatchObject({
      shares: "every-installment",
      principal: "total-less-interest",
    });
    expect("flat" in parse(SOUND).interest).toBe(false);
  });
  it("take the digits of the currency, or those that are given", () => {
    expect(parse(raw({ currency: "UGX" }))).toMatchObject({
      decimals: 0,
      principal: "10000",
      rounding: { unit: "1" },
    });
    expect(parse(raw({ currency: "KWD" }))).toMatchObject({ decimals: 3, principal: "10000.000" });
    expect(parse(raw({ currency: "UGX", decimals: 2 }))).toMatchObject({
      decimals: 2,
      principal: "10000.00",
    });
    expect(parse(raw({ currency: "ZZZ", decimals: 0 }))).toMatchObject({ currency: "ZZZ", decimals: 0 });
  });
  it("are frozen, plain, and the same when they come back from JSON", () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const parsed = parseTerms(terms);
        expect(isDeepFrozen(parsed)).toBe(true);
        const stored = JSON.parse(JSON.stringify(parsed));
        expect(stored).toEqual(parsed);
        expect(parseTerms(stored)).toEqual(parsed);
        expect(parseTerms(parsed)).toEqual(parsed);
      }),
    );
  });
  it("lead to the schedule that the raw terms lead to", () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const answer = (input: LoanTermsInput) => {
          try {
            return buildSchedule(input).toCsv();
          } catch (error) {
            return String(error);
          }
        };
        expect(answer(JSON.parse(JSON.stringify(parseTerms(terms))))).toBe(answer(terms));
      }),
    );
  });
  it("do not follow a record that is changed later", () => {
    const holidays = ["2026-03-26"];
    const terms = parse(raw({ calendar: { holidays, shift: "following" } }));
    holidays.push("2026-05-01");
    expect(terms.calendar.holidays).toEqual(["2026-03-26"]);
  });
});

describe("amounts, rates and dates", () => {
  it("are read alike from text, numbers and Decimals", () => {
    const expected = parse(raw({ principal: "1234.5", "interest.rate.percent": "0.1" }));
    for (const read of [Number, (text: string) => new PublicDecimal(text)]) {
      const terms = raw({ principal: read("1234.5"), "interest.rate.percent": read("0.1") });
      expect(parse(terms)).toEqual(expected);
    }
  });
  it("are read alike from text and from anything with a year, month and day", () => {
    class PlainDate {
      readonly calendarId = "iso8601";
      get year(): number {
        return 2026;
      }
      get month(): number {
        return 1;
      }
      get day(): number {
        return 31;
      }
    }
    expect(parse(raw({ disbursedOn: new PlainDate() }))).toEqual(parse(SOUND));
    expect(parse(raw({ disbursedOn: { year: 2026, month: 1, day: 31 } }))).toEqual(parse(SOUND));
    expect(
      safeParseTerms(raw({ disbursedOn: { year: 2569, month: 1, day: 31, calendarId: "buddhist" } })),
    ).toMatchObject({
      success: false,
      problems: [{ code: "not-a-date", path: "disbursedOn" }],
    });
  });
  it("holidays come from any iterable, in any order, each once", () => {
    const dates = ["2026-05-01", "2026-03-26", "2026-05-01"];
    function* generated() {
      yield* dates;
    }
    const expected = ["2026-03-26", "2026-05-01"];
    for (const holidays of [
      dates,
      new Set(dates),
      generated(),
      new Map(dates.map((date) => [date, 1])).keys(),
    ]) {
      expect(parse(raw({ calendar: { holidays, shift: "following" } })).calendar.holidays).toEqual(expected);
    }
  });
  it("an endless list of holidays is refused, not read for ever", () => {
    function* endless() {
      for (;;) yield "2026-05-01";
    }
    expect(safeParseTerms(raw({ calendar: { holidays: endless() } }))).toMatchObject({
      success: false,
      problems: [{ code: "out-of-range", path: "calendar.holidays" }],
    });
  });
});

describe("the settings of decimal.js", () => {
  it("that a user changes have no effect", () => {
    const before = JSON.stringify(buildSchedule(SOUND as LoanTermsInput));
    const settings = {
      precision: PublicDecimal.precision,
      rounding: PublicDecimal.rounding,
      toExpPos: PublicDecimal.toExpPos,
    };
    try {
      PublicDecimal.set({ precision: 2, rounding: 0, toExpPos: 1, toExpNeg: 0 });
      expect(JSON.stringify(buildSchedule({ ...SOUND } as LoanTermsInput))).toBe(before);
      const coarse = raw({ principal: new PublicDecimal("10000") });
      expect(JSON.stringify(buildSchedule(coarse as LoanTermsInput))).toBe(before);
    } finally {
      PublicDecimal.set({ ...settings, toExpNeg: -7 });
    }
  });
});
