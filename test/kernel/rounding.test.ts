/**
 * Rounding modes, by a table of rows and against exact fractions.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratio, roundRatio } from "../../src/kernel/ratio.js";
import { ROUNDING_MODES, type RoundingMode, roundQuotient } from "../../src/kernel/rounding.js";
import { fraction, round } from "../oracle/fraction.js";
import { runs } from "../runs.js";

/** 2.5, 3.5, 2.4, 2.6 and their negatives, in tenths. */
const TENTHS = [25, 35, 24, 26, -25, -35, -24, -26] as const;

const ROWS: Record<RoundingMode, readonly number[]> = {
  "half-up": [3, 4, 2, 3, -3, -4, -2, -3],
  "half-even": [2, 4, 2, 3, -2, -4, -2, -3],
  "half-down": [2, 3, 2, 3, -2, -3, -2, -3],
  up: [3, 4, 3, 3, -3, -4, -3, -3],
  down: [2, 3, 2, 2, -2, -3, -2, -2],
  ceiling: [3, 4, 3, 3, -2, -3, -2, -2],
  floor: [2, 3, 2, 2, -3, -4, -3, -3],
};

const MODES = Object.keys(ROUNDING_MODES) as RoundingMode[];
const safe = fc.maxSafeInteger();
const denominators = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 0x7fffffff }));

describe("a rounding mode", () => {
  it("has a row for each entry of the table", () => expect(Object.keys(ROWS)).toEqual(MODES));
  it.each(MODES)("%s rounds 2.5, 3.5, 2.4, 2.6 and their negatives", (mode) => {
    expect(TENTHS.map((tenths) => roundQuotient(tenths, 10, mode))).toEqual(ROWS[mode]);
    expect(TENTHS.map((tenths) => Number(roundRatio(ratio(tenths, 10), mode)))).toEqual(ROWS[mode]);
  });
  it("rounds 12.345 to 12.35 half-up, and to 12.34 half-even", () => {
    expect(roundQuotient(12_345, 10, "half-up")).toBe(1235);
    expect(roundQuotient(12_345, 10, "half-even")).toBe(1234);
  });
  it.each(MODES)("%s leaves whole numbers alone", (mode) => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (whole, denominator) => {
        expect(roundQuotient(whole * denominator, denominator, mode)).toBe(whole + 0);
        expect(roundRatio(ratio(whole), mode)).toBe(BigInt(whole));
      }),
    );
  });
  it.each(MODES)("%s gives the same for numbers and fractions as for the oracle, up to 2^53", (mode) => {
    fc.assert(
      fc.property(safe, denominators, (numerator, denominator) => {
        const expected = round(fraction(BigInt(numerator), BigInt(denominator)), mode);
        expect(BigInt(roundQuotient(numerator, denominator, mode))).toBe(expected);
        expect(roundRatio(ratio(numerator, denominator), mode)).toBe(expected);
      }),
      { numRuns: runs(2000) },
    );
  });
  it.each(MODES)("%s decides ties and their neighbours, for large quotients too", (mode) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 30 }),
        fc.constantFrom(-1, 0, 1),
        fc.boolean(),
        (half, off, negative) => {
          const numerator = (negative ? -1 : 1) * (1000 * (2 * half + 1) + off);
          const expected = round(fraction(BigInt(numerator), 2000n), mode);
          expect(BigInt(roundQuotient(numerator, 2000, mode))).toBe(expected);
        },
      ),
    );
  });
  it("never gives minus zero", () => {
    for (const mode of MODES) expect(Object.is(roundQuotient(-1, 10, mode), -0), mode).toBe(false);
  });
});
