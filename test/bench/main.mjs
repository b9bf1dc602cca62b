/**
 * `npm run bench`: what the library costs beside loops written by hand and beside its peers, as ratios measured
 * in one run. `-- --quick` only shows that everything runs; nothing is ever asserted about time.
 */
import { decimalLoop, floatLoop } from "./baselines.mjs";
import { kisti } from "./kisti.mjs";
import { LOANS } from "./loans.mjs";
import { FULL, measure, QUICK } from "./measure.mjs";
import { memoryTable } from "./memory.mjs";
import { PEERS } from "./peers.mjs";
import { markdownTable, short } from "./table.mjs";

const quick = process.argv.includes("--quick");
const effort = quick ? QUICK : FULL;
const schedulesKept = quick ? 500 : 100_000;

/** @typedef {import("./loans.mjs").BenchLoan} BenchLoan */
/** @typedef {{ loan: BenchLoan, raw: unknown, terms: unknown }} Item */
/** @typedef {Record<string, number>} Times microseconds by contender */

/** @returns {Record<string, (item: Item) => unknown>} */
const library = () => {
  if (!kisti.available) return {};
  const { integerKernel } = kisti;
  return {
    ...(integerKernel && { "integer kernel": (/** @type {Item} */ { terms }) => integerKernel(terms) }),
    "`buildSchedule`, rows not read": ({ terms }) => kisti.schedule(terms),
    "`buildSchedule`, all rows read": ({ terms }) => kisti.rows(terms),
    "`buildSchedule` of raw input": ({ raw }) => kisti.schedule(raw),
  };
};

/** @param {boolean} monthly @returns {Record<string, (item: Item) => unknown>} */
const contenders = (monthly) => {
  const peers = Object.entries(PEERS).map(([name, peer]) => [
    name,
    (/** @type {Item} */ { loan }) => peer(loan),
  ]);
  return {
    ...library(),
    "rounded float64 loop": ({ loan }) => floatLoop(loan),
    "decimal.js loop": ({ loan }) => decimalLoop(loan),
    ...(monthly ? Object.fromEntries(peers) : {}),
  };
};

/** What is compared, how, and against which bar. @type {[string, string, (times: Times) => number | undefined][]} */
const RATIOS = [
  ["integer kernel ÷ float64 loop", "≤ 1", (t) => over(t["integer kernel"], t["rounded float64 loop"])],
  [
    "`buildSchedule` ÷ float64 loop",
    "≤ 2",
    (t) => over(t["`buildSchedule`, rows not read"], t["rounded float64 loop"]),
  ],
  [
    "decimal.js loop ÷ `buildSchedule`",
    "≥ 25",
    (t) => over(t["decimal.js loop"], t["`buildSchedule`, rows not read"]),
  ],
  [
    "`buildSchedule` with all rows read ÷ decimal.js loop",
    "≤ 1.2",
    (t) => over(t["`buildSchedule`, all rows read"], t["decimal.js loop"]),
  ],
  [
    "validation of raw input, µs",
    "≤ 10",
    (t) => less(t["`buildSchedule` of raw input"], t["`buildSchedule`, rows not read"]),
  ],
];
for (const name of Object.keys(PEERS)) {
  RATIOS.push([`${name} ÷ \`buildSchedule\``, "", (t) => over(t[name], t["`buildSchedule`, rows not read"])]);
}

/** @param {number | undefined} a @param {number | undefined} b */
const over = (a, b) => (a === undefined || b === undefined ? undefined : a / b);
/** @param {number | undefined} a @param {number | undefined} b */
const less = (a, b) => (a === undefined || b === undefined ? undefined : a - b);

/** @type {Times[]} */
const columns = [];
for (const [, loans] of LOANS) {
  const items = loans.map((loan) => ({
    loan,
    raw: kisti.raw(loan),
    terms: kisti.available ? kisti.parse(loan) : undefined,
  }));
  columns.push(await measure(contenders(loans[0]?.unit === "month"), items, effort));
}

const shapes = LOANS.map(([name]) => name);
const names = Object.keys(contenders(true));

const print = (/** @type {string} */ text) => process.stdout.write(`${text}\n\n`);
print(
  `Node ${process.version}, ${process.platform} ${process.arch}${quick ? ", a quick run: figures mean nothing" : ""}`,
);
print(
  markdownTable(
    ["µs for one schedule", ...shapes],
    names.map((name) => [name, ...columns.map((times) => short(times[name]))]),
  ),
);
print(
  markdownTable(
    ["ratio in the same run", "bar", ...shapes],
    RATIOS.map(([what, bar, of]) => [what, bar, ...columns.map((times) => short(of(times)))]),
  ),
);
if (kisti.available) {
  print(
    markdownTable(
      [`${schedulesKept.toLocaleString("en-US")} schedules of 46 rows kept`, "MB"],
      Object.entries(memoryTable(schedulesKept)).map(([name, megabytes]) => [name, short(megabytes)]),
    ),
  );
}
