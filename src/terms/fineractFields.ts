/**
 * The terms of a loan in the words of Apache Fineract, field by field: what of its products touches a schedule.
 */
import * as z from "zod";
import { dateField, decimalField, nameField, percentField, wholeNumberField } from "./fields.js";
import { MOST_INSTALLMENTS } from "./productSchema.js";

/** Fineract's rounding modes and the names that they have here. */
export const FINERACT_ROUNDINGS = {
  HALF_EVEN: "half-even",
  HALF_UP: "half-up",
  HALF_DOWN: "half-down",
  UP: "up",
  DOWN: "down",
  CEILING: "ceiling",
  FLOOR: "floor",
} as const;

/** Fineract's frequencies and the units that they have here. */
export const FINERACT_FREQUENCIES = { DAYS: "day", WEEKS: "week", MONTHS: "month", YEARS: "year" } as const;

const RATE_PERIODS = { DAY: "day", WEEK: "week", MONTH: "month", YEAR: "year", WHOLE_TERM: "the whole term" };
const GENERATORS = { CUMULATIVE: "cumulative", PROGRESSIVE: "progressive" };
const METHODS = { FLAT: "flat", DECLINING: "declining-balance" };
const AMORTIZATIONS = { EQUAL_INSTALLMENTS: "equal-installments", EQUAL_PRINCIPAL: "equal-principal" };
const CALCULATIONS = { DAILY: "by days", SAME_AS_REPAYMENT: "by whole periods" };
const FIRST_PERIODS = {
  DISBURSEMENT_DATE: "from the disbursement",
  ONE_PERIOD_BEFORE_FIRST_REPAYMENT: "for one period",
};
const VARIATIONS = { MODIFY: "moved or fixed", ADD: "added", DELETE: "left out" };

const variationSchema = z.strictObject({
  type: nameField(VARIATIONS),
  date: dateField,
  newDate: dateField.optional(),
  installment: decimalField.optional(),
  principal: decimalField.optional(),
});

const count = () => wholeNumberField(0, MOST_INSTALLMENTS).default(0);

/** A disbursement as Fineract writes it. */
const trancheSchema = z.strictObject({ date: dateField, amount: decimalField });

/**
 * What of a Fineract loan touches its schedule; other fields (payment allocation, ageing, accounting) are left out of
 * account.
 */
export const fineractSchema = z.object({
  currency: z.string(),
  currencyDecimals: wholeNumberField(0, 6).optional(),
  currencyMultiplesOf: wholeNumberField(1, 1_000_000).optional(),
  roundingMode: nameField(FINERACT_ROUNDINGS).default("HALF_EVEN"),
  scheduleType: nameField(GENERATORS),
  disbursements: z.array(trancheSchema).min(1).max(120),
  downPaymentPercent: percentField.optional(),
  interestRate: decimalField,
  ratePeriod: nameField(RATE_PERIODS),
  interestMethod: nameField(METHODS),
  amortization: nameField(AMORTIZATIONS),
  interestCalculationPeriod: nameField(CALCULATIONS),
  allowPartialPeriodInterest: z.boolean().default(false),
  daysInYear: z
    .union([z.literal("ACTUAL"), z.literal(360), z.literal(364), z.literal(365)])
    .default("ACTUAL"),
  daysInMonth: z.union([z.literal("ACTUAL"), z.literal(30)]).default("ACTUAL"),
  numberOfRepayments: wholeNumberField(1, MOST_INSTALLMENTS),
  repaymentEvery: wholeNumberField(1, 366),
  repaymentFrequency: nameField(FINERACT_FREQUENCIES),
  firstRepaymentDate: dateField.optional(),
  firstPeriodInterestFrom: nameField(FIRST_PERIODS).default("ONE_PERIOD_BEFORE_FIRST_REPAYMENT"),
  periods: z
    .array(z.tuple([dateField, dateField]))
    .min(1)
    .optional(),
  graceOnPrincipal: count(),
  graceOnInterestPayment: count(),
  interestFreePeriods: count(),
  installmentMultiplesOf: wholeNumberField(1, 1_000_000).optional(),
  fixedEmi: decimalField.optional(),
  lastInstallmentMergeThresholdPercent: percentField.optional(),
  fixedPrincipalPercentPerInstallment: decimalField.optional(),
  variations: z.array(variationSchema).default([]),
});

/** A loan in Fineract's words. */
export type FineractTerms = z.input<typeof fineractSchema>;

/** A loan in Fineract's words, with its defaults. */
export type FineractLoan = z.output<typeof fineractSchema>;
