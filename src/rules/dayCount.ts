/**
 * Day counts: what fraction of a year lies between two dates.
 *
 * Interest of a period = balance × annual rate × year fraction. The first day counts, the last does not. Every rule
 * takes start ≤ end and gives exact integers. To add one, add one entry to `DAY_COUNTS`: the terms schema, the README
 * table and the law tests take their names from its keys.
 */
import { isLeapYear, packCivil } from "../kernel/date.js";
import {
  daysOfYear,
  hasLeapDayAfter,
  leapDaysThrough,
  MONTHS_OF_YEAR,
  monthsCountedForward,
  yearsByOwnLength,
  yearsCountedBack,
  yearsCountedForward,
} from "./dayCountActual.js";
import { byYears, type Count, type DayCountRule, over } from "./dayCountRule.js";
import {
  bondBasisDays,
  eurobondDays,
  eurobondPlusDays,
  monthEndDays,
  psaDays,
  usEndOfMonthDays,
} from "./dayCountThirty.js";

const actual: Count = (start, end) => end - start;

const withoutLeapDays: Count = (start, end) => end - start - (leapDaysThrough(end) - leapDaysThrough(start));

const workingDays: Count = (start, end, { calendar }) => {
  let days = 0;
  for (let day = start; day < end; day++) if (calendar?.isWorkingDay(day)) days++;
  return days;
};

/** ICMA rule 251.1(i): by the leap day in the period if it is a yearly one, else by the year it ends in. */
const byLeapYearOfPeriod: Count = (start, end, { stepping, periodEnd = end }) => {
  const isYearly = stepping?.frequency.kind === "months" && stepping.frequency.months === 12;
  const isLong = isYearly ? hasLeapDayAfter(start, periodEnd) : isLeapYear(packCivil(periodEnd) >> 9);
  return daysOfYear(end - start, isLong);
};

const bondBasisOrEndOfMonth: Count = (start, end, { endOfMonth }) =>
  endOfMonth === true ? usEndOfMonthDays(start, end) : bondBasisDays(start, end);

export type { DayCountContext, DayCountRule } from "./dayCountRule.js";

/** The day counts, each with its rule and where it is written down. */
export const DAY_COUNTS = {
  "equal-periods": {
    kind: "period",
    needs: "every",
    rule: "n/365 for n days, n/52 for n weeks, n/12 for n months, 1/24 for half a month",
    source: "the usual flat share of a lender's schedule",
  },
  "actual/365": over(365, actual, "real days / 365", "ISDA 2006 §4.16(d)"),
  "actual/360": over(360, actual, "real days / 360", "ISDA 2006 §4.16(e)"),
  "actual/364": over(364, actual, "real days / 364", "52 whole weeks to a year"),
  "actual/366": over(366, actual, "real days / 366", "QuantLib Actual366"),
  "actual/365.25": {
    kind: "fixed",
    denominator: 1461,
    numerator: (start, end) => 4 * (end - start),
    rule: "real days / 365.25",
    source: "Julian year",
  },
  "actual/365L": {
    ...byYears(
      byLeapYearOfPeriod,
      "real days / 366 if a yearly period holds 29 February, or another one ends in a leap year, else / 365",
      "ICMA rule 251.1(i); ISDA 2021 §4.6.1(l)",
    ),
    needs: "every",
  },
  "actual/365-leap-day": byYears(
    (start, end) => daysOfYear(end - start, hasLeapDayAfter(start, end)),
    "real days / 366 if 29 February lies after the start, up to and including the end, else / 365",
    "Actual/365 Actual, Actual/365A",
  ),
  "actual/actual-isda": byYears(
    (start, end) => yearsByOwnLength(end) - yearsByOwnLength(start),
    "days in leap years / 366 + other days / 365",
    "ISDA 2006 §4.16(b)",
  ),
  "actual/actual-icma": {
    kind: "period",
    needs: "every",
    rule: "real days / days of the regular period that holds them × that period's share of a year",
    source: "ICMA rule 251; ISDA 2006 §4.16(c)",
  },
  "actual/actual-afb": byYears(
    yearsCountedBack,
    "whole years back from the end + the rest / 366 if it holds 29 February, else / 365",
    "Association Française des Banques, 1994",
  ),
  "actual/actual-year": byYears(
    yearsCountedForward,
    "whole years on from the start + the rest / the days of the year that follows",
    "Strata Act/Act Year",
  ),
  "months/12": {
    kind: "fixed",
    denominator: MONTHS_OF_YEAR,
    numerator: monthsCountedForward,
    rule: "whole months on from the start + the rest / the days of the month that follows, / 12",
    source: "Apache Fineract, interest of partial periods",
  },
  "nl/365": over(365, withoutLeapDays, "real days without any 29 February / 365", "Actual/365 No Leap"),
  "nl/360": over(360, withoutLeapDays, "real days without any 29 February / 360", "Actual/360 No Leap"),
  "30/360-bond": over(
    360,
    bondBasisDays,
    "months of 30 days / 360; a start on the 31st is the 30th, then an end on the 31st too",
    "ISDA 2006 §4.16(f)",
  ),
  "30/360-us": over(
    360,
    bondBasisOrEndOfMonth,
    "30/360-us-eom where dates stay at month ends, else 30/360-bond",
    "SIA Standard Securities Calculation Methods",
  ),
  "30/360-us-eom": over(
    360,
    usEndOfMonthDays,
    "as 30/360-bond; a start on February's last day is the 30th, then such an end too",
    "SIA Standard Securities Calculation Methods",
  ),
  "30/360-psa": over(
    360,
    psaDays,
    "as 30/360-bond; a start on any month's last day is the 30th",
    "Public Securities Association",
  ),
  "30e/360": over(360, eurobondDays, "months of 30 days / 360; the 31st is the 30th", "ISDA 2006 §4.16(g)"),
  "30e/360-isda": over(
    360,
    (start, end, { scheduleEnd }) => monthEndDays(start, end, scheduleEnd),
    "months of 30 days / 360; every month's last day is the 30th, but not the end of February at maturity",
    "ISDA 2006 §4.16(h)",
  ),
  "30e+/360": over(
    360,
    eurobondPlusDays,
    "months of 30 days / 360; a start on the 31st is the 30th, an end on the 31st the next 1st",
    "30E+/360",
  ),
  "30e/365": over(
    365,
    (start, end) => monthEndDays(start, end, undefined),
    "months of 30 days / 365; every month's last day is the 30th",
    "30E/365, German",
  ),
  "30/365": over(365, eurobondDays, "months of 30 days / 365; the 31st is the 30th", "QuantLib Thirty365"),
  "business/252": { ...over(252, workingDays, "working days / 252", "Brazil, CDI"), needs: "calendar" },
  "1/1": over(1, () => 1, "always 1", "ISDA 2006 §4.16(a)"),
} as const satisfies Record<string, DayCountRule>;

/** The name of a day count. */
export type DayCount = keyof typeof DAY_COUNTS;
