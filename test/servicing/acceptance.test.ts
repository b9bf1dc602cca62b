/**
 * Published and worked-out figures of servicing: prepayment, payoff of flat loans, penalties, days past due.
 */
import { describe, expect, it } from "vitest";
import { append } from "../../src/servicing/append.js";
import { arrears } from "../../src/servicing/arrears.js";
import { classification } from "../../src/servicing/classification.js";
import { compareChange } from "../../src/servicing/comparison.js";
import { holiday, reschedule } from "../../src/servicing/event/changeMakers.js";
import { payment, prepayment, reversal } from "../../src/servicing/event/eventMakers.js";
import { payoffQuote } from "../../src/servicing/payoff/payoff.js";
import { replay } from "../../src/servicing/replay.js";
import { decliningLoan, flatLoan, singleRow, threeRows } from "./loans.js";

const rowDates = ["2026-02-01", "2026-03-01", "2026-04-01"];

describe("a prepayment of 20,000 after row 3 of 100,000 at 1.5% a month", () => {
  const account = replay(
    decliningLoan(),
    rowDates.map((date) => payment(date, "9168.00")),
    { asOf: "2026-04-01" },
  );

  it("finds 76,649.21 outstanding", () => expect(account.outstanding.principal.toFixed(2)).toBe("76649.21"));

  it.each([
    ["cut-installment", 9, "6775.80", "6775.83", "8486.23", "1529.76"],
    ["cut-term", 7, "9168.00", "4902.62", "7414.62", "2601.37"],
  ] as const)("%s: %i rows of %s, the last %s", (choice, rows, row, last, interest, saved) => {
    const {
      before,
      after,
      interestSaved,
      account: changed,
    } = compareChange(account, prepayment("2026-04-01", "20000", choice));
    const open = changed.installments.filter(({ outstanding }) => outstanding.total.gt(0));
    expect(before.interest.toFixed(2)).toBe("10015.99");
    expect(after.installmentsLeft).toBe(rows);
    expect(open[0]?.charged.total.toFixed(2)).toBe(row);
    expect(open[open.length - 1]?.charged.total.toFixed(2)).toBe(last);
    expect(after.interest.toFixed(2)).toBe(interest);
    expect(interestSaved.toFixed(2)).toBe(saved);
    expect(changed.outstanding.principal.toFixed(2)).toBe("56649.21");
  });

  it("next-installment: pays 2.18 rows ahead and saves nothing", () => {
    const { after } = compareChange(account, prepayment("2026-04-01", "20000", "next-installment"));
    expect(after.interest.toFixed(2)).toBe("10015.99");
    expect(after.installmentsLeft).toBe(9 - 2);
  });
});

describe("the payoff of 100,000 flat at 24% after row 3, on the schedule in cents", () => {
  const account = replay(
    flatLoan(),
    rowDates.map((date) => payment(date, "10333.33")),
    { asOf: "2026-04-01" },
  );
  // 124,000 − 3 × 10,333.33 = 93,000.01; a rebate of 24,000 × 45/78, of 14,297.51, of 24,000 × 9/12.
  it.each([
    ["none", "0.00", "93000.01"],
    ["rule-of-78", "13846.15", "79153.86"],
    ["actuarial", "14297.51", "78702.50"],
    ["straight-line", "18000.00", "75000.01"],
  ] as const)("%s gives back %s, so that %s is left", (rebate, given, total) => {
    const quote = payoffQuote(account, "2026-04-01", { rebate });
    expect(quote.rebate.toFixed(2)).toBe(given);
    expect(quote.total.toFixed(2)).toBe(total);
    const closed = append(account, { kind: "payoff", date: "2026-04-01", amount: total, rebate });
    expect(closed.status).toBe("closed");
    expect(closed.waived.interest.toFixed(2)).toBe(given);
  });
});

describe("a penalty of 36% a year on 10,000, 45 days late, 5 days of grace", () => {
  const schedule = singleRow("10000", "2026-01-01", "2026-02-01");
  const rate = { percent: "36" };
  it.each([
    ["retroactive", "443.84"], // 10,000 × 36% × 45/365
    ["after-grace", "394.52"], // 10,000 × 36% × 40/365
  ] as const)("%s: %s", (start, amount) => {
    const penalty = { rate, graceDays: 5, start };
    const account = replay(schedule, [], { asOf: "2026-03-18", servicing: { penalty } });
    expect(account.outstanding.penalties.toFixed(2)).toBe(amount);
  });
  it("on an outstanding 80,000: 3,550.68", () => {
    const loan = decliningLoan({
      principal: "80000",
      interest: { rate: { percent: "0" } },
      repayment: { installments: 8, every: { count: 1, unit: "month" } },
    });
    const penalty = { rate, graceDays: 5, start: "retroactive", base: "outstanding-principal" } as const;
    const account = replay(loan, [], { asOf: "2026-03-18", servicing: { penalty } });
    // 80,000 × 36% × 45/365; the second row, 17 days late, adds nothing: the base is the loan's, once.
    expect(account.outstanding.penalties.toFixed(2)).toBe("3550.68");
  });
  it("stops at its cap, and bears tax on top", () => {
    const capped = { rate, graceDays: 5, start: "retroactive", capPercent: "2" } as const;
    const taxed = { rate, graceDays: 5, start: "retroactive", taxPercent: "18" } as const;
    const owed = (penalty: object) =>
      replay(schedule, [], {
        asOf: "2026-03-18",
        servicing: { penalty } as never,
      }).outstanding.penalties.toFixed(2);
    expect(owed(capped)).toBe("200.00"); // 2% of 10,000
    expect(owed(taxed)).toBe("523.73"); // 443.8356 × 1.18 = 523.726
  });
});

describe("days past due", () => {
  const paid = [payment("2026-01-05", "80"), payment("2026-02-10", "100"), payment("2026-03-05", "70")];
  it("are the age of the oldest row not fully paid, and no later payment counts", () => {
    // 250 of 300 paid by 5 March, never caught up: the row of 1 March owes 50 on 31 March.
    const account = replay(threeRows(), [...paid, payment("2026-04-02", "50")], { asOf: "2026-03-31" });
    expect(arrears(account).daysPastDue).toBe(30);
    expect(arrears(account).overdue.total.toFixed(2)).toBe("50.00");
  });
  it("are not reset by a part payment", () => {
    const account = replay(threeRows(), [payment("2026-01-20", "99.99")], { asOf: "2026-01-31" });
    expect(arrears(account).daysPastDue).toBe(30);
  });
  it.each([
    ["2021-04-30", 31],
    ["2021-05-30", 61],
    ["2021-06-29", 91],
  ])("by RBI count the due date as day 1: due 31 March 2021, on %s day %i", (asOf, days) => {
    const account = replay(singleRow("100", "2021-03-01", "2021-03-31"), [], { asOf });
    expect(arrears(account, { convention: "due-date-is-day-1" }).daysPastDue).toBe(days);
  });
  it.each([
    ["calendar-months", "2026-01-31", 29],
    ["calendar-months", "2026-02-01", 30],
    ["calendar-months-mba", "2026-01-31", 30],
  ] as const)("by %s on %s are %i", (convention, asOf, days) => {
    const account = replay(singleRow("100", "2025-12-01", "2026-01-01"), [], { asOf });
    expect(arrears(account, { convention }).daysPastDue).toBe(days);
  });
  it("have a tolerance by days and by amount beside them", () => {
    const account = replay(threeRows(), [payment("2026-01-01", "99")], { asOf: "2026-01-31" });
    const { daysPastDue, daysInArrears } = arrears(account, { tolerance: { days: 5 } });
    expect([daysPastDue, daysInArrears]).toEqual([30, 25]);
    expect(arrears(account, { tolerance: { amount: "1.00" } }).daysInArrears).toBe(0);
    expect(arrears(account, { tolerance: { amount: "0.99" } }).daysInArrears).toBe(30);
  });
  it("are given on present and on original terms", () => {
    const events = [reschedule("2026-01-15", { from: "2026-01-01", firstDueOn: "2026-04-01" })];
    const account = replay(threeRows(), events, { asOf: "2026-03-15" });
    const { daysPastDue, onOriginalTerms } = arrears(account);
    expect(daysPastDue).toBe(0);
    expect(onOriginalTerms.daysPastDue).toBe(73); // 1 January to 15 March
    expect(onOriginalTerms.overdue.total.toFixed(2)).toBe("300.00");
  });
});

describe("classification has memory", () => {
  const policy = {
    classes: [
      { name: "standard", fromDays: 0 },
      { name: "watch", fromDays: 1, hasMemory: false },
      { name: "non-performing", fromDays: 91 },
    ],
    upgrade: "all-arrears-cleared",
  } as const;
  const classOn = (events: ReturnType<typeof payment>[], asOf: string, more = {}) =>
    classification(replay(threeRows(), events, { asOf }), { ...policy, ...more });

  it("stays non-performing after a part payment that leaves one day of arrears", () => {
    const found = classOn([payment("2026-04-10", "200")], "2026-04-10");
    // The row of 1 March is 40 days late: watch by its days alone.
    expect([found.name, found.byDaysAlone, found.since]).toEqual(["non-performing", "watch", "2026-04-02"]);
  });
  it("is standard again on the day on which all arrears are cleared", () => {
    const found = classOn([payment("2026-04-10", "300")], "2026-04-10");
    expect([found.name, found.since]).toEqual(["standard", "2026-04-10"]);
  });
  it("is standard again after 90 clean days, where the policy asks for them", () => {
    const policy90 = { upgrade: "clean-days", cleanDays: 90 } as const;
    expect(classOn([payment("2026-04-10", "300")], "2026-07-08", policy90).name).toBe("non-performing");
    expect(classOn([payment("2026-04-10", "300")], "2026-07-09", policy90).name).toBe("standard");
  });
});

describe("a holiday of one month after row 3, interest of 100,000 at 1.5% a month", () => {
  const paid = rowDates.map((date) => payment(date, "9168.00"));
  const rowsOf = (interest: "paid" | "deferred-next" | "capitalized" | "forgiven") =>
    replay(decliningLoan(), [...paid, holiday("2026-04-10", 1, { interest })], { asOf: "2026-04-30" })
      .installments;

  it.each([
    ["paid", "1149.74", "9168.00"], // 76,649.21 × 1.5% = 1,149.738
    ["deferred-next", "0.00", "10317.74"],
    ["forgiven", "0.00", "9168.00"],
  ] as const)("%s: %s in the spared month, %s in the next", (interest, spared, next) => {
    const rows = rowsOf(interest);
    expect(rows.length).toBe(13);
    expect(rows[3]?.charged.total.toFixed(2)).toBe(spared);
    expect(rows[4]?.charged.total.toFixed(2)).toBe(next);
    expect(rows[12]?.due).toBe("2027-02-01");
    expect(rows[12]?.balance.toFixed(2)).toBe("0.00");
  });
  it("capitalized: the level amount is solved again on 77,798.95", () => {
    const rows = rowsOf("capitalized");
    // 77,798.95 × 0.015 ÷ (1 − 1.015^−9) = 9,305.52
    expect(rows[3]?.charged.total.toFixed(2)).toBe("0.00");
    expect(rows[4]?.charged.total.toFixed(2)).toBe("9305.52");
  });
});

describe("reversal", () => {
  it("gives the account without the event, from its own day on", () => {
    const twice = [payment("2026-02-01", "9168", { id: "a" }), payment("2026-02-01", "9168", { id: "b" })];
    const events = [...twice, reversal("2026-02-10", "b")];
    const before = replay(decliningLoan(), events, { asOf: "2026-02-09" });
    const after = replay(decliningLoan(), events, { asOf: "2026-02-10" });
    expect(before.paid.total.toFixed(2)).toBe("18336.00");
    expect(after.paid.total.toFixed(2)).toBe("9168.00");
  });
});
