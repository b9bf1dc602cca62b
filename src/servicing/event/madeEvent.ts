/**
 * Events made in code: frozen plain records, checked as events that are read.
 */
import type { DateInput } from "../../kernel/date.js";
import type { EventKind } from "./eventKinds.js";
import type { EventInputOf } from "./eventSchema.js";
import type { EventOf } from "./events.js";
import { parseEvent } from "./parseEvents.js";

/** What an event of a kind takes beside its kind, its date and the fields named. */
export type Options<K extends EventKind, Named extends string = "amount"> = Omit<
  EventInputOf<K>,
  "kind" | "date" | Named
>;

/** An event of a kind on a day. */
export function made<K extends EventKind>(kind: K, date: DateInput, fields: object): EventOf<K> {
  return parseEvent({ kind, date, ...fields } as EventInputOf<K>) as EventOf<K>;
}
