/**
 * `node test/bench/pricing.mjs`, after a build: what `xirr` costs beside a loop written by hand and beside its peers,
 * and what each answers where solvers go wrong. `--quick` only shows that everything runs.
 */
import { FULL, measure, QUICK } from "./measure.mjs";
import { CONTENDERS, equalPayments, HARD, PEERS } from "./pricingContenders.mjs";
import { markdownTable, short } from "./table.mjs";

const effort = process.argv.includes("--quick") ? QUICK : FULL;
const print = (/** @type {string} */ text) => process.stdout.write(`${text}\n\n`);

const VARIANTS = Array.from({ length: 20 }, (_, i) => i);
/** @type {Record<string, ReturnType<typeof equalPayments>[]>} */
const SHAPES = {
  "13 flows, monthly": VARIANTS.map((variant) => equalPayments(12, 30.4375, 0.24, variant)),
  "47 flows, weekly": VARIANTS.map((variant) => equalPayments(46, 7, 0.15, variant)),
  "361 flows, monthly": VARIANTS.map((variant) => equalPayments(360, 30.4375, 0.8, variant)),
};

/** @type {Record<string, number>[]} */
const columns = [];
for (const loans of Object.values(SHAPES)) {
  columns.push(await measure({ ...CONTENDERS, ...PEERS }, loans, effort));
}
const names = Object.keys({ ...CONTENDERS, ...PEERS });
print(
  markdownTable(
    ["µs for one rate", ...Object.keys(SHAPES)],
    names.map((name) => [name, ...columns.map((times) => short(times[name]))]),
  ),
);
const naive = "naive float64 Newton";
print(
  markdownTable(
    [`÷ ${naive}`, ...Object.keys(SHAPES)],
    names.map((name) => [
      name,
      ...columns.map((times) => short((times[name] ?? Number.NaN) / (times[naive] ?? Number.NaN))),
    ]),
  ),
);

/** @param {() => unknown} run */
const answer = (run) => {
  try {
    const value = run();
    return typeof value === "number" ? String(Number(value.toPrecision(10))) : String(value);
  } catch (error) {
    return `throws: ${error instanceof Error ? error.message.split("\n")[0] : error}`;
  }
};
const contenders = { ...PEERS, [naive]: CONTENDERS[naive] };
print(
  markdownTable(
    ["flows", "true rate", ...Object.keys(contenders)],
    HARD.map(([loan, truth]) => [
      loan.name,
      truth,
      ...Object.values(contenders).map((contender) => answer(() => contender?.(loan))),
    ]),
  ),
);
