/**
 * One more event: the fold goes on from the state that the account keeps where the event is the latest of all;
 * a backdated event, or a reversal, is a replay.
 */
import { type DateInput, type Day, formatDate, readDate } from "../kernel/date.js";
import { LoanError } from "../kernel/error.js";
import { isAccount, LoanAccount, partsOf } from "./account.js";
import type { AccountFacts } from "./accountFacts.js";
import { applyEvent } from "./effect/effects.js";
import { comesAfter, type OrderContext, type PlacedEvent, placeEvent } from "./event/eventOrder.js";
import type { LoanEventInput } from "./event/eventSchema.js";
import type { LoanEvent } from "./event/events.js";
import { readEvent } from "./event/parseEvents.js";
import { dayOfEvent } from "./event/soundEvent.js";
import { Fold } from "./fold.js";
import { appendSchema, readOptions } from "./optionsSchema.js";
import { continuePlain } from "./plainPayments.js";
import { replay } from "./replay.js";

/** What {@link append} may change besides the event. */
export interface AppendOptions {
  /** The day that the new account shows; the later of the account's own and the event's unless given. */
  readonly asOf?: DateInput;
}

/** Whether the event may have its id, and refers to an event that is known and not later. */
function refersWell({ event, day }: PlacedEvent, { events }: AccountFacts): boolean {
  const { id } = event;
  if (id !== undefined && events.some((known) => known.id === id)) return false;
  if (!("of" in event) || event.of === undefined) return true;
  const target = events.find((known) => known.id === event.of);
  return target !== undefined && (readDate(target.date) as Day) <= day;
}

/** The latest event of a fold at its place. */
function lastOf({ plain, last }: Fold, context: OrderContext): PlacedEvent | undefined {
  const { length } = plain?.payments ?? [];
  const payment = plain?.payments[length - 1];
  return payment === undefined
    ? last
    : placeEvent(payment, length - 1, { ...context, asOf: dayOfEvent(payment) });
}

/** The fold with one more event, the one given left as it is; `undefined` where only a replay can tell. */
function continued(fold: Fold, facts: AccountFacts, event: LoanEvent, asOf: Day): Fold | undefined {
  const { rules, schedule, plain } = fold;
  if (!facts.isWhole || asOf < facts.asOf || asOf < dayOfEvent(event) || event.kind === "reversal")
    return undefined;
  const longer = plain && continuePlain(schedule.columns, rules, plain, event);
  if (longer !== undefined) return new Fold(schedule, rules, longer);
  const context = { ...rules, asOf };
  const placed = placeEvent(event, facts.events.length, context);
  if (placed === undefined || !refersWell(placed, facts)) return undefined;
  if (!comesAfter(placed, lastOf(fold, context), context)) return undefined;
  const next = fold.fork();
  next.path = `events[${placed.index}]`;
  next.last = placed;
  applyEvent(next, event, placed.day);
  if (next.problems.length > 0) throw new LoanError(next.problems);
  return next;
}

/**
 * The account with one more event: the same as a full replay of all of them, at the cost of that event alone where
 * it is the latest. The account given stays as it is.
 *
 * @throws LoanError as {@link replay}; the event's index is the number of events before it
 * @example
 * ```ts
 * const schedule = buildSchedule({
 *   currency: "USD", principal: "300", disbursedOn: "2025-12-01",
 *   interest: { rate: { percent: "0" } }, repayment: { installments: 3, every: { count: 1, unit: "month" } },
 * });
 * const account = replay(schedule, [payment("2026-01-11", "100")], { asOf: "2026-03-15" });
 * append(account, payment("2026-03-20", "200")).status; // "closed"
 * ```
 */
export function append(
  account: LoanAccount,
  event: LoanEvent | LoanEventInput,
  options?: AppendOptions,
): LoanAccount {
  const place = isAccount(account) ? ["events", partsOf(account).facts.events.length] : ["event"];
  const { event: known, problems } = readEvent(event, place);
  const given = readOptions(account, { options }, appendSchema, problems)?.asOf;
  const { facts, kept } = partsOf(account);
  const latest = Math.max(dayOfEvent(known as LoanEvent), facts.asOf);
  const asOf = given === undefined ? latest : (readDate(given) as Day);
  const events = [...facts.events, event];
  const fold = continued(kept, facts, known as LoanEvent, asOf);
  if (fold !== undefined) return new LoanAccount({ ...facts, asOf, events }, fold);
  const { schedule, servicing } = facts;
  return replay(schedule, events, { asOf: formatDate(asOf), servicing });
}
