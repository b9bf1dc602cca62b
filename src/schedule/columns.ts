/**
 * Columns: a finished schedule as lists of integers, from which rows are made when somebody looks.
 */
import type { Day } from "../kernel/date.js";
import { floatList, intList } from "../kernel/slab.js";
import { CHARGE_KINDS } from "../rules/charge.js";

/** The columns of what is charged beside principal and interest; part of what falls due. */
export const CHARGE_COLUMNS = Object.values(CHARGE_KINDS);

/** The columns that are not in every schedule, in the order in which they are shown. */
export const EXTRA_COLUMNS = ["disbursed", ...CHARGE_COLUMNS, "savings", "savingsReturned"] as const;

/** The name of a column that is not in every schedule. */
export type ExtraColumn = (typeof EXTRA_COLUMNS)[number];

/** A finished schedule in numbers; amounts are minor units. */
export interface Columns extends Partial<Record<ExtraColumn, ArrayLike<number>>> {
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

/** What falls due with a row, in minor units: principal, interest and charges. */
export function totalInRow(columns: Columns, row: number): number {
  let total = (columns.principal[row] as number) + (columns.interest[row] as number);
  for (const name of CHARGE_COLUMNS) total += columns[name]?.[row] ?? 0;
  return total;
}

/** Amounts of rows, in units, before they are packed. */
export type AmountLists = { [K in ExtraColumn]?: Float64Array } & Record<
  "principal" | "interest" | "accrued",
  Float64Array
>;

/** Dates and amounts of rows, before rows on one date are added up. */
export interface LooseRows {
  readonly count: number;
  readonly nominal: Int32Array;
  readonly due: Int32Array;
  readonly ends: Int32Array;
  readonly amounts: AmountLists;
}

const LARGEST_INT32 = 0x7fffffff;

/** The first `count` amounts in minor units, in four bytes each where they fit. */
function packed(amounts: Float64Array, count: number, unit: number): ArrayLike<number> {
  let largest = 0;
  for (let k = 0; k < count; k++) largest = Math.max(largest, Math.abs(amounts[k] as number));
  const list = largest * unit <= LARGEST_INT32 ? intList(count) : floatList(count);
  for (let k = 0; k < count; k++) list[k] = (amounts[k] as number) * unit;
  return list;
}

function hasCollision(due: Int32Array, count: number): boolean {
  for (let row = 1; row < count; row++) if (due[row] === due[row - 1]) return true;
  return false;
}

/** Adds up rows that fall due on one date; the merged row keeps the later nominal date. */
export function mergeRows(rows: LooseRows): LooseRows {
  const { count, due, amounts } = rows;
  if (!hasCollision(due, count)) return rows;
  const own = { nominal: rows.nominal.slice(), due: due.slice(), ends: rows.ends.slice() };
  const lists = new Set(Object.values(amounts));
  let last = 0;
  for (let row = 1; row < count; row++) {
    const isSame = own.due[row] === own.due[last];
    if (!isSame) last++;
    for (const dates of [own.nominal, own.due, own.ends]) dates[last] = dates[row] as Day;
    for (const list of lists) list[last] = (isSame ? (list[last] as number) : 0) + (list[row] as number);
  }
  return { ...own, count: last + 1, amounts };
}

/** The columns of a schedule, amounts in minor units. */
export function packColumns(start: Day, unit: number, rows: LooseRows): Columns {
  const { count, nominal, due, ends, amounts } = rows;
  const extras: Partial<Record<ExtraColumn, ArrayLike<number>>> = {};
  for (const name of EXTRA_COLUMNS) {
    const list = amounts[name];
    if (list !== undefined) extras[name] = packed(list, count, unit);
  }
  const principal = packed(amounts.principal, count, unit);
  const interest = packed(amounts.interest, count, unit);
  const accrued = amounts.accrued === amounts.interest ? interest : packed(amounts.accrued, count, unit);
  return { count, start, ends, nominal, due, principal, interest, accrued, ...extras };
}
