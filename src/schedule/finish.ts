/**
 * Finishing: charges, savings and down payments added to the solved rows, rows on one date added up, packed.
 */
import type { Day } from "../kernel/date.js";
import { floatList } from "../kernel/slab.js";
import type { Agreed } from "./agreed.js";
import type { DatedAmount } from "./agreedParts.js";
import type { ScheduleAmounts } from "./amounts.js";
import { checkChargeRange } from "./chargeRange.js";
import { type ChargedRows, chargesOf, type DatedCharge, type UpfrontCharges } from "./charges.js";
import {
  type AmountLists,
  type Columns,
  EXTRA_COLUMNS,
  type ExtraColumn,
  type LooseRows,
  mergeRows,
  packColumns,
} from "./columns.js";
import type { Inflow } from "./inflows.js";
import type { Plan } from "./plan.js";
import { savingsOf } from "./savings.js";

/** What is charged and saved at disbursement and on days that are no due dates, in units. */
export interface BesideRows {
  readonly charges: UpfrontCharges;
  readonly savings: number;
  /** Charges that are paid on a day of their own. */
  readonly dated: readonly DatedCharge[];
}

/** A finished schedule: its columns, and what happens beside its rows. */
export interface Finished {
  readonly columns: Columns;
  readonly besideRows: BesideRows | undefined;
}

/** What is paid out in each row after the first disbursement; `undefined` when nothing is. */
function disbursedList({ inflows }: Plan, count: number): Float64Array | undefined {
  if (inflows.length === 0) return undefined;
  const list = floatList(count);
  for (const { row, amount } of inflows) list[row] = (list[row] as number) + amount;
  return list;
}

/** The balance before each row, with what is there from the row's start. */
function outstandingOf(
  agreed: Agreed,
  { inflows }: Plan,
  { count, principal }: ScheduleAmounts,
): Float64Array {
  const list = floatList(count);
  let balance = agreed.principal;
  let next = 0;
  for (let row = 0; row < count; row++) {
    let inCourse = 0;
    for (; inflows[next]?.row === row; next++) {
      const { amount, factor } = inflows[next] as Inflow;
      if (factor === undefined) balance += amount;
      else inCourse += amount;
    }
    list[row] = balance;
    balance += inCourse - (principal[row] as number);
  }
  return list;
}

function totalsOf(
  { count, principal, interest }: ChargedRows,
  charges: readonly Float64Array[],
): Float64Array {
  const totals = floatList(count);
  for (const list of [principal, interest, ...charges]) {
    for (let row = 0; row < count; row++) totals[row] = (totals[row] as number) + (list[row] as number);
  }
  return totals;
}

const insertedDay = (list: Int32Array, at: number, count: number, day: Day): Int32Array =>
  Int32Array.of(...list.subarray(0, at), day, ...list.subarray(at, count));

const insertedAmount = (list: Float64Array, at: number, count: number, amount: number): Float64Array =>
  Float64Array.of(...list.subarray(0, at), amount, ...list.subarray(at, count));

/** Inserts a row for a down payment before the first row that is due on its date or later. */
function withDownPayment(rows: LooseRows, start: Day, { on, amount }: DatedAmount): LooseRows {
  const { count, nominal, due, ends, amounts } = rows;
  const found = due.subarray(0, count).findIndex((day) => day >= on);
  const at = found < 0 ? count : found;
  const { principal, interest, accrued, ...extras } = amounts;
  const more: { [K in ExtraColumn]?: Float64Array } = {};
  for (const name of EXTRA_COLUMNS) {
    const list = extras[name];
    const own = name === "disbursed" && on > start ? amount : 0;
    if (list !== undefined) more[name] = insertedAmount(list, at, count, own);
  }
  const interestList = insertedAmount(interest, at, count, 0);
  return {
    count: count + 1,
    nominal: insertedDay(nominal, at, count, on),
    due: insertedDay(due, at, count, on),
    ends: insertedDay(ends, at, count, at === 0 ? start : (ends[at - 1] as Day)),
    amounts: {
      principal: insertedAmount(principal, at, count, amount),
      interest: interestList,
      accrued: accrued === interest ? interestList : insertedAmount(accrued, at, count, 0),
      ...more,
    },
  };
}

/** Charges and savings of the rows, as further amount lists. */
function addCharges(agreed: Agreed, plan: Plan, amounts: ScheduleAmounts) {
  const { due } = plan.dates;
  const rows: ChargedRows = { ...amounts, due, outstanding: outstandingOf(agreed, plan, amounts) };
  const charges = chargesOf(agreed, rows);
  const totals = totalsOf(rows, Object.values(charges.columns));
  const savings = savingsOf(agreed, due, totals);
  const lists = {
    ...charges.columns,
    ...(savings && { savings: savings.savings, savingsReturned: savings.savingsReturned }),
  };
  const besideRows = { charges: charges.upfront, savings: savings?.upFront ?? 0, dated: charges.dated };
  checkChargeRange(agreed, amounts, lists, besideRows);
  return { lists, besideRows };
}

/** The columns of solved rows, with everything that the terms add to them. */
export function finishSchedule(agreed: Agreed, plan: Plan, amounts: ScheduleAmounts): Finished {
  const { terms, disbursedOn, unit } = agreed;
  const { count, principal, interest, accrued } = amounts;
  const { nominal, due, interest: ends } = plan.dates;
  const hasCharges = terms.charges.length > 0 || terms.savings !== undefined;
  const charged = hasCharges ? addCharges(agreed, plan, amounts) : undefined;
  const disbursed = disbursedList(plan, count);
  const lists: AmountLists = {
    principal,
    interest,
    accrued,
    ...(disbursed && { disbursed }),
    ...charged?.lists,
  };
  const loose = agreed.disbursed.downPayments.reduce<LooseRows>(
    (rows, payment) => withDownPayment(rows, disbursedOn, payment),
    { count, nominal, due, ends, amounts: lists },
  );
  const rows = due === nominal && loose.count === count ? loose : mergeRows(loose);
  return { columns: packColumns(disbursedOn, unit, rows), besideRows: charged?.besideRows };
}
