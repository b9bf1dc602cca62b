/**
 * Flat and declining rates of the same installments.
 *
 * A flat rate is charged on what was lent, a declining one on what is still owed. With n equal installments, p of them
 * a year, a flat yearly rate f makes installments of 1/n + f/p of the loan; the declining rate i per period is the one
 * at which those are worth the loan: Σ (1/n + f/p) ÷ (1 + i)^k = 1. Flat 24% over 12 months is 41.70% declining.
 */
import { Decimal } from "../kernel/decimal.js";
import { problem, refuse } from "../kernel/error.js";
import { findRoots } from "./findRoots.js";
import { gatherFlows } from "./flowEquation.js";
import {
  asDecimal,
  type Fraction,
  minus,
  negative,
  over,
  plus,
  type QuotientInput,
  times,
  toDecimal,
  UNIT,
  whole,
} from "./fraction.js";
import { rateText } from "./rateDigits.js";
import { growthFactor } from "./timeValue.js";
import { RecordReader } from "./timeValueInput.js";

/** The installments that two rates are compared over. */
export interface EqualInstallments {
  /** How many equal installments. */
  readonly installments: number;
  /** Installments in a year: 12, 52, or a quotient such as `365/14`. */
  readonly installmentsPerYear: QuotientInput;
}

/** The declining rate that asks for the same installments as a flat one. */
export interface DecliningEquivalent {
  /** Percent per installment period. */
  readonly percentPerPeriod: Decimal;
  /** The same × periods in a year, not compounded. */
  readonly nominalPercentPerYear: Decimal;
  /** The same compounded over a year. */
  readonly effectivePercentPerYear: Decimal;
}

/** Digits of a declining rate: more than the flat one needs to come back unchanged. */
const DECLINING_DIGITS = 50;
const FLAT_DIGITS = 30;
const PERCENT = whole(100);
const MOST_PER_YEAR = 10_000n;

interface Terms {
  readonly installments: number;
  readonly perYear: Fraction;
}

function readTerms(reader: RecordReader): Terms {
  const installments = reader.whole("installments", 1, 10_000);
  const perYear = reader.fraction("installmentsPerYear");
  const isUsable =
    perYear.numerator > 0n &&
    perYear.numerator <= MOST_PER_YEAR * perYear.denominator &&
    perYear.denominator <= MOST_PER_YEAR;
  if (!isUsable)
    reader.fail("installmentsPerYear", "out-of-range", `must be above 0, at most ${MOST_PER_YEAR}`);
  return { installments, perYear };
}

function readPercent(reader: RecordReader, name: string, perYear: Fraction): Fraction {
  const percent = reader.fraction(name);
  const yearly = over(percent, PERCENT);
  if (plus(yearly, perYear).numerator > 0n) return yearly;
  reader.fail(name, "out-of-range", "must be above -100% per installment period");
  return yearly;
}

/**
 * The declining rate that asks for the same installments as a flat rate.
 *
 * @throws LoanError `required`, `not-a-decimal`, `wrong-type`, `out-of-range`, `unknown-field`
 * @example
 * ```ts
 * const declining = decliningEquivalent({ flatPercentPerYear: 24, installments: 12, installmentsPerYear: 12 });
 * declining.percentPerPeriod.toFixed(4); // "3.4753"
 * declining.nominalPercentPerYear.toFixed(2); // "41.70"
 * declining.effectivePercentPerYear.toFixed(2); // "50.67"
 * ```
 */
export function decliningEquivalent(
  input: EqualInstallments & { readonly flatPercentPerYear: QuotientInput },
): DecliningEquivalent {
  const reader = new RecordReader(input);
  const { installments, perYear } = readTerms(reader);
  const flat = reader.fraction("flatPercentPerYear");
  reader.done();
  const charge = over(over(flat, PERCENT), perYear);
  const installment = plus(over(UNIT, whole(installments)), charge);
  if (installment.numerator <= 0n) {
    refuse(problem("out-of-range", "flatPercentPerYear", "leaves no installment to be paid"));
  }
  const exact = [
    0n - installment.denominator,
    ...Array.from({ length: installments }, () => installment.numerator),
  ];
  const scale = Number(perYear.denominator);
  const steps = exact.map((_, period) => period * scale);
  const equation = gatherFlows(steps, { values: exact.map(Number), exact, decimals: 0 });
  const roots = findRoots(equation);
  const root = typeof roots === "string" ? undefined : roots[0];
  if (root === undefined)
    return refuse(problem("no-solution", "", "no declining rate asks for these installments"));
  const percent = (stepsOfRate: number): Decimal =>
    new Decimal(rateText(root, stepsOfRate, DECLINING_DIGITS)).times(100);
  const percentPerPeriod = percent(scale);
  return {
    percentPerPeriod,
    nominalPercentPerYear: percentPerPeriod.times(asDecimal(perYear)),
    effectivePercentPerYear: percent(Number(perYear.numerator)),
  };
}

/**
 * The flat yearly rate, in percent, that asks for the same installments as a declining one: (n·a − 1) × p/n with the
 * level installment a = i ÷ (1 − (1 + i)^−n).
 *
 * @throws LoanError as {@link decliningEquivalent}
 * @example
 * ```ts
 * const rate = flatEquivalent({ nominalPercentPerYear: 24, installments: 12, installmentsPerYear: 12 });
 * rate.toFixed(2); // "13.47"
 * ```
 */
export function flatEquivalent(
  input: EqualInstallments & { readonly nominalPercentPerYear: QuotientInput },
): Decimal {
  const reader = new RecordReader(input);
  const { installments, perYear } = readTerms(reader);
  const nominal = readPercent(reader, "nominalPercentPerYear", perYear);
  reader.done();
  if (nominal.numerator === 0n) return new Decimal(0);
  const rate = over(nominal, perYear);
  const discount = over(UNIT, growthFactor(rate, installments));
  const paid = times(whole(installments), over(rate, minus(UNIT, discount)));
  const yearly = times(plus(paid, negative(UNIT)), over(perYear, whole(installments)));
  return toDecimal(times(yearly, PERCENT), FLAT_DIGITS);
}
