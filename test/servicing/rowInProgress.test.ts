/**
 * Early money that repays the row in progress first, as arithmetic. The loan: 5,000 at 12% a year by real days, six
 * months from 1 November 2022, installments of 862 (solved for months of 30 days, to whole units). Fineract's tests hold
 * the same loan (Apache License 2.0).
 */
import { describe, expect, it } from "vitest";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { payment } from "../../src/servicing/event/eventMakers.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { replay } from "../../src/servicing/replay.js";
import { parseServicing, type ServicingInput } from "../../src/servicing/servicingSchema.js";

const schedule = buildSchedule({
  currency: "EUR",
  principal: "5000",
  disbursedOn: "2022-11-01",
  interest: { rate: { percent: "12" }, dayCount: "actual/365" },
  repayment: { installments: 6, every: { count: 1, unit: "month" }, levelPeriods: "nominal" },
  rounding: { mode: "half-even", multiple: { of: "1" } },
});

const rowsAfter = (events: readonly LoanEventInput[], servicing: ServicingInput = {}): string[] => {
  const asOf = events.at(-1)?.date ?? "2022-11-01";
  const { installments } = replay(schedule, events, {
    asOf,
    servicing: {
      interest: "actual",
      latePrincipal: "until-paid",
      pieceRounding: "each-piece",
      earlyMoney: "cut-installment",
      rowInProgress: "repaid-first",
      ...servicing,
    },
  });
  return installments.map(
    ({ due, charged: { principal, interest } }) => `${due} ${principal.toFixed(2)} + ${interest.toFixed(2)}`,
  );
};

const early = (date: string, amount: string) => payment(date, amount);

describe("early money inside a period", () => {
  it("below the installment lowers the row in progress alone: 42.74 + 4,800 × 12% × 4/365 = 49.05", () => {
    // Principal of the row: 862 − 49.05 = 812.95, of which 200 are repaid; the next row stands on 5,000 − 812.95.
    expect(rowsAfter([early("2022-11-27", "200")]).slice(0, 3)).toEqual([
      "2022-11-27 200.00 + 0.00",
      "2022-12-01 612.95 + 49.05",
      "2023-01-01 819.33 + 42.67",
    ]);
  });

  it("beyond it re-forms the installments after the row: 852 on 4,137 over five", () => {
    // 5,000 × 12% × 26/365 = 42.74 and 4,137 × 12% × 4/365 = 5.44; 4,137 × 12% × 31/365 = 42.16.
    expect(rowsAfter([early("2022-11-27", "863")])).toEqual([
      "2022-11-27 863.00 + 0.00",
      "2022-12-01 0.00 + 48.18",
      "2023-01-01 809.84 + 42.16",
      "2023-02-01 818.09 + 33.91",
      "2023-03-01 828.90 + 23.10",
      "2023-04-01 834.88 + 17.12",
      "2023-05-01 845.29 + 8.34",
    ]);
  });

  it("in two parts counts together: 42.74 + 4,600 × 12% × 2/365 + 4,137 × 12% × 2/365 = 48.48", () => {
    const rows = rowsAfter([early("2022-11-27", "400"), early("2022-11-29", "463")]);
    expect(rows.slice(2, 4)).toEqual(["2022-12-01 0.00 + 48.48", "2023-01-01 809.84 + 42.16"]);
  });

  it("ends the loan earlier where the installments stay: 862 − 42.16 = 819.84", () => {
    const rows = rowsAfter([early("2022-11-27", "1700")], { earlyMoney: "cut-term" });
    // 5,000 − 1,700 = 3,300 on 1 December: four rows more, of 862 − 3,300 × 12% × 31/365 = 828.37 and so on.
    expect(rows.slice(1, 3)).toEqual(["2022-12-01 0.00 + 47.08", "2023-01-01 828.37 + 33.63"]);
    expect(rows).toHaveLength(6);
  });

  it("late money pays what is late, and only the rest is early: 6.58 + 3,549.32 × 12% × 27/365 = 38.09", () => {
    const rows = rowsAfter([early("2022-12-05", "1500")]);
    expect(rows.slice(0, 3)).toEqual([
      "2022-12-01 812.68 + 49.32",
      "2022-12-05 638.00 + 0.00",
      // 862 − 38.09 = 823.91, less 638.
      "2023-01-01 185.91 + 38.09",
    ]);
  });

  it("repays the last row without planning any other", () => {
    const paid = ["2022-12-01", "2023-01-01", "2023-02-01", "2023-03-01", "2023-04-01"].map((date) =>
      payment(date, "862"),
    );
    // 857.05 × 12% × 14/365 = 3.94 and 757.05 × 12% × 16/365 = 3.98.
    const rows = rowsAfter([...paid, early("2023-04-15", "100")]);
    expect(rows.slice(-2)).toEqual(["2023-04-15 100.00 + 0.00", "2023-05-01 757.05 + 7.92"]);
  });
});

describe("early money on a due date", () => {
  it("finds no row in progress", () => {
    const paid = [early("2022-12-01", "1500")];
    expect(rowsAfter(paid)).toEqual(rowsAfter(paid, { rowInProgress: "planned-again" }));
  });
});

describe("the choice", () => {
  it("needs recalculated interest", () => {
    expect(() => parseServicing({ rowInProgress: "repaid-first" })).toThrow("rowInProgress");
  });
});
