/** What holds for every answer of the solvers, whatever the terms; each answer is built again and looked at. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/kernel/decimal.js";
import { LoanError } from "../../src/kernel/error.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import type { Schedule } from "../../src/schedule/schedule.js";
import { solveInstallments } from "../../src/schedule/solve/solveInstallments.js";
import { solvePrincipal } from "../../src/schedule/solve/solvePrincipal.js";
import { solveRate } from "../../src/schedule/solve/solveRate.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { parseTerms } from "../../src/terms/parseTerms.js";
import { anyTerms } from "../arbitraries.js";

const built = (terms: LoanTermsInput): Schedule | undefined => {
  try {
    return buildSchedule(terms);
  } catch (error) {
    if (error instanceof LoanError) return undefined;
    throw error;
  }
};

/** The largest total of the rows, as the text says it. */
const largest = (schedule: Schedule): Decimal =>
  schedule.installments.map(({ total }) => total).reduce((a, b) => (b.gt(a) ? b : a));

const withoutPrincipal = ({ principal: _, ...terms }: LoanTermsInput) => terms;
const withoutNumber = ({ repayment: { installments: _, ...repayment }, ...terms }: LoanTermsInput) => ({
  ...terms,
  repayment,
});
const withoutRate = ({ interest, ...terms }: LoanTermsInput) => {
  const { percent: _, ...rate } = interest.rate;
  return { ...terms, interest: { ...interest, rate } };
};

describe("the principal found for an installment", () => {
  const affordable = fc.bigInt(1n, 100_000n);
  it("fits, and one unit more does not", () => {
    fc.assert(
      fc.property(anyTerms, affordable, (terms, minor) => {
        const { decimals, rounding } = parseTerms(terms);
        const installment = new Decimal(minor.toString()).div(new Decimal(10).pow(decimals));
        const answer = solvePrincipal({ terms: withoutPrincipal(terms), installment });
        if (answer.kind === "none") return;
        const found = built({ ...terms, principal: answer.principal });
        expect(found && largest(found).lte(installment)).toBe(true);
        const next = built({ ...terms, principal: answer.principal.plus(rounding.unit) });
        expect(next === undefined || largest(next).gt(installment)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  const smallTerms = fc.record({
    percent: fc.constantFrom("0", "12", "24", "36", "60"),
    installments: fc.integer({ min: 1, max: 14 }),
    method: fc.constantFrom("declining-balance" as const, "flat" as const),
    pattern: fc.constantFrom(
      "equal-installments" as const,
      "equal-principal" as const,
      "interest-only" as const,
    ),
    affordable: fc.integer({ min: 1, max: 60 }),
    multiple: fc.constantFrom(undefined, "3", "10"),
    grace: fc.constantFrom([], [{ spares: "principal" as const, for: { periods: 1 } }]),
  });
  it("is the largest of all small ones, found by trying each", () => {
    fc.assert(
      fc.property(
        smallTerms,
        ({ percent, installments, method, pattern, affordable: limit, multiple, grace }) => {
          const terms = {
            currency: "JPY",
            disbursedOn: "2024-01-15",
            interest: { rate: { percent }, method },
            repayment: {
              installments: installments + grace.length,
              every: { count: 1, unit: "month" as const },
              pattern,
              grace: pattern === "interest-only" ? [] : grace,
            },
            rounding:
              multiple === undefined || pattern === "interest-only" ? {} : { multiple: { of: multiple } },
          };
          let truth = 0;
          for (let principal = 1; principal <= limit * 16; principal++) {
            const schedule = built({ ...terms, principal });
            if (schedule !== undefined && largest(schedule).lte(limit)) truth = principal;
          }
          const answer = solvePrincipal({ terms, installment: limit });
          const found = answer.kind === "found" ? answer.principal.toNumber() : 0;
          // Where installments are rounded to a multiple, the last row may fit again and again.
          if (multiple === undefined) expect(found).toBe(truth);
          else expect(found).toBeLessThanOrEqual(truth);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("the number of installments found", () => {
  it("is the number of a schedule, or fewer, for its own largest installment", () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        if (terms.repayment.every.dates !== undefined) return;
        const schedule = built(terms);
        if (schedule === undefined) return;
        const installment = largest(schedule);
        if (installment.isZero()) return;
        const answer = solveInstallments({
          terms: withoutNumber(terms),
          installment,
          measure: "largest-installment",
        });
        if (answer.kind === "none") return;
        const { repayment } = terms;
        const at = (installments: number) => built({ ...terms, repayment: { ...repayment, installments } });
        const found = at(answer.installments);
        expect(found && largest(found).lte(installment)).toBe(true);
        const fewer = answer.installments > 1 ? at(answer.installments - 1) : undefined;
        expect(fewer === undefined || largest(fewer).gt(installment)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});

describe("the rate found", () => {
  it("gives back the installment of a schedule, and its range holds the rate of that schedule", () => {
    fc.assert(
      fc.property(anyTerms, fc.integer({ min: 1, max: 9999 }), (raw, basisPoints) => {
        const percent = new Decimal(basisPoints).div(100);
        const { effective: _, ...rate } = raw.interest.rate;
        const terms = { ...raw, interest: { ...raw.interest, rate: { ...rate, percent } } };
        const schedule = built(terms);
        if (schedule === undefined || terms.repayment.pattern !== "equal-installments") return;
        const level = schedule.levelAmount;
        if (level === undefined || largest(schedule).minus(level).gt(level.div(100))) return;
        const answer = solveRate({ terms: withoutRate(terms), installment: level });
        if (answer.kind === "none") return;
        expect(answer.schedule.levelAmount?.eq(level)).toBe(true);
        expect(answer.lowest.lte(answer.percent) && answer.highest.gte(answer.percent)).toBe(true);
        expect(
          built({
            ...terms,
            interest: { ...terms.interest, rate: { ...rate, percent: answer.percent } },
          })?.levelAmount?.eq(level),
        ).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});
