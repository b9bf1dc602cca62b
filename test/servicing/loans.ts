/**
 * Loans that the servicing tests share.
 */
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import type { Schedule } from "../../src/schedule/schedule.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";

const monthly = { count: 1, unit: "month" } as const;

/** 100,000 at 18% over 12 months: rows of 9,168.00. */
export function decliningLoan(changes: Partial<LoanTermsInput> = {}): Schedule {
  return buildSchedule({
    currency: "USD",
    principal: "100000",
    disbursedOn: "2026-01-01",
    interest: { rate: { percent: "18" } },
    repayment: { installments: 12, every: monthly },
    ...changes,
  });
}

/** 100,000 flat at 24% over 12 months: rows of 10,333.33, the last 10,333.37. */
export function flatLoan(): Schedule {
  return decliningLoan({ interest: { rate: { percent: "24" }, method: "flat" } });
}

/** Three rows of 100 without interest, due on the first of January, February and March 2026. */
export function threeRows(): Schedule {
  return buildSchedule({
    currency: "USD",
    principal: "300",
    disbursedOn: "2025-12-01",
    interest: { rate: { percent: "0" } },
    repayment: { installments: 3, every: monthly, firstDueOn: "2026-01-01" },
  });
}

/** One row without interest. */
export function singleRow(principal: string, disbursedOn: string, firstDueOn: string): Schedule {
  return buildSchedule({
    currency: "USD",
    principal,
    disbursedOn,
    interest: { rate: { percent: "0" } },
    repayment: { installments: 1, every: monthly, firstDueOn },
  });
}
