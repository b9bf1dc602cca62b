/**
 * The schema of a proposed loan: who asks, for how much, and what would fall due.
 */
import * as z from "zod";
import { DEBT_PRODUCTS, DEBT_PURPOSES, LENDER_TYPES } from "../rules/debtKind.js";
import { decimalField, nameField, wholeNumberField } from "../terms/fields.js";
import { amountField, amountOrUnknownField, keyField, nameOrUnknownField } from "./amountSchema.js";
import { repaymentFields } from "./householdSchema.js";

/** An earlier loan of the same client with this lender. */
const previousSchema = (digits: number) =>
  z.strictObject({
    principal: amountField(digits),
    paidOffEarly: z.boolean(),
    outstandingWhenPaidOff: amountOrUnknownField(digits),
    daysSincePaidOff: wholeNumberField(0, 36_600).optional(),
  });

/** A proposed loan's fields for a currency of so many digits. */
export function proposedFields(digits: number) {
  return z.strictObject({
    ...repaymentFields(digits),
    lender: keyField.optional(),
    product: nameField(DEBT_PRODUCTS).default("microfinance"),
    purpose: nameOrUnknownField(DEBT_PURPOSES),
    lenderType: nameOrUnknownField(LENDER_TYPES),
    principal: amountOrUnknownField(digits),
    collateralFree: z.boolean().optional(),
    cycle: wholeNumberField(1, 1000).optional(),
    insider: z.boolean().default(false),
    lenderCapital: amountField(digits).optional(),
    tenorMonths: wholeNumberField(0, 1200).optional(),
    daysToFirstInstallment: wholeNumberField(0, 36_600).optional(),
    decliningRatePercent: decimalField.optional(),
    fees: amountField(digits).optional(),
    deductions: amountField(digits).optional(),
    previous: previousSchema(digits).optional(),
  });
}

/** A proposed loan's fields, sound one by one. */
export type ProposedFields = z.output<ReturnType<typeof proposedFields>>;

/** A proposed loan's fields as callers write them. */
export type ProposedFieldsInput = z.input<ReturnType<typeof proposedFields>>;
