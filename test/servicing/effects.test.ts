/**
 * What each kind of event does, as arithmetic. The loan: 100,000 at 1.5% a month, 12 rows of 9,168.00; 76,649.21 is
 * left after row 3, paid on 1 April.
 */
import { describe, expect, it } from "vitest";
import { WATERFALLS } from "../../src/rules/waterfall.js";
import { waterfallOf } from "../../src/rules/waterfallOf.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import type { LoanAccount } from "../../src/servicing/account.js";
import { delinquency } from "../../src/servicing/delinquency.js";
import { payment, percentCharge } from "../../src/servicing/event/eventMakers.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { payoffQuote } from "../../src/servicing/payoff/payoff.js";
import { positionOf } from "../../src/servicing/position/positionOf.js";
import { replay } from "../../src/servicing/replay.js";
import { decliningLoan, flatLoan, singleRow, threeRows } from "./loans.js";

const paid = ["2026-02-01", "2026-03-01", "2026-04-01"].map((date) => payment(date, "9168.00"));

const loanAfter = (events: readonly LoanEventInput[], asOf = "2026-04-30", servicing = {}): LoanAccount =>
  replay(decliningLoan(), [...paid, ...events], { asOf, servicing });

const rowsToCome = ({ installments }: LoanAccount): [number, string, string] => {
  const open = installments.filter(({ outstanding }) => outstanding.total.gt(0));
  return [open.length, open[0]?.charged.total.toFixed(2) ?? "", open[open.length - 1]?.due ?? ""];
};

describe("the rows to come after", () => {
  it.each<[string, LoanEventInput, [number, string, string]]>([
    [
      "a rate change to 1% a month that keeps the end: 76,649.21 × 0.01 ÷ (1 − 1.01^−9)",
      { kind: "rate-change", date: "2026-04-01", rate: { percent: "12" } },
      [9, "8948.06", "2027-01-01"],
    ],
    [
      "a rate change to 1% a month that keeps the installment",
      { kind: "rate-change", date: "2026-04-01", rate: { percent: "12" }, keeps: "installment" },
      [9, "9168.00", "2027-01-01"],
    ],
    [
      "a tranche of 20,000 on a due date: 96,649.21 × 0.015 ÷ (1 − 1.015^−9)",
      { kind: "disbursement", date: "2026-04-01", amount: "20000" },
      [9, "11560.19", "2027-01-01"],
    ],
    [
      "a reschedule to 12 rows: 76,649.21 × 0.015 ÷ (1 − 1.015^−12)",
      { kind: "reschedule", date: "2026-04-02", installments: 12 },
      [12, "7027.20", "2027-04-01"],
    ],
    [
      "a re-age to 6 rows from June, 13,453.87 each, and with the first the 1,149.74 of May",
      {
        kind: "re-age",
        date: "2026-05-01",
        startOn: "2026-06-01",
        installments: 6,
        every: { count: 1, unit: "month" },
      },
      [6, "14603.61", "2026-11-01"],
    ],
  ])("%s", (_, event, wanted) => {
    expect(rowsToCome(loanAfter([event], "2026-05-01"))).toEqual(wanted);
  });

  it("a tranche in the middle of a month bears half a month's interest in its row", () => {
    // 76,649.21 × 1.5% + 20,000 × 1.5% × 15/30 = 1,299.74; level (76,649.21 + 20,000 + 1,299.74) ÷ 1.015 ÷ a9.
    const account = loanAfter([{ kind: "disbursement", date: "2026-04-16", amount: "20000" }]);
    expect(account.installments[3]?.charged.interest.toFixed(2)).toBe("1299.74");
    expect(rowsToCome(account)).toEqual([9, "11542.52", "2027-01-01"]);
  });

  it("a missed row of 100 spread over the two others by re-amortization", () => {
    const account = replay(threeRows(), [{ kind: "re-amortize", date: "2026-01-05" }], {
      asOf: "2026-01-05",
    });
    expect(account.installments.map(({ charged }) => charged.total.toFixed(2))).toEqual([
      "0.00",
      "150.00",
      "150.00",
    ]);
    expect(account.timesRestructured).toBe(1);
  });
});

describe("credit, savings and refunds", () => {
  const rows = threeRows();
  const played = (events: readonly LoanEventInput[], servicing = {}) =>
    replay(rows, events, { asOf: "2026-06-01", servicing });

  it("keep what is beyond everything owed, and pay a later charge with it", () => {
    const overpaid = payment("2026-01-01", "320");
    const late = { kind: "charge", date: "2026-02-01", amount: "15" } as const;
    expect(played([overpaid]).status).toBe("overpaid");
    expect(played([overpaid, late]).credit.toFixed(2)).toBe("5.00");
    const kept = played([overpaid, late], { creditUse: "until-refunded" });
    expect([kept.credit.toFixed(2), kept.outstanding.fees.toFixed(2)]).toEqual(["20.00", "15.00"]);
    expect(played([overpaid, { kind: "refund", date: "2026-01-09", amount: "20" }]).status).toBe("closed");
  });
  it("owe a payment again that was taken back", () => {
    const account = played([
      payment("2026-01-01", "100", { id: "a" }),
      { kind: "chargeback", date: "2026-01-10", amount: "100", of: "a" },
    ]);
    expect(account.outstanding.principal.toFixed(2)).toBe("300.00");
    expect(account.installments.map(({ charged }) => charged.total.toFixed(2))).toEqual([
      "100.00",
      "200.00",
      "100.00",
    ]);
  });
  it("un-pay from the last row backwards", () => {
    const account = played([
      payment("2026-01-01", "250"),
      { kind: "refund", date: "2026-01-05", amount: "80", from: "payments" },
    ]);
    expect(account.installments.map(({ paid: { total } }) => total.toFixed(2))).toEqual([
      "100.00",
      "70.00",
      "0.00",
    ]);
  });
  it("set savings off against what is owed, no more than there are", () => {
    const account = played([
      { kind: "savings-deposit", date: "2026-01-01", amount: "130" },
      { kind: "set-off", date: "2026-02-01" },
    ]);
    expect([account.savings.toFixed(2), account.paid.total.toFixed(2)]).toEqual(["0.00", "130.00"]);
  });
  it("tax a charge once: 15 + 18% of it is 17.70", () => {
    expect(
      played([{ kind: "charge", date: "2026-01-01", amount: "15", taxPercent: "18" }]).charged.fees.toFixed(
        2,
      ),
    ).toBe("17.70");
  });
});

describe("a charge by percent", () => {
  // Rows of 9,168.00, the first with 1,500.00 of interest; 3 × 7,668 … repaid by 1 April.
  it.each<[string, Partial<Parameters<typeof percentCharge>[2]>, string]>([
    ["of the loan: 100,000 × 2%", {}, "2000.00"],
    ["of what is outstanding: 76,649.21 × 2%", { base: "outstanding" }, "1532.98"],
    ["of all interest: 10,016.00 × 2%", { base: "interest" }, "200.32"],
    [
      "with 18% tax, rounded once: 76,649.21 × 2% × 1.18",
      { base: "outstanding", taxPercent: "18" },
      "1808.92",
    ],
  ])("%s", (_, options, fees) => {
    const account = loanAfter([percentCharge("2026-04-02", "2", options)]);
    expect(account.charged.fees.toFixed(2)).toBe(fees);
  });

  const each = percentCharge("2026-04-02", "10", { base: "interest", each: "installment", id: "c" });
  it("on each installment to come is of its row: 76,649.21 × 1.5% = 1,149.74 in May", () => {
    const fees = loanAfter([each]).installments.map(({ charged }) => charged.fees.toFixed(2));
    expect(fees.slice(0, 4)).toEqual(["0.00", "0.00", "0.00", "114.97"]);
  });
  it("is waived on all of its rows, and paid ones stay paid", () => {
    const waiver = { kind: "waiver", date: "2026-05-02", component: "fee", of: "c" } as const;
    const account = loanAfter([each, payment("2026-05-01", "114.97"), waiver], "2026-05-02");
    expect(account.outstanding.fees.toFixed(2)).toBe("0.00");
    expect(account.paid.fees.toFixed(2)).toBe("114.97");
    expect(account.waived.fees.plus("114.97").toFixed(2)).toBe(account.charged.fees.toFixed(2));
  });
  const known = (amount: object, charges: "from-the-start" | "when-charged") => {
    const fee = { kind: "charge", date: "2023-01-01", amount: "100", dueOn: "2023-01-31", id: "f" } as const;
    const waiver = { kind: "waiver", date: "2023-01-20", component: "fee", of: "f", ...amount } as const;
    const events = [fee, payment("2023-01-15", "5"), waiver, payment("2023-01-18", "15")];
    const schedule = singleRow("1000", "2023-01-01", "2023-01-31");
    return replay(schedule, events, { asOf: "2023-01-20", servicing: { charges, sameDay: "as-given" } });
  };
  it("of which a known part is waived for good leaves later money to the principal: 5 of the fee, 15 of it", () => {
    const { paid, waived } = known({ amount: "95" }, "from-the-start");
    expect([paid.fees, paid.principal, waived.fees].map(Number)).toEqual([5, 15, 95]);
  });
  it("of which all that is open is waived on its day takes the money of the days before: 100 − 20", () => {
    for (const charges of ["from-the-start", "when-charged"] as const) {
      const { paid, waived } = known({}, charges);
      expect([paid.fees, paid.principal, waived.fees].map(Number)).toEqual([20, 0, 80]);
    }
    expect(() => known({ amount: "95" }, "when-charged")).toThrow("events[2].amount");
  });
  it.each([
    ["neither amount nor percent", {}],
    ["both", { amount: "1", percent: "1" }],
    ["a base without a percent", { amount: "1", base: "interest" }],
    ["a due date for each", { percent: "1", each: "installment", dueOn: "2026-05-01" }],
  ])("is refused with %s", (_, fields) => {
    const event = { kind: "charge", date: "2026-04-02", ...fields } as never;
    expect(() => loanAfter([event])).toThrow("events[3]");
  });
});

describe("a written-off loan", () => {
  const account = loanAfter([
    { kind: "write-off", date: "2026-04-10" },
    { kind: "recovery", date: "2026-04-20", amount: "1000" },
  ]);
  it("owes nothing in the books, and shows what was lost and recovered", () => {
    expect(account.status).toBe("written-off");
    expect(account.outstanding.total.toFixed(2)).toBe("0.00");
    expect(account.writtenOff.principal.toFixed(2)).toBe("76649.21");
    expect(account.recovered.toFixed(2)).toBe("1000.00");
    expect(positionOf(account)).toMatchObject({
      writtenOff: true,
      principalOutstanding: 7_564_921,
      daysPastDue: 0,
    });
  });
});

describe("waterfalls", () => {
  it("that complete principal before its period spare that row's interest", () => {
    const events = [payment("2026-01-15", "20000")];
    const servicing = { waterfall: "principal-first-sparing-interest" } as const;
    const account = replay(decliningLoan(), events, { asOf: "2026-01-15", servicing });
    expect(account.installments[1]?.waived.interest.gt(0)).toBe(true);
    expect(account.installments[0]?.waived.interest.toFixed(2)).toBe("0.00");
  });
  it("of the caller's own do what the named ones do when they say the same", () => {
    const timings = ["past-due", "due", "in-advance"] as const;
    const places = timings.flatMap((timing) =>
      (["penalty", "fee", "interest", "principal"] as const).map((component) => ({ timing, component })),
    );
    const events = [
      payment("2026-03-15", "15000"),
      { kind: "charge", date: "2026-03-01", amount: "50" } as const,
    ];
    const paidBy = (waterfall: object | string) =>
      JSON.stringify(
        replay(decliningLoan(), events, { asOf: "2026-04-01", servicing: { waterfall } as never }).payments,
      );
    const own = waterfallOf("by-installment", places);
    expect(paidBy(own)).toBe(paidBy("penalty-fee-interest-principal"));
    expect(Object.keys(WATERFALLS).length).toBe(11);
  });
});

describe("a payoff inside a month", () => {
  it("asks for the interest accrued to the day: 76,649.21 × 1.5% × 15/30", () => {
    const quote = payoffQuote(loanAfter([]), "2026-04-16");
    expect(quote.interest.toFixed(2)).toBe("574.87");
    expect(quote.total.toFixed(2)).toBe("77224.08");
  });
  it("of a flat loan counts the month in progress as earned", () => {
    const account = replay(flatLoan(), [], { asOf: "2026-01-02" });
    // 24,000 × 11/12 of the interest is still to come on the second day.
    expect(payoffQuote(account, "2026-01-02", { rebate: "straight-line" }).rebate.toFixed(2)).toBe(
      "22000.00",
    );
  });
});

describe("delinquency", () => {
  it("takes pauses off only while something is late, unless all of them are to count", () => {
    const pause = { kind: "delinquency-pause", date: "2025-12-20", until: "2026-01-10" } as const;
    const account = replay(threeRows(), [pause], { asOf: "2026-01-31" });
    expect(delinquency(account).delinquentDays).toBe(30 - 9);
    expect(delinquency(account, { pauses: "whole" }).delinquentDays).toBe(30 - 21);
    expect(delinquency(account, { graceDays: 5 })).toMatchObject({
      daysPastDue: 30,
      delinquentDays: 16,
      range: "1-30",
    });
  });
});

describe("products of the terms", () => {
  it("have a down payment as a row of its own, and charges of the rows as fees", () => {
    const schedule = buildSchedule({
      currency: "USD",
      principal: "1000",
      disbursedOn: "2026-01-01",
      downPayment: { percent: "25" },
      interest: { rate: { percent: "0" } },
      repayment: { installments: 3, every: { count: 1, unit: "month" } },
      charges: [{ name: "visit", amount: "5", when: "each-installment" }],
    });
    const account = replay(schedule, [payment("2026-01-01", "250")], { asOf: "2026-01-01" });
    expect(account.installments.map(({ kind }) => kind)).toEqual([
      "down-payment",
      ...Array(3).fill("installment"),
    ]);
    expect(account.outstanding.fees.toFixed(2)).toBe(
      schedule.toJSON().installments.length === 4 ? "15.00" : "",
    );
  });
  it("know tranches agreed from the start: outstanding is what was paid out by the day", () => {
    const schedule = decliningLoan({
      disbursements: [
        { on: "2026-01-01", amount: "60000" },
        { on: "2026-02-10", amount: "40000" },
      ],
    });
    const on = (asOf: string) => replay(schedule, [], { asOf }).principalOutstanding.toFixed(2);
    expect([on("2026-02-09"), on("2026-02-10")]).toEqual(["60000.00", "100000.00"]);
  });
});
