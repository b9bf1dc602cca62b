/**
 * `node test/bench/portfolio.mjs` (`-- --quick`): one pass over a book beside a plain loop that adds the same fields,
 * and the memory that a stream of loans takes. Needs `npm run build`; nothing is asserted about time.
 */
import { fileURLToPath } from "node:url";
import { collect, portfolioReportAccumulator } from "kisti";
import { FULL, measure, QUICK } from "./measure.mjs";
import { markdownTable, short } from "./table.mjs";

/**
 * @typedef {object} Loan
 * @property {"minor"} unit
 * @property {string} currency
 * @property {number} principalOutstanding
 * @property {number} daysPastDue
 * @property {number} overduePrincipal
 * @property {boolean} restructured
 * @property {boolean} writtenOff
 * @property {{ branch: string }} keys
 */

/** Loans from a fixed sequence, so that every run measures the same. @param {number} count @returns {Generator<Loan>} */
function* loans(count) {
  let state = 12_345;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return state / 0x80_00_00_00;
  };
  const branches = Array.from({ length: 300 }, (_, i) => ({ branch: `branch ${i}` }));
  for (let i = 0; i < count; i += 1) {
    const late = next() < 0.15;
    const principalOutstanding = 1 + Math.floor(next() * 5_000_000);
    yield {
      unit: "minor",
      currency: "BDT",
      principalOutstanding,
      daysPastDue: late ? 1 + Math.floor(next() * 400) : 0,
      overduePrincipal: late ? Math.floor(principalOutstanding / 10) : 0,
      restructured: next() < 0.03,
      writtenOff: next() < 0.01,
      keys: /** @type {{ branch: string }} */ (branches[i % branches.length]),
    };
  }
}

const RATES = [0.01, 0.05, 0.25, 0.75, 1];

/**
 * The same sums in plain numbers: portfolio at risk over 0, 30 and 90 days, with restructured and written-off loans,
 * by amount and by count; ageing; overdue; provisions. @param {readonly Loan[]} book
 */
function plainLoop(book) {
  const risk = /** @type {any[]} */ ([0, 0, 0]);
  const riskLoans = /** @type {any[]} */ ([0, 0, 0]);
  const union = /** @type {any[]} */ ([0, 0, 0]);
  const ages = /** @type {any[]} */ ([0, 0, 0, 0, 0, 0]);
  const ageLoans = /** @type {any[]} */ ([0, 0, 0, 0, 0, 0]);
  let [gross, count, overdue] = [0, 0, 0];
  let [restructured, writtenOff, provision] = [0, 0, 0];
  for (const loan of book) {
    const balance = loan.principalOutstanding;
    const days = loan.daysPastDue;
    if (loan.writtenOff) {
      writtenOff += balance;
      continue;
    }
    gross += balance;
    count += 1;
    overdue += loan.overduePrincipal;
    if (loan.restructured) restructured += balance;
    for (let k = 0; k < 3; k += 1) {
      const over = k === 0 ? 0 : k === 1 ? 30 : 90;
      if (days > over) {
        risk[k] += balance;
        riskLoans[k] += 1;
      }
      if (days > over || loan.restructured) union[k] += balance;
    }
    const band = days === 0 ? 0 : days <= 30 ? 1 : days <= 60 ? 2 : days <= 90 ? 3 : days <= 180 ? 4 : 5;
    ages[band] += balance;
    ageLoans[band] += 1;
    const rate = RATES[days === 0 ? 0 : days <= 30 ? 1 : days <= 180 ? 2 : days <= 365 ? 3 : 4] ?? 0;
    provision += balance * rate;
  }
  return {
    gross,
    count,
    overdue,
    restructured,
    writtenOff,
    provision,
    risk,
    riskLoans,
    union,
    ages,
    ageLoans,
  };
}

const OPTIONS = /** @type {const} */ ({ provisions: { policy: "bd-mra" } });
const report = (/** @type {Iterable<Loan>} */ book, more = {}) =>
  collect(portfolioReportAccumulator({ ...OPTIONS, ...more }), book).result();

/** Megabytes of heap beyond the start while a stream of loans is added. @param {number} count */
function heapOfStream(count) {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const accumulator = portfolioReportAccumulator({ ...OPTIONS, groupBy: ["branch"] });
  collect(accumulator, loans(count));
  globalThis.gc?.();
  const megabytes = (process.memoryUsage().heapUsed - before) / 1e6;
  return accumulator.result().ageing.loans > 0 ? megabytes : Number.NaN;
}

/** @param {boolean} quick */
async function main(quick) {
  const size = quick ? 2_000 : 1_000_000;
  const book = [...loans(size)];
  const contenders = {
    "plain `for` loop": (/** @type {readonly Loan[]} */ all) => plainLoop(all),
    "report, one pass": (/** @type {readonly Loan[]} */ all) => report(all),
    "report, by 300 branches too": (/** @type {readonly Loan[]} */ all) =>
      report(all, { groupBy: ["branch"] }),
  };
  const effort = quick ? QUICK : { ...FULL, milliseconds: 1_000 };
  const times = await measure(contenders, [book], effort);
  const plain = times["plain `for` loop"] ?? Number.NaN;
  const rows = Object.entries(times).map(([name, microseconds]) => [
    name,
    short((microseconds * 1000) / size),
    short(microseconds / plain),
  ]);
  console.log(markdownTable([`${size.toLocaleString("en-US")} loans`, "ns a loan", "÷ plain loop"], rows));
  const heaps = [size / 4, size, size * 2].map((count) => [
    count.toLocaleString("en-US"),
    short(heapOfStream(count)),
  ]);
  console.log(`\n${markdownTable(["loans streamed, by 300 branches", "MB kept"], heaps)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.includes("--quick"));
