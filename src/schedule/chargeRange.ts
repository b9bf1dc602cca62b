/**
 * What charges and savings may come to: sums within the largest amount, and no more kept back than is paid out.
 */
import { problem, refuse } from "../kernel/error.js";
import { LARGEST_AMOUNT } from "../kernel/money.js";
import type { Agreed } from "./agreed.js";
import type { ScheduleAmounts } from "./amounts.js";
import type { UpfrontCharges } from "./charges.js";

const sumOf = (amounts: Iterable<number>): number => {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
};

/**
 * Refuses charges and savings that no schedule can carry.
 *
 * @throws LoanError `out-of-range` when sums pass 2^53 − 1 minor units; `conflict` when more is kept back at
 * disbursement than is paid out
 */
export function checkChargeRange(
  agreed: Agreed,
  { count, principal, interest, upfront }: ScheduleAmounts,
  lists: Readonly<Record<string, Float64Array>>,
  { charges, savings }: { readonly charges: UpfrontCharges; readonly savings: number },
): void {
  const { terms, unit, disbursed } = agreed;
  const path = terms.charges.length > 0 ? "charges" : "savings";
  const back = disbursed.downPayments.map(({ amount }) => amount);
  const owed = [principal, interest].map((list) => sumOf(list.subarray(0, count)));
  const atOnce = Object.values(charges).map((part) => sumOf(Object.values(part)));
  const all = sumOf([...back, ...owed, ...atOnce, savings, ...Object.values(lists).map(sumOf)]);
  if (!(all * unit <= LARGEST_AMOUNT)) {
    refuse(problem("out-of-range", path, "sums of the schedule pass 2^53 − 1 minor units of the currency"));
  }
  const saved = terms.savings?.upFront?.collected === "paid-apart" ? 0 : savings;
  const keptBack = upfront + sumOf(Object.values(charges.deducted)) + saved;
  if (keptBack > (disbursed.gross[0]?.amount ?? 0)) {
    refuse(problem("conflict", path, "more would be kept back at disbursement than is paid out"));
  }
}
