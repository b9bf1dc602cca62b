/**
 * Compulsory savings beside a loan, as arithmetic: 300 without interest in three rows due on the first of January,
 * February and March 2026, and 10 saved with each.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { append } from "../../src/servicing/append.js";
import { arrears } from "../../src/servicing/arrears.js";
import { payment, writeOff } from "../../src/servicing/event/eventMakers.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { savingsDeposit, savingsWithdrawal, setOff } from "../../src/servicing/event/savingsMakers.js";
import { replay } from "../../src/servicing/replay.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";

const saving = (savings: LoanTermsInput["savings"]) =>
  buildSchedule({
    currency: "USD",
    principal: "300",
    disbursedOn: "2025-12-01",
    interest: { rate: { percent: "0" } },
    repayment: { installments: 3, every: { count: 1, unit: "month" }, firstDueOn: "2026-01-01" },
    savings,
  });

const ten = saving({ perInstallment: { amount: "10" } });

const played = (events: readonly LoanEventInput[], asOf: string, schedule = ten) =>
  replay(schedule, events, { asOf });

/** Due, deposited and outstanding of each expected deposit. */
const deposits = (account: ReturnType<typeof played>): string[] =>
  account.compulsorySavings.deposits.map(
    ({ date, due, deposited, outstanding }) =>
      `${date} ${due.toFixed(2)} ${deposited.toFixed(2)} ${outstanding.toFixed(2)}`,
  );

describe("compulsory savings", () => {
  it("are expected with each row, and deposits fill the oldest first: 15 is 10 and 5", () => {
    const account = played([savingsDeposit("2026-02-03", "15")], "2026-02-10");
    expect(deposits(account)).toEqual([
      "2026-01-01 10.00 10.00 0.00",
      "2026-02-01 10.00 5.00 5.00",
      "2026-03-01 10.00 0.00 10.00",
    ]);
    const { balance, due, overdue } = account.compulsorySavings;
    expect([balance, due, overdue].map((amount) => amount.toFixed(2))).toEqual(["15.00", "5.00", "5.00"]);
    expect(account.installments.map(({ savings }) => savings.outstanding.toFixed(2))).toEqual([
      "0.00",
      "5.00",
      "10.00",
    ]);
  });

  it("are due on their day and overdue from the next", () => {
    const on = (day: string) => {
      const { due, overdue } = played([], day).compulsorySavings;
      return [due.toFixed(2), overdue.toFixed(2)];
    };
    expect([on("2025-12-31"), on("2026-01-01"), on("2026-01-02")]).toEqual([
      ["0.00", "0.00"],
      ["10.00", "0.00"],
      ["10.00", "10.00"],
    ]);
  });

  it("that are late make no loan late, and are no part of what is outstanding", () => {
    const account = played([payment("2026-01-01", "100"), payment("2026-02-01", "100")], "2026-02-20");
    expect(account.compulsorySavings.overdue.toFixed(2)).toBe("20.00");
    expect(arrears(account).daysPastDue).toBe(0);
    expect([account.overdue.total.toFixed(2), account.outstanding.total.toFixed(2)]).toEqual([
      "0.00",
      "100.00",
    ]);
  });

  it("set off lower the balance, and what was deposited stays deposited", () => {
    const account = played(
      [savingsDeposit("2026-01-01", "30"), setOff("2026-01-02", { amount: "25" })],
      "2026-03-02",
    );
    expect(account.savings.toFixed(2)).toBe("5.00");
    expect(account.compulsorySavings.overdue.toFixed(2)).toBe("0.00");
    expect(account.paid.total.toFixed(2)).toBe("25.00");
  });

  it("are withdrawn in part or whole, never more than there are", () => {
    const events = [savingsDeposit("2026-01-01", "30"), savingsWithdrawal("2026-01-02", { amount: "12" })];
    const account = played(events, "2026-01-02");
    expect(account.savings.toFixed(2)).toBe("18.00");
    expect(append(account, savingsWithdrawal("2026-01-03")).savings.toFixed(2)).toBe("0.00");
    expect(() => append(account, savingsWithdrawal("2026-01-03", { amount: "18.01" }))).toThrow(
      "must not be more than the savings",
    );
    expect(() =>
      append(append(account, savingsWithdrawal("2026-01-03")), savingsWithdrawal("2026-01-04")),
    ).toThrow();
  });

  it("are expected no more once the loan is repaid, or written off", () => {
    const repaid = played([payment("2026-01-15", "300"), savingsDeposit("2026-01-15", "10")], "2026-06-01");
    expect(deposits(repaid)).toEqual(["2026-01-01 10.00 10.00 0.00"]);
    expect(deposits(played([writeOff("2026-02-01")], "2026-06-01"))).toHaveLength(2);
  });

  it("earn their rate: 10 for 59 days and 10 for 28 at 7.3%, 870 × 7.3 ÷ 36,500 = 0.174", () => {
    const schedule = saving({ perInstallment: { amount: "10" }, annualPercent: "7.3" });
    const events = [savingsDeposit("2026-01-01", "10"), savingsDeposit("2026-02-01", "10")];
    expect(played(events, "2026-03-01", schedule).compulsorySavings.interest.toFixed(2)).toBe("0.17");
  });

  it("of the disbursement are saved where they are kept back, and expected where they are paid apart", () => {
    const kept = played([], "2025-12-05", saving({ upFront: { percent: "10" } }));
    expect([kept.savings.toFixed(2), ...deposits(kept)]).toEqual(["30.00", "2025-12-01 30.00 30.00 0.00"]);
    const apart = played([], "2025-12-05", saving({ upFront: { amount: "30", collected: "paid-apart" } }));
    expect([apart.savings.toFixed(2), apart.compulsorySavings.overdue.toFixed(2)]).toEqual(["0.00", "30.00"]);
  });

  it("stand in the table and in JSON", () => {
    const account = played([payment("2026-01-01", "100"), savingsDeposit("2026-01-01", "10")], "2026-01-05");
    expect(account.toTable()).toBe(
      [
        "No.         Due  Principal  Interest   Total    Paid  Outstanding  Savings due  Saved     Paid on  Balance",
        "---  ----------  ---------  --------  ------  ------  -----------  -----------  -----  ----------  -------",
        "  1  2026-01-01     100.00      0.00  100.00  100.00         0.00        10.00  10.00  2026-01-01   200.00",
        "  2  2026-02-01     100.00      0.00  100.00    0.00       100.00        10.00   0.00               100.00",
        "  3  2026-03-01     100.00      0.00  100.00    0.00       100.00        10.00   0.00                 0.00",
        "---  ----------  ---------  --------  ------  ------  -----------  -----------  -----  ----------  -------",
        "          Total     300.00      0.00  300.00  100.00       200.00        30.00  10.00",
      ].join("\n"),
    );
    expect(JSON.parse(JSON.stringify(account)).compulsorySavings).toMatchObject({
      balance: "10.00",
      overdue: "0.00",
      deposits: [{ date: "2026-01-01", due: "10.00", deposited: "10.00", outstanding: "0.00" }, {}, {}],
    });
    expect(played([], "2026-01-05", saving(undefined)).toTable()).not.toContain("Sav");
  });

  it("add up: deposited is the smaller of what was expected and what was saved", () => {
    const event = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      amount: fc.integer({ min: 1, max: 2_000 }),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 6 }), (list) => {
        const events = list.map(({ day, amount }) =>
          savingsDeposit(`2026-01-${String(day).padStart(2, "0")}`, (amount / 100).toFixed(2)),
        );
        const saved = list.reduce((sum, { amount }) => sum + amount, 0);
        const account = played(events, "2026-03-05");
        const { balance, overdue, deposits: rows } = account.compulsorySavings;
        const filled = rows.reduce((sum, row) => sum + row.deposited.times(100).toNumber(), 0);
        expect(balance.times(100).toNumber()).toBe(saved);
        expect(filled).toBe(Math.min(saved, 3_000));
        expect(overdue.times(100).toNumber()).toBe(3_000 - filled);
      }),
    );
  });
});
