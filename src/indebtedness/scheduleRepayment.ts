/**
 * Schedules as repayments: what the household pays on each date.
 */
import type { Day } from "../kernel/date.js";
import { frequencyOf } from "../rules/frequency.js";
import { type Columns, totalInRow } from "../schedule/columns.js";
import type { Schedule } from "../schedule/schedule.js";
import type { Repayment } from "./repayment.js";

/** What the household pays with each row: the installment with its charges, and compulsory deposits. */
const paidInRow = (columns: Columns, row: number): number =>
  totalInRow(columns, row) + (columns.savings?.[row] ?? 0);

/** What a schedule makes fall due: the largest installment at its frequency if every row pays, and the dated dues. */
export function scheduleRepayment({ columns, terms }: Schedule): Repayment {
  const { count, due } = columns;
  const dues = Array.from({ length: count }, (_, k) => ({
    on: due[k] as Day,
    amount: paidInRow(columns, k),
  }));
  const { every } = terms.repayment;
  const isRegular = !("dates" in every) && dues.every(({ amount }) => amount > 0);
  return {
    installment: isRegular ? dues.reduce((most, { amount }) => Math.max(most, amount), 0) : undefined,
    frequency: isRegular ? frequencyOf(every) : undefined,
    nextDueOn: dues[0]?.on,
    left: count,
    dues,
  };
}
