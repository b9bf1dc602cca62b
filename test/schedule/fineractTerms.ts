import type { LoanTermsInput } from "../../src/terms/parseTerms.js";
import { changed } from "./acceptanceCase.js";

type Changes = Parameters<typeof changed>[1];

/** What the cases share: dollars, Fineract's half-even rounding, monthly installments from the disbursement. */
function loan(principal: string, percent: string, installments: number, changes: Changes): LoanTermsInput {
  const terms: LoanTermsInput = {
    currency: "USD",
    principal,
    disbursedOn: "2022-11-01",
    interest: { rate: { percent } },
    repayment: { installments, every: { count: 1, unit: "month" } },
    rounding: { mode: "half-even" },
  };
  return changed(terms, changes);
}

const wholeInstallment = { multiple: { of: "1", direction: "nearest" as const } };
/** A currency kept in hundreds: every amount is rounded to them, a tie up. */
const hundreds = { currency: "UGX", rounding: { mode: "half-up" as const, unit: "100" } };

/**
 * Fineract's cases as terms of this library, by what Fineract does:
 * interest period "same as repayment" is `equal-periods`; "daily" with actual days is `actual/365`, leap years or not,
 * and its installment is solved for months of 30 days (`levelPeriods: "nominal"`); "installment multiples of" is
 * `rounding.multiple`, which leaves equal principal alone; "currency multiples of" is `rounding.unit`.
 */
export const FINERACT_TERMS: Readonly<Record<string, LoanTermsInput>> = {
  "fx-feat-loan-5003": loan("1000", "0", 6, {
    disbursedOn: "2023-09-01",
    interest: { method: "flat" },
    rounding: wholeInstallment,
  }),
  "fx-feat-loanrepayment-375": loan("5000", "12", 18, {
    interest: { dayCount: "actual/365" },
    repayment: { levelPeriods: "nominal" },
    rounding: wholeInstallment,
  }),
  "fx-feat-loanrepayment-407": loan("5000", "12", 18, { repayment: { pattern: "equal-principal" } }),
  "fx-feat-loanrepayment-471": loan("5000", "12", 18, {
    repayment: { grace: { spares: "principal", for: { periods: 6 } } },
    rounding: wholeInstallment,
  }),
  "fx-feat-loanrepayment-2865": loan("1000", "0", 1, {
    disbursedOn: "2023-10-01",
    interest: { method: "flat" },
    repayment: { every: { count: 30, unit: "day" } },
    rounding: wholeInstallment,
  }),
  "fx-feat-loanrepayment-3151": loan("1250", "15", 4, {
    disbursedOn: "2023-09-01",
    rounding: wholeInstallment,
  }),
  // A whole period costs the same whatever its dates: 9.4822 / 12 per cent each, to 18 decimals.
  "fx-emi-386": loan("100", "0.790183333333333333", 6, {
    disbursedOn: "2024-01-01",
    interest: { dayCount: "1/1" },
    repayment: {
      every: {
        dates: ["2024-02-01", "2024-03-15", "2024-04-15", "2024-05-15", "2024-06-15", "2024-07-15"],
      },
    },
  }),
  "fx-emi-971": loan("1000", "0", 4, { disbursedOn: "2024-01-01" }),
  "fx-emi-1070": loan("100", "9.4822", 6, {
    disbursedOn: "2024-01-01",
    interest: { dayCount: "actual/360" },
    repayment: { every: { count: 15, unit: "day" } },
  }),
  "fx-it-eqprin-mult100": loan("10000000", "24", 24, {
    ...hundreds,
    disbursedOn: "2014-06-02",
    repayment: { pattern: "equal-principal" },
  }),
  "fx-it-eqprin-mult100-grace5": loan("10000000", "24", 24, {
    ...hundreds,
    disbursedOn: "2014-06-02",
    repayment: { pattern: "equal-principal", grace: { spares: "principal", for: { periods: 5 } } },
  }),
  "fx-it-mult1-flat": loan("1250", "12", 3, {
    disbursedOn: "2023-01-01",
    interest: { method: "flat" },
    rounding: wholeInstallment,
  }),
  "fx-it-cob-8000-cumulative-4": loan("8000", "120", 4, {
    disbursedOn: "2023-01-01",
    interest: { dayCount: "30/360-bond" },
    rounding: wholeInstallment,
  }),
  "fx-feat-loan-1364-1375": loan("500", "0", 3, {
    disbursedOn: "2023-01-01",
    downPayment: { percent: "25" },
    interest: { method: "flat" },
    repayment: { every: { count: 15, unit: "day" } },
    rounding: wholeInstallment,
  }),
  "fx-feat-loanrepayment-2882": loan("1000", "0", 3, {
    disbursedOn: "2023-10-01",
    downPayment: { percent: "25" },
    interest: { method: "flat" },
    repayment: { every: { count: 15, unit: "day" } },
    rounding: wholeInstallment,
  }),
  "fx-emi-349": loan("200", "9.4822", 6, {
    disbursedOn: "2024-01-01",
    disbursements: [
      { on: "2024-01-01", amount: "100" },
      { on: "2024-03-01", amount: "100" },
    ],
    interest: { dayCount: "30/360-bond" },
    repayment: { afterChange: "re-formed" },
  }),
  // What is left below half an installment is merged into the row before.
  "fx-fixed-emi-tranches": withoutCount(
    loan("10000", "12", 1, {
      disbursedOn: "2015-06-01",
      disbursements: [
        { on: "2015-06-01", amount: "5000" },
        { on: "2015-09-01", amount: "5000" },
      ],
      repayment: { fixedInstallment: { amount: "800", rows: "until-repaid" } },
      rounding: { smallLast: { below: "400", action: "fold" } },
    }),
  ),
  // 5% of the principal in each row but the last: 35% is left to it.
  "fx-it-fixedpct": loan("100000", "24", 13, {
    disbursedOn: "2011-09-20",
    interest: { dayCount: "actual/365" },
    repayment: { pattern: "equal-principal", balloon: { amount: "35000" } },
  }),
  "fx-it-fixedpct-grace6": loan("100000", "24", 19, {
    disbursedOn: "2011-09-20",
    interest: { dayCount: "actual/365" },
    repayment: {
      pattern: "equal-principal",
      balloon: { amount: "35000" },
      grace: { spares: "principal", for: { periods: 6 } },
    },
  }),
};

/** The terms without a number of installments: it follows. */
function withoutCount({
  repayment: { installments: _, ...repayment },
  ...terms
}: LoanTermsInput): LoanTermsInput {
  return { ...terms, repayment };
}

const FORMED_ANEW =
  "after each row that is moved or fixed by hand, the installment is formed anew over whole months, whatever the real periods";
const PART_MONTHS =
  "interest of a moved date by parts of the regular months that it lies in: given dates have no regular months";

/** The cases that no terms of this library say, or that are not taken over, each with the reason. */
export const FINERACT_NOT_EXPRESSED: Readonly<Record<string, string>> = {
  "fx-it-uc142":
    "the level amount of 15.46 leaves 0.03, so every installment grows by round(0.03 / 5) = 0.01 to 15.47: a residue rule of its own",
  "fx-var-addinstallmentswithdecliningbalanceequalinstallments": FORMED_ANEW,
  "fx-var-allvariationsdecliningbalancewithequalinstallments": FORMED_ANEW,
  "fx-var-allvariationsdecliningbalancewithequalprincipal": PART_MONTHS,
  "fx-var-modifydateswithdecliningbalanceequalinstallments": FORMED_ANEW,
  "fx-it-mult20-flat":
    "each piece is rounded to the multiple by itself: 416.67 → 420 and 12.50 → 20, so 440; the total, rounded once, is 429.17 → 420",
  "fx-emi-937": "suspect: the periods of the source are not contiguous",
};
