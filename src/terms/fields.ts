/**
 * Fields: the kinds of value that inputs are made of, each with its reading, its error text and its
 * JSON Schema. A parsed field is plain text or a plain number, so that a parsed record can be stored.
 */
import * as z from "zod";
import { type DateInput, formatDate, readDate } from "../kernel/date.js";
import { dateProblem } from "../kernel/dateInput.js";
import { type DecimalInput, PLAIN_DECIMAL, readDecimalText, readPercentText } from "../kernel/decimal.js";
import type { ProblemCode } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";

interface Sink {
  readonly issues: z.core.$ZodRawIssue[];
}

/** What is wrong with a value. */
interface Finding {
  readonly code: ProblemCode;
  readonly message: string;
  /** Where, below the field itself. */
  readonly path?: readonly PropertyKey[];
}

/** Adds one problem to a zod check, with the code that it is to have. */
export function report(sink: Sink, input: unknown, found: Finding): void {
  const { code, message, path = [] } = found;
  sink.issues.push({ code: "custom", input, path: [...path], message, params: { code }, continue: true });
}

/** A field read by `read`; `undefined` from it is a problem with the given code and rule. */
function field<I, T>(read: (input: unknown) => T | undefined, code: ProblemCode, rule: string) {
  return z.custom<I>().transform((input, context): T => {
    const value = read(input);
    if (value !== undefined) return value;
    const found = input === undefined ? "required" : code;
    report(context, input, { code: found, message: `must be ${rule}; got ${kindOf(input)}` });
    return z.NEVER;
  });
}

const DECIMAL_RULE = 'a plain decimal number, best as text such as "12.50"';
const DECIMAL_SCHEMA = {
  anyOf: [{ type: "string", pattern: PLAIN_DECIMAL.source }, { type: "number" }],
} as const;

/** A decimal number, kept as plain text: amounts and rates. */
export const decimalField = field<DecimalInput, string>(readDecimalText, "not-a-decimal", DECIMAL_RULE).meta(
  DECIMAL_SCHEMA,
);

/** A percentage, kept as plain text. */
export const percentField = field<DecimalInput, string>(
  readPercentText,
  "not-a-decimal",
  `${DECIMAL_RULE}; a number that is no text has at most 15 digits`,
).meta(DECIMAL_SCHEMA);

const DATE_SCHEMA = { type: "string", format: "date" } as const;

/** A calendar date, kept as `YYYY-MM-DD`. A `Date` object is refused: its day depends on the time zone. */
export const dateField = z
  .custom<DateInput>()
  .transform((input, context): string => {
    const day = readDate(input);
    if (day !== undefined) return formatDate(day);
    const { code, message } = dateProblem(input, "");
    report(context, input, { code, message });
    return z.NEVER;
  })
  .meta(DATE_SCHEMA);

const MOST_DATES = 20_000;

function readList(input: unknown): unknown[] | undefined {
  if (Array.isArray(input)) return input.slice(0, MOST_DATES + 1);
  if (typeof input !== "object" || input === null || !(Symbol.iterator in input)) return undefined;
  const list: unknown[] = [];
  for (const item of input as Iterable<unknown>) {
    list.push(item);
    if (list.length > MOST_DATES) break;
  }
  return list;
}

function readDateList(input: unknown, context: Sink, isDistinct: boolean): string[] {
  const list = readList(input);
  if (list === undefined) {
    report(context, input, { code: "wrong-type", message: `must be a list of dates; got ${kindOf(input)}` });
    return [];
  }
  if (list.length > MOST_DATES) {
    report(context, input, { code: "out-of-range", message: `must hold at most ${MOST_DATES} dates` });
    return [];
  }
  const days = new Set<number>();
  list.forEach((item, index) => {
    const day = readDate(item);
    if (day !== undefined) {
      if (isDistinct && days.has(day))
        report(context, item, { code: "duplicate", message: "may stand only once", path: [index] });
      days.add(day);
      return;
    }
    const { code, message } = dateProblem(item, "");
    report(context, item, { code, message, path: [index] });
  });
  return [...days].sort((a, b) => a - b).map(formatDate);
}

const dateList = (isDistinct: boolean) =>
  z
    .custom<Iterable<DateInput>>()
    .transform((input, context): string[] => readDateList(input, context, isDistinct))
    .meta({ type: "array", items: DATE_SCHEMA });

/** A list of dates from any iterable, kept sorted and without repetition. */
export const dateListField = dateList(false);

/** A list of dates, each of which is one due date: none may stand twice. */
export const dueDatesField = dateList(true);

/** Whether a value is a record as JSON has them: no array, Map or Date, and no other object of a class. */
export function isPlainRecord(input: unknown): input is Readonly<Record<string, unknown>> {
  if (typeof input !== "object" || input === null) return false;
  const prototype: unknown = Object.getPrototypeOf(input);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A plain record of these fields and no others. An object of a class would be read as a record without any. */
export function record<S extends z.core.$ZodShape>(shape: S) {
  return z.preprocess((input, context) => {
    const isOther = typeof input === "object" && input !== null && !Array.isArray(input);
    if (!isOther || isPlainRecord(input)) return input;
    report(context, input, {
      code: "wrong-type",
      message: "must be a plain record; got an object of a class",
    });
    return z.NEVER;
  }, z.strictObject(shape));
}

/** One of the names of a rule table. */
export function nameField<K extends string>(table: Readonly<Record<K, unknown>>) {
  return z.enum(Object.keys(table) as [K, ...K[]]);
}

/**
 * A list of so many items. Callers may give one that nobody may change (`as const`); only its type says so, so that
 * what is read stays the list that it was.
 */
export function listField<T extends z.ZodType>(
  item: T,
  least: number,
  most: number,
): z.ZodType<z.output<T>[], readonly z.input<T>[]> {
  return z.array(item).min(least).max(most);
}

/** Why a value is no whole number within bounds; `undefined` if it is one. */
function wholeNumberProblem(input: unknown, least: number, most: number): Finding | undefined {
  if (input === undefined) return { code: "required", message: "must be given (a whole number)" };
  if (typeof input !== "number" || !Number.isSafeInteger(input)) {
    return { code: "wrong-type", message: `must be a whole number; got ${kindOf(input)}` };
  }
  if (input < least) return { code: "out-of-range", message: `must be at least ${least}` };
  return input > most ? { code: "out-of-range", message: `must be at most ${most}` } : undefined;
}

/** A whole number within bounds, both included. */
export function wholeNumberField(least: number, most: number) {
  return z
    .custom<number>()
    .transform((input, context): number => {
      const found = wholeNumberProblem(input, least, most);
      if (found === undefined) return input;
      report(context, input, found);
      return z.NEVER;
    })
    .meta({ type: "integer", minimum: least, maximum: most });
}

/** The JSON Schema (2020-12) of what callers write. That a list is not changed here makes no field read-only in a form. */
export function inputJsonSchema(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    io: "input",
    target: "draft-2020-12",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
}
