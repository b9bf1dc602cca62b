/** Cash flows by rows: parts of months, weeks, what is not known, and what is refused. */
import { describe, expect, it } from "vitest";
import { type CashFlowPeriod, projectCashFlow } from "../../src/indebtedness/cashFlow/cashFlow.js";
import type { HouseholdInput } from "../../src/indebtedness/parseHousehold.js";
import { household, monthlyDebt, monthlyWage } from "./households.js";

const texts = (periods: readonly CashFlowPeriod[], field: "income" | "repayments" | "balance"): string[] =>
  periods.map((period) => String(period[field]));

describe("a cash flow", () => {
  const house = household(
    [monthlyWage("3100")],
    [monthlyDebt("500", { nextDueOn: "2026-01-20", installmentsLeft: 2 })],
    {
      asOf: "2026-01-11",
      expenses: [{ amount: "2000", per: "month" }],
      savings: [
        { kind: "cash", balance: "100" },
        { kind: "voluntary", balance: "9000" },
      ],
    },
  );

  it("counts the part of the first month that is left, and only cash", () => {
    const { periods } = projectCashFlow(house, undefined, { periods: 3 });
    expect(periods.map(({ from }) => from)).toEqual(["2026-01-11", "2026-02-01", "2026-03-01"]);
    expect(texts(periods, "income")).toEqual(["2100.00", "3100.00", "3100.00"]); // 21 of 31 days
    expect(texts(periods, "repayments")).toEqual(["500.00", "500.00", "0.00"]);
    expect(texts(periods, "balance")).toEqual(["345.16", "945.16", "2045.16"]); // 100 + (3100 − 2000) × 21/31 − 500 …
  });

  it("follows weeks from the first day", () => {
    const { periods } = projectCashFlow(house, undefined, { step: "week", periods: 3 });
    expect(periods.map(({ from }) => from)).toEqual(["2026-01-11", "2026-01-18", "2026-01-25"]);
    expect(texts(periods, "repayments")).toEqual(["0.00", "500.00", "0.00"]);
    expect(texts(periods, "income")).toEqual(["700.00", "700.00", "700.00"]);
  });

  it("lasts a year, or up to the last due date", () => {
    expect(projectCashFlow(house, undefined).periods.length).toBe(13); // 11 January to 10 January
    const long = {
      installment: "1",
      every: { unit: "month" },
      nextDueOn: "2026-02-01",
      installmentsLeft: 18,
    } as const;
    expect(projectCashFlow(house, long).periods.length).toBe(19);
    expect(projectCashFlow(house, undefined, { step: "week" }).periods.length).toBe(53);
  });

  it("takes a debt without dates to fall due on the first day", () => {
    const undated = household([monthlyWage("3100")], [monthlyDebt("70", { every: { unit: "week" } })], {
      asOf: "2026-01-01",
    });
    const { periods } = projectCashFlow(undated, undefined, { periods: 2 });
    expect(texts(periods, "repayments")).toEqual(["350.00", "280.00"]); // 1, 8, 15, 22, 29 January; 5, 12, 19, 26 February
  });

  it("says which months are lean, over the share, and how far income may fall", () => {
    const flow = projectCashFlow(house, undefined, { periods: 3, share: "0.20" });
    expect(flow.periods.map(({ isLean, isOverShare }) => [isLean, isOverShare])).toEqual([
      [false, true], // 500 of 2100
      [false, false], // 500 of 3100
      [false, false],
    ]);
    expect([flow.periodsOverShare, flow.leanPeriods, String(flow.worstShare)]).toEqual([
      1,
      0,
      "0.2380952381",
    ]);
    expect(String(flow.breakEvenIncomeFall)).toBe("0.1643625192"); // 345.16… ÷ 2100, the tightest month
    const net = projectCashFlow(house, undefined, { periods: 3, share: "0.50", shareOf: "after-expenses" });
    expect(net.periods.map(({ share }) => String(share))).toEqual([
      "0.6709956710",
      "0.4545454545",
      "0.0000000000",
    ]); // 500 ÷ (1100 × 21/31), 500 ÷ 1100
  });

  it("has no share of a month without income", () => {
    const poor: HouseholdInput = { ...house, incomes: [] };
    const flow = projectCashFlow(poor, undefined, { periods: 1, share: "1" });
    expect([flow.worstShare, flow.averageShare, flow.breakEvenIncomeFall, flow.periodsOverShare]).toEqual([
      undefined,
      undefined,
      undefined,
      1,
    ]);
  });

  it("cannot be told where what is missing could turn it", () => {
    const outcome = (more: Partial<HouseholdInput>, options = {}) =>
      projectCashFlow({ ...house, ...more }, undefined, options).outcome;
    expect(outcome({})).toBe("within");
    expect(outcome({ expenses: "unknown" })).toBe("cannot-tell");
    expect(outcome({ incomes: "unknown" })).toBe("cannot-tell");
    expect(outcome({ savings: "unknown" })).toBe("within"); // fine even without any cash
    expect(outcome({ savings: "unknown", incomes: [monthlyWage("1000")] })).toBe("cannot-tell");
    expect(outcome({ expenses: "unknown", incomes: [] })).toBe("exceeds");
    expect(projectCashFlow({ ...house, debts: "unknown" }, undefined).unknown).toEqual(["debts"]);
  });

  it.each([
    [{ from: "2026-13-01" }, "options.from"],
    [{ step: "fortnight" }, "options.step"],
    [{ periods: 0 }, "options.periods"],
    [{ periods: 1.5 }, "options.periods"],
    [{ share: "-0.1" }, "options.share"],
    [{ shareOf: "luck" }, "options.shareOf"],
    [{ openingCash: "0.001" }, "options.openingCash"],
    [{ household: "street" }, "options.household"],
  ])("is refused for options without a meaning: %j", (options, path) => {
    expect(() => projectCashFlow(house, undefined, options as never)).toThrow(path);
  });

  it("needs a first day", () => {
    const { asOf, ...undated } = house;
    expect(() => projectCashFlow(undated, undefined)).toThrow("options.from");
    expect(asOf).toBe("2026-01-11");
  });
});
