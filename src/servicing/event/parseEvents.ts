/**
 * Reading events: one, or a bulk import that reports every problem with its index and still checks the rest.
 */
import { readDate } from "../../kernel/date.js";
import { readDecimalText } from "../../kernel/decimal.js";
import { LoanError, type Problem, problem } from "../../kernel/error.js";
import { kindOf } from "../../kernel/kindOf.js";
import { pathText, problemsFrom } from "../../terms/problems.js";
import { EVENT_KINDS, type EventKind } from "./eventKinds.js";
import { EVENT_SCHEMAS, type LoanEventInput } from "./eventSchema.js";
import type { LoanEvent } from "./events.js";
import { isSound, soundEvent } from "./soundEvent.js";

/** What was read of one event. */
export interface EventReading {
  readonly event?: LoanEvent;
  readonly problems: readonly Problem[];
}

function isKind(kind: unknown): kind is EventKind {
  return typeof kind === "string" && Object.hasOwn(EVENT_KINDS, kind);
}

function kindProblem(raw: unknown, prefix: string): Problem {
  if (typeof raw !== "object" || raw === null) {
    return problem("wrong-type", prefix, `must be an event, a record with kind and date; got ${kindOf(raw)}`);
  }
  const path = prefix === "" ? "kind" : `${prefix}.kind`;
  const kind = "kind" in raw ? raw.kind : undefined;
  const code = kind === undefined ? "required" : "not-in-list";
  return problem(code, path, `must be one of ${Object.keys(EVENT_KINDS).join(", ")}; got ${kindOf(kind)}`);
}

/** A payment of three plain fields, read without its schema; `undefined` leaves the reading to the schema. */
function plainPayment(raw: object): LoanEvent | undefined {
  const { kind, date, amount } = raw as Readonly<Record<string, unknown>>;
  if (kind !== "payment" || typeof date !== "string" || Object.keys(raw).length !== 3) return undefined;
  const text = readDecimalText(amount);
  const isSum = text !== undefined && text !== "0" && text[0] !== "-";
  return isSum && readDate(date) !== undefined ? soundEvent({ kind, date, amount: text }) : undefined;
}

/** Reads one event and returns its problems, with paths below `prefix`, instead of throwing. */
export function readEvent(raw: unknown, prefix: readonly PropertyKey[] = []): EventReading {
  if (isSound(raw)) return { event: raw as LoanEvent, problems: [] };
  const plain = typeof raw === "object" && raw !== null ? plainPayment(raw) : undefined;
  if (plain !== undefined) return { event: plain, problems: [] };
  const kind = typeof raw === "object" && raw !== null && "kind" in raw ? raw.kind : undefined;
  if (!isKind(kind)) return { problems: [kindProblem(raw, pathText(prefix))] };
  const parsed = EVENT_SCHEMAS[kind].safeParse(raw, { reportInput: true });
  if (!parsed.success) return { problems: problemsFrom(parsed.error.issues, prefix) };
  return { event: soundEvent(parsed.data as LoanEvent), problems: [] };
}

/**
 * Reads one event.
 *
 * @throws LoanError with every problem of it
 */
export function parseEvent(raw: LoanEventInput | LoanEvent): LoanEvent {
  const { event, problems } = readEvent(raw);
  if (event === undefined) throw new LoanError(problems);
  return event;
}

/** The outcome of {@link safeParseEvents}: the sound events, and what is wrong with the others. */
export interface ParsedEvents {
  readonly events: readonly LoanEvent[];
  /** Problems with paths such as `events[3].amount`. */
  readonly problems: readonly Problem[];
}

/** Whether a value is a list of whatever kind; a text is none. */
export function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

/** What is wrong with the id of an event beside the ids of those before it, to which it is added. */
export function idProblem({ id }: LoanEvent, known: Set<string>, path: string): Problem | undefined {
  if (id === undefined) return undefined;
  if (known.has(id)) return problem("duplicate", `${path}.id`, "must not be the id of another event");
  known.add(id);
  return undefined;
}

/**
 * Reads events without throwing: those that are sound, and every problem of the others with its index. An id may
 * stand only once; whether what an event refers to exists, only a replay can tell.
 */
export function safeParseEvents(list: unknown): ParsedEvents {
  if (!isList(list)) {
    const message = `must be a list of events; got ${kindOf(list)}`;
    return { events: [], problems: [problem("wrong-type", "events", message)] };
  }
  const events: LoanEvent[] = [];
  const problems: Problem[] = [];
  const ids = new Set<string>();
  let index = 0;
  for (const raw of list) {
    const place = index++;
    const reading = readEvent(raw, ["events", place]);
    const wrongId = reading.event && idProblem(reading.event, ids, `events[${place}]`);
    if (reading.event === undefined) problems.push(...reading.problems);
    else if (wrongId !== undefined) problems.push(wrongId);
    else events.push(reading.event);
  }
  return { events, problems };
}

/**
 * Reads events in bulk.
 *
 * @throws LoanError with every problem of every event, each with the event's index
 * @example
 * ```ts
 * parseEvents([{ kind: "payment", date: "2026-01-11", amount: "480" }]).length; // 1
 * ```
 */
export function parseEvents(list: Iterable<unknown>): readonly LoanEvent[] {
  const { events, problems } = safeParseEvents(list);
  if (problems.length > 0) throw new LoanError(problems);
  return events;
}
