/** The book of six loans: every reading of portfolio at risk that has a known figure. */
import { describe, expect, it } from "vitest";
import { ageing } from "../../src/portfolio/ageing.js";
import { portfolioAtRisk } from "../../src/portfolio/portfolioAtRisk.js";
import { portfolioReport } from "../../src/portfolio/portfolioReport.js";
import { portfolioReportText } from "../../src/portfolio/reportText.js";
import type { PortfolioAtRiskOptions } from "../../src/portfolio/riskDefinition.js";
import { LAST_WRITTEN_OFF, SIX_LOANS } from "./book.js";

const amounts = (answer: { numerator: unknown; denominator: unknown }) =>
  `${answer.numerator} / ${answer.denominator}`;

describe("portfolio at risk of six loans", () => {
  it.each<[string, PortfolioAtRiskOptions, string, string]>([
    ["more than 30 days: 50,000 + 10,000", { overDays: 30 }, "60000 / 250000", "24.00"],
    ["30 days or more: 40,000 too", { overDays: 30, comparison: ">=" }, "100000 / 250000", "40.00"],
    ["with restructured: 30,000 too", { overDays: 30, restructured: "always" }, "90000 / 250000", "36.00"],
    ["more than 0 days", { overDays: 0 }, "120000 / 250000", "48.00"],
    ["at most 100 days in the numerator", { overDays: 30, upToDays: 100 }, "50000 / 250000", "20.00"],
    ["at most 120 days: 120 itself counts", { overDays: 30, upToDays: 120 }, "60000 / 250000", "24.00"],
    [
      "the union counts a restructured loan past the bound",
      { overDays: 30, upToDays: 100, restructured: "always" },
      "80000 / 250000",
      "32.00",
    ],
    ["by count: 2 of 6", { overDays: 30, measure: "count" }, "2 / 6", "33.33"],
    [
      "by count with restructured: 3 of 6",
      { overDays: 30, measure: "count", restructured: "always" },
      "3 / 6",
      "50.00",
    ],
    ["several thresholds: the first makes the headline", { overDays: [90, 30] }, "10000 / 250000", "4.00"],
  ])("%s", (_, options, sums, percent) => {
    const answer = portfolioAtRisk(SIX_LOANS, options);
    expect(amounts(answer)).toBe(sums);
    expect(answer).toMatchObject({ kind: "found", percent });
  });

  it("by write-off: 50,000 / 240,000, while PAR with write-offs stays 60,000 / 250,000", () => {
    const after = portfolioAtRisk(LAST_WRITTEN_OFF, { overDays: 30 });
    expect([amounts(after), after.kind === "found" && after.percent]).toEqual(["50000 / 240000", "20.83"]);
    const both = portfolioAtRisk(LAST_WRITTEN_OFF, { overDays: 30, writtenOff: "counted" });
    expect([amounts(both), both.kind === "found" && both.percent]).toEqual(["60000 / 250000", "24.00"]);
    expect(after.leftOut.writtenOff.loans).toBe(1);
    expect(String(after.leftOut.writtenOff.amount)).toBe("10000");
  });

  it("shows only the late amounts apart: 8,000 of late loans and 11,000 of all", () => {
    const [over30] = portfolioAtRisk(SIX_LOANS, { overDays: 30 }).thresholds;
    expect(over30?.overdueOnly).toMatchObject({ percent: "3.20" });
    expect(ageing(SIX_LOANS).arrearsRate).toMatchObject({ percent: "4.40" });
    expect(ageing(SIX_LOANS).restructuredRatio).toMatchObject({ percent: "12.00" });
  });

  it("echoes its definition, defaults included, in data and in words", () => {
    const { definition } = portfolioAtRisk(SIX_LOANS, { overDays: 30, upToDays: 365, comparison: ">=" });
    expect(definition).toEqual({
      overDays: [30],
      comparison: ">=",
      upToDays: 365,
      restructured: "when-late",
      writtenOff: "left-out",
      measure: "amount",
      groupBy: [],
      text:
        "principal outstanding of loans 30 days or more and at most 365 days past due ÷ principal outstanding of the " +
        "gross loan portfolio; restructured loans count when late; loans written off are in neither sum",
    });
  });

  it("prints amounts in JSON with the currency's digits", () => {
    const text = JSON.stringify(portfolioAtRisk(SIX_LOANS, { overDays: 30 }));
    expect(JSON.parse(text)).toMatchObject({
      numerator: "60000.00",
      grossLoanPortfolio: "250000.00",
      ratio: "0.24",
    });
  });
});

describe("groups", () => {
  const book = SIX_LOANS.map((loan, i) => ({
    ...loan,
    keys: { branch: i < 3 ? "north" : "south", officer: String(i % 2) },
  }));

  it("have ratios of their own sums, by one key or by two", () => {
    const { breakdowns } = portfolioAtRisk(book, {
      overDays: 30,
      groupBy: ["branch", ["branch", "officer"]],
    });
    const rows = breakdowns.map(({ by, groups }) => [
      by,
      groups.map((group) => [Object.values(group.keys), amounts(group)]),
    ]);
    expect(rows).toEqual([
      [
        ["branch"],
        [
          [["north"], "50000 / 190000"],
          [["south"], "10000 / 60000"],
        ],
      ],
      [
        ["branch", "officer"],
        [
          [["north", "0"], "0 / 140000"],
          [["north", "1"], "50000 / 50000"],
          [["south", "0"], "0 / 20000"],
          [["south", "1"], "10000 / 40000"],
        ],
      ],
    ]);
  });

  it("keep loans without the key together, under null", () => {
    const { breakdowns } = portfolioAtRisk([...book, SIX_LOANS[1]], { overDays: 30, groupBy: ["branch"] });
    expect(breakdowns[0]?.groups.map(({ keys }) => keys.branch)).toEqual([null, "north", "south"]);
  });
});

describe("the report as text", () => {
  it("shows every part, with the policy and what is not verified", () => {
    const report = portfolioReport(LAST_WRITTEN_OFF, { provisions: { policy: "bd-mra" } });
    expect(portfolioReportText(report)).toBe(
      [
        "Gross loan portfolio BDT 240,000.00 in 5 loans",
        "",
        "Portfolio at risk     balance  by amount  by count  with restructured  with write-offs",
        "> 0 days           110,000.00     45.83%    60.00%             58.33%           48.00%",
        "> 30 days           50,000.00     20.83%    20.00%             33.33%           24.00%",
        "> 90 days                0.00      0.00%     0.00%             12.50%            4.00%",
        "",
        "Days past due  loans     balance   share",
        "0                  2  130,000.00  54.17%",
        "1-30               2   60,000.00  25.00%",
        "31-60              1   50,000.00  20.83%",
        "61-90              0        0.00   0.00%",
        "91-180             0        0.00   0.00%",
        ">180               0        0.00   0.00%",
        "arrears rate 3.33%, restructured 12.50%",
        "",
        "Provisions: Microcredit Regulatory Authority, microfinance institutions " +
          "(Bangladesh; days secondary, rates unverified, NOT VERIFIED)",
        "class         rate  loans        base  provision",
        "regular         1%      2  130,000.00   1,300.00",
        "watchful        5%      2   60,000.00   3,000.00",
        "sub-standard   25%      1   50,000.00  12,500.00",
        "doubtful       75%      0        0.00       0.00",
        "bad           100%      0        0.00       0.00",
        "required 16,800.00, 7.00% of the gross portfolio",
        "",
        "Left out: 1 written off (10,000.00), 0 with a credit balance (0.00), 0 paid up",
      ].join("\n"),
    );
  });

  it("says so when there is no loan", () => {
    expect(portfolioReportText(portfolioReport([]))).toMatch(/^No loans\nLeft out: 0 written off/);
  });
});
