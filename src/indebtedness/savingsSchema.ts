/**
 * The schemas of savings plans and emergency funds.
 */
import * as z from "zod";
import { ROUNDING_MODES } from "../kernel/rounding.js";
import { DAY_COUNTS, type DayCount } from "../rules/dayCount.js";
import { INTEREST_CREDITS } from "../rules/interestCredit.js";
import { dateField, decimalField, nameField, wholeNumberField } from "../terms/fields.js";
import { frequencySchema } from "../terms/frequencyField.js";
import { amountField, shareField } from "./amountSchema.js";

const MOST_MOVEMENTS = 5000;

/** Day counts that need to know nothing but two dates. */
const PLAIN_DAY_COUNTS = Object.fromEntries(
  Object.entries(DAY_COUNTS).filter(([, rule]) => rule.kind === "fixed" && !("needs" in rule)),
) as Partial<Record<DayCount, unknown>>;

const moneyFields = {
  currency: z.string().regex(/^[A-Z]{3}$/, "must be three capital letters, as in ISO 4217"),
  decimals: wholeNumberField(0, 6).optional(),
};

/** A savings plan's fields for a currency of so many digits. */
export const savingsPlanFields = (digits: number) =>
  z.strictObject({
    ...moneyFields,
    openedOn: dateField,
    until: dateField,
    opening: amountField(digits).default(() => "0"),
    deposits: z
      .strictObject({ amount: amountField(digits), every: frequencySchema, firstOn: dateField.optional() })
      .optional(),
    withdrawals: z
      .array(z.strictObject({ on: dateField, amount: amountField(digits) }))
      .max(MOST_MOVEMENTS)
      .default([]),
    annualPercent: decimalField.default("0"),
    dayCount: nameField(PLAIN_DAY_COUNTS as Record<DayCount, unknown>).default("actual/365"),
    credited: nameField(INTEREST_CREDITS).default("year"),
    rounding: nameField(ROUNDING_MODES).default("half-up"),
  });

/** An emergency fund's fields for a currency of so many digits. */
export const emergencyFundFields = (digits: number) =>
  z.strictObject({
    ...moneyFields,
    balance: amountField(digits),
    contribution: amountField(digits),
    mostPerDraw: amountField(digits).optional(),
    mostShareOfBalance: shareField.optional(),
    leastBalance: amountField(digits).optional(),
    mostPerPerson: amountField(digits).optional(),
    mostSharePerPerson: shareField.optional(),
    drawnByPerson: amountField(digits).default(() => "0"),
    repayment: amountField(digits).default(() => "0"),
  });

/** A savings plan as callers write it. */
export type SavingsPlanInput = z.input<ReturnType<typeof savingsPlanFields>>;

/** A savings plan's fields, sound one by one. */
export type SavingsPlanFields = z.output<ReturnType<typeof savingsPlanFields>>;

/** An emergency fund as callers write it. */
export type EmergencyFundInput = z.input<ReturnType<typeof emergencyFundFields>>;

/** An emergency fund's fields, sound one by one. */
export type EmergencyFundFields = z.output<ReturnType<typeof emergencyFundFields>>;
