/**
 * What each period of a schedule pays by its plan, before anything has happened: its total or its principal.
 */
import type { Columns } from "../schedule/columns.js";
import { sparesPrincipal } from "../schedule/marks.js";
import type { Engine } from "./engine.js";

/** What a row pays: nothing where it spares principal, else its total or its principal. */
function ownLevel(
  { paysTotal, marks, starts, layout }: Engine,
  columns: Columns,
  row: number,
  period: number,
) {
  const first = starts[period] as number;
  const given = layout.given.get(first);
  if (given === undefined && sparesPrincipal(marks[first] as number)) return 0;
  const isTotal = given === undefined ? paysTotal : "total" in given;
  const amount = (columns.principal[row] as number) + (isTotal ? (columns.accrued[row] as number) : 0);
  return Math.max(amount, 0);
}

/**
 * The amounts of all periods. The closing one, which takes the residue, a balloon or less than a whole installment, pays
 * by its plan what the last period before it paid that is not agreed; in steps, what it comes to.
 */
export function firstLevels(engine: Engine, columns: Columns, level: number): number[] {
  const { layout, starts, due, agreed } = engine;
  const levels = new Array<number>(due.length).fill(0);
  let [closing, last] = [0, level];
  for (let row = 0; row < columns.count; row++) {
    const period = agreed.terms.downPayment === undefined ? row : due.indexOf(columns.due[row] as number);
    if (period < 0) continue;
    if (levels[closing] !== 0 && !layout.given.has(starts[closing] as number))
      last = levels[closing] as number;
    closing = period;
    levels[period] = ownLevel(engine, columns, row, period);
  }
  const { step, balloon } = agreed.terms.repayment;
  if (step === undefined || balloon !== undefined) levels[closing] = last;
  return levels;
}
