/**
 * Records read in bulk: the kinds of field that rows of a book are made of, and one reader for all tables of
 * fields. Read by hand and not through a schema library, because a book has millions of rows.
 */

import { CURRENCY_DIGITS } from "../../kernel/currency.js";
import { formatDate, isDateObject, readDate } from "../../kernel/date.js";
import { readDecimal } from "../../kernel/decimal.js";
import type { ProblemCode } from "../../kernel/error.js";
import { hasExcessDecimals, LARGEST_AMOUNT, type Minor, toMinor } from "../../kernel/money.js";
import { isRecord } from "../../kernel/recordInput.js";

/** How the amounts of a book are read. */
export interface MoneyReading {
  /** Digits of currencies that ISO 4217 does not list, or other digits for those it does. */
  readonly decimals?: Readonly<Record<string, number>> | undefined;
}

/** The unit in which a record gives its amounts. */
export interface Money {
  readonly minor: boolean;
  readonly digits: number;
}

/** What was read, or why it could not be. */
type Reading = { readonly value: unknown } | { readonly code: ProblemCode; readonly rule: string };

/** One field of a record: how it is read and what it looks like in JSON Schema. */
export interface FieldRule {
  read(input: unknown, money: Money): Reading;
  readonly required?: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
}

const refused = (code: ProblemCode, rule: string): Reading => ({ code, rule });

/** Decimal digits of a currency, or `undefined` if nobody says. */
export function digitsOf(currency: unknown, { decimals }: MoneyReading = {}): number | undefined {
  if (typeof currency !== "string") return undefined;
  const given = decimals !== undefined && Object.hasOwn(decimals, currency) ? decimals[currency] : undefined;
  return given ?? CURRENCY_DIGITS.get(currency);
}

const absolute = (n: bigint): bigint => (n < 0n ? -n : n);

function readMinorUnits(input: unknown): Reading {
  const value =
    typeof input === "bigint" && absolute(input) <= BigInt(LARGEST_AMOUNT) ? Number(input) : input;
  return Number.isSafeInteger(value)
    ? { value }
    : refused("wrong-type", "a whole number of minor units, because the unit is minor");
}

/** The minor units of text such as `12.50`, if it is at most 15 digits with few enough decimals. */
function quickMinor(text: string, digits: number): Minor | undefined {
  if (text.length === 0 || text.length > 15) return undefined;
  let value = 0;
  let decimals = -1;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      if (decimals >= 0) decimals += 1;
    } else if (digit === -2 && decimals < 0 && i < text.length - 1) decimals = 0;
    else return undefined;
  }
  const missing = digits - Math.max(decimals, 0);
  const scaled = missing < 0 ? Number.NaN : value * 10 ** missing;
  return scaled <= LARGEST_AMOUNT ? scaled : undefined;
}

/** An amount, read into minor units. */
export const amount: FieldRule = {
  read(input, { minor, digits }) {
    if (minor) return readMinorUnits(input);
    const quick = typeof input === "string" ? quickMinor(input, digits) : undefined;
    if (quick !== undefined) return { value: quick };
    const decimal = readDecimal(input);
    if (decimal === undefined)
      return refused("not-a-decimal", 'a plain decimal number, best as text such as "12.50"');
    const value = toMinor(decimal, digits);
    if (value !== undefined) return { value };
    return hasExcessDecimals(decimal, digits)
      ? refused("too-many-decimals", `an amount with at most ${digits} decimals`)
      : refused("out-of-range", "an amount of at most 2^53 − 1 minor units");
  },
  schema: { anyOf: [{ type: "string" }, { type: "number" }] },
};

/** An amount that is not negative. */
export const positiveAmount: FieldRule = {
  read(input, money) {
    const reading = amount.read(input, money);
    const negative = "value" in reading && (reading.value as number) < 0;
    return negative ? refused("out-of-range", "an amount that is not negative") : reading;
  },
  schema: amount.schema,
};

/** A whole number from `least` to `most`. */
export const whole = (least: number, most: number): FieldRule => ({
  read(input) {
    const value = typeof input === "bigint" ? Number(input) : input;
    if (!Number.isInteger(value)) return refused("wrong-type", "a whole number");
    const inside = (value as number) >= least && (value as number) <= most;
    return inside ? { value } : refused("out-of-range", `a whole number from ${least} to ${most}`);
  },
  schema: { type: "integer", minimum: least, maximum: most },
});

/** Days late: 0 to a million. */
export const days = whole(0, 1_000_000);

const typed = (type: "boolean" | "string", rule: string): FieldRule => ({
  read: (input) => (typeof input === type ? { value: input } : refused("wrong-type", rule)),
  schema: { type },
});

/** True or false; nothing that merely looks like it. */
export const flag = typed("boolean", "true or false");

/** An opaque text. */
export const text = typed("string", "a text");

/** One of some names. */
export const nameIn = (names: readonly string[]): FieldRule => ({
  read: (input) =>
    typeof input === "string" && names.includes(input)
      ? { value: input }
      : refused("not-in-list", `one of ${names.join(", ")}`),
  schema: { enum: names },
});

/** A calendar date, kept as `YYYY-MM-DD`. */
export const date: FieldRule = {
  read(input) {
    const day = readDate(input);
    if (day !== undefined) return { value: formatDate(day) };
    return isDateObject(input)
      ? refused("date-object", "text YYYY-MM-DD, because the day of a Date object depends on the time zone")
      : refused("not-a-date", "a calendar date written YYYY-MM-DD");
  },
  schema: { type: "string", format: "date" },
};

/** A record of texts: what the book can be cut by. */
export const keys: FieldRule = {
  read: (input) =>
    isRecord(input) && Object.values(input).every((key) => typeof key === "string")
      ? { value: input }
      : refused("wrong-type", "a record of texts"),
  schema: { type: "object", additionalProperties: { type: "string" } },
};

/** A list whose items all follow one rule. */
export const listOf = (rule: FieldRule, name: string): FieldRule => ({
  read(input, money) {
    if (!Array.isArray(input)) return refused("wrong-type", `a list of ${name}`);
    const readings = input.map((item) => rule.read(item, money));
    return readings.every((reading) => "value" in reading)
      ? { value: readings.map((reading) => ("value" in reading ? reading.value : undefined)) }
      : refused("wrong-type", `a list of valid ${name}`);
  },
  schema: { type: "array", items: rule.schema },
});

/** A record within a record, all of whose fields are required. */
export const recordOf = (fields: Readonly<Record<string, FieldRule>>): FieldRule => ({
  read(input, money) {
    const value: Record<string, unknown> = {};
    for (const [name, rule] of Object.entries(fields)) {
      const reading = rule.read(isRecord(input) ? input[name] : undefined, money);
      if (!("value" in reading)) return refused("wrong-type", `a record with a valid ${name}`);
      value[name] = reading.value;
    }
    return { value };
  },
  schema: {
    type: "object",
    required: Object.keys(fields),
    properties: Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])),
  },
});

/** A field that must be given. */
export const required = (rule: FieldRule): FieldRule => ({ ...rule, required: true });
