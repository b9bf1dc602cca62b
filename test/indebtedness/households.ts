/** Households as the golden cases and the tests write them, in few words. */
import type { HouseholdInput } from "../../src/indebtedness/parseHousehold.js";
import type { ProposedLoanInput } from "../../src/indebtedness/proposedLoan.js";

type Incomes = Exclude<HouseholdInput["incomes"], "unknown" | undefined>;
type Debts = Exclude<HouseholdInput["debts"], "unknown" | undefined>;

export type Income = Incomes[number];
export type Debt = Debts[number];

/** A wage of so much a month. */
export const monthlyWage = (amount: string, more: Partial<Income> = {}): Income => ({
  source: "wage",
  amount,
  per: "month",
  ...more,
});

/** A debt that falls due every month. */
export const monthlyDebt = (installment: string, more: Partial<Debt> = {}): Debt => ({
  kind: "other-lender",
  mark: "bureau",
  installment,
  every: { unit: "month" },
  ...more,
});

/** A proposed loan that falls due every month. */
export const monthlyLoan = (
  installment: string,
  more: Partial<ProposedLoanInput> = {},
): ProposedLoanInput => ({
  installment,
  every: { unit: "month" },
  ...more,
});

/** A household of the applicant alone. */
export const household = (
  incomes: readonly Income[],
  debts: readonly Debt[],
  more: Partial<HouseholdInput> = {},
): HouseholdInput => ({ currency: "INR", incomes: [...incomes], debts: [...debts], ...more });
