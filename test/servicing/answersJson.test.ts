/**
 * Answers as JSON: amounts with the digits of the currency, as schedules and accounts print them.
 */
import { describe, expect, it } from "vitest";
import {
  arrears,
  buildSchedule,
  compareChange,
  delinquency,
  payment,
  payoffQuote,
  prepayment,
  replay,
} from "../../src/index.js";
import { decliningLoan } from "./loans.js";

// 100,000 at 1.5% a month in 12: installments of 9,168.00; 9,000 of the first is paid.
const account = replay(decliningLoan(), [payment("2026-02-01", "9000")], { asOf: "2026-02-11" });
const json = (answer: unknown) => JSON.parse(JSON.stringify(answer));

describe("answers as JSON", () => {
  it("have two digits in dollars, zeros included", () => {
    expect(json(payoffQuote(account))).toMatchObject({ fees: "0.00", penalties: "0.00", credit: "0.00" });
    const late = json(arrears(account));
    expect(late.overdue).toEqual({
      principal: "168.00",
      interest: "0.00",
      fees: "0.00",
      penalties: "0.00",
      total: "168.00",
    });
    expect([late.rows[0].overdue.total, late.onOriginalTerms.overdue.total]).toEqual(["168.00", "168.00"]);
    expect(json(delinquency(account))).toMatchObject({
      amount: "168.00",
      byInstallment: [{ range: "1-30", amount: "168.00" }],
    });
    const change = json(compareChange(account, prepayment("2026-03-01", "20000", "cut-term")));
    expect(change.before.installment).toBe("9168.00");
    expect(change.account.outstanding.fees).toBe("0.00");
  });

  it("have every amount of an answer with the currency's digits: none in yen, three in dinars", () => {
    for (const [currency, amount] of [
      ["JPY", /^-?\d+$/],
      ["KWD", /^-?\d+\.\d{3}$/],
    ] as const) {
      const schedule = buildSchedule({
        currency,
        principal: "90000",
        disbursedOn: "2026-01-01",
        interest: { rate: { percent: "12" } },
        repayment: { installments: 3, every: { unit: "month" } },
      });
      const loan = replay(schedule, [], { asOf: "2026-02-20" });
      const { principal, interest, total, fees } = json(payoffQuote(loan));
      for (const text of [principal, interest, total, fees, json(delinquency(loan)).amount]) {
        expect(text).toMatch(amount);
      }
    }
  });

  it("change nothing else that is seen of an answer", () => {
    expect(Object.keys(delinquency(account))).toEqual([
      "daysPastDue",
      "delinquentDays",
      "delinquentSince",
      "range",
      "amount",
      "byInstallment",
    ]);
    expect(Object.keys(payoffQuote(account))).not.toContain("toJSON");
    expect(payoffQuote(account).fees.isZero()).toBe(true);
  });
});
