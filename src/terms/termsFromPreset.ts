/**
 * Terms from a preset: the product's terms, and what a loan brings or changes.
 */

import { type Day, formatDate, MAX_DAY, readDate } from "../kernel/date.js";
import { problem, refuse } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import { isRecord } from "../kernel/recordInput.js";
import { frequencyOf } from "../rules/frequency.js";
import { dateAt } from "../rules/frequencyDates.js";
import type { LoanTerms } from "./complete.js";
import type { LoanTermsInput } from "./loanTermsInput.js";
import { parseTerms } from "./parseTerms.js";
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

/** The first regular date that lies at least so many days after the disbursement; `undefined` if there is none. */
function firstDueAfter(days: number, { disbursedOn, repayment }: LoanTerms): string | undefined {
  const { every, shortMonth, timing } = repayment;
  if ("dates" in every || timing === "in-advance") return undefined;
  const start = readDate(disbursedOn) as Day;
  const stepping = { frequency: frequencyOf(every), shortMonth };
  for (let step = 1; step <= MOST_STEPS; step++) {
    const date = dateAt(start, step, stepping);
    if (date - start >= days) return date <= MAX_DAY ? formatDate(date) : undefined;
  }
  return undefined;
}

function presetOf(name: unknown): Preset {
  if (typeof name === "string" && Object.hasOwn(PRESETS, name)) return PRESETS[name as PresetName];
  return refuse(problem("not-in-list", "name", `must be one of ${Object.keys(PRESETS).join(", ")}`));
}

/**
 * Raw terms from a preset: its own, with what the loan brings (principal, day of disbursement) and changes.
 *
 * Where the product wants a number of days before the first installment, the first due date is the first regular date
 * that lies so many days after the disbursement, unless it is given, or installments fall due in advance or on given dates.
 *
 * @throws LoanError `not-in-list` for a name that is no preset; else with every problem that `parseTerms` finds in the
 *   terms: `required` where the loan brings no principal or no day
 * @example
 * ```ts
 * const terms = termsFromPreset("bd-weekly-mra", { principal: "20000", disbursedOn: "2026-01-04" });
 * terms.repayment.firstDueOn; // "2026-01-25"
 * buildSchedule(terms).installments.length; // 46
 * ```
 */
export function termsFromPreset(name: PresetName, overrides: PresetOverrides): LoanTermsInput {
  const preset = presetOf(name);
  if (overrides !== undefined && !isRecord(overrides)) {
    refuse(problem("wrong-type", "overrides", `must be a record; got ${kindOf(overrides)}`));
  }
  const terms = merged(preset.terms as Fields, overrides ?? {}) as Fields & LoanTermsInput;
  const complete = parseTerms(terms);
  const { leastDaysToFirst } = preset;
  if (leastDaysToFirst === undefined || complete.repayment.firstDueOn !== undefined) return terms;
  const firstDueOn = firstDueAfter(leastDaysToFirst, complete);
  return firstDueOn === undefined ? terms : { ...terms, repayment: { ...terms.repayment, firstDueOn } };
}
