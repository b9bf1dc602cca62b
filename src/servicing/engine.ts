/**
 * The schedule engine, seen from servicing: the periods of a loan with their exact factors, and the layout of its
 * rows. Rows that fall due on one date are one period.
 */
import type { Day } from "../kernel/date.js";
import { type Factors, factorAt } from "../kernel/factors.js";
import { addRatios, multiplyRatios, type Ratio, ratio, subtractRatios, ZERO } from "../kernel/ratio.js";
import { DAY_COUNTS, type DayCountRule } from "../rules/dayCount.js";
import { type Agreed, agreedTerms } from "../schedule/agreed.js";
import { agreedPlan } from "../schedule/agreedPlan.js";
import { buildSchedule } from "../schedule/buildSchedule.js";
import { type RowDates, rowDates } from "../schedule/dates.js";
import { chargedPeriods, yearsCharged } from "../schedule/firstPeriod.js";
import { type Inflow, inflowsOf } from "../schedule/inflows.js";
import { accrueBetween, dayCountContext } from "../schedule/periods.js";
import { freeIfForgiven } from "../schedule/plan.js";
import type { LoanTerms } from "../terms/parseTerms.js";
import { type Layout, marksOf } from "./layout.js";

/** The periods of a loan. */
export interface Engine {
  /** The terms as they now hold: a rate that changed is one of the later rates. */
  readonly agreed: Agreed;
  readonly dates: RowDates;
  readonly layout: Layout;
  /** One mark per row. */
  readonly marks: Uint8Array;
  /** Later disbursements of the terms, by row. */
  readonly inflows: readonly Inflow[];
  /** The first row of each period, and the end. */
  readonly starts: readonly number[];
  readonly due: readonly Day[];
  /** The ends of the interest periods. */
  readonly ends: readonly Day[];
  /** What a unit of balance earns in each row, and in each period. */
  readonly rows: readonly Ratio[];
  readonly factors: readonly Ratio[];
  /** Whether interest is reckoned on what was lent, and does not depend on the balance. */
  readonly isFlat: boolean;
  /** Whether the level amount is a total, interest included, or principal alone. */
  readonly paysTotal: boolean;
  /** Amounts by which the balance changed inside a period, by events that count from their own day. */
  readonly drawn: readonly { readonly period: number; readonly day: Day; readonly amount: number }[];
  /** Exact interest of a bullet up to the start of each period that is settled, in minor units; at first what it brings. */
  readonly owed: readonly Ratio[];
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

/** Whether what the rows pay is a total, interest included. */
function paysTotals({ terms }: Agreed): boolean {
  const { pattern, fixedInstallment } = terms.repayment;
  if (pattern !== "equal-installments") return false;
  const isTotal = terms.interest.flat?.principal === "total-less-interest";
  return terms.interest.method !== "flat" || isTotal || fixedInstallment !== undefined;
}

/** What an engine is made of. */
export interface EngineParts {
  readonly agreed: Agreed;
  readonly dates: RowDates;
  readonly layout: Layout;
  readonly drawn?: Engine["drawn"];
  readonly owed?: Engine["owed"];
}

/** The engine of terms over dates, with the rows laid out as they are. */
export function engineFrom(parts: EngineParts): Engine {
  const { agreed, dates, layout, drawn = [], owed = [ZERO] } = parts;
  const groups = groupsOf(dates);
  const rows = ratiosOf(chargedPeriods(agreed, dates).rows, dates.count);
  const ends = groups.slice(1);
  const marks = marksOf(agreed, layout, dates);
  return {
    agreed,
    dates,
    layout,
    marks,
    inflows: inflowsOf(agreed, dates).map((inflow) => freeIfForgiven(inflow, marks)),
    starts: groups,
    due: ends.map((to) => dates.due[to - 1] as Day),
    ends: ends.map((to) => dates.interest[to - 1] as Day),
    rows,
    factors: ends.map((to, index) => sumBetween(rows, groups[index] as number, to)),
    isFlat: agreed.terms.interest.method === "flat",
    paysTotal: paysTotals(agreed),
    drawn,
    owed,
  };
}

const KNOWN = new WeakMap<LoanTerms, Engine>();

/** What the first step of a loan pays, in units; 0 where it has no steps. */
function firstStepOf({ terms, unit }: Agreed): number {
  if (terms.repayment.step === undefined) return 0;
  return (
    (buildSchedule(terms)
      .levelAmount?.times(10 ** terms.decimals)
      .toNumber() ?? 0) / unit
  );
}

/** The periods of a loan to which nothing has happened. */
export function engineOf(terms: LoanTerms): Engine {
  const known = KNOWN.get(terms);
  if (known !== undefined) return known;
  const agreed = agreedTerms(terms);
  const { dates, given } = agreedPlan(agreed);
  const layout = { spared: new Map(), given, stepsBefore: 0, firstStep: firstStepOf(agreed) };
  const engine = engineFrom({ agreed, dates, layout });
  KNOWN.set(terms, engine);
  return engine;
}

/** The same loan with rows laid out in another way, over other dates or at other rates. */
export function changedEngine(engine: Engine, changes: Partial<EngineParts>): Engine {
  const { agreed, dates, layout, drawn, owed } = engine;
  return engineFrom({ agreed, dates, layout, drawn, owed, ...changes });
}

/** How many rows the dates of the terms allow: as many as are given, else any number. */
export function mostRows({ agreed, dates }: Engine): number {
  const { frequency } = agreed.stepping;
  return frequency.kind === "dates" ? dates.count : Number.POSITIVE_INFINITY;
}

/** The same periods and `more` rows after the last. */
export function extendedEngine(engine: Engine, more: number): Engine {
  if (more <= 0) return engine;
  return changedEngine(engine, { dates: rowDates(engine.agreed, engine.dates.count + more) });
}

/** The first day of a period's interest. */
export function periodStart({ agreed, ends }: Engine, period: number): Day {
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

/** What a unit earns up to a day of a period in which the rate changes: its parts, each at its own rate. */
function changingFactor(engine: Engine, period: number, day: Day): Ratio {
  const { agreed, dates, starts } = engine;
  const row = (starts[period + 1] as number) - 1;
  const years = yearsCharged(agreed, dates, row);
  return accrueBetween(agreed, [periodStart(engine, period), day], years, agreed.laterRates);
}

/**
 * What a unit of balance earns from the start of a period to a day in it: the period's factor × the days so far
 * ÷ all its days, as its day count counts them; real days where periods are equal.
 */
export function factorUpTo(engine: Engine, period: number, day: Day): Ratio {
  const [from, to] = [periodStart(engine, period), engine.ends[period] as Day];
  const whole = engine.factors[period] as Ratio;
  if (day <= from) return ZERO;
  if (day >= to) return whole;
  const changes = engine.agreed.laterRates.some((rate) => rate.from > from && rate.from < to);
  if (changes) return changingFactor(engine, period, day);
  return multiplyRatios(whole, shareUpTo(engine, from, day, to));
}

/** What a unit of balance earns between two days of one period. */
export function factorBetween(engine: Engine, period: number, from: Day, to: Day): Ratio {
  return subtractRatios(factorUpTo(engine, period, to), factorUpTo(engine, period, from));
}
