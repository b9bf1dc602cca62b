/**
 * What is left of a loan on the day of a shock: an account, or bare terms, ready to be fitted.
 */
import { readBelow } from "../../kernel/error.js";
import type { LoanTerms } from "../../terms/complete.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";
import { type FitLoan, fitLoan } from "../fit/fitLoan.js";
import { isServicedLoan, type ServicedLoan } from "../servicedLoan.js";
import { checkAccountChoices, checkMostInstallments, type EmergencyOptions } from "./emergencyOptions.js";
import { type OwedLoan, owedLoan } from "./owedLoan.js";

/** An account, or terms of what is left. */
export type Remaining = ServicedLoan | LoanTerms | LoanTermsInput;

/** What is left, read. */
export interface RemainingLoan {
  /** What an account owes; bare terms owe nothing yet. */
  readonly owed: OwedLoan | undefined;
  readonly terms: LoanTerms | LoanTermsInput;
  readonly loan: FitLoan;
}

/**
 * Reads what is left of a loan.
 *
 * @throws LoanError with every problem, below `remaining`
 */
export function remainingLoan(remaining: Remaining, options: EmergencyOptions): RemainingLoan {
  const isAccount = isServicedLoan(remaining);
  checkAccountChoices(options, isAccount);
  const { arrears = "due-first", credit = "kept" } = options;
  const owed = isAccount ? owedLoan(remaining, { arrears, credit }) : undefined;
  const terms = owed?.terms ?? (remaining as LoanTerms | LoanTermsInput);
  const loan = readBelow(isAccount ? "remaining.terms" : "remaining", () => fitLoan(terms));
  checkMostInstallments(options, loan.dates.length);
  return { owed, terms, loan };
}
