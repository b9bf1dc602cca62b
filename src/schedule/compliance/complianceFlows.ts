/**
 * The flows of a schedule with the clock of its terms: what is received and paid, and the part of a year between.
 *
 * Regular periods are counted as the terms count them, so that a loan at 24% on the declining balance has an
 * equivalent of 24%; an irregular first period by the day count that the terms name for it.
 */
import { readDate } from "../../kernel/date.js";
import type { Decimal } from "../../kernel/decimal.js";
import { minorOfAnySize } from "../../kernel/money.js";
import { multiplyRatios, type Ratio, ratio, ZERO } from "../../kernel/ratio.js";
import { equalPeriod, frequencyOf, type Stepping } from "../../rules/frequency.js";
import { isRegularPeriod, stepsBetween } from "../../rules/frequencyDates.js";
import { yearFraction } from "../../rules/yearFraction.js";
import type { LoanTerms } from "../../terms/complete.js";
import type { CashFlowKind } from "../cashFlows.js";
import type { Schedule } from "../schedule.js";
import type { RepaidFlows } from "./complianceRate.js";

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
function yearsOfRows({ terms, installments }: Schedule): Ratio[] {
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

/** What a rate counts: interest alone, or every charge as well. Compulsory savings are not counted. */
export type RateScope = "interest" | "charges";

const COUNTED: Readonly<Record<RateScope, ReadonlySet<CashFlowKind>>> = {
  interest: new Set<CashFlowKind>(["disbursement", "principal", "interest"]),
  charges: new Set<CashFlowKind>(["disbursement", "principal", "interest", "fee", "insurance", "tax"]),
};

/** What the client receives less what she pays, by date, in minor units. */
function netByDate(schedule: Schedule, scope: RateScope): Map<string, bigint> {
  const { terms, disbursement } = schedule;
  const net = new Map([[terms.disbursedOn, 0n]]);
  const add = (date: string, amount: Decimal) =>
    net.set(date, (net.get(date) ?? 0n) + minorOfAnySize(amount, terms.decimals));
  for (const { date, kind, amount } of schedule.cashFlows()) if (COUNTED[scope].has(kind)) add(date, amount);
  // A charge that is financed is no interest, though it is repaid with the principal.
  if (scope === "interest") add(terms.disbursedOn, disbursement.financed.total);
  return net;
}

/** What moves between the rows: each amount grows for its share of the days of the row that follows. */
function laterFlows(
  { terms, installments }: Schedule,
  net: ReadonlyMap<string, bigint>,
  years: readonly Ratio[],
) {
  const dues = installments.map(({ due }) => due);
  const rows = new Set([terms.disbursedOn, ...dues]);
  return [...net]
    .filter(([date]) => !rows.has(date))
    .map(([date, amount]) => {
      const found = dues.findIndex((due) => due > date);
      const row = found < 0 ? dues.length - 1 : found;
      const [from, to] = [day(dues[row - 1] ?? terms.disbursedOn), day(dues[row] as string)];
      const part = ratio(Math.max(0, to - day(date)), to - from);
      return { row, amount, years: multiplyRatios(years[row] as Ratio, part) };
    });
}

/** The flows of a schedule, counted by the clock of its terms. */
export function repaidFlows(schedule: Schedule, scope: RateScope): RepaidFlows {
  const start = schedule.terms.disbursedOn;
  const net = netByDate(schedule, scope);
  const years = yearsOfRows(schedule);
  return {
    received: net.get(start) as bigint,
    paid: schedule.installments.map(({ due }) => (due === start ? 0n : -(net.get(due) ?? 0n))),
    years,
    later: laterFlows(schedule, net, years),
  };
}
