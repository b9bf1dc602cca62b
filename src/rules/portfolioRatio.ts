/**
 * Portfolio ratios: what a period's flows and a day's stocks say of a book. SEEP Framework, MIX, MicroRate.
 *
 * Flows (`writeOffs`, `recoveries`, `provisionExpense`, `loanIncome`) are brought to twelve months before they are
 * divided by a stock. To add a ratio, add one entry.
 */
import type { SumFormula } from "./sumFormula.js";

/** The figures that portfolio ratios are made of, all in one currency; flows are sums of a period. */
export const PORTFOLIO_FIGURES = {
  grossLoanPortfolio: { flow: false, meaning: "unpaid principal after write-offs, before reserves" },
  earlierGrossPortfolio: { flow: false, meaning: "gross loan portfolio some months earlier, such as six" },
  averageGrossPortfolio: { flow: false, meaning: "average gross loan portfolio of the period" },
  loanLossReserve: { flow: false, meaning: "reserve for loan losses" },
  portfolioAtRisk30: { flow: false, meaning: "balance of loans more than 30 days past due" },
  portfolioAtRisk30WithRestructured: { flow: false, meaning: "the same together with restructured loans" },
  restructuredPortfolio: { flow: false, meaning: "balance of restructured loans" },
  overduePrincipal: { flow: false, meaning: "principal due and unpaid" },
  collateralizedSavings: { flow: false, meaning: "savings held against loans" },
  writeOffs: { flow: true, meaning: "balances written off" },
  recoveries: { flow: true, meaning: "collected on loans written off" },
  provisionExpense: { flow: true, meaning: "expense for loan losses" },
  loanIncome: { flow: true, meaning: "interest, fees and commissions received on loans" },
} as const satisfies Record<string, { flow: boolean; meaning: string }>;

/** The name of a figure. */
export type PortfolioFigure = keyof typeof PORTFOLIO_FIGURES;

/** The portfolio ratios. */
export const PORTFOLIO_RATIOS = {
  /** Write-offs ÷ average gross portfolio. */
  "write-off": { plus: ["writeOffs"], over: ["averageGrossPortfolio"] },
  /** (Write-offs − recoveries) ÷ average gross portfolio. */
  "loan-loss": { plus: ["writeOffs"], minus: ["recoveries"], over: ["averageGrossPortfolio"] },
  /** Reserve ÷ portfolio at risk over 30 days (MIX). */
  "risk-coverage": { plus: ["loanLossReserve"], over: ["portfolioAtRisk30"] },
  /** Reserve ÷ (portfolio at risk over 30 days and restructured loans) (MicroRate); 80 to 120% is usual. */
  "risk-coverage-with-restructured": {
    plus: ["loanLossReserve"],
    over: ["portfolioAtRisk30WithRestructured"],
  },
  /** Reserve ÷ gross loan portfolio. */
  "loan-loss-reserve": { plus: ["loanLossReserve"], over: ["grossLoanPortfolio"] },
  /** Provision expense ÷ average gross portfolio. */
  "provision-expense": { plus: ["provisionExpense"], over: ["averageGrossPortfolio"] },
  /** Restructured balances ÷ gross loan portfolio. */
  restructured: { plus: ["restructuredPortfolio"], over: ["grossLoanPortfolio"] },
  /** Overdue principal ÷ gross loan portfolio. Understates risk: see portfolio at risk. */
  arrears: { plus: ["overduePrincipal"], over: ["grossLoanPortfolio"] },
  /** Portfolio at risk over 30 days ÷ gross loan portfolio. */
  "portfolio-at-risk-30": { plus: ["portfolioAtRisk30"], over: ["grossLoanPortfolio"] },
  /** Portfolio at risk over 30 days ÷ an earlier gross portfolio: growth, which cannot be late yet, does not dilute it. */
  "portfolio-at-risk-30-lagged": { plus: ["portfolioAtRisk30"], over: ["earlierGrossPortfolio"] },
  /** Income from loans received ÷ average gross portfolio. */
  "yield-nominal": { plus: ["loanIncome"], over: ["averageGrossPortfolio"] },
  /** Savings held against loans ÷ gross loan portfolio. */
  "savings-to-loans": { plus: ["collateralizedSavings"], over: ["grossLoanPortfolio"] },
} as const satisfies Record<string, SumFormula<PortfolioFigure>>;

/** The name of a portfolio ratio. */
export type PortfolioRatio = keyof typeof PORTFOLIO_RATIOS;

/** How the average of a stock is taken from its balances, oldest first. */
export const BALANCE_AVERAGES = {
  /** (First + last) ÷ 2. */
  "opening-closing": (points: number) => [0, points - 1],
  /** The mean of all points: five quarter-ends, thirteen month-ends. MIX averages every point it has. The default. */
  "all-points": (points: number) => Array.from({ length: points }, (_, i) => i),
} as const satisfies Record<string, (points: number) => readonly number[]>;

/** The name of a way to average. */
export type BalanceAverage = keyof typeof BALANCE_AVERAGES;
