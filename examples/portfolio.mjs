// The health of a book of loans that is made in DuckDB and streamed out of it: once in one stream, once over two worker
// threads, once as partial results merged from files, and once in SQL. Four roads, one number.
//
//   node examples/portfolio.mjs --loans=1000000 --progress
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { portfolioReportText } from "kisti";
import { openBook, portfolioAtRiskInSql } from "./portfolio/book.mjs";
import { countLoans, mergeFigures, openFigures, textOf } from "./portfolio/figures.mjs";
import { progressBar } from "./portfolio/progress.mjs";

const { values } = parseArgs({ options: { loans: { type: "string" }, progress: { type: "boolean" } } });
const loans = Number(values.loans ?? 12_000);
const bar = (/** @type {string} */ title) => progressBar(title, loans, values.progress === true);
const part = (/** @type {number} */ i, /** @type {number} */ parts) => ({
  first: Math.floor((loans * i) / parts),
  pastLast: Math.floor((loans * (i + 1)) / parts),
});

// 1. One stream.
const figures = await countLoans(0, loans, bar("one stream"));
const report = figures.report.result();
console.log(portfolioReportText(report));
const places = report.problems.first.slice(0, 3).map(({ index, path }) => `loan ${index}: ${path}`);
console.log(places.length === 0 ? "" : `First of them: ${places.join(", ")}\n`);

const percent = (/** @type {import("kisti").RatioAnswer | undefined} */ answer) =>
  answer?.kind === "found" ? answer.percent : "none";
console.log("Ever more than 30 days late, % of what was disbursed, by month of age");
for (const { cohort, ages } of figures.vintages.result().cohorts) {
  const curve = ages.filter(({ age }) => age % 3 === 0).map(({ ever }) => percent(ever.byAmount).padStart(6));
  console.log(`${cohort} ${curve.join(" ")}`);
}

const branches = report.portfolioAtRisk.breakdowns.flatMap(({ groups }) => groups);
const worst = branches.sort((a, b) => Number(percent(b)) - Number(percent(a))).slice(0, 3);
console.log(
  `\nPAR 0 of the worst branches: ${worst.map((group) => `${group.keys.branch} ${percent(group)}%`).join(", ")}`,
);

// 2. Two threads, each with half of the loans; their states are merged.
/** @param {{ first: number, pastLast: number }} range @param {(loans: number) => void} onLoans */
const inThread = (range, onLoans) =>
  new Promise(
    (/** @type {(stored: import("./portfolio/figures.mjs").StoredFigures) => void} */ resolve, reject) => {
      const worker = new Worker(new URL("portfolio/worker.mjs", import.meta.url), { workerData: range });
      worker.on("message", (message) =>
        "stored" in message ? resolve(message.stored) : onLoans(message.loans),
      );
      worker.on("error", reject);
    },
  );
const onLoans = bar("2 threads");
const halves = await Promise.all([0, 1].map((i) => inThread(part(i, 2), onLoans)));
const threaded = halves.reduce((all, half) => mergeFigures(all, half), openFigures());
console.log(`\nTwo threads: ${textOf(threaded) === textOf(figures) ? "the same" : "DIFFERENT"}`);

// 3. Eight files, written one after the other and merged in another order.
const folder = mkdtempSync(join(tmpdir(), "kisti-"));
const onFile = bar("8 files");
for (let i = 0; i < 8; i += 1) {
  const { first, pastLast } = part(i, 8);
  writeFileSync(join(folder, `part-${i}.json`), JSON.stringify(await countLoans(first, pastLast, onFile)));
}
const files = readdirSync(folder).sort().reverse();
const stored = files.map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")));
const filed = stored.reduce((all, one) => mergeFigures(all, one), openFigures());
rmSync(folder, { recursive: true });
console.log(`Eight files: ${textOf(filed) === textOf(figures) ? "the same" : "DIFFERENT"}`);

// 4. SQL.
const { atRisk, gross } = await portfolioAtRiskInSql(await openBook(), loans, 30);
const over30 = report.portfolioAtRisk.thresholds.find(({ overDays }) => overDays === 30)?.amount.late;
const inSql = over30?.numerator.times(100).eq(atRisk) && over30.denominator.times(100).eq(gross);
console.log(`SQL:         ${inSql ? "the same" : "DIFFERENT"} (PAR over 30 days ${percent(over30)}%)`);

if (values.progress === true)
  console.error(`Most memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
