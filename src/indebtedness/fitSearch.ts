/**
 * The search of a fit: the payments that serve the goal, or that none exist and the shortest term that would do.
 */
import { addMonths } from "../kernel/date.js";
import { compareRatios, type Ratio, ratio } from "../kernel/ratio.js";
import type { FitGoal } from "../rules/fitGoal.js";
import type { LoanTerms } from "../terms/parseTerms.js";
import { MOST_INSTALLMENTS } from "../terms/productSchema.js";
import type { CashFlowColumns } from "./cashFlowColumns.js";
import { type FittedPayments, fewestChanges, lowestPeak } from "./fitGoals.js";
import { columnsUpTo, type FitHousehold, fitProblem } from "./fitHousehold.js";
import { type FitLoan, fitLoan } from "./fitLoan.js";
import { type FitProblem, payMost, walkPlan } from "./fitProblem.js";

/** What is searched for. */
export interface FitSearch {
  readonly household: FitHousehold;
  readonly share: Ratio;
  readonly goal: FitGoal;
}

/** Payments on the dates of a loan. */
export interface FittedLoan extends FittedPayments {
  readonly loan: FitLoan;
  readonly columns: CashFlowColumns;
}

/** The problem of a loan in a household. */
export function problemOf(
  loan: FitLoan,
  { household, share }: FitSearch,
): { problem: FitProblem; columns: CashFlowColumns } {
  const last = loan.dates[loan.dates.length - 1] as number;
  const columns = columnsUpTo(household, loan.agreed.disbursedOn, last, share);
  return { problem: fitProblem(loan, columns, share, household.leastCash), columns };
}

/** Shares are tried in hundredths of a percent. */
const SHARE_STEPS = 10_000;

/** The smallest share, in hundredths of a percent, that repays the loan in time when all of it is paid. */
function lowestShare(
  loan: FitLoan,
  columns: CashFlowColumns,
  { household, share }: FitSearch,
): FittedPayments | undefined {
  const pay = (steps: number) => {
    const tried = ratio(steps, SHARE_STEPS);
    const bounded = compareRatios(tried, share) > 0 ? share : tried;
    const all = () => Number.POSITIVE_INFINITY;
    return walkPlan(fitProblem(loan, columns, bounded, household.leastCash), { pay: all, close: all });
  };
  const most = Number((share.numerator * BigInt(SHARE_STEPS) + share.denominator - 1n) / share.denominator);
  if (pay(most).kind === "open") return undefined;
  let [bad, good] = [0, most];
  while (good - bad > 1) {
    const middle = bad + Math.floor((good - bad) / 2);
    if (pay(middle).kind === "closed") good = middle;
    else bad = middle;
  }
  return { payments: pay(good).payments, isFewest: undefined };
}

/** The payments that serve the goal over the dates of a loan; `undefined` where none fit. */
export function searchPayments(loan: FitLoan, search: FitSearch): FittedLoan | undefined {
  const { problem, columns } = problemOf(loan, search);
  const found =
    search.goal === "lowest-share"
      ? lowestShare(loan, columns, search)
      : search.goal === "lowest-peak"
        ? lowestPeak(problem)
        : fewestChanges(problem);
  return found && { ...found, loan, columns };
}

/** Most years that are added in search of a term that would do. */
const MOST_YEARS = 10;

/** Dates are added in growing numbers, up to ten years after the agreed end. */
function* longerTerms(loan: FitLoan): Generator<number> {
  const agreed = loan.dates.length;
  const end = addMonths(loan.dates[agreed - 1] as number, 12 * MOST_YEARS);
  const span = Math.max(1, ((loan.dates[agreed - 1] as number) - loan.agreed.disbursedOn) / agreed);
  const most = Math.min(
    MOST_INSTALLMENTS,
    agreed + Math.ceil((end - (loan.dates[agreed - 1] as number)) / span),
  );
  for (let added = 1; agreed + added < most; added *= 2) yield agreed + added;
  yield most;
}

/** Whether paying most repays a loan over so many dates, and with which of them. */
function closingRow(terms: LoanTerms, installments: number, search: FitSearch): number | undefined {
  const walk = payMost(problemOf(fitLoan(terms, installments), search).problem);
  return walk.kind === "closed" ? walk.payments.length : undefined;
}

/**
 * The fewest installments over which the loan can be repaid when all that can be borne is paid; `undefined` if
 * ten more years do not do.
 */
export function shortestTerm(loan: FitLoan, search: FitSearch): number | undefined {
  const { terms } = loan.agreed;
  if ("dates" in terms.repayment.every) return undefined;
  let open = loan.dates.length;
  for (const installments of longerTerms(loan)) {
    if (closingRow(terms, installments, search) === undefined) {
      open = installments;
      continue;
    }
    let [bad, good] = [open, installments];
    while (good - bad > 1) {
      const middle = bad + Math.floor((good - bad) / 2);
      if (closingRow(terms, middle, search) === undefined) bad = middle;
      else good = middle;
    }
    return good;
  }
  return undefined;
}
