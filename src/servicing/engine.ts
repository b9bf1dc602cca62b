/**
 * The schedule engine, seen from servicing: the periods of a loan with their exact factors, and the layout of its
 * rows. Rows that fall due on one date are one period.
 */
import type { Day } from "../kernel/date.js";
import { type Factors, factorAt } from "../kernel/factors.js";
import { addRatios, type Ratio, ZERO } from "../kernel/ratio.js";
import { type Agreed, agreedTerms } from "../schedule/agreed.js";
import { agreedPlan } from "../schedule/agreedPlan.js";
import { type RowDates, rowDates } from "../schedule/dates.js";
import { chargedPeriods } from "../schedule/firstPeriod.js";
import { type Inflow, inflowsOf } from "../schedule/inflows.js";
import { preparePass } from "../schedule/pass.js";
import { freeIfForgiven } from "../schedule/plan.js";
import type { LoanTerms } from "../terms/complete.js";
import { type Layout, marksOf } from "./layout.js";
import { placedExtra } from "./placedExtra.js";

/** A change of the balance of a period: the rows from it on repay what it left, and before its day it does not count. */
export interface BalanceChange {
  readonly period: number;
  readonly day: Day;
  /** More, or less, that is owed. */
  readonly amount: number;
}

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
  /** By how much the balance of a period is another one from a day on, up to its end, by events inside it. */
  readonly drawn: readonly BalanceChange[];
  /** Exact interest of a bullet up to the start of each period that is settled, in minor units; at first what it brings. */
  readonly owed: readonly Ratio[];
  /** The extra of the first period that a row bears on top, in minor units. */
  readonly extra: number;
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
  readonly extra?: number;
}

/** The engine of terms over dates, with the rows laid out as they are. */
export function engineFrom(parts: EngineParts): Engine {
  const { agreed, dates, layout, drawn = [], owed = [ZERO], extra = 0 } = parts;
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
    extra,
  };
}

const KNOWN = new WeakMap<LoanTerms, Engine>();

/** What the first step of a loan pays, in units; 0 where it has no steps. */
function firstStepOf(agreed: Agreed): number {
  return agreed.terms.repayment.step === undefined ? 0 : preparePass(agreed, agreedPlan(agreed)).level.amount;
}

/** The periods of a loan to which nothing has happened. */
export function engineOf(terms: LoanTerms): Engine {
  const known = KNOWN.get(terms);
  if (known !== undefined) return known;
  const agreed = agreedTerms(terms);
  const { dates, given } = agreedPlan(agreed);
  const layout = { spared: new Map(), given, stepsBefore: 0, firstStep: firstStepOf(agreed) };
  const bare = engineFrom({ agreed, dates, layout });
  const engine = { ...bare, extra: placedExtra(agreed, chargedPeriods(agreed, dates), bare.marks[0]) };
  KNOWN.set(terms, engine);
  return engine;
}

/** The same loan with rows laid out in another way, over other dates or at other rates. */
export function changedEngine(engine: Engine, changes: Partial<EngineParts>): Engine {
  const { agreed, dates, layout, drawn, owed, extra } = engine;
  return engineFrom({ agreed, dates, layout, drawn, owed, extra, ...changes });
}

/** The same loan with one more change of the balance inside a period. */
export function withChange(engine: Engine, change: BalanceChange): Engine {
  return { ...engine, drawn: [...engine.drawn, change] };
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
