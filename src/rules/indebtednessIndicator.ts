/**
 * Indicators: the figures by which a household's debt is judged.
 *
 * Each is one figure (a ratio of two sums, an amount, a count) with a direction: a limit is the most or the
 * least that it may be. None of them proves distress; counts of lenders are tests of compliance, ratios are
 * tests of risk. To add one, add one entry here and its evaluation in `indebtedness/indicators.ts`.
 */

/** What an indicator measures. */
export interface IndicatorRule {
  /** The formula in words. */
  readonly meaning: string;
  /** The figure in a sentence: "Repayments of all loans". */
  readonly subject: string;
  readonly unit: "ratio" | "money" | "count";
  /** Whether a limit is the most or the least that the figure may be. */
  readonly bound: "most" | "least";
}

const most = (unit: IndicatorRule["unit"], subject: string, meaning: string) =>
  ({ meaning, subject, unit, bound: "most" }) as const;

const least = (unit: IndicatorRule["unit"], subject: string, meaning: string) =>
  ({ meaning, subject, unit, bound: "least" }) as const;

/** The indicators. */
export const INDICATORS = {
  "debt-service-to-income": most(
    "ratio",
    "Monthly repayments over monthly income",
    "monthly repayments of all debts, the new loan included ÷ monthly income",
  ),
  "peak-month-service-to-income": most(
    "ratio",
    "Repayments over income in the heaviest month",
    "repayments that fall due in one calendar month ÷ the income of that month, the largest of all months",
  ),
  "monthly-surplus": least(
    "money",
    "What is left of a month's income after expenses and repayments",
    "monthly income − monthly expenses − monthly repayments",
  ),
  "debt-to-assets": most("ratio", "Debt over assets", "outstanding debts and the new loan ÷ value of assets"),
  "debt-to-annual-income": most(
    "ratio",
    "Debt over a year's income",
    "outstanding debts and the new loan ÷ annual income",
  ),
  "total-exposure": most("money", "Outstanding debt with the new loan", "outstanding debts + the new loan"),
  "lender-count": most(
    "count",
    "The number of lenders",
    "lenders with a debt outstanding, the new one included",
  ),
  "loan-count": most("count", "The number of loans", "loans outstanding, the new one included"),
  "overdue-amount": most(
    "money",
    "The overdue amount of loans in long arrears",
    "overdue amount of debts more than the stated days past due",
  ),
  "loan-amount": most("money", "The new loan", "principal of the new loan"),
  "annual-income": most("money", "The household's annual income", "gross annual income"),
  "pledged-collateral": most("count", "Collateral", "whether the new loan asks for collateral (0 or 1)"),
  "loan-to-lender-capital": most(
    "ratio",
    "This lender's loans to the client over the lender's capital",
    "loans of this lender to the client, the new one included ÷ paid-up capital of the lender",
  ),
  "repeat-loan-growth": most(
    "ratio",
    "The new loan over the loan before it",
    "principal of the new loan ÷ principal of the earlier loan; does not apply without one",
  ),
  "refinancing-growth": most(
    "ratio",
    "The new loan over the loan that was paid off early for it",
    "principal of the new loan ÷ principal of the loan paid off early; 0 if none was",
  ),
  "refinanced-share": most(
    "ratio",
    "The share of the old loan still owed when it was paid off early",
    "principal outstanding ÷ principal lent, when an earlier loan was paid off early shortly before; 0 if none was",
  ),
  "annual-rate": most(
    "ratio",
    "The annual declining-balance rate",
    "annual rate of the new loan, on declining balance",
  ),
  fees: most("money", "Fees of the new loan", "fees for admission, forms and passbook"),
  deductions: most(
    "money",
    "What is kept back at disbursement",
    "savings and insurance kept back at disbursement",
  ),
  "days-to-first-installment": least(
    "count",
    "The days before the first installment",
    "days from disbursement to the first installment",
  ),
  "installment-count": least("count", "The number of installments", "installments of the new loan"),
  "tenor-months": least(
    "count",
    "The term in whole months",
    "whole months from disbursement to the last installment",
  ),
} as const satisfies Record<string, IndicatorRule>;

/** The name of an indicator. */
export type Indicator = keyof typeof INDICATORS;
