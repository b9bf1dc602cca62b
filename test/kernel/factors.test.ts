/**
 * Fast paths: products with factors, and level amounts, are the exact value rounded once, near ties and far from them.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Factors,
  factorAt,
  factorsFrom,
  roundEstimate,
  roundedProduct,
} from "../../src/kernel/factors.js";
import { multiplyRatios, type Ratio, ratio, roundRatio } from "../../src/kernel/ratio.js";
import { ROUNDING_MODES, type RoundingMode } from "../../src/kernel/rounding.js";
import { annuitiesFromEachRow, annuity, exactLevel, roundedLevel } from "../../src/kernel/solve.js";
import { runs } from "../runs.js";

const MODES = Object.keys(ROUNDING_MODES) as RoundingMode[];
const modes = fc.constantFrom(...MODES);
const rates = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 13n }))
  .map(([n, d]) => ratio(n, d));
const plainRates = fc
  .tuple(fc.integer({ min: 0, max: 6000 }), fc.constantFrom(12, 52, 365, 360, 24))
  .map(([bips, perYear]) => ratio(bips, 10_000 * perYear));
const lists = fc.array(fc.oneof(rates, plainRates), { minLength: 1, maxLength: 12 });

function roundExactly(amount: number, factor: Ratio, mode: RoundingMode): number {
  return Number(roundRatio(multiplyRatios(ratio(amount), factor), mode));
}

describe("factors over one denominator", () => {
  it("are the ratios they were made from", () => {
    fc.assert(
      fc.property(lists, (ratios) => {
        const factors = factorsFrom(ratios);
        expect(ratios.map((_, k) => factorAt(factors, k))).toEqual(ratios);
      }),
    );
  });
});

describe("amount × factor", () => {
  it("is the exact product, rounded once", () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 0, max: 2 ** 31 }), modes, (ratios, amount, mode) => {
        const factors = factorsFrom(ratios);
        ratios.forEach((factor, k) => {
          expect(roundedProduct(amount, factors, k, mode)).toBe(roundExactly(amount, factor, mode));
        });
      }),
      { numRuns: runs(2000) },
    );
  });
  it("decides ties, and amounts next to them, where products are safe and where they are not", () => {
    // amount × n/(2d) with odd amount × n ÷ d is a tie; one more in the numerator is not
    const wide = fc.bigInt({ min: 1n, max: 10n ** 15n });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 40 }),
        wide,
        fc.constantFrom(-1n, 0n, 1n),
        modes,
        (amount, d, off, mode) => {
          const factor = ratio(d + off, 2n * d * BigInt(amount)); // × amount = 1/2 ± 1/(2d)
          const larger = ratio((2n * 7n + 1n) * d + off, 2n * d * BigInt(amount)); // 7.5 ± 1/(2d)
          const factors = factorsFrom([factor, larger]);
          expect(roundedProduct(amount, factors, 0, mode)).toBe(roundExactly(amount, factor, mode));
          expect(roundedProduct(amount, factors, 1, mode)).toBe(roundExactly(amount, larger, mode));
        },
      ),
      { numRuns: runs(2000) },
    );
  });
  it("is exact up to the largest amount", () => {
    const factors = factorsFrom([ratio(24, 36_500), ratio(1n, 10n ** 20n), ratio(1, 2)]);
    for (const mode of MODES) {
      [0, 1, 2].forEach((k) => {
        const amount = Number.MAX_SAFE_INTEGER;
        expect(roundedProduct(amount, factors, k, mode)).toBe(
          roundExactly(amount, factorAt(factors, k), mode),
        );
      });
    }
  });
});

describe("an estimate with a bound", () => {
  it("is decided only where every number within the bound rounds alike", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        modes,
        (estimate, error, mode) => {
          const decided = roundEstimate(estimate, error, mode);
          if (decided === undefined) return;
          const scaled = (value: number) =>
            BigInt(Math.floor(value)) * 2n ** 60n + BigInt(Math.round((value % 1) * 2 ** 60));
          const rounded = (bound: bigint) => Number(roundRatio(ratio(bound, 2n ** 60n), mode));
          const [least, most] = [scaled(estimate) - scaled(error), scaled(estimate) + scaled(error)];
          expect([rounded(least), rounded(most)]).toEqual([decided, decided]);
        },
      ),
      { numRuns: runs(2000) },
    );
  });
});

/** A level amount from the definition: the balance that remains is zero. */
function remaining(balance: number, factors: Factors, count: number, x: Ratio): Ratio {
  let left = ratio(balance);
  for (let k = 0; k < count; k++) {
    const { numerator, denominator } = factorAt(factors, k);
    left = multiplyRatios(left, ratio(denominator + numerator, denominator));
    left = ratio(
      left.numerator * x.denominator - x.numerator * left.denominator,
      left.denominator * x.denominator,
    );
  }
  return left;
}

describe("the level amount", () => {
  const loans = fc.record({
    rates: fc.array(plainRates, { minLength: 1, maxLength: 60 }),
    balance: fc.integer({ min: 1, max: 10 ** 12 }),
    multiple: fc.constantFrom(1, 5, 100, 1000),
    mode: modes,
  });
  it("brings the balance to zero, exactly", () => {
    fc.assert(
      fc.property(loans, ({ rates: ratios, balance }) => {
        const factors = factorsFrom(ratios);
        const x = exactLevel(balance, { factors, from: 0, to: ratios.length });
        expect(remaining(balance, factors, ratios.length, x).numerator).toBe(0n);
      }),
    );
  });
  it("is the exact value, rounded once to the multiple", () => {
    fc.assert(
      fc.property(loans, ({ rates: ratios, balance, multiple, mode }) => {
        const equation = { factors: factorsFrom(ratios), from: 0, to: ratios.length };
        const { numerator, denominator } = exactLevel(balance, equation);
        const steps = Number(roundRatio(ratio(numerator, denominator * BigInt(multiple)), mode));
        expect(roundedLevel(balance, equation, { multiple, mode })).toBe(steps * multiple);
      }),
      { numRuns: runs(1000) },
    );
  });
  it("on a tie goes by the mode: 201 at 1% over 1 row is 203.01, 50 at 1% is 50.5", () => {
    const equation = { factors: factorsFrom([ratio(1, 100)]), from: 0, to: 1 };
    const levels = (balance: number) =>
      MODES.map((mode) => roundedLevel(balance, equation, { multiple: 1, mode }));
    // half-up, half-even, half-down, up, down, ceiling, floor
    expect(levels(50)).toEqual([51, 50, 50, 51, 50, 51, 50]);
    expect(levels(201)).toEqual([203, 203, 203, 204, 203, 204, 203]);
  });
  it("of 100,000 at 2% over 12 is 9,455.96", () => {
    const factors = factorsFrom(new Array<Ratio>(12).fill(ratio(2, 100)));
    const equation = { factors, from: 0, to: 12 };
    expect(roundedLevel(10_000_000, equation, { multiple: 1, mode: "half-up" })).toBe(945_596);
    expect(annuity(equation)).toBeCloseTo((1 - 1.02 ** -12) / 0.02, 10);
    expect(annuitiesFromEachRow(equation)[0]).toBeCloseTo(annuity(equation), 10);
  });
});
