/**
 * Interest as callers write it.
 */
import type { DateInput } from "../kernel/date.js";
import type { DecimalInput } from "../kernel/decimal.js";
import type {
  FLAT_BASES,
  FLAT_PRINCIPALS,
  FLAT_SHARES,
  FLAT_TERMS,
  INTEREST_METHODS,
  INTEREST_ROUNDINGS,
} from "../rules/amortization.js";
import type { DayCount } from "../rules/dayCount.js";
import type { FirstPeriodTreatment } from "../rules/firstPeriod.js";
import type { PERIOD_SHARES } from "../rules/periodShare.js";
import type { RATE_PERIODS } from "../rules/ratePeriod.js";
import type { INTEREST_DATES } from "./schema.js";

/** The rate, the method, and how time is counted. */
export interface InterestInput {
  /** The rate at first. */
  readonly rate: {
    /** Percent: `"24"` is 24%. From 0 to 1,000,000. */
    readonly percent: DecimalInput;
    /** What the percentage is for; `year` unless said. */
    readonly per?: keyof typeof RATE_PERIODS | undefined;
    /** Whether it is an effective rate a year; nominal unless said. */
    readonly effective?: boolean | undefined;
  };
  /** On the declining balance (unless said), or flat on the principal lent. */
  readonly method?: keyof typeof INTEREST_METHODS | undefined;
  /** What part of a year a period is; `equal-periods` unless said. */
  readonly dayCount?: DayCount | undefined;
  /** What equal periods of months cost; `equal` unless said. */
  readonly periodShare?: keyof typeof PERIOD_SHARES | undefined;
  /** Which dates interest runs between; `nominal-dates` unless said. */
  readonly between?: keyof typeof INTEREST_DATES | undefined;
  /** A first period that is longer or shorter than a regular one. */
  readonly firstPeriod?:
    | {
        /** Who carries the difference in interest; `spread` unless said. */
        readonly treatment?: FirstPeriodTreatment | undefined;
        /** How its days are counted; by the day count of the loan unless said, `actual/365` where periods are equal. */
        readonly dayCount?: DayCount | undefined;
      }
    | undefined;
  /** What is rounded by itself: the interest of a period (unless said), of a day, or of a part of a period. */
  readonly rounding?: keyof typeof INTEREST_ROUNDINGS | undefined;
  /** How flat interest is reckoned; only with the method `flat`. */
  readonly flat?:
    | {
        /** Which installments carry a share; `every-installment` unless said. */
        readonly shares?: keyof typeof FLAT_SHARES | undefined;
        /** How the principal of an installment is found; `total-less-interest` unless said. */
        readonly principal?: keyof typeof FLAT_PRINCIPALS | undefined;
        /** What the interest is reckoned on; `owed` unless said. */
        readonly base?: keyof typeof FLAT_BASES | undefined;
        /** How the term is counted; `periods` unless said. In advance, n installments bear n − 1 periods. */
        readonly term?: keyof typeof FLAT_TERMS | undefined;
      }
    | undefined;
  /** The rate from later dates on: percent per what `rate.per` says. Each date is after the one before. */
  readonly rateChanges?: readonly { readonly from: DateInput; readonly percent: DecimalInput }[] | undefined;
}
