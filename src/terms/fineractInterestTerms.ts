/**
 * The interest part of a Fineract loan's terms: method, day count, first period and flat shares.
 */
import { fineractDayCount, fineractPeriodShare, fineractRate } from "./fineractInterest.js";
import { FINERACT_OPTIONS, type MappedLoan } from "./fineractOptions.js";
import type { LoanTermsInput } from "./loanTermsInput.js";

type Interest = LoanTermsInput["interest"];

/** What the first period costs that is not one step long. */
function firstPeriodOf({ loan, isFlat, isProgressive, rows }: MappedLoan): Interest["firstPeriod"] {
  if (rows !== undefined) return { treatment: "spread" };
  const isWhole = loan.firstPeriodInterestFrom === "ONE_PERIOD_BEFORE_FIRST_REPAYMENT" || isProgressive;
  if (isWhole && !isFlat) return { treatment: "ignored" };
  if (loan.interestCalculationPeriod === "DAILY") return { treatment: "spread" };
  if (!loan.allowPartialPeriodInterest) return { treatment: "ignored" };
  const dayCount = fineractDayCount(loan, true);
  if (isFlat) return { treatment: "spread", dayCount };
  const isLevel = loan.amortization === "EQUAL_INSTALLMENTS";
  return { treatment: isLevel ? "last-installment" : "first-installment", dayCount };
}

function flatOf({ loan }: MappedLoan): NonNullable<Interest["flat"]> {
  const { principal, base, term } = FINERACT_OPTIONS.cumulative.interest.flat;
  const isLevel = loan.amortization === "EQUAL_INSTALLMENTS";
  const hasMultiple = loan.installmentMultiplesOf !== undefined && isLevel;
  const solvedPrincipal = hasMultiple ? "rounded-parts" : principal;
  const sharesPaying = isLevel && loan.graceOnInterestPayment > 0;
  return {
    shares: sharesPaying ? "paying-installments" : "every-installment",
    principal: isLevel ? solvedPrincipal : "total-less-interest",
    base,
    term,
  };
}

/** The interest of the terms. */
export function interestOf(mapped: MappedLoan): Interest {
  const { loan, isFlat, isUneven, isProgressive } = mapped;
  const options = FINERACT_OPTIONS[isProgressive ? "progressive" : "cumulative"].interest;
  return {
    rate: fineractRate(loan),
    method: isFlat ? "flat" : "declining-balance",
    dayCount: fineractDayCount(loan, isUneven),
    periodShare: fineractPeriodShare(loan),
    firstPeriod: firstPeriodOf(mapped),
    rounding: isFlat ? "per-period" : options.rounding,
    ...(isFlat && { flat: flatOf(mapped) }),
  };
}
