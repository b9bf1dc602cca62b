/**
 * Arguments of a replay: of the kinds that it takes, or refused all at once, with whatever is wrong with the events.
 */
import { type Day, readDate } from "../kernel/date.js";
import { dateProblem } from "../kernel/dateInput.js";
import { Decimal } from "../kernel/decimal.js";
import { LoanError, type Problem, problem } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import { hasExcessDecimals } from "../kernel/money.js";
import type { Schedule } from "../schedule/schedule.js";
import { scheduleProblem } from "../schedule/scheduleArgument.js";
import { orderEvents } from "./event/eventOrder.js";
import { isList, safeParseEvents } from "./event/parseEvents.js";
import { DEFAULT_SERVICING, readServicing, type Servicing } from "./servicingSchema.js";

/** What a replay was told, read. */
interface ReplayArguments {
  readonly asOf: Day;
  readonly servicing: Servicing;
}

interface RawOptions {
  readonly asOf?: unknown;
  readonly servicing?: unknown;
}

const OPTIONS: readonly string[] = ["asOf", "servicing"];

/** Options as a record, with what is wrong with it and its names. */
function readRecord(options: unknown, problems: Problem[]): RawOptions | undefined {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    problems.push(problem("required", "options", `must be given, with asOf; got ${kindOf(options)}`));
    return undefined;
  }
  for (const name in options) {
    if (!OPTIONS.includes(name)) {
      problems.push(problem("unknown-field", name, `must be one of ${OPTIONS.join(", ")}`));
    }
  }
  return options;
}

/** The day that the account shows. */
function readAsOf(asOf: unknown, start: Day | undefined, problems: Problem[]): Day | undefined {
  const day = readDate(asOf);
  if (day === undefined) problems.push(dateProblem(asOf, "asOf"));
  else if (start !== undefined && day < start) {
    problems.push(problem("wrong-order", "asOf", "must not be before the loan was disbursed"));
  }
  return day;
}

/** How the loan is serviced, its amounts in the currency of the loan. */
function servicingGiven(raw: unknown, digits: number | undefined, problems: Problem[]): Servicing {
  if (raw === undefined) return DEFAULT_SERVICING;
  const parsed = readServicing(raw, ["servicing"]);
  if (!parsed.success) {
    problems.push(...parsed.problems);
    return DEFAULT_SERVICING;
  }
  const cap = parsed.servicing.penalty?.capAmount;
  if (digits !== undefined && cap !== undefined && hasExcessDecimals(new Decimal(cap), digits)) {
    const rule = `must have at most ${digits} decimals, as the currency has`;
    problems.push(problem("too-many-decimals", "servicing.penalty.capAmount", rule));
  }
  return parsed.servicing;
}

/** What is wrong with the events, as far as it can be told beside arguments that are wrong themselves. */
function eventProblems(
  schedule: Schedule | undefined,
  events: unknown,
  servicing: Servicing,
): readonly Problem[] {
  if (schedule === undefined || !isList(events)) return safeParseEvents(events).problems;
  const disbursedOn = schedule.columns.start;
  const never = Number.NEGATIVE_INFINITY;
  return orderEvents(events, { disbursedOn, asOf: never, digits: schedule.terms.decimals, servicing })
    .problems;
}

/** Reads the arguments of `replay`; what is wrong with any of them is refused with what is wrong with the others. */
export function readReplay(schedule: unknown, events: unknown, options: unknown): ReplayArguments {
  const wrongSchedule = scheduleProblem(schedule);
  const loan = wrongSchedule === undefined ? (schedule as Schedule) : undefined;
  const problems: Problem[] = [];
  const raw = readRecord(options, problems);
  const servicing = servicingGiven(raw?.servicing, loan?.terms.decimals, problems);
  const asOf = raw && readAsOf(raw.asOf, loan?.columns.start, problems);
  const isSound = loan !== undefined && problems.length === 0 && isList(events);
  if (isSound && asOf !== undefined) return { asOf, servicing };
  const first = wrongSchedule === undefined ? [] : [wrongSchedule];
  throw new LoanError([...first, ...eventProblems(loan, events, servicing), ...problems]);
}
