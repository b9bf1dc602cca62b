/** The rate for an amount, held against all rates of a coarse grid, tried one by one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveRate } from "../../src/schedule/solve/solveRate.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { given, maybe } from "../arbitraryParts.js";
import { runs } from "../runs.js";
import { built, MEASURED } from "./smallTerms.js";

const AMOUNTS = {
  ...MEASURED,
  total: ({ totals }: NonNullable<ReturnType<typeof built>>) => totals.total.toNumber(),
} as const;
type Amount = keyof typeof AMOUNTS;

const loans = fc
  .record({
    principal: fc.integer({ min: 500, max: 100_000 }),
    installments: fc.integer({ min: 2, max: 40 }),
    unit: fc.constantFrom("week" as const, "month" as const),
    method: fc.constantFrom("declining-balance" as const, "declining-balance" as const, "flat" as const),
    grace: maybe(fc.constant([{ spares: "principal" as const, for: { periods: 1 } }]), 3),
    rounding: fc.constantFrom({}, {}, { multiple: { of: "1" } }, { residue: "spread" as const }),
    percent: fc.integer({ min: 1, max: 90 }),
  })
  .map(({ principal, installments, unit, method, grace, rounding, percent }) => ({
    percent,
    terms: {
      currency: "INR",
      principal,
      disbursedOn: "2024-01-15",
      repayment: given({ installments, every: { count: 1, unit }, grace }),
      rounding,
    },
    method,
  }));

const at = ({ terms, method }: { terms: object; method: string }, percent: number) =>
  built({ ...terms, interest: { method, rate: { percent } } } as LoanTermsInput);

const asked = ({ terms, method }: { terms: object; method: string }, amount: Amount, target: number) =>
  solveRate({
    terms: { ...terms, interest: { method } },
    ...(amount === "total" ? { total: target } : { installment: target, measure: amount }),
    digits: 0,
  } as Parameters<typeof solveRate>[0]);

describe("the rate for an amount", () => {
  it("is found for every amount that comes from a rate, and gives it", () => {
    fc.assert(
      fc.property(loans, fc.constantFrom(...(Object.keys(AMOUNTS) as Amount[])), (loan, amount) => {
        const schedule = at(loan, loan.percent);
        if (schedule === undefined) return;
        const target = AMOUNTS[amount](schedule);
        const answer = asked(loan, amount, target);
        if (answer.kind === "none") expect(answer.reason).toBe("found");
        else {
          for (const percent of [answer.lowest, answer.percent, answer.highest]) {
            const again = at(loan, percent.toNumber());
            expect(again && AMOUNTS[amount](again)).toBe(target);
          }
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it("has a range that holds every rate of the level amount, tried one by one", () => {
    fc.assert(
      fc.property(loans, fc.boolean(), (loan, isMissed) => {
        const schedule = at(loan, loan.percent);
        if (schedule === undefined) return;
        const target = Number((AMOUNTS["level-installment"](schedule) + (isMissed ? 0.01 : 0)).toFixed(2));
        const rates = Array.from({ length: 121 }, (_, percent) => percent).filter((percent) => {
          const other = at(loan, percent);
          return other !== undefined && AMOUNTS["level-installment"](other) === target;
        });
        const answer = asked(loan, "level-installment", target);
        expect(answer.kind === "found" ? [answer.lowest, answer.highest].map(Number) : []).toEqual(
          rates.length === 0 ? [] : [rates[0], rates.at(-1)],
        );
      }),
      { numRuns: runs(40) },
    );
  });

  const yen = (percent: string) => ({
    currency: "JPY",
    principal: "22",
    disbursedOn: "2024-01-15",
    interest: { rate: { percent, per: "month" as const } },
    repayment: { installments: 3, every: { count: 1, unit: "month" as const } },
    rounding: { mode: "up" as const, multiple: { of: "3" } },
  });
  it("may be one whose largest installment is below that without interest", () => {
    // 22 ÷ 3 = 7.33 is 6, which leaves 22 − 12 = 10; at 2% a month 7.63 is 9, and 9 are paid at most.
    const { interest: _, ...terms } = yen("0");
    expect(built(yen("0"))?.installments.map(({ total }) => total.toNumber())).toEqual([6, 6, 10]);
    const answer = solveRate({
      terms: { ...terms, interest: { rate: { per: "month" } } },
      installment: "9",
      measure: "largest-installment",
      digits: 0,
    });
    expect(answer.kind === "found" && [answer.lowest, answer.highest].map(Number)).toEqual([2, 9]);
  });
});
