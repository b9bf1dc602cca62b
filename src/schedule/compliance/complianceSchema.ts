/**
 * The schema of a compliance rule set, for the shipped ones and for one's own; names are the keys of their tables.
 */
import * as z from "zod";
import { type Problem, problem } from "../../kernel/error.js";
import { kindOf } from "../../kernel/kindOf.js";
import { COMPLIANCE_FIGURES, type ComplianceRuleSet } from "../../rules/complianceRule.js";
import { CONFIDENCES } from "../../rules/confidence.js";
import { FREQUENCY_UNITS } from "../../rules/frequency.js";
import { dateField, decimalField, nameField, report, wholeNumberField } from "../../terms/fields.js";
import { problemsFrom } from "../../terms/problems.js";

const textField = z.string().min(1).max(1000);
const MOST_RULES = 1000;
const MOST_RATE_DECIMALS = 9;

const ruleSchema = z.strictObject({
  name: textField,
  figure: nameField(COMPLIANCE_FIGURES),
  limit: decimalField,
  whenEvery: nameField(FREQUENCY_UNITS).optional(),
  confidence: nameField(CONFIDENCES).optional(),
  source: textField.optional(),
  note: textField.optional(),
});

const ruleSetSchema = z
  .strictObject({
    id: textField,
    title: textField,
    jurisdiction: textField,
    currency: textField.optional(),
    from: dateField.optional(),
    until: dateField.optional(),
    rateDecimals: wholeNumberField(0, MOST_RATE_DECIMALS).optional(),
    source: textField,
    confidence: nameField(CONFIDENCES),
    notes: z.array(textField).optional(),
    rules: z.array(ruleSchema).min(1).max(MOST_RULES),
  })
  .superRefine(({ from, until }, context) => {
    if (from === undefined || until === undefined || until >= from) return;
    report(context, undefined, { code: "wrong-order", path: ["until"], message: "must not lie before from" });
  });

/** The rule set of a caller; `undefined`, with every problem added to the list, if it is none. */
export function readRuleSet(input: unknown, problems: Problem[]): ComplianceRuleSet | undefined {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    const rule = "must be a rule set of COMPLIANCE_RULE_SETS, or one of your own";
    problems.push(problem("wrong-type", "ruleSet", `${rule}; got ${kindOf(input)}`));
    return undefined;
  }
  const parsed = ruleSetSchema.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  problems.push(...problemsFrom(parsed.error.issues, ["ruleSet"]));
  return undefined;
}
