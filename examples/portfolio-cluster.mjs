// The same accumulator as the combine step of a cluster engine. Apache Beam calls it a CombineFn: open, add, merge, tell.
// Here a few lines play the engine: bundles of loans on several machines, states that travel as JSON, merged in any order.
import { collect, portfolioAtRisk, portfolioAtRiskAccumulator, restoreAccumulator } from "kisti";

/** @type {import("kisti").PortfolioAtRiskOptions} */
const options = { overDays: [30, 90], groupBy: ["branch"] };

/** @typedef {ReturnType<typeof portfolioAtRiskAccumulator>} State */
const portfolioAtRiskFn = {
  createAccumulator: () => portfolioAtRiskAccumulator(options),
  addInput: (/** @type {State} */ state, /** @type {import("kisti").PortfolioItem} */ loan) => {
    state.add(loan);
    return state;
  },
  mergeAccumulators: (/** @type {Iterable<State>} */ states) => {
    const all = portfolioAtRiskAccumulator(options);
    for (const state of states) all.merge(state);
    return all;
  },
  extractOutput: (/** @type {State} */ state) => state.result(),
};

/** What travels between machines. */
const coder = {
  encode: (/** @type {State} */ state) => JSON.stringify(state),
  decode: (/** @type {string} */ text) => restoreAccumulator("portfolio-at-risk", JSON.parse(text)),
};

const loans = Array.from({ length: 10_000 }, (_, i) => ({
  currency: "UGX",
  principalOutstanding: String(50_000 + 1_000 * ((i * i) % 977)),
  daysPastDue: i % 11 === 0 ? (i * 7) % 200 : 0,
  keys: { branch: `branch ${i % 4}` },
}));

// Bundles of 700 loans, each counted "somewhere", encoded, and merged from the last to the first.
const bundles = Array.from({ length: Math.ceil(loans.length / 700) }, (_, i) =>
  loans.slice(700 * i, 700 * (i + 1)),
);
const travelling = bundles.map((bundle) => {
  const state = bundle.reduce(portfolioAtRiskFn.addInput, portfolioAtRiskFn.createAccumulator());
  return coder.encode(state);
});
const merged = portfolioAtRiskFn.mergeAccumulators(travelling.reverse().map(coder.decode));
const answer = portfolioAtRiskFn.extractOutput(merged);

console.log(answer.definition.text);
for (const { overDays, amount } of answer.thresholds) {
  if (amount.late.kind === "found") console.log(`PAR ${overDays}: ${amount.late.percent}%`);
}
for (const { groups } of answer.breakdowns) {
  for (const group of groups)
    console.log(`${group.keys.branch}: ${group.kind === "found" ? group.percent : "none"}%`);
}

const alone = collect(portfolioAtRiskAccumulator(options), loans).result();
console.log(
  `bundles merged: ${JSON.stringify(answer) === JSON.stringify(alone) ? "the same as one pass" : "DIFFERENT"}`,
);
console.log(
  `one call:       ${JSON.stringify(answer) === JSON.stringify(portfolioAtRisk(loans, options)) ? "the same" : "DIFFERENT"}`,
);
