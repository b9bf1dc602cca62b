/**
 * Graces and agreed rows of a Fineract loan.
 */
import type { FineractLoan } from "./fineractFields.js";
import { type FineractRow, percentOfAmount } from "./fineractRows.js";
import type { LoanTermsInput } from "./loanTermsInput.js";

type Repayment = LoanTermsInput["repayment"];
type Given = NonNullable<Repayment["given"]>;

interface Grace {
  readonly spares: "principal" | "interest" | "both";
  readonly interest?: "deferred-next-interest" | "forgiven";
  readonly for: { readonly periods: number } | { readonly installments: number[] };
}

const rowsUpTo = (last: number): number[] => Array.from({ length: last }, (_, row) => row + 1);

/** The graces: the shorter one spares both, the longer one what is left. */
export function fineractGrace(loan: FineractLoan): Grace[] {
  const { graceOnPrincipal: principal, graceOnInterestPayment, interestFreePeriods: free } = loan;
  const byPercent = loan.fixedPrincipalPercentPerInstallment !== undefined;
  const length = (rows: number) => (byPercent ? { installments: rowsUpTo(rows) } : { periods: rows });
  const interest = Math.max(graceOnInterestPayment, free);
  const fate = free > 0 ? "forgiven" : "deferred-next-interest";
  const both = Math.min(principal, interest);
  return [
    ...(both > 0 ? [{ spares: "both", interest: fate, for: length(both) } as const] : []),
    ...(interest > both ? [{ spares: "interest", interest: fate, for: length(interest) } as const] : []),
    ...(principal > both ? [{ spares: "principal", for: length(principal) } as const] : []),
  ];
}

/** The rows that repay a fixed percentage of the principal: all but the last, after the grace. */
function byPercent(loan: FineractLoan, percent: string, decimals: number): Given {
  const [first] = loan.disbursements;
  const principal = percentOfAmount(loan, first?.amount ?? "0", percent, decimals);
  return rowsUpTo(loan.numberOfRepayments - 1)
    .filter((row) => row > loan.graceOnPrincipal)
    .map((installment) => ({ installment, principal }));
}

/** The rows whose amount is agreed; the last row closes the loan whatever is agreed for it. */
export function fineractGiven(loan: FineractLoan, rows: readonly FineractRow[], decimals: number): Given {
  const percent = loan.fixedPrincipalPercentPerInstallment;
  if (percent !== undefined) return byPercent(loan, percent, decimals);
  return rows.slice(0, -1).flatMap(({ total, principal }, index) => {
    if (total === undefined && principal === undefined) return [];
    const part = principal === undefined ? { total: total ?? "0" } : { principal };
    return [{ installment: index + 1, ...part }];
  });
}
