/**
 * Requests to solve for an unknown: terms that lack one figure, and what the schedule is to meet instead.
 */
import { readMinor } from "../../kernel/amountInput.js";
import { Decimal, type DecimalInput, readDecimal } from "../../kernel/decimal.js";
import { type Problem, problem } from "../../kernel/error.js";
import { kindOf } from "../../kernel/kindOf.js";
import type { Minor } from "../../kernel/money.js";
import { type LoanTerms, safeParseTerms } from "../../terms/parseTerms.js";

/** A record of unknown shape. */
export type RawRecord = Readonly<Record<string, unknown>>;

/** Whether a value is a record. */
function isRecord(value: unknown): value is RawRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The record at a key, or an empty one. */
export function recordAt(record: unknown, key: string): RawRecord {
  const value = isRecord(record) ? record[key] : undefined;
  return isRecord(value) ? value : {};
}

/** Problems with the fields of a request: those that it does not know, and a request that is no record. */
export function fieldProblems(request: unknown, known: readonly string[]): Problem[] {
  if (!isRecord(request)) return [problem("wrong-type", "", `must be a record; got ${kindOf(request)}`)];
  const unknown = Object.keys(request).filter((key) => !known.includes(key));
  return unknown.map((key) => problem("unknown-field", key, `must be one of ${known.join(", ")}`));
}

/** Says that the figure which is solved for stands in the terms. */
export function unknownGiven(record: RawRecord, key: string, path: string): Problem[] {
  if (record[key] === undefined) return [];
  return [problem("conflict", path, "must be left out: it is what is solved for")];
}

/** The terms, complete, with a stand-in for what they lack; problems are those of the terms, below `terms`. */
export function termsWithStandIn(raw: unknown, problems: Problem[]): LoanTerms | undefined {
  const parsed = safeParseTerms(raw);
  if (parsed.success) return parsed.terms;
  for (const { code, path, message } of parsed.problems) {
    problems.push({ code, path: path === "" ? "terms" : `terms.${path}`, message });
  }
  return undefined;
}

/** An amount above zero in minor units. */
export function readAmount(
  input: unknown,
  path: string,
  digits: number | undefined,
  problems: Problem[],
): Minor | undefined {
  return readMinor(input, path, { digits, least: "above-zero" }, problems);
}

/** A name of a table, or its default. */
export function readName<K extends string>(
  input: unknown,
  path: string,
  table: Readonly<Record<K, unknown>>,
  problems: Problem[],
): K | undefined {
  if (input === undefined || (typeof input === "string" && Object.hasOwn(table, input))) {
    return input as K | undefined;
  }
  problems.push(problem("not-in-list", path, `must be one of ${Object.keys(table).join(", ")}`));
  return undefined;
}

/** A principal that terms of unknown shape can stand in with: large, and a multiple of their unit. */
export function standInPrincipal(raw: unknown): string {
  const unit = readDecimal(recordAt(raw, "rounding").unit as DecimalInput);
  const large = new Decimal(1_000_000);
  return (unit?.gt(0) ? unit.times(large.div(unit).ceil()) : large).toString();
}
