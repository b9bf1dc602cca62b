/**
 * The schema of a policy, for the shipped ones and for a lender's own. Names of indicators, bases and
 * conversions are the keys of their tables.
 */
import * as z from "zod";
import { type DecimalInput, readDecimal } from "../kernel/decimal.js";
import { kindOf } from "../kernel/kindOf.js";
import { CONFIDENCES } from "../rules/confidence.js";
import {
  DEBT_KINDS,
  DEBT_PRODUCTS,
  DEBT_PURPOSES,
  GUARANTEE_WEIGHTS,
  LENDER_TYPES,
} from "../rules/debtKind.js";
import { HOUSEHOLD_DEFINITIONS } from "../rules/householdDefinition.js";
import { INCOME_BASES } from "../rules/incomeSource.js";
import { INDICATORS } from "../rules/indebtednessIndicator.js";
import { RULE_EFFECTS } from "../rules/indebtednessPolicy.js";
import { MONTHLY_CONVERSIONS } from "../rules/monthlyConversion.js";
import { dateField, nameField, report, wholeNumberField } from "../terms/fields.js";

/** A limit of zero or more, kept as plain text. */
const limitField = z
  .custom<DecimalInput>()
  .transform((input, context): string => {
    const value = readDecimal(input);
    if (value !== undefined && (!value.isNegative() || value.isZero()))
      return value.isZero() ? "0" : value.toString();
    const code = input === undefined ? "required" : value === undefined ? "not-a-decimal" : "out-of-range";
    report(context, input, {
      code,
      message: `must be a limit of zero or more, as decimal text; got ${kindOf(input)}`,
    });
    return z.NEVER;
  })
  .meta({
    anyOf: [
      { type: "string", pattern: "^\\+?(\\d+(\\.\\d+)?|\\.\\d+)$" },
      { type: "number", minimum: 0 },
    ],
  });

const textField = z.string().min(1).max(1000);

const countingSchema = z.strictObject({
  kinds: z.array(nameField(DEBT_KINDS)).min(1).optional(),
  products: z.array(nameField(DEBT_PRODUCTS)).min(1).optional(),
  exceptProducts: z.array(nameField(DEBT_PRODUCTS)).min(1).optional(),
  exceptPurposes: z.array(nameField(DEBT_PURPOSES)).min(1).optional(),
  lenderTypes: z.array(nameField(LENDER_TYPES)).min(1).optional(),
});

const conditionSchema = z.strictObject({
  area: z.enum(["rural", "urban"]).optional(),
  cycle: z.enum(["first", "later"]).optional(),
  principalOver: limitField.optional(),
  insider: z.boolean().optional(),
});

const ruleSchema = z.strictObject({
  name: textField,
  indicator: nameField(INDICATORS),
  limit: limitField,
  inclusive: z.boolean().default(true),
  effect: nameField(RULE_EFFECTS).default("limit"),
  income: nameField(INCOME_BASES).default("gross"),
  incomeMonths: wholeNumberField(1, 12).default(12),
  counting: countingSchema.prefault({}),
  overDays: wholeNumberField(0, 36_600).optional(),
  withinDays: wholeNumberField(0, 36_600).optional(),
  when: conditionSchema.prefault({}),
  from: dateField.optional(),
  until: dateField.optional(),
  bands: z
    .array(z.strictObject({ upTo: limitField.optional(), label: textField }))
    .min(1)
    .max(20)
    .optional(),
  confidence: nameField(CONFIDENCES).optional(),
  source: textField.optional(),
  note: textField.optional(),
});

/** A policy, field by field; rules between fields stand in `parsePolicy.ts`. */
export const policySchema = z.strictObject({
  id: textField,
  title: textField,
  jurisdiction: textField,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "must be three capital letters, as in ISO 4217")
    .optional(),
  from: dateField.optional(),
  until: dateField.optional(),
  household: nameField(HOUSEHOLD_DEFINITIONS).default("everyone"),
  guarantees: nameField(GUARANTEE_WEIGHTS).default("none"),
  conversion: nameField(MONTHLY_CONVERSIONS).default("52/12"),
  source: textField,
  confidence: nameField(CONFIDENCES),
  notes: z.array(textField).max(50).default([]),
  rules: z.array(ruleSchema).min(1).max(50),
});

/** A policy's fields, sound one by one. */
export type PolicyFields = z.output<typeof policySchema>;
