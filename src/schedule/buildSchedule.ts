/**
 * From terms to schedule: dates, periods, plan, amounts, columns.
 */
import type { LoanTerms, LoanTermsInput } from "../terms/parseTerms.js";
import { type Agreed, agreedTerms } from "./agreed.js";
import { solveAmounts } from "./amounts.js";
import { columnsOf } from "./columns.js";
import { type PlainSchedule, plainLoan, solvePlain } from "./plain.js";
import { planRows } from "./plan.js";
import { Schedule } from "./schedule.js";

function plainSchedule({ terms, principal, disbursedOn }: Agreed, { level, list }: PlainSchedule): Schedule {
  return new Schedule({ terms, level, upfront: 0, principal, start: disbursedOn }, list);
}

/** Builds a schedule by the general engine, whatever its terms. */
export function buildByPlan(agreed: Agreed): Schedule {
  const plan = planRows(agreed);
  const amounts = solveAmounts(agreed, plan);
  const { terms, unit, disbursedOn } = agreed;
  const facts = {
    terms,
    level: amounts.level * unit,
    upfront: amounts.upfront * unit,
    principal: agreed.principal * unit,
    start: disbursedOn,
  };
  return new Schedule(facts, columnsOf(disbursedOn, unit, plan.dates, amounts));
}

/**
 * Builds the repayment schedule that the terms lead to.
 *
 * Every amount is the exact value, rounded once by the mode of the terms. Raw terms are parsed first.
 *
 * @throws LoanError with every problem of raw terms; `no-solution` when no schedule can satisfy the terms
 * @example
 * ```ts
 * const schedule = buildSchedule({
 *   currency: "INR", principal: "10000", disbursedOn: "2026-01-31",
 *   interest: { rate: { percent: "24", per: "year" } },
 *   repayment: { installments: 12, every: { count: 1, unit: "month" } },
 * });
 * schedule.installments[0]?.total.toFixed(2); // "945.60"
 * ```
 */
export function buildSchedule(terms: LoanTerms | LoanTermsInput): Schedule {
  const agreed = agreedTerms(terms);
  if (agreed.plain === undefined) agreed.plain = plainLoan(agreed) ?? null;
  const plain = agreed.plain === null ? undefined : solvePlain(agreed.plain);
  return plain === undefined ? buildByPlan(agreed) : plainSchedule(agreed, plain);
}

/**
 * Builds one schedule after another, so that a book of any size can be streamed.
 *
 * @example
 * ```ts
 * for (const schedule of buildSchedules(termsFromFile)) write(schedule.toCsv());
 * ```
 */
export function* buildSchedules(list: Iterable<LoanTerms | LoanTermsInput>): Generator<Schedule> {
  for (const terms of list) yield buildSchedule(terms);
}
