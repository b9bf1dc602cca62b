/**
 * The layout of a loan's rows: what each of them spares, repays by agreement and brings in, as events left it.
 *
 * Rows count from 0 as the schedule's engine plans them, rows on one date apart. Amounts are units.
 */
import type { Agreed } from "../schedule/agreed.js";
import type { RowDates } from "../schedule/dates.js";
import { graceOfRow } from "../schedule/graceRows.js";
import { fateOf, markOf, sparesPrincipal } from "../schedule/marks.js";
import type { GivenRow } from "../schedule/plan.js";

/** What events made of the rows, beside the graces of the terms, which keep their place in time. */
export interface Layout {
  /** Rows that an event spares, with their marks. */
  readonly spared: ReadonlyMap<number, number>;
  readonly given: ReadonlyMap<number, GivenRow>;
  /** Paying rows before row 0, for the steps that go on; and what the first step of the loan paid. */
  readonly stepsBefore: number;
  readonly firstStep: number;
}

/** One mark per row: that of an event, or of the terms' grace that covers the row. */
export function marksOf({ graces }: Agreed, { spared }: Layout, { count, nominal }: RowDates): Uint8Array {
  return Uint8Array.from({ length: count }, (_, row) => {
    const own = spared.get(row);
    if (own !== undefined) return own;
    const grace = graceOfRow(graces, row, nominal[row] as number);
    return grace === undefined ? 0 : markOf(grace.spares, grace.interest);
  });
}

/** Whether principal falls due with a row. */
const repays = (marks: Uint8Array, { given }: Layout, row: number): boolean =>
  given.has(row) || !sparesPrincipal(marks[row] ?? 0);

/** Rows with which principal falls due, from `from` up to `to`. */
export function repayingRows(marks: Uint8Array, layout: Layout, from: number, to: number): number[] {
  const rows: number[] = [];
  for (let row = from; row < to; row++) if (repays(marks, layout, row)) rows.push(row);
  return rows;
}

/** How many rows before `row` have taken part in the steps. */
export function stepsTaken(marks: Uint8Array, { given, stepsBefore }: Layout, row: number): number {
  let taken = stepsBefore;
  for (let k = 0; k < row; k++) if (!sparesPrincipal(marks[k] as number) && !given.has(k)) taken++;
  return taken;
}

/** The layout with the next `count` rows that are not wholly spared from `from` on spared by a mark. */
export function withHoliday(
  marks: Uint8Array,
  layout: Layout,
  { from, count, mark }: { readonly from: number; readonly count: number; readonly mark: number },
): { readonly layout: Layout; readonly lastSpared: number } {
  const spared = new Map(layout.spared);
  let row = from;
  for (let left = count; left > 0; row++) {
    const own = marks[row] ?? 0;
    const isIdle = sparesPrincipal(own) && fateOf(own) !== "paid" && !layout.given.has(row);
    if (isIdle) continue;
    spared.set(row, mark);
    left--;
  }
  return { layout: { ...layout, spared }, lastSpared: row - 1 };
}

/** Agreed rows moved along with the rows that repay: the first of the old ones to the first of the new ones. */
export function movedGiven(
  { given }: Layout,
  before: readonly number[],
  after: readonly number[],
): Map<number, GivenRow> {
  const moved = new Map<number, GivenRow>();
  const first = before[0] ?? 0;
  for (const [row, agreed] of given) if (row < first) moved.set(row, agreed);
  before.forEach((row, index) => {
    const agreed = given.get(row);
    const place = after[index];
    if (agreed !== undefined && place !== undefined) moved.set(place, agreed);
  });
  return moved;
}
