/**
 * Periods: what a unit of balance earns in each row's period, as an exact factor.
 *
 * Factor = annual rate × part of the year; for an effective rate (1 + rate)^(part of the year) − 1, correctly
 * rounded to 18 decimals.
 */
import type { Day } from "../kernel/date.js";
import { Decimal } from "../kernel/decimal.js";
import { areSafe, type Factors, factorAt, factorsFrom } from "../kernel/factors.js";
import {
  greatestCommonDivisor,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioFromDecimal,
  ratioToDecimal,
} from "../kernel/ratio.js";
import { DAY_COUNTS, type DayCount, type DayCountContext, type DayCountRule } from "../rules/dayCount.js";
import { icmaFraction } from "../rules/dayCountIcma.js";
import { equalPeriod, type SteppedFrequency, type Stepping } from "../rules/frequency.js";
import type { Agreed } from "./agreed.js";
import type { RowDates } from "./dates.js";

const EFFECTIVE_DECIMALS = 18;

/** (1 + rate)^years − 1, rounded half-up to 18 decimals. */
function effectiveFactor(annualRate: Ratio, years: Ratio): Ratio {
  const growth = ratioToDecimal(annualRate).plus(1).pow(ratioToDecimal(years)).minus(1);
  return ratioFromDecimal(growth.toDecimalPlaces(EFFECTIVE_DECIMALS, Decimal.ROUND_HALF_UP));
}

/** The exact part of a year between two dates by any day count but equal periods. */
export function yearsBetween(dayCount: DayCount, start: Day, end: Day, context: DayCountContext): Ratio {
  const rule = DAY_COUNTS[dayCount];
  if (rule.kind === "fixed") return ratio(rule.numerator(start, end, context), rule.denominator);
  const fraction = icmaFraction(start, end, context.stepping as Stepping<SteppedFrequency>, context);
  return ratio(fraction.numerator, fraction.denominator);
}

/** Interest of a unit of balance for a part of a year. */
export function accrual({ annualRate, terms }: Agreed, years: Ratio): Ratio {
  return terms.interest.rate.effective
    ? effectiveFactor(annualRate, years)
    : multiplyRatios(annualRate, years);
}

/** What day counts need to know of the schedule. */
export function dayCountContext(agreed: Agreed, dates: RowDates): DayCountContext {
  return {
    stepping: agreed.stepping,
    calendar: agreed.calendar,
    scheduleStart: agreed.disbursedOn,
    scheduleEnd: dates.interest[dates.count - 1] as Day,
  };
}

/** All rows alike: a share of the year that does not depend on dates. */
function equalFactors(agreed: Agreed, count: number): Factors {
  const share = equalPeriod(agreed.stepping.frequency as SteppedFrequency);
  const { numerator, denominator } = accrual(agreed, ratio(share.numerator, share.denominator));
  const isSmall = numerator + denominator <= BigInt(Number.MAX_SAFE_INTEGER);
  const numerators = new Array<number>(count).fill(Number(numerator));
  if (isSmall) return { numerators, denominator: Number(denominator) };
  const exact = { numerators: new Array<bigint>(count).fill(numerator), denominator };
  return { numerators, denominator: Number(denominator), exact };
}

/** A day count over one denominator at a nominal rate: safe integers, unless the rate has many digits. */
function fixedFactors(agreed: Agreed, dates: RowDates, context: DayCountContext): Factors | undefined {
  const rule = DAY_COUNTS[agreed.terms.interest.dayCount];
  if (rule.kind !== "fixed" || agreed.terms.interest.rate.effective) return undefined;
  const scale = multiplyRatios(agreed.annualRate, ratio(1, rule.denominator));
  const [times, denominator] = [Number(scale.numerator), Number(scale.denominator)];
  const numerators = new Array<number>(dates.count);
  let largest = 0;
  let start = agreed.disbursedOn;
  for (let k = 0; k < dates.count; k++) {
    const end = dates.interest[k] as Day;
    const numerator = times * rule.numerator(start, end, context);
    numerators[k] = numerator;
    if (numerator > largest) largest = numerator;
    start = end;
  }
  return largest + denominator <= Number.MAX_SAFE_INTEGER ? { numerators, denominator } : undefined;
}

function datedFactors(agreed: Agreed, dates: RowDates): Factors {
  const context = dayCountContext(agreed, dates);
  const fast = fixedFactors(agreed, dates, context);
  if (fast !== undefined) return fast;
  const known = new Map<string, Ratio>();
  const ratios: Ratio[] = [];
  let start = agreed.disbursedOn;
  for (let k = 0; k < dates.count; k++) {
    const end = dates.interest[k] as Day;
    const years = yearsBetween(agreed.terms.interest.dayCount, start, end, { ...context, periodEnd: end });
    const key = `${years.numerator}/${years.denominator}`;
    const factor = known.get(key) ?? accrual(agreed, years);
    known.set(key, factor);
    ratios.push(factor);
    start = end;
  }
  return factorsFrom(ratios);
}

/** The factors with the first one replaced. */
export function withFirst(factors: Factors, first: Ratio): Factors {
  const denominator = factors.exact?.denominator ?? BigInt(factors.denominator);
  const scale = first.denominator / greatestCommonDivisor(denominator, first.denominator);
  const common = denominator * scale;
  const numerator = first.numerator * (common / first.denominator);
  const limit = BigInt(Number.MAX_SAFE_INTEGER);
  if (!areSafe(factors) || common + numerator > limit) {
    return factorsFrom(Array.from(factors.numerators, (_, k) => (k === 0 ? first : factorAt(factors, k))));
  }
  const times = Number(scale);
  const numerators = Array.from(factors.numerators, (n) => n * times);
  numerators[0] = Number(numerator);
  const safe = numerators.every((n) => n + Number(common) <= Number.MAX_SAFE_INTEGER);
  if (safe) return { numerators, denominator: Number(common) };
  return factorsFrom(Array.from(factors.numerators, (_, k) => (k === 0 ? first : factorAt(factors, k))));
}

/** A zero factor for rows whose interest is forgiven. */
export function withForgiven(factors: Factors, isForgiven: (row: number) => boolean): Factors {
  const numerators = Array.from(factors.numerators, (n, k) => (isForgiven(k) ? 0 : n));
  if (factors.exact === undefined) return { numerators, denominator: factors.denominator };
  const exact = factors.exact.numerators.map((n, k) => (isForgiven(k) ? 0n : n));
  return { numerators, denominator: factors.denominator, exact: { ...factors.exact, numerators: exact } };
}

/** The factors of all rows by the main day count. */
export function mainFactors(agreed: Agreed, dates: RowDates): Factors {
  const isEqual = agreed.terms.interest.dayCount === "equal-periods";
  return isEqual ? equalFactors(agreed, dates.count) : datedFactors(agreed, dates);
}

/** Days counted in each row, and the factor of one day: for interest that is rounded day by day. */
export interface DailyFactors {
  readonly days: readonly number[];
  readonly factors: Factors;
}

/** Day by day: the days of each row by a day count whose days cost the same, and what one day earns. */
export function dailyFactors(agreed: Agreed, dates: RowDates): DailyFactors {
  const rule: DayCountRule = DAY_COUNTS[agreed.terms.interest.dayCount];
  const context = dayCountContext(agreed, dates);
  const days: number[] = [];
  let start = agreed.disbursedOn;
  for (let row = 0; row < dates.count; row++) {
    const end = dates.interest[row] as Day;
    days.push(rule.kind === "fixed" ? rule.numerator(start, end, context) : 0);
    start = end;
  }
  const basis = rule.kind === "fixed" ? rule.denominator : 1;
  const perDay = multiplyRatios(agreed.annualRate, ratio(1, basis));
  return { days, factors: factorsFrom(days.map(() => perDay)) };
}
