/**
 * Charges and compulsory savings, as rows of arithmetic, and the cash flows that they lead to.
 */
import { describe, expect, it } from "vitest";
import type { LoanTermsInput, Schedule } from "../../src/index.js";
import { buildSchedule } from "../../src/index.js";

type Extras = Pick<LoanTermsInput, "charges" | "savings" | "downPayment">;

/** 12,000 at 12% flat over 12 months: rows of 1,000 principal and 120 interest. */
const loan = (extras: Extras): Schedule =>
  buildSchedule({
    currency: "BDT",
    principal: "12000",
    disbursedOn: "2026-01-01",
    interest: { rate: { percent: "12" }, method: "flat" },
    repayment: { installments: 12, every: { unit: "month" } },
    ...extras,
  });

const text = (record: object) => JSON.parse(JSON.stringify(record)) as Record<string, string>;

describe("charges", () => {
  it("at disbursement are deducted, paid apart or financed", () => {
    const schedule = loan({
      charges: [
        { name: "processing", percent: "2", when: "disbursement" },
        { name: "tax on it", kind: "tax", percent: "15", of: { charge: "processing" } },
        { name: "card", amount: "50", when: "disbursement", collected: "paid-apart" },
        { name: "cover", kind: "insurance", percent: "1", when: "disbursement", collected: "financed" },
      ],
    });
    const { deducted, paidApart, financed, net } = schedule.disbursement;
    expect(text(deducted)).toMatchObject({ fees: "240", taxes: "36", total: "276" });
    expect(paidApart.fees.toFixed(2)).toBe("50.00");
    expect(financed.insurance.toFixed(2)).toBe("120.00");
    expect(net.toFixed(2)).toBe("11724.00");
    expect(schedule.totals.principal.toFixed(2)).toBe("12120.00");
  });

  it("of each installment have a base, a column and a rounding", () => {
    const schedule = loan({
      charges: [
        { name: "insurance", kind: "insurance", percent: "0.1", of: "outstanding", when: "each-installment" },
        { name: "visit", amount: "7.50", when: "each-installment" },
        { name: "tax", kind: "tax", percent: "5", of: "interest", when: "each-installment" },
        { name: "stamp", percent: "0.333", of: "installment", when: { on: "2026-02-10" }, rounding: "up" },
      ],
    });
    const [first, second] = schedule.installments;
    expect([first?.insurance, first?.fees, first?.taxes].map((amount) => amount?.toFixed(2))).toEqual([
      "12.00", // 0.1% of 12,000
      "7.50",
      "6.00", // 5% of 120
    ]);
    expect(second?.insurance.toFixed(2)).toBe("11.00");
    expect(second?.fees.toFixed(2)).toBe("11.23"); // 7.50 + 0.333% of 1,120 = 3.7296, up
    expect(second?.total.toFixed(2)).toBe((1120 + 11 + 11.23 + 6).toFixed(2));
  });

  it("are refused where they make no sense, all at once", () => {
    expect(() =>
      loan({
        charges: [
          // @ts-expect-error: neither an amount nor a percent
          { name: "a", when: "disbursement" },
          { name: "a", percent: "2", of: "interest", when: "disbursement" },
          { name: "b", kind: "tax", percent: "2", of: { charge: "c" } },
        ],
      }),
    ).toThrow(/charges\[0\].*\n.*charges\[1\]\.name|charges\[1\]\.name/s);
  });
});

describe("compulsory savings", () => {
  it("are deposited beside the installment and come back with interest at the end", () => {
    const schedule = loan({ savings: { perInstallment: { percent: "1" }, annualPercent: "3.65" } });
    const rows = schedule.installments;
    expect(rows.every(({ savings }) => savings.toFixed(2) === "120.00")).toBe(true);
    // 120 from each due date to 2027-01-01, at 0.01% a day
    const days = rows.map(({ due }) => (Date.UTC(2027, 0, 1) - Date.parse(`${due}T00:00:00Z`)) / 86_400_000);
    const interest = days.reduce((sum, count) => sum + (120 * count) / 10_000, 0);
    expect(rows.at(-1)?.savingsReturned.toFixed(2)).toBe((1440 + interest).toFixed(2));
    expect(rows[0]?.total.toFixed(2)).toBe("1120.00");
  });

  it("set off pay the last installments as far as they go, and the rest comes back", () => {
    const rows = loan({ savings: { upFront: { percent: "20" }, returned: "set-off" } }).installments;
    // 2,400 pays rows 11 and 12 (2 × 1,120); 160 is left
    expect(rows.map(({ savingsReturned }) => savingsReturned.toFixed(2)).slice(9)).toEqual([
      "0.00",
      "1120.00",
      "1280.00",
    ]);
  });

  it("earn exact interest where balance × days passes the safe integers", () => {
    const schedule = buildSchedule({
      currency: "BDT",
      principal: "100",
      disbursedOn: "2026-01-01",
      interest: { rate: { percent: "0" } },
      repayment: { installments: 1, every: { unit: "week" } },
      savings: {
        upFront: { amount: "40000000000001.50", collected: "paid-apart" },
        annualPercent: "365",
      },
    });
    // 4,000,000,000,000,150 paisa × 7 days × 365 ÷ 36,500 = 280,000,000,000,010.5 paisa, half-up.
    const returned = 4_000_000_000_000_150n + 280_000_000_000_011n;
    const [row] = schedule.installments;
    expect(row?.savingsReturned.times(100).toFixed()).toBe(String(returned));
  });
});

describe("cash flows", () => {
  it("add up to what the client receives and pays", () => {
    const schedule = loan({
      charges: [
        { name: "processing", percent: "2", when: "disbursement" },
        { name: "visit", amount: "7.50", when: "each-installment" },
      ],
      savings: { perInstallment: { amount: "10" }, upFront: { amount: "100" } },
      downPayment: { amount: "2000" },
    });
    const sum = schedule
      .cashFlows()
      .reduce((total, { amount }) => total.plus(amount), schedule.totals.total.times(0));
    const { fees, interest } = schedule.totals;
    expect(sum.toFixed(2)).toBe(fees.plus(interest).plus(240).neg().toFixed(2));
    expect(schedule.cashFlows()[0]).toMatchObject({ date: "2026-01-01" });
  });
});
