/** The smallest number of installments, held against all numbers from 1 on, tried one by one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveInstallments } from "../../src/schedule/solve/solveInstallments.js";
import { safeParseTerms } from "../../src/terms/parseTerms.js";
import { runs } from "../runs.js";
import { MEASURED, measuredOf, type SmallTerms, smallTerms, withPrincipal } from "./smallTerms.js";

const MOST = 1200;

/** The terms with a principal that divides well or badly. */
const loans = fc.record({
  terms: smallTerms,
  principal: fc.integer({ min: 20, max: 400 }),
  installment: fc.integer({ min: 1, max: 150 }),
  measure: fc.constantFrom(...(Object.keys(MEASURED) as (keyof typeof MEASURED)[])),
});

const withNumber = (terms: SmallTerms, principal: number, installments: number) => {
  const raw = withPrincipal(terms, principal);
  return { ...raw, repayment: { ...raw.repayment, installments } };
};

describe("the smallest number of installments", () => {
  it("is the first that fits, tried one by one", () => {
    fc.assert(
      fc.property(loans, ({ terms, principal, installment, measure }) => {
        if (measure === "level-installment" && terms.repayment.pattern !== "equal-installments") return;
        if (!safeParseTerms(withNumber(terms, principal, MOST)).success) return;
        const { installments: _, ...repayment } = terms.repayment;
        const answer = solveInstallments({
          terms: { ...withPrincipal(terms, principal), repayment },
          installment,
          measure,
        });
        const found = answer.kind === "found" ? answer.installments : undefined;
        let first: number | undefined;
        for (let n = 1; n <= (found ?? MOST) && first === undefined; n++) {
          if (measuredOf(withNumber(terms, principal, n), measure) <= installment) first = n;
        }
        expect(found).toBe(first);
        if (answer.kind !== "found") return;
        expect(answer.installment.toNumber()).toBe(MEASURED[measure](answer.schedule));
        expect(answer.schedule.terms.repayment.installments).toBe(found);
      }),
      { numRuns: runs(10) },
    );
  });
});
