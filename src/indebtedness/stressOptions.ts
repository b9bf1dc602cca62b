/**
 * Options of a stress test: which scenarios, by which policy, and the group that stands surety.
 */
import { type DecimalInput, readDecimal } from "../kernel/decimal.js";
import { type Problem, problem } from "../kernel/error.js";
import { toMinor } from "../kernel/money.js";
import { type Every, type EveryGivenDate, frequencyOf } from "../rules/frequency.js";
import { STRESS_SCENARIOS, type StressScenario, type StressScenarioName } from "../rules/stressScenario.js";
import type { AssessmentOptions } from "./readyPolicy.js";
import type { GroupShortfall } from "./shock.js";

/** Options of a stress test. */
export interface StressOptions extends AssessmentOptions {
  /** The scenarios, by name or of one's own; all named ones unless given. */
  readonly scenarios?: readonly (StressScenarioName | StressScenario)[] | undefined;
  /** The joint-liability group: how many members, and the installment of another one that may be missed. */
  readonly group?:
    | {
        readonly members: number;
        readonly missedInstallment: DecimalInput;
        readonly every: Exclude<Every, EveryGivenDate>;
      }
    | undefined;
}

/** A scenario with the name it is reported by. */
export type NamedScenario = StressScenario & { readonly name: string };

const CHANGES = ["income", "expenses", "debtService", "ratePoints"] as const;

/** Reads one scenario, saying what is wrong with it. */
export function readScenario(
  choice: StressScenarioName | StressScenario,
  index: number,
  problems: Problem[],
): NamedScenario {
  const at = `options.scenarios[${index}]`;
  if (typeof choice === "string") {
    if (Object.hasOwn(STRESS_SCENARIOS, choice)) return { name: choice, ...STRESS_SCENARIOS[choice] };
    const rule = `must be one of ${Object.keys(STRESS_SCENARIOS).join(", ")}, or a scenario of your own`;
    problems.push(problem("not-in-list", at, rule));
    return { name: "", meaning: "" };
  }
  for (const field of CHANGES) {
    const value = choice[field];
    const read = readDecimal(value);
    if (value === undefined || read?.gte(-1)) continue;
    problems.push(
      problem("out-of-range", `${at}.${field}`, "must be a share of at least −1, as decimal text"),
    );
  }
  return { name: choice.meaning, ...choice };
}

/** Reads the joint-liability group, saying what is wrong with it. */
export function readGroup(
  group: StressOptions["group"],
  digits: number,
  problems: Problem[],
): GroupShortfall | undefined {
  if (group === undefined) return undefined;
  const missed = readDecimal(group.missedInstallment);
  const installment = missed && toMinor(missed, digits);
  if (installment === undefined) {
    problems.push(
      problem("not-a-decimal", "options.group.missedInstallment", "must be an amount of the currency"),
    );
  }
  if (!(Number.isInteger(group.members) && group.members >= 2)) {
    problems.push(problem("out-of-range", "options.group.members", "must be a whole number of at least 2"));
    return undefined;
  }
  const left = Number.POSITIVE_INFINITY;
  const frequency = frequencyOf(group.every);
  return {
    members: group.members,
    missed: { installment, frequency, nextDueOn: undefined, left, dues: undefined },
  };
}
