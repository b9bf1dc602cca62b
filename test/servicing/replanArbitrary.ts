/**
 * Generated products and the events that plan their rows again.
 */
import fc from "fast-check";
import { formatDate } from "../../src/kernel/date.js";
import { LoanError } from "../../src/kernel/error.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import type { Schedule } from "../../src/schedule/schedule.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { chargedTerms, productTerms } from "../productArbitrary.js";

/** A schedule, or none where the drawn terms have no solution. */
export function scheduleOf(terms: Parameters<typeof buildSchedule>[0]): Schedule | undefined {
  try {
    return buildSchedule(terms);
  } catch (error) {
    if (error instanceof LoanError) return undefined;
    throw error;
  }
}

/** Loans of every product: patterns, steps, agreed rows, graces, balloons, tranches, rates, in advance, flat. */
export const anyProduct: fc.Arbitrary<Schedule> = fc
  .oneof(productTerms, chargedTerms)
  .map(scheduleOf)
  .filter((schedule) => schedule !== undefined);

/** Minor units as decimal text in the currency of a schedule. */
export function money({ terms: { decimals } }: Schedule, minor: number): string {
  const digits = String(minor).padStart(decimals + 1, "0");
  if (decimals === 0) return digits;
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

const lent = ({ columns: { principal, count } }: Schedule): number => {
  let sum = 0;
  for (let row = 0; row < count; row++) sum += principal[row] as number;
  return sum;
};

/** A day of the loan's life, a little after its end included. */
export const dayIn = ({ columns }: Schedule): fc.Arbitrary<string> =>
  fc.integer({ min: columns.start, max: (columns.due[columns.count - 1] as number) + 20 }).map(formatDate);

/** A part of what was lent, in minor units. */
export const amountIn = (schedule: Schedule, parts: number): fc.Arbitrary<string> =>
  fc
    .integer({ min: 1, max: Math.max(Math.ceil(lent(schedule) / parts), 1) })
    .map((minor) => money(schedule, minor));

const percents = fc.constantFrom("0", "6", "12", "24", "48");
const graceInterest = fc.constantFrom(
  "paid" as const,
  "deferred-next" as const,
  "deferred-spread" as const,
  "capitalized" as const,
  "forgiven" as const,
  "deferred-next-interest" as const,
);
const isGivenDates = ({ terms }: Schedule): boolean => "dates" in terms.repayment.every;

/** Events that plan the rows to come again. */
export function planningEvent(schedule: Schedule): fc.Arbitrary<LoanEventInput> {
  const date = dayIn(schedule);
  const early = fc.constantFrom("cut-term" as const, "cut-installment" as const);
  const { columns } = schedule;
  const after = fc.integer({ min: 1, max: 60 });
  const count = fc.integer({ min: 1, max: 8 });
  const base = { date };
  const reschedule = fc
    .record({ ...base, days: fc.option(after), installments: fc.option(count), percent: fc.option(percents) })
    .map(({ date: on, days, installments, percent }): LoanEventInput => {
      const next = columns.due.find((day) => formatDate(day) > on);
      const isMoved = days !== null && next !== undefined && !isGivenDates(schedule);
      return {
        kind: "reschedule",
        date: on,
        ...(isMoved && { firstDueOn: formatDate(next + days) }),
        ...(installments !== null && { installments }),
        ...(percent !== null && { rate: { percent } }),
      };
    });
  const reAge = fc
    .record({ ...base, days: after, installments: count })
    .map(({ date: on, days, installments }): LoanEventInput => {
      const startOn = formatDate(
        (columns.due.find((day) => formatDate(day) >= on) ?? columns.start) + days + 400,
      );
      return { kind: "re-age", date: on, startOn, installments, every: { count: 1, unit: "month" } };
    });
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant("prepayment" as const),
        date,
        amount: amountIn(schedule, 3),
        early,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant("payment" as const), date, amount: amountIn(schedule, 4) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("holiday" as const),
        date,
        installments: fc.integer({ min: 1, max: 3 }),
        interest: graceInterest,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("rate-change" as const),
        date,
        rate: fc.record({ percent: percents }),
        keeps: fc.constantFrom("end" as const, "installment" as const),
      }),
    },
    { weight: 2, arbitrary: reschedule },
    { weight: 1, arbitrary: reAge },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("re-amortize" as const), date }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("waiver" as const),
        date,
        component: fc.constantFrom("interest" as const, "principal" as const),
        amount: amountIn(schedule, 20),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("disbursement" as const),
        date,
        amount: amountIn(schedule, 4),
      }),
    },
  );
}
