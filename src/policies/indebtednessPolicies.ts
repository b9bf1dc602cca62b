/**
 * Indebtedness tables: dated policies, each with its source and the confidence of every figure.
 *
 * There is no default policy: whoever assesses names one. To add one, add one entry to one of the tables;
 * a lender's own policy takes the same form and needs no entry.
 */
import { CAPACITY_INDEBTEDNESS_POLICIES } from "./indebtednessCapacity.js";
import { OTHER_INDEBTEDNESS_POLICIES } from "./indebtednessElsewhere.js";
import { INDIAN_INDEBTEDNESS_POLICIES } from "./indebtednessIndia.js";
import { INDIAN_INDUSTRY_INDEBTEDNESS_POLICIES } from "./indebtednessIndiaIndustry.js";

/** The policies by name. */
export const INDEBTEDNESS_POLICIES = {
  ...INDIAN_INDEBTEDNESS_POLICIES,
  ...INDIAN_INDUSTRY_INDEBTEDNESS_POLICIES,
  ...OTHER_INDEBTEDNESS_POLICIES,
  ...CAPACITY_INDEBTEDNESS_POLICIES,
} as const;

/** The name of a policy on over-indebtedness. */
export type IndebtednessPolicyName = keyof typeof INDEBTEDNESS_POLICIES;
