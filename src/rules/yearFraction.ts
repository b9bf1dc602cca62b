/**
 * Year fractions: a day count applied to two dates, for callers who bring plain dates.
 *
 * Everything is checked here and nothing is rounded: the answer is an exact fraction in lowest terms.
 */
import type { DateInput, Day } from "../kernel/date.js";
import { readDay } from "../kernel/dateInput.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import { safeDivisor } from "../kernel/ratio.js";
import { DAY_COUNTS, type DayCount } from "./dayCount.js";
import { icmaFraction } from "./dayCountIcma.js";
import type { DayCountContext, DayCountRule } from "./dayCountRule.js";
import { equalPeriod, type SteppedFrequency, type Stepping, type YearFraction } from "./frequency.js";
import { dateAt, stepsBetween } from "./frequencyDates.js";
import { readContext, type YearFractionContext } from "./yearFractionContext.js";

interface Question {
  readonly rule: DayCountRule;
  readonly name: DayCount;
  readonly start: Day;
  readonly end: Day;
  /** 1, or −1 if the end lies before the start and the two are exchanged. */
  readonly sign: 1 | -1;
  readonly context: DayCountContext;
}

/** Reads a question whole; throws with everything that is wrong with it. */
function readQuestion(
  name: DayCount,
  start: DateInput,
  end: DateInput,
  input: YearFractionContext,
): Question {
  const problems: Problem[] = [];
  const isKnown = typeof name === "string" && Object.hasOwn(DAY_COUNTS, name);
  if (!isKnown) {
    const names = Object.keys(DAY_COUNTS).join(", ");
    problems.push(problem("not-in-list", "dayCount", `must be one of ${names}`));
  }
  const [first, last] = [readDay(start, "start", problems), readDay(end, "end", problems)];
  const context = readContext(input, problems);
  const rule: DayCountRule | undefined = isKnown ? DAY_COUNTS[name] : undefined;
  if (rule?.needs !== undefined && Object(input)[rule.needs] === undefined) {
    problems.push(problem("required", `context.${rule.needs}`, `is needed by the day count ${name}`));
  }
  if (rule === undefined || first === undefined || last === undefined || problems.length > 0) {
    return refuse(problems);
  }
  const isForward = first <= last;
  const [from, to] = isForward ? [first, last] : [last, first];
  return { rule, name, start: from, end: to, sign: isForward ? 1 : -1, context };
}

/** A frequency that goes on for ever, which a count by regular periods needs. */
function regularStepping({ context: { stepping } }: Question): Stepping<SteppedFrequency> {
  if (stepping === undefined || stepping.frequency.kind === "dates") {
    return refuse(
      problem("conflict", "context.every", "must be regular; given dates have no regular period"),
    );
  }
  return { frequency: stepping.frequency, shortMonth: stepping.shortMonth };
}

/** Whole regular periods between two days. */
function equalPeriods({ start, end }: Question, stepping: Stepping<SteppedFrequency>): YearFraction {
  const share = equalPeriod(stepping.frequency);
  const steps = stepsBetween(start, end, stepping);
  if (dateAt(start, steps, stepping) !== end) {
    refuse(problem("conflict", "end", "must lie a whole number of regular periods from the start"));
  }
  return { numerator: steps * share.numerator, denominator: share.denominator };
}

function fractionOf(question: Question): YearFraction {
  const { rule, start, end, context } = question;
  if (rule.kind === "fixed") {
    return { numerator: rule.numerator(start, end, context), denominator: rule.denominator };
  }
  const stepping = regularStepping(question);
  if (question.name === "equal-periods") return equalPeriods(question, stepping);
  return icmaFraction(start, end, stepping, context);
}

/**
 * The exact share of a year between two dates, in lowest terms.
 *
 * Interest = balance × annual rate × numerator ÷ denominator. The first day counts, the last does not. An end before
 * the start gives the share the other way round, negative.
 *
 * @throws LoanError `not-in-list`, `not-a-date`, `date-object`; `required` if the day count needs a frequency or a
 *   calendar; `conflict` if a frequency has no regular period to count by
 * @example
 * ```ts
 * yearFraction("actual/365", "2023-12-15", "2024-01-15"); // { numerator: 31, denominator: 365 }
 * yearFraction("30/360-bond", "2023-12-15", "2024-01-15"); // { numerator: 1, denominator: 12 }
 * ```
 */
export function yearFraction(
  dayCount: DayCount,
  start: DateInput,
  end: DateInput,
  context: YearFractionContext = {},
): YearFraction {
  const question = readQuestion(dayCount, start, end, context);
  const { numerator, denominator } = fractionOf(question);
  const divisor = safeDivisor(numerator, denominator);
  return { numerator: (question.sign * numerator) / divisor + 0, denominator: denominator / divisor };
}

/**
 * The days between two dates as a day count counts them: real days, days of months of 30, or working days.
 *
 * An end before the start gives the days the other way round, negative.
 *
 * @throws LoanError as {@link yearFraction}
 * @example
 * ```ts
 * daysCounted("actual/365", "2023-02-28", "2023-03-31"); // 31
 * daysCounted("30/360-bond", "2023-02-28", "2023-03-31"); // 33
 * ```
 */
export function daysCounted(
  dayCount: DayCount,
  start: DateInput,
  end: DateInput,
  context: YearFractionContext = {},
): number {
  const { rule, start: from, end: to, sign, context: known } = readQuestion(dayCount, start, end, context);
  const days = rule.kind === "fixed" && rule.days !== undefined ? rule.days(from, to, known) : to - from;
  return sign * days + 0;
}
