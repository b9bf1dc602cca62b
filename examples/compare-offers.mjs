// Three ways to borrow 20,000 taka: which one is the cheapest, with everything counted?
import { buildSchedule, compareOffers, priceReport } from "kisti";

const LOAN = /** @type {const} */ ({ currency: "BDT", principal: "20000", disbursedOn: "2026-01-04" });

// Quoted at 12.5%: flat on the whole loan, 46 weeks, with a 1% fee and 20 taka of savings a week.
const flatWeekly = buildSchedule({
  ...LOAN,
  interest: { rate: { percent: "12.5" }, method: "flat" },
  repayment: { installments: 46, every: { count: 1, unit: "week" } },
  charges: [{ name: "service", kind: "fee", percent: "1", of: "principal", when: "disbursement" }],
  savings: { perInstallment: { amount: "20" }, annualPercent: "6" },
});

// Quoted at 24%: on what is still owed, 12 months, no other charge.
const decliningMonthly = buildSchedule({
  ...LOAN,
  interest: { rate: { percent: "24" } },
  repayment: { installments: 12, every: { count: 1, unit: "month" } },
});

// Quoted at "10 for every 100": a month, that is, with the loan due at the end of the year.
const moneylender = buildSchedule({
  ...LOAN,
  interest: { rate: { percent: "10", per: "month" } },
  repayment: { installments: 12, every: { count: 1, unit: "month" }, pattern: "interest-only" },
});

const flatPrice = priceReport(flatWeekly, {
  rules: ["eu-2023-2225", "us-regulation-z"],
  cap: { percent: 24 },
});

const comparison = compareOffers([
  { label: "moneylender, 10% a month", price: priceReport(moneylender) },
  { label: "flat 12.5%, weekly", price: flatPrice },
  { label: "24% declining, monthly", price: priceReport(decliningMonthly) },
]);

console.log(comparison.toText());
for (const { label, place, pointsAboveCheapest } of comparison.offers) {
  if (place !== undefined && place > 1)
    console.log(`${label}: ${pointsAboveCheapest?.toFixed(2)} points a year above the cheapest`);
}

console.log("\nThe flat loan in full:");
console.log(flatPrice.toText());
