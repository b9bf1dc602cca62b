/**
 * Fields of households, loans and plans: amounts that may be unknown, opaque keys, months.
 */
import * as z from "zod";
import { type DecimalInput, readDecimal, readDecimalText } from "../kernel/decimal.js";
import type { ProblemCode } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import { decimalsIn, formatMinor, minorFromText } from "../kernel/money.js";
import { report, wholeNumberField } from "../terms/fields.js";

type RawIssue = z.core.$ZodRawIssue;
type Sink = { readonly issues: RawIssue[] };

/** How a fact is written that nobody knows. A field that is left out is unknown, never zero. */
export const UNKNOWN = "unknown";

/** The largest amount of one field, in minor units: sums over a household stay safe integers. */
const LARGEST_FIELD = 1_000_000_000_000;

const DECIMAL = {
  anyOf: [
    { type: "string", pattern: "^\\+?(\\d+(\\.\\d+)?|\\.\\d+)$" },
    { type: "number", minimum: 0 },
  ],
} as const;

/** Reads an amount of at least zero with the currency's digits: `12.50`; says what is wrong with it. */
function readAmount(input: unknown, digits: number, context: Sink): string {
  const wrong = (code: ProblemCode, rule: string): never => {
    report(context, input, { code, message: `must ${rule}; got ${kindOf(input)}` });
    return z.NEVER;
  };
  if (input === undefined) return wrong("required", "be an amount");
  const text = readDecimalText(input);
  if (text === undefined) return wrong("not-a-decimal", 'be an amount as decimal text such as "12.50"');
  if (text.startsWith("-")) return wrong("out-of-range", "be zero or more");
  if (decimalsIn(text) > digits) return wrong("too-many-decimals", `have no more than ${digits} decimals`);
  const minor = minorFromText(text, digits);
  if (minor === undefined || minor > LARGEST_FIELD)
    return wrong("out-of-range", "be an amount of usual size");
  return formatMinor(minor, digits);
}

/** An amount of at least zero with the currency's digits, kept as text: `12.50`. */
export function amountField(digits: number) {
  return z
    .custom<DecimalInput>()
    .transform((input, context): string => readAmount(input, digits, context))
    .meta(DECIMAL);
}

/** What stands behind a field that may be unknown, for the JSON Schema. */
const KNOWN_FORMS = new WeakMap<object, z.ZodType>();

/** Lets `unknown` stand where a form is read; what is left out is unknown. */
function withUnknown<I, O>(form: z.ZodType, read: (input: unknown, context: Sink) => O) {
  const field = z
    .custom<I | typeof UNKNOWN>()
    .transform((input, context): O | typeof UNKNOWN => (input === UNKNOWN ? UNKNOWN : read(input, context)))
    .default(UNKNOWN as never); // the type of a default does not follow a generic output
  KNOWN_FORMS.set(field, form);
  return field;
}

/** Reads one value; its problems keep their own paths below `at`. */
function readInto<S extends z.ZodType>(schema: S, input: unknown, context: Sink, at: PropertyKey[]) {
  const read = schema.safeParse(input, { reportInput: true });
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    context.issues.push({ ...issue, path: [...at, ...issue.path], continue: true } as RawIssue);
  }
  return undefined;
}

/** What a field takes, or the word `unknown`; what is left out is unknown. */
export function orUnknown<S extends z.ZodType>(schema: S) {
  return withUnknown<z.input<S>, z.output<S>>(
    schema,
    (input, context) => readInto(schema, input, context, []) as z.output<S>,
  );
}

/**
 * A list, or the word `unknown`; what is left out is unknown. Items that are not sound leave a hole, so that
 * the rules between fields still see the others.
 */
export function listOrUnknown<S extends z.ZodType>(item: S, most: number) {
  const list = z.array(item).max(most);
  return withUnknown<z.input<S>[], z.output<S>[]>(list, (input, context) => {
    if (!Array.isArray(input) || input.length > most) {
      readInto(list, Array.isArray(input) ? new Array(input.length).fill(undefined) : input, context, []);
      return [];
    }
    return input.map((each, index) => readInto(item, each, context, [index]) as z.output<S>);
  });
}

/** The JSON Schema of a record with such fields, for input. */
export function inputJsonSchema(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    io: "input",
    target: "draft-2020-12",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const form = KNOWN_FORMS.get(zodSchema);
      if (form === undefined) return;
      const { $schema: _, ...known } = inputJsonSchema(form);
      Object.assign(jsonSchema, { anyOf: [known, { const: UNKNOWN }], default: UNKNOWN });
    },
  });
}

/** An amount, or the word `unknown`; what is left out is unknown. */
export function amountOrUnknownField(digits: number) {
  return withUnknown<DecimalInput, string>(amountField(digits), (input, context) =>
    readAmount(input, digits, context),
  );
}

/** A share from 0 to 1, kept as text. */
export const shareField = z
  .custom<DecimalInput>()
  .transform((input, context): string => {
    const value = readDecimal(input);
    if (value !== undefined && !value.isNegative() && value.lte(1))
      return value.isZero() ? "0" : value.toString();
    const code = input === undefined ? "required" : value === undefined ? "not-a-decimal" : "out-of-range";
    const message = `must be a share from 0 to 1, as text such as "0.50"; got ${kindOf(input)}`;
    report(context, input, { code, message });
    return z.NEVER;
  })
  .meta(DECIMAL);

/** An opaque key: a text that means nothing here and is never printed. */
export const keyField = z.string().min(1).max(100);

/** Months of the year, 1 to 12, each once. */
export const monthsField = z.array(wholeNumberField(1, 12)).min(1).max(12);

/** One name of a table, or the word `unknown`; what is left out is unknown. */
export function nameOrUnknownField<K extends string>(table: Readonly<Record<K, unknown>>) {
  const names = Object.keys(table) as K[];
  return z.enum<(K | typeof UNKNOWN)[]>([...names, UNKNOWN]).default(UNKNOWN as never);
}

/** An amount kept as text, in minor units; `undefined` if it is unknown. */
export function minorOf(text: string): number | undefined {
  return text === UNKNOWN ? undefined : Number(text.replace(".", ""));
}
