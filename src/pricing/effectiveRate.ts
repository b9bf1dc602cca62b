/**
 * Nominal and effective yearly rates: what a rate compounded several times a year amounts to, and back.
 */
import { Decimal } from "../kernel/decimal.js";
import { gatherFlows } from "./flowEquation.js";
import {
  type Fraction,
  minus,
  over,
  plus,
  type QuotientInput,
  toDecimal,
  toPower,
  UNIT,
  whole,
} from "./fraction.js";
import { rateAnswer } from "./rateAnswer.js";
import { RecordReader } from "./timeValueInput.js";

const MOST_PERIODS_PER_YEAR = 10_000;
const GUARD_DIGITS = 10;

function readRate(input: unknown, name: string): { rate: Fraction; periods: number; digits: number } {
  const reader = new RecordReader(input);
  const rate = reader.fraction(name);
  if (rate.numerator < 0n)
    reader.fail(name, "out-of-range", "must not be negative; a rate is a fraction, 0.12 is 12%");
  const given = reader.field("periodsPerYear");
  const isNumber = typeof given === "number" && given >= 1 && given <= MOST_PERIODS_PER_YEAR;
  if (!isNumber)
    reader.fail("periodsPerYear", "out-of-range", `must be a number from 1 to ${MOST_PERIODS_PER_YEAR}`);
  const digits = reader.digits();
  reader.done();
  return { rate, periods: Math.floor(given as number), digits };
}

/**
 * The effective yearly rate of a nominal one: (1 + nominal ÷ n)^n − 1, for n periods a year.
 *
 * Rates are fractions, 0.12 is 12%. As in spreadsheets, the number of periods is cut to a whole number.
 *
 * @throws LoanError `required`, `not-a-decimal`, `out-of-range`, `unknown-field`
 * @example
 * ```ts
 * String(effectiveAnnualRate({ nominalAnnualRate: "0.12", periodsPerYear: 12, significantDigits: 10 })); // "0.1268250301"
 * ```
 */
export function effectiveAnnualRate(input: {
  readonly nominalAnnualRate: QuotientInput;
  readonly periodsPerYear: number;
  readonly significantDigits?: number;
}): Decimal {
  const { rate, periods, digits } = readRate(input, "nominalAnnualRate");
  const growth = toPower(plus(UNIT, over(rate, whole(periods))), periods);
  return toDecimal(minus(growth, UNIT), digits);
}

/**
 * The nominal yearly rate of an effective one: n·((1 + effective)^(1/n) − 1), for n periods a year.
 *
 * @throws LoanError as {@link effectiveAnnualRate}
 * @example
 * ```ts
 * String(nominalAnnualRate({ effectiveAnnualRate: "0.21", periodsPerYear: 2 })); // "0.2"
 * ```
 */
export function nominalAnnualRate(input: {
  readonly effectiveAnnualRate: QuotientInput;
  readonly periodsPerYear: number;
  readonly significantDigits?: number;
}): Decimal {
  const { rate, periods, digits } = readRate(input, "effectiveAnnualRate");
  if (rate.numerator === 0n) return new Decimal(0);
  const growth = plus(UNIT, rate);
  const exact = [0n - growth.denominator, growth.numerator];
  const equation = gatherFlows([0, periods], { values: exact.map(Number), exact, decimals: 0 });
  const significantDigits = Math.min(60, Math.max(10, digits + GUARD_DIGITS));
  const answer = rateAnswer(equation, { per: "period", steps: 1, significantDigits });
  const perPeriod = answer.kind === "none" ? new Decimal(0) : answer.rate;
  return perPeriod.times(periods).toSignificantDigits(digits);
}
