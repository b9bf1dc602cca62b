/**
 * The cash flow of a fit's household with a schedule in it.
 */
import type { Schedule } from "../../schedule/schedule.js";
import { cashFlowOf, type HouseholdCashFlow } from "../cashFlow/cashFlow.js";
import type { CashFlowPlan } from "../cashFlow/cashFlowOptions.js";
import type { Facts } from "../facts.js";
import { readProposedLoan } from "../proposedLoan.js";
import { weighedProposal, weighLoans } from "../weighedLoan.js";
import type { FitSearch } from "./fitSearch.js";

/** The cash flow of the household with a schedule, through the months of a plan. */
export function flowOfSchedule(
  schedule: Schedule,
  plan: CashFlowPlan,
  { household }: FitSearch,
): HouseholdCashFlow {
  const { facts, shocked } = household;
  const { book, choices } = facts;
  const loan = readProposedLoan(schedule, book.household.currency, book.digits);
  const weighed = weighedProposal(loan, choices.conversion);
  const withLoan = (of: Facts): Facts => ({
    ...of,
    proposed: loan,
    ...weighLoans([...of.loans, weighed], of.serviceFactor),
  });
  const shockedFacts = shocked && { facts: withLoan(shocked.facts), periods: shocked.periods };
  return cashFlowOf(withLoan(facts), plan, shockedFacts);
}
