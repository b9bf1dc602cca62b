// Why an installment is what it is, in words and in exact numbers.
import { readFileSync } from "node:fs";
import { buildSchedule, explainInstallment } from "kisti";

const terms = (/** @type {string} */ file) =>
  JSON.parse(readFileSync(new URL(`terms/${file}`, import.meta.url), "utf8"));

const group = buildSchedule(terms("bangladesh-weekly-group.json"));
for (const number of [1, 10, 46]) console.log(`${explainInstallment(group, number).text}\n`);

const farm = buildSchedule(terms("farm-six-months-grace.json"));
console.log(`${explainInstallment(farm, 6).text}\n`);

// The same as data: every number, unrounded and rounded.
const [row] = explainInstallment(group, 10).rows;
console.log({
  shift: row?.shift,
  counted: row?.period.counted,
  exactInterest: row?.accrued.exact.fraction,
  interest: row?.accrued.rounded.toFixed(0),
});
