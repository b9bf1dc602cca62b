/**
 * Plain terms read fast say what the schema says of them; whatever is not plain or not sound is left to the schema.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlainTerms } from "../../src/terms/plainTerms.js";
import { termsSchema } from "../../src/terms/schema.js";
import { raw, SOUND } from "./rawTerms.js";

/** Values that a field may be given, sound or not. */
const VALUES: Record<string, readonly unknown[]> = {
  currency: ["BDT", "inr", "", 5, undefined],
  principal: ["1.50", 20000, "0", "-5", "1e3", undefined],
  disbursedOn: ["2024-02-29", "2026-02-29", { year: 2026, month: 1, day: 31 }, new Date(0), undefined],
  "interest.rate": [
    { percent: "9" },
    { percent: "9", per: "month" },
    { percent: "9", effective: true },
    [],
    "9",
  ],
  "interest.method": ["flat", "declining-balance", "compound", undefined, null],
  "interest.dayCount": ["actual/360", "toString", undefined],
  "interest.flat": [{}, undefined],
  "repayment.installments": [1, 46, 1.5, 0, 1201, "12", undefined],
  "repayment.every": [
    { unit: "week" },
    { count: 0, unit: "week" },
    { count: 366, unit: "day" },
    { unit: "half-month" },
    [],
  ],
  "repayment.pattern": ["bullet", "equal-principal", "weekly", undefined],
  "repayment.firstDueOn": ["2026-03-15", "2026-02-30", undefined],
  "repayment.grace": [[], undefined],
  calendar: [{}, undefined, new Map(), new Date(0)],
  repayment: [new Map(), Promise.resolve(), Object.assign(Object.create(null), SOUND.repayment)],
  hasOwnProperty: [true],
};

const anyRecord = fc
  .uniqueArray(fc.constantFrom(...Object.keys(VALUES)), { maxLength: 3 })
  .chain((fields) =>
    fc.tuple(
      ...fields.map((field) =>
        fc.constantFrom(...(VALUES[field] ?? [])).map((value) => [field, value] as const),
      ),
    ),
  )
  .map((changes) => raw(Object.fromEntries(changes)));

describe("plain terms", () => {
  it("are read without the schema, as the schema reads them", () => {
    const read = readPlainTerms(SOUND);
    expect(read).toMatchObject(SOUND);
    expect(read).toEqual(termsSchema.parse(SOUND));
  });

  it("of any values are what the schema reads, or left to it", () => {
    let plain = 0;
    fc.assert(
      fc.property(anyRecord, (record) => {
        const read = readPlainTerms(record);
        if (read === undefined) return;
        plain++;
        expect(read).toEqual(termsSchema.parse(record));
      }),
      { numRuns: 2000 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  it.each([undefined, null, 5, "terms", [], () => SOUND])("%s is left to the schema", (record) => {
    expect(readPlainTerms(record)).toBeUndefined();
  });
});
