/** The largest principal, held against all small ones, tried one by one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solvePrincipal } from "../../src/schedule/solve/solvePrincipal.js";
import { runs } from "../runs.js";
import { measuredOf, type SmallTerms, smallTerms, withPrincipal } from "./smallTerms.js";

function triedOneByOne(terms: SmallTerms, installment: number, most: number): number {
  let found = 0;
  for (let principal = 1; principal <= most; principal++) {
    if (measuredOf(withPrincipal(terms, principal), "largest-installment") <= installment) found = principal;
  }
  return found;
}

describe("the largest principal for an installment", () => {
  it("is the largest of all that fit, tried one by one", () => {
    fc.assert(
      fc.property(smallTerms, fc.integer({ min: 1, max: 30 }), (terms, installment) => {
        const answer = solvePrincipal({ terms, installment });
        const found = answer.kind === "found" ? answer.principal.toNumber() : 0;
        if (answer.kind === "found" && !answer.isLargest) return;
        // No more than the installment a row, down payment aside: 8 rows, 10% and 7 at most.
        expect(found).toBe(triedOneByOne(terms, installment, Math.max(found + 20, installment * 9 + 20)));
      }),
      { numRuns: runs(40) },
    );
  });

  // 10 rows of 10 to a multiple of 10 upwards, without interest: 91 to 100 are all paid in rows of 10.
  const upwards = { multiple: { of: "10", direction: "up" } } as const;
  // Downwards, 100 … 103 are 9 rows of 10 and a last one of 10 … 13; 110 … are 9 rows of 11.
  const downwards = { multiple: { of: "11", direction: "down" } } as const;
  it.each([
    ["upwards", upwards, 12, 100],
    ["upwards, where the next multiple fits", upwards, 20, 200],
    // Rows of 11 hold 110 to 119 at most: 9 × 11 = 99, and a last row of 20.
    ["downwards, by the last row", downwards, 20, 119],
    // 110 has ten rows of 11; 109 would have none, as it is rounded to zero.
    ["downwards, at the multiple", downwards, 11, 110],
  ])("of installments rounded to a multiple, %s", (_name, rounding, installment, principal) => {
    const terms = {
      currency: "JPY",
      disbursedOn: "2024-01-15",
      interest: { rate: { percent: "0" } },
      repayment: { installments: 10, every: { count: 1, unit: "month" as const } },
      rounding,
    };
    const answer = solvePrincipal({ terms, installment });
    expect(answer).toMatchObject({ kind: "found", isLargest: true });
    expect(answer.kind === "found" && answer.principal.toNumber()).toBe(principal);
  });

  it("keeps the proportions of tranches", () => {
    const terms = {
      currency: "INR",
      disbursedOn: "2024-01-15",
      disbursements: [
        { on: "2024-01-15", amount: "2" },
        { on: "2024-02-15", amount: "1" },
      ],
      interest: { rate: { percent: "0" } },
      repayment: { installments: 4, every: { count: 1, unit: "month" as const } },
    };
    const answer = solvePrincipal({ terms, installment: "25.01" });
    // 4 × 25.01 = 100.04, of which two thirds are 66.69 and a third, the rest, 33.35.
    expect(answer.kind === "found" && answer.principal.toFixed(2)).toBe("100.04");
    expect(
      answer.kind === "found" && answer.schedule.terms.disbursements?.map((part) => part.amount),
    ).toEqual(["66.69", "33.35"]);
  });

  it("may be below the balloon that stood in the way of a stand-in", () => {
    const terms = {
      currency: "INR",
      disbursedOn: "2024-01-15",
      interest: { rate: { percent: "0" } },
      repayment: {
        installments: 2,
        every: { count: 1, unit: "month" as const },
        balloon: { amount: "2000000" },
      },
    };
    // 1 × x + (x + 2,000,000) with x + 2,000,000 ≤ 2,000,100.
    const answer = solvePrincipal({ terms, installment: "2000100", multipleOf: "1" });
    expect(answer.kind === "found" && answer.principal.toNumber()).toBe(2_000_200);
  });
});
