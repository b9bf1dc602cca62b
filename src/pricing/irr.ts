/**
 * Internal rates of return: the rate at which money in and money out are worth nothing together.
 */
import { type DateInput, readDate } from "../kernel/date.js";
import { dateProblem } from "../kernel/dateInput.js";
import type { DecimalInput } from "../kernel/decimal.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import { checkNames } from "../kernel/recordInput.js";
import { DAY_COUNTS } from "../rules/dayCount.js";
import type { FixedDayCount } from "../rules/dayCountRule.js";
import { AmountReader, amountProblem, type ExactAmounts, readAmounts } from "./exactAmounts.js";
import { reasonWithoutTime } from "./findRoots.js";
import { gatherFlows } from "./flowEquation.js";
import { noRate, type RateAnswer, type RateForm, rateAnswer } from "./rateAnswer.js";
import { type RateOptions, readDigits, readOptions, type XirrDayCount } from "./rateOptions.js";

/** Money on a day: received positive, paid negative, or the other way round. */
export interface DatedFlow {
  readonly date: DateInput;
  readonly amount: DecimalInput;
}

/** How `xirr` counts years and shows the rate. */
export interface XirrOptions extends RateOptions {
  /** How the time between two days is counted; `actual/365` unless said. */
  readonly dayCount?: XirrDayCount;
}

function answer(steps: readonly number[], amounts: ExactAmounts, form: RateForm): RateAnswer {
  const isOneMoment =
    steps.length > 0 && steps[steps.length - 1] === steps[0] && steps.every((step) => step === steps[0]);
  const equation = gatherFlows(steps, amounts);
  if (!isOneMoment && equation.steps.length > 0) return rateAnswer(equation, form);
  const moving = amounts.values.filter((value) => value !== 0).length;
  const reason = reasonWithoutTime(equation, moving, isOneMoment);
  return reason === undefined ? rateAnswer(equation, form) : noRate(reason);
}

/**
 * The rate per period of flows that lie one period apart: Σ amountₖ ÷ (1 + rate)^k = 0, k = 0, 1, 2 …
 *
 * Which direction of the money is positive does not matter. With one change of sign there is exactly one rate; with
 * more, all rates above −100% are returned, and the figures of the whole are those of the rate nearest to zero in
 * ln(1 + rate). The rate is correctly rounded to `significantDigits` (12 unless said).
 *
 * @throws LoanError `wrong-type`, `required`, `not-a-decimal`, `out-of-range`, `unknown-field`
 * @example
 * ```ts
 * const answer = irr(["-100000", ...Array(12).fill("10333.33")]);
 * answer.kind; // "found"
 * if (answer.kind === "found") String(answer.percent); // "3.47525463014"
 * irr([-1000, 0, 0]); // { kind: "none", reason: "one-sign", message: "all flows go the same way…" }
 * ```
 */
export function irr(flows: readonly DecimalInput[], options: RateOptions = {}): RateAnswer {
  const problems: Problem[] = [];
  const significantDigits = readDigits(options, problems);
  const amounts = readList(flows, problems) ? readAmounts(flows, "flows", problems) : undefined;
  if (amounts === undefined || problems.length > 0) return refuse(problems);
  const steps = amounts.values.map((_, period) => period);
  return answer(steps, amounts, { per: "period", steps: 1, significantDigits });
}

const FLOW_FIELDS = ["date", "amount"];

function readList(flows: unknown, problems: Problem[]): flows is readonly unknown[] {
  if (Array.isArray(flows)) return true;
  problems.push(problem("wrong-type", "flows", `must be a list of flows; got ${kindOf(flows)}`));
  return false;
}

/** The days and amounts of dated flows, with every problem. */
function readDatedFlows(
  flows: readonly unknown[],
  problems: Problem[],
): { days: number[]; reader: AmountReader } {
  const days: number[] = [];
  const reader = new AmountReader();
  for (let i = 0; i < flows.length; i++) {
    const flow = flows[i] as Partial<DatedFlow> | null | undefined;
    if (typeof flow !== "object" || flow === null) {
      problems.push(
        problem("wrong-type", `flows[${i}]`, `must be a record with date and amount; got ${kindOf(flow)}`),
      );
      continue;
    }
    for (const name in flow) {
      if (name !== "date" && name !== "amount")
        checkNames({ [name]: true }, FLOW_FIELDS, problems, `flows[${i}]`);
    }
    const day = readDate(flow.date);
    if (day === undefined) problems.push(dateProblem(flow.date, `flows[${i}].date`));
    else days.push(day);
    if (!reader.add(flow.amount)) problems.push(amountProblem(flow.amount, `flows[${i}].amount`));
  }
  return { days, reader };
}

/**
 * The effective rate per year of dated flows: Σ amountₖ ÷ (1 + rate)^tₖ = 0, with tₖ the years from the first day to
 * the k-th by the day count (`actual/365` unless said).
 *
 * The order of the flows does not matter and flows of one day are added. No bracket limits the rate: 1,000 that
 * become 1,150 in a week are 146,104% a year, and `percentOverTerm` says 15. Several rates as in {@link irr}.
 *
 * @throws LoanError `wrong-type`, `required`, `not-a-decimal`, `not-a-date`, `date-object`, `not-in-list`,
 *   `out-of-range`, `unknown-field`
 * @example
 * ```ts
 * const answer = xirr([
 *   { date: "2024-01-01", amount: "-1000" },
 *   { date: "2024-01-08", amount: "1150" },
 * ]);
 * if (answer.kind === "found") String(answer.percent); // "146103.853147"
 * if (answer.kind === "found") String(answer.percentOverTerm); // "15"
 * ```
 */
export function xirr(flows: readonly DatedFlow[], options: XirrOptions = {}): RateAnswer {
  const problems: Problem[] = [];
  const { significantDigits, dayCount } = readOptions(options, problems);
  if (!readList(flows, problems)) return refuse(problems);
  const { days, reader } = readDatedFlows(flows, problems);
  if (problems.length > 0) return refuse(problems);
  let first = Number.POSITIVE_INFINITY;
  for (let i = 0; i < days.length; i++) if ((days[i] as number) < first) first = days[i] as number;
  const { numerator, denominator }: FixedDayCount = DAY_COUNTS[dayCount];
  for (let i = 0; i < days.length; i++) days[i] = numerator(first, days[i] as number, {});
  return answer(days, reader.amounts(), { per: "year", steps: denominator, significantDigits });
}
