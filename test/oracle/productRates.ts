/**
 * What a unit of balance earns within a row of a product: by the rates of the day, the day count or the share of a
 * whole period, and the treatment of the first period.
 */
import { factorOf, firstPeriod, nominalYears, surroundings } from "./accrual.js";
import { civil, isLeap, monthLength, stepMonths } from "./dates.js";
import { ORACLE_DAY_COUNTS } from "./dayCounts.js";
import { effectiveGrowth, type Fraction, fraction, plus, times, ZERO } from "./fraction.js";
import { type Row, repaysPrincipal } from "./rowDates.js";
import { type Loan, type RawTerms, shareOfYear } from "./terms.js";

/** What a unit earns from one day to another. */
export type Earns = (from: number, to: number) => Fraction;

/** The annual rates that hold from later days on. */
export type Rates = readonly { readonly from: number; readonly rate: Fraction }[];

type Years = (from: number, to: number) => Fraction;

/** A row's earnings, when so many of the later rates are known. */
export interface RowEarns {
  /** As the row is charged. */
  readonly charged: (knownRates: number) => Earns;
  /** As the level amount is solved. */
  readonly solved: (knownRates: number) => Earns;
  /** An irregular first row by its own days and as a whole period, where the difference goes elsewhere. */
  readonly apart: { readonly actual: Earns; readonly whole: Earns } | undefined;
}

/** The rate that holds on each stretch between two days. */
function stretches(loan: Loan, rates: Rates, start: number, end: number) {
  const before = rates.filter(({ from }) => from <= start && from < end).at(-1)?.rate ?? loan.rate;
  const starts = [{ from: start, rate: before }, ...rates.filter(({ from }) => from > start && from < end)];
  return starts.map(({ from, rate }, k) => ({ from, to: starts[k + 1]?.from ?? end, rate }));
}

/** Σ rate × years, or Π (1 + rate)^years − 1 for effective rates. */
const earnsBy =
  (loan: Loan, rates: Rates, years: Years) =>
  (start: number, end: number): Fraction => {
    const parts = stretches(loan, rates, start, end).map(
      ({ from, to, rate }) => [rate, years(from, to)] as const,
    );
    if (loan.isEffective) return effectiveGrowth(parts);
    return parts.reduce((sum, [rate, part]) => plus(sum, times(rate, part)), ZERO);
  };

const yearLength = (year: number): number => (isLeap(year) ? 366 : 365);

/** What a whole period costs that starts where a stretch does, by the month of that day. */
function startedMonth(kind: string, months: number, from: number, to: number): Fraction {
  const [start, end] = [civil(from), civil(to)];
  const days = monthLength(start.year, start.month) * months;
  if (kind !== "started-month/actual") return fraction(days, Number(kind.split("/")[1]));
  if (start.year === end.year) return fraction(days, yearLength(start.year));
  let newYear = to;
  while (civil(newYear - 1).year === end.year) newYear--;
  // 31 December counts with the new year.
  const before = fraction((newYear - 1 - from) * months, yearLength(start.year));
  return plus(before, fraction((to - newYear + 1) * months, yearLength(end.year)));
}

const partOf = (
  share: Fraction,
  [start, end]: readonly [number, number],
  from: number,
  to: number,
): Fraction => (start === end ? ZERO : times(share, fraction(to - from, end - start)));

/** The parts of a year in a row by the main rule of the terms. */
function mainYears(loan: Loan, rows: readonly Row[], k: number, periodShare: string): Years {
  const { start, end } = rows[k] as Row;
  const first = firstPeriod(loan);
  const rule = ORACLE_DAY_COUNTS[loan.dayCount];
  if (rule === undefined) return wholeYears(loan, [start, end], periodShare);
  const around = { ...surroundings(loan, rows, first), periodEnd: end };
  const isRegularFirst = k === 0 && !loan.isInAdvance && around.isRegular(start, end);
  if (loan.dayCount === "actual/actual-icma" && isRegularFirst)
    return wholeYears(loan, [start, end], "equal");
  return (from, to) => (from === to ? ZERO : rule([from, to], around));
}

/** What a unit earns over the term when it is counted in one piece. */
export function termEarns({ interest }: RawTerms, loan: Loan, rates: Rates, rows: readonly Row[]): Earns {
  const rule = ORACLE_DAY_COUNTS[interest.dayCount ?? ""];
  if (rule === undefined) throw new Error("no day count of days");
  const around = { ...surroundings(loan, rows, firstPeriod(loan)), periodEnd: rows.at(-1)?.end as number };
  return earnsBy(loan, rates, (from, to) => rule([from, to], around));
}

/** A whole period's share of the year, and parts of it by their days. */
function wholeYears(loan: Loan, ends: readonly [number, number], periodShare: string): Years {
  const months = stepMonths(loan.every) as number;
  const share = shareOfYear(loan.every) as Fraction;
  return (from, to) =>
    partOf(periodShare === "equal" ? share : startedMonth(periodShare, months, from, to), ends, from, to);
}

/** The parts of a year in an irregular first row: by its days, and as a whole period. */
function firstYears(loan: Loan, rows: readonly Row[], periodShare: string) {
  const { start, end, nominal } = rows[0] as Row;
  const around = surroundings(loan, rows, firstPeriod(loan));
  const count = (dayCount: string): Years => {
    const rule = ORACLE_DAY_COUNTS[dayCount];
    if (rule === undefined) throw new Error(`no day count ${dayCount}`);
    return (from, to) => (from === to ? ZERO : rule([from, to], { ...around, periodEnd: end }));
  };
  const isShare = loan.dayCount === "equal-periods" || loan.dayCount === "actual/actual-icma";
  if (isShare) {
    return { actual: count(loan.firstDayCount), whole: wholeYears(loan, [start, end], periodShare) };
  }
  let step = 0;
  while (around.grid(step) < nominal) step++;
  while (around.grid(step - 1) >= nominal) step--;
  const main = ORACLE_DAY_COUNTS[loan.dayCount];
  const whole = main === undefined ? ZERO : main([around.grid(step - 1), nominal], around);
  const years: Years = (from, to) => partOf(whole, [start, end], from, to);
  return { actual: count(loan.firstDayCount), whole: years };
}

/** A bullet has one interest amount, so the extra of the first period has no other place than that. */
function treatmentOf({ pattern, firstTreatment }: Loan): string {
  const isPlaced = firstTreatment === "first-installment" || firstTreatment === "last-installment";
  return pattern === "bullet" && isPlaced ? "spread" : firstTreatment;
}

/** Whether the first row repays nothing, or what is agreed, so that the last one takes the extra as interest. */
export function keepsFirst({ repayment }: RawTerms, row: Row): boolean {
  const isAgreed = repayment.given?.some(
    ({ installment, principal }) => installment === 1 && principal !== undefined,
  );
  return repayment.pattern === "interest-only" || isAgreed === true || !repaysPrincipal(row);
}

/** What a row earns. */
export function rowEarns(raw: RawTerms, loan: Loan, rates: Rates, rows: readonly Row[], k: number): RowEarns {
  const row = rows[k] as Row;
  const nothing: Earns = () => ZERO;
  if (row.grace?.interest === "forgiven") {
    return { charged: () => nothing, solved: () => nothing, apart: undefined };
  }
  const periodShare = raw.interest.periodShare ?? "equal";
  const by = (years: Years) => (known: number) => earnsBy(loan, rates.slice(0, known), years);
  const leveled = (charged: (known: number) => Earns) => {
    if (!loan.hasNominalLevel || loan.dayCount === "equal-periods") return charged;
    const nominal = factorOf(loan, nominalYears(loan));
    return (known: number): Earns =>
      (from, to) =>
        charged(known)(from, to).n === 0n ? ZERO : nominal;
  };
  if (k > 0 || loan.isInAdvance || !firstPeriod(loan).isIrregular) {
    const main = by(mainYears(loan, rows, k, periodShare));
    return { charged: main, solved: leveled(main), apart: undefined };
  }
  const years = firstYears(loan, rows, periodShare);
  const [actual, whole] = [by(years.actual), by(years.whole)];
  const treatment = treatmentOf(loan);
  if (treatment === "spread") return { charged: actual, solved: leveled(actual), apart: undefined };
  if (treatment === "ignored") return { charged: whole, solved: leveled(whole), apart: undefined };
  const isWhole = treatment === "disbursement" || (treatment === "last-installment" && keepsFirst(raw, row));
  return {
    charged: isWhole ? whole : actual,
    solved: leveled(whole),
    apart: { actual: actual(rates.length), whole: whole(rates.length) },
  };
}
