/**
 * Apache Fineract's schedules: its terms in its own words, as terms of this library that lead to its figures.
 *
 * Its two generators differ from this library's defaults, and from each other, by the options of
 * {@link FINERACT_OPTIONS}; everything else follows from the terms. Known to differ still: Fineract solves the
 * installment in binary floating point and reckons with 12 digits, so an amount on half a unit may fall on the other
 * side; it shows a down payment on a due date as a row of its own; it solves the installment as if interest-free periods
 * bore interest.
 */
import { decimalText } from "../kernel/decimal.js";
import { LoanError } from "../kernel/error.js";
import {
  addRatios,
  multiplyRatios,
  ratio,
  ratioFromText,
  ratioToDecimal,
  roundRatio,
  ZERO,
} from "../kernel/ratio.js";
import { FINERACT_ROUNDINGS, type FineractTerms, fineractSchema } from "./fineractFields.js";
import { interestOf } from "./fineractInterestTerms.js";
import { FINERACT_OPTIONS, isInterestFree, type MappedLoan, mappedLoan } from "./fineractOptions.js";
import { repaymentOf } from "./fineractRepayment.js";
import { startOf } from "./fineractRows.js";
import type { LoanTermsInput } from "./loanTermsInput.js";
import { problemsFrom } from "./problems.js";

function roundingOf(mapped: MappedLoan): NonNullable<LoanTermsInput["rounding"]> {
  const { loan, isProgressive } = mapped;
  const mode = FINERACT_ROUNDINGS[loan.roundingMode];
  const { installmentMultiplesOf: multiple, currencyMultiplesOf: unit } = loan;
  const direction =
    mode === "up" || mode === "ceiling" ? "up" : mode === "down" || mode === "floor" ? "down" : "nearest";
  const isLevel = loan.amortization === "EQUAL_INSTALLMENTS" && loan.fixedEmi === undefined;
  const shares = isProgressive && !isInterestFree(mapped) && loan.fixedEmi === undefined;
  const threshold = loan.fixedEmi === undefined ? undefined : loan.lastInstallmentMergeThresholdPercent;
  return {
    mode: unit === undefined ? mode : "half-up",
    ...(unit !== undefined && { unit: String(unit) }),
    ...(multiple !== undefined && isLevel && { multiple: { of: String(multiple), direction } }),
    residue: shares ? FINERACT_OPTIONS.progressive.rounding.residue : "last",
    ...(threshold !== undefined && { smallLast: { belowPercent: threshold, action: "fold" as const } }),
  };
}

function sumOf(amounts: readonly string[]): string {
  return decimalText(ratioToDecimal(amounts.map(ratioFromText).reduce(addRatios, ZERO)));
}

/** A down payment is rounded to the multiple of the installment, where there is one and one disbursement. */
function downPaymentOf({ loan }: MappedLoan): LoanTermsInput["downPayment"] {
  const { downPaymentPercent: percent, installmentMultiplesOf: multiple, disbursements } = loan;
  if (percent === undefined) return undefined;
  if (multiple === undefined || disbursements.length > 1) return { percent };
  const part = multiplyRatios(ratioFromText(disbursements[0]?.amount ?? "0"), ratioFromText(percent));
  const multiples = ratio(part.numerator, part.denominator * 100n * BigInt(multiple));
  const mode = FINERACT_ROUNDINGS[loan.roundingMode];
  const amount = roundRatio(multiples, mode) * BigInt(multiple);
  return amount === 0n ? undefined : { amount: String(amount) };
}

/**
 * Terms of this library that lead to Fineract's figures, from a loan in Fineract's words.
 *
 * @throws LoanError with every field that is not sound
 * @example
 * ```ts
 * const terms = fineractTerms({
 *   currency: "USD", scheduleType: "PROGRESSIVE", disbursements: [{ date: "2024-01-01", amount: "100" }],
 *   interestRate: "7", ratePeriod: "YEAR", interestMethod: "DECLINING", amortization: "EQUAL_INSTALLMENTS",
 *   interestCalculationPeriod: "DAILY", daysInYear: 360, daysInMonth: 30,
 *   numberOfRepayments: 6, repaymentEvery: 1, repaymentFrequency: "MONTHS",
 * });
 * buildSchedule(terms).installments.map(({ total }) => total.toFixed(2)).join(" "); // "17.01 17.01 17.01 17.01 17.01 17.00"
 * ```
 */
export function fineractTerms(input: FineractTerms): LoanTermsInput {
  const parsed = fineractSchema.safeParse(input, { reportInput: true });
  if (!parsed.success) throw new LoanError(problemsFrom(parsed.error.issues));
  const all = mappedLoan(parsed.data);
  const { disbursements, currency, currencyDecimals } = all.loan;
  const downPayment = downPaymentOf(all);
  return {
    currency,
    ...(currencyDecimals !== undefined && { decimals: currencyDecimals }),
    principal: sumOf(disbursements.map(({ amount }) => amount)),
    disbursedOn: startOf(all.loan),
    ...(disbursements.length > 1 && {
      disbursements: disbursements.map(({ date, amount }) => ({ on: date, amount })),
    }),
    ...(downPayment && { downPayment }),
    interest: interestOf(all),
    repayment: repaymentOf(all),
    rounding: roundingOf(all),
  };
}
