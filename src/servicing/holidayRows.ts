/**
 * A holiday among the rows to come: the next installments are spared, and as many as there were follow later.
 *
 * Rows that a grace or an earlier holiday already spares keep their place in time and are not counted; agreed rows move
 * along with the installments. Given dates know no later ones: there the holiday lies inside the term.
 */
import { problem, refuse } from "../kernel/error.js";
import type { GraceInterest } from "../rules/grace.js";
import { fateOf, markOf } from "../schedule/marks.js";
import { changedEngine, type Engine, extendedEngine, mostRows } from "./engine.js";
import { type Layout, movedGiven, repayingRows, withHoliday } from "./layout.js";

/** The rows that a holiday leaves, and those that it spares. */
export interface HolidayRows {
  readonly engine: Engine;
  /** The row after the last. */
  readonly end: number;
  /** Rows that repaid before, and those that do in their place. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

const MOST_ROWS = 6000;

/** The rows that repay after the holiday: as many as before, the last of them one that spares nothing. */
function rowsAfter(engine: Engine, layout: Layout, from: number, wanted: number): number[] | undefined {
  const rows: number[] = [];
  for (let row = from; row < engine.dates.count; row++) {
    if (repayingRows(engine.marks, layout, row, row + 1).length === 0) continue;
    rows.push(row);
    if (rows.length >= wanted && engine.marks[row] === 0) return rows;
  }
  return undefined;
}

/** The rows as they stand after a holiday of `count` installments from row `from` on; `end` is the row after the last. */
export function holidayRows(
  engine: Engine,
  { from, end }: { readonly from: number; readonly end: number },
  { installments, interest }: { readonly installments: number; readonly interest: GraceInterest },
): HolidayRows {
  const before = repayingRows(engine.marks, engine.layout, from, end);
  const mark = markOf(interest === "paid" ? "principal" : "both", interest);
  const most = Math.min(mostRows(engine), MOST_ROWS);
  let longer = extendedEngine(engine, Math.min(installments, most - engine.dates.count));
  for (;;) {
    const { layout } = withHoliday(longer.marks, longer.layout, { from, count: installments, mark });
    const bare = { ...layout, given: new Map() };
    const laidOut = changedEngine(longer, { layout: bare });
    const isAll = laidOut.dates.count >= most;
    const after = rowsAfter(laidOut, bare, from, isAll ? Number.POSITIVE_INFINITY : before.length);
    const rows = after ?? (isAll ? repayingRows(laidOut.marks, bare, from, laidOut.dates.count) : undefined);
    if (rows !== undefined && rows.length > 0) {
      const given = movedGiven(engine.layout, before, rows);
      const last = rows[rows.length - 1] as number;
      const spares = { ...layout, given };
      return { engine: changedEngine(longer, { layout: spares }), end: last + 1, before, after: rows };
    }
    if (isAll) refuse(problem("no-solution", "installments", "leaves no installment to repay the loan"));
    longer = extendedEngine(longer, 1);
  }
}

/** Flat interest over the rows after a holiday: shares move along, and each more period that is charged costs one. */
export function flatAfterHoliday(
  shares: readonly number[],
  from: number,
  { engine, end, before, after }: HolidayRows,
): number[] {
  const isForgiven = (row: number) => fateOf(engine.marks[row] as number) === "forgiven";
  const ordinary = shares.find((share) => share > 0) ?? 0;
  const list = Array.from({ length: end - from }, (_, k) => (isForgiven(from + k) ? 0 : ordinary));
  shares.forEach((share, k) => {
    if (!before.includes(from + k)) list[k] = share;
  });
  before.forEach((row, index) => {
    const place = after[Math.min(index, after.length - 1)] as number;
    const moved = shares[row - from] ?? 0;
    const isLate = index >= after.length;
    list[place - from] = (isLate ? (list[place - from] as number) : 0) + moved;
  });
  return list;
}
