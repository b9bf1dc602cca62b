/**
 * Combinations: which choices of the terms have a meaning together. Where two have none, the terms are
 * refused with the reason; no choice is accepted and ignored.
 */
import type { CheckRule } from "./checks.js";
import { conflictRules } from "./conflict.js";
import { FLAT_CONFLICTS } from "./flatConflicts.js";
import { GRACE_RULES } from "./graceChecks.js";
import { INTEREST_CONFLICTS } from "./interestConflicts.js";
import { REPAYMENT_CONFLICTS } from "./repaymentConflicts.js";

/** The rules about combinations, with the fields that each needs sound. */
export const COMBINATION_RULES: readonly CheckRule[] = [
  ...conflictRules(INTEREST_CONFLICTS),
  ...conflictRules(FLAT_CONFLICTS),
  ...conflictRules(REPAYMENT_CONFLICTS),
  ...GRACE_RULES,
];
