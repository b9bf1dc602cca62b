/**
 * Products: balloons, steps, agreed rows, given installments, tranches, rate changes, installments in advance and
 * down payments, as rows of arithmetic.
 */
import { describe, expect, it } from "vitest";
import type { LoanTermsInput } from "../../src/index.js";
import { buildSchedule, LoanError } from "../../src/index.js";

interface Changes {
  readonly top?: Partial<LoanTermsInput>;
  readonly interest?: Partial<LoanTermsInput["interest"]>;
  readonly repayment?: Partial<LoanTermsInput["repayment"]>;
}

/** 100,000 at 2% a month over 12 months, changed. */
const loan = ({ top, interest, repayment }: Changes = {}) =>
  buildSchedule({
    currency: "INR",
    principal: "100000",
    disbursedOn: "2026-01-01",
    ...top,
    interest: { rate: { percent: "2", per: "month" }, ...interest },
    repayment: { installments: 12, every: { unit: "month" }, ...repayment },
  });

const totals = (changes: Changes) => loan(changes).installments.map(({ total }) => total.toFixed(2));
const times = (count: number, amount: string): string[] => new Array<string>(count).fill(amount);

describe("balloon", () => {
  it("is left to the last row, on top of the solved installment", () => {
    // 100,000·1.02^12 − 30,000 = x·(1.02^12 − 1)/0.02, x = 7,219.1717…
    expect(totals({ repayment: { balloon: { amount: "30000" } } })).toEqual([
      ...times(11, "7219.17"),
      "37219.20",
    ]);
  });

  it("is solved when the installment is given", () => {
    expect(totals({ repayment: { fixedInstallment: { amount: "7219.17" } } })).toEqual([
      ...times(11, "7219.17"),
      "37219.20",
    ]);
  });

  it("of a flat loan stays out of the principal shares", () => {
    // (100,000 − 30,000)/12 + 24,000/12 = 7,833.33
    const rows = totals({ interest: { method: "flat" }, repayment: { balloon: { amount: "30000" } } });
    expect(rows).toEqual([...times(11, "7833.33"), "37833.37"]);
  });
});

describe("a given installment", () => {
  it("is paid until the loan is repaid", () => {
    const schedule = buildSchedule({
      currency: "INR",
      principal: "1000",
      disbursedOn: "2026-01-01",
      interest: { rate: { percent: "0" } },
      repayment: { every: { unit: "month" }, fixedInstallment: { amount: "300", rows: "until-repaid" } },
    });
    expect(schedule.installments.map(({ total }) => total.toFixed(2))).toEqual([
      "300.00",
      "300.00",
      "300.00",
      "100.00",
    ]);
  });

  it("is paid until the loan is repaid on given dates, as far as they go", () => {
    const dates = ["2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"];
    const paid = (count: number) =>
      buildSchedule({
        currency: "INR",
        principal: "1000",
        disbursedOn: "2026-01-01",
        interest: { rate: { percent: "0" }, dayCount: "actual/365" },
        repayment: {
          every: { dates: dates.slice(0, count) },
          fixedInstallment: { amount: "300", rows: "until-repaid" },
        },
      });
    expect(paid(4).installments.map(({ due, total }) => `${due} ${total.toFixed(2)}`)).toEqual([
      "2026-02-01 300.00",
      "2026-03-01 300.00",
      "2026-04-01 300.00",
      "2026-05-01 100.00",
    ]);
    expect(() => paid(3)).toThrow(
      "repayment.fixedInstallment: does not repay the loan within the given dates",
    );
  });

  it("below the interest is refused", () => {
    expect(() =>
      loan({
        repayment: { installments: undefined, fixedInstallment: { amount: "2000", rows: "until-repaid" } },
      }),
    ).toThrow(LoanError);
    expect(() =>
      loan({
        repayment: { installments: undefined, fixedInstallment: { amount: "1999.99", rows: "until-repaid" } },
      }),
    ).toThrow(/does not cover the interest of row 1/);
  });
});

describe("steps", () => {
  it("grow by a percent, each rounded from the exact amount", () => {
    // x = 8,807.419…; 1.05 x = 9,247.79; 1.05² x = 9,710.18; 1.05³ x = 10,195.69
    expect(totals({ repayment: { step: { every: 3, percent: "5" } } })).toEqual([
      ...times(3, "8807.42"),
      ...times(3, "9247.79"),
      ...times(3, "9710.18"),
      ...times(2, "10195.69"),
      "10195.65",
    ]);
  });

  it("go down by an amount", () => {
    const rows = totals({ repayment: { step: { every: 6, amount: "-500" } } });
    expect(rows.slice(0, 6)).toEqual(times(6, "9691.13"));
    expect(rows.slice(6, 11)).toEqual(times(5, "9191.13"));
  });

  it("of equal principal grow the principal: Σ 6·y + 6·1.1·y = 100,000", () => {
    const rows = loan({
      repayment: { pattern: "equal-principal", step: { every: 6, percent: "10" } },
    }).installments;
    const share = (100000 / 12.6).toFixed(2);
    expect(rows.slice(0, 6).map(({ principal }) => principal.toFixed(2))).toEqual(times(6, share));
    expect(rows[6]?.principal.toFixed(2)).toBe(((1.1 * 100000) / 12.6).toFixed(2));
  });
});

describe("agreed rows", () => {
  it("pay what is agreed, and the others are solved around them", () => {
    const rows = loan({
      repayment: {
        given: [
          { installment: 3, total: "20000" },
          { installment: 5, principal: "0" },
        ],
      },
    }).installments;
    expect(rows[2]?.total.toFixed(2)).toBe("20000.00");
    expect(rows[4]?.principal.toFixed(2)).toBe("0.00");
    const others = rows
      .filter(({ number }) => ![3, 5, 12].includes(number))
      .map(({ total }) => total.toFixed(2));
    expect(new Set(others)).toEqual(new Set(["9175.57"]));
    expect(rows[11]?.balance.isZero()).toBe(true);
  });
});

describe("installments in advance", () => {
  it("are the level installment discounted by one period", () => {
    // 9,455.96 ÷ 1.02 = 9,270.55
    const schedule = loan({ repayment: { timing: "in-advance" } });
    expect(schedule.installments[0]?.due).toBe("2026-01-01");
    expect(schedule.installments[0]?.interest.isZero()).toBe(true);
    expect(schedule.installments.map(({ total }) => total.toFixed(2))).toEqual([
      ...times(11, "9270.55"),
      "9270.54",
    ]);
  });
});

const TRANCHES = [
  { on: "2026-01-01", amount: "50000" },
  { on: "2026-04-01", amount: "50000" },
];

describe("later disbursements", () => {
  it("on a due date join the balance after that row", () => {
    // x·a(12) = 50,000 + 50,000·1.02^-3, x = 9,183.26
    const schedule = loan({ top: { disbursements: TRANCHES } });
    expect(schedule.installments[0]?.total.toFixed(2)).toBe("9183.26");
    expect(schedule.installments[3]?.disbursed.toFixed(2)).toBe("50000.00");
    expect(schedule.installments.at(-1)?.balance.isZero()).toBe(true);
  });

  it("inside a period earn interest for its days: 50,000 × 2% × 16/30", () => {
    const disbursements = [TRANCHES[0], { on: "2026-04-15", amount: "50000" }] as typeof TRANCHES;
    const rows = loan({ top: { disbursements } }).installments;
    const before = Number(rows[2]?.balance);
    expect(rows[3]?.interest.toFixed(2)).toBe((before * 0.02 + (50000 * 0.02 * 16) / 30).toFixed(2));
  });

  it("re-form the installment, or leave it", () => {
    const reformed = totals({ top: { disbursements: TRANCHES }, repayment: { afterChange: "re-formed" } });
    expect(reformed.slice(0, 4)).toEqual([...times(3, "4727.98"), "10853.75"]);
    const kept = totals({ top: { disbursements: TRANCHES }, repayment: { afterChange: "kept" } });
    expect(kept.slice(0, 11)).toEqual(times(11, "4727.98"));
  });

  it("are refused where more would be repaid than paid out", () => {
    const disbursements = [
      { on: "2026-01-01", amount: "1000" },
      { on: "2026-12-15", amount: "99000" },
    ];
    expect(() => loan({ top: { disbursements } })).toThrow(/row 1 would repay more than has been paid out/);
  });
});

describe("rate changes", () => {
  const rateChanges = [{ from: "2026-07-01", percent: "3" }];

  it("re-form the installment from the next row on", () => {
    const rows = totals({ interest: { rateChanges }, repayment: { afterChange: "re-formed" } });
    expect(rows.slice(0, 7)).toEqual([...times(6, "9455.96"), "9777.56"]);
  });

  it("split the period in which they fall by its days", () => {
    const changed = loan({ interest: { rateChanges: [{ from: "2026-01-17", percent: "3" }] } });
    // 16 of 31 days at 2%, 15 at 3%
    expect(changed.installments[0]?.interest.toFixed(2)).toBe(
      ((100000 * (0.02 * 16 + 0.03 * 15)) / 31).toFixed(2),
    );
  });
});

describe("down payments", () => {
  it("are a row of their own on the day of disbursement", () => {
    const schedule = loan({ top: { downPayment: { percent: "25" } } });
    const [first, second] = schedule.installments;
    expect([first?.due, first?.principal.toFixed(2), first?.balance.toFixed(2)]).toEqual([
      "2026-01-01",
      "25000.00",
      "75000.00",
    ]);
    expect(second?.total.toFixed(2)).toBe("7091.97"); // 0.75 × 9,455.96
    expect(schedule.totals.principal.toFixed(2)).toBe("100000.00");
  });
});

describe("payment holidays known at the start", () => {
  it("spare the named rows and defer their interest", () => {
    const rows = loan({
      repayment: { grace: { spares: "both", interest: "deferred-next", for: { installments: [4] } } },
    }).installments;
    expect(rows[3]?.total.isZero()).toBe(true);
    expect(rows[4]?.interest.toFixed(2)).toBe("2994.02"); // 2 × 74,850.27 × 2%, each rounded
  });
});
