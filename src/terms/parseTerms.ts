/**
 * From raw terms to terms that are complete: every field sound, every default filled in, plain data that
 * can be stored as JSON and parsed again to the same record.
 */
import * as z from "zod";
import { LoanError, type Problem } from "../kernel/error.js";
import { formatMinor, minorFromText } from "../kernel/money.js";
import type { Every } from "../rules/frequency.js";
import { BASIC_RULES, currencyDigits, runChecks, type SoundTerms } from "./checks.js";
import { COMBINATION_RULES } from "./combinations.js";
import { completeFrequency } from "./frequencyField.js";
import { problemsFrom } from "./problems.js";
import { termsSchema } from "./schema.js";

/** Loan terms as callers write them. */
export type LoanTermsInput = z.input<typeof termsSchema>;

type Sound<K extends keyof SoundTerms> = SoundTerms[K];
type Filled<T, K extends keyof T> = T & { [P in K]-?: Exclude<T[P], undefined> };

/** Loan terms as agreed: complete, with every default filled in; plain data. */
export type LoanTerms = DeepReadonly<
  Omit<SoundTerms, "decimals" | "interest" | "repayment" | "rounding"> & {
    /** Decimal digits of the currency. */
    decimals: number;
    interest: Omit<Sound<"interest">, "firstPeriod"> & {
      firstPeriod: Filled<Sound<"interest">["firstPeriod"], "dayCount">;
    };
    repayment: Omit<Sound<"repayment">, "every" | "grace"> & {
      every: Every;
      grace: Filled<Sound<"repayment">["grace"][number], "interest">[];
    };
    rounding: Filled<Sound<"rounding">, "unit">;
  }
>;

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

const RULES = [...BASIC_RULES, ...COMBINATION_RULES];

const checkedSchema = termsSchema.superRefine((terms, context) => runChecks(terms, context.issues, RULES), {
  when: () => true,
});

const { freeze } = Object;

// Records are written out field by field: copying with a rest pattern would cost more than the whole parse.

function completeRounding(rounding: SoundTerms["rounding"], digits: number): LoanTerms["rounding"] {
  const money = (text: string) => formatMinor(minorFromText(text, digits) as number, digits);
  const { mode, unit, multiple, residue, largestResidue, smallLast } = rounding;
  const complete: Writable<LoanTerms["rounding"]> = {
    mode,
    unit: unit === undefined ? formatMinor(1, digits) : money(unit),
    residue,
  };
  if (multiple) complete.multiple = freeze({ of: money(multiple.of), direction: multiple.direction });
  if (largestResidue !== undefined) complete.largestResidue = money(largestResidue);
  if (smallLast) complete.smallLast = freeze({ below: money(smallLast.below), action: smallLast.action });
  return freeze(complete);
}

function completeInterest(interest: SoundTerms["interest"]): LoanTerms["interest"] {
  const { rate, method, dayCount, between, firstPeriod, rounding, flat } = interest;
  const byDays = dayCount === "equal-periods" ? "actual/365" : dayCount;
  const { treatment } = firstPeriod;
  const complete: Writable<LoanTerms["interest"]> = {
    rate: freeze(rate),
    method,
    dayCount,
    between,
    firstPeriod: freeze({ treatment, dayCount: firstPeriod.dayCount ?? byDays }),
    rounding,
  };
  if (method === "flat") {
    complete.flat = freeze(flat ?? { shares: "every-installment", principal: "total-less-interest" });
  }
  return freeze(complete);
}

type Grace = SoundTerms["repayment"]["grace"][number];

function completeGrace({ spares, interest = "paid", term, for: length }: Grace) {
  if (length.months !== undefined) freeze(length.months);
  return freeze({ spares, for: freeze(length), interest, term });
}

function completeRepayment(repayment: SoundTerms["repayment"]): LoanTerms["repayment"] {
  const { installments, pattern, firstDueOn, shortMonth, levelPeriods } = repayment;
  const complete: Writable<LoanTerms["repayment"]> = {
    installments,
    every: freeze(completeFrequency(repayment.every)),
    pattern,
    shortMonth,
    levelPeriods,
    grace: freeze(repayment.grace.map(completeGrace)),
  };
  if (firstDueOn !== undefined) complete.firstDueOn = firstDueOn;
  return freeze(complete);
}

function completeCalendar({ weekend, holidays, shift }: SoundTerms["calendar"]): LoanTerms["calendar"] {
  return freeze({ weekend: freeze(weekend), holidays: freeze(holidays), shift });
}

/** What later stages derived from each complete record, so that it is derived once. */
const DERIVED = new WeakMap<object, object>();

/**
 * The place where later stages keep what they derive from a complete record; `undefined` for any other value.
 * The record cannot have changed since: it is frozen.
 */
export function derivedFrom<T extends object>(terms: object): Partial<T> | undefined {
  return DERIVED.get(terms);
}

function complete(sound: SoundTerms): LoanTerms {
  const digits = currencyDigits(sound) as number;
  const terms: LoanTerms = freeze({
    currency: sound.currency,
    decimals: digits,
    principal: formatMinor(minorFromText(sound.principal, digits) as number, digits),
    disbursedOn: sound.disbursedOn,
    interest: completeInterest(sound.interest),
    repayment: completeRepayment(sound.repayment),
    calendar: completeCalendar(sound.calendar),
    rounding: completeRounding(sound.rounding, digits),
  });
  DERIVED.set(terms, {});
  return terms;
}

/** The outcome of {@link safeParseTerms}. */
export type ParsedTerms =
  | { readonly success: true; readonly terms: LoanTerms }
  | { readonly success: false; readonly problems: readonly Problem[] };

/**
 * Reads raw terms without throwing: the complete terms, or every problem at once.
 *
 * @example
 * ```ts
 * const parsed = safeParseTerms({ currency: "BDT", principal: "-5" });
 * parsed.success; // false
 * ```
 */
export function safeParseTerms(raw: unknown): ParsedTerms {
  const parsed = checkedSchema.safeParse(raw, { reportInput: true });
  if (!parsed.success) return { success: false, problems: problemsFrom(parsed.error.issues) };
  return { success: true, terms: complete(parsed.data) };
}

/**
 * Reads raw terms: refuses what is unsound, fills in every default.
 *
 * @throws LoanError with every problem: its code, its path, and a message that names the rule
 * @example
 * ```ts
 * const terms = parseTerms({
 *   currency: "BDT", principal: "20000", disbursedOn: "2026-01-04",
 *   interest: { rate: { percent: "24" } },
 *   repayment: { installments: 46, every: { count: 1, unit: "week" } },
 * });
 * terms.rounding.mode; // "half-up"
 * ```
 */
export function parseTerms(raw: LoanTermsInput | LoanTerms): LoanTerms {
  const parsed = safeParseTerms(raw);
  if (!parsed.success) throw new LoanError(parsed.problems);
  return parsed.terms;
}

/** The JSON Schema (2020-12) of raw terms, for forms and for other languages. */
export function termsJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(termsSchema, { io: "input", target: "draft-2020-12", unrepresentable: "any" });
}
