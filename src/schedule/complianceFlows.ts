/**
 * The flows of a schedule with the clock of its terms: what is received and paid, and the part of a year between.
 *
 * Regular periods are counted as the terms count them, so that a loan at 24% on the declining balance has an
 * equivalent of 24%; an irregular first period by the day count that the terms name for it.
 */
import { readDate } from "../kernel/date.js";
import { type Decimal, decimalText } from "../kernel/decimal.js";
import { type Ratio, ratio, ZERO } from "../kernel/ratio.js";
import { equalPeriod, frequencyOf, type Stepping } from "../rules/frequency.js";
import { isRegularPeriod, stepsBetween } from "../rules/frequencyDates.js";
import { yearFraction } from "../rules/yearFraction.js";
import type { LoanTerms } from "../terms/parseTerms.js";
import type { RepaidFlows } from "./complianceRate.js";
import type { Schedule } from "./schedule.js";

const day = (text: string): number => readDate(text) as number;

/** The exact part of a year between two dates, by a day count of the terms. */
function counted(
  terms: LoanTerms,
  dayCount: LoanTerms["interest"]["dayCount"],
  dates: readonly string[],
  k: number,
) {
  const [start, end] = [dates[k] as string, dates[k + 1] as string];
  const { numerator, denominator } = yearFraction(dayCount, start, end, {
    ...("dates" in terms.repayment.every ? {} : { every: terms.repayment.every }),
    calendar: { weekend: terms.calendar.weekend, holidays: terms.calendar.holidays },
    scheduleStart: terms.disbursedOn,
    scheduleEnd: dates[dates.length - 1] as string,
    periodEnd: end,
  });
  return ratio(numerator, denominator);
}

/** Equal periods: one share of the year a step; rows that were added up cost a share each. */
function equalShare(terms: LoanTerms, dates: readonly string[], k: number): Ratio {
  const { every, shortMonth } = terms.repayment;
  const [start, end] = [day(dates[k] as string), day(dates[k + 1] as string)];
  if ("dates" in every) return counted(terms, terms.interest.firstPeriod.dayCount, dates, k);
  const stepping = { frequency: frequencyOf(every), shortMonth } satisfies Stepping;
  const share = equalPeriod(stepping.frequency);
  if (isRegularPeriod(start, end, stepping)) return ratio(share.numerator, share.denominator);
  if (k === 0) return counted(terms, terms.interest.firstPeriod.dayCount, dates, k);
  const steps = terms.calendar.shift === "extend" ? 1 : Math.max(1, stepsBetween(start, end, stepping));
  return ratio(share.numerator * steps, share.denominator);
}

/** The part of a year before each row. */
function yearsOf({ terms, installments }: Schedule): Ratio[] {
  const { dayCount, between } = terms.interest;
  const dates = [
    terms.disbursedOn,
    ...installments.map((row) => (between === "due-dates" ? row.due : row.nominalDue)),
  ];
  return installments.map((_, k) => {
    if (dates[k] === dates[k + 1]) return ZERO;
    return dayCount === "equal-periods" ? equalShare(terms, dates, k) : counted(terms, dayCount, dates, k);
  });
}

function minorOf(amount: Decimal, digits: number): bigint {
  return BigInt(decimalText(amount.times(10 ** digits)));
}

/** What a rate counts: interest alone, or every charge as well. */
export type RateScope = "interest" | "charges";

/** The flows of a schedule: principal and interest, or the totals against what the client receives. */
export function repaidFlows(schedule: Schedule, scope: RateScope): RepaidFlows {
  const { terms, installments, interestAtDisbursement, netDisbursed } = schedule;
  const minor = (amount: Decimal): bigint => minorOf(amount, terms.decimals);
  const isInterest = scope === "interest";
  const lent = minor(schedule.totals.principal);
  return {
    received: isInterest ? lent - minor(interestAtDisbursement) : minor(netDisbursed),
    paid: installments.map(({ principal, interest, total }) =>
      isInterest ? minor(principal) + minor(interest) : minor(total),
    ),
    years: yearsOf(schedule),
  };
}
