/**
 * The fast path of plain loans and the general engine: the same schedule, whichever builds it.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { agreedTerms } from "../../src/schedule/agreed.js";
import { buildByPlan, buildSchedule } from "../../src/schedule/buildSchedule.js";
import { plainLoan } from "../../src/schedule/plain.js";
import { plainTerms } from "../plainArbitrary.js";
import { runs } from "../runs.js";
import { tieTerms } from "../tieArbitrary.js";

const built = (build: () => { toJSON(): unknown }): unknown => {
  try {
    return build().toJSON();
  } catch {
    return "refused";
  }
};

it.each([
  ["plain loans", plainTerms],
  ["loans with ties", tieTerms],
])("the fast path builds what the engine builds: %s", (_, terms) => {
  fc.assert(
    fc.property(terms, (raw) => {
      const agreed = agreedTerms(raw);
      expect(built(() => buildSchedule(agreed.terms))).toEqual(built(() => buildByPlan(agreed)));
    }),
    { numRuns: runs(1000) },
  );
});

it("the plainest loan takes the fast path", () => {
  const agreed = agreedTerms({
    currency: "BDT",
    principal: "20000",
    disbursedOn: "2026-01-04",
    interest: { rate: { percent: "24" }, dayCount: "actual/365" },
    repayment: { installments: 46, every: { unit: "week" } },
  });
  expect(plainLoan(agreed)).toMatchObject({ count: 46, principal: 2_000_000 });
});
