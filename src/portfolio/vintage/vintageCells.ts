/**
 * The cells of vintage curves: cohort by age.
 */
import type { Decimal } from "../../kernel/decimal.js";
import type { KeyedSums } from "../keyedSums.js";
import type { ReadHistory } from "../loanHistory.js";
import { amountOf, noRatio, type RatioAnswer, ratioAnswer } from "../ratioAnswer.js";
import type { ToldSums } from "../recordAccumulator.js";

/** The sums of a cell, by place. */
const CELL = {
  newlyLateLoans: 0,
  newlyLateDisbursed: 1,
  lateLoans: 2,
  lateOutstanding: 3,
  outstanding: 4,
  netWriteOff: 5,
  writtenOffLoans: 6,
  withoutBalance: 7,
  withoutLoss: 8,
  loans: 9,
} as const;

/** The sums of a cohort as a whole, by place. */
const POOL = { loans: 0, disbursed: 1 } as const;

/** Sums in a row. */
export const VINTAGE_SUMS = 10;

/** A share by number of loans and by amount of what was disbursed. */
export interface TwofoldShare {
  readonly byCount: RatioAnswer;
  readonly byAmount: RatioAnswer;
}

/** One age of a cohort. */
export interface VintageAge {
  readonly age: number;
  /** Loans that were ever late by more than the threshold; by amount with what was disbursed on them. */
  readonly ever: TwofoldShare;
  /** Loans late at this age; by amount with what is outstanding on them. */
  readonly pointInTime: TwofoldShare;
  /** Loans with a loss up to this age; by amount written off less recovered: the loss curve. */
  readonly netWriteOff: TwofoldShare;
  /** Outstanding ÷ disbursed: the pool factor. */
  readonly poolFactor: RatioAnswer;
}

/** The loans of one time of disbursement. */
export interface VintageCohort {
  readonly cohort: string;
  readonly loans: number;
  readonly disbursed: Decimal;
  readonly ages: readonly VintageAge[];
}

const cellKey = (cohort: string, age: number): string => `${cohort}|${String(age).padStart(4, "0")}`;

interface CountedLoan {
  readonly cohort: string;
  /** How many ages, 0 included, the loan has lived through. */
  readonly ages: number;
  readonly overDays: number;
}

/** Counts one loan in the cells of its cohort. */
export function countVintage(
  sums: KeyedSums,
  history: ReadHistory,
  { cohort, ages, overDays }: CountedLoan,
): void {
  const pool = sums.row(cohort);
  pool.add(POOL.loans, 1);
  pool.add(POOL.disbursed, history.disbursedPrincipal);
  let everLate = false;
  for (let age = 0; age < ages; age++) {
    const cell = sums.row(cellKey(cohort, age));
    cell.add(CELL.loans, 1);
    const late = (history.daysPastDue[age] ?? 0) > overDays;
    if (late && !everLate) {
      cell.add(CELL.newlyLateLoans, 1);
      cell.add(CELL.newlyLateDisbursed, history.disbursedPrincipal);
      everLate = true;
    }
    countBalances(cell, history, { age, late });
  }
}

function countBalances(
  cell: { add(index: number, value: number): void },
  { daysPastDue, principalOutstanding, netWriteOff }: ReadHistory,
  { age, late }: { readonly age: number; readonly late: boolean },
): void {
  const open = age < daysPastDue.length;
  const balance = open ? principalOutstanding?.[age] : 0;
  const loss = netWriteOff?.[Math.min(age, netWriteOff.length - 1)];
  if (late) cell.add(CELL.lateLoans, 1);
  if (balance === undefined) cell.add(CELL.withoutBalance, 1);
  else {
    cell.add(CELL.outstanding, balance);
    if (late) cell.add(CELL.lateOutstanding, balance);
  }
  if (loss === undefined) cell.add(CELL.withoutLoss, 1);
  else {
    cell.add(CELL.netWriteOff, loss);
    if (loss > 0) cell.add(CELL.writtenOffLoans, 1);
  }
}

interface OpenCohort {
  readonly sums: KeyedSums;
  readonly cohort: string;
  readonly digits: number;
}

/** The ages that every loan of the cohort has lived through, with their curves. */
function agesOf({ sums, cohort, digits }: OpenCohort): VintageAge[] {
  const [loans, disbursed] = [sums.total(cohort, POOL.loans), sums.total(cohort, POOL.disbursed)];
  const ages: VintageAge[] = [];
  let [everLoans, everDisbursed] = [0n, 0n];
  for (let age = 0; sums.total(cellKey(cohort, age), CELL.loans) === loans; age++) {
    const cell = (place: number): bigint => sums.total(cellKey(cohort, age), place);
    const share = (amount: bigint, missing = 0n): RatioAnswer =>
      missing > 0n ? noRatio("not-given", amount, disbursed, digits) : ratioAnswer(amount, disbursed, digits);
    const ofLoans = (count: bigint): RatioAnswer => ratioAnswer(count, loans, 0);
    everLoans += cell(CELL.newlyLateLoans);
    everDisbursed += cell(CELL.newlyLateDisbursed);
    ages.push({
      age,
      ever: { byCount: ofLoans(everLoans), byAmount: share(everDisbursed) },
      pointInTime: {
        byCount: ofLoans(cell(CELL.lateLoans)),
        byAmount: share(cell(CELL.lateOutstanding), cell(CELL.withoutBalance)),
      },
      netWriteOff: {
        byCount:
          cell(CELL.withoutLoss) > 0n
            ? noRatio("not-given", 0n, loans, 0)
            : ofLoans(cell(CELL.writtenOffLoans)),
        byAmount: share(cell(CELL.netWriteOff), cell(CELL.withoutLoss)),
      },
      poolFactor: share(cell(CELL.outstanding), cell(CELL.withoutBalance)),
    });
  }
  return ages;
}

/** The curves of every cohort, in the order of disbursement. */
export function tellVintages<Definition>(
  { sums, digits, facts }: ToldSums<KeyedSums>,
  definition: Definition,
) {
  const names = sums.keys().filter((key) => !key.includes("|"));
  const cohorts = names.map(
    (cohort): VintageCohort => ({
      cohort,
      loans: Number(sums.total(cohort, POOL.loans)),
      disbursed: amountOf(sums.total(cohort, POOL.disbursed), digits),
      ages: agesOf({ sums, cohort, digits }),
    }),
  );
  return { ...facts, definition, cohorts };
}
