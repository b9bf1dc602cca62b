/**
 * From raw terms to terms that are complete: every field sound, every default filled in, plain data that
 * can be stored as JSON and parsed again to the same record.
 */
import type * as z from "zod";
import { LoanError, type Problem } from "../kernel/error.js";
import { AMOUNT_RULES } from "./amountChecks.js";
import { CHANGE_RULES } from "./changeChecks.js";
import { CHARGE_RULES } from "./chargeChecks.js";
import { BASIC_RULES, runChecks, type SoundTerms } from "./checks.js";
import { COMBINATION_RULES } from "./combinations.js";
import { complete, type LoanTerms } from "./complete.js";
import { inputJsonSchema } from "./fields.js";
import type { LoanTermsInput } from "./loanTermsInput.js";
import { readPlainTerms } from "./plainTerms.js";
import { problemsFrom } from "./problems.js";
import { PRODUCT_RULES } from "./productChecks.js";
import { termsSchema } from "./schema.js";

const RULES = [
  ...BASIC_RULES,
  ...AMOUNT_RULES,
  ...COMBINATION_RULES,
  ...PRODUCT_RULES,
  ...CHANGE_RULES,
  ...CHARGE_RULES,
];

/** The fields and the rules between them: one parse lists every problem of both. */
const checkedSchema = termsSchema.superRefine(
  (terms, { issues }) => {
    runChecks(terms, issues, RULES);
    for (const issue of issues) issue.given = issue.input;
  },
  { when: () => true },
);

/**
 * The issues with the values that were given. Zod drops those from a parse that was not asked to keep them, and
 * asking costs every sound record a third more; so the check above, which sees the issues whole, kept them.
 */
function withInput(issues: readonly (z.core.$ZodIssue & { given?: unknown })[]): z.core.$ZodIssue[] {
  return issues.map((issue) => ({ ...issue, input: issue.given }) as z.core.$ZodIssue);
}

/** Whether the rules between the fields find nothing wrong. */
function isFree(terms: SoundTerms): boolean {
  const issues: z.core.$ZodRawIssue[] = [];
  runChecks(terms, issues, RULES);
  return issues.length === 0;
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
  const plain = readPlainTerms(raw);
  if (plain !== undefined && isFree(plain)) return { success: true, terms: complete(plain) };
  const parsed = checkedSchema.safeParse(raw);
  if (!parsed.success) return { success: false, problems: problemsFrom(withInput(parsed.error.issues)) };
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
  return inputJsonSchema(termsSchema);
}
