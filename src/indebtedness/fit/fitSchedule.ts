/**
 * A schedule fitted to a life: no month bears more than its share, the cash lasts, and nothing else changes that
 * need not.
 *
 * A date pays all interest that is due by then, and principal on top, or nothing; interest that waits bears none.
 * Several dates in one month bear equal parts of what the month can bear. The schedule found is built by the same
 * engine as every other, and checked by `verifySchedule` and by the cash-flow test.
 */
import { formatDate } from "../../kernel/date.js";
import { readAll, readBelow } from "../../kernel/error.js";
import type { LoanTerms } from "../../terms/complete.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";
import { argumentBook } from "../arguments.js";
import { choicesOf, USUAL_CHOICES } from "../assessmentChoices.js";
import { cashFlowPlan } from "../cashFlow/cashFlowOptions.js";
import { type Facts, gatherFacts } from "../facts.js";
import { type Figure, moneyFigure } from "../figure.js";
import { FIT_NAMES } from "../optionRecord.js";
import type { Household, HouseholdInput } from "../parseHousehold.js";
import { checkCurrency } from "../proposedLoan.js";
import { digitsOf } from "../recordSchema.js";
import { type FitHousehold, unknownForFit } from "./fitHousehold.js";
import { type FitLoan, fitLoan } from "./fitLoan.js";
import { type FitChoices, type FitOptions, readFitOptions } from "./fitOptions.js";
import { payMost } from "./fitProblem.js";
import { type FitSearch, isProved, problemOf, searchPayments } from "./fitSearch.js";
import { type FoundFit, foundFit } from "./foundFit.js";
import { shortestTerm } from "./shortestTerm.js";

export type { FoundFit };

/** The outcome of a fit. */
export type Fit =
  | FoundFit
  | {
      readonly kind: "none";
      /** Whether it is proved that no schedule exists within the term, or none was found. */
      readonly isProved: boolean;
      /** Whether the cash falls too low without the loan too: then no schedule keeps it. */
      readonly cashRunsOutAnyway: boolean;
      /** What is still owed at the end of the term when all that can be borne is paid on every date. */
      readonly unpaid: Figure;
      /**
       * The shortest term that would do, with its schedule; `undefined` if ten more years do not do, or if terms that
       * might have no level plan to start from: equal installments would not cover a long first period's interest.
       */
      readonly shortest:
        | { readonly installments: number; readonly lastDueOn: string; readonly fit: FoundFit }
        | undefined;
    }
  | {
      readonly kind: "cannot-tell";
      /** Where the facts stand that are not known. */
      readonly unknown: readonly string[];
    };

/** The shortest term that would do, with its schedule. */
function shortestFit(loan: FitLoan, search: FitSearch) {
  const installments = shortestTerm(loan, search);
  if (installments === undefined) return undefined;
  const longer = fitLoan(loan.agreed.terms, installments);
  const fitted = searchPayments(longer, search);
  if (fitted === undefined) return undefined;
  const lastDueOn = formatDate(longer.dates[longer.dates.length - 1] as number);
  return { installments, lastDueOn, fit: foundFit(longer, fitted, search) };
}

function noFit(loan: FitLoan, search: FitSearch): Fit {
  const { problem: asked } = problemOf(loan, search);
  const walk = payMost(asked);
  const owed = walk.kind === "open" ? walk.owed * loan.unit : 0;
  return {
    kind: "none",
    isProved: isProved(loan, search),
    cashRunsOutAnyway: asked.rooms?.some((room) => room < 0) ?? false,
    unpaid: moneyFigure(BigInt(owed + asked.unpaidBeside), 1n, loan.agreed.terms.decimals),
    shortest: shortestFit(loan, search),
  };
}

/** Fits a loan to a household made ready. */
export function fitReady(loan: FitLoan, search: FitSearch): Fit {
  const unknown = unknownForFit(search.household);
  if (unknown.length > 0) return { kind: "cannot-tell", unknown };
  const fitted = searchPayments(loan, search);
  return fitted === undefined ? noFit(loan, search) : foundFit(loan, fitted, search);
}

/** The household of a fit, from its facts and the options. */
export function fitHouseholdOf(
  facts: Facts,
  options: FitOptions,
  { shareOf, keepsCash, leastCash }: FitChoices,
): FitHousehold {
  const { openingCash } = cashFlowPlan(facts, {
    from: formatDate(facts.asOf as number),
    openingCash: options.openingCash,
  });
  return { facts, openingCash, shareOf, leastCash: keepsCash ? leastCash : undefined };
}

/**
 * Fits the schedule of a loan to a household's cash flow: no month bears more than the share of its income, the
 * cash lasts, and the goal decides among the schedules that do. Or says that there is none within the term, with
 * the shortest term that would do.
 *
 * @throws LoanError with every problem of the household, the terms and the options
 * @example
 * ```ts
 * const farmer = {
 *   currency: "KES", asOf: "2026-01-10",
 *   incomes: [
 *     { source: "livestock", amount: "8000", per: "month" },
 *     { source: "harvest", amount: "60000", per: "year", months: [7] },
 *   ],
 *   expenses: [{ amount: "7000", per: "month" }],
 *   savings: [{ kind: "cash", balance: "5000" }],
 *   debts: [],
 * };
 * const fit = fitSchedule(farmer, {
 *   currency: "KES", principal: "20000", disbursedOn: "2026-01-10",
 *   interest: { rate: { percent: "18" } },
 *   repayment: { installments: 8, every: { unit: "month" } },
 * }, { share: "0.30" });
 * fit.kind; // "found"
 * fit.schedule.installments.map(({ total }) => total.toFixed(2)).join(" "); // "2400.00 2400.00 2400.00 2400.00 1109.67 5933.52 2400.00 2400.00"
 * ```
 */
export function fitSchedule(
  household: HouseholdInput | Household,
  terms: LoanTerms | LoanTermsInput,
  options: FitOptions,
): Fit {
  const [book, loan, choices] = readAll(
    () => argumentBook(household),
    () => readBelow("terms", () => fitLoan(terms)),
    () => readFitOptions(options, FIT_NAMES, digitsOf(household)),
  );
  readBelow("terms", () => checkCurrency(loan.level.terms, book.household.currency, book.digits));
  const asOf = loan.agreed.disbursedOn;
  const facts = gatherFacts({ ...book, asOf }, undefined, choicesOf(options, USUAL_CHOICES));
  return fitReady(loan, {
    household: fitHouseholdOf(facts, options, choices),
    share: choices.share,
    goal: choices.goal,
  });
}
