/**
 * A row pass: what a walk over the rows needs to know, what it makes, and where it can break.
 */
import type { Factors } from "../kernel/factors.js";
import type { Ratio } from "../kernel/ratio.js";
import type { RoundingMode } from "../kernel/rounding.js";
import type { Inflow } from "./inflows.js";
import type { GivenRow } from "./plan.js";

/** What the row pass walks over. Amounts count units. */
export interface RowPass {
  readonly count: number;
  readonly balance: number;
  /** By which interest accrues on the balance; not used when `flat` is given. */
  readonly factors: Factors;
  readonly mode: RoundingMode;
  /** Days counted in each row, when each day's interest is rounded by itself; factors are then per day. */
  readonly days: ArrayLike<number> | undefined;
  /** Interest of each row, when it does not depend on the balance. */
  readonly flat: Float64Array | undefined;
  /** Whether each part of a row between disbursements is rounded by itself. */
  readonly isByPiece: boolean;
  /** One mark per row; see `marks.ts`. */
  readonly marks: Uint8Array | undefined;
  /** Later disbursements by row; `undefined` when there are none. */
  readonly inflows: ReadonlyMap<number, readonly Inflow[]> | undefined;
  /** Rows whose principal or total is agreed; `undefined` when there are none. */
  readonly given: ReadonlyMap<number, GivenRow> | undefined;
  /** What the closing row repays on top of its level amount. */
  readonly balloon: number;
  /** Whether what a row pays is a total, interest included, or principal alone. */
  readonly paysTotal: boolean;
  /** What a row pays. */
  readonly payment: number;
  /** What each row pays, where they differ, given the balance before it. */
  readonly payments: ((row: number, balance: number) => number) | undefined;
  /** What the treatment of the first period adds to the first row's principal. */
  readonly firstShift: number;
  /** What the treatment of the first period adds to the first row's interest, where that is flat. */
  readonly firstInterest: number;
  /** Interest that falls due with the closing row, on top of its own. */
  readonly closingExtra: number;
  /** What the rest of a loan brings along that is planned again; `undefined` for a loan from its start. */
  readonly rest?: PassOfRest;
}

/** What the rest of a loan, planned again, knows of the rows before it. */
export interface PassOfRest {
  /** The part of a unit that the balance has beyond whole units: it bears interest, and the closing row takes it. */
  readonly odd: Ratio;
  /** Exact interest of earlier rows that a bullet brings with its last row. */
  readonly owed: Ratio;
  /**
   * Whether a row whose amount is below its interest pays the interest and no principal: what is planned again
   * because of something that happened cannot be refused. Else the pass breaks there.
   */
  readonly coversInterest: boolean;
}

/** The amounts of the rows, in units. */
export interface RowAmounts {
  /** How many rows there are: fewer than planned when the loan is repaid early. */
  count: number;
  readonly principal: Float64Array;
  /** Interest that falls due. */
  readonly interest: Float64Array;
  /** Interest that accrues. */
  readonly accrued: Float64Array;
  /** Whether some row pays its interest although its amount is lower. */
  isRaised?: boolean;
}

/** Where a pass cannot go on, and why. */
export interface BrokenRow {
  readonly row: number;
  /** A payment below the interest, more repaid than paid out so far, an agreed row not kept, an amount above 2^53 − 1. */
  readonly reason: "uncovered" | "ahead" | "unkept" | "too-large";
}
