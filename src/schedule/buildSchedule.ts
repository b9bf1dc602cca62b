/**
 * From terms to schedule: dates, periods, plan, amounts, columns.
 */
import { problem, refuse } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import type { LoanTerms } from "../terms/complete.js";
import type { LoanTermsInput } from "../terms/loanTermsInput.js";
import { type Agreed, agreedTerms } from "./agreed.js";
import type { DatedAmount } from "./agreedParts.js";
import { agreedPlan } from "./agreedPlan.js";
import { solveAmounts } from "./amounts.js";
import { inMinorUnits } from "./disbursement.js";
import { finishSchedule } from "./finish.js";
import type { ScheduleFacts } from "./installments.js";
import { type PlainSchedule, plainLoan, solvePlain } from "./plain.js";
import { Schedule } from "./schedule.js";

function plainSchedule({ terms, principal, disbursedOn }: Agreed, { level, list }: PlainSchedule): Schedule {
  return new Schedule({ terms, level, upfront: 0, principal, start: disbursedOn }, list);
}

/** Builds a schedule by the general engine, whatever its terms. */
export function buildByPlan(agreed: Agreed): Schedule {
  const { terms, unit, disbursedOn, disbursed } = agreed;
  const plan = agreedPlan(agreed);
  const amounts = solveAmounts(agreed, plan);
  const { columns, besideRows } = finishSchedule(agreed, plan, amounts);
  const [first] = disbursed.gross as [DatedAmount];
  const facts: ScheduleFacts = {
    terms,
    level: amounts.level * unit,
    upfront: amounts.upfront * unit,
    principal: (first.amount + disbursed.financed) * unit,
    start: disbursedOn,
    ...(besideRows && { besideRows: inMinorUnits(besideRows, unit) }),
  };
  return new Schedule(facts, columns);
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
 * const terms = {
 *   currency: "INR", principal: "900", disbursedOn: "2026-01-31", interest: { rate: { percent: "0" } },
 *   repayment: { installments: 3, every: { count: 1, unit: "month" } },
 * } as const;
 * [...buildSchedules([terms, { ...terms, principal: "1200" }])].length; // 2
 * ```
 */
export function* buildSchedules(list: Iterable<LoanTerms | LoanTermsInput>): Generator<Schedule> {
  if (typeof Object(list)[Symbol.iterator] !== "function") {
    refuse(problem("wrong-type", "list", `must be an iterable of terms; got ${kindOf(list)}`));
  }
  for (const terms of list) yield buildSchedule(terms);
}
