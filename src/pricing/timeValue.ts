/**
 * Time value of money: present value, level payment and future value of equal payments.
 *
 * One equation joins them, with r the rate per period, n the periods and d = 1 for payments in advance, else 0:
 *
 *     present value · (1 + r)^n + payment · (1 + r·d) · ((1 + r)^n − 1) / r + future value = 0
 *
 * At r = 0 the middle part is payment · n. Money received is positive, money paid negative, as in a spreadsheet. All
 * results are exact fractions, rounded once.
 */
import type { Decimal } from "../kernel/decimal.js";
import {
  type Fraction,
  minus,
  NOTHING,
  negative,
  over,
  plus,
  type QuotientInput,
  times,
  toDecimal,
  toPower,
  UNIT,
  whole,
} from "./fraction.js";
import { PAYMENT_DUE, type PaymentDue, RecordReader, type TimeValueTerms } from "./timeValueInput.js";

/** Rate, periods and due of a question, read. */
export interface Annuity {
  readonly rate: Fraction;
  readonly periods: number;
  readonly due: PaymentDue;
}

/** Reads rate, periods and due. */
export function readAnnuity(reader: RecordReader, fewestPeriods: number): Annuity {
  return {
    rate: reader.rate("ratePerPeriod"),
    periods: reader.whole("periods", fewestPeriods),
    due: reader.choice("due", PAYMENT_DUE, "end"),
  };
}

/** (1 + r)^n. */
export const growthFactor = (rate: Fraction, periods: number): Fraction => toPower(plus(UNIT, rate), periods);

/** What payments of one are worth at the end: (1 + r·d) · ((1 + r)^n − 1) / r. */
function annuityFactor({ rate, periods, due }: Annuity): Fraction {
  if (rate.numerator === 0n) return whole(periods);
  const factor = over(minus(growthFactor(rate, periods), UNIT), rate);
  return due === "start" ? times(factor, plus(UNIT, rate)) : factor;
}

/** The exact future value. */
export function exactFutureValue(annuity: Annuity, presentValue: Fraction, payment: Fraction): Fraction {
  const kept = times(presentValue, growthFactor(annuity.rate, annuity.periods));
  return negative(plus(kept, times(payment, annuityFactor(annuity))));
}

/** The exact level payment. */
export function exactPayment(annuity: Annuity, presentValue: Fraction, futureValue: Fraction): Fraction {
  const owed = plus(times(presentValue, growthFactor(annuity.rate, annuity.periods)), futureValue);
  return negative(over(owed, annuityFactor(annuity)));
}

/**
 * The payment that repays a present value in equal payments: the installment of a loan received is negative.
 *
 * Payment = −(PV·(1 + r)^n + FV) ÷ ((1 + r·d)·((1 + r)^n − 1)/r), in money per period.
 *
 * @throws LoanError `required`, `not-a-decimal`, `wrong-type`, `out-of-range`, `not-in-list`, `unknown-field`
 * @example
 * ```ts
 * const payment = levelPayment({ ratePerPeriod: "0.24/12", periods: 12, presentValue: "10000" });
 * payment.toFixed(2); // "-945.60"
 * String(levelPayment({ ratePerPeriod: 0, periods: 24, presentValue: "100008" })); // "-4167"
 * ```
 */
export function levelPayment(
  input: TimeValueTerms & { readonly presentValue: QuotientInput; readonly futureValue?: QuotientInput },
): Decimal {
  const reader = new RecordReader(input);
  const annuity = readAnnuity(reader, 1);
  const [present, future] = [reader.fraction("presentValue"), reader.fraction("futureValue", NOTHING)];
  const digits = reader.digits();
  reader.done();
  return toDecimal(exactPayment(annuity, present, future), digits);
}

/**
 * What equal payments and a last sum are worth now: PV = −(payment·(1 + r·d)·((1 + r)^n − 1)/r + FV) ÷ (1 + r)^n.
 *
 * @throws LoanError as {@link levelPayment}
 * @example
 * ```ts
 * String(presentValue({ ratePerPeriod: 0, periods: 120, payment: "-100", futureValue: "15692.93" })); // "-3692.93"
 * ```
 */
export function presentValue(
  input: TimeValueTerms & { readonly payment?: QuotientInput; readonly futureValue?: QuotientInput },
): Decimal {
  const reader = new RecordReader(input);
  const annuity = readAnnuity(reader, 0);
  const [payment, future] = [reader.fraction("payment", NOTHING), reader.fraction("futureValue", NOTHING)];
  const digits = reader.digits();
  reader.done();
  const paid = times(payment, annuityFactor(annuity));
  return toDecimal(negative(over(plus(paid, future), growthFactor(annuity.rate, annuity.periods))), digits);
}

/**
 * What a present value and equal payments have grown to: FV = −(PV·(1 + r)^n + payment·(1 + r·d)·((1 + r)^n − 1)/r).
 *
 * @throws LoanError as {@link levelPayment}
 * @example
 * ```ts
 * String(futureValue({ ratePerPeriod: "0.1", periods: 5, payment: "100" })); // "-610.51"
 * ```
 */
export function futureValue(
  input: TimeValueTerms & { readonly payment?: QuotientInput; readonly presentValue?: QuotientInput },
): Decimal {
  const reader = new RecordReader(input);
  const annuity = readAnnuity(reader, 0);
  const [payment, present] = [reader.fraction("payment", NOTHING), reader.fraction("presentValue", NOTHING)];
  const digits = reader.digits();
  reader.done();
  return toDecimal(exactFutureValue(annuity, present, payment), digits);
}
