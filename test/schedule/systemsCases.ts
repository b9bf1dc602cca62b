import { type AcceptanceCase, changed, monthly, onePeriod } from "./acceptanceCase.js";

const case1 = monthly("100000", "9.99", 36);
const million = (interest: Parameters<typeof onePeriod>[3], dates: readonly [string, string]) =>
  onePeriod("1000000", "24", dates, interest);
type DayCount = NonNullable<Parameters<typeof onePeriod>[3]["dayCount"]>;

const counted = (dayCount: DayCount, dates: readonly [string, string], interest: string): AcceptanceCase => ({
  name: `${dates[0]} – ${dates[1]}, 1,000,000 at 24%, ${dayCount}`,
  terms: million({ dayCount }, dates),
  interest,
});

const acrossNewYear = ["2023-12-15", "2024-01-15"] as const;
const acrossWinter = ["2023-12-01", "2024-03-01"] as const;
const spring = ["2024-03-10", "2024-04-10"] as const;
const march2023 = ["2023-02-28", "2023-03-31"] as const;

/** Installments, stubs, multiples and month ends. */
export const INSTALLMENTS: readonly AcceptanceCase[] = [
  { name: "3,226.2492 to the cent", terms: case1, totals: "36 × 3226.25", interest: "16145.00" },
  {
    name: "3,226.2492 up to 3,227",
    terms: changed(case1, { rounding: { multiple: { of: "1", direction: "up" } } }),
    totals: "35 × 3227.00, 3195.66",
    interest: "16140.66",
  },
  {
    name: "3,226.2492 solved again each period",
    terms: changed(case1, { rounding: { residue: "re-level" } }),
    totals: "36 × 3226.25",
  },
  { name: "12.0425 to the cent", terms: monthly("130", "20", 12), totals: "11 × 12.04, 12.07" },
  {
    name: "2,010.26353 over a fixed term of 360: the rest belongs in row 360",
    terms: monthly("427500", "3.875", 360),
    totals: "359 × 2010.26, 2012.53",
  },
  {
    name: "31 January to 31 July: 182 days",
    terms: monthly("1000000", "24", 6, {
      disbursedOn: "2024-01-31",
      interest: { dayCount: "actual/365" },
      repayment: { pattern: "bullet" },
    }),
    interest: "119671.23",
    lastDue: "2024-07-31",
  },
  {
    name: "24.5% / 12 is not cut to four decimals",
    terms: monthly("1000000", "24.5", 12),
    firstTotal: "94801.73",
  },
  {
    name: "2% a month as 0.5% a week (48 weeks a year), 50 rows",
    terms: {
      currency: "BDT",
      principal: "500000",
      disbursedOn: "2026-01-04",
      interest: { rate: { percent: "0.5", per: "installment" } },
      repayment: { installments: 50, every: { count: 1, unit: "week" } },
    },
    firstTotal: "11326.88",
    wholeInterest: "66344",
  },
  {
    name: "12 a year is 12%",
    terms: monthly("1000", "12", 3),
    firstTotal: "340.02",
  },
];

/** Day counts by the days of real periods. */
export const DAYS: readonly AcceptanceCase[] = [
  counted("actual/365", ["2024-03-01", "2024-04-01"], "20383.56"),
  counted("actual/364", acrossNewYear, "20439.56"),
  counted("actual/366", spring, "20327.87"),
  counted("actual/365-leap-day", spring, "20383.56"),
  counted("actual/365", acrossWinter, "59835.62"),
  counted("actual/366", acrossWinter, "59672.13"),
  counted("actual/actual-isda", acrossWinter, "59727.82"),
  counted("30/360-bond", march2023, "22000.00"),
  counted("30e/360", march2023, "21333.33"),
  counted("30e/360-isda", march2023, "20000.00"),
  counted("30/360-us-eom", march2023, "20000.00"),
  counted("actual/360", march2023, "20666.67"),
];

const longFirst = (treatment: "spread" | "first-installment" | "last-installment") =>
  monthly("100000", "18", 12, {
    disbursedOn: "2026-01-01",
    interest: { firstPeriod: { treatment } },
    repayment: { firstDueOn: "2026-02-15" },
  });

/** Totals of what the borrower repays: principal and interest. */
export const REPAID: readonly (AcceptanceCase & { readonly repaid: string })[] = [
  { name: "45 days, in row 1", terms: longFirst("first-installment"), repaid: "110735.17" },
  { name: "45 days, spread", terms: longFirst("spread"), repaid: "110795.51" },
  { name: "45 days, at the end", terms: longFirst("last-installment"), repaid: "110863.15" },
];

const third = (currency: string) => monthly("1000", "0", 3, { currency });

/** Zero rates, rounding of each day, minor units and holidays. */
export const ODDS: readonly AcceptanceCase[] = [
  {
    name: "500 at 36% for 30 days, each day rounded",
    terms: onePeriod("500", "36", ["2025-04-01", "2025-05-01"], {
      dayCount: "actual/365",
      rounding: "per-day",
    }),
    interest: "14.70",
  },
  {
    name: "500 at 36% for 30 days, rounded once",
    terms: onePeriod("500", "36", ["2025-04-01", "2025-05-01"], { dayCount: "actual/365" }),
    interest: "14.79",
  },
  { name: "1,000 / 3 in shillings", terms: third("UGX"), totals: "2 × 333, 334" },
  { name: "1,000 / 3 in cents", terms: third("USD"), totals: "2 × 333.33, 333.34" },
  { name: "1,000 / 3 in fils", terms: third("KWD"), totals: "2 × 333.333, 333.334" },
  {
    name: "a holiday moves the due date and costs nothing",
    terms: {
      ...onePeriod("100000", "36", ["2026-03-02", "2026-04-01"], { dayCount: "actual/365" }),
      calendar: { holidays: ["2026-04-01"], shift: "following" },
    },
    lastDue: "2026-04-02",
    interest: "2958.90",
  },
  {
    name: "a holiday moves the due date and its day is charged: 98.63 more",
    terms: {
      ...onePeriod("100000", "36", ["2026-03-02", "2026-04-01"], {
        dayCount: "actual/365",
        between: "due-dates",
      }),
      calendar: { holidays: ["2026-04-01"], shift: "following" },
    },
    interest: "3057.53",
  },
];
