/**
 * One reader for all tables of fields, and the JSON Schema of such a table.
 */
import { type Problem, problem } from "../../kernel/error.js";
import { kindOf } from "../../kernel/kindOf.js";
import { digitsOf, type FieldRule, type Money, type MoneyReading } from "./recordFields.js";

/** The fields of a kind of record, by name; `currency` and `unit` belong to every record. */
export type RecordFields = Readonly<Record<string, FieldRule>>;

/** A record with its amounts in minor units, and everything that is wrong with it. */
export interface RecordReading {
  readonly record: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

const nothing = (value: unknown): boolean => value === undefined || value === null;

/** Reads a record by its table of fields; `null` counts as not given, an unknown field is a problem. */
export function readRecord(input: unknown, fields: RecordFields, options: MoneyReading = {}): RecordReading {
  if (typeof options !== "object" || options === null) {
    return {
      record: {},
      problems: [problem("wrong-type", "options", `must be a record; got ${kindOf(options)}`)],
    };
  }
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return { record: {}, problems: [problem("wrong-type", "", `must be a record; got ${kindOf(input)}`)] };
  }
  const given = input as Readonly<Record<string, unknown>>;
  const problems: Problem[] = [];
  const money = readMoney(given, options, problems);
  const record: Record<string, unknown> = { unit: "minor", currency: given.currency };
  for (const name in fields) {
    const value = readField(name, given[name], fields[name] as FieldRule, { money, problems });
    if (value !== undefined) record[name] = value;
  }
  for (const name in given) {
    if (name === "currency" || name === "unit" || Object.hasOwn(fields, name)) continue;
    problems.push(problem("unknown-field", name, "is not a field of this record"));
  }
  return { record, problems };
}

function readField(
  name: string,
  value: unknown,
  rule: FieldRule,
  { money, problems }: { money: Money | undefined; problems: Problem[] },
): unknown {
  if (nothing(value)) {
    if (rule.required === true) problems.push(problem("required", name, "must be given; got nothing"));
    return undefined;
  }
  if (money === undefined) return undefined;
  const reading = rule.read(value, money);
  if ("value" in reading) return reading.value;
  problems.push(problem(reading.code, name, `must be ${reading.rule}; got ${kindOf(value)}`));
  return undefined;
}

function readMoney(
  { currency, unit }: Readonly<Record<string, unknown>>,
  options: MoneyReading,
  problems: Problem[],
): Money | undefined {
  if (!nothing(unit) && unit !== "minor") {
    problems.push(problem("not-in-list", "unit", `must be minor or left out; got ${kindOf(unit)}`));
  }
  const digits = digitsOf(currency, options);
  if (digits !== undefined) return { minor: unit === "minor", digits };
  const rule = "must be an ISO 4217 code, or one whose decimals are given";
  problems.push(
    problem(nothing(currency) ? "required" : "not-in-list", "currency", `${rule}; got ${kindOf(currency)}`),
  );
  return undefined;
}

/** JSON Schema 2020-12 of a table of fields. */
export function recordJsonSchema(title: string, fields: RecordFields): Record<string, unknown> {
  const named = Object.entries(fields);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title,
    type: "object",
    additionalProperties: false,
    required: ["currency", ...named.filter(([, rule]) => rule.required === true).map(([name]) => name)],
    properties: {
      currency: { type: "string", pattern: "^[A-Z]{3}$" },
      unit: { const: "minor" },
      ...Object.fromEntries(named.map(([name, { schema }]) => [name, schema])),
    },
  };
}
