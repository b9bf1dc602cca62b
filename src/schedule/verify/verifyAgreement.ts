/**
 * The law that a schedule is the one that its terms lead to, date by date and amount by amount.
 */
import { formatDate } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import { roundedAmount } from "../explain/explainExact.js";
import { lentUnits, paidOutIn, type RowGroup, type Trace } from "../explain/explainTrace.js";
import type { CheckedSchedule, LawBreach } from "./verifyChecked.js";
import { breach, type Pair, pairsOf } from "./verifyReckoning.js";
import { CHARGED_COLUMNS } from "./verifyRows.js";

/** The balance after a group, in units. */
function balanceAfter(trace: Trace, group: RowGroup): number {
  const { agreed, groups, amounts } = trace;
  const down = groups.filter(({ due }) => due <= group.due).map(({ paidDown }) => paidDown);
  const later = agreed.disbursed.downPayments.filter(({ on }) => on > agreed.disbursedOn && on <= group.due);
  let balance = lentUnits(trace).atStart - down.reduce((sum, units) => sum + units, 0);
  for (const { amount } of later) balance += amount;
  for (let row = 0; row < group.to; row++) {
    const { atStart, inCourse } = paidOutIn(trace, row);
    balance += atStart + inCourse - (amounts.principal[row] as number);
  }
  return balance;
}

/** The columns that the terms lead to, for one installment. */
function agreedColumns(trace: Trace, group: RowGroup) {
  const { agreed, amounts } = trace;
  const sum = (list: ArrayLike<number>) => {
    let total = 0;
    for (let row = group.from; row < group.to; row++) total += list[row] as number;
    return total;
  };
  const [principal, interest] = [sum(amounts.principal) + group.paidDown, sum(amounts.interest)];
  const money = (units: number) => roundedAmount(agreed, units);
  return {
    dates: { due: group.due, nominalDue: group.nominalDue },
    amounts: {
      principal: money(principal),
      interest: money(interest),
      total: money(principal + interest),
      balance: money(balanceAfter(trace, group)),
      accruedInterest: money(sum(amounts.accrued)),
    },
  };
}

function disagreements(trace: Trace, pair: Pair, hasCharges: boolean): LawBreach[] {
  const { dates, amounts } = agreedColumns(trace, pair.group);
  const message = "is not what the terms lead to";
  const wrongDates = (["due", "nominalDue"] as const).flatMap((column) => {
    const [expected, actual] = [dates[column], pair.row[column]];
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
  const hasCharges = rows.some((row) => CHARGED_COLUMNS.some((column) => row[column]?.isZero() === false));
  const found = pairsOf(rows, trace as Trace).flatMap((pair) =>
    disagreements(trace as Trace, pair, hasCharges),
  );
  if (rows.length === groups.length) return found;
  const message = "are not as many as the terms lead to";
  const counts = { expected: new Decimal(groups.length), actual: new Decimal(rows.length) };
  return [{ row: undefined, path: "rows", message, ...counts }, ...found];
}
