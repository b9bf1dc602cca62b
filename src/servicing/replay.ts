/**
 * Replay: a schedule and dated events in, the account on a day out. The account is a pure fold: nothing else
 * enters, and the same events in any order give the same account.
 */
import type { DateInput, Day } from "../kernel/date.js";
import { LoanError } from "../kernel/error.js";
import type { Schedule } from "../schedule/schedule.js";
import { LoanAccount } from "./account.js";
import { applyEvent } from "./effect/effects.js";
import { orderEvents, type PlacedEvent } from "./event/eventOrder.js";
import type { LoanEventInput } from "./event/eventSchema.js";
import type { LoanEvent } from "./event/events.js";
import { Fold, waterfallNamed } from "./fold.js";
import type { FoldRules } from "./foldRules.js";
import type { Ledger } from "./ledger/ledger.js";
import { penaltyPolicy } from "./penalty.js";
import { foldPlainPayments } from "./plainPayments.js";
import { addProducts, hasProducts } from "./products.js";
import { readReplay } from "./replayArguments.js";
import { noteFollowing } from "./rowCharges.js";
import type { Servicing, ServicingInput } from "./servicingSchema.js";

/** How a loan is replayed. */
export interface ReplayOptions {
  /** The day that the account shows; later events do not count. */
  readonly asOf: DateInput;
  /** How the loan is serviced; every choice has a default. */
  readonly servicing?: ServicingInput | Servicing;
}

function rulesOf(schedule: Schedule, servicing: Servicing): FoldRules {
  const { terms, columns } = schedule;
  return {
    servicing,
    waterfall: waterfallNamed(servicing.waterfall),
    mode: terms.rounding.mode,
    digits: terms.decimals,
    penalty: penaltyPolicy(servicing, terms.decimals),
    disbursedOn: columns.start,
  };
}

function foldEvents(fold: Fold, placed: readonly PlacedEvent[]): void {
  for (const { event, day, index } of placed) {
    fold.path = `events[${index}]`;
    applyEvent(fold, event, day);
  }
  fold.last = placed[placed.length - 1];
}

function begin(schedule: Schedule, rules: FoldRules): Fold {
  const fold = new Fold(schedule, rules);
  if (hasProducts(schedule)) addProducts(fold);
  noteFollowing(fold);
  return fold;
}

/**
 * Replays events over a schedule.
 *
 * The schedule stands for the first disbursement. Events are taken in the order date, kind, input; those after
 * `asOf` do not count; reversed ones count as if they had never been.
 *
 * @throws LoanError with every problem of every event, each with the event's index: an event before the
 *   disbursement or after closure (`wrong-order`), an odd amount, a reversal of nothing (`conflict`), an id that
 *   stands twice (`duplicate`), a change that no schedule can satisfy (`no-solution`)
 * @example
 * ```ts
 * const schedule = buildSchedule({
 *   currency: "USD", principal: "300", disbursedOn: "2025-12-01",
 *   interest: { rate: { percent: "0" } }, repayment: { installments: 3, every: { count: 1, unit: "month" } },
 * });
 * const account = replay(schedule, [payment("2026-01-11", "100")], { asOf: "2026-03-15" });
 * account.outstanding.total.toFixed(2); // "200.00"
 * ```
 */
export function replay(
  schedule: Schedule,
  events: Iterable<LoanEvent | LoanEventInput>,
  options: ReplayOptions,
): LoanAccount {
  const { asOf, servicing } = readReplay(schedule, events, options);
  const rules = rulesOf(schedule, servicing);
  const list = Array.isArray(events) ? events.slice() : Array.from(events);
  const plain = hasProducts(schedule) ? undefined : foldPlainPayments(schedule.columns, rules, list, asOf);
  if (plain !== undefined) {
    const isWhole = plain.payments.length === list.length;
    return new LoanAccount(
      { schedule, asOf, events: list, servicing, isWhole },
      new Fold(schedule, rules, plain),
    );
  }
  const fold = begin(schedule, rules);
  const { placed, isWhole, problems } = orderEvents(list, {
    disbursedOn: rules.disbursedOn,
    asOf,
    digits: rules.digits,
    servicing,
  });
  if (problems.length > 0) throw new LoanError(problems);
  foldEvents(fold, placed);
  if (fold.problems.length > 0) throw new LoanError(fold.problems);
  return new LoanAccount({ schedule, asOf, events: list, servicing, isWhole }, fold);
}

/** Folds all events and shows the ledger at the start and after each of them, with its day. */
export function replayInSteps(
  schedule: Schedule,
  events: Iterable<LoanEvent | LoanEventInput>,
  options: ReplayOptions,
  show: (day: Day, ledger: Ledger) => void,
): void {
  const { asOf, servicing } = readReplay(schedule, events, options);
  const rules = rulesOf(schedule, servicing);
  const { disbursedOn, digits } = rules;
  const fold = begin(schedule, rules);
  const { placed, problems } = orderEvents(events, { disbursedOn, asOf, digits, servicing });
  if (problems.length > 0) throw new LoanError(problems);
  show(disbursedOn, fold.ledger);
  for (const { event, day, index } of placed) {
    fold.path = `events[${index}]`;
    applyEvent(fold, event, day);
    show(day, fold.ledger);
  }
  if (fold.problems.length > 0) throw new LoanError(fold.problems);
}
