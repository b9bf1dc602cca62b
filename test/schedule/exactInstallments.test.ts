/**
 * Unrounded installments: by definition, and near the rounded ones on every generated loan.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { type ExactInstallment, exactInstallments } from "../../src/schedule/exact/exactInstallments.js";
import type { Schedule } from "../../src/schedule/schedule.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { anyTerms } from "../arbitraries.js";
import { runs } from "../runs.js";

const terms: LoanTermsInput = {
  currency: "INR",
  principal: "1000",
  disbursedOn: "2026-01-31",
  interest: { rate: { percent: "12" } },
  repayment: { installments: 3, every: { count: 1, unit: "month" } },
};

const amounts = (raw: LoanTermsInput, column: "total" | "interest" | "principal" | "balance") =>
  exactInstallments(raw).map((row) => row[column].toFixed(12));

const withRepayment = (parts: object): LoanTermsInput =>
  ({ ...terms, repayment: { ...terms.repayment, ...parts } }) as LoanTermsInput;

describe("unrounded installments", () => {
  it("are the exact annuity: 1000 × 0.01 ÷ (1 − 1.01^−3) = 10,303,010 ÷ 30,301", () => {
    expect(amounts(terms, "total")).toEqual(Array(3).fill("340.022111481469"));
    // 1000 × 1.01 − 340.022…, and so on to nothing
    expect(amounts(terms, "balance")).toEqual(["669.977888518531", "336.655555922247", "0.000000000000"]);
  });
  it("are exact thirds of equal principal", () => {
    const raw = withRepayment({ pattern: "equal-principal" });
    expect(amounts(raw, "principal")).toEqual(Array(3).fill("333.333333333333"));
    expect(amounts(raw, "interest")).toEqual(["10.000000000000", "6.666666666667", "3.333333333333"]);
  });
  it("are exact shares of flat interest: 1000 × 12% × 3/12 = 30", () => {
    const raw = { ...terms, interest: { ...terms.interest, method: "flat" as const } };
    expect(amounts(raw, "total")).toEqual(Array(3).fill("343.333333333333"));
  });
  it("spread deferred interest exactly: 10 put off, 5 on each of two rows of 1000 × 0.01 ÷ (1 − 1.01^−2)", () => {
    const grace = { spares: "both", interest: "deferred-spread", for: { periods: 1 } };
    // 10,201 ÷ 20.1 = 507.512437810945…, and 5
    expect(amounts(withRepayment({ grace }), "total")).toEqual([
      "0.000000000000",
      "512.512437810945",
      "512.512437810945",
    ]);
  });
  it("capitalize exactly: 1010 over two rows", () => {
    const grace = { spares: "both", interest: "capitalized", for: { periods: 1 } };
    // 10,303.01 ÷ 20.1
    expect(amounts(withRepayment({ grace }), "total").slice(1)).toEqual(Array(2).fill("512.587562189055"));
  });
  it("are refused where rows are solved again after a change", () => {
    const raw = {
      ...terms,
      disbursements: [
        { on: "2026-01-31", amount: "600" },
        { on: "2026-02-28", amount: "400" },
      ],
      repayment: { ...terms.repayment, afterChange: "re-formed" as const },
    };
    expect(() => exactInstallments(raw)).toThrow(/repayment.afterChange/);
  });
});

function refusedBy<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof LoanError) return undefined;
    throw error;
  }
}

/** Whether rounding is all that keeps a schedule from its unrounded rows. */
function isComparable({ terms: { rounding, calendar, interest } }: Schedule): boolean {
  if (interest.rounding === "per-day") return false;
  const isMoved = rounding.multiple !== undefined || rounding.smallLast !== undefined;
  return !isMoved && rounding.residue !== "re-level" && calendar.shift === "none";
}

/** What a unit of the first balance would have grown to: a unit of rounding grows no further. */
function growthOf(exact: readonly ExactInstallment[], principal: string): number {
  let balance = Number(principal);
  return exact.reduce((growth, row) => {
    const grown = balance <= 0 ? 1 : 1 + row.accruedInterest.toNumber() / balance;
    balance = row.balance.toNumber();
    return growth * grown;
  }, 1);
}

describe("on every generated loan, unrounded installments", () => {
  it("repay it to nothing, and stay within the roundings of the rounded ones", () => {
    fc.assert(
      fc.property(anyTerms, (raw) => {
        const schedule = refusedBy(() => buildSchedule(raw));
        if (schedule === undefined || !isComparable(schedule)) return;
        const exact = refusedBy(() => exactInstallments(raw));
        if (exact === undefined) return;
        expect(exact.at(-1)?.balance.toFixed()).toBe("0");
        const repaid = exact.map(({ principal }) => principal).reduce((sum, each) => sum.plus(each));
        expect(repaid.minus(schedule.terms.principal).abs().lt("1e-20")).toBe(true);
        if (exact.length !== schedule.installments.length) return;
        const unit = Number(schedule.terms.rounding.unit);
        const largest = 4 * exact.length * growthOf(exact, schedule.terms.principal);
        exact.forEach((row, k) => {
          const rounded = schedule.installments[k]?.interest ?? row.interest;
          const units = row.interest.minus(rounded).abs().toNumber() / unit;
          expect(units).toBeLessThanOrEqual(largest);
        });
      }),
      { seed: 20_260_104, numRuns: runs(500) },
    );
  });
});
