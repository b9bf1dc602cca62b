/**
 * Complete records: what came out of a parse is frozen and known again by its identity, without a second parse.
 */

const COMPLETE = new WeakSet<object>();

function freezeDeep(value: unknown): void {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freezeDeep(part);
}

/** Freezes a complete record and remembers it. */
export function completed<T extends object>(record: T): T {
  freezeDeep(record);
  COMPLETE.add(record);
  return record;
}

/** Whether a record came out of a parse. */
export function isCompleted(record: object): boolean {
  return COMPLETE.has(record);
}
