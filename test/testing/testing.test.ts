/**
 * The generators and laws that are shipped hold for this library itself.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildSchedule, safeParseTerms } from "../../src/index.js";
import { arrears } from "../../src/servicing/arrears.js";
import { replay } from "../../src/servicing/replay.js";
import { assertLawful, loanTerms, paymentEvents } from "../../src/testing/index.js";
import { runs } from "../runs.js";

describe("generated terms", () => {
  it("parse, build, and lead to lawful schedules", () => {
    fc.assert(
      fc.property(loanTerms(), (terms) => {
        expect(safeParseTerms(terms).success).toBe(true);
        expect(assertLawful(buildSchedule(terms))).toBeUndefined();
      }),
      { numRuns: runs(300) },
    );
  });

  it("draw every pattern and method", () => {
    const sample = fc.sample(loanTerms(), 400);
    expect(new Set(sample.map(({ repayment }) => repayment.pattern)).size).toBe(4);
    expect(new Set(sample.map(({ interest }) => interest.method)).size).toBe(2);
  });
});

describe("generated payments", () => {
  it("replay to an account whose days past due are no negative number", () => {
    fc.assert(
      fc.property(
        loanTerms({ mostInstallments: 12 }).chain((terms) => {
          const schedule = buildSchedule(terms);
          return paymentEvents(schedule).map((events) => ({ schedule, events }));
        }),
        ({ schedule, events }) => {
          const asOf = schedule.installments.at(-1)?.due ?? "";
          expect(arrears(replay(schedule, events, { asOf })).daysPastDue).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: runs(100) },
    );
  });
});

it("a schedule with a planted cent is not lawful", () => {
  const rows = [{ due: "2026-02-28", principal: "100", interest: "1", total: "101", balance: "0.01" }];
  expect(() => assertLawful({ principal: "100", rows } as never)).toThrow(/balance/);
});
