/** Flat and declining equivalents: figures, and the exact round trip. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { decliningEquivalent, flatEquivalent } from "../../src/pricing/flatEquivalent.js";
import { runs } from "../runs.js";

describe("flat to declining", () => {
  it.each([
    ["24", 6, 12, "40.05", "48.28"],
    ["24", 12, 12, "41.70", "50.67"],
    ["24", 24, 12, "40.88", "49.49"],
    ["10", 6, 12, "16.94", "18.32"],
    ["10", 12, 12, "17.97", "19.53"],
    ["10", 36, 12, "17.92", "19.46"],
    ["12", 12, 12, "21.46", "23.70"],
    ["26", 46, 52, "47.64", "60.68"],
    ["0", 12, 12, "0.00", "0.00"],
  ] as const)(
    "%s%% flat, %i installments, %i a year: %s nominal, %s effective",
    (flat, installments, perYear, nominal, effective) => {
      const declining = decliningEquivalent({
        flatPercentPerYear: flat,
        installments,
        installmentsPerYear: perYear,
      });
      expect(declining.nominalPercentPerYear.toFixed(2)).toBe(nominal);
      expect(declining.effectivePercentPerYear.toFixed(2)).toBe(effective);
    },
  );
  it("is 3.4753% a month for flat 24% over 12 months", () => {
    const declining = decliningEquivalent({
      flatPercentPerYear: 24,
      installments: 12,
      installmentsPerYear: 12,
    });
    expect(declining.percentPerPeriod.toFixed(4)).toBe("3.4753");
  });
});

describe("there and back", () => {
  const terms = fc.record({
    installments: fc.integer({ min: 1, max: 120 }),
    installmentsPerYear: fc.constantFrom<number | string>(12, 52, 26, 13, 24, 365, "365/14"),
  });
  it("gives the flat rate, to its last digit", () => {
    fc.assert(
      fc.property(
        terms,
        fc.integer({ min: 1, max: 999_999 }),
        ({ installments, installmentsPerYear }, points) => {
          const flat = String(points / 1000);
          const counted = { installments, installmentsPerYear };
          const declining = decliningEquivalent({ flatPercentPerYear: flat, ...counted });
          const { nominalPercentPerYear } = declining;
          expect(
            String(flatEquivalent({ nominalPercentPerYear: String(nominalPercentPerYear), ...counted })),
          ).toBe(flat);
        },
      ),
      { numRuns: runs(60) },
    );
  });
  it("takes one installment as it is: flat and nominal are the same", () => {
    const single = { installments: 1, installmentsPerYear: 12 };
    expect(String(flatEquivalent({ nominalPercentPerYear: "18", ...single }))).toBe("18");
    expect(
      String(flatEquivalent({ nominalPercentPerYear: 0, installments: 7, installmentsPerYear: 52 })),
    ).toBe("0");
  });
});

describe("bad input", () => {
  it.each([
    [
      "no installments",
      () => decliningEquivalent({ flatPercentPerYear: 24, installments: 0, installmentsPerYear: 12 }),
    ],
    [
      "no periods",
      () => decliningEquivalent({ flatPercentPerYear: 24, installments: 3, installmentsPerYear: 0 }),
    ],
    [
      "nothing to pay",
      () => decliningEquivalent({ flatPercentPerYear: -400, installments: 3, installmentsPerYear: 12 }),
    ],
    [
      "a loss of all",
      () => flatEquivalent({ nominalPercentPerYear: -1200, installments: 3, installmentsPerYear: 12 }),
    ],
  ])("%s", (_, run) => expect(run).toThrow(LoanError));
});
