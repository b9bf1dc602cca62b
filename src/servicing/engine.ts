/**
 * The schedule engine, seen from servicing: the periods of a loan with their exact factors. Rows that fall due
 * on one date are one period.
 */
import type { Day } from "../kernel/date.js";
import { type Factors, factorAt } from "../kernel/factors.js";
import { addRatios, multiplyRatios, type Ratio, ratio, subtractRatios, ZERO } from "../kernel/ratio.js";
import { DAY_COUNTS, type DayCountRule } from "../rules/dayCount.js";
import { type Agreed, agreedTerms } from "../schedule/agreed.js";
import { buildSchedule } from "../schedule/buildSchedule.js";
import { type RowDates, rowDates } from "../schedule/dates.js";
import { chargedPeriods } from "../schedule/firstPeriod.js";
import { dayCountContext } from "../schedule/periods.js";
import type { LoanTerms } from "../terms/parseTerms.js";

/** The periods of a loan. */
export interface Engine {
  readonly agreed: Agreed;
  readonly dates: RowDates;
  readonly due: readonly Day[];
  /** The ends of the interest periods. */
  readonly ends: readonly Day[];
  /** What a unit of balance earns in each period. */
  readonly factors: readonly Ratio[];
  /** Whether interest is reckoned on what was lent, and does not depend on the balance. */
  readonly isFlat: boolean;
  /** The level amount in minor units; 0 where there is none. */
  readonly level: number;
  /** Whether the level amount is a total, interest included, or principal alone. */
  readonly paysTotal: boolean;
  /** The engine before the rate changed, and the day of the change. */
  readonly previous?: { readonly engine: Engine; readonly until: Day };
}

/** The first rows of each group of rows that fall due on one date, and the end. */
function groupsOf({ due, count }: RowDates): number[] {
  const starts: number[] = [];
  for (let row = 0; row < count; row++) if (row === 0 || due[row] !== due[row - 1]) starts.push(row);
  return [...starts, count];
}

/** The factors of rows; equal ones are one ratio, so that they are reduced once. */
function ratiosOf(factors: Factors, count: number): Ratio[] {
  const known = new Map<number, Ratio>();
  return Array.from({ length: count }, (_, row) => {
    if (factors.exact !== undefined) return factorAt(factors, row);
    const key = factors.numerators[row] as number;
    const factor = known.get(key) ?? factorAt(factors, row);
    known.set(key, factor);
    return factor;
  });
}

function sumBetween(list: readonly Ratio[], from: number, to: number): Ratio {
  let sum = list[from] as Ratio;
  for (let row = from + 1; row < to; row++) sum = addRatios(sum, list[row] as Ratio);
  return sum;
}

function paysTotals({ terms }: Agreed): boolean {
  if (terms.repayment.pattern !== "equal-installments") return false;
  return terms.interest.method !== "flat" || terms.interest.flat?.principal === "total-less-interest";
}

function levelOf(terms: LoanTerms): number {
  const level = buildSchedule(terms).levelAmount;
  return level === undefined ? 0 : level.times(10 ** terms.decimals).toNumber();
}

function build(terms: LoanTerms, rows: number): Engine {
  const agreed = agreedTerms(terms);
  const dates = rowDates(agreed, rows);
  const groups = groupsOf(dates);
  const ratios = ratiosOf(chargedPeriods(agreed, dates).rows, rows);
  const ends = groups.slice(1);
  return {
    agreed,
    dates,
    due: ends.map((to) => dates.due[to - 1] as Day),
    ends: ends.map((to) => dates.interest[to - 1] as Day),
    factors: ends.map((to, index) => sumBetween(ratios, groups[index] as number, to)),
    isFlat: terms.interest.method === "flat",
    level: levelOf(terms),
    paysTotal: paysTotals(agreed),
  };
}

const KNOWN = new WeakMap<LoanTerms, Map<number, Engine>>();

/** How many rows the engine plans, rows on one date counted apart. */
function plannedRows(terms: LoanTerms): number {
  const extending = terms.repayment.grace.some(({ term }) => term === "extending");
  const { installments } = terms.repayment;
  return extending ? Math.max(buildSchedule(terms).columns.count, installments) : installments;
}

/** The periods of a loan, and `more` after its last. */
export function engineOf(terms: LoanTerms, more = 0): Engine {
  const known = KNOWN.get(terms) ?? new Map<number, Engine>();
  KNOWN.set(terms, known);
  const ready = known.get(more) ?? build(terms, plannedRows(terms) + more);
  known.set(more, ready);
  return ready;
}

/** The same periods and `more` after the last. */
export function extendedEngine(engine: Engine, more: number): Engine {
  const { agreed, previous } = engine;
  const longer = engineOf(agreed.terms, engine.dates.count + more - plannedRows(agreed.terms));
  return previous === undefined
    ? longer
    : engineAfterRateChange(previous.engine, agreed.terms, previous.until, longer);
}

/** The engine of a loan whose rate changes on a day: periods before keep their factors, the one in progress mixes. */
export function engineAfterRateChange(engine: Engine, terms: LoanTerms, day: Day, longer?: Engine): Engine {
  const fresh = longer ?? engineOf(terms, engine.dates.count - plannedRows(terms));
  const mixed: Engine = { ...fresh, previous: { engine, until: day } };
  const factors = fresh.factors.map((_, period) => factorUpTo(mixed, period, fresh.ends[period] as Day));
  return { ...mixed, factors };
}

/** The first day of a period's interest. */
function periodStart({ agreed, ends }: Engine, period: number): Day {
  return period === 0 ? agreed.disbursedOn : (ends[period - 1] as Day);
}

/** The part of a period's days up to a day, as its day count counts them. */
function shareUpTo(engine: Engine, from: Day, day: Day, to: Day): Ratio {
  const { agreed, dates } = engine;
  const rule: DayCountRule = DAY_COUNTS[agreed.terms.interest.dayCount];
  if (rule.kind !== "fixed") return ratio(day - from, to - from);
  const context = { ...dayCountContext(agreed, dates), periodEnd: to };
  const whole = rule.numerator(from, to, context);
  return whole === 0 ? ZERO : ratio(rule.numerator(from, day, context), whole);
}

/**
 * What a unit of balance earns from the start of a period to a day in it: the period's factor × the days so far
 * ÷ all its days, as its day count counts them; real days where periods are equal.
 */
export function factorUpTo(engine: Engine, period: number, day: Day): Ratio {
  const { previous } = engine;
  if (previous === undefined) return ownFactorUpTo(engine, period, day);
  const isKnown = period < previous.engine.factors.length;
  if (isKnown && day <= previous.until) return factorUpTo(previous.engine, period, day);
  const { agreed, factors: _mixed, ...rest } = engine;
  const fresh = {
    ...rest,
    agreed,
    factors: engineOf(agreed.terms, engine.dates.count - plannedRows(agreed.terms)).factors,
  };
  if (!isKnown || previous.until <= periodStart(engine, period)) return ownFactorUpTo(fresh, period, day);
  const before = ownFactorUpTo(fresh, period, previous.until);
  return addRatios(
    factorUpTo(previous.engine, period, previous.until),
    subtractRatios(ownFactorUpTo(fresh, period, day), before),
  );
}

function ownFactorUpTo(engine: Engine, period: number, day: Day): Ratio {
  const [from, to] = [periodStart(engine, period), engine.ends[period] as Day];
  const whole = engine.factors[period] as Ratio;
  if (day <= from) return ZERO;
  return day >= to ? whole : multiplyRatios(whole, shareUpTo(engine, from, day, to));
}

/** What a unit of balance earns between two days of one period. */
export function factorBetween(engine: Engine, period: number, from: Day, to: Day): Ratio {
  return subtractRatios(factorUpTo(engine, period, to), factorUpTo(engine, period, from));
}
