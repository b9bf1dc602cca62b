/**
 * Early money off the next principal, on loans whose rows are not all alike.
 */
import { describe, expect, it } from "vitest";
import { replay } from "../../src/servicing/replay.js";
import { decliningLoan } from "./loans.js";

const rowsAfter = (repayment: object, terms: object = {}): string[][] => {
  const schedule = decliningLoan({
    principal: "9000",
    interest: { rate: { percent: "12" } },
    repayment: { installments: 4, every: { count: 1, unit: "month" }, ...repayment },
    ...terms,
  });
  const early = { kind: "prepayment", date: "2026-01-01", amount: "600", early: "next-principal" } as const;
  const { installments } = replay(schedule, [early], { asOf: "2026-01-01" });
  return installments.map(({ charged }) => [charged.principal.toFixed(2), charged.interest.toFixed(2)]);
};

describe("early money off the next principal", () => {
  it("leaves out of the interest what is paid out later, and the last row repays the rest", () => {
    const disbursements = [
      { on: "2026-01-01", amount: "6000" },
      { on: "2026-03-01", amount: "3000" },
    ];
    expect(rowsAfter({ pattern: "equal-principal" }, { disbursements })).toEqual([
      ["600.00", "0.00"],
      // 2,250 − 600; 1% of 6,000 − 600 = 5,400, of 3,750, of 3,750 − 2,250 + 3,000 = 4,500 and of 2,250.
      ["1650.00", "54.00"],
      ["2250.00", "37.50"],
      ["2250.00", "45.00"],
      ["2250.00", "22.50"],
    ]);
  });

  it("leaves an agreed principal as agreed", () => {
    // 1% of 8,400, of 7,900 and of what is left; the second row is not raised by the interest that it saves.
    const given = [
      { installment: 1, principal: "1100" },
      { installment: 2, principal: "1000" },
    ];
    const rows = rowsAfter({ given });
    expect(rows.slice(1, 3)).toEqual([
      ["500.00", "84.00"],
      ["1000.00", "79.00"],
    ]);
  });
});
