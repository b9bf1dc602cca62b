/**
 * The cash flow of a fit's household with a loan in it.
 */
import { cashFlowOf, type HouseholdCashFlow } from "../cashFlow/cashFlow.js";
import type { CashFlowPlan } from "../cashFlow/cashFlowOptions.js";
import type { Facts } from "../facts.js";
import type { ProposedLoan } from "../proposedLoan.js";
import { weighedProposal, weighLoans } from "../weighedLoan.js";
import type { FitSearch } from "./fitSearch.js";

/** The cash flow of the household with a loan, through the months of a plan. */
export function flowOfLoan(
  loan: ProposedLoan,
  plan: CashFlowPlan,
  { household }: FitSearch,
): HouseholdCashFlow {
  const { facts, shocked } = household;
  const { choices } = facts;
  const weighed = weighedProposal(loan, choices.conversion);
  const withLoan = (of: Facts): Facts => ({
    ...of,
    proposed: loan,
    ...weighLoans([...of.loans, weighed], of.serviceFactor),
  });
  const shockedFacts = shocked && { facts: withLoan(shocked.facts), periods: shocked.periods };
  return cashFlowOf(withLoan(facts), plan, shockedFacts);
}
