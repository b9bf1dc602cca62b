/**
 * Provisioning tables: dated policies, each with its source and the confidence of its days and of its rates.
 *
 * There is no default policy: whoever provides names one, and the answer names it again. Tables that nobody could
 * check at all are not here. To add one, add one entry to one of the four tables.
 */
import { AFRICAN_PROVISIONING } from "./provisioningAfrica.js";
import { ASIAN_PROVISIONING } from "./provisioningAsia.js";
import { OTHER_PROVISIONING } from "./provisioningElsewhere.js";
import { SOUTH_ASIAN_PROVISIONING } from "./provisioningSouthAsia.js";

/** The policies by name. */
export const PROVISIONING_POLICIES = {
  ...SOUTH_ASIAN_PROVISIONING,
  ...ASIAN_PROVISIONING,
  ...AFRICAN_PROVISIONING,
  ...OTHER_PROVISIONING,
} as const;

/** The name of a provisioning policy. */
export type ProvisioningPolicyName = keyof typeof PROVISIONING_POLICIES;
