/** What solvers compare with the given installment, and rubbish in place of what they leave open. */
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { solveRate } from "../../src/schedule/solve/solveRate.js";

const M = (rest: object) => ({ currency: "USD", principal: "1200", disbursedOn: "2026-01-31", ...rest });
const rateOf = (installment: string, repayment: object) =>
  solveRate({ terms: M({ repayment }), installment } as Parameters<typeof solveRate>[0]);
const monthly = { installments: 6, every: { unit: "month" } } as const;
const scheduleOf = (repayment: object) =>
  buildSchedule(
    M({ interest: { rate: { percent: "24" } }, repayment }) as Parameters<typeof buildSchedule>[0],
  );

describe("the measure that nobody names", () => {
  it("is the level amount where no row passes it by more than rounding", () => {
    const level = String(scheduleOf(monthly).levelAmount);
    const answer = rateOf(level, monthly);
    expect(answer.kind === "found" && String(answer.percent)).toBe("24");
  });

  it("is the largest row where steps rise above the level amount, and the level amount where they fall", () => {
    for (const [percent, row] of [
      ["5", "last"],
      ["-5", "first"],
    ] as const) {
      const repayment = { ...monthly, step: { every: 2, percent } };
      const { installments } = scheduleOf(repayment);
      const largest = installments[row === "last" ? 4 : 0]?.total.toFixed(2) ?? "";
      const answer = rateOf(largest, repayment);
      expect(answer.kind === "found" && answer.percent.toFixed(0)).toBe("24");
    }
  });
});

describe("rubbish in place of what is solved for", () => {
  it.each([
    ["a text", "flat", ["wrong-type terms.interest"]],
    ["a number", 24, ["wrong-type terms.interest"]],
    ["null", null, ["wrong-type terms.interest"]],
    ["a list", [], ["wrong-type terms.interest"]],
    ["a text as the rate", { rate: "24" }, ["wrong-type terms.interest.rate"]],
    ["a percent", { rate: { percent: "24" } }, ["conflict terms.interest.rate.percent"]],
  ])("%s", (_, interest, expected) => {
    let found: string[] = [];
    try {
      const terms = M({ repayment: monthly, interest });
      solveRate({ terms, installment: "214.23" } as Parameters<typeof solveRate>[0]);
    } catch (error) {
      if (!(error instanceof LoanError)) throw error;
      found = error.problems.map(({ code, path }) => `${code} ${path}`);
    }
    expect(found).toEqual(expected);
  });
});
