/**
 * A preset: a loan product as it was published, with its source, its day and how well it is known. It is only terms,
 * without the principal and the day of disbursement.
 */
import type { Confidence } from "../rules/confidence.js";
import type { LoanTermsInput } from "./loanTermsInput.js";

/** The terms of a product: all but what each loan brings. */
export type PresetTerms = Omit<LoanTermsInput, "principal" | "disbursedOn">;

/** A product as published: plain data. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly country: string;
  readonly source: string;
  /** The day of the publication, or as much of it as is known. */
  readonly asOf: string;
  readonly confidence: Confidence;
  /** The rule set under which the product was offered, by its name in the table of rule sets. */
  readonly ruleSet?: string | undefined;
  /** Days that must lie between the disbursement and the first installment, beyond one regular period. */
  readonly leastDaysToFirst?: number | undefined;
  readonly notes: readonly string[];
  readonly terms: PresetTerms;
}

/** Every week. */
export const WEEKLY = { count: 1, unit: "week" } as const;

/** Every month. */
export const MONTHLY = { count: 1, unit: "month" } as const;

/** The note of a preset whose source names neither the pattern nor the length of the periods. */
export const LEVEL_NOTE = "Equal installments and equal periods are ours; the source does not say.";
