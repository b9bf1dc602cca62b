/**
 * The schema of loan terms, built from the rule tables: each named choice takes its names from the keys
 * of one table, and every default stands here.
 */
import * as z from "zod";
import { WEEKDAYS } from "../kernel/date.js";
import { ROUNDING_MODES } from "../kernel/rounding.js";
import {
  CHANGE_EFFECTS,
  FLAT_BASES,
  FLAT_PRINCIPALS,
  FLAT_SHARES,
  FLAT_TERMS,
  INTEREST_METHODS,
  INTEREST_ROUNDINGS,
  LEVEL_PERIODS,
  REPAYMENT_PATTERNS,
  REPAYMENT_TIMINGS,
} from "../rules/amortization.js";
import { DATE_SHIFTS } from "../rules/dateShift.js";
import { DAY_COUNTS } from "../rules/dayCount.js";
import { FIRST_PERIOD_TREATMENTS } from "../rules/firstPeriod.js";
import { GRACE_INTEREST, GRACE_SPARES, GRACE_TERMS } from "../rules/grace.js";
import { PERIOD_SHARES } from "../rules/periodShare.js";
import { RATE_PERIODS } from "../rules/ratePeriod.js";
import { MULTIPLE_DIRECTIONS, RESIDUE_POLICIES, SMALL_LAST_ACTIONS } from "../rules/residue.js";
import { SHORT_MONTHS } from "../rules/shortMonth.js";
import {
  dateField,
  dateListField,
  decimalField,
  listField,
  nameField,
  percentField,
  record,
  wholeNumberField,
} from "./fields.js";
import { frequencySchema } from "./frequencyField.js";
import {
  balloonSchema,
  chargesSchema,
  disbursementsSchema,
  downPaymentSchema,
  fixedInstallmentSchema,
  givenRowsSchema,
  MOST_INSTALLMENTS,
  rateChangesSchema,
  savingsSchema,
  stepSchema,
} from "./productSchema.js";

export { MOST_INSTALLMENTS };

/** Which dates interest runs between. */
export const INTEREST_DATES = {
  /** The dates by rule, whatever weekends and holidays do to the due dates. */
  "nominal-dates": "the dates by rule",
  /** The dates on which installments fall due in fact. */
  "due-dates": "the dates after shifting",
} as const;

/** A record that may be left out: then its defaults hold, read once and shared. Nobody changes a parsed record. */
function withDefaults<T extends z.ZodType>(schema: T) {
  const defaults = schema.parse({}) as z.core.util.NoUndefined<z.output<T>>;
  return schema.default(() => defaults);
}

const rateSchema = record({
  percent: percentField,
  per: nameField(RATE_PERIODS).default("year"),
  effective: z.boolean().default(false),
});

const firstPeriodSchema = record({
  treatment: nameField(FIRST_PERIOD_TREATMENTS).default("spread"),
  dayCount: nameField(DAY_COUNTS).optional(),
});

const flatSchema = record({
  shares: nameField(FLAT_SHARES).default("every-installment"),
  principal: nameField(FLAT_PRINCIPALS).default("total-less-interest"),
  base: nameField(FLAT_BASES).default("owed"),
  term: nameField(FLAT_TERMS).default("periods"),
});

const interestSchema = record({
  rate: rateSchema,
  method: nameField(INTEREST_METHODS).default("declining-balance"),
  dayCount: nameField(DAY_COUNTS).default("equal-periods"),
  periodShare: nameField(PERIOD_SHARES).default("equal"),
  between: nameField(INTEREST_DATES).default("nominal-dates"),
  firstPeriod: withDefaults(firstPeriodSchema),
  rounding: nameField(INTEREST_ROUNDINGS).default("per-period"),
  flat: flatSchema.optional(),
  rateChanges: rateChangesSchema.default([]),
});

const graceLengthSchema = record({
  periods: wholeNumberField(1, MOST_INSTALLMENTS).optional(),
  days: wholeNumberField(1, 36_600).optional(),
  from: dateField.optional(),
  until: dateField.optional(),
  months: listField(wholeNumberField(1, 12), 1, 12).optional(),
  everyNth: wholeNumberField(2, MOST_INSTALLMENTS).optional(),
  installments: listField(wholeNumberField(1, MOST_INSTALLMENTS), 1, MOST_INSTALLMENTS).optional(),
});

const graceSchema = record({
  spares: nameField(GRACE_SPARES),
  for: graceLengthSchema,
  interest: nameField(GRACE_INTEREST).optional(),
  term: nameField(GRACE_TERMS).default("inside"),
});

const graceListSchema = z.preprocess(
  (input) => (input === undefined || Array.isArray(input) ? input : [input]),
  z.array(graceSchema).max(20).default([]),
);

const repaymentSchema = record({
  installments: wholeNumberField(1, MOST_INSTALLMENTS).optional(),
  every: frequencySchema,
  pattern: nameField(REPAYMENT_PATTERNS).default("equal-installments"),
  firstDueOn: dateField.optional(),
  anchoredOn: dateField.optional(),
  shortMonth: nameField(SHORT_MONTHS).default("clamp"),
  levelPeriods: nameField(LEVEL_PERIODS).default("actual"),
  grace: graceListSchema,
  timing: nameField(REPAYMENT_TIMINGS).default("in-arrears"),
  balloon: balloonSchema.optional(),
  step: stepSchema.optional(),
  given: givenRowsSchema.default([]),
  fixedInstallment: fixedInstallmentSchema.optional(),
  afterChange: nameField(CHANGE_EFFECTS).default("solved-together"),
});

const calendarSchema = record({
  weekend: listField(z.enum(WEEKDAYS), 0, 7).default([]),
  holidays: dateListField.default([]),
  shift: nameField(DATE_SHIFTS).optional(),
});

const roundingSchema = record({
  mode: nameField(ROUNDING_MODES).default("half-up"),
  unit: decimalField.optional(),
  multiple: record({
    of: decimalField,
    direction: nameField(MULTIPLE_DIRECTIONS).default("nearest"),
  }).optional(),
  residue: nameField(RESIDUE_POLICIES).default("last"),
  largestResidue: decimalField.optional(),
  smallLast: record({
    below: decimalField.optional(),
    belowPercent: percentField.optional(),
    action: nameField(SMALL_LAST_ACTIONS).default("fold"),
  }).optional(),
});

/** A currency's code as ISO 4217 writes it. */
export const CURRENCY_CODE = /^[A-Z]{3}$/;

/** The terms of a loan, field by field; rules between fields stand in `checks.ts`. */
export const termsSchema = record({
  currency: z.string().regex(CURRENCY_CODE, "must be three capital letters, as in ISO 4217"),
  decimals: wholeNumberField(0, 6).optional(),
  principal: decimalField,
  disbursedOn: dateField,
  disbursements: disbursementsSchema.optional(),
  downPayment: downPaymentSchema.optional(),
  interest: interestSchema,
  repayment: repaymentSchema,
  calendar: withDefaults(calendarSchema),
  rounding: withDefaults(roundingSchema),
  charges: chargesSchema.default([]),
  savings: savingsSchema.optional(),
});
