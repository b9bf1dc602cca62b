/**
 * Terms of a periodic schedule: what callers write, and the same with dates, frequency and calendars read.
 */
import { type DateInput, type Day, formatDate } from "../../kernel/date.js";
import { readDay } from "../../kernel/dateInput.js";
import { type Problem, problem, refuse } from "../../kernel/error.js";
import { readRecord } from "../../kernel/recordInput.js";
import { type DateAdjustment, type ReadAdjustment, readAdjustment } from "../../rules/adjustDate.js";
import type { EveryStep, SteppedFrequency } from "../../rules/frequency.js";
import { readEvery } from "../../rules/frequencyInput.js";
import { ROLL_CONVENTIONS, type RollConvention } from "../../rules/rollConvention.js";
import { STUB_CONVENTIONS, type StubConvention } from "./periodicScheduleStub.js";

/** The largest number of periods. */
export const MOST_PERIODS = 40_000;

/** A periodic schedule as callers write it. */
export interface PeriodicTerms {
  readonly start: DateInput;
  readonly end: DateInput;
  /** The regular step, or `"term"` for one period from start to end. */
  readonly every: EveryStep | "term";
  /** Where the odd days go; if it is missing, what the given dates and the roll say. */
  readonly stub?: StubConvention;
  /** The day that regular dates fall on; if it is missing, that of the date they are counted from. */
  readonly roll?: RollConvention;
  /** The end of a first stub, or the start of a last one. */
  readonly firstRegular?: DateInput;
  readonly lastRegular?: DateInput;
  /** How dates on closed days move. */
  readonly adjustment?: DateAdjustment;
  /** How the first and the last date move, if not as the others. */
  readonly startAdjustment?: DateAdjustment;
  readonly endAdjustment?: DateAdjustment;
  /** Whether periods whose dates coincide after moving are joined; otherwise they are refused. */
  readonly combinePeriods?: boolean;
}

/** The same, read: dates as days. */
export interface ReadTerms {
  readonly start: Day;
  readonly end: Day;
  readonly frequency: SteppedFrequency | "term";
  readonly stub: StubConvention | undefined;
  readonly roll: RollConvention | undefined;
  readonly firstRegular: Day | undefined;
  readonly lastRegular: Day | undefined;
  readonly adjustment: ReadAdjustment;
  readonly startAdjustment: ReadAdjustment;
  readonly endAdjustment: ReadAdjustment;
  /** Whether the start date is given as it falls after moving. */
  readonly isStartMoved: boolean;
  readonly combinePeriods: boolean;
}

/** The step of a schedule in days or months. */
export function readFrequency(every: EveryStep | "term", problems: Problem[]): SteppedFrequency | "term" {
  if (every === "term") return "term";
  const frequency = readEvery(every, "every", problems);
  if (frequency?.kind === "days" || frequency?.kind === "months") return frequency;
  if (frequency !== undefined) {
    problems.push(problem("conflict", "every", "must be a number of days, weeks, months or years"));
  }
  return "term";
}

function checkName(table: object, name: unknown, path: string, problems: Problem[]): void {
  if (name !== undefined && !(typeof name === "string" && Object.hasOwn(table, name))) {
    problems.push(problem("not-in-list", path, `must be one of ${Object.keys(table).join(", ")}`));
  }
}

/** Adds what is wrong with the order of the dates. */
export function checkOrder(
  days: Pick<ReadTerms, "start" | "end" | "firstRegular" | "lastRegular">,
  problems: Problem[],
) {
  const { start, end, firstRegular = start, lastRegular = end } = days;
  const wrong = (path: string, rule: string) => problems.push(problem("wrong-order", path, rule));
  if (end <= start) wrong("end", "must lie after the start");
  else if (firstRegular < start || firstRegular > end)
    wrong("firstRegular", "must lie between start and end");
  else if (lastRegular < start || lastRegular > end) wrong("lastRegular", "must lie between start and end");
  else if (lastRegular < firstRegular) wrong("lastRegular", "must not lie before the first regular date");
}

const FIELDS = [
  "start",
  "end",
  "every",
  "stub",
  "roll",
  "firstRegular",
  "lastRegular",
  "adjustment",
  "startAdjustment",
  "endAdjustment",
  "combinePeriods",
];

/**
 * Reads the terms of a periodic schedule.
 *
 * @throws LoanError with every problem of dates, names, frequency, calendars and order
 */
export function readPeriodicTerms(input: PeriodicTerms): ReadTerms {
  const problems: Problem[] = [];
  const terms = readRecord(input, FIELDS, problems, { what: "terms" }) as object as PeriodicTerms;
  const optional = (date: DateInput | undefined, path: string): Day | undefined =>
    date === undefined ? undefined : readDay(date, path, problems);
  const start = readDay(terms.start, "start", problems);
  const end = readDay(terms.end, "end", problems);
  const firstRegular = optional(terms.firstRegular, "firstRegular");
  const lastRegular = optional(terms.lastRegular, "lastRegular");
  const frequency = readFrequency(terms.every, problems);
  checkName(STUB_CONVENTIONS, terms.stub, "stub", problems);
  checkName(ROLL_CONVENTIONS, terms.roll, "roll", problems);
  const { adjustment = {}, startAdjustment, endAdjustment } = terms;
  const usual = readAdjustment(adjustment, "adjustment", problems);
  const own = (adjusted: DateAdjustment | undefined, path: string): ReadAdjustment =>
    adjusted === undefined ? usual : readAdjustment(adjusted, path, problems);
  const [first, last] = [own(startAdjustment, "startAdjustment"), own(endAdjustment, "endAdjustment")];
  if (start === undefined || end === undefined) return refuse(problems);
  checkOrder({ start, end, firstRegular, lastRegular }, problems);
  if (problems.length > 0) return refuse(problems);
  const { stub, roll, combinePeriods = false } = terms;
  const isStartMoved = startAdjustment !== undefined && first.shift === "none";
  const adjustments = { adjustment: usual, startAdjustment: first, endAdjustment: last, isStartMoved };
  return { start, end, frequency, stub, roll, firstRegular, lastRegular, ...adjustments, combinePeriods };
}

/** Days as text. */
export const formatDays = (days: readonly Day[]): string[] => days.map(formatDate);
