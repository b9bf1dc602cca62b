/**
 * Capacity: what each period of a household's cash flow can bear of a new loan, and how much may be paid up to it
 * without running out of cash later.
 */
import type { Day } from "../../kernel/date.js";
import type { Ratio } from "../../kernel/ratio.js";
import type { CashFlowColumns } from "../cashFlow/cashFlowColumns.js";

const floorDiv = (a: bigint, b: bigint): bigint => (a >= 0n ? a / b : -((-a + b - 1n) / b));

/** What each period can bear: share × income − what falls due already, in whole minor units, not below zero. */
export function bearableByPeriod({ scale, base, repayments }: CashFlowColumns, share: Ratio): number[] {
  return base.map((income, k) => {
    const room =
      (income > 0n ? income : 0n) * share.numerator - (repayments[k] as bigint) * share.denominator;
    return room <= 0n ? 0 : Number(room / (scale * share.denominator));
  });
}

/**
 * What may be paid up to and with each period so that no balance falls below an amount; below zero throughout where
 * the cash does so without any payment.
 */
export function roomByPeriod({ scale, balance }: CashFlowColumns, leastCash: number): number[] {
  const kept = BigInt(leastCash) * scale;
  const rooms = new Array<number>(balance.length);
  let least = (balance[balance.length - 1] as bigint) - kept;
  for (let k = balance.length - 1; k >= 0; k--) {
    const here = (balance[k] as bigint) - kept;
    if (here < least) least = here;
    rooms[k] = Number(floorDiv(least, scale));
  }
  return least < 0n ? rooms.fill(Number(floorDiv(least, scale))) : rooms;
}

/** The period of each date, and the share of what that period can bear: several dates in one bear equal parts. */
export function capsOfDates(
  dates: readonly Day[],
  boundaries: readonly Day[],
  bearable: readonly number[],
): number[] {
  const periods = periodsOfDates(dates, boundaries);
  const counts = new Map<number, number>();
  for (const period of periods) counts.set(period, (counts.get(period) ?? 0) + 1);
  const seen = new Map<number, number>();
  return periods.map((period) => {
    const [count, before] = [counts.get(period) as number, seen.get(period) ?? 0];
    seen.set(period, before + 1);
    const whole = bearable[period] as number;
    return Math.floor((whole * (before + 1)) / count) - Math.floor((whole * before) / count);
  });
}

/** The period that each date lies in; both lists ascend. */
export function periodsOfDates(dates: readonly Day[], boundaries: readonly Day[]): number[] {
  let period = 0;
  return dates.map((day) => {
    while (period < boundaries.length - 2 && day >= (boundaries[period + 1] as Day)) period++;
    return period;
  });
}
