/**
 * One loan of each product, on the declining balance and flat where both know it.
 */
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";

type Part = Partial<LoanTermsInput> & {
  readonly repaymentParts?: Partial<LoanTermsInput["repayment"]>;
  readonly interestParts?: Partial<LoanTermsInput["interest"]>;
};

function loan({ repaymentParts, interestParts, ...rest }: Part): LoanTermsInput {
  return {
    currency: "INR",
    principal: "100000",
    disbursedOn: "2026-01-31",
    interest: { rate: { percent: "24" }, ...interestParts },
    repayment: { installments: 12, every: { count: 1, unit: "month" }, ...repaymentParts },
    ...rest,
  };
}

const tranches = {
  disbursements: [
    { on: "2026-01-31", amount: "60000" },
    { on: "2026-04-10", amount: "25000" },
    { on: "2026-06-30", amount: "15000" },
  ],
};
const changes = {
  rateChanges: [
    { from: "2026-05-15", percent: "30" },
    { from: "2026-09-30", percent: "18" },
  ],
};
const byDays = { dayCount: "actual/365" } as const;
const flat = { method: "flat" } as const;

export const PRODUCTS: Record<string, LoanTermsInput> = {
  balloon: loan({ repaymentParts: { balloon: { amount: "30000" } } }),
  "balloon of a flat loan": loan({ interestParts: flat, repaymentParts: { balloon: { amount: "30000" } } }),
  "balloon of equal principal": loan({
    repaymentParts: { pattern: "equal-principal", balloon: { amount: "12345.67" } },
  }),
  "steps by a percent": loan({ repaymentParts: { step: { every: 3, percent: "10" } } }),
  "steps down by an amount": loan({ repaymentParts: { step: { every: 4, amount: "-500" } } }),
  "steps of a flat loan": loan({
    interestParts: flat,
    repaymentParts: { step: { every: 6, percent: "50" } },
  }),
  "agreed totals and principals": loan({
    repaymentParts: {
      given: [
        { installment: 2, total: "20000" },
        { installment: 5, principal: "0" },
      ],
    },
  }),
  "agreed rows of a flat loan": loan({
    interestParts: flat,
    repaymentParts: {
      given: [
        { installment: 3, total: "25000" },
        { installment: 4, principal: "5000" },
      ],
    },
  }),
  "a given installment": loan({ repaymentParts: { fixedInstallment: { amount: "9000" } } }),
  "a given installment until repaid": loan({
    repaymentParts: { fixedInstallment: { amount: "15000", rows: "until-repaid" } },
  }),
  tranches: loan(tranches),
  "tranches by days": loan({ ...tranches, interestParts: byDays }),
  "tranches of a flat loan": loan({ ...tranches, interestParts: { ...flat, ...byDays } }),
  "tranches, installments kept": loan({ ...tranches, repaymentParts: { afterChange: "kept" } }),
  "tranches, installments solved again": loan({ ...tranches, repaymentParts: { afterChange: "re-formed" } }),
  "changes of the rate": loan({ interestParts: changes }),
  "changes of the rate by days": loan({ interestParts: { ...changes, ...byDays } }),
  "changes of the rate, solved again": loan({
    interestParts: { ...changes, ...byDays },
    repaymentParts: { afterChange: "re-formed" },
  }),
  "changes of an effective rate": loan({
    interestParts: { ...changes, rate: { percent: "24", effective: true } },
  }),
  "in advance": loan({ repaymentParts: { timing: "in-advance" } }),
  "in advance by days": loan({ interestParts: byDays, repaymentParts: { timing: "in-advance" } }),
  "a down payment": loan({ downPayment: { percent: "20" } }),
  "charges with each installment": loan({
    charges: [
      { name: "service", percent: "1", of: "installment", when: "each-installment" },
      { name: "cover", kind: "insurance", amount: "25", when: "each-installment" },
    ],
  }),
  "a financed fee": loan({
    charges: [
      { name: "opening", percent: "2", of: "principal", when: "disbursement", collected: "financed" },
    ],
  }),
  savings: loan({ savings: { perInstallment: { amount: "200" }, annualPercent: "6" } }),
};
