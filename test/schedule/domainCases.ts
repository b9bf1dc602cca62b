import { type AcceptanceCase, changed, monthly, onePeriod } from "./acceptanceCase.js";

const lakh = monthly("100000", "24", 12);
const longFirst = monthly("100000", "18", 12, {
  disbursedOn: "2026-01-01",
  repayment: { firstDueOn: "2026-02-15" },
});
const treated = (
  treatment: "spread" | "ignored" | "disbursement" | "first-installment" | "last-installment",
) => changed(longFirst, { interest: { firstPeriod: { treatment } } });

const weekly = (dayCount: "equal-periods" | "actual/365" | "actual/360") => ({
  currency: "BDT",
  principal: "500000",
  disbursedOn: "2026-01-04",
  interest: { rate: { percent: "24" }, dayCount },
  repayment: { installments: 50, every: { count: 1, unit: "week" as const } },
});

const thirtyDays = (shift: "following" | "extend") => ({
  currency: "KES",
  principal: "3000",
  disbursedOn: "2024-01-01",
  interest: { rate: { percent: "0" } },
  repayment: { installments: 30, every: { count: 1, unit: "day" as const } },
  calendar: { weekend: ["sunday" as const], shift },
});

const december = ["2023-12-15", "2024-01-15"] as const;
const decemberCase = (
  dayCount: "actual/365" | "actual/actual-isda" | "actual/360" | "30/360-bond",
  interest: string,
): AcceptanceCase => ({
  name: `15 Dec 2023 – 15 Jan 2024, 1,000,000 at 24%, ${dayCount}`,
  terms: onePeriod("1000000", "24", december, { dayCount }),
  interest,
});

/** Terms and dates. */
export const TERMS_AND_DATES: readonly AcceptanceCase[] = [
  { name: "24% a year nominal", terms: lakh, firstTotal: "9455.96" },
  {
    name: "24% a year effective",
    terms: changed(lakh, { interest: { rate: { percent: "24", effective: true } } }),
    firstTotal: "9345.25",
  },
  {
    name: "month ends step from the anchor",
    terms: monthly("400", "0", 4, { disbursedOn: "2024-01-31" }),
    dues: "2024-02-29, 2024-03-31, 2024-04-30, 2024-05-31",
  },
  {
    name: "short months go to the first of the next",
    terms: monthly("400", "0", 4, {
      disbursedOn: "2024-01-31",
      repayment: { shortMonth: "first-of-next-month" },
    }),
    dues: "2024-03-01, 2024-03-31, 2024-05-01, 2024-05-31",
  },
  {
    name: "first period of 45 days, extra in row 1",
    terms: treated("first-installment"),
    totals: "9887.18, 10 × 9168.00, 9167.99",
  },
  { name: "first period of 45 days, spread", terms: treated("spread"), firstTotal: "9232.96" },
  {
    name: "first period of 45 days, left to the end",
    terms: treated("last-installment"),
    totals: "11 × 9168.00, 10015.15",
  },
  {
    name: "first period of 45 days, taken at disbursement",
    terms: treated("disbursement"),
    netDisbursed: "99280.82",
    firstTotal: "9168.00",
  },
  { name: "first period of 45 days, ignored", terms: treated("ignored"), firstTotal: "9168.00" },
  {
    name: "30 daily rows, Sundays to Monday",
    terms: thirtyDays("following"),
    count: 26,
    lastDue: "2024-01-31",
  },
  { name: "30 daily rows, extended", terms: thirtyDays("extend"), count: 30, lastDue: "2024-02-05" },
  decemberCase("actual/365", "20383.56"),
  decemberCase("actual/actual-isda", "20358.41"),
  decemberCase("actual/360", "20666.67"),
  decemberCase("30/360-bond", "20000.00"),
  { name: "50 weeks, /52", terms: weekly("equal-periods"), firstTotal: "11221.14", wholeInterest: "61057" },
  { name: "50 weeks, 7/365", terms: weekly("actual/365"), firstTotal: "11217.68", wholeInterest: "60884" },
  { name: "50 weeks, 7/360", terms: weekly("actual/360"), firstTotal: "11235.21", wholeInterest: "61760" },
];
