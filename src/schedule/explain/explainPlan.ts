/**
 * The plan behind an explanation: agreed terms, rows, and what the first period is charged.
 */
import type { GraceInterest } from "../../rules/grace.js";
import type { Agreed } from "../agreed.js";
import type { ChargedPeriods } from "../firstPeriod.js";
import { fateOf, markIn } from "../marks.js";
import type { Plan } from "../plan.js";

/** What a schedule follows from. Amounts count units. */
export interface TracedPlan {
  readonly agreed: Agreed;
  readonly plan: Plan;
  readonly charged: ChargedPeriods;
}

/** What becomes of a row's interest. */
export function interestFate({ plan }: Pick<TracedPlan, "plan">, row: number): GraceInterest {
  return fateOf(markIn(plan, row));
}
