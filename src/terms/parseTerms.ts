/**
 * From raw terms to terms that are complete: every field sound, every default filled in, plain data that
 * can be stored as JSON and parsed again to the same record.
 */
import * as z from "zod";
import { Decimal } from "../kernel/decimal.js";
import { LoanError, type Problem } from "../kernel/error.js";
import type { Every } from "../rules/frequency.js";
import { currencyDigits, runChecks, type SoundTerms } from "./checks.js";
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

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

const checkedSchema = termsSchema.superRefine(
  (terms, context) => runChecks(terms, context.issues, COMBINATION_RULES),
  { when: () => true },
);

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

function completeRounding(rounding: SoundTerms["rounding"], digits: number): LoanTerms["rounding"] {
  const money = (text: string) => new Decimal(text).toFixed(digits);
  const { unit, multiple, largestResidue, smallLast, ...choices } = rounding;
  return {
    ...choices,
    unit: unit === undefined ? new Decimal(10).pow(-digits).toFixed(digits) : money(unit),
    ...(multiple && { multiple: { ...multiple, of: money(multiple.of) } }),
    ...(largestResidue && { largestResidue: money(largestResidue) }),
    ...(smallLast && { smallLast: { ...smallLast, below: money(smallLast.below) } }),
  };
}

function completeInterest({ flat, firstPeriod, ...interest }: SoundTerms["interest"]): LoanTerms["interest"] {
  const byDays = interest.dayCount === "equal-periods" ? "actual/365" : interest.dayCount;
  return {
    ...interest,
    firstPeriod: { treatment: firstPeriod.treatment, dayCount: firstPeriod.dayCount ?? byDays },
    ...(interest.method === "flat" && {
      flat: flat ?? { shares: "every-installment", principal: "total-less-interest" },
    }),
  };
}

const PARSED = new WeakSet<object>();

/** Whether a record came out of {@link parseTerms}, so that it is complete and cannot have changed since. */
export function isParsedTerms(terms: object): terms is LoanTerms {
  return PARSED.has(terms);
}

function complete(sound: SoundTerms): LoanTerms {
  const digits = currencyDigits(sound) as number;
  const { repayment } = sound;
  const terms: LoanTerms = deepFreeze({
    ...sound,
    decimals: digits,
    principal: new Decimal(sound.principal).toFixed(digits),
    interest: completeInterest(sound.interest),
    repayment: {
      ...repayment,
      every: completeFrequency(repayment.every),
      grace: repayment.grace.map((grace) => ({ ...grace, interest: grace.interest ?? "paid" })),
    },
    rounding: completeRounding(sound.rounding, digits),
  });
  PARSED.add(terms);
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
