// A survivor of violence who needs a small emergency loan: a fund with limits, a flexible plan, and a gentler one
// when work is lost. No name, no address; the key is a pseudonym that is never printed.
import {
  drawOnFund,
  fitSchedule,
  parseHousehold,
  payment,
  projectSavings,
  replay,
  rescheduleInEmergency,
  setOffSavings,
} from "kisti";

const household = parseHousehold({
  currency: "USD",
  key: "pseudonym-17",
  asOf: "2026-02-02",
  incomes: [
    { source: "wage", amount: "62", per: "week" },
    { source: "business", amount: "90", per: "month", months: [6, 7, 8, 11, 12] },
  ],
  expenses: [{ amount: "205", per: "month" }],
  savings: [{ kind: "cash", balance: "35" }],
  debts: [],
});

const fund = {
  currency: "USD",
  balance: "4200",
  contribution: "60",
  mostSharePerPerson: "0.05",
  leastBalance: "1500",
};
const draw = drawOnFund(fund, "180");
console.log(`180.00 from the fund: ${draw.outcome}, at most ${draw.most} (${draw.binding.join(", ")})`);
if (draw.replenishment.kind === "found") {
  console.log(`  it fills again with ${draw.replenishment.periods} monthly contributions`);
}

const terms = /** @type {const} */ ({
  currency: "USD",
  principal: "180",
  disbursedOn: "2026-02-02",
  interest: { rate: { percent: "0" } },
  repayment: { installments: 6, every: { unit: "month" } },
});
const fit = fitSchedule(household, terms, { share: "0.50", shareOf: "after-expenses", goal: "lowest-share" });
if (fit.kind !== "found") throw new Error("this loan can be fitted");
console.log("\nA plan that takes the smallest share of what is left of each month:");
console.log(`  ${fit.schedule.installments.map(({ total }) => total.toFixed(2)).join("  ")}`);
const worst = fit.cashFlow.worstShare?.value.times(100).toFixed(2);
console.log(
  `  at most ${worst}% of a month's income after expenses; lowest cash ${fit.cashFlow.lowestBalance}`,
);

const account = replay(fit.schedule, [payment("2026-03-02", "17.58"), payment("2026-04-02", "10")], {
  asOf: "2026-05-03",
});
console.log("\nIn May half of the income is lost for two months; two installments are not paid in full yet:");
const { before, after, owed } = rescheduleInEmergency(
  household,
  account,
  { meaning: "half of the work is lost", income: "-0.50" },
  { share: "0.50", shareOf: "gross", shockMonths: 2, mostInstallments: 9, openingCash: "150" },
);
/** @param {import("kisti").EmergencyPlan | undefined} plan */
const rows = (plan) => plan?.installments.map(({ total }) => String(total)).join("  ");
console.log(`  owed:      ${owed?.principal}, of which ${account.overdue.total} is overdue`);
console.log(`  as agreed: ${rows(before)}, lowest cash ${before.cashFlow.lowestBalance}`);
console.log(`  gentler:   ${rows(after)}, lowest cash ${after?.cashFlow.lowestBalance}`);

const savings = projectSavings({
  currency: "USD",
  openedOn: "2026-02-02",
  until: "2026-05-02",
  deposits: { amount: "4", every: { unit: "week" } },
  annualPercent: "5",
  credited: "at-end",
});
const { setOff, outstanding } = setOffSavings({
  decimals: 2,
  outstanding: account.outstanding.total,
  savings: savings.balance.value,
  keep: "20",
});
console.log(
  `\nSaved since February: ${savings.balance} (${savings.interest} interest); if she chooses, ${setOff} of it`,
);
console.log(`may go against the loan, which leaves ${outstanding} to repay and 20.00 saved`);
