// A borrower with four lenders and weekly loans: what does one more loan do, and what would be a yes?
import {
  assessIndebtedness,
  explainAssessment,
  largestAffordableLoan,
  MONTHLY_CONVERSIONS,
  parseHousehold,
  stressHousehold,
} from "kisti";

/** @typedef {keyof typeof MONTHLY_CONVERSIONS} Conversion */

/** @param {string} lender @param {string} outstanding @param {string} installment @param {string} nextDueOn */
const weekly = (lender, outstanding, installment, nextDueOn) =>
  /** @type {const} */ ({
    kind: "other-lender",
    mark: "bureau",
    lender,
    outstanding,
    installment,
    every: { unit: "week" },
    nextDueOn,
    installmentsLeft: 30,
    daysPastDue: 0,
  });

// Keys are opaque: no name enters, none comes out.
const household = parseHousehold({
  currency: "INR",
  asOf: "2026-01-05",
  members: [{ relation: "applicant" }, { key: "h", relation: "spouse" }],
  incomes: [
    { source: "business", amount: "2100", per: "week" },
    { source: "wage", amount: "9000", per: "month", member: "h" },
  ],
  expenses: [{ amount: "8200", per: "month" }],
  debts: [
    weekly("a", "14200", "480", "2026-01-06"),
    weekly("b", "11500", "390", "2026-01-07"),
    weekly("c", "9800", "350", "2026-01-08"),
    weekly("d", "8100", "300", "2026-01-09"),
  ],
});

const terms = /** @type {const} */ ({
  currency: "INR",
  disbursedOn: "2026-01-05",
  interest: { rate: { percent: "24" }, dayCount: "actual/365" },
  repayment: { installments: 50, every: { unit: "week" } },
});
const asked = { terms: { ...terms, principal: "30000" }, collateralFree: true };

console.log("30,000 more, by the rule of the Reserve Bank:\n");
console.log(explainAssessment(assessIndebtedness(household, asked, "in-rbi-2022"), { amounts: true }));

console.log("\nThe way weeks become a month decides the test:");
for (const conversion of /** @type {Conversion[]} */ (Object.keys(MONTHLY_CONVERSIONS))) {
  const [debtService] = assessIndebtedness(household, asked, "in-rbi-2022", { conversion }).rules;
  const percent = debtService?.value?.value.times(100).toFixed(1);
  console.log(`  ${conversion.padEnd(15)} ${percent}%  ${debtService?.outcome}`);
}

console.log("\nThe same loan by the industry's guardrails:\n");
console.log(explainAssessment(assessIndebtedness(household, asked, "in-mfin-2024-11")));

console.log("\nWhat would be a yes:");
const largest = largestAffordableLoan(household, { terms, collateralFree: true }, "in-rbi-2022", {
  step: "500",
});
if (largest.kind === "found") {
  const [first] = largest.schedule.installments;
  console.log(`  by income: up to ${largest.principal}, ${first?.total.toFixed(2)} a week`);
}
const fourth = largestAffordableLoan(household, { terms, collateralFree: true }, "in-mfin-2024-11", {
  step: "500",
});
console.log(
  `  by the guardrails: ${fourth.kind === "none" ? `none (${fourth.binding.join(", ")})` : fourth.kind}`,
);

console.log("\nAs things stand, without a new loan, what if:");
const { base, outcomes, breakEven } = stressHousehold(household, undefined, "in-rbi-2022");
for (const { meaning, surplus, verdict } of [base, ...outcomes]) {
  console.log(`  ${meaning.padEnd(50)} left a month ${String(surplus ?? "-").padStart(9)}  ${verdict}`);
}
console.log(`  nothing is left once income falls by ${breakEven.cash?.value.times(100).toFixed(2)}%`);
