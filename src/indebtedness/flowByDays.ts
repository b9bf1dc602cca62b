/**
 * Flows over days: what of a household's monthly flows falls into a stretch of days.
 *
 * A whole calendar month has the whole of its flow; a part of it the part of its days.
 */
import { type Day, daysInMonth } from "../kernel/date.js";
import type { FlowTotal } from "./flow.js";
import { firstDayOf } from "./peakMonth.js";
import { type Boundaries, monthIndexOf } from "./repayment.js";

/** Divisible by 28, 29, 30 and 31. */
export const DAY_SCALE = 377_580n;

/** What of a flow falls into the days from `from` up to, not including, `to`, in 1/(scale × {@link DAY_SCALE}). */
function flowBetween({ byMonth }: FlowTotal, from: Day, to: Day): bigint {
  let sum = 0n;
  for (let index = monthIndexOf(from), start = firstDayOf(index); start < to; index++) {
    const end = start + daysInMonth(Math.floor(index / 12), (index % 12) + 1);
    const days = Math.min(to, end) - Math.max(from, start);
    sum += ((byMonth[index % 12] as bigint) * BigInt(days) * DAY_SCALE) / BigInt(end - start);
    start = end;
  }
  return sum;
}

/** What of a flow falls into each period, in 1/(scale × {@link DAY_SCALE}) of a minor unit. */
export function flowByPeriod(flow: FlowTotal, boundaries: Boundaries): bigint[] {
  return Array.from({ length: boundaries.length - 1 }, (_, k) =>
    flowBetween(flow, boundaries[k] as Day, boundaries[k + 1] as Day),
  );
}
