/**
 * The schema of a household: members, incomes by source, expenses, assets, savings and all debts.
 *
 * There is no field for a name. Keys are opaque, optional and never printed. A list or an amount that is left
 * out is unknown; write `[]` or `"0"` for none.
 */
import * as z from "zod";
import { DEBT_KINDS, DEBT_MARKS, DEBT_PRODUCTS, DEBT_PURPOSES, LENDER_TYPES } from "../rules/debtKind.js";
import { STEP_UNITS } from "../rules/frequency.js";
import { RELATIONS } from "../rules/householdDefinition.js";
import { ASSET_KINDS, EXPENSE_KINDS, INCOME_SOURCES, SAVINGS_KINDS } from "../rules/incomeSource.js";
import { dateField, nameField, wholeNumberField } from "../terms/fields.js";
import { frequencySchema } from "../terms/frequencyField.js";
import {
  amountField,
  amountOrUnknownField,
  keyField,
  listOrUnknown,
  monthsField,
  nameOrUnknownField,
  orUnknown,
  shareField,
  UNKNOWN,
} from "./amountSchema.js";

const MOST_MEMBERS = 40;
const MOST_ENTRIES = 100;
const MOST_DUES = 1200;

const memberSchema = z.strictObject({ key: keyField.optional(), relation: nameField(RELATIONS) });

/** What flows by the period: an amount per unit of time, in some months, or twelve amounts from January. */
const flowFields = (digits: number) => ({
  member: keyField.optional(),
  amount: amountOrUnknownField(digits),
  per: nameField(STEP_UNITS).optional(),
  months: monthsField.optional(),
  monthsPerYear: wholeNumberField(1, 12).optional(),
  byMonth: z.array(amountField(digits)).length(12).optional(),
});

const incomeSchema = (digits: number) =>
  z.strictObject({
    ...flowFields(digits),
    source: nameField(INCOME_SOURCES),
    deductions: amountOrUnknownField(digits),
    sentBy: keyField.optional(),
  });

const expenseSchema = (digits: number) =>
  z.strictObject({ ...flowFields(digits), kind: nameField(EXPENSE_KINDS).default("household") });

/** Dated dues: a date and an amount each. */
const duesSchema = (digits: number) =>
  z
    .array(z.strictObject({ on: dateField, amount: amountField(digits) }))
    .min(1)
    .max(MOST_DUES);

/**
 * What falls due: an installment at a frequency, or dated amounts. Those with a frequency count a month as their
 * largest at that frequency; those without as a twelfth of their busiest twelve months.
 */
export const repaymentFields = (digits: number) => ({
  installment: amountOrUnknownField(digits),
  every: frequencySchema.optional(),
  nextDueOn: dateField.optional(),
  installmentsLeft: wholeNumberField(0, MOST_DUES).optional(),
  dues: duesSchema(digits).optional(),
});

const debtSchema = (digits: number) =>
  z.strictObject({
    ...repaymentFields(digits),
    key: keyField.optional(),
    lender: keyField.optional(),
    member: keyField.optional(),
    kind: nameField(DEBT_KINDS),
    mark: nameField(DEBT_MARKS),
    product: nameField({ ...DEBT_PRODUCTS, [UNKNOWN]: "not known" }).optional(),
    purpose: nameOrUnknownField(DEBT_PURPOSES),
    lenderType: nameField({ ...LENDER_TYPES, [UNKNOWN]: "not known" }).optional(),
    outstanding: amountOrUnknownField(digits),
    overdue: amountOrUnknownField(digits),
    daysPastDue: orUnknown(wholeNumberField(0, 36_600)),
    guarantors: wholeNumberField(1, MOST_ENTRIES).optional(),
    defaultProbability: shareField.optional(),
    variableRate: z.boolean().default(false),
    settledByNewLoan: z.boolean().default(false),
  });

const assetSchema = (digits: number) =>
  z.strictObject({ kind: nameField(ASSET_KINDS), value: amountOrUnknownField(digits) });

const savingsSchema = (digits: number) =>
  z.strictObject({
    kind: nameField(SAVINGS_KINDS),
    balance: amountOrUnknownField(digits),
    pledged: amountField(digits).optional(),
  });

/** The household's fields for a currency of so many digits; rules between fields stand in `householdChecks.ts`. */
export function householdFields(digits: number) {
  return z.strictObject({
    currency: z.string().regex(/^[A-Z]{3}$/, "must be three capital letters, as in ISO 4217"),
    decimals: wholeNumberField(0, 6).optional(),
    key: keyField.optional(),
    asOf: dateField.optional(),
    area: z.enum(["rural", "urban", UNKNOWN]).default(UNKNOWN),
    members: z
      .array(memberSchema)
      .min(1)
      .max(MOST_MEMBERS)
      .default([{ relation: "applicant" }]),
    incomes: listOrUnknown(incomeSchema(digits), MOST_ENTRIES),
    expenses: listOrUnknown(expenseSchema(digits), MOST_ENTRIES),
    assets: listOrUnknown(assetSchema(digits), MOST_ENTRIES),
    savings: listOrUnknown(savingsSchema(digits), MOST_ENTRIES),
    debts: listOrUnknown(debtSchema(digits), MOST_ENTRIES),
  });
}

/** A household's fields, sound one by one. */
export type HouseholdFields = z.output<ReturnType<typeof householdFields>>;

/** A household as callers write it. */
export type HouseholdInput = z.input<ReturnType<typeof householdFields>>;
