import { type AcceptanceCase, changed, monthly, onePeriod } from "./acceptanceCase.js";

const shillings = (multiple?: { of: string; direction: "nearest" | "up" }) =>
  monthly("1000000", "36", 12, {
    currency: "UGX",
    rounding: multiple === undefined ? {} : { multiple },
  });
const tenThousand = monthly("10000", "24", 12);
const hundredThirty = monthly("130", "20", 12, { rounding: { multiple: { of: "1", direction: "up" } } });
const thirty = ["2025-04-01", "2025-05-01"] as const;

/** Rounding and residue. */
export const ROUNDING: readonly AcceptanceCase[] = [
  { name: "UGX 1,000,000, whole shillings", terms: shillings(), firstTotal: "100462" },
  {
    name: "UGX 1,000,000, nearest 1,000",
    terms: shillings({ of: "1000", direction: "nearest" }),
    totals: "11 × 100000, 106558",
  },
  {
    name: "UGX 1,000,000, up to 1,000",
    terms: shillings({ of: "1000", direction: "up" }),
    totals: "11 × 101000, 93365",
  },
  {
    name: "UGX 1,000,000, up to 5,000",
    terms: shillings({ of: "5000", direction: "up" }),
    totals: "11 × 105000, 40596",
  },
  { name: "residue last", terms: tenThousand, totals: "11 × 945.60, 945.55", interest: "1347.15" },
  {
    name: "residue solved again",
    terms: changed(tenThousand, { rounding: { residue: "re-level" } }),
    totals: "3 × 945.60, 945.59, 945.60, 945.59, 945.60, 945.59, 945.60, 2 × 945.59, 945.60",
  },
  { name: "130 paid at 13", terms: hundredThirty, totals: "11 × 13.00, 0.42" },
  {
    name: "130 paid at 13, the stub folded",
    terms: changed(hundredThirty, {
      rounding: { multiple: { of: "1", direction: "up" }, smallLast: { below: "1", action: "fold" } },
    }),
    count: 11,
    lastTotal: "13.41",
  },
  { name: "zero rate", terms: monthly("1000", "0", 3), totals: "2 × 333.33, 333.34" },
  {
    name: "100,000 / 7 in equal parts of principal",
    terms: monthly("100000", "12", 7, { repayment: { pattern: "equal-principal" } }),
    principals: "6 × 14285.71, 14285.74",
  },
  {
    name: "the accrual is carried unrounded",
    terms: onePeriod("10000", "24", thirty, { dayCount: "actual/365" }),
    interest: "197.26",
  },
  {
    name: "each day's interest rounded",
    terms: onePeriod("10000", "24", thirty, { dayCount: "actual/365", rounding: "per-day" }),
    interest: "197.40",
  },
  {
    name: "0.1/12 × 60.60 is exactly 0.505",
    terms: monthly("60.60", "10", 1),
    interest: "0.51",
  },
];

type Spared = "principal" | "interest" | "both";
type Fate = "paid" | "deferred-next" | "deferred-spread" | "capitalized" | "forgiven";

const graced = (spares: Spared, interest: Fate, term: "inside" | "extending" = "inside") =>
  changed(tenThousand, { repayment: { grace: { spares, for: { periods: 3 }, interest, term } } });
const flat = changed(tenThousand, { interest: { method: "flat" } });
const flatGraced = (interest: Fate, shares: "every-installment" | "paying-installments") =>
  changed(flat, {
    interest: { flat: { shares } },
    repayment: { grace: { spares: "both", for: { periods: 3 }, interest } },
  });

/** Grace. */
export const GRACE: readonly AcceptanceCase[] = [
  {
    name: "principal, interest paid, inside",
    terms: graced("principal", "paid"),
    totals: "3 × 200.00, 8 × 1225.15, 1225.17",
    interest: "1626.37",
  },
  {
    name: "both, capitalized, inside",
    terms: graced("both", "capitalized"),
    totals: "3 × 0.00, 8 × 1300.14, 1300.16",
    interest: "1701.28",
  },
  {
    name: "both, deferred, spread",
    terms: graced("both", "deferred-spread"),
    totals: "3 × 0.00, 8 × 1291.82, 1291.81",
    interest: "1626.37",
  },
  {
    name: "both, deferred, with the next",
    terms: graced("both", "deferred-next"),
    totals: "3 × 0.00, 1825.15, 7 × 1225.15, 1225.17",
    interest: "1626.37",
  },
  {
    name: "both, forgiven",
    terms: graced("both", "forgiven"),
    totals: "3 × 0.00, 8 × 1225.15, 1225.17",
    interest: "1026.37",
  },
  {
    name: "principal, extending",
    terms: graced("principal", "paid", "extending"),
    totals: "3 × 200.00, 11 × 945.60, 945.55",
    interest: "1947.15",
  },
  {
    name: "both, capitalized, extending",
    terms: graced("both", "capitalized", "extending"),
    totals: "3 × 0.00, 11 × 1003.47, 1003.54",
    interest: "2041.71",
  },
  {
    name: "flat over 12, deferred to the next",
    terms: flatGraced("deferred-next", "every-installment"),
    interests: "3 × 0.00, 800.00, 8 × 200.00",
    interest: "2400.00",
  },
  {
    name: "flat over 9",
    terms: flatGraced("deferred-next", "paying-installments"),
    interests: "3 × 0.00, 8 × 266.67, 266.64",
    interest: "2400.00",
  },
  {
    name: "flat, grace not charged",
    terms: flatGraced("forgiven", "every-installment"),
    interests: "3 × 0.00, 9 × 200.00",
    interest: "1800.00",
  },
];
