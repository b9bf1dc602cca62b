/**
 * What the README says of other packages on npm, seen by running the versions in the lock file.
 */
import { createRequire } from "node:module";
import { pmt } from "financial";
import loanjs from "loanjs";
import { describe, expect, it } from "vitest";
import { buildSchedule } from "../src/schedule/buildSchedule.js";

const require = createRequire(import.meta.url);
const { Calculator } = require("amortizejs") as {
  Calculator: {
    calculate(config: object): { periodicPayment: number; schedule: { date: Date; interest: number }[] };
  };
};

interface PeerSchedule {
  readonly installments: readonly {
    capital: number;
    interest: number;
    installment: number;
    remain: number;
  }[];
}

const byLoanjs = loanjs.Loan as unknown as (
  amount: number,
  rows: number,
  percent: number,
  kind: string,
) => PeerSchedule;

interface DatedRow {
  readonly paymentDate: string;
  readonly principalAmount: string;
  readonly annuityPaymentAmount: string;
}

const LoanSchedule = require("loan-schedule.js") as new (
  options: object,
) => {
  calculateSchedule(options: object): { payments: DatedRow[] };
};

const byLoanSchedule = (rate: number): DatedRow[] =>
  new LoanSchedule({}).calculateSchedule({
    amount: 1000,
    rate,
    term: 3,
    paymentOnDay: 31,
    issueDate: "31.01.2024",
    scheduleType: "ANNUITY",
  }).payments;

const monthly = (principal: number, percent: number, installments: number) =>
  buildSchedule({
    currency: "USD",
    principal,
    disbursedOn: "2024-01-31",
    interest: { rate: { percent } },
    repayment: { installments, every: { count: 1, unit: "month" } },
  });

describe("1,000 without interest over 3 months", () => {
  it("is 333.33, 333.33, 333.34 here", () => {
    const { installments } = monthly(1000, 0, 3);
    expect(installments.map(({ total }) => total.toFixed(2))).toEqual(["333.33", "333.33", "333.34"]);
  });
  it("is refused by loanjs as wrong parameters", () => {
    expect(() => byLoanjs(1000, 3, 0, "annuity")).toThrow("wrong parameters");
  });
  it("is NaN to amortizejs", () => {
    const { periodicPayment } = Calculator.calculate({
      method: "mortgage",
      apr: 0,
      balance: 1000,
      loanTerm: 3,
    });
    expect(periodicPayment).toBeNaN();
  });
  it("is one row and the text NaN to loan-schedule.js", () => {
    const rows = byLoanSchedule(0).slice(1);
    expect(rows.map((row) => [row.principalAmount, row.annuityPaymentAmount])).toEqual([["1000.00", "NaN"]]);
  });
  it("is an unrounded 333.33… to financial", () => expect(pmt(0, 3, 1000)).toBeCloseTo(-1000 / 3, 10));
});

describe("cents", () => {
  it("differ from the exact ones in the interest of 48 of 1,000 loans by loanjs: 30%, 12 months, from 1,000 in steps of 10", () => {
    const principals = Array.from({ length: 1000 }, (_, index) => 1000 + 10 * index);
    const wrong = principals.filter((principal) => {
      const peer = byLoanjs(principal, 12, 30, "annuity").installments;
      return monthly(principal, 30, 12).installments.some(
        ({ interest }, row) => interest.toFixed(2) !== String(peer[row]?.interest.toFixed(2)),
      );
    });
    expect(wrong.length).toBe(48);
  });
  it("carry float noise in loanjs, and are not rounded by amortizejs", () => {
    expect(String(byLoanjs(10_000, 12, 24, "annuity").installments.at(-1)?.capital)).toBe(
      "927.0600000000001",
    );
    const { periodicPayment } = Calculator.calculate({
      method: "mortgage",
      apr: 12,
      balance: 1000,
      loanTerm: 3,
    });
    expect(String(periodicPayment)).toBe("340.02211148146785");
  });
});

describe("months from 31 January", () => {
  it("end on 29 February, 31 March and 30 April here", () => {
    expect(monthly(1000, 12, 3).installments.map(({ due }) => due)).toEqual([
      "2024-02-29",
      "2024-03-31",
      "2024-04-30",
    ]);
  });
  it("go to 31 January itself, 2 March and 2 April in amortizejs", () => {
    const config = {
      method: "mortgage",
      apr: 12,
      balance: 1000,
      loanTerm: 3,
      startDate: new Date("2024-01-31"),
    };
    const dates = Calculator.calculate(config).schedule.map(({ date }) => date.toISOString().slice(0, 10));
    expect(dates).toEqual(["2024-01-31", "2024-03-02", "2024-04-02"]);
  });
});
