/**
 * The cash-flow test: a household's money month by month, or week by week, through the whole term.
 *
 * Balance = balance before + income − expenses − repayments, exactly. A yearly ratio of 37.5% can pass while the
 * cash is negative from the third month to the fifth; this test sees it. The principal paid out is not counted as
 * income: it is taken to be spent on what it was lent for.
 */
import { formatDate } from "../../kernel/date.js";
import { readAll } from "../../kernel/error.js";
import type { Schedule } from "../../schedule/schedule.js";
import { argumentBook, argumentLoan } from "../arguments.js";
import { choicesOf, USUAL_CHOICES } from "../assessmentChoices.js";
import { type Facts, gatherFacts } from "../facts.js";
import { type Figure, moneyFigure, ratioFigure } from "../figure.js";
import type { Outcome } from "../judgment.js";
import type { Household, HouseholdInput } from "../parseHousehold.js";
import type { ProposedLoanInput } from "../proposedLoan.js";
import { digitsOf } from "../recordSchema.js";
import { monthlyService } from "../sums.js";
import {
  breakEvenFall,
  type CashFlowColumns,
  isOverShare,
  type ShockedPeriods,
  splicedColumns,
  worstShare,
} from "./cashFlowColumns.js";
import {
  type CashFlowPlan,
  cashFlowPlan,
  checkCashFlowOptions,
  type HouseholdCashFlowOptions,
} from "./cashFlowOptions.js";

/** One period of a cash flow. */
export interface CashFlowPeriod {
  /** The running number, from 1. */
  readonly number: number;
  /** The first day. */
  readonly from: string;
  readonly income: Figure;
  readonly expenses: Figure;
  /** Repayments of all debts, the new loan included. */
  readonly repayments: Figure;
  /** Money at hand at the end. */
  readonly balance: Figure;
  /** Repayments ÷ the income that the share is of; `undefined` where that is zero or less. */
  readonly share: Figure | undefined;
  /** Whether repayments are more than the bearable share. */
  readonly isOverShare: boolean;
  /** Whether more goes out than comes in. */
  readonly isLean: boolean;
}

/** A household's cash flow. */
export interface HouseholdCashFlow {
  /** `within` when the cash never runs out and no period is over the share, as far as that can be told. */
  readonly outcome: Outcome;
  readonly periods: readonly CashFlowPeriod[];
  readonly lowestBalance: Figure;
  /** Number of the period that ends with the lowest balance. */
  readonly lowestPeriod: number;
  /** Number of the first period that ends with less than nothing; `undefined` if none does. */
  readonly firstNegativePeriod: number | undefined;
  readonly leanPeriods: number;
  /** Periods in which repayments are more than the bearable share. */
  readonly periodsOverShare: number;
  /** All repayments ÷ all income; `undefined` without income. */
  readonly averageShare: Figure | undefined;
  /** The largest share of a period; `undefined` where a period with repayments has no income. */
  readonly worstShare: Figure | undefined;
  /** The fall of all income, as a share of it, at which the cash just never runs out; below zero if it already does. */
  readonly breakEvenIncomeFall: Figure | undefined;
  /** Where facts stand that are not known, and count as nothing here. */
  readonly unknown: readonly string[];
}

const shareFigure = (paid: bigint, of: bigint): Figure | undefined =>
  of > 0n ? ratioFigure(paid, of) : undefined;

function periodsOf(columns: CashFlowColumns, digits: number): CashFlowPeriod[] {
  const { scale, plan, income, expenses, repayments, base, balance } = columns;
  const money = (column: readonly bigint[], k: number): Figure =>
    moneyFigure(column[k] as bigint, scale, digits);
  return income.map((amount, k) => ({
    number: k + 1,
    from: formatDate(plan.boundaries[k] as number),
    income: money(income, k),
    expenses: money(expenses, k),
    repayments: money(repayments, k),
    balance: money(balance, k),
    share: shareFigure(repayments[k] as bigint, base[k] as bigint),
    isOverShare: isOverShare(columns, k),
    isLean: amount < (expenses[k] as bigint) + (repayments[k] as bigint),
  }));
}

function unknownFacts(facts: Facts, plan: CashFlowPlan): { out: string[]; in: string[] } {
  const repayments = monthlyService(facts, { counting: {}, withNew: true }).unknown.flatMap(
    ({ paths }) => paths,
  );
  const deductions = plan.shareOf === "net-of-deductions" ? facts.deductions.paths : [];
  return {
    out: [...facts.expenses.paths, ...deductions, ...repayments],
    in: [...facts.income.paths, ...(plan.openingCash === undefined ? ["savings"] : [])],
  };
}

const sumOf = (column: readonly bigint[]): bigint => column.reduce((sum, amount) => sum + amount, 0n);

/** What the columns say. Unknown money that goes out can only make it worse, unknown money that comes in better. */
export function cashFlowOf(facts: Facts, plan: CashFlowPlan, shocked?: ShockedPeriods): HouseholdCashFlow {
  const columns = splicedColumns(facts, plan, shocked);
  const { balance, scale, income, expenses, repayments } = columns;
  const { digits } = facts.book;
  const lowest = balance.reduce((at, amount, k) => (amount < (balance[at] as bigint) ? k : at), 0);
  const isOver = income.map((_, k) => isOverShare(columns, k));
  const negative = balance.findIndex((amount) => amount < 0n);
  const fails = negative >= 0 || isOver.includes(true);
  const unknown = unknownFacts(facts, plan);
  const isOpen = (fails ? unknown.in : unknown.out).length > 0;
  let periods: CashFlowPeriod[] | undefined;
  return {
    outcome: isOpen ? "cannot-tell" : fails ? "exceeds" : "within",
    get periods() {
      periods ??= periodsOf(columns, digits);
      return periods;
    },
    lowestBalance: moneyFigure(balance[lowest] as bigint, scale, digits),
    lowestPeriod: lowest + 1,
    firstNegativePeriod: negative < 0 ? undefined : negative + 1,
    leanPeriods: income.filter((amount, k) => amount < (expenses[k] as bigint) + (repayments[k] as bigint))
      .length,
    periodsOverShare: isOver.filter(Boolean).length,
    averageShare: shareFigure(sumOf(repayments), sumOf(income)),
    worstShare: worstShare(columns),
    breakEvenIncomeFall: breakEvenFall(columns),
    unknown: [...unknown.in, ...unknown.out],
  };
}

/**
 * Follows a household's cash month by month, or week by week, through the term of a proposed loan.
 *
 * @throws LoanError with every problem of the household, the loan and the options
 * @example
 * ```ts
 * const household = {
 *   currency: "KES", asOf: "2026-01-01",
 *   incomes: [{ source: "harvest", amount: "120000", per: "year", months: [7] }],
 *   expenses: [{ amount: "5000", per: "month" }],
 *   savings: [{ kind: "cash", balance: "20000" }],
 *   debts: [{ kind: "bank", mark: "bureau", installment: "2000", every: { unit: "month" }, nextDueOn: "2026-01-31" }],
 * };
 * const flow = projectCashFlow(household, undefined);
 * flow.firstNegativePeriod; // 3
 * String(flow.lowestBalance); // "-22000.00"
 * String(flow.averageShare); // "0.2000000000"
 * ```
 */
export function projectCashFlow(
  household: HouseholdInput | Household,
  proposed: ProposedLoanInput | Schedule | undefined,
  options: HouseholdCashFlowOptions = {},
): HouseholdCashFlow {
  const [book, loan] = readAll(
    () => argumentBook(household),
    () => argumentLoan(household, proposed),
    () => checkCashFlowOptions(options, digitsOf(household)),
  );
  const facts = gatherFacts(book, loan, choicesOf(options, USUAL_CHOICES));
  return cashFlowOf(facts, cashFlowPlan(facts, options));
}
