/**
 * Periods: what a unit of balance earns in each row's period, as an exact factor.
 *
 * Factor = Σ annual rate × part of the year over the pieces between rate changes; for an effective rate the
 * product of (1 + rate)^(part of the year), less 1, correctly rounded to 18 decimals.
 */
import type { Day } from "../kernel/date.js";
import { Decimal } from "../kernel/decimal.js";
import { type Factors, factorsFrom } from "../kernel/factors.js";
import {
  addRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioFromDecimal,
  ratioToDecimal,
  ZERO,
} from "../kernel/ratio.js";
import { DAY_COUNTS, type DayCount, type DayCountContext, type DayCountRule } from "../rules/dayCount.js";
import { icmaFraction } from "../rules/dayCountIcma.js";
import { equalPeriod, type SteppedFrequency, type Stepping } from "../rules/frequency.js";
import type { LoanTerms } from "../terms/complete.js";
import type { Agreed } from "./agreed.js";
import type { DatedRate } from "./agreedParts.js";
import type { RowDates } from "./dates.js";
import { wholePeriod, type YearsBetween } from "./wholePeriod.js";

const EFFECTIVE_DECIMALS = 18;

type Pieces = readonly (readonly [rate: Ratio, years: Ratio])[];

/** Π (1 + rate)^years − 1, rounded half-up to 18 decimals. */
function effectiveFactor(pieces: Pieces): Ratio {
  const growth = pieces.reduce(
    (product, [rate, years]) => product.times(ratioToDecimal(rate).plus(1).pow(ratioToDecimal(years))),
    new Decimal(1),
  );
  return ratioFromDecimal(growth.minus(1).toDecimalPlaces(EFFECTIVE_DECIMALS, Decimal.ROUND_HALF_UP));
}

/** Effective factors of an agreed interest by their pieces: one power costs more than all else in a schedule. */
const effectiveFactors = new WeakMap<object, Map<string, Ratio>>();

const textOf = ({ numerator, denominator }: Ratio): string => `${numerator}/${denominator}`;

/** The effective factor of pieces, computed once for all rows, and all numbers of rows, of the same interest. */
function keptFactor({ interest }: LoanTerms, pieces: Pieces): Ratio {
  const known = effectiveFactors.get(interest) ?? new Map<string, Ratio>();
  effectiveFactors.set(interest, known);
  const key = pieces.map(([rate, years]) => `${textOf(rate)}^${textOf(years)}`).join();
  const factor = known.get(key) ?? effectiveFactor(pieces);
  known.set(key, factor);
  return factor;
}

/** Interest of a unit of balance for a part of a year at the first rate. */
export function accrual({ annualRate, terms }: Agreed, years: Ratio): Ratio {
  if (terms.interest.rate.effective) return keptFactor(terms, [[annualRate, years]]);
  return multiplyRatios(annualRate, years);
}

/** Interest of a unit of balance between two days, piece by piece at the rates that hold. */
export function accrueBetween(
  { annualRate, terms }: Agreed,
  [start, end]: readonly [Day, Day],
  years: YearsBetween,
  rates: readonly DatedRate[],
): Ratio {
  const pieces: [Ratio, Ratio][] = [];
  let rate = annualRate;
  let from = start;
  for (const change of rates) {
    if (change.from > from && change.from < end) {
      pieces.push([rate, years(from, change.from)]);
      from = change.from;
    }
    if (change.from < end) rate = change.annualRate;
  }
  pieces.push([rate, years(from, end)]);
  if (terms.interest.rate.effective) return keptFactor(terms, pieces);
  return pieces.reduce((sum, [piece, part]) => addRatios(sum, multiplyRatios(piece, part)), ZERO);
}

/** The regular date that all others step from. */
function anchorOf({ firstDueOn, anchor, stepping, terms }: Agreed, { regularFirst }: RowDates): Day {
  const { kind } = stepping.frequency;
  if (firstDueOn !== undefined) return anchor;
  const stepsFromStart = kind === "days" || kind === "months" || terms.repayment.timing === "in-advance";
  return stepsFromStart ? anchor : regularFirst;
}

/** Actual/actual ICMA on the regular dates from an anchor, in both directions. */
function icmaYears(start: Day, end: Day, anchor: Day, stepping: Stepping<SteppedFrequency>): Ratio {
  if (start < anchor && anchor < end) {
    return addRatios(icmaYears(start, anchor, anchor, stepping), icmaYears(anchor, end, anchor, stepping));
  }
  const { numerator, denominator } = icmaFraction(start, end, stepping, { firstRegular: anchor });
  return ratio(numerator, denominator);
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

/** The parts of a year in the period that ends on `periodEnd`, by any day count but equal periods. */
export function yearsBy(dayCount: DayCount, agreed: Agreed, dates: RowDates, periodEnd: Day): YearsBetween {
  const rule: DayCountRule = DAY_COUNTS[dayCount];
  if (rule.kind === "period") {
    const anchor = anchorOf(agreed, dates);
    const stepping = agreed.stepping as Stepping<SteppedFrequency>;
    return (start, end) => icmaYears(start, end, anchor, stepping);
  }
  const context = { ...dayCountContext(agreed, dates), periodEnd };
  return (start, end) =>
    start === end ? ZERO : ratio(rule.numerator(start, end, context), rule.denominator);
}

/** The days of a row's interest period. */
export function periodOf({ disbursedOn }: Agreed, { interest }: RowDates, row: number): [Day, Day] {
  return [row === 0 ? disbursedOn : (interest[row - 1] as Day), interest[row] as Day];
}

/** The parts of a year in a row's period, by the main day count. */
export function yearsInRow(agreed: Agreed, dates: RowDates, row: number): YearsBetween {
  const period = periodOf(agreed, dates, row);
  const { dayCount } = agreed.terms.interest;
  if (dayCount !== "equal-periods") return yearsBy(dayCount, agreed, dates, period[1]);
  return wholePeriod(agreed, period);
}

/** Whether the first installment falls due at disbursement, so that nothing has accrued by then. */
const isEmptyFirst = ({ disbursedOn }: Agreed, { interest }: RowDates): boolean =>
  interest[0] === disbursedOn;

/** All rows alike: a share of the year that does not depend on dates. */
function equalFactors(agreed: Agreed, dates: RowDates): Factors {
  const { count } = dates;
  const share = equalPeriod(agreed.stepping.frequency as SteppedFrequency);
  const factor = accrual(agreed, ratio(share.numerator, share.denominator));
  const isEmpty = isEmptyFirst(agreed, dates);
  if (factor.numerator + factor.denominator > BigInt(Number.MAX_SAFE_INTEGER)) {
    return factorsFrom(Array.from({ length: count }, (_, row) => (row === 0 && isEmpty ? ZERO : factor)));
  }
  const numerators = new Array<number>(count).fill(Number(factor.numerator));
  if (isEmpty) numerators[0] = 0;
  return { numerators, denominator: Number(factor.denominator) };
}

/** A day count over one denominator at one nominal rate: safe integers, unless the rate has many digits. */
function fixedFactors(agreed: Agreed, dates: RowDates): Factors | undefined {
  const rule: DayCountRule = DAY_COUNTS[agreed.terms.interest.dayCount];
  if (rule.kind !== "fixed" || agreed.terms.interest.rate.effective) return undefined;
  const context = { ...dayCountContext(agreed, dates), periodEnd: 0 };
  const scale = multiplyRatios(agreed.annualRate, ratio(1, rule.denominator));
  const [times, denominator] = [Number(scale.numerator), Number(scale.denominator)];
  const numerators = new Array<number>(dates.count);
  let largest = 0;
  let start = agreed.disbursedOn;
  for (let row = 0; row < dates.count; row++) {
    const end = dates.interest[row] as Day;
    context.periodEnd = end;
    // No days, no interest: also by 1/1, which is 1 for any other period.
    const numerator = start === end ? 0 : times * rule.numerator(start, end, context);
    numerators[row] = numerator;
    if (numerator > largest) largest = numerator;
    start = end;
  }
  return largest + denominator <= Number.MAX_SAFE_INTEGER ? { numerators, denominator } : undefined;
}

/** The factors of all rows by the main day count, at the first rate and the later ones that are named. */
export function mainFactors(agreed: Agreed, dates: RowDates, rates = agreed.laterRates): Factors {
  const { dayCount, periodShare } = agreed.terms.interest;
  const isEqual = dayCount === "equal-periods";
  const fast =
    rates.length > 0 || periodShare !== "equal"
      ? undefined
      : isEqual
        ? equalFactors(agreed, dates)
        : fixedFactors(agreed, dates);
  if (fast !== undefined) return fast;
  const rows = Array.from({ length: dates.count }, (_, row) =>
    row === 0 && isEmptyFirst(agreed, dates)
      ? ZERO
      : accrueBetween(agreed, periodOf(agreed, dates, row), yearsInRow(agreed, dates, row), rates),
  );
  return factorsFrom(rows);
}
