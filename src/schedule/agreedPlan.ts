/**
 * The plan that the terms agree on: so many rows, or as many as a given installment takes to repay the loan.
 */
import { problem, refuse } from "../kernel/error.js";
import type { Agreed } from "./agreed.js";
import { solveAmounts } from "./amounts.js";
import { type Plan, planRows } from "./plan.js";

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

/**
 * The rows that the terms agree on.
 *
 * @throws LoanError `no-solution` when a given installment never repays the loan
 */
export function agreedPlan(agreed: Agreed): Plan {
  const isUntilRepaid = agreed.terms.repayment.fixedInstallment?.rows === "until-repaid";
  return planRows(agreed, isUntilRepaid ? rowsUntilRepaid(agreed) : undefined);
}
