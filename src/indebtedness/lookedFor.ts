/**
 * The loan that is looked for: complete but for its installment, or but for its principal.
 */

import { type Problem, problem, readAll, readBelow, refuse } from "../kernel/error.js";
import { fromMinor } from "../kernel/money.js";
import { needRecord } from "../kernel/recordInput.js";
import { agreedTerms } from "../schedule/agreed.js";
import type { LoanTermsInput } from "../terms/loanTermsInput.js";
import type { Household, HouseholdInput } from "./parseHousehold.js";
import {
  checkCurrency,
  type ProposedLoan,
  type ProposedLoanInput,
  readProposedLoan,
} from "./proposedLoan.js";
import { currencyOf, digitsOf } from "./recordSchema.js";

/** The largest amount looked for, in minor units: that of one field of a household. */
export const MOST = 1_000_000_000_000;

const LOOKED_FOR = "must be left out: it is what is looked for";

/** The terms of the loan that is looked for: complete but for the principal. */
export type TermsWithoutPrincipal = Omit<LoanTermsInput, "principal">;

/** A proposed loan under such terms. */
export type LoanWithoutPrincipal = Omit<ProposedLoanInput, "terms" | "schedule"> & {
  readonly terms: TermsWithoutPrincipal;
};

/** The loan that is looked for, with nothing to be paid yet. */
export function loanWithoutInstallment(
  household: HouseholdInput | Household,
  loan: ProposedLoanInput,
): ProposedLoan {
  needRecord(loan, "proposed");
  const { every, installment } = loan;
  const problems: Problem[] = [];
  if (every === undefined)
    problems.push(problem("required", "proposed.every", "must say how often it would fall due"));
  if (installment !== undefined) problems.push(problem("conflict", "proposed.installment", LOOKED_FOR));
  if (problems.length > 0) refuse(problems);
  return readProposedLoan({ ...loan, installment: "0" }, currencyOf(household), digitsOf(household));
}

/** The loan that is looked for, by itself, and its terms with their unit in minor units of the household's currency. */
export function loanWithoutPrincipal(
  household: HouseholdInput | Household,
  loan: LoanWithoutPrincipal,
): { readonly base: ProposedLoan; readonly terms: TermsWithoutPrincipal; readonly unit: number } {
  needRecord(loan, "proposed");
  const { terms, ...rest } = loan;
  const [currency, digits] = [currencyOf(household), digitsOf(household)];
  const [base, unit] = readAll(
    () => readProposedLoan(rest, currency, digits),
    () => readBelow("proposed.terms", () => unitOf(terms, currency, digits)),
  );
  return { base, terms, unit };
}

/** The unit of the terms, which must be in the household's currency. */
function unitOf(terms: TermsWithoutPrincipal, currency: string | undefined, digits: number): number {
  needRecord(terms, "");
  if ("principal" in terms) refuse(problem("conflict", "principal", LOOKED_FOR));
  const agreed = agreedTerms({ ...terms, principal: fromMinor(MOST, digits).toString() });
  checkCurrency(agreed.terms, currency, digits);
  return agreed.unit;
}
