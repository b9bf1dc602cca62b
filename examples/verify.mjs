// Checks a schedule of another system against the laws of schedules, and against its terms.
import { buildSchedule, verifySchedule } from "kisti";

/** @type {import("kisti").LoanTermsInput} */
const terms = {
  currency: "INR",
  principal: "10000",
  disbursedOn: "2026-01-31",
  interest: { rate: { percent: "30", per: "year" } },
  repayment: { installments: 6, every: { count: 1, unit: "month" } },
};

// The other system's rows: right ones here, but with one interest a cent too low.
const rows = buildSchedule(terms)
  .toJSON()
  .installments.map(({ due, principal, interest, total, balance }) => ({
    due,
    principal,
    interest,
    total,
    balance,
  }))
  .map((row, index) => (index === 3 ? { ...row, interest: "129.62", total: "1815.49" } : row));

const show = (/** @type {import("kisti").ScheduleVerdict} */ verdict) => {
  console.log(`${verdict.kind}; checked: ${verdict.checked.join(", ")}`);
  for (const { law, path, message, expected, actual } of verdict.problems) {
    console.log(`  ${law}: ${path} ${message} (${expected} expected, ${actual} found)`);
  }
};

console.log("The rows by themselves");
show(verifySchedule({ principal: "10000", currency: "INR", rows }));

console.log("\nThe rows and the terms");
show(verifySchedule({ terms, rows }));
