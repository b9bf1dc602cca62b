/**
 * Terms of a loan from an ACTUS contract at a fixed rate.
 */
import { Decimal } from "../../kernel/decimal.js";
import { LoanError, problem, refuse } from "../../kernel/error.js";
import { kindOf } from "../../kernel/kindOf.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";
import { type ActusContract, listOf, MOST_DECIMALS, numberOf } from "./actusContract.js";
import { feeObjection } from "./actusFees.js";
import { type ActusLoan, actusLoan } from "./actusLoan.js";
import { actusPlan } from "./actusPlan.js";
import { hasCarried, planObjections } from "./actusPlanChecks.js";
import { malformed, objections } from "./actusTermList.js";

/** Why a contract has no counterpart here, each reason with the term that it is about. */
interface NotMapped {
  readonly kind: "none";
  readonly reasons: readonly string[];
}

/** The terms that a contract stands for, or why it has none here. */
export type ActusTerms = { readonly kind: "found"; readonly terms: LoanTermsInput } | NotMapped;

/** The loan that a contract stands for, or why there is none. */
export type FoundLoan = { readonly kind: "found"; readonly loan: ActusLoan } | NotMapped;

const none = (reasons: readonly string[]): NotMapped => ({ kind: "none", reasons });

const AMOUNTS = ["notionalPrincipal", "arrayNextPrincipalRedemptionPayment", "premiumDiscountAtIED"];

/** Amounts that are finer than terms of a loan hold them. */
const tooFine = (contract: ActusContract): string[] =>
  AMOUNTS.filter((name) =>
    listOf(contract, name).some((text) => new Decimal(text).decimalPlaces() > MOST_DECIMALS),
  ).map((name) => `${name}: has more than ${MOST_DECIMALS} decimals`);

/**
 * The loan of a contract.
 *
 * @throws LoanError with every value that is not what its term holds
 */
export function loanOfActus(contract: ActusContract): FoundLoan {
  if (typeof contract !== "object" || contract === null || Array.isArray(contract)) {
    refuse(problem("wrong-type", "contract", `must be a record of ACTUS terms; got ${kindOf(contract)}`));
  }
  const wrong = malformed(contract);
  if (wrong.length > 0) throw new LoanError(wrong);
  const reasons = [...objections(contract), ...tooFine(contract)];
  if (reasons.length > 0) return none(reasons);
  const plan = actusPlan(contract);
  if (typeof plan === "string") return none([plan]);
  const against = planObjections(contract, plan);
  if (against.length > 0) return none(against);
  const loan = actusLoan(contract, plan);
  return typeof loan === "string" ? none([loan]) : { kind: "found", loan };
}

/** What a contract does that terms of a loan do not say. */
function unsaid(contract: ActusContract, { plan, rows }: ActusLoan): string[] {
  const fee = feeObjection(contract, plan);
  const premium = numberOf(contract, "premiumDiscountAtIED");
  const isAbove = premium?.isPositive() === true && !premium.isZero() && !plan.isExchanged;
  const grows = rows.some(({ principal }, index) => {
    const row = plan.rows[index];
    return principal.isNegative() && row?.redeems === true && row.redemption === undefined;
  });
  const last = plan.rows[rows.length - 1];
  const owes = hasCarried(contract, plan);
  return [
    ...(isAbove ? ["premiumDiscountAtIED: more than the notional is paid out"] : []),
    ...(owes ? ["accruedInterest: interest from before the first day"] : []),
    ...(fee === undefined ? [] : [fee]),
    ...(grows ? ["nextPrincipalRedemptionPayment: does not cover the interest"] : []),
    ...(last?.interest === "waits"
      ? ["cycleOfInterestPayment: interest falls due after the last redemption"]
      : []),
  ];
}

/**
 * The terms of a loan that an ACTUS contract at a fixed rate stands for: PAM, LAM, NAM, ANN and LAX.
 *
 * Dates of cycles are given dates, moved to business days where the contract says so. An annuity without a payment is
 * solved; a payment of more than 6 decimals is rounded as money is. Less than the notional that is paid out is a
 * charge, a redemption on the day of the exchange a down payment. Purchase and termination change who holds the loan,
 * not the loan. {@link actusEvents} has what terms cannot say: premiums, fees on the notional, balances that grow.
 *
 * @throws LoanError with every value that is not what its term holds: no number, no date, no cycle
 * @example
 * ```ts
 * const found = termsFromActus({
 *   contractType: "PAM", contractRole: "RPA", statusDate: "2025-12-31T00:00:00", currency: "USD",
 *   initialExchangeDate: "2026-01-01T00:00:00", maturityDate: "2026-04-01T00:00:00", notionalPrincipal: "1200",
 *   nominalInterestRate: "0.12", dayCountConvention: "30E360", cycleOfInterestPayment: "P1ML0",
 * });
 * found.kind === "found" ? buildSchedule(found.terms).totals.interest.toFixed(2) : found.reasons; // "36.00"
 * ```
 */
export function termsFromActus(contract: ActusContract): ActusTerms {
  const found = loanOfActus(contract);
  if (found.kind === "none") return found;
  const reasons = unsaid(contract, found.loan);
  return reasons.length > 0 ? none(reasons) : { kind: "found", terms: found.loan.terms };
}
