// Reads loan terms from the files in examples/terms and prints the repayment schedule of each.
import { readdirSync, readFileSync } from "node:fs";
import { buildSchedule, parseTerms } from "kisti";

const folder = new URL("terms/", import.meta.url);

for (const file of readdirSync(folder).sort()) {
  const terms = parseTerms(JSON.parse(readFileSync(new URL(file, folder), "utf8")));
  const schedule = buildSchedule(terms);
  const { rate, method, dayCount } = terms.interest;
  const money = (/** @type {import("kisti").Decimal} */ amount) =>
    `${amount.toFixed(terms.decimals)} ${terms.currency}`;

  console.log(`${file}: ${terms.principal} ${terms.currency}, paid out on ${terms.disbursedOn}`);
  console.log(`${rate.percent}% a ${rate.per}, ${method}, ${dayCount}; ${terms.repayment.pattern}\n`);
  console.log(schedule.toTable());

  const moved = schedule.installments.filter(({ due, nominalDue }) => due !== nominalDue);
  for (const { number, due, nominalDue } of moved)
    console.log(`No. ${number} moved from ${nominalDue} to ${due}`);
  const { interest, total } = schedule.totals;
  const count = schedule.installments.length;
  console.log(`${count} installments, interest ${money(interest)}, to be paid ${money(total)}\n\n`);
}
