/**
 * From a policy's name or a lender's own table to a checked policy.
 */
import { LoanError, problem, refuse } from "../../kernel/error.js";
import { PROVISIONING_POLICIES, type ProvisioningPolicyName } from "../../policies/provisioningPolicies.js";
import type { ProvisioningPolicy } from "../../rules/provisioningPolicy.js";
import { problemsFrom } from "../../terms/problems.js";
import { readProvisioningPolicy } from "./provisioningPolicySchema.js";

/** A policy as callers name or write it. */
export type ProvisioningPolicyChoice = ProvisioningPolicyName | ProvisioningPolicy;

const CHECKED = new WeakSet<object>();

/**
 * A checked provisioning policy: a shipped one by its name, or a lender's own.
 *
 * @throws LoanError with every problem: `conflict` for gaps, overlaps and labels that are not there
 * @example
 * ```ts
 * parseProvisioningPolicy("ng-cbn-mfb").bands.map(({ ratePercent }) => ratePercent); // ["1", "5", "20", "50", "100"]
 * parseProvisioningPolicy("bd-mra").confidence.rates; // "unverified"
 * ```
 */
export function parseProvisioningPolicy(choice: ProvisioningPolicyChoice): ProvisioningPolicy {
  const raw = typeof choice === "string" ? shippedPolicy(choice) : choice;
  if (typeof raw === "object" && raw !== null && CHECKED.has(raw)) return raw;
  const parsed = readProvisioningPolicy(raw);
  if (!parsed.success) throw new LoanError(problemsFrom(parsed.error.issues));
  CHECKED.add(parsed.data);
  return parsed.data;
}

function shippedPolicy(name: string): ProvisioningPolicy {
  if (Object.hasOwn(PROVISIONING_POLICIES, name))
    return PROVISIONING_POLICIES[name as ProvisioningPolicyName];
  const names = Object.keys(PROVISIONING_POLICIES).join(", ");
  return refuse(problem("not-in-list", "policy", `must be one of ${names}, or a policy of your own`));
}
