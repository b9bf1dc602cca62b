/**
 * From a policy's name or a lender's own policy to a complete one.
 */
import { Decimal } from "../kernel/decimal.js";
import { LoanError, type Problem, problem, refuse } from "../kernel/error.js";
import { compareRatios, ratioFromDecimal } from "../kernel/ratio.js";
import { INDEBTEDNESS_POLICIES, type IndebtednessPolicyName } from "../policies/indebtednessPolicies.js";
import { INDICATORS } from "../rules/indebtednessIndicator.js";
import type { IndebtednessPolicy, IndebtednessPolicyInput } from "../rules/indebtednessPolicy.js";
import { report } from "../terms/fields.js";
import { problemsFrom } from "../terms/problems.js";
import { inputJsonSchema } from "./amountSchema.js";
import { completed, isCompleted } from "./completeRecord.js";
import { type PolicyFields, policySchema } from "./policySchema.js";

type Wrong = (path: PropertyKey[], message: string) => void;
type RuleFields = PolicyFields["rules"][number];

/** Bands rise, and only the last is open. */
function checkBands({ bands }: RuleFields, wrong: (message: string) => void): void {
  if (bands === undefined) return;
  const ends = bands.map(({ upTo }) =>
    upTo === undefined ? undefined : ratioFromDecimal(new Decimal(upTo)),
  );
  ends.forEach((end, index) => {
    const before = index === 0 ? undefined : ends[index - 1];
    const isLast = index === ends.length - 1;
    if ((end === undefined) !== isLast) wrong("every band but the last must say up to where it goes");
    else if (end !== undefined && before !== undefined && compareRatios(before, end) >= 0)
      wrong("bands must rise");
  });
}

function checkPolicy({ rules, currency, from, until }: PolicyFields, wrong: Wrong): void {
  if (from !== undefined && until !== undefined && until < from) wrong(["until"], "must not lie before from");
  if (!Array.isArray(rules)) return;
  rules.forEach((rule: RuleFields | undefined, index) => {
    if (rule === undefined) return;
    const names = rules.slice(0, index).map((earlier: RuleFields | undefined) => earlier?.name);
    if (names.includes(rule.name))
      wrong(["rules", index, "name"], "must differ from the names of earlier rules");
    checkBands(rule, (message) => wrong(["rules", index, "bands"], message));
    const unit = rule.indicator in INDICATORS ? INDICATORS[rule.indicator].unit : "ratio";
    const hasAmount = (unit === "money" && rule.limit !== "0") || rule.when?.principalOver !== undefined;
    if (hasAmount && currency === undefined)
      wrong(["currency"], "must be given where a rule names an amount");
  });
}

const checkedSchema = policySchema.superRefine(
  (policy, context) =>
    checkPolicy(policy, (path, message) => report(context, undefined, { code: "conflict", path, message })),
  { when: ({ value }) => typeof value === "object" && value !== null },
);

/** The outcome of {@link safeParseIndebtednessPolicy}. */
export type ParsedIndebtednessPolicy =
  | { readonly success: true; readonly policy: IndebtednessPolicy }
  | { readonly success: false; readonly problems: readonly Problem[] };

/** Reads a lender's own policy without throwing: the complete policy, or every problem at once. */
export function safeParseIndebtednessPolicy(raw: unknown): ParsedIndebtednessPolicy {
  const parsed = checkedSchema.safeParse(raw, { reportInput: true });
  if (!parsed.success) return { success: false, problems: problemsFrom(parsed.error.issues) };
  const { confidence } = parsed.data;
  const rules = parsed.data.rules.map((rule) => ({ ...rule, confidence: rule.confidence ?? confidence }));
  return { success: true, policy: completed({ ...parsed.data, rules }) };
}

const SHIPPED = new Map<string, IndebtednessPolicy>();

function shippedPolicy(name: string): IndebtednessPolicy {
  const known = SHIPPED.get(name);
  if (known !== undefined) return known;
  if (!Object.hasOwn(INDEBTEDNESS_POLICIES, name)) {
    const names = Object.keys(INDEBTEDNESS_POLICIES).join(", ");
    refuse(problem("not-in-list", "policy", `must be one of ${names}, or a policy of your own`));
  }
  const policy = parseIndebtednessPolicy(INDEBTEDNESS_POLICIES[name as IndebtednessPolicyName]);
  SHIPPED.set(name, policy);
  return policy;
}

/** A policy as callers name or write it. */
export type PolicyChoice = IndebtednessPolicyName | IndebtednessPolicyInput | IndebtednessPolicy;

/**
 * A complete policy: a shipped one by its name, or a lender's own with its defaults filled in.
 *
 * @throws LoanError with every problem of the policy
 * @example
 * ```ts
 * parseIndebtednessPolicy("in-rbi-2022").rules[0].limit; // "0.5"
 * parseIndebtednessPolicy("repayment-capacity-70").rules[0].confidence; // "unverified"
 * ```
 */
export function parseIndebtednessPolicy(policy: PolicyChoice): IndebtednessPolicy {
  if (typeof policy === "string") return shippedPolicy(policy);
  if (isCompleted(policy)) return policy as IndebtednessPolicy;
  const parsed = safeParseIndebtednessPolicy(policy);
  if (!parsed.success) throw new LoanError(parsed.problems);
  return parsed.policy;
}

/** The JSON Schema (2020-12) of a policy of one's own. */
export function indebtednessPolicyJsonSchema(): Record<string, unknown> {
  return inputJsonSchema(policySchema);
}
