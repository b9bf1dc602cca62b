/**
 * Where a tally keeps its sums.
 *
 * The balance of a book is cut into cells: band of days past due × times restructured × kind of collateral × years in
 * default. A cell holds three sums: loans, balance, overdue principal. Behind the cells come the sums of what is left
 * out of the book, and those by installment.
 */
import type { Position } from "../servicing/position/position.js";
import type { DayCuts } from "./dayBands.js";

/** What a tally must keep apart, so that the figures asked of it can be told. */
export interface TallyNeeds {
  /** Lists of inclusive upper bounds in days. */
  readonly cuts: readonly (readonly number[])[];
  /** The highest number of restructurings that is told apart from a lower one. */
  readonly timesRestructured: number;
  /** Kinds of collateral whose covered part is told apart. */
  readonly collateralKinds: readonly string[];
  /** The highest year in default that is told apart from an earlier one. */
  readonly yearsInDefault: number;
  /** Whether overdue installments are counted one by one. */
  readonly installments: boolean;
}

/** The sums of a cell, by their place in it. */
export const LOANS = 0;
export const BALANCE = 1;
export const OVERDUE = 2;

/** Sums in a cell. */
export const CELL_SUMS = 3;

/** The places of the sums that stand behind the cells. */
const TAIL = [
  "writtenOffLoans",
  "writtenOffAmount",
  "creditLoans",
  "creditAmount",
  "zeroLoans",
  "overdueNotGiven",
  "unsplitLoans",
  "unsplitAmount",
  "notDue",
] as const;

/** The name of a sum that stands behind the cells. */
export type TailSum = (typeof TAIL)[number];

/** The places of all sums of a book. */
export class TallyLayout {
  readonly times: number;
  readonly kinds: number;
  readonly years: number;
  /** Sums from one band to the next. */
  readonly stride: number;
  readonly size: number;
  /** The places of the sums that are not in a cell. */
  readonly tail: Readonly<Record<TailSum, number>>;
  private readonly firstInstallments: number;

  constructor(
    readonly cuts: DayCuts,
    readonly needs: TallyNeeds,
  ) {
    this.times = Math.max(1, needs.timesRestructured) + 1;
    this.kinds = needs.collateralKinds.length + 1;
    this.years = Math.max(1, needs.yearsInDefault);
    this.stride = this.times * this.kinds * this.years * CELL_SUMS;
    const end = this.stride * cuts.bands;
    this.tail = Object.fromEntries(TAIL.map((name, i) => [name, end + i])) as Record<TailSum, number>;
    this.firstInstallments = end + TAIL.length;
    this.size = this.firstInstallments + (needs.installments ? 2 * cuts.bands : 0);
  }

  /** The first sum of a cell; kind 0 is what no collateral covers, year 0 the first year in default, or none. */
  cell(band: number, times: number, kind: number, year: number): number {
    return band * this.stride + ((times * this.kinds + kind) * this.years + year) * CELL_SUMS;
  }

  /** How far into a band the cells of a loan's number of restructurings lie. */
  timesOffset({ restructured, timesRestructured }: Position): number {
    const times = timesRestructured ?? (restructured === true ? 1 : 0);
    return (times < this.times ? times : this.times - 1) * this.kinds * this.years * CELL_SUMS;
  }

  /** The place of the number of overdue installments of a band; the next place is their principal. */
  installments(band: number): number {
    return this.firstInstallments + 2 * band;
  }
}
