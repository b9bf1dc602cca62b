/**
 * The interest and principal parts of equal payments, one by one and added up.
 *
 * With B the future value after the payments before it (negative while money is owed), the interest part of payment
 * k is r·B, in advance r·B ÷ (1 + r), and nothing at the very first payment in advance, when no time has passed. The
 * principal part is the payment less that. Sums need no loop, because principal is the fall of the balance.
 */
import type { Decimal } from "../kernel/decimal.js";
import {
  type Fraction,
  minus,
  NOTHING,
  over,
  plus,
  type QuotientInput,
  times,
  toDecimal,
  UNIT,
  whole,
} from "./fraction.js";
import { type Annuity, exactFutureValue, exactPayment, readAnnuity } from "./timeValue.js";
import { RecordReader, type TimeValueTerms } from "./timeValueInput.js";

/** Equal payments that take a present value to a future value. */
interface Plan {
  readonly annuity: Annuity;
  readonly present: Fraction;
  readonly payment: Fraction;
}

/** What a part of one payment is asked by. */
export interface PaymentPartTerms extends TimeValueTerms {
  readonly presentValue: QuotientInput;
  readonly futureValue?: QuotientInput;
  /** Which payment: 1 to `periods`. */
  readonly period: number;
}

/** What a sum over payments is asked by. */
export interface CumulativeTerms extends TimeValueTerms {
  readonly presentValue: QuotientInput;
  /** The first payment that counts, from 1. */
  readonly from: number;
  /** The last payment that counts. */
  readonly to: number;
}

function planOf(annuity: Annuity, present: Fraction, future: Fraction): Plan {
  return { annuity, present, payment: exactPayment(annuity, present, future) };
}

/** The value that bears interest after the first `payments` payments; in advance, just after the last of them. */
function balanceAfter({ annuity, present, payment }: Plan, payments: number): Fraction {
  const balance = exactFutureValue({ ...annuity, periods: payments }, present, payment);
  return annuity.due === "start" ? over(balance, plus(UNIT, annuity.rate)) : balance;
}

function interestOf(plan: Plan, period: number): Fraction {
  const { rate, due } = plan.annuity;
  return due === "start" && period === 1 ? NOTHING : times(rate, balanceAfter(plan, period - 1));
}

function principalBetween(plan: Plan, from: number, to: number): Fraction {
  const isFirstInAdvance = plan.annuity.due === "start" && from === 1;
  if (!isFirstInAdvance) return minus(balanceAfter(plan, from - 1), balanceAfter(plan, to));
  return plus(plan.payment, minus(balanceAfter(plan, 1), balanceAfter(plan, to)));
}

function readPart(input: PaymentPartTerms): { plan: Plan; period: number; digits: number } {
  const reader = new RecordReader(input);
  const annuity = readAnnuity(reader, 1);
  const [present, future] = [reader.fraction("presentValue"), reader.fraction("futureValue", NOTHING)];
  const period = reader.whole("period", 1, annuity.periods || 1);
  const digits = reader.digits();
  reader.done();
  return { plan: planOf(annuity, present, future), period, digits };
}

/**
 * The interest in payment number `period` of equal payments.
 *
 * @throws LoanError `required`, `not-a-decimal`, `wrong-type`, `out-of-range`, `not-in-list`, `unknown-field`
 * @example
 * ```ts
 * const loan = { ratePerPeriod: "0.1/12", periods: 24, presentValue: "2000" };
 * interestPart({ ...loan, period: 1 }).toFixed(2); // "-16.67"
 * interestPart({ ...loan, period: 1, due: "start" }).toFixed(2); // "0.00"
 * ```
 */
export function interestPart(input: PaymentPartTerms): Decimal {
  const { plan, period, digits } = readPart(input);
  return toDecimal(interestOf(plan, period), digits);
}

/**
 * The principal in payment number `period` of equal payments: the payment less its interest.
 *
 * @throws LoanError as {@link interestPart}
 * @example
 * ```ts
 * const loan = { ratePerPeriod: "0.1/12", periods: 24, presentValue: "2000" };
 * principalPart({ ...loan, period: 1 }).toFixed(2); // "-75.62"
 * ```
 */
export function principalPart(input: PaymentPartTerms): Decimal {
  const { plan, period, digits } = readPart(input);
  return toDecimal(minus(plan.payment, interestOf(plan, period)), digits);
}

function readSum(input: CumulativeTerms): { plan: Plan; from: number; to: number; digits: number } {
  const reader = new RecordReader(input);
  const annuity = readAnnuity(reader, 1);
  const present = reader.fraction("presentValue");
  if (annuity.rate.numerator < 0n) reader.fail("ratePerPeriod", "out-of-range", "must not be negative");
  if (present.numerator < 0n) reader.fail("presentValue", "out-of-range", "must not be negative");
  const last = annuity.periods || 1;
  const [from, to] = [reader.whole("from", 1, last), reader.whole("to", 1, last)];
  if (from > to) reader.fail("to", "wrong-order", "must not come before from");
  const digits = reader.digits();
  reader.done();
  return { plan: planOf(annuity, present, NOTHING), from, to, digits };
}

/**
 * The interest in the payments `from` to `to` of a loan repaid in equal payments, added up before rounding.
 *
 * @throws LoanError as {@link interestPart}; `wrong-order` if `to` comes before `from`
 * @example
 * ```ts
 * const loan = { ratePerPeriod: "0.09/12", periods: 360, presentValue: "125000" };
 * String(cumulativeInterest({ ...loan, from: 1, to: 1 })); // "-937.5"
 * ```
 */
export function cumulativeInterest(input: CumulativeTerms): Decimal {
  const { plan, from, to, digits } = readSum(input);
  const paid = times(plan.payment, whole(to - from + 1));
  return toDecimal(minus(paid, principalBetween(plan, from, to)), digits);
}

/**
 * The principal in the payments `from` to `to` of a loan repaid in equal payments, added up before rounding.
 *
 * @throws LoanError as {@link cumulativeInterest}
 * @example
 * ```ts
 * const loan = { ratePerPeriod: "0.24/12", periods: 12, presentValue: "10000" };
 * String(cumulativePrincipal({ ...loan, from: 1, to: 12 })); // "-10000"
 * ```
 */
export function cumulativePrincipal(input: CumulativeTerms): Decimal {
  const { plan, from, to, digits } = readSum(input);
  return toDecimal(principalBetween(plan, from, to), digits);
}
