// A portfolio report as charts: standalone SVG files, and one HTML page that holds them all. Opens in any browser.
//
//   node examples/portfolio-charts.mjs [folder]
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { portfolioReportText } from "kisti";
import { parse, View } from "vega";
import { compile } from "vega-lite";
import { countLoans } from "./portfolio/figures.mjs";

const folder = process.argv[2] ?? fileURLToPath(new URL("../reports/portfolio", import.meta.url));
const figures = await countLoans(0, 12_000);
const report = figures.report.result();
const { cohorts } = figures.vintages.result();

const share = (/** @type {import("kisti").RatioAnswer} */ answer) =>
  answer.kind === "found" ? answer.ratio.toNumber() : null;
const percentAxis = (/** @type {string} */ title) => ({ title, format: "%" });

/** Name → title, data and how they are drawn. @type {Record<string, any>} */
const CHARTS = {
  ageing: {
    title: "Gross loan portfolio by days past due",
    data: {
      values: report.ageing.byLoan.map(({ label, balance }) => ({
        days: label,
        balance: balance.toNumber(),
      })),
    },
    mark: { type: "bar", color: "#2f6f5e" },
    encoding: {
      x: { field: "days", type: "nominal", sort: null, title: "days past due", axis: { labelAngle: 0 } },
      y: { field: "balance", type: "quantitative", title: "BDT", axis: { format: "~s" } },
    },
  },
  "portfolio-at-risk": {
    title: "Portfolio at risk by branch",
    data: {
      values: report.portfolioAtRisk.breakdowns.flatMap(({ groups }) =>
        groups.flatMap(({ keys, thresholds }) =>
          thresholds.map(({ overDays, amount }) => ({
            branch: keys.branch,
            over: `PAR ${overDays}`,
            order: overDays,
            share: share(amount.late),
          })),
        ),
      ),
    },
    mark: "bar",
    encoding: {
      y: { field: "branch", type: "nominal", title: null },
      x: {
        field: "share",
        type: "quantitative",
        stack: null,
        axis: percentAxis("share of the branch's portfolio"),
      },
      color: {
        field: "over",
        title: null,
        sort: ["PAR 0", "PAR 30", "PAR 90"],
        scale: { range: ["#e9c46a", "#e07a3f", "#a4243b"] },
      },
      order: { field: "order" },
    },
  },
  vintages: {
    title: "Ever more than 30 days late, by quarter of disbursement",
    data: {
      values: cohorts.flatMap(({ cohort, ages }) =>
        ages.map(({ age, ever }) => ({ cohort, age, share: share(ever.byAmount) })),
      ),
    },
    mark: { type: "line", point: true },
    encoding: {
      x: { field: "age", type: "quantitative", title: "months since disbursement", axis: { tickMinStep: 1 } },
      y: { field: "share", type: "quantitative", axis: percentAxis("share of the amount disbursed") },
      color: { field: "cohort", title: null, scale: { scheme: "viridis" } },
    },
  },
};

mkdirSync(folder, { recursive: true });
const drawn = await Promise.all(
  Object.entries(CHARTS).map(async ([name, chart]) => {
    const spec = compile({ width: 520, background: "white", padding: 12, ...chart }).spec;
    const svg = await new View(parse(spec), { renderer: "none" }).toSVG();
    writeFileSync(`${folder}/${name}.svg`, svg);
    console.log(`${name}.svg: ${chart.title}`);
    return svg;
  }),
);

const text = portfolioReportText(report).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const page = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Portfolio report</title>
<style>body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem } pre { overflow-x: auto }</style>
<h1>Portfolio report</h1><pre>${text}</pre>
${drawn.join("\n")}
</html>
`;
writeFileSync(`${folder}/report.html`, page);
console.log(`report.html: ${drawn.length} charts and the report as text`);
