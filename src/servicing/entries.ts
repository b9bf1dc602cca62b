/**
 * Entries: what a replay writes down beside the rows.
 */
import type { Day } from "../kernel/date.js";

/** A charge in force: what it is, when it falls due, and what of it was waived. */
export interface ChargeEntry {
  readonly id: string | undefined;
  /** The place of its component: penalty or fee. */
  readonly component: number;
  readonly amount: number;
  readonly due: Day;
  waived: number;
}

/** Days of lateness that are not counted, both included. */
export interface PauseEntry {
  readonly from: Day;
  readonly until: Day;
}

/** An amount on a day: capitalized interest, a tranche, or a move of savings. */
export interface DatedAmount {
  readonly day: Day;
  readonly amount: number;
}

/** A change of the outstanding principal. */
export interface PrincipalMove {
  readonly day: Day;
  readonly amount: number;
  readonly isLending: boolean;
}

/** A payment taken back: when, how much, and when the row that it joined falls due. */
export interface ChargebackEntry {
  readonly day: Day;
  readonly amount: number;
  readonly due: Day;
}
