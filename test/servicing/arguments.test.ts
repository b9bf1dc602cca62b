/**
 * Arguments of another kind than a function takes: refused with the reason, all at once.
 */
import { describe, expect, it } from "vitest";
import { buildSchedule, LoanError, payment, portfolioAtRisk, priceReport, replay } from "../../src/index.js";

const schedule = buildSchedule({
  currency: "BDT",
  principal: "900",
  disbursedOn: "2026-01-01",
  interest: { rate: { percent: "0" } },
  repayment: { installments: 3, every: { unit: "month" } },
});

const problemsOf = (call: () => unknown): string[] => {
  try {
    call();
    return [];
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    return error.problems.map(({ code, path }) => `${code} ${path}`);
  }
};

describe("arguments of another kind", () => {
  it.each<[string, () => unknown, string[]]>([
    [
      "terms for a schedule",
      () => replay(schedule.terms as never, [], { asOf: "2026-02-01" }),
      ["wrong-type schedule"],
    ],
    [
      "stored data for a schedule",
      () => replay(JSON.parse(JSON.stringify(schedule)), [], { asOf: "2026-02-01" }),
      ["wrong-type schedule"],
    ],
    [
      "one event for a list, and no options",
      () => replay(schedule, payment("2026-01-11", "5") as never, undefined as never),
      ["wrong-type events", "required options"],
    ],
    ["terms for a price", () => priceReport(schedule.terms as never), ["wrong-type schedule"]],
    ["one position for a book", () => portfolioAtRisk({} as never, { overDays: 30 }), ["wrong-type items"]],
  ])("%s", (_, call, problems) => {
    expect(problemsOf(call)).toEqual(problems);
  });
});
