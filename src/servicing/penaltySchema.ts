/**
 * The schema of penalties: what lateness costs by rule.
 */
import * as z from "zod";
import { PENALTY_BASES, PENALTY_STARTS } from "../rules/penaltyBase.js";
import { RATE_PERIODS } from "../rules/ratePeriod.js";
import { nameField, wholeNumberField } from "../terms/fields.js";
import { amountField, percentField } from "./event/eventSchema.js";

const { installment: _unused, ...DATED_RATES } = RATE_PERIODS;

const penaltyRateSchema = z.strictObject({
  /** Percent, not negative; required. */
  percent: percentField,
  /** The time that the percent is for: `year` unless given. A day is a 365th of a year. */
  per: nameField(DATED_RATES).default("year"),
});

/** What lateness costs by rule. */
export const penaltySchema = z.strictObject({
  /** What the rate is taken of: `overdue-installment` unless given. */
  base: nameField(PENALTY_BASES).default("overdue-installment"),
  /** The rate; required. */
  rate: penaltyRateSchema,
  /** Days late that cost nothing, 0 to 3660; 0 unless given. */
  graceDays: wholeNumberField(0, 3660).default(0),
  /** From which day the penalty counts once they are over: `after-grace` unless given. */
  start: nameField(PENALTY_STARTS).default("after-grace"),
  /**
   * The most that one row may be charged, tax included, in percent of its whole principal and interest, paid or not and
   * whatever the base; no limit unless given.
   */
  capPercent: percentField.optional(),
  /** The most that one row may be charged, tax included, in the currency of the loan; no limit unless given. */
  capAmount: amountField.optional(),
  /** Tax on top, in percent of the penalty; none unless given. */
  taxPercent: percentField.optional(),
});
