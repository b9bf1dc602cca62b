/**
 * The plan that the terms agree on: so many rows, or as many as a given installment takes to repay the loan.
 */
import { LoanError, problem, refuse } from "../kernel/error.js";
import type { Agreed } from "./agreed.js";
import { unitsOf } from "./agreedParts.js";
import { solveAmounts } from "./amounts.js";
import { rowDates } from "./dates.js";
import { type Plan, planRows } from "./plan.js";

/** The fewest rows that are tried for a loan that is paid until it is repaid. */
const FIRST_TRIAL_ROWS = 60;

/** The plan cut off behind the row that closes the loan, whatever that row would have spared. */
function endingWith(agreed: Agreed, plan: Plan, count: number): Plan {
  if (count === plan.count) return plan;
  const { inflows, given, marks } = plan;
  return { count, dates: rowDates(agreed, count), marks: marks?.slice(0, count), inflows, given };
}

function refuseUnpaid({ stepping }: Agreed): never {
  const within =
    stepping.frequency.kind === "dates" ? "the given dates" : "the largest number of installments";
  refuse(problem("no-solution", "repayment.fixedInstallment", `does not repay the loan within ${within}`));
}

/** How odd or small the last row may be is asked of the rows that there are, not of those that are tried. */
function trialOf(agreed: Agreed): Agreed {
  const { smallLast: _small, largestResidue: _residue, ...rounding } = agreed.terms.rounding;
  return { ...agreed, terms: { ...agreed.terms, rounding } };
}

/** The plan of so many rows, if its last one is not above an amount; `undefined` where they make no schedule. */
function planRepaidBy(trial: Agreed, rows: number, amount: number): Plan | undefined {
  try {
    const plan = planRows(trial, rows);
    const { count, principal, interest } = solveAmounts(trial, plan);
    return (principal[count - 1] as number) + (interest[count - 1] as number) <= amount ? plan : undefined;
  } catch (error) {
    if (error instanceof LoanError) return undefined;
    throw error;
  }
}

/** Flat interest depends on the number of rows: the fewest whose last one is not above the given installment. */
function flatUntilRepaid(agreed: Agreed): Plan {
  const { terms, unit } = agreed;
  const trial = trialOf(agreed);
  const amount = unitsOf(terms.repayment.fixedInstallment?.amount ?? "0", terms, unit);
  for (let rows = 1; rows <= terms.repayment.installments; rows++) {
    const plan = planRepaidBy(trial, rows, amount);
    if (plan !== undefined) return plan;
  }
  return refuseUnpaid(agreed);
}

/** The rows of a loan that is paid until it is repaid: more are tried until the loan ends within them. */
function planUntilRepaid(agreed: Agreed): Plan {
  const most = agreed.terms.repayment.installments;
  const trial = trialOf(agreed);
  for (let rows = Math.min(FIRST_TRIAL_ROWS, most); ; rows = Math.min(rows * 4, most)) {
    const plan = planRows(agreed, rows);
    const { count, principal, interest, level } = solveAmounts(trial, plan);
    const last = (principal[count - 1] as number) + (interest[count - 1] as number);
    if (count < plan.count || last <= level) return endingWith(agreed, plan, count);
    if (rows === most) refuseUnpaid(agreed);
  }
}

/**
 * The rows that the terms agree on.
 *
 * @throws LoanError `no-solution` when a given installment never repays the loan
 */
export function agreedPlan(agreed: Agreed): Plan {
  const isUntilRepaid = agreed.terms.repayment.fixedInstallment?.rows === "until-repaid";
  if (!isUntilRepaid) return planRows(agreed);
  return agreed.terms.interest.method === "flat" ? flatUntilRepaid(agreed) : planUntilRepaid(agreed);
}
