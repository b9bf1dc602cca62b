/** Enclosures: where both ends round alike they round as the exact value does; where not, they say so. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addEnclosures, enclose, roundEnclosed, scaleEnclosure } from "../../src/kernel/enclosure.js";
import { addRatios, multiplyRatios, ratio, roundRatio } from "../../src/kernel/ratio.js";
import { ROUNDING_MODES, type RoundingMode } from "../../src/kernel/rounding.js";

const modes = fc.constantFrom(...(Object.keys(ROUNDING_MODES) as RoundingMode[]));
const fraction = fc.record({
  numerator: fc.bigInt(-(10n ** 40n), 10n ** 40n),
  denominator: fc.bigInt(1n, 10n ** 30n),
});
const small = fc.record({ numerator: fc.bigInt(-2000n, 2000n), denominator: fc.bigInt(1n, 40n) });

describe("an enclosure", () => {
  it("rounds a multiple of a fraction as the exact value rounds, or does not decide", () => {
    fc.assert(
      fc.property(
        fc.oneof(fraction, small),
        fc.bigInt(0n, 10n ** 60n),
        fc.integer({ min: -1000, max: 1000 }),
        fc.constantFrom(1, 5, 100),
        modes,
        (value, factor, units, multiple, mode) => {
          const exact = addRatios(
            multiplyRatios(ratio(value.numerator, value.denominator), ratio(factor)),
            ratio(units),
          );
          const truth =
            Number(roundRatio(ratio(exact.numerator, exact.denominator * BigInt(multiple)), mode)) * multiple;
          const enclosed = scaleEnclosure(enclose(value, factor), factor, units);
          expect([truth, undefined]).toContain(roundEnclosed(enclosed, { multiple, mode }));
        },
      ),
    );
  });

  it("decides all but what lies within 2^-127 of a tie or of a whole number", () => {
    fc.assert(
      fc.property(small, modes, (value, mode) => {
        const isNear = (2n * value.numerator) % value.denominator === 0n;
        const rounded = roundEnclosed(enclose(value), { multiple: 1, mode });
        if (!isNear)
          expect(rounded).toBe(Number(roundRatio(ratio(value.numerator, value.denominator), mode)));
      }),
    );
  });

  it.each([
    // 1/6 × 3 = 1/2 is a tie, and 1/6 lies between two numbers of the grid: the ends round apart.
    ["a tie", scaleEnclosure(enclose(ratio(1, 6)), 3n, 0), undefined],
    ["a sum that is a tie", addEnclosures(enclose(ratio(1, 3)), enclose(ratio(1, 6))), undefined],
    // 5/2 lies on the grid itself: 2.5 is 3, half-up.
    ["a tie on the grid", enclose(ratio(5, 2)), 3],
    ["a whole number on the grid", scaleEnclosure(enclose(ratio(1, 4)), 8n, -5), -3],
  ])("%s", (_name, enclosed, rounded) => {
    expect(roundEnclosed(enclosed, { multiple: 1, mode: "half-up" })).toBe(rounded);
  });
});
