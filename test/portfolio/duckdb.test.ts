/** Two roads, one number: the same book told by DuckDB in SQL, and by one pass over what it streams. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBook, positionsOf } from "../../examples/portfolio/book.mjs";
import { collect, collectBatches } from "../../src/portfolio/accumulator.js";
import { portfolioAtRiskAccumulator } from "../../src/portfolio/portfolioAtRisk.js";
import { portfolioReportAccumulator } from "../../src/portfolio/portfolioReport.js";
import type { PortfolioAtRiskOptions } from "../../src/portfolio/riskDefinition.js";
import { vintages } from "../../src/portfolio/vintage/vintage.js";
import { rowReader } from "../../src/servicing/position/rowReader.js";
import { runs } from "../runs.js";

const LOANS = Math.min(runs(15_000), 1_000_000);
const IN_BOOK = "balance > 0 AND NOT written_off AND days >= 0";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await openBook();
});
afterAll(() => connection.closeSync());

const ask = async (sql: string): Promise<unknown[][]> =>
  (await connection.runAndReadAll(sql.replaceAll("loans", `loans(0, ${LOANS})`))).getRows();
async function* batches() {
  for await (const batch of positionsOf(connection, 0, LOANS)) yield batch.map(({ position }) => position);
}
const minor = (amount: { times(n: number): { toFixed(): string } }): bigint =>
  BigInt(amount.times(100).toFixed());

describe("portfolio at risk in SQL and in one pass", () => {
  it.each<[string, string, string, Partial<PortfolioAtRiskOptions>]>([
    ["more than 30 days", "days > 30", IN_BOOK, {}],
    ["30 days or more", "days >= 30", IN_BOOK, { comparison: ">=" }],
    ["with an upper bound", "days BETWEEN 31 AND 180", IN_BOOK, { upToDays: 180 }],
    ["with restructured loans", "days > 30 OR restructured", IN_BOOK, { restructured: "always" }],
    ["with write-offs", "days > 30 OR written_off", "balance > 0 AND days >= 0", { writtenOff: "counted" }],
  ])("%s", async (_, atRisk, inBook, options) => {
    const sums =
      "count(*), count(*) FILTER (atRisk), sum(balance)::BIGINT, coalesce(sum(balance) FILTER (atRisk), 0)::BIGINT";
    const rows = await ask(
      `SELECT branch, ${sums.replaceAll("atRisk", atRisk)} FROM loans WHERE ${inBook} GROUP BY GROUPING SETS ((), (branch)) ORDER BY branch NULLS FIRST`,
    );
    const accumulator = portfolioAtRiskAccumulator({ overDays: 30, groupBy: ["branch"], ...options });
    const told = (await collectBatches(accumulator, batches())).result();
    const groups = told.breakdowns[0]?.groups ?? [];
    const figures = [
      { ...told, branch: null },
      ...groups.map((group) => ({ ...group, branch: group.keys.branch })),
    ];
    const reading =
      options.restructured === "always"
        ? "withRestructured"
        : options.writtenOff === "counted"
          ? "withWriteOffs"
          : "late";
    expect(
      figures.map(({ branch, numerator, denominator, thresholds }) => [
        branch,
        BigInt(thresholds[0]?.count[reading].denominator.toFixed() ?? -1),
        BigInt(thresholds[0]?.count[reading].numerator.toFixed() ?? -1),
        minor(denominator),
        minor(numerator),
      ]),
    ).toEqual(rows);
    expect(groups).toHaveLength(40);
  });
});

describe("a report in SQL and in one pass", () => {
  it("agrees on ageing, arrears, provisions, and what is left out", async () => {
    const accumulator = portfolioReportAccumulator({ provisions: { policy: "bd-mra" } });
    const { ageing, provisions, leftOut, problems } = (await collectBatches(accumulator, batches())).result();
    const bands = await ask(`
      SELECT CASE WHEN days = 0 THEN 0 WHEN days <= 30 THEN 1 WHEN days <= 60 THEN 2 WHEN days <= 90 THEN 3
                  WHEN days <= 180 THEN 4 ELSE 5 END AS band, count(*), sum(balance)::BIGINT
      FROM loans WHERE ${IN_BOOK} GROUP BY band ORDER BY band`);
    expect(ageing.byLoan.map(({ loans, balance }, i) => [i, BigInt(loans), minor(balance)])).toEqual(bands);
    const [[overdue, restructured, gross] = []] = await ask(`
      SELECT sum(overdue)::BIGINT, (sum(balance) FILTER (restructured))::BIGINT, sum(balance)::BIGINT FROM loans WHERE ${IN_BOOK}`);
    expect([minor(ageing.arrearsRate.numerator), minor(ageing.restructuredRatio.numerator)]).toEqual([
      overdue,
      restructured,
    ]);
    const classes = await ask(`
      SELECT band, round(sum(balance * rate)::DECIMAL(38, 0) / 100)::BIGINT FROM (
        SELECT balance::BIGINT AS balance,
               CASE WHEN days = 0 THEN 1 WHEN days <= 30 THEN 2 WHEN days <= 180 THEN 3 WHEN days <= 365 THEN 4 ELSE 5 END AS band,
               CASE WHEN days = 0 THEN 1 WHEN days <= 30 THEN 5 WHEN days <= 180 THEN 25 WHEN days <= 365 THEN 75 ELSE 100 END AS rate
        FROM loans WHERE ${IN_BOOK}) GROUP BY band ORDER BY band`);
    const held = provisions?.classes
      .filter(({ loans }) => loans > 0)
      .map(({ provision }) => provision && minor(provision));
    expect(held).toEqual(classes.map(([, provision]) => provision));
    const [[writtenOff, credit, paid, wrong] = []] = await ask(`
      SELECT count(*) FILTER (balance > 0 AND written_off AND days >= 0), count(*) FILTER (balance < 0 AND days >= 0),
             count(*) FILTER (balance = 0 AND days >= 0), count(*) FILTER (days < 0) FROM loans`);
    expect(
      [
        leftOut.writtenOff.loans,
        leftOut.creditBalances.loans,
        leftOut.zeroBalances.loans,
        problems.items,
      ].map(BigInt),
    ).toEqual([writtenOff, credit, paid, wrong]);
    expect(minor(ageing.grossLoanPortfolio)).toBe(gross);
  });

  it("agrees on the loans of each quarter and on those ever more than 30 days late", async () => {
    const histories = [];
    for await (const batch of positionsOf(connection, 0, 3_000))
      histories.push(...batch.map(({ history }) => history));
    const { cohorts, problems } = vintages(histories, {
      asOf: "2026-06-30",
      overDays: 30,
      cohort: "quarter",
    });
    expect(problems.items).toBe(0);
    const rows = (
      await connection.runAndReadAll(`
        SELECT strftime(disbursed_on::DATE, '%Y') || '-Q' || quarter(disbursed_on::DATE) AS cohort, count(*), sum(disbursed)::BIGINT,
               count(*) FILTER (list_max(list_transform(string_split(history, ' ')[:4], lambda d: d::INTEGER)) > 30)
        FROM loans(0, 3000) GROUP BY cohort ORDER BY cohort`)
    ).getRows();
    const told = cohorts.map(({ cohort, loans, disbursed, ages }) => [
      cohort,
      BigInt(loans),
      minor(disbursed),
      BigInt(ages[3]?.ever.byCount.numerator.toFixed() ?? 0),
    ]);
    // Quarters whose youngest loans are less than three months old show no third month.
    const old = cohorts.flatMap(({ ages }, i) => (ages.length > 3 ? [i] : []));
    expect(old.length).toBeGreaterThan(4);
    expect(old.map((i) => told[i])).toEqual(old.map((i) => rows[i]));
    expect(told.map(([cohort, loans]) => [cohort, loans])).toEqual(
      rows.map(([cohort, loans]) => [cohort, loans]),
    );
  });
});

describe("rows of a database", () => {
  it("are read by their column names, decimals and nulls included", async () => {
    const reader = await connection.runAndReadAll(`
      SELECT (balance / 100)::DECIMAL(18, 2)::VARCHAR AS balance, days, number % 4 AS branch, NULL AS officer
      FROM loans(0, 2000)`);
    const toPosition = rowReader({
      columns: { principalOutstanding: "balance", daysPastDue: "days", borrower: "nobody" },
      keys: ["branch", "officer"],
      constants: { currency: "BDT" },
    });
    const rows = reader.getRowObjectsJson();
    const accumulator = portfolioAtRiskAccumulator({ overDays: 30, groupBy: ["branch", "officer"] });
    const told = collect(accumulator, rows.map(toPosition)).result();
    const [[atRisk, gross] = []] = (
      await connection.runAndReadAll(
        `SELECT sum(balance) FILTER (days > 30)::BIGINT, sum(balance)::BIGINT FROM loans(0, 2000) WHERE balance > 0 AND days >= 0`,
      )
    ).getRows();
    expect([minor(told.numerator), minor(told.denominator)]).toEqual([BigInt(atRisk as bigint), gross]);
    expect(told.breakdowns.map(({ groups }) => groups.map(({ keys }) => Object.values(keys)[0]))).toEqual([
      ["0", "1", "2", "3"],
      [null],
    ]);
  });
});
