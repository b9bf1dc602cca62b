/**
 * Periods and rates: the time value of money solved for the number of periods and for the rate.
 */
import type { Decimal } from "../kernel/decimal.js";
import { gatherFlows } from "./flowEquation.js";
import {
  asDecimal,
  type Fraction,
  minus,
  NOTHING,
  over,
  plus,
  type QuotientInput,
  times,
  toDecimal,
  UNIT,
} from "./fraction.js";
import { noRate, type RateAnswer, rateAnswer } from "./rateAnswer.js";
import { PAYMENT_DUE, type PaymentDue, RecordReader } from "./timeValueInput.js";

/** Why there is no number of periods. */
export const NO_PERIODS_REASONS = {
  "no-payment": "nothing is paid and nothing grows, so that the value never changes",
  "payment-below-interest": "the payments never make up for the interest, so that the value is never reached",
  "any-number": "the values agree whatever the number of periods",
} as const;

/** How many periods payments take. */
export type PeriodsAnswer =
  | {
      readonly kind: "found";
      /** The number of periods, with its fraction; negative if the value was met in the past. */
      readonly periods: Decimal;
      /** Whole payments until the value is reached: the periods rounded up. */
      readonly payments: Decimal;
    }
  | { readonly kind: "none"; readonly reason: keyof typeof NO_PERIODS_REASONS; readonly message: string };

/** What is known when the number of periods is asked. */
export interface NumberOfPeriodsTerms {
  /** The rate per period as a fraction: `0.02` is 2%. */
  readonly ratePerPeriod: QuotientInput;
  readonly payment: QuotientInput;
  readonly presentValue: QuotientInput;
  readonly futureValue?: QuotientInput;
  readonly due?: PaymentDue;
  readonly significantDigits?: number;
}

const noPeriods = (reason: keyof typeof NO_PERIODS_REASONS): PeriodsAnswer => ({
  kind: "none",
  reason,
  message: NO_PERIODS_REASONS[reason],
});

const isZero = ({ numerator }: Fraction): boolean => numerator === 0n;

function found(periods: Decimal, digits: number): PeriodsAnswer {
  const shown = periods.toSignificantDigits(digits);
  return { kind: "found", periods: shown, payments: shown.ceil() };
}

function withoutInterest(payment: Fraction, value: Fraction, digits: number): PeriodsAnswer {
  if (isZero(payment)) return noPeriods(isZero(value) ? "any-number" : "no-payment");
  const periods = over({ numerator: 0n - value.numerator, denominator: value.denominator }, payment);
  return found(toDecimal(periods, digits), digits);
}

/**
 * How many payments take a present value to a future value: the periods n, with a fraction, of
 * PV·(1 + r)^n + payment·(1 + r·d)·((1 + r)^n − 1)/r + FV = 0.
 *
 * n = ln((p − r·FV) ÷ (p + r·PV)) ÷ ln(1 + r), with p = payment·(1 + r·d).
 *
 * @throws LoanError `required`, `not-a-decimal`, `wrong-type`, `out-of-range`, `not-in-list`, `unknown-field`
 * @example
 * ```ts
 * const answer = numberOfPeriods({ ratePerPeriod: "0.18/12", payment: "-1600", presentValue: "100000" });
 * if (answer.kind === "found") String(answer.payments); // "187"
 * numberOfPeriods({ ratePerPeriod: "0.18/12", payment: "-1500", presentValue: "100000" }).kind; // "none"
 * ```
 */
export function numberOfPeriods(input: NumberOfPeriodsTerms): PeriodsAnswer {
  const reader = new RecordReader(input);
  const rate = reader.rate("ratePerPeriod");
  const payment = reader.fraction("payment");
  const [present, future] = [reader.fraction("presentValue"), reader.fraction("futureValue", NOTHING)];
  const due = reader.choice("due", PAYMENT_DUE, "end");
  const digits = reader.digits();
  reader.done();
  if (isZero(rate)) return withoutInterest(payment, plus(present, future), digits);
  const level = due === "start" ? times(payment, plus(UNIT, rate)) : payment;
  const [top, bottom] = [minus(level, times(rate, future)), plus(level, times(rate, present))];
  if (isZero(top) && isZero(bottom)) return noPeriods("any-number");
  const isReached = isZero(bottom) ? false : over(top, bottom).numerator > 0n;
  if (!isReached) return noPeriods(isZero(payment) ? "no-payment" : "payment-below-interest");
  const growth = asDecimal(over(top, bottom)).ln();
  return found(growth.div(asDecimal(plus(UNIT, rate)).ln()), digits);
}

/** What is known when the rate is asked. */
export interface RatePerPeriodTerms {
  readonly periods: number;
  readonly payment: QuotientInput;
  readonly presentValue: QuotientInput;
  readonly futureValue?: QuotientInput;
  readonly due?: PaymentDue;
  /** Significant digits of the rate, 10 to 60; 30 unless said. */
  readonly significantDigits?: number;
}

/** The flows of equal payments, over one denominator. */
function flowsOf(periods: number, due: PaymentDue, [present, payment, future]: readonly Fraction[]) {
  const [p, q, f] = [present, payment, future] as [Fraction, Fraction, Fraction];
  const paidFrom = due === "start" ? 0 : 1;
  const payments = Array.from({ length: periods }, () => q.numerator * p.denominator * f.denominator);
  const exact = [
    p.numerator * q.denominator * f.denominator,
    ...payments,
    f.numerator * p.denominator * q.denominator,
  ];
  const steps = [0, ...payments.map((_, k) => k + paidFrom), periods];
  return { steps, amounts: { values: exact.map(Number), exact, decimals: 0 } };
}

/**
 * The rate per period at which equal payments take a present value to a future value; none and several as data.
 *
 * @throws LoanError `required`, `not-a-decimal`, `wrong-type`, `out-of-range`, `not-in-list`, `unknown-field`
 * @example
 * ```ts
 * const answer = ratePerPeriod({ periods: 12, payment: "-10333.33", presentValue: "100000", significantDigits: 10 });
 * if (answer.kind === "found") String(answer.percent); // "3.47525463"
 * ratePerPeriod({ periods: 2, payment: 0, presentValue: "-13.65", futureValue: "-329.67" }).kind; // "none"
 * ```
 */
export function ratePerPeriod(input: RatePerPeriodTerms): RateAnswer {
  const reader = new RecordReader(input);
  const periods = reader.whole("periods", 1);
  const payment = reader.fraction("payment");
  const [present, future] = [reader.fraction("presentValue"), reader.fraction("futureValue", NOTHING)];
  const due = reader.choice("due", PAYMENT_DUE, "end");
  const significantDigits = Math.max(10, reader.digits());
  reader.done();
  const { steps, amounts } = flowsOf(periods, due, [present, payment, future]);
  const equation = gatherFlows(steps, amounts);
  if (equation.steps.length === 0) {
    return noRate(amounts.exact.every((amount) => amount === 0n) ? "no-flows" : "every-rate");
  }
  return rateAnswer(equation, { per: "period", steps: 1, significantDigits });
}
