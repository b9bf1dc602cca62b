/**
 * Events of every kind, on loans of every product, under every servicing choice.
 */
import fc from "fast-check";
import { formatDate } from "../../src/kernel/date.js";
import { CHARGE_BASES } from "../../src/rules/charge.js";
import { EARLY_MONEY, LATE_PRINCIPAL } from "../../src/rules/earlyMoney.js";
import { GRACE_INTEREST } from "../../src/rules/grace.js";
import { PENALTY_BASES, PENALTY_STARTS } from "../../src/rules/penaltyBase.js";
import { REBATES } from "../../src/rules/rebate.js";
import { COMPOUNDED, EARLY_INTEREST, PAID_AHEAD, RESTS, ROW_CHARGES } from "../../src/rules/recalculation.js";
import {
  CHARGE_STARTS,
  PIECE_ROUNDINGS,
  ROW_CHANGE_STARTS,
  SAME_DAY_ORDERS,
} from "../../src/rules/servicingChoice.js";
import { COMPONENTS, WATERFALLS } from "../../src/rules/waterfall.js";
import type { Schedule } from "../../src/schedule/schedule.js";
import { CREDIT_REASONS, type EventKind, REFUND_SOURCES } from "../../src/servicing/event/eventKinds.js";
import type { EventInputOf, LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { type ServicingInput, safeParseServicing } from "../../src/servicing/servicingSchema.js";
import { amountIn, anyProduct, dayIn } from "./replanArbitrary.js";

/** One of the names of a table. */
const nameOf = <Name extends string>(table: Readonly<Record<Name, unknown>>): fc.Arbitrary<Name> =>
  fc.constantFrom(...(Object.keys(table) as Name[]));

type Fields<K extends EventKind> = fc.Arbitrary<Omit<EventInputOf<K>, "kind" | "date" | "id">>;
type Draws = { readonly [K in EventKind]: (schedule: Schedule) => Fields<K> };

const early = nameOf(EARLY_MONEY);
const count = fc.integer({ min: 1, max: 6 });
const percent = fc.constantFrom("0", "6", "12", "24", "48");
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const nothing = () => fc.constant({});
const amount = (parts: number) => (schedule: Schedule) => fc.record({ amount: amountIn(schedule, parts) });

/** A record without its undefined fields. */
const without = <T extends object>(drawn: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  drawn.map(
    (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T,
  );

const charged = (schedule: Schedule) =>
  fc.oneof(
    without(
      fc.record({
        amount: amountIn(schedule, 40),
        dueOn: maybe(dayIn(schedule)),
        taxPercent: maybe(percent),
      }),
    ),
    without(
      fc.record({
        percent: fc.constantFrom("1", "2.5"),
        base: nameOf(CHARGE_BASES),
        each: maybe(fc.constant("installment" as const)),
      }),
    ),
  );

/** The fields of each kind of event. */
const DRAWS: Draws = {
  disbursement: (schedule) =>
    without(fc.record({ amount: amountIn(schedule, 4), downPayment: maybe(fc.constant("0.01")) })),
  "rate-change": () =>
    fc.record({ rate: fc.record({ percent }), keeps: fc.constantFrom("end", "installment") }),
  holiday: () => fc.record({ installments: count, interest: nameOf(GRACE_INTEREST) }),
  reschedule: (schedule) =>
    without(
      fc.record({
        from: maybe(dayIn(schedule)),
        firstDueOn: maybe(dayIn(schedule)),
        installments: maybe(count),
        rate: maybe(fc.record({ percent })),
        principalGrace: maybe(fc.constant(1)),
      }),
    ),
  "re-age": (schedule) =>
    fc.record({
      startOn: dayIn(schedule),
      installments: count,
      every: fc.constantFrom({ count: 1, unit: "month" }, { count: 2, unit: "week" }),
    }),
  "re-amortize": nothing,
  restructure: nothing,
  charge: charged,
  penalty: charged,
  waiver: (schedule) =>
    without(fc.record({ component: nameOf(COMPONENTS), amount: maybe(amountIn(schedule, 50)) })),
  "savings-deposit": amount(5),
  "savings-withdrawal": nothing,
  payment: (schedule) => without(fc.record({ amount: amountIn(schedule, 3), early: maybe(early) })),
  prepayment: (schedule) => fc.record({ amount: amountIn(schedule, 2), early }),
  credit: (schedule) => fc.record({ amount: amountIn(schedule, 5), reason: nameOf(CREDIT_REASONS) }),
  "set-off": nothing,
  payoff: (schedule) =>
    fc.record({ amount: amountIn(schedule, 1).map((text) => `9${text}`), rebate: nameOf(REBATES) }),
  refund: (schedule) => fc.record({ amount: amountIn(schedule, 10), from: nameOf(REFUND_SOURCES) }),
  chargeback: amount(6),
  "write-off": nothing,
  recovery: amount(2),
  closure: nothing,
  "delinquency-pause": (schedule) => fc.record({ until: dayIn(schedule) }),
  "delinquency-resume": nothing,
  reversal: () => fc.constant({ of: "first" }),
};

/** Kinds after which little can happen, and those that need something rare before them. */
const RARE: ReadonlySet<string> = new Set<EventKind>([
  "write-off",
  "recovery",
  "closure",
  "payoff",
  "reversal",
  "delinquency-resume",
  "savings-withdrawal",
  "set-off",
]);

/** An event of any kind. */
function everyEvent(schedule: Schedule): fc.Arbitrary<LoanEventInput> {
  const kinds = Object.keys(DRAWS) as EventKind[];
  return fc.oneof(
    ...kinds.map((kind) => {
      const fields: fc.Arbitrary<object> = DRAWS[kind](schedule);
      const drawn = fc.tuple(dayIn(schedule), fields).map(([date, more]) => ({ kind, date, ...more }));
      return { weight: RARE.has(kind) ? 1 : 4, arbitrary: drawn as fc.Arbitrary<LoanEventInput> };
    }),
  );
}

const recalculated = fc.record({
  interest: fc.constant("actual" as const),
  latePrincipal: nameOf(LATE_PRINCIPAL),
  rest: nameOf(RESTS),
  compounding: maybe(fc.record({ of: nameOf(COMPOUNDED), every: nameOf(RESTS) })),
  earlyInterest: nameOf(EARLY_INTEREST),
  paidAhead: nameOf(PAID_AHEAD),
  pieceRounding: nameOf(PIECE_ROUNDINGS),
});

/** Any servicing terms. */
const everyServicing: fc.Arbitrary<ServicingInput> = fc
  .tuple(
    fc.record({
      waterfall: nameOf(WATERFALLS),
      earlyMoney: early,
      rowCharges: nameOf(ROW_CHARGES),
      sameDay: nameOf(SAME_DAY_ORDERS),
      charges: nameOf(CHARGE_STARTS),
      rowChanges: nameOf(ROW_CHANGE_STARTS),
      creditUse: fc.constantFrom("at-once" as const, "until-refunded" as const),
      penalty: maybe(
        fc.record({
          base: nameOf(PENALTY_BASES),
          rate: fc.constant({ percent: "36" }),
          graceDays: fc.constantFrom(0, 5),
          start: nameOf(PENALTY_STARTS),
        }),
      ),
    }),
    fc.option(recalculated, { nil: {} }),
  )
  .map(([any, more]) => JSON.parse(JSON.stringify({ ...any, ...more })) as ServicingInput)
  .filter((servicing) => safeParseServicing(servicing).success);

/** How a loan ends in the books, at the end of some stories. */
function endingOf(schedule: Schedule): fc.Arbitrary<readonly LoanEventInput[]> {
  const date = lastDay(schedule);
  const writeOff = { kind: "write-off", date } as const;
  const recovered = amountIn(schedule, 1).map((sum) => [
    writeOff,
    { kind: "recovery", date, amount: sum } as const,
  ]);
  const paid = { kind: "payoff", date, amount: "999999999999" } as const;
  const closed: readonly LoanEventInput[] = [paid, { kind: "closure", date }];
  const paused: readonly LoanEventInput[] = [
    { kind: "delinquency-pause", date, until: date },
    { kind: "delinquency-resume", date },
  ];
  const none: readonly LoanEventInput[] = [];
  const others = fc.constantFrom(closed, paused);
  return fc.oneof({ weight: 6, arbitrary: fc.constant(none) }, recovered, { weight: 2, arbitrary: others });
}

/** A loan, events of every kind, servicing terms and a day. */
export interface EveryStory {
  readonly schedule: Schedule;
  readonly events: readonly LoanEventInput[];
  readonly servicing: ServicingInput;
  readonly asOf: string;
}

/** The last day of a story and of its events. */
export const lastDay = ({ columns }: Schedule): string =>
  formatDate((columns.due[columns.count - 1] as number) + 21);

/** Stories of everything. */
export const everyStory: fc.Arbitrary<EveryStory> = anyProduct.chain((schedule) =>
  fc.record({
    schedule: fc.constant(schedule),
    events: fc
      .array(everyEvent(schedule), { minLength: 1, maxLength: 6 })
      .chain(([first, ...more]) =>
        endingOf(schedule).map((end) => [{ id: "first", ...first } as LoanEventInput, ...more, ...end]),
      ),
    servicing: everyServicing,
    asOf: dayIn(schedule),
  }),
);
