/**
 * Arguments of a replay: of the kinds that it takes, or refused all at once.
 */
import { LoanError, type Problem, problem } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import { scheduleProblem } from "../schedule/scheduleArgument.js";

/** Refuses arguments of another kind than `replay` takes. */
export function checkReplayArguments(schedule: unknown, events: unknown, options: unknown): void {
  const found: (Problem | undefined)[] = [scheduleProblem(schedule)];
  const isList = typeof events === "object" && events !== null && Symbol.iterator in events;
  if (!isList) found.push(problem("wrong-type", "events", `must be a list of events; got ${kindOf(events)}`));
  if (typeof options !== "object" || options === null) {
    found.push(problem("required", "options", `must be given, with asOf; got ${kindOf(options)}`));
  }
  const problems = found.filter((one) => one !== undefined);
  if (problems.length > 0) throw new LoanError(problems);
}
