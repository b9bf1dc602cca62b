/**
 * A portfolio report as plain text, for a terminal or a mail.
 */
import { problem, refuse } from "../kernel/error.js";
import { needRecord } from "../kernel/recordInput.js";
import type { PortfolioReport } from "./portfolioReport.js";
import type { Provisions } from "./provision/provisionFigures.js";
import type { RatioAnswer } from "./ratioAnswer.js";

type Row = readonly string[];

const shown = (answer: RatioAnswer): string => (answer.kind === "found" ? `${answer.percent}%` : "none");

/** An amount as its JSON shows it, with thousands apart. */
function grouped(amount: { toJSON(): string }): string {
  const [whole = "", decimals] = amount.toJSON().split(".");
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? apart : `${apart}.${decimals}`;
}

/** Rows in columns: the first to the left, the others to the right. */
function table(rows: readonly Row[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] as number) : cell.padStart(widths[column] as number),
      )
      .join("  ")
      .trimEnd(),
  );
}

function provisionLines(provisions: Provisions): string[] {
  const { policy, classes, general, floor, floorApplies } = provisions;
  const mark = policy.verified ? "" : ", NOT VERIFIED";
  const rows = classes.map(({ label, ratePercent, loans, base, provision }) => [
    label,
    ratePercent === null ? "" : `${ratePercent}%`,
    String(loans),
    grouped(base),
    provision === null ? "" : grouped(provision),
  ]);
  const total = provisions.kind === "found" ? grouped(provisions.provision) : "none";
  return [
    `Provisions: ${policy.title} (${policy.jurisdiction}; days ${policy.confidence.days}, rates ${policy.confidence.rates}${mark})`,
    ...table([["class", "rate", "loans", "base", "provision"], ...rows]),
    ...(general === null || general.isZero() ? [] : [`general provision ${grouped(general)}`]),
    ...(floor === null ? [] : [`floor ${grouped(floor)}${floorApplies ? ", which applies" : ""}`]),
    `required ${total}, ${shown(provisions.ofGross)} of the gross portfolio`,
  ];
}

function riskLines({ portfolioAtRisk }: PortfolioReport): string[] {
  const { thresholds, definition } = portfolioAtRisk;
  const rows = thresholds.map(({ overDays, amount, count }) => [
    `${definition.comparison} ${overDays} days`,
    grouped(amount.late.numerator),
    shown(amount.late),
    shown(count.late),
    shown(amount.withRestructured),
    shown(amount.withWriteOffs),
  ]);
  const head = [
    "Portfolio at risk",
    "balance",
    "by amount",
    "by count",
    "with restructured",
    "with write-offs",
  ];
  return table([head, ...rows]);
}

function noteLines({ leftOut, problems }: PortfolioReport): string[] {
  const { writtenOff, creditBalances, zeroBalances } = leftOut;
  const codes = Object.entries(problems.byCode).map(([code, count]) => `${code} ${count}`);
  return [
    `Left out: ${writtenOff.loans} written off (${grouped(writtenOff.amount)}), ` +
      `${creditBalances.loans} with a credit balance (${grouped(creditBalances.amount)}), ${zeroBalances.loans} paid up`,
    ...(problems.items === 0 ? [] : [`Not in order: ${problems.items} (${codes.join(", ")})`]),
  ];
}

/**
 * The report as lines of text.
 *
 * @example
 * ```ts
 * const report = portfolioReport([{ currency: "BDT", principalOutstanding: "1234.50", daysPastDue: 45 }]);
 * portfolioReportText(report).split("\n")[0]; // "Gross loan portfolio BDT 1,234.50 in 1 loans"
 * ```
 */
export function portfolioReportText(report: PortfolioReport): string {
  needRecord(report, "report");
  if (report.ageing === undefined || report.currency === undefined) {
    refuse(problem("wrong-type", "report", "must be a report that portfolioReport has made"));
  }
  const { ageing, currency, provisions } = report;
  if (currency === null) return ["No loans", ...noteLines(report)].join("\n");
  const ages = ageing.byLoan.map(({ label, loans, balance, share }) => [
    label,
    String(loans),
    grouped(balance),
    shown(share),
  ]);
  return [
    `Gross loan portfolio ${currency} ${grouped(ageing.grossLoanPortfolio)} in ${ageing.loans} loans`,
    "",
    ...riskLines(report),
    "",
    ...table([["Days past due", "loans", "balance", "share"], ...ages]),
    `arrears rate ${shown(ageing.arrearsRate)}, restructured ${shown(ageing.restructuredRatio)}`,
    ...(provisions === null ? [] : ["", ...provisionLines(provisions)]),
    "",
    ...noteLines(report),
  ].join("\n");
}
