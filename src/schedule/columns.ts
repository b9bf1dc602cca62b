/**
 * Columns: a finished schedule as lists of integers, from which rows are made when somebody looks.
 */
import type { Day } from "../kernel/date.js";
import type { ScheduleAmounts } from "./amounts.js";
import type { RowDates } from "./dates.js";

/** A finished schedule in numbers; amounts are minor units. */
export interface Columns {
  readonly count: number;
  readonly start: Day;
  /** The ends of the interest periods. */
  readonly ends: Int32Array;
  readonly nominal: Int32Array;
  readonly due: Int32Array;
  readonly principal: ArrayLike<number>;
  readonly interest: ArrayLike<number>;
  /** Interest that accrues; the same list as `interest` where all of it falls due at once. */
  readonly accrued: ArrayLike<number>;
}

const LARGEST_INT32 = 0x7fffffff;

/** The first `count` amounts in minor units, in four bytes each where they fit. */
function packed(amounts: Float64Array, count: number, unit: number): ArrayLike<number> {
  let largest = 0;
  for (let k = 0; k < count; k++) largest = Math.max(largest, Math.abs(amounts[k] as number));
  const list = largest * unit <= LARGEST_INT32 ? new Int32Array(count) : new Float64Array(count);
  for (let k = 0; k < count; k++) list[k] = (amounts[k] as number) * unit;
  return list;
}

/** Adds up rows that fall due on one date; the merged row keeps the later nominal date. Returns the new count. */
function mergeRows(
  dates: { nominal: Int32Array; due: Int32Array; ends: Int32Array },
  amounts: ScheduleAmounts,
): number {
  const { nominal, due, ends } = dates;
  const { principal, interest, accrued } = amounts;
  let last = 0;
  for (let row = 1; row < amounts.count; row++) {
    const isSame = due[row] === due[last];
    if (!isSame) last++;
    for (const dateList of new Set([nominal, due, ends])) dateList[last] = dateList[row] as Day;
    for (const amountList of new Set([principal, interest, accrued])) {
      const before = isSame ? (amountList[last] as number) : 0;
      amountList[last] = before + (amountList[row] as number);
    }
  }
  return last + 1;
}

function hasCollision(due: Int32Array, count: number): boolean {
  for (let row = 1; row < count; row++) if (due[row] === due[row - 1]) return true;
  return false;
}

/** The columns of a schedule: dates and amounts, rows on one date added up, amounts in minor units. */
export function columnsOf(start: Day, unit: number, rowDates: RowDates, amounts: ScheduleAmounts): Columns {
  const { nominal, due, interest: ends } = rowDates;
  let { count } = amounts;
  let dates = { nominal, due, ends };
  if (due !== nominal && hasCollision(due, count)) {
    const own = { nominal: nominal.slice(), due: due.slice() };
    dates = { ...own, ends: ends === due ? own.due : own.nominal };
    count = mergeRows(dates, amounts);
  }
  const principal = packed(amounts.principal, count, unit);
  const interest = packed(amounts.interest, count, unit);
  const accrued = amounts.accrued === amounts.interest ? interest : packed(amounts.accrued, count, unit);
  return { count, start, ...dates, principal, interest, accrued };
}
