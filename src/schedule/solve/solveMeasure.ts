/**
 * Measures: what of a schedule is compared with a given installment.
 *
 * To add one, add one entry to `INSTALLMENT_MEASURES`.
 */
import type { Decimal } from "../../kernel/decimal.js";
import { type Minor, minorFromText, toMinor } from "../../kernel/money.js";
import type { LoanTerms } from "../../terms/complete.js";
import { type Columns, totalInRow } from "../columns.js";
import type { Schedule } from "../schedule.js";

/** Reads one amount of a schedule, in minor units; `undefined` where the schedule has none such. */
type Measure = (schedule: Schedule) => Minor | undefined;

/** A residue of rounding stays within this share of the level amount, or within one rounding step a row. */
const LARGEST_RESIDUE_SHARE = 100;

/** An amount in minor units; without end where it is too large for them. */
function minorOf(amount: Decimal, digits: number): Minor {
  return toMinor(amount, digits) ?? Number.POSITIVE_INFINITY;
}

/** The largest sum of a row. */
function largestOf({ columns }: Schedule, amountIn: (columns: Columns, row: number) => Minor): Minor {
  let largest = 0;
  for (let row = 0; row < columns.count; row++) largest = Math.max(largest, amountIn(columns, row));
  return largest;
}

/** The largest total of the rows. */
const largestTotal = (schedule: Schedule): Minor => largestOf(schedule, totalInRow);

/** The largest sum that a client brings on one date. */
const largestPayment = (schedule: Schedule): Minor =>
  largestOf(schedule, (columns, row) => totalInRow(columns, row) + (columns.savings?.[row] ?? 0));

/** How far a row may be above the level amount as a residue of rounding, in minor units. */
export function allowedResidue({ rounding, decimals }: LoanTerms, level: Minor, rows: number): Minor {
  const step = minorFromText(rounding.multiple?.of ?? rounding.unit, decimals) as Minor;
  return Math.max(level / LARGEST_RESIDUE_SHARE, step * rows);
}

/** The level amount; the largest total where the last row is far off, which is no residue of rounding any more. */
function levelTotal(schedule: Schedule): Minor | undefined {
  const { terms, levelAmount, installments } = schedule;
  if (terms.repayment.pattern === "equal-principal") return undefined;
  const level = levelAmount === undefined ? undefined : minorOf(levelAmount, terms.decimals);
  if (level === undefined) return undefined;
  const largest = largestTotal(schedule);
  return largest - level > allowedResidue(terms, level, installments.length) ? largest : level;
}

/** What may be compared with a given installment. */
export const INSTALLMENT_MEASURES = {
  /** The largest installment of the schedule: no installment may pass the given one. */
  "largest-installment": largestTotal,
  /** The same with the compulsory savings that are deposited on top. */
  "largest-payment": largestPayment,
  /**
   * The level amount, where no row passes it by more than the residue of rounding: 1% of it, or one rounding step a row.
   * Where one does, as with steps that rise, a balloon or charges, the largest installment.
   */
  "level-installment": levelTotal,
} as const satisfies Record<string, Measure>;

/** The name of a measure. */
export type InstallmentMeasure = keyof typeof INSTALLMENT_MEASURES;

/** All that the client pays by the schedule, in minor units. */
export function totalOfAll({ totals, terms }: Schedule): Minor {
  return minorOf(totals.total, terms.decimals);
}
