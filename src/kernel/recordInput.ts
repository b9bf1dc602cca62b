/**
 * Records read from callers' values: what is no record, and names that nobody knows.
 */
import { type Problem, problem, refuse } from "./error.js";
import { kindOf } from "./kindOf.js";

/** Whether a value is a record: no list, map, date or other object of a kind of its own. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && Object.prototype.toString.call(value) === "[object Object]";

/** Names in a record that are none of the known ones. */
export function checkNames(record: object, known: readonly string[], problems: Problem[], path = ""): void {
  for (const [name, value] of Object.entries(record)) {
    if (known.includes(name) || value === undefined) continue;
    const at = path === "" ? name : `${path}.${name}`;
    problems.push(problem("unknown-field", at, `is not a field; the fields are ${known.join(", ")}`));
  }
}

/** The fields of a record; none, with the problem added, where the value is no record. `what` names it in the problem. */
export function readRecord(
  input: unknown,
  known: readonly string[],
  problems: Problem[],
  { path = "", what = path }: { readonly path?: string; readonly what?: string } = {},
): Readonly<Record<string, unknown>> {
  if (isRecord(input)) {
    checkNames(input, known, problems, path);
    return input;
  }
  problems.push(problem("wrong-type", what, `must be a record; got ${kindOf(input)}`));
  return {};
}

const wrongKind = (at: string, kind: string, value: unknown): never =>
  refuse(problem("wrong-type", at, `must be ${kind}; got ${kindOf(value)}`));

/** Refuses an argument that is no record. */
export function needRecord(value: unknown, at: string): void {
  if (!isRecord(value)) wrongKind(at, "a record", value);
}

/** Refuses an argument that is no list, or a list of something else than records. */
export function needRecords(value: unknown, at: string): void {
  if (!Array.isArray(value)) wrongKind(at, "a list", value);
  for (const [index, item] of (value as unknown[]).entries()) needRecord(item, `${at}[${index}]`);
}

/** Refuses an argument whose items cannot be gone through one by one. */
export function needIterable(
  value: unknown,
  at: string,
  symbols: readonly symbol[] = [Symbol.iterator],
): void {
  const has = typeof value === "object" && value !== null && symbols.some((symbol) => symbol in value);
  if (!has) wrongKind(at, "a list", value);
}
