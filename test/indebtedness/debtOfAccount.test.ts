/** Accounts as debts of a household: as they stand on their day, and as the rules of a policy see them. */
import { describe, expect, it } from "vitest";
import { assessIndebtedness } from "../../src/indebtedness/assessIndebtedness.js";
import { projectCashFlow } from "../../src/indebtedness/cashFlow/cashFlow.js";
import { debtOfAccount } from "../../src/indebtedness/debtOfAccount.js";
import { parseHousehold } from "../../src/indebtedness/parseHousehold.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { payment } from "../../src/servicing/event/eventMakers.js";
import { replay } from "../../src/servicing/replay.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { household, monthlyWage } from "./households.js";

const schedule = (every: LoanTermsInput["repayment"]["every"] = { unit: "month" }, installments = 6) =>
  buildSchedule({
    currency: "INR",
    principal: "6000",
    disbursedOn: "2026-01-01",
    interest: { rate: { percent: "0" }, dayCount: "actual/365" },
    repayment: { installments, every },
  });

describe("an account as a debt", () => {
  it("has its rows to come, its principal, and what is overdue with its age", () => {
    const account = replay(schedule(), [payment("2026-02-01", "400")], { asOf: "2026-03-11" });
    expect(debtOfAccount(account, { lender: "us", purpose: "education" })).toEqual({
      kind: "own",
      mark: "verified",
      lender: "us",
      purpose: "education",
      outstanding: "5600.00",
      overdue: "1600.00", // 600 of February, 1000 of March
      daysPastDue: 38, // since 1 February
      every: { count: 1, unit: "month" },
      dues: ["04", "05", "06", "07"].map((month) => ({ on: `2026-${month}-01`, amount: "1000.00" })),
    });
  });

  it("has the compulsory deposits to come in its dues: the household must pay them too", () => {
    const { terms } = schedule();
    const saving = buildSchedule({
      ...terms,
      savings: { perInstallment: { amount: "70" } },
    } as object as LoanTermsInput);
    const debt = debtOfAccount(replay(saving, [payment("2026-02-01", "1000")], { asOf: "2026-03-11" }));
    expect([debt.outstanding, debt.overdue]).toEqual(["5000.00", "1000.00"]);
    expect(debt.dues).toEqual(
      ["04", "05", "06", "07"].map((month) => ({ on: `2026-${month}-01`, amount: "1070.00" })),
    );
  });

  it("counts a month as its installment, however few are left, and in a cash flow on its dates", () => {
    const account = replay(schedule(), [payment("2026-05-01", "4000")], { asOf: "2026-05-11" });
    const debts = [debtOfAccount(account)];
    const house = household([monthlyWage("10000")], debts, { asOf: "2026-05-11", expenses: [], savings: [] });
    const { rules, exposure } = assessIndebtedness(house, undefined, "in-rbi-2022");
    expect(String(rules[0]?.value)).toBe("0.1000000000"); // 1000 ÷ 10000, not 2000 ÷ 12
    expect([String(exposure.total), exposure.lenders]).toEqual(["2000.00", 1]);
    const flow = projectCashFlow(house, undefined).periods.map(({ repayments }) => String(repayments));
    expect(flow.slice(0, 4)).toEqual(["0.00", "1000.00", "1000.00", "0.00"]);
    expect(parseHousehold(JSON.parse(JSON.stringify(house)))).toEqual(parseHousehold(house));
  });

  it("is due at once past its last date, a debt of nothing when it is paid, and of given dates by its dues", () => {
    const late = debtOfAccount(replay(schedule(), [], { asOf: "2026-09-01" }));
    expect([late.dues, late.every, late.daysPastDue]).toEqual([
      [{ on: "2026-09-01", amount: "6000.00" }],
      undefined,
      212,
    ]);
    const paid = debtOfAccount(replay(schedule(), [payment("2026-05-01", "6000")], { asOf: "2026-05-11" }));
    expect([paid.outstanding, paid.installmentsLeft, paid.daysPastDue]).toEqual(["0.00", 0, 0]);
    const house = household([monthlyWage("10000")], [paid]);
    expect(String(assessIndebtedness(house, undefined, "in-rbi-2022").rules[0]?.value)).toBe("0.0000000000");
    const dates = { dates: ["2026-04-01", "2026-11-01"] };
    const given = debtOfAccount(replay(schedule(dates, 2), [], { asOf: "2026-05-01" }));
    expect([given.every, given.dues]).toEqual([undefined, [{ on: "2026-11-01", amount: "3000.00" }]]);
  });
});

describe("dated dues with a frequency", () => {
  const dues = [
    { on: "2026-02-01", amount: "900" },
    { on: "2026-02-08", amount: "1200" },
  ];
  const serviceOf = (more: object) =>
    String(
      assessIndebtedness(
        household([monthlyWage("10000")], [{ kind: "bank", mark: "bureau", dues, ...more }]),
        undefined,
        "in-rbi-2022",
      ).rules[0]?.value,
    );

  it("count a month as the largest of them at that frequency, without one as a twelfth of the year's", () => {
    expect(serviceOf({ every: { unit: "week" } })).toBe("0.5200000000"); // 1200 × 52/12 ÷ 10000
    expect(serviceOf({})).toBe("0.0175000000"); // 2100 ÷ 12 ÷ 10000
  });
});
