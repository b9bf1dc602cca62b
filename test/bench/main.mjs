/**
 * `npm run bench`: what the library costs beside loops written by hand and beside its peers, as ratios measured
 * in one run. `-- --quick` only shows that everything runs; nothing is ever asserted about time.
 */
import { decimalLoop, floatLoop } from "./baselines.mjs";
import {
  buildSchedule,
  integerKernel,
  kernelInput,
  parsedTerms,
  rawTerms,
  readRows,
  richTerms,
} from "./kisti.mjs";
import { LOANS } from "./loans.mjs";
import { FULL, measure, QUICK } from "./measure.mjs";
import { memoryTable } from "./memory.mjs";
import { PEERS } from "./peers.mjs";
import { markdownTable, short } from "./table.mjs";

const quick = process.argv.includes("--quick");
const effort = quick ? QUICK : FULL;
const schedulesKept = quick ? 500 : 100_000;

/** @typedef {import("./loans.mjs").BenchLoan} BenchLoan */
/** @typedef {Record<string, number>} Times microseconds by contender */

/** @param {BenchLoan} loan */
const prepared = (loan) => {
  const terms = parsedTerms(loan);
  return { loan, raw: rawTerms(loan), terms, rich: richTerms(loan), kernel: kernelInput(terms) };
};
/** @typedef {(item: ReturnType<typeof prepared>) => unknown} Contender */

const KERNEL = "integer kernel";
const UNREAD = "`buildSchedule`, rows not read";
const READ = "`buildSchedule`, all rows read";
const RAW = "`buildSchedule` of raw input";
const RICH = "`buildSchedule`, a rich loan: grace, season, charges, savings, weekends";
const FLOAT = "rounded float64 loop";
const DECIMAL = "decimal.js loop";

/** @type {Record<string, Contender>} */
const EVERY_LOAN = {
  [KERNEL]: ({ kernel }) => integerKernel(kernel),
  [UNREAD]: ({ terms }) => buildSchedule(terms),
  [READ]: ({ terms }) => readRows(buildSchedule(terms)),
  [RAW]: ({ raw }) => buildSchedule(raw),
  [RICH]: ({ rich }) => buildSchedule(rich),
  [FLOAT]: ({ loan }) => floatLoop(loan),
  [DECIMAL]: ({ loan }) => decimalLoop(loan),
};
/** @type {Record<string, Contender>} */
const MONTHLY = { ...EVERY_LOAN };
for (const [name, peer] of Object.entries(PEERS)) MONTHLY[name] = ({ loan }) => peer(loan);

/** @param {string} above @param {string} below @returns {(times: Times) => number} */
const ratio = (above, below) => (times) => (times[above] ?? Number.NaN) / (times[below] ?? Number.NaN);

/** What is compared, its bar, and how. @type {[string, string, (times: Times) => number][]} */
const COMPARISONS = [
  [`${KERNEL} ÷ ${FLOAT}`, "≤ 1", ratio(KERNEL, FLOAT)],
  [`${UNREAD} ÷ ${FLOAT}`, "≤ 2", ratio(UNREAD, FLOAT)],
  [`${DECIMAL} ÷ ${UNREAD}`, "≥ 25", ratio(DECIMAL, UNREAD)],
  [`${READ} ÷ ${DECIMAL}`, "≤ 1.2", ratio(READ, DECIMAL)],
  [
    "validation of raw input, µs",
    "≤ 10",
    (times) => (times[RAW] ?? Number.NaN) - (times[UNREAD] ?? Number.NaN),
  ],
];
COMPARISONS.push(
  ["rich loan ÷ plain loan", "", ratio(RICH, UNREAD)],
  [`${DECIMAL} ÷ rich loan`, "", ratio(DECIMAL, RICH)],
);
for (const name of Object.keys(PEERS)) COMPARISONS.push([`${name} ÷ ${UNREAD}`, "", ratio(name, UNREAD)]);

/** @type {Times[]} */
const columns = [];
for (const [, loans] of LOANS) {
  const contenders = loans[0]?.unit === "month" ? MONTHLY : EVERY_LOAN;
  columns.push(await measure(contenders, loans.map(prepared), effort));
}

const print = (/** @type {string} */ text) => process.stdout.write(`${text}\n\n`);
const shapes = LOANS.map(([name]) => name);
print(
  `Node ${process.version}, ${process.platform} ${process.arch}${quick ? ", a quick run: no figures" : ""}`,
);
print(
  markdownTable(
    ["µs for one schedule", ...shapes],
    Object.keys(MONTHLY).map((name) => [name, ...columns.map((times) => short(times[name]))]),
  ),
);
print(
  markdownTable(
    ["ratio in the same run", "bar", ...shapes],
    COMPARISONS.map(([what, bar, of]) => [what, bar, ...columns.map((times) => short(of(times)))]),
  ),
);
print(
  markdownTable(
    [`${schedulesKept.toLocaleString("en-US")} schedules of 46 rows kept`, "MB"],
    Object.entries(memoryTable(schedulesKept)).map(([name, megabytes]) => [name, short(megabytes)]),
  ),
);
