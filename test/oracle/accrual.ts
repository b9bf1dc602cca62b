/**
 * What a unit of balance earns in each row, and what the first period is worth by its two readings.
 */

import { regularDate, stepDays, stepMonths } from "./dates.js";
import { EVEN_DAY_COUNTS, nominalYear, ORACLE_DAY_COUNTS, type Surroundings } from "./dayCounts.js";
import { effectiveFactor, type Fraction, fraction, over, round, times } from "./fraction.js";
import { refuse } from "./refusal.js";
import { isWorked, type Row, regularDates } from "./rowDates.js";
import { type Loan, shareOfYear } from "./terms.js";

/** Interest of a stretch of time: the exact factor, and the rounded interest on a whole balance. */
interface Accrual {
  readonly factor: Fraction;
  readonly interest: (balance: bigint) => bigint;
}

export interface Accruals {
  /** By row, the first one as it is charged. */
  readonly rows: readonly Accrual[];
  /** The factors by which the level amount is solved. */
  readonly solved: readonly Fraction[];
  /** From the first day to the end of the last row, in one piece. */
  readonly wholeTerm: Fraction;
  /** The first row as a whole period, where its difference to the actual days is put elsewhere. */
  readonly wholeFirst: Accrual | undefined;
  /** The first row by its actual days, likewise. */
  readonly actualFirst: Accrual | undefined;
}

const isForgiven = ({ grace }: Row): boolean => grace?.interest === "forgiven";
const NOTHING: Accrual = { factor: fraction(0), interest: () => 0n };

export function factorOf(loan: Loan, years: Fraction): Fraction {
  return loan.isEffective ? effectiveFactor(loan.rate, years) : times(loan.rate, years);
}

function roundedOnce(loan: Loan, years: Fraction): Accrual {
  const factor = factorOf(loan, years);
  return { factor, interest: (balance) => round(times(fraction(balance), factor), loan.mode) };
}

/** Interest from one day to another by a day count. */
function between(
  loan: Loan,
  dayCount: string,
  ends: readonly [number, number],
  around: Surroundings,
): Accrual {
  if (ends[0] === ends[1]) return NOTHING;
  const rule = ORACLE_DAY_COUNTS[dayCount];
  if (rule === undefined) throw new Error(`no day count ${dayCount}`);
  const whole = roundedOnce(loan, rule(ends, around));
  if (!loan.isPerDay) return whole;
  const [countDays, basis] = EVEN_DAY_COUNTS[dayCount] ?? refuse("days that do not cost the same");
  const perDay = over(loan.rate, fraction(basis));
  const days = BigInt(countDays(ends));
  return { ...whole, interest: (balance) => days * round(times(fraction(balance), perDay), loan.mode) };
}

interface FirstPeriod {
  readonly regularFirst: number;
  readonly isIrregular: boolean;
}

/** Whether one step on from the disbursement is the first regular date, or one step back from it the disbursement. */
export function firstPeriod(loan: Loan): FirstPeriod {
  const { every, disbursedOn, shortMonth, anchoredOn } = loan;
  const [regularFirst = 0] = regularDates(loan);
  if (every.dates !== undefined) return { regularFirst, isIrregular: false };
  if (anchoredOn !== undefined) {
    let step = 0;
    while (regularDate(every, anchoredOn, step, shortMonth) < regularFirst) step++;
    return {
      regularFirst,
      isIrregular: regularDate(every, anchoredOn, step - 1, shortMonth) !== disbursedOn,
    };
  }
  const forward = regularDate(every, disbursedOn, 1, shortMonth) === regularFirst;
  const back = regularDate(every, regularFirst, -1, shortMonth) === disbursedOn;
  return { regularFirst, isIrregular: !(forward || back) };
}

export function surroundings(loan: Loan, rows: readonly Row[], first: FirstPeriod): Surroundings {
  const { every, disbursedOn, shortMonth, firstDueOn, anchoredOn } = loan;
  const isAnchored = stepDays(every) !== undefined || stepMonths(every) !== undefined;
  const anchor = anchoredOn ?? firstDueOn ?? (isAnchored ? disbursedOn : first.regularFirst);
  const known = new Map<number, number>();
  const grid = (step: number): number => {
    const date = known.get(step) ?? regularDate(every, anchor, step, shortMonth);
    known.set(step, date);
    return date;
  };
  return {
    every,
    share: shareOfYear(every),
    maturity: rows.at(-1)?.end as number,
    isWorked: isWorked(loan),
    grid,
    isRegular: (start, end) => start === disbursedOn && end === first.regularFirst && !first.isIrregular,
  };
}

/** The nominal length of a regular period: 30 days a month, 7 a week, 365 a year. */
export function nominalYears(loan: Loan): Fraction {
  const { unit = "", count = 1 } = loan.every;
  const inMonths = unit !== "day" && unit !== "week";
  if (loan.dayCount === "months/12" && inMonths) return shareOfYear(loan.every) as Fraction;
  const days = { day: 1, week: 7, month: 30, quarter: 90, "half-year": 180, year: 365 }[unit] as number;
  return over(fraction(count * days), nominalYear(loan.dayCount));
}

function regularAccruals(loan: Loan, rows: readonly Row[], around: Surroundings): Accrual[] {
  if (loan.dayCount === "equal-periods") {
    const equal = roundedOnce(loan, around.share as Fraction);
    return rows.map(() => equal);
  }
  return rows.map(({ start, end }) => between(loan, loan.dayCount, [start, end], around));
}

/** The first row as a whole period: an equal one, or the day count from the regular date before its nominal date. */
function wholePeriod(loan: Loan, { nominal }: Row, around: Surroundings): Accrual {
  const { dayCount } = loan;
  if (dayCount === "equal-periods") return roundedOnce(loan, around.share as Fraction);
  if (dayCount === "actual/actual-icma") return roundedOnce(loan, around.share as Fraction);
  let step = 0;
  while (around.grid(step) < nominal) step++;
  return between(loan, dayCount, [around.grid(step - 1), nominal], around);
}

/** The term of a flat loan in one piece. */
function wholeTerm(loan: Loan, rows: readonly Row[], around: Surroundings): Fraction {
  if (!loan.isFlat) return fraction(0);
  const ends = [loan.disbursedOn, rows.at(-1)?.end as number] as const;
  const rule = ORACLE_DAY_COUNTS[loan.dayCount];
  return rule === undefined ? fraction(0) : factorOf(loan, rule(ends, around));
}

/** A bullet has one interest amount, so the extra of the first period has no other place than that. */
function treatmentOf({ pattern, firstTreatment }: Loan): string {
  const isPlaced = firstTreatment === "first-installment" || firstTreatment === "last-installment";
  return pattern === "bullet" && isPlaced ? "spread" : firstTreatment;
}

/** The accruals of all rows, the treatment of an irregular first period applied. */
export function accruals(loan: Loan, rows: readonly Row[]): Accruals {
  const first = firstPeriod(loan);
  const around = surroundings(loan, rows, first);
  const regular = regularAccruals(loan, rows, around);
  const [row] = rows as [Row];
  const isSplit = first.isIrregular && !isForgiven(row);
  const whole = isSplit ? wholePeriod(loan, row, around) : undefined;
  const actual = isSplit ? between(loan, loan.firstDayCount, [row.start, row.end], around) : undefined;
  const treatment = treatmentOf(loan);
  const [charged, solvedFirst] = {
    spread: [actual, actual],
    ignored: [whole, whole],
    disbursement: [whole, whole],
    "first-installment": [actual, whole],
    "last-installment": [actual, whole],
  }[treatment] ?? [undefined, undefined];
  const asCharged = [charged ?? (regular[0] as Accrual), ...regular.slice(1)];
  const asSolved = [solvedFirst ?? (regular[0] as Accrual), ...regular.slice(1)].map(({ factor }) => factor);
  const hasNominal = loan.hasNominalLevel && loan.dayCount !== "equal-periods";
  const nominal = hasNominal ? factorOf(loan, nominalYears(loan)) : undefined;
  const isApart = !["spread", "ignored"].includes(treatment);
  return {
    rows: rows.map((each, k) => (isForgiven(each) ? NOTHING : (asCharged[k] as Accrual))),
    solved: rows.map((each, k) => {
      const factor = asSolved[k] as Fraction;
      return isForgiven(each) || factor.n === 0n ? NOTHING.factor : (nominal ?? factor);
    }),
    wholeTerm: wholeTerm(loan, rows, around),
    wholeFirst: isApart ? whole : undefined,
    actualFirst: isApart ? actual : undefined,
  };
}
