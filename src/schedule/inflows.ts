/**
 * Inflows: later disbursements, placed in the rows in whose periods they are paid out.
 *
 * Paid out inside a period, an amount earns interest from its date to the row's end; paid out on the date on
 * which a period starts, it joins the balance of that row.
 */
import type { Day } from "../kernel/date.js";
import { problem, refuse } from "../kernel/error.js";
import type { Ratio } from "../kernel/ratio.js";
import type { Agreed } from "./agreed.js";
import type { RowDates } from "./dates.js";
import { yearsCharged, yearsSolved } from "./firstPeriod.js";
import { accrueBetween, periodOf } from "./periods.js";
import type { YearsBetween } from "./wholePeriod.js";

/** A later disbursement in its row. */
export interface Inflow {
  readonly row: number;
  /** What it leaves owing, in units. */
  readonly amount: number;
  /** What a unit of it earns to the end of the row; `undefined` when it is there from the row's start. */
  readonly factor: Ratio | undefined;
  /** The same as the level amount is solved and flat interest reckoned; differs in an irregular first row alone. */
  readonly solved: Ratio | undefined;
  /** What a unit of the balance before it earns since the disbursement before, or the row's start. */
  readonly lead: Ratio | undefined;
}

/** The row in whose period a day lies; a due date belongs to the row that starts on it. */
function rowOf(dates: RowDates, day: Day): number {
  for (let row = 0; row < dates.count; row++) if (day < (dates.interest[row] as Day)) return row;
  return refuse(problem("no-solution", "disbursements", "must all be before the last installment falls due"));
}

/** The later disbursements, each in its row. */
export function inflowsOf(agreed: Agreed, dates: RowDates): Inflow[] {
  return agreed.later.map(({ on, amount }, index) => {
    const row = rowOf(dates, on);
    const [start, end] = periodOf(agreed, dates, row);
    if (on <= start) return { row, amount, factor: undefined, solved: undefined, lead: undefined };
    const factorOf = (from: Day, to: Day, years: YearsBetween) =>
      accrueBetween(agreed, [from, to], years, agreed.laterRates);
    const charged = yearsCharged(agreed, dates, row);
    const factor = factorOf(on, end, charged);
    const solved = row === 0 ? factorOf(on, end, yearsSolved(agreed, dates, row)) : factor;
    const since = Math.max(start, agreed.later[index - 1]?.on ?? start);
    return { row, amount, factor, solved, lead: factorOf(since, on, charged) };
  });
}
