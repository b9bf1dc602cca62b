/**
 * Arguments: a household, a loan and a policy given together; what is wrong with each stands below its own name.
 */
import { readBelow } from "../kernel/error.js";
import type { IndebtednessPolicy } from "../rules/indebtednessPolicy.js";
import type { Schedule } from "../schedule/schedule.js";
import { type HouseholdBook, householdBook } from "./householdBook.js";
import type { Household, HouseholdInput } from "./parseHousehold.js";
import { type PolicyChoice, parseIndebtednessPolicy } from "./parsePolicy.js";
import { type ProposedLoan, type ProposedLoanInput, readProposedLoan } from "./proposedLoan.js";
import { currencyOf, digitsOf } from "./recordSchema.js";

/**
 * The household.
 *
 * @throws LoanError with every problem, below `household`
 */
export function argumentBook(household: HouseholdInput | Household): HouseholdBook {
  return readBelow("household", () => householdBook(household));
}

/**
 * The loan proposed to a household, where there is one; the household may be unsound itself.
 *
 * @throws LoanError with every problem, below `proposed`
 */
export function argumentLoan(
  household: HouseholdInput | Household,
  proposed: ProposedLoanInput | Schedule | undefined,
): ProposedLoan | undefined {
  if (proposed === undefined) return undefined;
  return readProposedLoan(proposed, currencyOf(household), digitsOf(household));
}

/**
 * The policy, by its name or its record.
 *
 * @throws LoanError with every problem, below `policy`
 */
export function argumentPolicy(policy: PolicyChoice): IndebtednessPolicy {
  if (typeof policy === "string") return parseIndebtednessPolicy(policy);
  return readBelow("policy", () => parseIndebtednessPolicy(policy));
}
