/**
 * What a reschedule, a tranche and a re-amortization make of the rows, by the rules that the servicing terms name.
 */
import { describe, expect, it } from "vitest";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { rateChange, reAmortize, reschedule } from "../../src/servicing/event/changeMakers.js";
import { payment } from "../../src/servicing/event/eventMakers.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { replay } from "../../src/servicing/replay.js";
import { parseServicing, type ServicingInput } from "../../src/servicing/servicingSchema.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { decliningLoan } from "./loans.js";

const monthly = { count: 1, unit: "month" } as const;

const loan = (changes: Partial<LoanTermsInput> = {}) =>
  buildSchedule({
    currency: "EUR",
    principal: "4000",
    disbursedOn: "2023-07-01",
    interest: { rate: { percent: "12" }, method: "flat" },
    repayment: { installments: 4, every: monthly },
    ...changes,
  });

const rowsAfter = (
  events: readonly LoanEventInput[],
  servicing: ServicingInput = {},
  schedule = loan(),
  asOf = "2023-07-05",
): string[] =>
  replay(schedule, events, { asOf, servicing }).installments.map(
    ({ due, charged: { principal, interest } }) => `${due} ${principal.toFixed(2)} + ${interest.toFixed(2)}`,
  );

const lent = { flatReschedules: "what-was-lent" } as const;

describe("interest that a reschedule puts off", () => {
  const spared = reschedule("2023-07-05", { from: "2023-09-01", interestGrace: 2 });
  it("falls due with the first row that does not: three times 1% of 4,000", () => {
    expect(rowsAfter([spared], lent)).toEqual([
      "2023-08-01 1000.00 + 40.00",
      "2023-09-01 1000.00 + 0.00",
      "2023-10-01 1000.00 + 0.00",
      "2023-11-01 1000.00 + 120.00",
    ]);
  });

  it("of a declining loan: 1.5% of 92,332.00 and of 84,548.98", () => {
    const event = reschedule("2026-01-15", { from: "2026-03-01", interestGrace: 1 });
    const rows = rowsAfter([event], {}, decliningLoan(), "2026-01-15");
    expect(rows.slice(0, 4)).toEqual([
      "2026-02-01 7668.00 + 1500.00",
      "2026-03-01 7783.02 + 0.00",
      "2026-04-01 7899.77 + 2653.21",
      "2026-05-01 8018.26 + 1149.74",
    ]);
  });

  it("together with principal spares the whole row", () => {
    const event = reschedule("2023-07-05", { from: "2023-09-01", interestGrace: 1, principalGrace: 2 });
    // Two rows are left for 3,000 of principal; flat interest stays 40.00 a row.
    expect(rowsAfter([{ ...event, installments: 4 }], lent)).toEqual([
      "2023-08-01 1000.00 + 40.00",
      "2023-09-01 0.00 + 0.00",
      "2023-10-01 0.00 + 80.00",
      "2023-11-01 1500.00 + 40.00",
      "2023-12-01 1500.00 + 40.00",
    ]);
  });

  it("goes with new dates: 12% of 4,000 for 45/365 and two twelfths of a year is 139.18, a third of it 46.39", () => {
    const event = reschedule("2023-07-05", {
      from: "2023-09-01",
      firstDueOn: "2023-09-15",
      interestGrace: 1,
    });
    expect(rowsAfter([event], lent).slice(1)).toEqual([
      "2023-09-15 1000.00 + 0.00",
      "2023-10-15 1000.00 + 92.78",
      "2023-11-15 1000.00 + 46.40",
    ]);
  });

  it("must leave a row that pays", () => {
    const event = reschedule("2023-07-05", { from: "2023-09-01", interestGrace: 3 });
    expect(() => rowsAfter([event])).toThrow("interestGrace");
  });

  it("is nothing to a bullet", () => {
    const bullet = loan({ interest: { rate: { percent: "12" } }, repayment: bulletRows });
    expect(() => rowsAfter([spared], {}, bullet)).toThrow("interestGrace");
  });
  const bulletRows = { installments: 4, every: monthly, pattern: "bullet" } as const;
});

describe("flat interest of rescheduled rows", () => {
  const lowered = reschedule("2023-07-05", { from: "2023-09-01", rate: { percent: "6" } });
  const shown = (servicing: ServicingInput) =>
    rowsAfter([lowered], servicing).map((row) => row.split(" + ")[1]);
  it("is reckoned on what is left: 0.5% of 3,000", () => {
    expect(shown({})).toEqual(["40.00", "15.00", "15.00", "15.00"]);
  });
  it("or on what was lent: 0.5% of 4,000", () => {
    expect(shown(lent)).toEqual(["40.00", "20.00", "20.00", "20.00"]);
  });
});

describe("a new rate of a flat loan with a down payment", () => {
  const changed = rateChange("2023-08-01", { rate: { percent: "6" } });
  const interest = (base: "owed" | "disbursed") => {
    const flat = loan({
      interest: { rate: { percent: "12" }, method: "flat", flat: { base } },
      downPayment: { amount: "1000" },
    });
    return rowsAfter([changed], {}, flat, "2023-08-01").map((row) => row.split(" + ")[1]);
  };
  it("changes interest on what is owed: 1% and 0.5% of 3,000", () => {
    expect(interest("owed")).toEqual(["0.00", "30.00", "15.00", "15.00", "15.00"]);
  });
  it("or on all that was paid out: 1% and 0.5% of 4,000", () => {
    expect(interest("disbursed")).toEqual(["0.00", "40.00", "20.00", "20.00", "20.00"]);
  });
});

describe("tranches", () => {
  const first = loan({
    principal: "5000",
    interest: { rate: { percent: "12" }, dayCount: "equal-periods" },
    repayment: { installments: 6, every: monthly },
    rounding: { mode: "half-even", multiple: { of: "1" } },
  });
  const paid = (date: string, amount: string): LoanEventInput => ({ kind: "disbursement", date, amount });
  const foreseen = { tranches: "foreseen", rowChanges: "from-the-start" } as const;
  it("foreseen make one installment for 10,000 over six rows, 1,725, from the first row on", () => {
    const tranches = [paid("2023-09-01", "3000"), paid("2023-11-01", "2000")];
    // 1% of 5,000; of 3,325.00; of 1,633.25 + 3,000; of 2,954.58; of 1,259.13 + 2,000; of 1,566.72.
    expect(rowsAfter(tranches, foreseen, first, "2023-11-01")).toEqual([
      "2023-08-01 1675.00 + 50.00",
      "2023-09-01 1691.75 + 33.25",
      "2023-10-01 1678.67 + 46.33",
      "2023-11-01 1695.45 + 29.55",
      "2023-12-01 1692.41 + 32.59",
      "2024-01-01 1566.72 + 15.67",
    ]);
  });
  it("foreseen on a flat loan weigh on all rows; interest of 400 over the three months left is 12.00", () => {
    const rows = rowsAfter([paid("2023-08-01", "400")], foreseen, loan(), "2023-08-01");
    expect(rows).toEqual(
      ["2023-08-01", "2023-09-01", "2023-10-01", "2023-11-01"].map((due) => `${due} 1100.00 + 43.00`),
    );
  });
  it("after the last row make a row of their own", () => {
    const rows = rowsAfter([paid("2023-11-15", "400")], foreseen, loan(), "2023-11-15");
    expect(rows.slice(0, 4)).toEqual(rowsAfter([], foreseen));
    expect(rows).toHaveLength(5);
  });
  it("foreseen are whole units, as those of the terms", () => {
    const whole = loan({ rounding: { unit: "10" } });
    expect(() => rowsAfter([paid("2023-08-01", "405")], foreseen, whole, "2023-08-01")).toThrow(
      "events[0].amount",
    );
  });
  it("cannot be foreseen from their own day on", () => {
    expect(() => parseServicing({ tranches: "foreseen" })).toThrow("tranches");
  });
});

describe("principal missed, in equal shares", () => {
  const free = loan({
    principal: "375",
    interest: { rate: { percent: "0" } },
    repayment: { installments: 3, every: monthly },
    rounding: { mode: "half-even", multiple: { of: "1" } },
  });
  const shared = { reAmortization: "equal-shares" } as const;
  it("half of 125 to each row, 62.50 to the even unit: 187 and 188", () => {
    expect(rowsAfter([reAmortize("2023-08-15")], shared, free, "2023-08-15")).toEqual([
      "2023-08-01 0.00 + 0.00",
      "2023-09-01 187.00 + 0.00",
      "2023-10-01 188.00 + 0.00",
    ]);
  });
  it("half of 75 to each row, 37.50 to the even unit: 163 and 162", () => {
    const events = [payment("2023-08-02", "50"), reAmortize("2023-08-15")];
    expect(rowsAfter(events, shared, free, "2023-08-15")).toEqual([
      "2023-08-01 50.00 + 0.00",
      "2023-09-01 163.00 + 0.00",
      "2023-10-01 162.00 + 0.00",
    ]);
  });
  it("planned again: half of 375, 187.50 to the even unit", () => {
    expect(rowsAfter([reAmortize("2023-08-15")], {}, free, "2023-08-15").slice(1)).toEqual([
      "2023-09-01 188.00 + 0.00",
      "2023-10-01 187.00 + 0.00",
    ]);
  });
  it("with interest each installment is a share higher: 9,168.00 + 7,668.00 ÷ 11", () => {
    // 7,668.00 ÷ 11 = 697.09; 1.5% of 100,000 is paid by the next row too, as nothing was repaid.
    const rows = rowsAfter([reAmortize("2026-02-02")], shared, decliningLoan(), "2026-02-02");
    expect(rows.slice(0, 2)).toEqual(["2026-02-01 0.00 + 1500.00", "2026-03-01 8365.09 + 1500.00"]);
  });
});
