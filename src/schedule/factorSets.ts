/**
 * Factor sets: the factors of all rows with some of them replaced, and those of single days.
 */
import { areSafe, type Factors, factorAt, factorsFrom } from "../kernel/factors.js";
import { greatestCommonDivisor, multiplyRatios, type Ratio, ratio } from "../kernel/ratio.js";
import { DAY_COUNTS, type DayCountRule } from "../rules/dayCount.js";
import type { Agreed } from "./agreed.js";
import type { RowDates } from "./dates.js";
import { accrueBetween, dayCountContext, periodOf, yearsInRow } from "./periods.js";

const LARGEST = Number.MAX_SAFE_INTEGER;

/** The factors with the first one replaced. */
export function withFirst(factors: Factors, first: Ratio): Factors {
  const replaced = () =>
    factorsFrom(Array.from(factors.numerators, (_, k) => (k === 0 ? first : factorAt(factors, k))));
  if (!areSafe(factors)) return replaced();
  const denominator = BigInt(factors.denominator);
  const scale = first.denominator / greatestCommonDivisor(denominator, first.denominator);
  const common = denominator * scale;
  const numerator = first.numerator * (common / first.denominator);
  if (common + numerator > BigInt(LARGEST)) return replaced();
  const times = Number(scale);
  const numerators = Array.from(factors.numerators, (n) => n * times);
  numerators[0] = Number(numerator);
  const isSafe = numerators.every((n) => n + Number(common) <= LARGEST);
  return isSafe ? { numerators, denominator: Number(common) } : replaced();
}

/** The factors with zero in the rows whose interest is forgiven. */
export function withForgiven(factors: Factors, isForgiven: (row: number) => boolean): Factors {
  const numerators = Array.from(factors.numerators, (n, k) => (isForgiven(k) ? 0 : n));
  if (factors.exact === undefined) return { numerators, denominator: factors.denominator };
  const exact = factors.exact.numerators.map((n, k) => (isForgiven(k) ? 0n : n));
  return { numerators, denominator: factors.denominator, exact: { ...factors.exact, numerators: exact } };
}

/** Days counted in each row, and the factor of one day: for interest that is rounded day by day. */
export interface DailyFactors {
  readonly days: number[];
  readonly factors: Factors;
}

/**
 * Day by day: the days of each row by a day count whose days cost the same, and what one day earns. A row in which the
 * rate changes costs its parts, rounded once.
 */
export function dailyFactors(agreed: Agreed, dates: RowDates): DailyFactors {
  const rule: DayCountRule = DAY_COUNTS[agreed.terms.interest.dayCount];
  const context = dayCountContext(agreed, dates);
  const basis = rule.kind === "fixed" ? rule.denominator : 1;
  const days: number[] = [];
  const factors: Ratio[] = [];
  for (let row = 0; row < dates.count; row++) {
    const [start, end] = periodOf(agreed, dates, row);
    if (agreed.laterRates.some(({ from }) => from > start && from < end)) {
      days.push(1);
      factors.push(accrueBetween(agreed, [start, end], yearsInRow(agreed, dates, row), agreed.laterRates));
      continue;
    }
    days.push(rule.kind === "fixed" ? rule.numerator(start, end, context) : 0);
    const rate = agreed.laterRates.filter(({ from }) => from < end).at(-1)?.annualRate ?? agreed.annualRate;
    factors.push(multiplyRatios(rate, ratio(1, basis)));
  }
  return { days, factors: factorsFrom(factors) };
}
