/**
 * The schema of what products add to a plain loan: later disbursements, rate changes, balloons, steps, given
 * rows, charges and compulsory savings.
 */
import * as z from "zod";
import { ROUNDING_MODES } from "../kernel/rounding.js";
import { FIXED_INSTALLMENT_ROWS } from "../rules/amortization.js";
import { CHARGE_BASES, CHARGE_COLLECTIONS, CHARGE_KINDS, SAVINGS_RETURNS } from "../rules/charge.js";
import {
  dateField,
  decimalField,
  listField,
  nameField,
  percentField,
  record,
  wholeNumberField,
} from "./fields.js";

/** The largest number of installments. */
export const MOST_INSTALLMENTS = 1200;

const MOST_DISBURSEMENTS = 120;
const MOST_CHARGES = 50;

/** What is paid out when: the sum is the principal, the first date that of disbursement. */
export const disbursementsSchema = listField(
  record({ on: dateField, amount: decimalField }),
  1,
  MOST_DISBURSEMENTS,
);

/** A share of each disbursement that is paid back on the same day. */
export const downPaymentSchema = record({
  percent: percentField.optional(),
  amount: decimalField.optional(),
});

/** The rate from a date on; quoted as the first one is. */
export const rateChangesSchema = listField(
  record({ from: dateField, percent: percentField }),
  0,
  MOST_INSTALLMENTS,
);

/** The part of the principal that falls due with the last installment, on top of the level amount. */
export const balloonSchema = record({ amount: decimalField });

/** Growth of the level amount after every so many installments; negative steps go down. */
export const stepSchema = record({
  every: wholeNumberField(1, MOST_INSTALLMENTS),
  percent: percentField.optional(),
  amount: decimalField.optional(),
});

/** Installments whose principal or total is agreed; the others are solved. */
export const givenRowsSchema = listField(
  record({
    installment: wholeNumberField(1, MOST_INSTALLMENTS),
    principal: decimalField.optional(),
    total: decimalField.optional(),
  }),
  0,
  MOST_INSTALLMENTS,
);

/** An installment that is given instead of solved. */
export const fixedInstallmentSchema = record({
  amount: decimalField,
  rows: nameField(FIXED_INSTALLMENT_ROWS).default("as-agreed"),
});

const chargeBaseSchema = z.union(
  [nameField(CHARGE_BASES), record({ charge: z.string().min(1).max(60) })],
  `must be ${Object.keys(CHARGE_BASES).join(", ")} or { charge: the name of another one }`,
);

const chargeSchema = record({
  name: z.string().min(1).max(60),
  kind: nameField(CHARGE_KINDS).default("fee"),
  amount: decimalField.optional(),
  percent: percentField.optional(),
  of: chargeBaseSchema.optional(),
  when: z
    .union(
      [z.literal("disbursement"), z.literal("each-installment"), record({ on: dateField })],
      "must be disbursement, each-installment or { on: a date }",
    )
    .optional(),
  collected: nameField(CHARGE_COLLECTIONS).optional(),
  rounding: nameField(ROUNDING_MODES).optional(),
});

/** Fees, insurance and taxes. */
export const chargesSchema = listField(chargeSchema, 0, MOST_CHARGES);

const depositSchema = record({ amount: decimalField.optional(), percent: percentField.optional() });

/** Compulsory savings. */
export const savingsSchema = record({
  perInstallment: depositSchema.optional(),
  upFront: record({
    amount: decimalField.optional(),
    percent: percentField.optional(),
    collected: z.enum(["deducted", "paid-apart"]).default("deducted"),
  }).optional(),
  annualPercent: percentField.default("0"),
  returned: nameField(SAVINGS_RETURNS).default("at-end"),
});
