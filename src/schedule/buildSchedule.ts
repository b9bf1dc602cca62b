/**
 * From terms to schedule: dates, periods, plan, amounts, columns.
 */

import { problem, refuse } from "../kernel/error.js";
import type { LoanTerms, LoanTermsInput } from "../terms/parseTerms.js";
import { type Agreed, agreedTerms } from "./agreed.js";
import type { DatedAmount } from "./agreedParts.js";
import { solveAmounts } from "./amounts.js";
import { inMinorUnits } from "./disbursement.js";
import { finishSchedule } from "./finish.js";
import type { ScheduleFacts } from "./installments.js";
import { type PlainSchedule, plainLoan, solvePlain } from "./plain.js";
import { planRows } from "./plan.js";
import { Schedule } from "./schedule.js";

function plainSchedule({ terms, principal, disbursedOn }: Agreed, { level, list }: PlainSchedule): Schedule {
  return new Schedule({ terms, level, upfront: 0, principal, start: disbursedOn }, list);
}

/** The fewest rows that are tried for a loan that is paid until it is repaid. */
const FIRST_TRIAL_ROWS = 60;

/** The number of rows of a loan that is paid until it is repaid: more are tried until the loan ends within them. */
function rowsUntilRepaid(agreed: Agreed): number {
  const most = agreed.terms.repayment.installments;
  for (let rows = Math.min(FIRST_TRIAL_ROWS, most); ; rows = Math.min(rows * 4, most)) {
    const { count, principal, interest, level } = solveAmounts(agreed, planRows(agreed, rows));
    const last = (principal[count - 1] as number) + (interest[count - 1] as number);
    if (count < rows || last <= level) return count;
    if (rows === most) {
      refuse(
        problem(
          "no-solution",
          "repayment.fixedInstallment",
          "does not repay the loan within the largest number of installments",
        ),
      );
    }
  }
}

/** Builds a schedule by the general engine, whatever its terms. */
export function buildByPlan(agreed: Agreed): Schedule {
  const { terms, unit, disbursedOn, disbursed } = agreed;
  const isUntilRepaid = terms.repayment.fixedInstallment?.rows === "until-repaid";
  const plan = planRows(agreed, isUntilRepaid ? rowsUntilRepaid(agreed) : undefined);
  const amounts = solveAmounts(agreed, plan);
  const { columns, atDisbursement } = finishSchedule(agreed, plan, amounts);
  const [first] = disbursed.gross as [DatedAmount];
  const facts: ScheduleFacts = {
    terms,
    level: amounts.level * unit,
    upfront: amounts.upfront * unit,
    principal: (first.amount + disbursed.financed) * unit,
    start: disbursedOn,
    ...(atDisbursement && { atDisbursement: inMinorUnits(atDisbursement, unit) }),
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
 * for (const schedule of buildSchedules(termsFromFile)) write(schedule.toCsv());
 * ```
 */
export function* buildSchedules(list: Iterable<LoanTerms | LoanTermsInput>): Generator<Schedule> {
  for (const terms of list) yield buildSchedule(terms);
}
