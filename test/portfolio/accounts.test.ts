/** From terms to the health of the book: schedules, accounts, positions, forecasts. */
import { describe, expect, it } from "vitest";
import { cashFlowForecast } from "../../src/portfolio/cashFlowForecast.js";
import { portfolioAtRisk } from "../../src/portfolio/portfolioAtRisk.js";
import { portfolioReport } from "../../src/portfolio/portfolioReport.js";
import { scheduleDues } from "../../src/portfolio/scheduleDues.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { payment } from "../../src/servicing/event/eventMakers.js";
import { replay } from "../../src/servicing/replay.js";

const schedule = buildSchedule({
  currency: "BDT",
  principal: "12000",
  disbursedOn: "2026-01-04",
  interest: { rate: { percent: "0", per: "year" } },
  repayment: { installments: 12, every: { count: 1, unit: "month" } },
});

describe("accounts", () => {
  // Due on the 4th of each month from February, 1,000 each.
  const late = replay(schedule, [payment("2026-02-04", "1000")], { asOf: "2026-04-15" });
  const paid = replay(schedule, [payment("2026-02-04", "3000")], { asOf: "2026-04-15" });

  it("are taken as they are: 11,000 is 42 days late, 9,000 is not late", () => {
    const answer = portfolioAtRisk([late, paid], { overDays: [30, 0] });
    expect([late.toPosition().daysPastDue, paid.toPosition().daysPastDue]).toEqual([42, 0]);
    expect(answer).toMatchObject({ kind: "found", percent: "55.00" });
    expect(answer.numerator.toFixed()).toBe("11000");
  });

  it("are aged by installment: 1,000 in 31–60 and 1,000 in 1–30 of the late one", () => {
    const { ageing } = portfolioReport([late], { ageing: { byInstallment: true } });
    expect(ageing.byInstallment?.bands.map(({ principal }) => Number(principal))).toEqual([
      0, 1000, 1000, 0, 0, 0,
    ]);
    expect(Number(ageing.byInstallment?.notDue)).toBe(9000);
  });
});

describe("schedules", () => {
  it("make the forecast of what falls due", () => {
    const { periods, totalDue } = cashFlowForecast([...scheduleDues(schedule), ...scheduleDues(schedule)], {
      by: "month",
    });
    expect(periods.map(({ period, due }) => [period, Number(due)]).slice(0, 2)).toEqual([
      ["2026-02", 2000],
      ["2026-03", 2000],
    ]);
    expect([periods.length, Number(totalDue)]).toEqual([12, 24_000]);
  });

  it("with capitalized interest pay nothing in such a row", () => {
    const graced = buildSchedule({
      currency: "BDT",
      principal: "12000",
      disbursedOn: "2026-01-04",
      interest: { rate: { percent: "12", per: "year" } },
      repayment: {
        installments: 6,
        every: { count: 1, unit: "month" },
        grace: [{ spares: "both", for: { periods: 2 }, interest: "capitalized" }],
      },
    });
    const { periods, totalDue } = cashFlowForecast(scheduleDues(graced), { by: "month" });
    expect(periods.slice(0, 2).map(({ due }) => Number(due))).toEqual([0, 0]);
    expect(Number(totalDue)).toBe(Number(graced.totals.total));
  });
});
