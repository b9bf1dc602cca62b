/**
 * Options of a stress test: which scenarios, by which policy, and the group that stands surety.
 */
import { type DecimalInput, readDecimal } from "../kernel/decimal.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import { toMinor } from "../kernel/money.js";
import { type Every, type EveryGivenDate, frequencyOf, type SteppedFrequency } from "../rules/frequency.js";
import { STRESS_SCENARIOS, type StressScenario, type StressScenarioName } from "../rules/stressScenario.js";
import { completeFrequency, frequencyProblem, frequencySchema } from "../terms/frequencyField.js";
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
const EVENTS = ["losesEarner", "missesHarvest", "groupMemberDefaults"] as const;
const SCENARIO_FIELDS: readonly string[] = ["meaning", ...CHANGES, ...EVENTS];

/** A scenario of one's own: its words, shares and events, and nothing else. */
function checkOwn(choice: StressScenario, at: string, problems: Problem[]): void {
  for (const field of Object.keys(choice)) {
    if (SCENARIO_FIELDS.includes(field)) continue;
    problems.push(problem("unknown-field", `${at}.${field}`, `must be one of ${SCENARIO_FIELDS.join(", ")}`));
  }
  if (typeof choice.meaning !== "string" || choice.meaning === "") {
    problems.push(problem("required", `${at}.meaning`, "must say in words what happens"));
  }
  for (const field of EVENTS) {
    if (choice[field] === undefined || typeof choice[field] === "boolean") continue;
    problems.push(problem("wrong-type", `${at}.${field}`, "must be true or false"));
  }
}

/** Reads the scenarios, all named ones unless given, saying what is wrong with them. */
function readScenarios(choices: StressOptions["scenarios"], problems: Problem[]): NamedScenario[] {
  if (choices !== undefined && !Array.isArray(choices)) {
    problems.push(problem("wrong-type", "options.scenarios", "must be a list of scenarios"));
    return [];
  }
  const names = choices ?? (Object.keys(STRESS_SCENARIOS) as StressScenarioName[]);
  return names.map((choice, index) => readScenario(choice, `options.scenarios[${index}]`, problems));
}

/** Reads one scenario, saying what is wrong with it. */
export function readScenario(
  choice: StressScenarioName | StressScenario,
  at: string,
  problems: Problem[],
): NamedScenario {
  if (typeof choice !== "string" && (typeof choice !== "object" || choice === null)) {
    problems.push(problem("wrong-type", at, `must be a name or a scenario; got ${kindOf(choice)}`));
    return { name: "", meaning: "" };
  }
  if (typeof choice === "string") {
    if (Object.hasOwn(STRESS_SCENARIOS, choice)) return { name: choice, ...STRESS_SCENARIOS[choice] };
    const rule = `must be one of ${Object.keys(STRESS_SCENARIOS).join(", ")}, or a scenario of your own`;
    problems.push(problem("not-in-list", at, rule));
    return { name: "", meaning: "" };
  }
  checkOwn(choice, at, problems);
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

/** A frequency that goes on; `undefined` where the input is none. */
function readFrequency(every: unknown): SteppedFrequency | undefined {
  const parsed = frequencySchema.safeParse(every);
  if (!parsed.success || frequencyProblem(parsed.data) !== undefined) return undefined;
  const complete = completeFrequency(parsed.data);
  return "dates" in complete ? undefined : frequencyOf(complete);
}

/** Reads the joint-liability group, saying what is wrong with it. */
function readGroup(
  group: StressOptions["group"],
  digits: number,
  problems: Problem[],
): GroupShortfall | undefined {
  if (group === undefined) return undefined;
  const wrong = (code: Problem["code"], field: string, rule: string) =>
    problems.push(problem(code, `options.group${field}`, rule));
  if (typeof group !== "object" || group === null) {
    wrong("wrong-type", "", `must be a record; got ${kindOf(group)}`);
    return undefined;
  }
  const missed = readDecimal(group.missedInstallment);
  const installment = missed && toMinor(missed, digits);
  if (installment === undefined || installment < 0) {
    wrong("not-a-decimal", ".missedInstallment", "must be an amount of the currency, zero or more");
  }
  if (!(Number.isInteger(group.members) && group.members >= 2)) {
    wrong("out-of-range", ".members", "must be a whole number of at least 2");
  }
  const frequency = readFrequency(group.every);
  if (frequency === undefined) {
    wrong("wrong-type", ".every", 'must say how often the installment falls due, such as { unit: "week" }');
    return undefined;
  }
  const left = Number.POSITIVE_INFINITY;
  return {
    members: group.members,
    missed: { installment, frequency, nextDueOn: undefined, left, dues: undefined },
  };
}

/**
 * Reads what may happen: the scenarios, and the group that stands surety.
 *
 * @throws LoanError with every problem of both
 */
export function readStresses(
  { scenarios, group }: StressOptions,
  digits: number,
): { readonly scenarios: NamedScenario[]; readonly group: GroupShortfall | undefined } {
  const problems: Problem[] = [];
  const read = { scenarios: readScenarios(scenarios, problems), group: readGroup(group, digits, problems) };
  if (problems.length > 0) refuse(problems);
  return read;
}
