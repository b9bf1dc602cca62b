/**
 * Planning again: new amounts for the periods to come, by the schedule's own engine over what is left of its plan.
 * Amounts are minor units.
 */
import type { RestAmounts } from "../schedule/amounts.js";
import { type Rest, solveRest } from "../schedule/rest.js";
import { isDeferring } from "../schedule/rowInterest.js";
import { placedExtra } from "./placedExtra.js";
import { bounds, type PlanRequest } from "./planRequest.js";
import { restOf, unitOf } from "./restPlan.js";

/** A planned period. */
interface PlannedRow {
  principal: number;
  interest: number;
  /** The part of the interest that comes from earlier rows, and the part of its own that goes to later ones. */
  onTop: number;
  defers: number;
  /** Interest that accrues in the period, whenever it falls due. */
  accrues: number;
  mark: number;
  /** What the period pays by its plan. */
  level: number;
}

/** New rows. */
export interface PlannedRows {
  readonly rows: readonly PlannedRow[];
  readonly level: number;
  /** The extra of the first period that a row bears on top. */
  readonly extra: number;
}

const SUMMED = ["principal", "interest", "onTop", "defers", "accrues", "level"] as const;

/** A row of the plan in minor units. */
function rowOf({ plan }: Rest, amounts: RestAmounts, row: number, unit: number): PlannedRow {
  const [principal, interest] = [amounts.principal[row] as number, amounts.interest[row] as number];
  const accrued = amounts.accrued[row] as number;
  const mark = plan.marks?.[row] ?? 0;
  const closes = row === amounts.count - 1;
  const defers = !closes && isDeferring(mark) ? accrued : 0;
  return {
    principal: principal * unit,
    interest: interest * unit,
    onTop: Math.max(interest - accrued + defers, 0) * unit,
    defers: defers * unit,
    accrues: accrued * unit,
    mark: closes ? 0 : mark,
    level: Math.max(amounts.payments[row] ?? 0, 0) * unit,
  };
}

/** Rows on one date added up; a date on which some row pays is one that pays. */
function inPeriods({ engine, from }: PlanRequest, first: number, rows: readonly PlannedRow[]): PlannedRow[] {
  const periods: PlannedRow[] = [];
  let period = from;
  rows.forEach((row, index) => {
    while ((engine.starts[period + 1] as number) <= first + index) period++;
    const known = periods[period - from];
    if (known === undefined) {
      periods.push({ ...row });
      return;
    }
    for (const key of SUMMED) known[key] += row[key];
    known.mark = known.mark === 0 ? 0 : row.mark;
  });
  return periods;
}

/**
 * New amounts for the periods from `from` on.
 *
 * @throws LoanError `no-solution` when an installment that is kept does not cover the interest
 */
export function planAgain(request: PlanRequest): PlannedRows {
  const range = bounds(request);
  const unit = unitOf(request);
  const rest = restOf(request, range, unit);
  const amounts = solveRest(rest);
  const rows = Array.from({ length: amounts.count }, (_, row) => rowOf(rest, amounts, row, unit));
  const closing = rows[rows.length - 1] as PlannedRow;
  const odd = Number(rest.odd.numerator * (BigInt(unit) / rest.odd.denominator));
  closing.principal += odd;
  const { agreed, plan, periodsAt } = rest;
  const extra =
    range.first > 0 ? 0 : placedExtra(agreed, periodsAt(agreed.laterRates.length), plan.marks?.[0]);
  // In flat rows it is part of their share.
  if (!request.engine.isFlat) closing.onTop += Math.max(extra, 0);
  return { rows: inPeriods(request, range.first, rows), level: Math.max(amounts.level, 0) * unit, extra };
}
