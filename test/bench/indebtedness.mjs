/**
 * `node test/bench/indebtedness.mjs` (`-- --quick`): what it costs to assess a household, beyond parsing it, and to
 * answer the questions the other way round. Needs `npm run build`; nothing is asserted about time.
 */
import { FULL, measure, QUICK } from "./measure.mjs";
import { markdownTable, short } from "./table.mjs";

/** @param {string} path a module of the library, built @returns {Promise<any>} */
const built = (path) => import(new URL(`../../dist/${path}.js`, import.meta.url).href);

const { assessIndebtedness } = await built("indebtedness/assessIndebtedness");
const { parseHousehold } = await built("indebtedness/parseHousehold");
const { householdBook } = await built("indebtedness/householdBook");
const { projectCashFlow } = await built("indebtedness/cashFlow/cashFlow");
const { stressHousehold } = await built("indebtedness/stressHousehold");
const { largestAffordableLoan } = await built("indebtedness/largestAffordable");
const { fitSchedule } = await built("indebtedness/fit/fitSchedule");
const { buildSchedule } = await built("schedule/buildSchedule");

const quick = process.argv.includes("--quick");
const count = quick ? 200 : 100_000;

/** Numbers from a fixed sequence, so that every run measures the same. @param {number} seed */
function sequence(seed) {
  let state = seed;
  return (/** @type {number} */ most) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return Math.floor((state / 0x80_00_00_00) * most);
  };
}

const next = sequence(7);

/** A household of four with three incomes, two of them seasonal, and up to six debts. @param {number} index */
const rawHousehold = (index) => ({
  currency: "INR",
  asOf: "2026-01-05",
  area: "rural",
  members: [
    { relation: "applicant" },
    { key: "s", relation: "spouse" },
    { key: "c", relation: "unmarried-child" },
    { key: "p", relation: "parent" },
  ],
  incomes: [
    { source: "business", amount: String(900 + next(3000)), per: "week", deductions: "0" },
    {
      source: "wage",
      amount: String(3000 + next(9000)),
      per: "month",
      member: "s",
      months: [1, 2, 3, 4, 9, 10, 11, 12],
    },
    { source: "harvest", amount: String(10_000 + next(60_000)), per: "year", months: [4, 11] },
  ],
  expenses: [
    { amount: String(4000 + next(4000)), per: "month" },
    { kind: "school", amount: "6000", per: "year", months: [6] },
  ],
  assets: [{ kind: "land", value: "150000" }],
  savings: [{ kind: "cash", balance: String(next(9000)) }],
  debts: Array.from({ length: index % 7 }, (_, i) => ({
    kind: i === 0 ? "own" : i === 5 ? "informal" : "other-lender",
    mark: "bureau",
    lender: `lender ${i}`,
    product: "microfinance",
    outstanding: String(3000 + next(30_000)),
    installment: String(150 + next(700)),
    every: { unit: i % 2 === 0 ? "week" : "month" },
    nextDueOn: `2026-01-${String(6 + next(20)).padStart(2, "0")}`,
    installmentsLeft: 5 + next(40),
    daysPastDue: 0,
    overdue: "0",
  })),
});

const schedule = buildSchedule({
  currency: "INR",
  principal: "20000",
  disbursedOn: "2026-01-05",
  interest: { rate: { percent: "24" }, dayCount: "actual/365" },
  repayment: { installments: 46, every: { unit: "week" } },
});
const terms = {
  currency: "INR",
  disbursedOn: "2026-01-05",
  interest: { rate: { percent: "24" } },
  repayment: { installments: 12, every: { unit: "month" } },
};

const parsing = performance.now();
const households = Array.from({ length: count }, (_, index) => parseHousehold(rawHousehold(index)));
const reading = performance.now();
for (const household of households) householdBook(household);
const ready = performance.now();

/** Microseconds for each household, the fastest of three passes over all. @param {(household: any) => any} answer */
function overAll(answer) {
  let counts = { within: 0, exceeds: 0, "cannot-tell": 0 };
  let fastest = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < 3; pass += 1) {
    counts = { within: 0, exceeds: 0, "cannot-tell": 0 };
    const start = performance.now();
    for (const household of households) counts[/** @type {"within"} */ (answer(household))] += 1;
    fastest = Math.min(fastest, ((performance.now() - start) / count) * 1000);
  }
  return { microseconds: fastest, counts };
}

const POLICIES = ["in-rbi-2022", "in-mfin-2024-11", "repayment-capacity-70"];
const print = (/** @type {string} */ text) => process.stdout.write(`${text}\n\n`);
print(
  `Node ${process.version}, ${count.toLocaleString("en-US")} households${quick ? ", a quick run: figures mean nothing" : ""}`,
);
print(
  markdownTable(
    ["µs for one household", "", "within / exceeds / cannot tell"],
    [
      ["parse, with its numbers made ready", short(((ready - parsing) / count) * 1000), ""],
      ["of which numbers", short(((ready - reading) / count) * 1000), ""],
      ...POLICIES.map((policy) => {
        const { microseconds, counts } = overAll(
          (household) => assessIndebtedness(household, schedule, policy).verdict,
        );
        const verdicts = `${counts.within} / ${counts.exceeds} / ${counts["cannot-tell"]}`;
        return [`assess by \`${policy}\`, a schedule of 46 weeks proposed`, short(microseconds), verdicts];
      }),
    ],
  ),
);

const some = households.slice(0, 70);
const times = await measure(
  {
    "cash flow of a year": (household) => projectCashFlow(household, schedule).outcome,
    "stress by all scenarios": (household) => stressHousehold(household, schedule, "in-rbi-2022"),
    "largest affordable loan": (household) =>
      largestAffordableLoan(household, { terms }, "in-rbi-2022", { step: "100" }),
    "fitted schedule of 12 months": (household) =>
      fitSchedule(household, { ...terms, principal: "12000" }, { share: "0.50" }),
  },
  some,
  quick ? QUICK : FULL,
);
print(
  markdownTable(
    ["µs for one household", ""],
    Object.entries(times).map(([name, microseconds]) => [name, short(microseconds)]),
  ),
);
