/**
 * Plain loans, fast: level installments on the declining balance, regular periods, nothing spared or shifted.
 *
 * The same kernel as the general engine, without its plan: one list holds the columns, and the factors of the
 * rows stand in a list that is used again. Whatever is not plain after all (a loan repaid early, interest above
 * the installment) is left to the general engine.
 */
import { type Day, MAX_DAY } from "../kernel/date.js";
import { type Factors, roundedProduct } from "../kernel/factors.js";
import { multiplyRatios, ratio } from "../kernel/ratio.js";
import { roundQuotient } from "../kernel/rounding.js";
import { intList } from "../kernel/slab.js";
import { roundedLevel } from "../kernel/solve.js";
import { EVERY_DAY } from "../rules/calendar.js";
import type { DayCount } from "../rules/dayCount.js";
import { equalPeriod } from "../rules/frequency.js";
import { fillDates } from "../rules/frequencyDates.js";
import type { LoanTerms } from "../terms/complete.js";
import { MOST_INSTALLMENTS } from "../terms/productSchema.js";
import type { Agreed, PlainLoan } from "./agreed.js";

const LARGEST_INT32 = 0x7fffffff;
const LONGEST_PERIOD_DAYS = 366 * 366;

/** The day counts whose numerator is the number of real days, with their year. */
const REAL_DAYS_OVER: Partial<Record<DayCount, number>> = {
  "actual/365": 365,
  "actual/360": 360,
  "actual/364": 364,
  "actual/366": 366,
};

/** Whether the loan is paid out once, in full, and nothing is charged or saved beside it. */
function isOneDisbursement({ disbursements, downPayment, charges, savings }: LoanTerms): boolean {
  return (
    disbursements === undefined && downPayment === undefined && charges.length === 0 && savings === undefined
  );
}

/** Whether no row has an amount of its own. */
function hasNoParts({ balloon, step, given, fixedInstallment }: LoanTerms["repayment"]): boolean {
  return balloon === undefined && step === undefined && given.length === 0 && fixedInstallment === undefined;
}

/** Whether none of the terms asks for more than the plain path does. */
function asksNothingElse({ terms, unit, principal, calendar, firstDueOn, graces }: Agreed): boolean {
  const { interest, repayment, rounding } = terms;
  return (
    unit === 1 &&
    principal <= LARGEST_INT32 &&
    calendar === EVERY_DAY &&
    firstDueOn === undefined &&
    graces.length === 0 &&
    isOneDisbursement(terms) &&
    interest.rateChanges.length === 0 &&
    interest.periodShare === "equal" &&
    repayment.timing === "in-arrears" &&
    hasNoParts(repayment) &&
    interest.method === "declining-balance" &&
    interest.rounding === "per-period" &&
    !interest.rate.effective &&
    repayment.pattern === "equal-installments" &&
    repayment.levelPeriods === "actual" &&
    rounding.residue === "last" &&
    rounding.largestResidue === undefined &&
    rounding.smallLast === undefined
  );
}

/** The plain loan that the terms are, if they are one. */
export function plainLoan(agreed: Agreed): PlainLoan | undefined {
  const { stepping, terms } = agreed;
  const { frequency } = stepping;
  const isSteady = frequency.kind === "days" || frequency.kind === "months";
  if (!isSteady || !asksNothingElse(agreed)) return undefined;
  const yearDays = REAL_DAYS_OVER[terms.interest.dayCount];
  const countsDays = yearDays !== undefined;
  if (!countsDays && terms.interest.dayCount !== "equal-periods") return undefined;
  const share = countsDays ? { numerator: 1, denominator: yearDays } : equalPeriod(frequency);
  const factor = multiplyRatios(agreed.annualRate, ratio(share.numerator, share.denominator));
  const [times, denominator] = [Number(factor.numerator), Number(factor.denominator)];
  if (times * LONGEST_PERIOD_DAYS + denominator > Number.MAX_SAFE_INTEGER) return undefined;
  const { principal, disbursedOn, mode, solved } = agreed;
  const count = terms.repayment.installments;
  return { count, principal, disbursedOn, stepping, times, denominator, countsDays, mode, solved };
}

/** Used again by every plain loan; what it holds means nothing afterwards. */
const numerators = new Float64Array(MOST_INSTALLMENTS);

function fillNumerators({ count, disbursedOn, times, countsDays }: PlainLoan, list: Int32Array): void {
  if (!countsDays) {
    numerators.fill(times, 0, count);
    return;
  }
  const dates = 2 * count;
  let start = disbursedOn;
  for (let row = 0; row < count; row++) {
    const end = list[dates + row] as Day;
    numerators[row] = times * (end - start);
    start = end;
  }
}

/** Writes principal and interest of each row; returns whether the loan is plain to its end. */
function walk(loan: PlainLoan, payment: number, list: Int32Array): boolean {
  const { count, denominator, mode } = loan;
  const factors: Factors = { numerators, denominator };
  let balance = loan.principal;
  for (let row = 0; row < count; row++) {
    const product = balance * (numerators[row] as number);
    const isExact = product <= Number.MAX_SAFE_INTEGER;
    const interest = isExact
      ? roundQuotient(product, denominator, mode)
      : roundedProduct(balance, factors, row, mode);
    const principal = row === count - 1 ? balance : payment - interest;
    if (principal < 0 || interest > LARGEST_INT32 || (principal >= balance && row < count - 1)) return false;
    list[row] = principal;
    list[count + row] = interest;
    balance -= principal;
  }
  return true;
}

/** A solved plain loan: its level amount, and one list of principal, interest and due dates, row by row each. */
export interface PlainSchedule {
  readonly level: number;
  readonly list: Int32Array;
}

/** The plain loan solved, or `undefined` when it is not plain to its end. */
export function solvePlain(loan: PlainLoan): PlainSchedule | undefined {
  const { count, principal, denominator } = loan;
  const list = intList(3 * count);
  fillDates(list, 2 * count, loan.disbursedOn, loan.stepping);
  if ((list[3 * count - 1] as Day) > MAX_DAY) return undefined;
  fillNumerators(loan, list);
  const level = roundedLevel(
    principal,
    { factors: { numerators, denominator }, from: 0, to: count },
    loan.solved,
  );
  return level > 0 && walk(loan, level, list) ? { level, list } : undefined;
}
