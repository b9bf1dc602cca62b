/**
 * Generated loans and streams of events.
 */
import fc from "fast-check";
import { formatDate, readDate } from "../../src/kernel/date.js";
import { EARLY_MONEY } from "../../src/rules/earlyMoney.js";
import { WATERFALLS } from "../../src/rules/waterfall.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import type { Schedule } from "../../src/schedule/schedule.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import type { ServicingInput } from "../../src/servicing/servicingSchema.js";

/** Cents as decimal text. */
export const cents = (amount: number): string =>
  `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, "0")}`;

const START = "2026-01-05";

/** A grace of the first row or two. */
const anyGrace = fc.record({
  periods: fc.integer({ min: 1, max: 2 }),
  interest: fc.constantFrom("deferred-next", "deferred-spread", "capitalized", "forgiven"),
} as const);

const loansWith = (grace: typeof anyGrace | fc.Arbitrary<undefined>): fc.Arbitrary<Schedule> =>
  fc
    .record({
      principal: fc.integer({ min: 2_000, max: 2_000_000 }),
      percent: fc.constantFrom("0", "12", "24", "36.5"),
      method: fc.constantFrom("declining-balance", "flat"),
      pattern: fc.constantFrom("equal-installments", "equal-principal"),
      dayCount: fc.constantFrom("equal-periods", "actual/365"),
      installments: fc.integer({ min: 1, max: 12 }),
      unit: fc.constantFrom("week", "month"),
      mode: fc.constantFrom("half-up", "half-even"),
      grace,
    } as const)
    .map(({ principal, percent, method, pattern, dayCount, installments, unit, mode, grace: spared }) =>
      buildSchedule({
        currency: "USD",
        principal: cents(principal),
        disbursedOn: START,
        interest: { rate: { percent }, method, dayCount },
        repayment: {
          installments: installments + (spared?.periods ?? 0),
          every: { count: 1, unit },
          pattern,
          ...(spared && {
            grace: [{ spares: "both", for: { periods: spared.periods }, interest: spared.interest }],
          }),
        },
        rounding: { mode },
      }),
    );

/** Loans of 1 to 12 rows, weekly or monthly, declining or flat, with or without interest. */
export const anyLoan: fc.Arbitrary<Schedule> = loansWith(fc.constant(undefined));

/** The same, one in four with a grace. */
const anyLoanOrSpared: fc.Arbitrary<Schedule> = fc.oneof(
  { weight: 3, arbitrary: anyLoan },
  { weight: 1, arbitrary: loansWith(anyGrace) },
);

/** A day of the loan's life, a little before its start excluded, a little after its end included. */
export const dayOf = ({ columns }: Schedule): fc.Arbitrary<string> =>
  fc.integer({ min: columns.start, max: (columns.due[columns.count - 1] as number) + 40 }).map(formatDate);

const amountUpTo = (most: number): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max: Math.max(most, 1) }).map(cents);

function total({ columns: { principal, interest, count } }: Schedule): number {
  let sum = 0;
  for (let row = 0; row < count; row++) sum += (principal[row] as number) + (interest[row] as number);
  return sum;
}

const early = fc.constantFrom(...(Object.keys(EARLY_MONEY) as (keyof typeof EARLY_MONEY)[]));

/** Money that comes in, and charges. */
export function receipts(schedule: Schedule): fc.Arbitrary<LoanEventInput> {
  const date = dayOf(schedule);
  const amount = amountUpTo(Math.ceil(total(schedule) / 2));
  const small = amountUpTo(Math.ceil(total(schedule) / 50));
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant("payment" as const), date, amount }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("prepayment" as const), date, amount, early }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("credit" as const), date, amount }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom("charge" as const, "penalty" as const),
        date,
        amount: small,
      }),
    },
  );
}

/** Events of every kind that a loan can bear at any time. */
export function anyEvent(schedule: Schedule): fc.Arbitrary<LoanEventInput> {
  const date = dayOf(schedule);
  const amount = amountUpTo(Math.ceil(total(schedule) / 4));
  const small = amountUpTo(Math.ceil(total(schedule) / 50));
  const component = fc.constantFrom(
    "penalty" as const,
    "fee" as const,
    "interest" as const,
    "principal" as const,
  );
  return fc.oneof(
    { weight: 8, arbitrary: receipts(schedule) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("waiver" as const), date, component }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("disbursement" as const), date, amount }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("chargeback" as const), date, amount: small }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("refund" as const), date, amount }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("savings-deposit" as const), date, amount }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("set-off" as const), date }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("savings-withdrawal" as const), date }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("restructure" as const), date }) },
  );
}

/** Servicing terms. */
const anyServicing: fc.Arbitrary<ServicingInput> = fc.record({
  waterfall: fc.constantFrom(...(Object.keys(WATERFALLS) as (keyof typeof WATERFALLS)[])),
  earlyMoney: early,
  creditUse: fc.constantFrom("at-once" as const, "until-refunded" as const),
});

/** A loan, events, servicing terms and a day. */
export interface Story {
  readonly schedule: Schedule;
  readonly events: readonly LoanEventInput[];
  readonly servicing: ServicingInput;
  readonly asOf: string;
}

/** Stories with events of one sort. */
export function anyStory(
  eventOf: (schedule: Schedule) => fc.Arbitrary<LoanEventInput>,
  { most = 8, loan = anyLoanOrSpared }: { most?: number; loan?: fc.Arbitrary<Schedule> } = {},
): fc.Arbitrary<Story> {
  return loan.chain((schedule) =>
    fc.record({
      schedule: fc.constant(schedule),
      events: fc.array(eventOf(schedule), { maxLength: most }),
      servicing: anyServicing,
      asOf: dayOf(schedule),
    }),
  );
}

/** The day after the last date that an event may have. */
export const farDay = ({ columns }: Schedule): string =>
  formatDate((columns.due[columns.count - 1] as number) + 41);

export const dayNumber = (date: unknown): number => readDate(date) as number;
