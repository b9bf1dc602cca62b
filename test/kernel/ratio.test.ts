/**
 * Ratios: the laws of fractions, and always in lowest terms.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/kernel/decimal.js";
import {
  addRatios,
  compareRatios,
  divideRatios,
  greatestCommonDivisor,
  multiplyRatios,
  ONE,
  type Ratio,
  ratio,
  ratioFromDecimal,
  ratioToDecimal,
  subtractRatios,
  ZERO,
} from "../../src/kernel/ratio.js";

const big = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const ratios = fc
  .tuple(
    big,
    big.filter((n) => n !== 0n),
  )
  .map(([n, d]) => ratio(n, d));
const three = fc.tuple(ratios, ratios, ratios);

const LAWS: Record<string, (a: Ratio, b: Ratio, c: Ratio) => void> = {
  "stands in lowest terms, the denominator above zero": (a) => {
    expect(a.denominator > 0n).toBe(true);
    expect(greatestCommonDivisor(a.numerator, a.denominator)).toBe(1n);
  },
  "a + b = b + a, a × b = b × a": (a, b) => {
    expect(addRatios(a, b)).toEqual(addRatios(b, a));
    expect(multiplyRatios(a, b)).toEqual(multiplyRatios(b, a));
  },
  "a + (b + c) = (a + b) + c, the same for ×": (a, b, c) => {
    expect(addRatios(a, addRatios(b, c))).toEqual(addRatios(addRatios(a, b), c));
    expect(multiplyRatios(a, multiplyRatios(b, c))).toEqual(multiplyRatios(multiplyRatios(a, b), c));
  },
  "a × (b + c) = a × b + a × c": (a, b, c) => {
    expect(multiplyRatios(a, addRatios(b, c))).toEqual(addRatios(multiplyRatios(a, b), multiplyRatios(a, c)));
  },
  "a − b + b = a, a ÷ b × b = a, a − a = 0, a × 1 = a": (a, b) => {
    expect(addRatios(subtractRatios(a, b), b)).toEqual(a);
    if (b.numerator !== 0n) expect(multiplyRatios(divideRatios(a, b), b)).toEqual(a);
    expect(subtractRatios(a, a)).toEqual(ZERO);
    expect(multiplyRatios(a, ONE)).toEqual(a);
  },
  "the order is that of the differences": (a, b) => {
    const { numerator } = subtractRatios(a, b);
    expect(compareRatios(a, b)).toBe(numerator > 0n ? 1 : numerator < 0n ? -1 : 0);
  },
};

describe("a ratio", () => {
  it.each(Object.entries(LAWS))("%s", (_, law) => {
    fc.assert(fc.property(three, ([a, b, c]) => void law(a, b, c)));
  });
  it("holds what a decimal cannot: 0.1/12 × 60.60 is exactly 0.505", () => {
    const interest = multiplyRatios(divideRatios(ratio(1, 10), ratio(12)), ratio(6060, 100));
    expect(interest).toEqual(ratio(505, 1000));
  });
  it("comes from a decimal and goes back", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
        fc.integer({ min: 0, max: 18 }),
        (n, places) => {
          const decimal = new Decimal(n.toString()).div(new Decimal(10).pow(places));
          expect(ratioFromDecimal(decimal)).toEqual(ratio(n, 10n ** BigInt(places)));
          expect(ratioToDecimal(ratioFromDecimal(decimal)).eq(decimal)).toBe(true);
        },
      ),
    );
  });
  it("as a decimal is rounded half-up to the digits asked for", () => {
    expect(String(ratioToDecimal(ratio(2, 3), 5))).toBe("0.66667");
    expect(String(ratioToDecimal(ratio(-1, 8), 2))).toBe("-0.13");
    expect(ratioToDecimal(ratio(1, 3)).decimalPlaces()).toBe(60);
  });
});
