/**
 * Generated payments, for property tests of accounts: on time, late, early, in part or too much.
 */
import fc from "fast-check";
import { formatDate, readDate } from "../kernel/date.js";
import type { Schedule } from "../schedule/schedule.js";
import { payment } from "../servicing/event/eventMakers.js";
import type { LoanEvent } from "../servicing/event/events.js";

const MOST_DAYS_OFF = 40;

/** A payment near a row of the schedule: some days off, some hundredths of what is due. */
function paymentNear(schedule: Schedule): fc.Arbitrary<LoanEvent> {
  const { installments, terms } = schedule;
  const first = readDate(terms.disbursedOn) as number;
  return fc
    .record({
      row: fc.integer({ min: 0, max: installments.length - 1 }),
      daysOff: fc.integer({ min: -MOST_DAYS_OFF, max: MOST_DAYS_OFF }),
      hundredths: fc.integer({ min: 1, max: 250 }),
    })
    .map(({ row, daysOff, hundredths }) => {
      const due = installments[row] ?? installments[0];
      const day = Math.max(first, (readDate(due?.due) ?? first) + daysOff);
      const smallest = `1e-${terms.decimals}`;
      const amount = due?.total.times(hundredths).div(100).toDecimalPlaces(terms.decimals);
      return payment(formatDate(day), amount?.isPositive() && !amount.isZero() ? amount : Number(smallest));
    });
}

/**
 * Lists of payments on a schedule, in any order.
 *
 * @example
 * ```ts
 * import fc from "fast-check";
 * const schedule = buildSchedule({
 *   currency: "INR", principal: "900", disbursedOn: "2026-01-31", interest: { rate: { percent: "0" } },
 *   repayment: { installments: 3, every: { count: 1, unit: "month" } },
 * });
 * const [events] = fc.sample(paymentEvents(schedule), { numRuns: 1, seed: 1 });
 * (events ?? []).length <= 20; // true
 * ```
 */
export function paymentEvents(schedule: Schedule, most = 20): fc.Arbitrary<LoanEvent[]> {
  return fc.array(paymentNear(schedule), { maxLength: most });
}
