/**
 * Terms from a preset: the product's terms, and what a loan brings or changes.
 */
import { type DateInput, type Day, formatDate, readDate } from "../kernel/date.js";
import { problem, refuse } from "../kernel/error.js";
import { frequencyOf } from "../rules/frequency.js";
import { dateAt } from "../rules/frequencyDates.js";
import type { LoanTermsInput } from "./parseTerms.js";
import type { Preset } from "./preset.js";
import { PRESETS, type PresetName } from "./presets.js";

type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T;

/** What a loan brings to a preset, and what it changes of it: fields of the terms, at any depth. */
export type PresetOverrides = DeepPartial<Omit<LoanTermsInput, "principal" | "disbursedOn">> &
  Pick<LoanTermsInput, "principal" | "disbursedOn">;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Fields that are one choice: a change replaces all of it. */
const WHOLE_FIELDS: ReadonlySet<string> = new Set(["every", "for"]);

/** One record over another: records meet field by field, anything else is replaced; `undefined` changes nothing. */
function merged(base: Fields, changes: Fields): Fields {
  const fields: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(changes)) {
    const before = fields[name];
    if (value === undefined || name === "__proto__") continue;
    const meets = isFields(value) && isFields(before) && !WHOLE_FIELDS.has(name);
    fields[name] = meets ? merged(before, value) : value;
  }
  return fields;
}

const MOST_STEPS = 366;

/** The first regular date that lies at least so many days after the disbursement. */
function firstDueAfter(disbursedOn: DateInput, days: number, terms: LoanTermsInput): string | undefined {
  const start: Day | undefined = readDate(disbursedOn);
  const { every, shortMonth } = terms.repayment;
  if (start === undefined || every.count === undefined || every.unit === undefined) return undefined;
  if (every.unit === "half-month") return undefined;
  const stepping = {
    frequency: frequencyOf({ count: every.count, unit: every.unit }),
    shortMonth: shortMonth ?? "clamp",
  };
  for (let step = 1; step <= MOST_STEPS; step++) {
    const date = dateAt(start, step, stepping);
    if (date - start >= days) return formatDate(date);
  }
  return undefined;
}

/**
 * Raw terms from a preset: its own, with what the loan brings (principal, day of disbursement) and changes.
 *
 * Where the product wants a number of days before the first installment, the first due date is the first regular date
 * that lies so many days after the disbursement, unless it is given.
 *
 * @throws LoanError `not-in-list` for a name that is no preset; the terms themselves are checked by `parseTerms`
 * @example
 * ```ts
 * const terms = termsFromPreset("bd-weekly-mra", { principal: "20000", disbursedOn: "2026-01-04" });
 * terms.repayment.firstDueOn; // "2026-01-25"
 * buildSchedule(terms).installments.length; // 46
 * ```
 */
export function termsFromPreset(name: PresetName, overrides: PresetOverrides): LoanTermsInput {
  if (!Object.hasOwn(PRESETS, name)) {
    return refuse(problem("not-in-list", "name", `must be one of ${Object.keys(PRESETS).join(", ")}`));
  }
  const preset: Preset = PRESETS[name];
  const terms = merged(preset.terms as Fields, overrides as Fields) as Fields & LoanTermsInput;
  const { leastDaysToFirst } = preset;
  if (leastDaysToFirst === undefined || terms.repayment.firstDueOn !== undefined) return terms;
  const firstDueOn = firstDueAfter(terms.disbursedOn, leastDaysToFirst, terms);
  return firstDueOn === undefined ? terms : { ...terms, repayment: { ...terms.repayment, firstDueOn } };
}
