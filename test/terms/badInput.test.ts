/**
 * Bad terms: each is refused by code and path, or has a right answer that is written here.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { parseTerms, safeParseTerms } from "../../src/terms/parseTerms.js";
import { anyTerms } from "../arbitraries.js";
import { runs } from "../runs.js";
import { changed, problemsOf, type Raw, raw, SOUND } from "./rawTerms.js";

const refusals = (terms: Raw): string[] => problemsOf(() => buildSchedule(terms as LoanTermsInput));

const BAD_AMOUNTS: Record<string, readonly [value: unknown, code: string]> = {
  negative: ["-1", "out-of-range"],
  "negative zero": ["-0.00", "out-of-range"],
  zero: ["0", "out-of-range"],
  NaN: [Number.NaN, "not-a-decimal"],
  infinite: [Number.POSITIVE_INFINITY, "not-a-decimal"],
  "above 2^53 − 1 minor units": ["90071992547409.92", "out-of-range"],
  "huge text": ["9".repeat(150), "out-of-range"],
  "longer than any amount": ["9".repeat(201), "not-a-decimal"],
  "an unsafe number": [2 ** 53, "not-a-decimal"],
  "in scientific notation": ["1e5", "not-a-decimal"],
  "not a number": ["ten thousand", "not-a-decimal"],
  "with a separator of thousands": ["10,000", "not-a-decimal"],
  "with blanks": [" 10000 ", "not-a-decimal"],
  "an empty text": ["", "not-a-decimal"],
  "finer than the currency": ["10000.001", "too-many-decimals"],
  "float noise": [0.1 + 0.2, "too-many-decimals"],
  missing: [undefined, "required"],
  null: [null, "not-a-decimal"],
  "a boolean": [true, "not-a-decimal"],
  "a big integer": [10000n, "not-a-decimal"],
  "a list": [["10000"], "not-a-decimal"],
};

const AMOUNT_FIELDS = [
  "principal",
  "rounding.unit",
  "rounding.multiple.of",
  "rounding.largestResidue",
  "rounding.smallLast.below",
];

/** Values that a field may have though another may not. */
const isAllowed = (field: string, name: string): boolean =>
  (name === "missing" && field !== "principal" && field !== "rounding.multiple.of") ||
  (field === "rounding.largestResidue" && name.endsWith("zero"));

describe("an amount", () => {
  const cases = AMOUNT_FIELDS.flatMap((field) =>
    Object.entries(BAD_AMOUNTS)
      .filter(([name]) => !isAllowed(field, name))
      .map(([name, [value, code]]) => ({ field, name, value, code })),
  );
  it.each(cases)("$field: $name is $code", ({ field, value, code }) => {
    expect(refusals(raw({ [field]: value }))).toContain(`${code} ${field}`);
  });
});

const CASES: Record<string, { terms: Raw; refused: readonly string[] }> = {
  "a currency that nobody knows": { terms: raw({ currency: "ZZZ" }), refused: ["not-in-list currency"] },
  "a currency in small letters": { terms: raw({ currency: "inr" }), refused: ["wrong-type currency"] },
  "a number as currency": { terms: raw({ currency: 356 }), refused: ["wrong-type currency"] },
  "a rate below zero": {
    terms: raw({ "interest.rate.percent": "-1" }),
    refused: ["out-of-range interest.rate.percent"],
  },
  "a rate that is NaN": {
    terms: raw({ "interest.rate.percent": Number.NaN }),
    refused: ["not-a-decimal interest.rate.percent"],
  },
  "a rate with a percent sign": {
    terms: raw({ "interest.rate.percent": "24%" }),
    refused: ["not-a-decimal interest.rate.percent"],
  },
  "a rate without its period's name": {
    terms: raw({ "interest.rate.per": "fortnight" }),
    refused: ["not-in-list interest.rate.per"],
  },
  "a rate beyond all measure": {
    terms: raw({ "interest.rate.percent": "1000001" }),
    refused: ["out-of-range interest.rate.percent"],
  },
  "a changed rate above the largest": {
    terms: raw({ "interest.rateChanges": [{ from: "2027-01-01", percent: "1000001" }] }),
    refused: ["out-of-range interest.rateChanges[0].percent"],
  },
  "a changed rate finer than a rate may be": {
    terms: raw({ "interest.rateChanges": [{ from: "2027-01-01", percent: `24.${"1".repeat(19)}` }] }),
    refused: ["too-many-decimals interest.rateChanges[0].percent"],
  },
  "30 February": { terms: raw({ disbursedOn: "2026-02-30" }), refused: ["not-a-date disbursedOn"] },
  "29 February of a common year": {
    terms: raw({ disbursedOn: "2026-02-29" }),
    refused: ["not-a-date disbursedOn"],
  },
  "a date with a time": {
    terms: raw({ disbursedOn: "2026-01-31T00:00:00Z" }),
    refused: ["not-a-date disbursedOn"],
  },
  "the day before the month": {
    terms: raw({ disbursedOn: "31-01-2026" }),
    refused: ["not-a-date disbursedOn"],
  },
  "the year 0": { terms: raw({ disbursedOn: "0000-01-01" }), refused: ["not-a-date disbursedOn"] },
  "a first due date before the disbursement": {
    terms: raw({ "repayment.firstDueOn": "2026-01-30" }),
    refused: ["wrong-order repayment.firstDueOn"],
  },
  "a first due date on the day of disbursement": {
    terms: raw({ "repayment.firstDueOn": "2026-01-31" }),
    refused: ["wrong-order repayment.firstDueOn"],
  },
  "an anchor after the first due date": {
    terms: raw({ "repayment.firstDueOn": "2026-02-28", "repayment.anchoredOn": "2026-03-01" }),
    refused: ["wrong-order repayment.anchoredOn"],
  },
  "no installments": {
    terms: raw({ "repayment.installments": 0 }),
    refused: ["out-of-range repayment.installments"],
  },
  "too many installments": {
    terms: raw({ "repayment.installments": 1201 }),
    refused: ["out-of-range repayment.installments"],
  },
  "half an installment": {
    terms: raw({ "repayment.installments": 1.5 }),
    refused: ["wrong-type repayment.installments"],
  },
  "half an installment, and a first date before the disbursement": {
    terms: raw({ "repayment.installments": 1.5, "repayment.firstDueOn": "2020-01-01" }),
    refused: ["wrong-type repayment.installments", "wrong-order repayment.firstDueOn"],
  },
  "a grace as long as the term": {
    terms: raw({ "repayment.grace": { spares: "both", interest: "capitalized", for: { periods: 12 } } }),
    refused: ["no-solution repayment.grace"],
  },
  "a grace in every month of the year": {
    terms: raw({
      "repayment.grace": {
        spares: "both",
        interest: "forgiven",
        for: { months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
        term: "extending",
      },
    }),
    refused: ["no-solution repayment.grace"],
  },
  "a multiple above the installment, downwards": {
    terms: raw({ "rounding.multiple": { of: "1000", direction: "down" } }),
    refused: ["no-solution rounding.multiple"],
  },
  "an installment that does not cover the interest": {
    terms: raw({ "rounding.multiple": { of: "900", direction: "down" }, "interest.rate.percent": "1200" }),
    refused: ["no-solution repayment"],
  },
  "a weekend of seven days": {
    terms: raw({
      "calendar.weekend": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    }),
    refused: ["conflict calendar.weekend"],
  },
  "holidays that swallow every day": {
    terms: raw({
      "calendar.weekend": ["saturday", "sunday"],
      "calendar.holidays": Array.from({ length: 900 }, (_, day) => ({
        year: 2026 + Math.floor(day / 336),
        month: (Math.floor(day / 28) % 12) + 1,
        day: (day % 28) + 1,
      })),
      "calendar.shift": "preceding",
      "repayment.every": { count: 1, unit: "week" },
    }),
    refused: ["no-solution calendar.shift"],
  },
  "weekly dates on a weekday that nobody works, extended": {
    terms: raw({
      disbursedOn: "2026-01-02",
      "repayment.every": { count: 1, unit: "week" },
      calendar: { weekend: ["friday"], shift: "extend" },
    }),
    refused: ["no-solution calendar"],
  },
  "dates past the year 9999": {
    terms: raw({ disbursedOn: "9999-06-30", "repayment.every": { count: 1, unit: "year" } }),
    refused: ["no-solution repayment.installments"],
  },
  "a field with a typing mistake": {
    terms: raw({ "repayment.instalments": 12 }),
    refused: ["unknown-field repayment.instalments"],
  },
  "amounts that grow past 2^53 − 1": {
    terms: raw({
      principal: "90000000000000",
      "interest.rate.percent": "100",
      "repayment.pattern": "bullet",
    }),
    refused: ["out-of-range principal"],
  },
};

describe("terms with", () => {
  it.each(Object.entries(CASES))("%s are refused", (_, { terms, refused }) => {
    expect(refusals(terms)).toEqual(refused);
  });
});

const RIGHT: Record<
  string,
  { terms: Raw; totals: readonly [principal: string, interest: string, rows: number] }
> = {
  "29 February": {
    terms: raw({ disbursedOn: "2024-02-29", "repayment.installments": 1, "repayment.every.unit": "year" }),
    // 10,000 × 24%
    totals: ["10000.00", "2400.00", 1],
  },
  "a rate of zero": { terms: raw({ "interest.rate.percent": 0 }), totals: ["10000.00", "0.00", 12] },
  "a multiple above the installment, upwards: one row less": {
    // 10,000 + 2% = 10,200, so 10,100 leaves 100, and 2% of it: 200 + 2
    terms: raw({ "rounding.multiple": { of: "10100", direction: "up" } }),
    totals: ["10000.00", "202.00", 2],
  },
  "a number with noise that the currency still holds": {
    terms: raw({ principal: 0.29, "interest.rate.percent": 0, "repayment.installments": 1 }),
    totals: ["0.29", "0.00", 1],
  },
  "a plus sign and leading zeros": {
    terms: raw({ principal: "+0010000.0", "interest.rate.percent": ".0" }),
    totals: ["10000.00", "0.00", 12],
  },
};

describe("terms that look odd have a right answer:", () => {
  it.each(Object.entries(RIGHT))("%s", (_, { terms, totals: [principal, interest, rows] }) => {
    const schedule = buildSchedule(terms as LoanTermsInput).toJSON();
    expect(schedule.totals).toMatchObject({ principal, interest });
    expect(schedule.installments).toHaveLength(rows);
  });
  it("a Date object is refused, with the reason", () => {
    const parsed = safeParseTerms(raw({ disbursedOn: new Date(0), "calendar.holidays": [new Date(0)] }));
    expect(parsed.success ? [] : parsed.problems).toMatchObject([
      { code: "date-object", path: "disbursedOn", message: expect.stringContaining("time zone") },
      { code: "date-object", path: "calendar.holidays[0]" },
    ]);
  });
});

/** Places in terms where garbage may stand. */
const PATHS = [
  "currency",
  "decimals",
  "principal",
  "disbursedOn",
  "interest",
  "interest.rate",
  "interest.rate.percent",
  "interest.dayCount",
  "interest.firstPeriod",
  "repayment",
  "repayment.installments",
  "repayment.every",
  "repayment.every.unit",
  "repayment.firstDueOn",
  "repayment.grace",
  "calendar.weekend",
  "calendar.holidays",
  "calendar.shift",
  "rounding",
  "rounding.multiple",
  "rounding.mode",
];

/** Whatever comes out: sound terms lead to a schedule of finite amounts, all others to a LoanError. */
function expectAnswer(input: unknown): void {
  const parsed = safeParseTerms(input);
  if (!parsed.success) {
    expect(parsed.problems.length).toBeGreaterThan(0);
    expect(problemsOf(() => parseTerms(input as LoanTermsInput))).not.toEqual([]);
    expect(problemsOf(() => buildSchedule(input as LoanTermsInput))).not.toEqual([]);
    return;
  }
  let text: string;
  try {
    text = buildSchedule(parsed.terms).toCsv();
  } catch (error) {
    expect(error).toBeInstanceOf(LoanError);
    return;
  }
  expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
}

describe("garbage of every kind", () => {
  const garbage = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
  });
  it("as a whole is refused with problems", () => {
    fc.assert(fc.property(garbage, expectAnswer), { numRuns: runs(500) });
  });
  it("in one or several places of sound terms is refused, or is sound after all", () => {
    fc.assert(
      fc.property(
        anyTerms,
        fc.array(fc.tuple(fc.constantFrom(...PATHS), garbage), { maxLength: 3 }),
        (terms, places) => {
          expectAnswer(places.reduce((record, [path, value]) => changed(record, path, value), terms as Raw));
        },
      ),
      { numRuns: runs(1500) },
    );
  });
  it("in JSON is refused, or is sound after all", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PATHS), fc.jsonValue(), (path, value) => {
        expectAnswer(changed(SOUND, path, value));
      }),
      { numRuns: runs(1000) },
    );
  });
  it("never returns in a message", () => {
    const secret = fc.integer({ min: 1_000_000, max: 9_000_000 }).map((n) => `7${n}31`);
    const wrapped = secret.chain((text) =>
      fc.constantFrom<unknown[]>(
        `${text}x`,
        `-${text}`,
        Number(`${text}.123456`),
        { [text.slice(0, 0)]: text },
        [text],
        `-${text}.5`,
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...PATHS), wrapped, (path, value) => {
        const parsed = safeParseTerms(changed(SOUND, path, value));
        const messages = parsed.success ? [] : parsed.problems.map(({ message }) => message);
        expect(messages.join("\n")).not.toMatch(/7\d{7}31/);
      }),
    );
  });
});

describe("every problem at once", () => {
  it("is listed in the order of the fields, with code and rule", () => {
    const { error } = (() => {
      try {
        parseTerms({
          currency: "ZZ",
          principal: "-5",
          disbursedOn: "yesterday",
          interest: { rate: { percent: "abc", per: "decade" }, dayCount: "actual" },
          repayment: { installments: 0, every: { count: 1 }, colour: "blue" },
          calendar: { weekend: ["caturday"], holidays: ["2026-13-01"] },
        } as never);
      } catch (caught) {
        return { error: caught as LoanError };
      }
      throw new Error("was accepted");
    })();
    expect(error.problems.map(({ code, path }) => `${code} ${path}`).sort()).toEqual(
      [
        "wrong-type currency",
        "not-a-date disbursedOn",
        "not-a-decimal interest.rate.percent",
        "not-in-list interest.rate.per",
        "not-in-list interest.dayCount",
        "out-of-range principal",
        "out-of-range repayment.installments",
        "unknown-field repayment.colour",
        "not-in-list calendar.weekend[0]",
        "not-a-date calendar.holidays[0]",
      ].sort(),
    );
    expect(error.message.split("\n")).toHaveLength(10);
    expect(error.message).toContain("interest.dayCount: must be one of equal-periods, actual/365,");
  });
});
