import { buildSchedule } from "kisti";

const schedule = buildSchedule({
  currency: "INR",
  principal: "10000",
  disbursedOn: "2026-01-31",
  interest: { rate: { percent: "24", per: "year" } },
  repayment: { installments: 12, every: { count: 1, unit: "month" } },
});

console.log(schedule.toTable());
