/**
 * Solved terms: found, none with a reason, or several; always as data.
 */
import type { Problem } from "../../kernel/error.js";

/** Why a question about terms has no answer: a closed list, each reason in words. */
export const NO_TERMS_REASONS = {
  "not-above-interest":
    "the installment does not exceed the interest of a period, so it never repays the loan",
  "not-above-charges": "the charges of an installment alone reach the amount",
  "principal-at-once":
    "one installment repays the principal or a balloon, and is above the amount however many there are",
  "too-many-installments": "more installments are needed than the terms may have",
  "too-small": "even the smallest principal has a larger installment",
  "none-found": "of several thousand principals that were tried, none has an installment so small",
  "above-interest-free": "the amount is below what is repaid without any interest",
  "no-rate-so-high": "even the highest rate does not reach the amount",
  "between-rates": "rounding jumps over the amount: one rate gives less, the next one more",
  "rate-does-not-matter": "every rate gives the same amount",
  "no-schedule": "the terms have no schedule, whatever the figure that is solved for",
} as const;

/** The name of a reason; see {@link NO_TERMS_REASONS}. */
export type NoTermsReason = keyof typeof NO_TERMS_REASONS;

/** No answer, and why. */
export interface NoTerms {
  readonly kind: "none";
  readonly reason: NoTermsReason;
  /** The reason in words. */
  readonly message: string;
  /** What the schedule itself was refused for, where that is the reason. */
  readonly problems: readonly Problem[];
}

/** No answer for a reason. */
export function noTerms(reason: NoTermsReason, problems: readonly Problem[] = []): NoTerms {
  return { kind: "none", reason, message: NO_TERMS_REASONS[reason], problems };
}
