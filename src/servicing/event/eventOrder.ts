/**
 * From events as callers know them to events as they count: sound, in their total order (date, kind, input), with
 * those left out that were reversed or lie after the as-of day. Everything that is wrong is said at once.
 */
import { type Day, readDate } from "../../kernel/date.js";
import { type Problem, problem } from "../../kernel/error.js";
import type { Servicing } from "../servicingSchema.js";
import { KIND_RANKS } from "./eventKinds.js";
import type { LoanEvent } from "./events.js";
import { idProblem, readEvent } from "./parseEvents.js";
import { dayOfEvent, minorOfEvent } from "./soundEvent.js";

/** An event at its place. */
export interface PlacedEvent {
  readonly event: LoanEvent;
  /** The day on which it counts. */
  readonly day: Day;
  /** Its place in time among the others: its day, or earlier, as the servicing terms say. */
  readonly order: Day;
  /** Its place in the input, from 0. */
  readonly index: number;
}

/** What the order depends on. */
export interface OrderContext {
  readonly disbursedOn: Day;
  readonly asOf: Day;
  readonly digits: number;
  readonly servicing: Servicing;
}

/** The events that count, in order, whether some lie after the day, and everything that is wrong. */
export interface EventOrder {
  readonly placed: readonly PlacedEvent[];
  readonly isWhole: boolean;
  readonly problems: Problem[];
}

/** What is wrong with an amount in a currency of so many digits. */
function amountProblem(event: LoanEvent, digits: number, path: string): Problem | undefined {
  if (!("amount" in event) || event.amount === undefined || minorOfEvent(event, digits) >= 0)
    return undefined;
  const decimals = event.amount.split(".")[1]?.length ?? 0;
  return decimals > digits
    ? problem(
        "too-many-decimals",
        `${path}.amount`,
        `must have at most ${digits} decimals, as the currency has`,
      )
    : problem("out-of-range", `${path}.amount`, "must stay below 2^53 minor units of the currency");
}

/** Before everything else. */
const FIRST = Number.NEGATIVE_INFINITY;

/** Whether an event is a waiver of a known part of one charge: with charges from the start, that part never counts. */
export function isWaivedFromStart(event: LoanEvent, { charges }: Servicing): boolean {
  const isSized = event.kind === "waiver" && event.of !== undefined && event.amount !== undefined;
  return isSized && charges === "from-the-start";
}

/** The place of an event in time: its day, or earlier, as the servicing terms say of charges and row changes. */
function orderOf(event: LoanEvent, { servicing }: OrderContext): Day {
  const day = dayOfEvent(event);
  if (event.kind === "disbursement" || event.kind === "reschedule") {
    return servicing.rowChanges === "from-the-start" ? FIRST : day;
  }
  if (isWaivedFromStart(event, servicing)) return FIRST;
  if (event.kind !== "charge" && event.kind !== "penalty") return day;
  if (servicing.charges === "from-the-start") return FIRST;
  const due = event.dueOn === undefined ? day : (readDate(event.dueOn) as Day);
  return servicing.charges === "when-due" ? Math.min(day, due) : day;
}

/** Reads all events; what is wrong with one does not keep the others from being read. */
function readAll(list: Iterable<unknown>, context: OrderContext, problems: Problem[]): PlacedEvent[] {
  const placed: PlacedEvent[] = [];
  let index = 0;
  for (const raw of list) {
    const reading = readEvent(raw, ["events", index]);
    if (reading.event === undefined) problems.push(...reading.problems);
    else {
      const { event } = reading;
      const path = `events[${index}]`;
      const wrongAmount = amountProblem(event, context.digits, path);
      if (wrongAmount !== undefined) problems.push(wrongAmount);
      if (dayOfEvent(event) < context.disbursedOn) {
        problems.push(problem("wrong-order", `${path}.date`, "must not be before the loan was disbursed"));
      }
      placed.push({ event, day: dayOfEvent(event), order: orderOf(event, context), index });
    }
    index++;
  }
  return placed;
}

/** The events by id. An id may stand only once. */
function byId(placed: readonly PlacedEvent[], problems: Problem[]): Map<string, PlacedEvent> {
  const known = new Map<string, PlacedEvent>();
  const ids = new Set<string>();
  for (const one of placed) {
    const wrong = idProblem(one.event, ids, `events[${one.index}]`);
    if (wrong !== undefined) problems.push(wrong);
    else if (one.event.id !== undefined) known.set(one.event.id, one);
  }
  return known;
}

/** Checks that an event refers to an earlier one. */
function checkReference(
  one: PlacedEvent,
  of: string,
  known: ReadonlyMap<string, PlacedEvent>,
  problems: Problem[],
): void {
  const target = known.get(of);
  const path = `events[${one.index}].of`;
  if (target === undefined) problems.push(problem("conflict", path, "must be the id of an event"));
  else if (dayOfEvent(target.event) > dayOfEvent(one.event) || target === one) {
    problems.push(problem("wrong-order", path, "must be the id of an event that is not later"));
  }
}

/** The reversals that count: those that no other reversal undoes, by what they reverse. */
function countingReversals(placed: readonly PlacedEvent[], problems: Problem[]): Set<string> {
  const reversals = placed.filter(({ event }) => event.kind === "reversal");
  const undone = new Set<string>();
  // The later ones first: they decide about the earlier ones.
  const order = [...reversals].sort((a, b) => b.day - a.day || b.index - a.index);
  for (const { event, index } of order) {
    if (event.kind !== "reversal" || (event.id !== undefined && undone.has(event.id))) continue;
    if (undone.has(event.of)) {
      problems.push(problem("duplicate", `events[${index}].of`, "was already reversed"));
    }
    undone.add(event.of);
  }
  return undone;
}

function compareTimes({ order: a }: PlacedEvent, { order: b }: PlacedEvent): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compareAsGiven(a: PlacedEvent, b: PlacedEvent): number {
  return compareTimes(a, b) || a.index - b.index;
}

function compareByKind(a: PlacedEvent, b: PlacedEvent): number {
  const byKind = KIND_RANKS[a.event.kind] - KIND_RANKS[b.event.kind];
  // Events that count from the start of the loan share their place, whatever their days.
  return compareTimes(a, b) || byKind || a.day - b.day || a.index - b.index;
}

function comparison({ servicing }: OrderContext): (a: PlacedEvent, b: PlacedEvent) => number {
  return servicing.sameDay === "as-given" ? compareAsGiven : compareByKind;
}

/** The events that count, in order, and everything that is wrong with the input. */
export function orderEvents(list: Iterable<unknown>, context: OrderContext): EventOrder {
  const problems: Problem[] = [];
  const all = readAll(list, context, problems);
  const known = byId(all, problems);
  for (const one of all) {
    const { event } = one;
    if ("of" in event && event.of !== undefined) checkReference(one, event.of, known, problems);
  }
  const seen = all.filter(({ event }) => dayOfEvent(event) <= context.asOf);
  const undone = countingReversals(seen, problems);
  const placed = seen.filter(
    ({ event }) => event.kind !== "reversal" && !(event.id !== undefined && undone.has(event.id)),
  );
  return { placed: placed.sort(comparison(context)), isWhole: seen.length === all.length, problems };
}

/** A sound event at its place, if it may stand in a list at all; `undefined` where a replay must say what is wrong. */
export function placeEvent(event: LoanEvent, index: number, context: OrderContext): PlacedEvent | undefined {
  const day = dayOfEvent(event);
  const isOutside = day < context.disbursedOn || day > context.asOf;
  if (isOutside || amountProblem(event, context.digits, "") !== undefined) return undefined;
  return { event, day, order: orderOf(event, context), index };
}

/** Whether an event comes after another in the total order. */
export function comesAfter(next: PlacedEvent, last: PlacedEvent | undefined, context: OrderContext): boolean {
  return last === undefined || comparison(context)(last, next) < 0;
}
