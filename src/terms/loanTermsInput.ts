/**
 * Loan terms as callers write them: every field with its meaning, its unit and what holds without it.
 */
import type { DateInput } from "../kernel/date.js";
import type { DecimalInput } from "../kernel/decimal.js";
import type { ChargeInput, SavingsInput } from "./chargeInput.js";
import type { LoanTerms } from "./complete.js";
import type { InterestInput } from "./interestInput.js";
import type { CalendarInput, RepaymentInput, RoundingInput } from "./termsInput.js";

/** Loan terms as callers write them; complete terms are such terms too. */
export type LoanTermsInput = {
  /** The currency's code in ISO 4217. */
  readonly currency: string;
  /** Decimal digits of the currency, 0 to 6; those of ISO 4217 unless said. */
  readonly decimals?: number | undefined;
  /** What is lent in all. */
  readonly principal: DecimalInput;
  /** The day on which it is paid out, or the first part of it. */
  readonly disbursedOn: DateInput;
  /** The parts in which it is paid out: they add up to the principal, the first on `disbursedOn`. */
  readonly disbursements?: readonly { readonly on: DateInput; readonly amount: DecimalInput }[] | undefined;
  /** What is paid back on the day of each disbursement: a percentage of it, or, of a single one, an amount. */
  readonly downPayment?:
    | { readonly percent?: DecimalInput | undefined; readonly amount?: DecimalInput | undefined }
    | undefined;
  /** The rate, the method, and how time is counted. */
  readonly interest: InterestInput;
  /** When and how the loan is repaid. */
  readonly repayment: RepaymentInput;
  /** Days that are not worked; none unless said. */
  readonly calendar?: CalendarInput | undefined;
  /** To what, and how, amounts are rounded; to the minor unit, half up, the odd units last, unless said. */
  readonly rounding?: RoundingInput | undefined;
  /** Fees, insurance and taxes; none unless said. */
  readonly charges?: readonly (ChargeInput | LoanTerms["charges"][number])[] | undefined;
  /** Compulsory savings; none unless said. */
  readonly savings?: SavingsInput | undefined;
};
