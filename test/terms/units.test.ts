/** Every amount that a schedule pays is a multiple of `rounding.unit`, or the terms are refused at its path. */
import { describe, expect, it } from "vitest";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { verifySchedule } from "../../src/schedule/verify/verify.js";
import { safeParseTerms } from "../../src/terms/parseTerms.js";
import { type Raw, raw } from "./rawTerms.js";

const LOAN = { principal: "1200", "repayment.installments": 6, "rounding.unit": "10" };

/** For each path changes of a sound loan in units of 10: an amount between two units, and one that is whole. */
const AMOUNTS: Readonly<Record<string, (amount: string) => Raw>> = {
  principal: (amount) => ({ principal: `10${amount}` }),
  "rounding.multiple.of": (amount) => ({ "rounding.multiple": { of: amount } }),
  "repayment.balloon.amount": (amount) => ({ "repayment.balloon": { amount } }),
  "repayment.step.amount": (amount) => ({ "repayment.step": { every: 2, amount } }),
  "repayment.fixedInstallment.amount": (amount) => ({
    "repayment.fixedInstallment": { amount: `2${amount}` },
  }),
  "repayment.given[0].total": (total) => ({ "repayment.given": [{ installment: 2, total }] }),
  "repayment.given[0].principal": (principal) => ({ "repayment.given": [{ installment: 2, principal }] }),
  "disbursements[1].amount": (amount) => ({
    disbursements: [
      { on: "2026-01-31", amount: String(1200 - Number(amount)) },
      { on: "2026-03-15", amount },
    ],
  }),
  "downPayment.amount": (amount) => ({ downPayment: { amount } }),
  "charges[0].amount": (amount) => ({ charges: [{ name: "a", amount, when: "each-installment" }] }),
  "savings.perInstallment.amount": (amount) => ({ savings: { perInstallment: { amount } } }),
  "savings.upFront.amount": (amount) => ({ savings: { upFront: { amount } } }),
};

const problemsOf = (terms: Raw): readonly string[] => {
  const parsed = safeParseTerms(terms);
  return parsed.success ? [] : parsed.problems.map(({ code, path, message }) => `${code} ${path} ${message}`);
};

describe("amounts between two units", () => {
  it.each(Object.entries(AMOUNTS))("are refused at %s", (path, changes) => {
    expect(problemsOf(raw({ ...LOAN, ...changes("33") }))).toContain(
      `conflict ${path} must be a multiple of rounding.unit`,
    );
    const whole = raw({ ...LOAN, ...changes("30") });
    expect(problemsOf(whole)).toEqual([]);
    const schedule = buildSchedule(whole as never);
    expect(verifySchedule(schedule).kind).toBe("lawful");
    for (const { total } of schedule.installments) expect(total.mod(10).toNumber()).toBe(0);
  });

  it("are refused of a financed fee, and nothing is said of thresholds", () => {
    const fee = { name: "fee", amount: "12.50", when: "disbursement", collected: "financed" };
    expect(problemsOf(raw({ "rounding.unit": "1", charges: [fee] }))).toEqual([
      "conflict charges[0].amount must be a multiple of rounding.unit",
    ]);
    expect(problemsOf(raw({ ...LOAN, "rounding.largestResidue": "33" }))).toEqual([]);
  });

  it("come out of a percentage as whole units, by the charge's own rounding", () => {
    // 0.333% of 1200 = 3.996: to units of 1 it is 4.
    const charges = [{ name: "fee", percent: "0.333", when: "each-installment" }];
    const [first] = buildSchedule(raw({ ...LOAN, "rounding.unit": "1", charges }) as never).installments;
    expect(first?.fees.toFixed(2)).toBe("4.00");
  });
});
