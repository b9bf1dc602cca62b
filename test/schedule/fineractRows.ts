import type { FineractTerms } from "../../src/terms/fineractFields.js";

/** A loan of 5,000 dollars at 12% a year over six months, paid out on 1 November 2022, with changes. */
function loan(changes: Partial<FineractTerms>): FineractTerms {
  return {
    currency: "USD",
    scheduleType: "CUMULATIVE",
    disbursements: [{ date: "2022-11-01", amount: "5000" }],
    interestRate: "12",
    ratePeriod: "YEAR",
    interestMethod: "DECLINING",
    amortization: "EQUAL_INSTALLMENTS",
    interestCalculationPeriod: "SAME_AS_REPAYMENT",
    allowPartialPeriodInterest: true,
    numberOfRepayments: 6,
    repaymentEvery: 1,
    repaymentFrequency: "MONTHS",
    ...changes,
  };
}

const twoTranches = (first: string, second: string, on: string) => [
  { date: "2022-11-01", amount: first },
  { date: on, amount: second },
];

type Row = readonly [number: number, principal: string, interest: string];

/** Rows of Fineract's rules, each worked out from the rule. */
export const FINERACT_ROWS: Readonly<
  Record<string, { readonly terms: FineractTerms; readonly rows: readonly Row[] }>
> = {
  // 5000 × 12% × 30/365 = 49.315; pmt(12% × 30/365, 6) = 862.24 → 862 − 49.32
  "by days, the installment for months of 30": {
    terms: loan({ interestCalculationPeriod: "DAILY", installmentMultiplesOf: 1 }),
    rows: [
      [1, "812.68", "49.32"],
      // 31, 31, 28 and 31 days in between, and 30 at last: 857.05 × 12% × 30/365 = 8.453
      [6, "857.05", "8.45"],
    ],
  },
  // pmt(24% × 14/365, 6) = 860.39 on 5000; 15 days cost 5000 × 24% × 15/365 = 49.315
  "a first period of 15 days": {
    terms: loan({
      interestRate: "24",
      interestCalculationPeriod: "DAILY",
      repaymentEvery: 2,
      repaymentFrequency: "WEEKS",
      firstRepaymentDate: "2022-11-16",
      firstPeriodInterestFrom: "DISBURSEMENT_DATE",
    }),
    rows: [[1, "811.07", "49.32"]],
  },
  // 750/3, then 1500/3, then the rest
  "flat, a tranche with the second row": {
    terms: loan({
      interestRate: "0",
      interestMethod: "FLAT",
      numberOfRepayments: 3,
      disbursements: twoTranches("750", "750", "2022-12-15"),
    }),
    rows: [
      [1, "250.00", "0.00"],
      [2, "500.00", "0.00"],
      [3, "750.00", "0.00"],
    ],
  },
  // 12% × 6/12 of 5000, the down payment included, is 300; principal 4000/6 = 666.67
  "flat interest on the down payment too": {
    terms: loan({ interestMethod: "FLAT", downPaymentPercent: "20" }),
    rows: [
      [1, "1000.00", "0.00"],
      [2, "666.67", "50.00"],
      [7, "666.65", "50.00"],
    ],
  },
  // pmt(1%, 6) on 10,000 = 1725.48 from the first row on; 15 of 30 days at 1% on 4137.76 … on 5000 more
  "one installment for all tranches, each part of a month rounded": {
    terms: loan({ disbursements: twoTranches("5000", "5000", "2022-12-16") }),
    rows: [
      [1, "1675.48", "50.00"],
      // 3324.52 × 1% × 15/31 = 16.086 → 16.09; 8324.52 × 1% × 16/31 = 42.965 → 42.97
      [2, "1666.42", "59.06"],
    ],
  },
  // interest of three rows, 150, with the fourth, which still spares principal
  "interest put off within a longer grace on the principal": {
    terms: loan({ graceOnPrincipal: 4, graceOnInterestPayment: 3 }),
    rows: [
      [1, "0.00", "0.00"],
      [3, "0.00", "0.00"],
      [4, "0.00", "200.00"],
      [5, "2487.56", "50.00"],
    ],
  },
  // no principal is spared: the installment of 862.74 pays its own interest in full, and 150 with the fourth
  "interest put off alone": {
    terms: loan({ graceOnInterestPayment: 3 }),
    rows: [
      [1, "812.74", "0.00"],
      [2, "820.87", "0.00"],
      [3, "829.08", "0.00"],
      // 50.00 + 41.87 + 33.66 and 25.37 of its own
      [4, "837.37", "150.90"],
    ],
  },
  // each disbursement by itself: 100/3 = 33.33…, and 50/2 = 25 from the second row on
  "progressive without interest, each tranche shared by the rows after it": {
    terms: loan({
      scheduleType: "PROGRESSIVE",
      interestRate: "0",
      numberOfRepayments: 3,
      disbursements: twoTranches("100", "50", "2022-12-10"),
    }),
    rows: [
      [1, "33.33", "0.00"],
      [2, "58.33", "0.00"],
      [3, "58.34", "0.00"],
    ],
  },
  // 4% of the whole term is 4/6 = 0.66666667% a month: 5000 × 0.66666667% = 33.33
  "a rate of the whole term": {
    terms: loan({ interestRate: "4", ratePeriod: "WHOLE_TERM", amortization: "EQUAL_PRINCIPAL" }),
    rows: [[1, "833.33", "33.33"]],
  },
};
