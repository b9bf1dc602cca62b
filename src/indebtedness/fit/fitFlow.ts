/**
 * The cash flow of a fit's household with a loan in it.
 */
import { cashFlowOf, type HouseholdCashFlow } from "../cashFlow/cashFlow.js";
import type { CashFlowPlan } from "../cashFlow/cashFlowOptions.js";
import type { Facts } from "../facts.js";
import type { ProposedLoan } from "../proposedLoan.js";
import { weighedProposal, weighLoans } from "../weighedLoan.js";
import type { FitSearch } from "./fitSearch.js";

/** The facts with one more loan in them. */
export function withLoan(facts: Facts, loan: ProposedLoan): Facts {
  const weighed = weighedProposal(loan, facts.choices.conversion);
  return { ...facts, proposed: loan, ...weighLoans([...facts.loans, weighed], facts.serviceFactor) };
}

/** The cash flow of the household with a loan, through the months of a plan. */
export function flowOfLoan(
  loan: ProposedLoan,
  plan: CashFlowPlan,
  { facts, shocked }: FitSearch["household"],
): HouseholdCashFlow {
  const shockedFacts = shocked && { facts: withLoan(shocked.facts, loan), periods: shocked.periods };
  return cashFlowOf(withLoan(facts, loan), plan, shockedFacts);
}
