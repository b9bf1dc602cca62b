/**
 * What a tally says of a book or of one group of it: sums over ranges of its cells.
 */
import type { Decimal } from "../kernel/decimal.js";
import type { ExactSums } from "./exactSums.js";
import { amountOf } from "./ratioAnswer.js";
import { BALANCE, LOANS, OVERDUE, type TailSum, type TallyLayout } from "./tallyLayout.js";

/** Sums over some loans. */
export interface LoanSums {
  readonly loans: bigint;
  readonly balance: bigint;
  readonly overdue: bigint;
}

/** Loans that do not belong to the gross portfolio, counted apart. */
export interface LeftOut {
  readonly writtenOff: { readonly loans: number; readonly amount: Decimal };
  /** Loans overpaid: what is owed to the borrowers, as a negative amount. */
  readonly creditBalances: { readonly loans: number; readonly amount: Decimal };
  readonly zeroBalances: { readonly loans: number };
}

/** Which cells: bands [first, end), and loans restructured at least, and fewer than, some times. */
export interface CellRange {
  readonly bands?: readonly [number, number];
  readonly times?: readonly [number, number];
}

/** The sums of a book or of one group of it, with the currency's digits. */
export class TallyView {
  constructor(
    readonly layout: TallyLayout,
    readonly sums: ExactSums | undefined,
    readonly digits: number,
  ) {}

  /** One sum behind the cells. */
  tail(name: TailSum): bigint {
    return this.sums?.total(this.layout.tail[name]) ?? 0n;
  }

  /** Loans, balance and overdue principal of a range of cells; of the whole book if nothing is said. */
  range({ bands, times }: CellRange = {}): LoanSums {
    const { layout } = this;
    const [firstBand, endBand] = bands ?? [0, layout.cuts.bands];
    const [firstTimes, endTimes] = times ?? [0, layout.times];
    const found = { loans: 0n, balance: 0n, overdue: 0n };
    for (let band = firstBand; band < endBand; band++) {
      for (let count = firstTimes; count < endTimes; count++) this.addCells(found, band, count);
    }
    return found;
  }

  private addCells(
    into: { loans: bigint; balance: bigint; overdue: bigint },
    band: number,
    times: number,
  ): void {
    for (let kind = 0; kind < this.layout.kinds; kind++) {
      for (let year = 0; year < this.layout.years; year++) {
        into.loans += this.cell({ band, times, kind, year }, LOANS);
        into.balance += this.cell({ band, times, kind, year }, BALANCE);
        into.overdue += this.cell({ band, times, kind, year }, OVERDUE);
      }
    }
  }

  /** One sum of one cell. */
  cell(at: { band: number; times: number; kind: number; year: number }, column: number): bigint {
    return this.sums?.total(this.layout.cell(at.band, at.times, at.kind, at.year) + column) ?? 0n;
  }

  /** Number and principal of the overdue installments of a range of bands. */
  installments([first, end]: readonly [number, number]): { pieces: bigint; principal: bigint } {
    const found = { pieces: 0n, principal: 0n };
    for (let band = first; band < end; band++) {
      const place = this.layout.installments(band);
      found.pieces += this.sums?.total(place) ?? 0n;
      found.principal += this.sums?.total(place + 1) ?? 0n;
    }
    return found;
  }

  /** Minor units as an amount of the book's currency. */
  amount(minor: bigint): Decimal {
    return amountOf(minor, this.digits);
  }

  /** The loans left out of the gross portfolio. */
  leftOut(): LeftOut {
    return {
      writtenOff: {
        loans: Number(this.tail("writtenOffLoans")),
        amount: this.amount(this.tail("writtenOffAmount")),
      },
      creditBalances: {
        loans: Number(this.tail("creditLoans")),
        amount: this.amount(this.tail("creditAmount")),
      },
      zeroBalances: { loans: Number(this.tail("zeroLoans")) },
    };
  }
}
