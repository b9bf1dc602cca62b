/**
 * Schedules as repayments: what the household pays on each date.
 */
import type { Day } from "../kernel/date.js";
import { frequencyOf } from "../rules/frequency.js";
import type { Columns } from "../schedule/columns.js";
import type { Schedule } from "../schedule/schedule.js";
import type { Repayment } from "./repayment.js";

/** What the household pays with each row: the installment with its charges, and compulsory deposits. */
function paidInRow({ principal, interest, fees, insurance, taxes, savings }: Columns, row: number): number {
  let paid = (principal[row] as number) + (interest[row] as number);
  for (const extra of [fees, insurance, taxes, savings])
    if (extra !== undefined) paid += extra[row] as number;
  return paid;
}

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
