/**
 * What is to be planned again: which periods, on what is owed, with what kept.
 */
import type { Day } from "../kernel/date.js";
import type { Engine } from "./engine.js";

/** What is to be planned. */
export interface PlanRequest {
  readonly engine: Engine;
  /** The first period, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** The day on which it is planned: the rates that hold by then are known. */
  readonly day: Day;
  /** What is owed before the first period, disbursements still to come included. */
  readonly balance: number;
  /** What the periods pay where their amounts are kept; solved again if not given. */
  readonly kept?: readonly number[];
  /** Whether an amount below its interest is refused; else the interest is paid, and no principal. */
  readonly mustCover?: boolean;
  /** Interest of each row of a flat loan. */
  readonly flat?: readonly number[] | undefined;
}

/** The rows that are planned: the first, and the one after the last. */
export interface Range {
  readonly first: number;
  readonly end: number;
}

/** The rows of a request; the last of them spares nothing. */
export function bounds({ engine, from, to }: PlanRequest): Range {
  const first = engine.starts[from] as number;
  let end = engine.starts[to] as number;
  while (end > first + 1 && engine.marks[end - 1] !== 0) end--;
  return { first, end };
}
