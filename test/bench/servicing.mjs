/**
 * `node test/bench/servicing.mjs` (`-- --quick`): a replay of 46 weekly payments beside building the schedule, and
 * 100,000 accounts with 46 payments each. Needs `npm run build`; nothing is asserted about time.
 */
import { fileURLToPath } from "node:url";
import { arrears, buildSchedule, parseTerms, payment, replay } from "kisti";
import { FULL, measure, QUICK } from "./measure.mjs";
import { markdownTable, short } from "./table.mjs";

const AS_OF = "2026-12-31";

const terms = parseTerms({
  currency: "BDT",
  principal: "20000",
  disbursedOn: "2026-01-04",
  interest: { rate: { percent: "24", per: "year" }, dayCount: "actual/365" },
  repayment: { installments: 46, every: { count: 1, unit: "week" } },
});
const schedule = buildSchedule(terms);

/** @typedef {{ due: string, total: { toFixed(digits: number): string } }} Row */
/** @param {(row: Row) => unknown} make @returns {any[]} */
const each = (make) => schedule.installments.map(make);

const onTime = each(({ due, total }) => payment(due, total.toFixed(2)));
const withIds = each(({ due, total }) => payment(due, total.toFixed(2), { id: due }));
const raw = each(({ due, total }) => ({ kind: "payment", date: due, amount: total.toFixed(2) }));

/** @param {boolean} quick */
async function replays(quick) {
  const contenders = {
    "building the schedule": () => buildSchedule(terms),
    "replay, 46 payments": () => replay(schedule, onTime, { asOf: AS_OF }),
    "replay, and what is outstanding": () => replay(schedule, onTime, { asOf: AS_OF }).outstanding.total,
    "replay, every payment with an id": () => replay(schedule, withIds, { asOf: AS_OF }),
    "replay, raw events read and checked": () => replay(schedule, raw, { asOf: AS_OF }),
  };
  const times = await measure(contenders, [0], quick ? QUICK : FULL);
  const base = times["building the schedule"] ?? 1;
  const rows = Object.entries(times).map(([name, time]) => [name, short(time), short(time / base)]);
  console.log(markdownTable(["46 rows, 46 payments", "µs", "× schedule"], rows));
}

/** Accounts of a book, each with its payments, one after the other. @param {number} count */
function book(count) {
  let late = 0;
  const start = process.hrtime.bigint();
  for (let n = 0; n < count; n += 1) {
    const paid = onTime.slice(0, 46 - (n % 7));
    if (arrears(replay(schedule, paid, { asOf: AS_OF })).daysPastDue > 0) late += 1;
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  console.log(
    `\n${count.toLocaleString("en-US")} accounts with up to 46 payments and their arrears: ${short(seconds)} s, ${late} late`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const quick = process.argv.includes("--quick");
  await replays(quick);
  book(quick ? 100 : 100_000);
}
