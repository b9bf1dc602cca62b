/**
 * The search of a fit: the payments that serve the goal, or that none exist.
 */
import { compareRatios, type Ratio, ratio } from "../../kernel/ratio.js";
import type { FitGoal } from "../../rules/fitGoal.js";
import type { CashFlowColumns } from "../cashFlow/cashFlowColumns.js";
import type { Beside } from "./fitBeside.js";
import { type FittedPayments, fewestChanges, lowestPeak } from "./fitGoals.js";
import { columnsUpTo, type FitHousehold, fitProblem } from "./fitHousehold.js";
import { type FitLoan, fitLoan } from "./fitLoan.js";
import { type FitProblem, isProvedNone, walkPlan } from "./fitProblem.js";
import type { InterestCharge } from "./interestCharges.js";

/** What is searched for. */
export interface FitSearch {
  readonly household: FitHousehold;
  readonly share: Ratio;
  readonly goal: FitGoal;
  /** What falls due beside the loan: nothing unless given. */
  readonly beside?: Beside | undefined;
  /** What is charged on interest, in units of the loan: nothing unless given. */
  readonly charge?: InterestCharge | undefined;
}

/** Payments on the dates of a loan. */
export interface FittedLoan extends FittedPayments {
  readonly loan: FitLoan;
  readonly columns: CashFlowColumns;
}

/** The problem of a loan in a household. */
export function problemOf(
  loan: FitLoan,
  { household, share, beside, charge }: FitSearch,
): { problem: FitProblem; columns: CashFlowColumns } {
  const last = loan.dates[loan.dates.length - 1] as number;
  const columns = columnsUpTo(household, loan.agreed.disbursedOn, last, share);
  return {
    problem: fitProblem(loan, columns, { share, leastCash: household.leastCash, beside, charge }),
    columns,
  };
}

/** Shares are tried in hundredths of a percent. */
const SHARE_STEPS = 10_000;

/** The smallest share, in hundredths of a percent, that repays the loan in time when all of it is paid. */
function lowestShare(
  loan: FitLoan,
  columns: CashFlowColumns,
  { household, share, beside, charge }: FitSearch,
): FittedPayments | undefined {
  const problemAt = (steps: number): FitProblem => {
    const tried = ratio(steps, SHARE_STEPS);
    const bounded = compareRatios(tried, share) > 0 ? share : tried;
    return fitProblem(loan, columns, { share: bounded, leastCash: household.leastCash, beside, charge });
  };
  const all = () => Number.POSITIVE_INFINITY;
  const pay = (steps: number) => walkPlan(problemAt(steps), { pay: all, close: all });
  const most = Number((share.numerator * BigInt(SHARE_STEPS) + share.denominator - 1n) / share.denominator);
  if (pay(most).kind === "open") return undefined;
  let [bad, good] = [0, most];
  while (good - bad > 1) {
    const middle = bad + Math.floor((good - bad) / 2);
    if (pay(middle).kind === "closed") good = middle;
    else bad = middle;
  }
  return { payments: pay(good).payments, isFewest: undefined, beside: problemAt(good).beside };
}

/** Whether the level plan stays within what each date can bear. */
function levelFits({ level, unit }: FitLoan, asked: FitProblem): boolean {
  const { levels, caps, rooms, charge, unpaidBeside } = asked;
  if (unpaidBeside > 0) return false;
  let paid = 0;
  return levels.every((total, row) => {
    const due = total + charge((level.columns.interest[row] ?? 0) / unit);
    paid += due;
    return due <= (caps[row] as number) && (rooms === undefined || paid <= (rooms[row] as number));
  });
}

function searchOver(loan: FitLoan, search: FitSearch): FittedLoan | undefined {
  const { problem, columns } = problemOf(loan, search);
  const { share, beside, charge, household } = search;
  const { leastCash } = household;
  const problemAt = (height: number): FitProblem =>
    fitProblem(loan, columns, { share, leastCash, beside, charge, most: height * loan.unit });
  const found =
    search.goal === "lowest-share"
      ? lowestShare(loan, columns, search)
      : search.goal === "lowest-peak"
        ? lowestPeak(problemAt)
        : fewestChanges(problem);
  return found && { ...found, loan, columns };
}

/** The loan over fewer and fewer dates: flat interest is agreed for a term, so each term is a loan of its own. */
function* shorterLoans(loan: FitLoan): Generator<FitLoan> {
  yield loan;
  if (loan.agreed.terms.interest.method !== "flat" || "dates" in loan.agreed.terms.repayment.every) return;
  for (let count = loan.dates.length - 1; count >= 1; count--) yield fitLoan(loan.agreed.terms, count);
}

/** The payments that serve the goal over the dates of a loan, or fewer; `undefined` where none fit. */
export function searchPayments(loan: FitLoan, search: FitSearch): FittedLoan | "level" | undefined {
  if (search.goal === "fewest-changes" && levelFits(loan, problemOf(loan, search).problem)) return "level";
  for (const shorter of shorterLoans(loan)) {
    const found = searchOver(shorter, search);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether it is proved that no payments repay the loan over its dates, or fewer. */
export function isProved(loan: FitLoan, search: FitSearch): boolean {
  for (const shorter of shorterLoans(loan)) {
    const isAlone = isProvedNone(problemOf(shorter, { ...search, beside: undefined }).problem);
    if (!isAlone && !isProvedNone(problemOf(shorter, search).problem)) return false;
  }
  return true;
}
