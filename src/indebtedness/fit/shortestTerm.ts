/**
 * The shortest term over which a loan can be repaid, where its own is too short.
 */
import { addMonths } from "../../kernel/date.js";
import { LoanError } from "../../kernel/error.js";
import type { LoanTerms } from "../../terms/complete.js";
import { MOST_INSTALLMENTS } from "../../terms/productSchema.js";
import { type FitLoan, fitLoan } from "./fitLoan.js";
import { payMost } from "./fitProblem.js";
import { type FitSearch, problemOf } from "./fitSearch.js";

/** Most years that are added in search of a term that would do. */
const MOST_YEARS = 10;

/** The most installments that are tried: up to ten years after the agreed end. */
function mostInstallments({ dates, agreed }: FitLoan): number {
  const last = dates[dates.length - 1] as number;
  const span = Math.max(1, (last - agreed.disbursedOn) / dates.length);
  return Math.min(
    MOST_INSTALLMENTS,
    dates.length + Math.ceil((addMonths(last, 12 * MOST_YEARS) - last) / span),
  );
}

/** The loan over so many dates; `undefined` where a level plan would not cover the interest of a long first period. */
function solvableLoan(terms: LoanTerms, installments: number): FitLoan | undefined {
  try {
    return fitLoan(terms, installments);
  } catch (error) {
    const isUnsolvable =
      error instanceof LoanError && error.problems.every(({ code }) => code === "no-solution");
    if (isUnsolvable) return undefined;
    throw error;
  }
}

/**
 * Whether paying most repays a loan over so many dates, with the last of them if only that may close it; `undefined`
 * where there is no level plan over so many.
 */
function closes(terms: LoanTerms, installments: number, search: FitSearch): boolean | undefined {
  const loan = solvableLoan(terms, installments);
  return loan && payMost(problemOf(loan, search).problem).kind === "closed";
}

/** The first number of installments that does, one by one, until there is no level plan any more. */
function firstSolvable(terms: LoanTerms, from: number, search: FitSearch): number | undefined {
  for (let count = from; ; count++) {
    const answer = closes(terms, count, search);
    if (answer !== false) return answer && count;
  }
}

/** The first number of installments that does, where each number is a loan of its own. */
function firstThatCloses(loan: FitLoan, most: number, search: FitSearch): number | undefined {
  const { terms } = loan.agreed;
  const { caps } = problemOf(fitLoan(terms, most), search).problem;
  for (let count = loan.dates.length + 1; count <= most; count++) {
    if ((caps[count - 1] as number) > 0 && closes(terms, count, search)) return count;
  }
  return undefined;
}

/** The first number of installments that does, where more dates never do worse: doubling, then halving. */
function halvedUntilItCloses(loan: FitLoan, most: number, search: FitSearch): number | undefined {
  const { terms } = loan.agreed;
  let bad = loan.dates.length;
  let good = bad;
  for (let added = 1; good === bad; added *= 2) {
    const tried = Math.min(most, loan.dates.length + added);
    const answer = closes(terms, tried, search);
    if (answer === undefined) return firstSolvable(terms, bad + 1, search);
    if (answer) good = tried;
    else if (tried === most) return undefined;
    else bad = good = tried;
  }
  while (good - bad > 1) {
    const middle = bad + Math.floor((good - bad) / 2);
    if (closes(terms, middle, search)) good = middle;
    else bad = middle;
  }
  return good;
}

/**
 * The fewest installments over which the loan can be repaid when all that can be borne is paid; `undefined` if
 * ten more years do not do.
 */
export function shortestTerm(loan: FitLoan, search: FitSearch): number | undefined {
  const { interest, repayment } = loan.agreed.terms;
  if ("dates" in repayment.every) return undefined;
  const most = mostInstallments(loan);
  return interest.method === "flat"
    ? firstThatCloses(loan, most, search)
    : halvedUntilItCloses(loan, most, search);
}
