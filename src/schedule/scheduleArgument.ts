/**
 * Schedules as arguments: built by this library, not terms and not stored data.
 */
import { type Problem, problem } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";

/** What is wrong with a value that is to be a schedule; `undefined` when it is one. */
export function scheduleProblem(value: unknown): Problem | undefined {
  if (typeof value === "object" && value !== null && "columns" in value && "cashFlows" in value)
    return undefined;
  return problem("wrong-type", "schedule", `must come from buildSchedule; got ${kindOf(value)}`);
}
