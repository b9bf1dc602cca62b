/**
 * The plan behind an explanation: agreed terms, rows, and what the first period is charged.
 */
import type { Agreed } from "../agreed.js";
import type { ChargedPeriods } from "../firstPeriod.js";
import { INTEREST_BITS, type Plan } from "../plan.js";

/** What a schedule follows from. Amounts count units. */
export interface TracedPlan {
  readonly agreed: Agreed;
  readonly plan: Plan;
  readonly charged: ChargedPeriods;
}

/** The mark of a row; see `plan.ts`. */
export function markOf({ plan }: Pick<TracedPlan, "plan">, row: number): number {
  return plan.marks?.[row] ?? 0;
}

/** What becomes of a row's interest: one of `INTEREST_MARKS`. */
export function interestMark(traced: Pick<TracedPlan, "plan">, row: number): number {
  return markOf(traced, row) & INTEREST_BITS;
}
