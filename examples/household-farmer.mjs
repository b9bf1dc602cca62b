// A farmer with one harvest: a level plan takes what there is not; a fitted one waits for the harvest.
import { fitSchedule, parseHousehold, projectCashFlow } from "kisti";

const farmer = parseHousehold({
  currency: "KES",
  asOf: "2026-03-02",
  incomes: [
    { source: "livestock", amount: "250", per: "day" },
    { source: "harvest", amount: "96000", per: "year", months: [8] },
  ],
  expenses: [
    { kind: "household", amount: "6500", per: "month" },
    { kind: "business", amount: "9000", per: "year", months: [3, 4] },
  ],
  savings: [{ kind: "cash", balance: "12000" }],
  debts: [],
});

const terms = /** @type {const} */ ({
  currency: "KES",
  principal: "30000",
  disbursedOn: "2026-03-02",
  interest: { rate: { percent: "18" } },
  repayment: { installments: 12, every: { unit: "month" } },
});

const share = "0.40";
const leastCash = "1500";
/** @param {import("kisti").HouseholdCashFlow} flow */
const told = (flow) =>
  `${flow.periodsOverShare} months over ${Number(share) * 100}% of income, lowest cash ${flow.lowestBalance} after month ${flow.lowestPeriod}`;

for (const goal of /** @type {const} */ (["fewest-changes", "lowest-peak", "lowest-share"])) {
  const fit = fitSchedule(farmer, terms, { share, goal, leastCash });
  if (fit.kind !== "found") throw new Error("this loan can be fitted");
  if (goal === "fewest-changes") {
    console.log(`Level plan: ${fit.level.levelAmount?.toFixed(2)} every month`);
    console.log(`  ${told(projectCashFlow(farmer, fit.level, { share }))}\n`);
  }
  console.log(`Fitted (${goal}): installments ${fit.changed.join(", ")} differ`);
  console.log(`  ${told(fit.cashFlow)}`);
  console.log(
    `  interest ${fit.schedule.totals.interest.toFixed(2)}, level ${fit.level.totals.interest.toFixed(2)}`,
  );
  const rows = fit.schedule.installments.map(
    ({ due, total }) => `${due.slice(0, 7)} ${total.toFixed(2).padStart(9)}`,
  );
  for (let row = 0; row < rows.length; row += 4) console.log(`  ${rows.slice(row, row + 4).join("   ")}`);
  console.log("");
}

console.log("The same loan within four months, before the harvest:");
const short = fitSchedule(
  farmer,
  { ...terms, repayment: { ...terms.repayment, installments: 4 } },
  { share, leastCash },
);
if (short.kind === "none") {
  console.log(`  none exists${short.isProved ? " (proved)" : ""}: ${short.unpaid} would be left`);
  console.log(
    `  the shortest term that would do: ${short.shortest?.installments} months, to ${short.shortest?.lastDueOn}`,
  );
}
