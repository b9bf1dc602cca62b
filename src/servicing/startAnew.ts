/**
 * Rows on new dates: the rest of a loan over other periods than those it had.
 */
import type { Day } from "../kernel/date.js";
import { factorAt } from "../kernel/factors.js";
import { addRatios, multiplyRatios, type Ratio, ratio, ZERO } from "../kernel/ratio.js";
import { rowDates } from "../schedule/dates.js";
import { chargedPeriods } from "../schedule/firstPeriod.js";
import { fateOf } from "../schedule/marks.js";
import { type Engine, engineFrom } from "./engine.js";
import { withMoreInterest } from "./flatShares.js";
import type { Fold } from "./fold.js";
import { type Layout, stepsTaken } from "./layout.js";
import { checkRepaid, openEnd } from "./openEnd.js";
import { replan } from "./replanRows.js";
import { type Rest, termsOfRest } from "./restTerms.js";

/** The layout of the rows from one on, counted anew. */
export function layoutFrom({ layout, marks }: Engine, row: number): Layout {
  const moved = <T>(list: ReadonlyMap<number, T>): Map<number, T> =>
    new Map([...list].filter(([k]) => k >= row).map(([k, value]) => [k - row, value]));
  return {
    spared: moved(layout.spared),
    given: moved(layout.given),
    stepsBefore: stepsTaken(marks, layout, row),
    firstStep: layout.firstStep,
  };
}

/** Equal rows, whatever was agreed for those that they replace. */
export const PLAIN_LAYOUT: Layout = { spared: new Map(), given: new Map(), stepsBefore: 0, firstStep: 0 };

/** Flat interest of rows reckoned anew on a base: base × Σ factors, in equal shares; the last of them closes. */
export function flatAnew(
  { engine, mode }: { readonly engine: Engine; readonly mode: Fold["rules"]["mode"] },
  base: number,
  from: number,
  to: number,
): number[] | undefined {
  const { marks, isFlat, agreed, dates } = engine;
  if (!isFlat) return undefined;
  // The extra of an irregular first period has a place of its own.
  const { solved } = chargedPeriods(agreed, dates);
  const onlyPaying = agreed.terms.interest.flat?.shares === "paying-installments";
  const carries = (row: number) => {
    const mark = marks[row] as number;
    return onlyPaying ? mark === 0 : fateOf(mark) !== "forgiven";
  };
  const isCharged = (row: number) => fateOf(marks[row] as number) !== "forgiven";
  let years: Ratio = ZERO;
  for (let row = from; row < to; row++) if (isCharged(row)) years = addRatios(years, factorAt(solved, row));
  const carriers = Array.from({ length: to - from }, (_, k) => (carries(from + k) ? 1 : 0));
  const shared = withMoreInterest(carriers, multiplyRatios(ratio(base), years), mode);
  return shared.map((share, k) => Math.max(share - (carriers[k] as number), 0));
}

/** Rows before `to` belong to no period of the engine any more: they stay as they are. */
function freeze(fold: Fold, to: number): void {
  fold.ledger.period.fill(-1, 0, to);
}

/** What is planned on new dates. */
export interface NewStart {
  /** The first row of the ledger that is replaced. */
  readonly row: number;
  readonly day: Day;
  readonly balance: number;
  /** What flat interest is reckoned on. */
  readonly flatBase: number;
  readonly rest: Rest;
  readonly layout: Layout;
  /** Interest of earlier rows that falls due with the first new one. */
  readonly carried?: number;
  /** The engine whose terms hold, at its rates. */
  readonly engine: Engine;
  /** Exact interest that a bullet has earned before. */
  readonly earned: Ratio;
  /** Changes of the balance inside the first new period. */
  readonly drawn: Engine["drawn"];
}

/** Replaces the rows from `row` on by those of a loan over what is left. */
export function startAnew(fold: Fold, start: NewStart): void {
  const { row, day, balance, rest, layout, carried = 0, engine, earned } = start;
  const agreed = termsOfRest(engine, rest);
  const drawn = start.drawn.map((change) => ({ ...change, period: 0 }));
  const dates = rowDates(agreed, rest.installments);
  const laidOut = engineFrom({ agreed, dates, layout, drawn, owed: [earned] });
  const end = openEnd(laidOut, laidOut.due.length);
  const { mode } = fold.rules;
  const flat = flatAnew({ engine: end.engine, mode }, start.flatBase, 0, end.engine.dates.count);
  const plan = replan(fold, row, { ...end, from: 0, day, balance, flat, carried });
  checkRepaid(end.engine, end.to, plan);
  freeze(fold, row);
  fold.ledger.restructured++;
}
