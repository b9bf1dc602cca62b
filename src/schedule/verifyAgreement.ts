/**
 * The law that a schedule is the one that its terms lead to, date by date and amount by amount.
 */
import { formatDate } from "../kernel/date.js";
import { Decimal } from "../kernel/decimal.js";
import { roundedAmount } from "./explainExact.js";
import { paidOutIn, type RowGroup, type Trace } from "./explainTrace.js";
import type { CheckedSchedule, LawBreach } from "./verifyChecked.js";
import { breach, type Pair } from "./verifyReckoning.js";
import { CHARGE_COLUMNS } from "./verifyRows.js";

/** What has been paid out by the end of a group, in units. */
function paidOutBy(trace: Trace, { to }: RowGroup): number {
  let sum = trace.agreed.principal;
  for (let row = 0; row < to; row++) {
    const { atStart, inCourse } = paidOutIn(trace, row);
    sum += atStart + inCourse;
  }
  return sum;
}

/** The columns that the terms lead to, for one installment. */
function agreedColumns(trace: Trace, group: RowGroup) {
  const { agreed, plan, amounts } = trace;
  const sum = (list: ArrayLike<number>, from: number) => {
    let total = 0;
    for (let row = from; row < group.to; row++) total += list[row] as number;
    return total;
  };
  const [principal, interest] = [sum(amounts.principal, group.from), sum(amounts.interest, group.from)];
  const last = group.to - 1;
  const money = (units: number) => roundedAmount(agreed, units);
  return {
    dates: { due: plan.dates.due[last], nominalDue: plan.dates.nominal[last] },
    amounts: {
      principal: money(principal),
      interest: money(interest),
      total: money(principal + interest),
      balance: money(paidOutBy(trace, group) - sum(amounts.principal, 0)),
      accruedInterest: money(sum(amounts.accrued, group.from)),
    },
  };
}

function disagreements(trace: Trace, pair: Pair, hasCharges: boolean): LawBreach[] {
  const { dates, amounts } = agreedColumns(trace, pair.group);
  const message = "is not what the terms lead to";
  const wrongDates = (["due", "nominalDue"] as const).flatMap((column) => {
    const [expected, actual] = [dates[column] as number, pair.row[column]];
    if (actual === undefined || actual === expected) return [];
    const values = { expected: formatDate(expected), actual: formatDate(actual) };
    return [breach(pair, column, message, values)];
  });
  const wrongAmounts = Object.entries(amounts).flatMap(([column, expected]) => {
    const actual = pair.row[column as keyof typeof amounts];
    if (actual === undefined || actual.eq(expected) || (column === "total" && hasCharges)) return [];
    return [breach(pair, column, message, { expected, actual })];
  });
  return [...wrongDates, ...wrongAmounts];
}

/** Dates and amounts are those that the terms lead to. */
export function agreesWithTerms({ rows, trace }: CheckedSchedule): LawBreach[] {
  const { groups } = trace as Trace;
  const pairs = groups.flatMap((group, index) => {
    const row = rows[index];
    return row === undefined ? [] : [{ index, row, group }];
  });
  const hasCharges = rows.some((row) => CHARGE_COLUMNS.some((column) => row[column]?.isZero() === false));
  const found = pairs.flatMap((pair) => disagreements(trace as Trace, pair, hasCharges));
  if (rows.length === groups.length) return found;
  const message = "are not as many as the terms lead to";
  const counts = { expected: new Decimal(groups.length), actual: new Decimal(rows.length) };
  return [{ row: undefined, path: "rows", message, ...counts }, ...found];
}
