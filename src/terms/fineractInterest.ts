/**
 * The interest of a Fineract loan: its rate, its day count and what its first period costs.
 */
import { formatMinor } from "../kernel/money.js";
import { multiplyRatios, ratio, ratioFromText, roundRatio } from "../kernel/ratio.js";
import type { DayCount } from "../rules/dayCount.js";
import type { PeriodShare } from "../rules/periodShare.js";
import { FINERACT_FREQUENCIES, type FineractLoan } from "./fineractFields.js";

const WHOLE_TERM_DECIMALS = 8;

/** The rate: one of the whole term is shared by its days, weeks, months or years, at 8 decimals. */
export function fineractRate(loan: FineractLoan): {
  percent: string;
  per: "year" | "month" | "week" | "day";
} {
  const { interestRate, ratePeriod, numberOfRepayments, repaymentEvery, repaymentFrequency } = loan;
  if (ratePeriod !== "WHOLE_TERM") {
    const per = ({ DAY: "day", WEEK: "week", MONTH: "month", YEAR: "year" } as const)[ratePeriod];
    return { percent: interestRate, per };
  }
  const share = multiplyRatios(ratioFromText(interestRate), ratio(1, numberOfRepayments * repaymentEvery));
  const units = ratio(share.numerator * 10n ** BigInt(WHOLE_TERM_DECIMALS), share.denominator);
  const percent = formatMinor(roundRatio(units, "half-even"), WHOLE_TERM_DECIMALS);
  return { percent, per: FINERACT_FREQUENCIES[repaymentFrequency] };
}

/** Days in real years of any length: the cumulative generator takes 365 of them, the progressive one each year's own. */
function byDays({ daysInYear, scheduleType }: FineractLoan): DayCount {
  if (daysInYear === 360 || daysInYear === 364) return `actual/${daysInYear}`;
  if (daysInYear === 365 || scheduleType === "CUMULATIVE") return "actual/365";
  return "actual/actual-isda";
}

/** Whole periods and the days left over ÷ the period that follows. */
function byPartPeriods(loan: FineractLoan): DayCount {
  const { repaymentFrequency, daysInYear } = loan;
  if (repaymentFrequency === "MONTHS") return "months/12";
  if (repaymentFrequency === "WEEKS") return "actual/364";
  if (repaymentFrequency === "YEARS") return "actual/actual-year";
  return daysInYear === 360 || daysInYear === 364 ? `actual/${daysInYear}` : "actual/365";
}

/** What a whole period costs: progressive months of real days cost the days of the month that they start in. */
export function fineractPeriodShare(loan: FineractLoan): PeriodShare {
  const { scheduleType, interestCalculationPeriod, repaymentFrequency, daysInMonth, daysInYear } = loan;
  const isByMonth = scheduleType === "PROGRESSIVE" && repaymentFrequency === "MONTHS";
  if (!isByMonth || interestCalculationPeriod !== "DAILY" || daysInMonth === 30) return "equal";
  return daysInYear === "ACTUAL" ? "started-month/actual" : `started-month/${daysInYear}`;
}

/** Months that count 30 days in a year of other than 360 of them. */
function byMonthsOfThirty({ daysInYear, isUneven }: FineractLoan & { isUneven: boolean }): DayCount {
  if (daysInYear !== 360) return "30/365";
  return isUneven ? "months/12" : "equal-periods";
}

function byWholePeriods(loan: FineractLoan): DayCount {
  const { repaymentFrequency, daysInYear } = loan;
  const ownYear = repaymentFrequency === "DAYS" && (daysInYear === 360 || daysInYear === 364);
  return ownYear ? `actual/${daysInYear}` : "equal-periods";
}

/** The day count; `isUneven` says whether some interest runs for a part of a regular period. */
export function fineractDayCount(loan: FineractLoan, isUneven: boolean): DayCount {
  const { interestCalculationPeriod, repaymentFrequency, daysInMonth, scheduleType } = loan;
  if (interestCalculationPeriod === "SAME_AS_REPAYMENT") {
    return isUneven && loan.allowPartialPeriodInterest ? byPartPeriods(loan) : byWholePeriods(loan);
  }
  if (fineractPeriodShare(loan) !== "equal") return "equal-periods";
  if (repaymentFrequency !== "MONTHS" || daysInMonth !== 30) return byDays(loan);
  return byMonthsOfThirty({ ...loan, isUneven: isUneven && scheduleType === "CUMULATIVE" });
}
