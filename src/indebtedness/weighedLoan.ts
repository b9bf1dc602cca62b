/**
 * Weighed loans: the household's debts and the proposed loan, each with what falls due a month, what is
 * outstanding, and how much of it counts.
 */
import { greatestCommonDivisor, type Ratio, ratio } from "../kernel/ratio.js";
import type { MonthlyConversion } from "../rules/monthlyConversion.js";
import type { AssessmentChoices } from "./assessmentChoices.js";
import { type BookDebt, type CountedLoan, THIS_LENDER, weightOf } from "./householdBook.js";
import type { ProposedLoan } from "./proposedLoan.js";
import { type MonthlyAmount, monthlyAmount, type Repayment } from "./repayment.js";

/** The whole of a debt, as a weight; repayments as agreed, as a factor. */
export const WHOLE: Ratio = ratio(1);

/** A debt or the proposed loan, weighed. */
export interface WeighedLoan extends CountedLoan {
  readonly path: string;
  /** The lender by whom it is counted; a debt without a lender counts as one of its own. */
  readonly lenderKey: string;
  readonly isNew: boolean;
  readonly isSettled: boolean;
  readonly overdue: number | undefined;
  readonly daysPastDue: number | undefined;
  readonly outstanding: number | undefined;
  readonly repayment: Repayment;
  /** How much of it counts; `undefined` if that is not known. */
  readonly weight: Ratio | undefined;
  /** What falls due a month, before the weight. */
  readonly monthly: MonthlyAmount | undefined;
}

/** One weighed amount per loan in 1/`scale` of a minor unit; `undefined` where the amount is not known. */
export interface WeighedAmounts {
  readonly scale: bigint;
  readonly amounts: readonly (bigint | undefined)[];
}

/** A debt, weighed. */
export function weighedDebt(
  debt: BookDebt,
  facts: { readonly choices: AssessmentChoices; readonly proposed: ProposedLoan | undefined },
): WeighedLoan {
  const { choices, proposed } = facts;
  const isProposer = debt.lender !== undefined && debt.lender === proposed?.fields.lender;
  return {
    kind: debt.kind,
    product: debt.product,
    purpose: debt.purpose,
    lenderType: debt.lenderType,
    lender: debt.lender,
    path: debt.path,
    lenderKey: isProposer ? THIS_LENDER : (debt.lender ?? debt.path),
    isNew: false,
    isSettled: debt.isSettled,
    overdue: debt.overdue,
    daysPastDue: debt.daysPastDue,
    outstanding: debt.outstanding,
    repayment: debt.repayment,
    weight: weightOf(debt, choices.guarantees),
    monthly: monthlyAmount(debt.repayment, choices.conversion),
  };
}

/** The proposed loan, weighed. */
export function weighedProposal(loan: ProposedLoan, conversion: MonthlyConversion): WeighedLoan {
  const { kind, product, purpose, lenderType, lender, principal, repayment } = loan;
  return {
    kind,
    product,
    purpose,
    lenderType,
    lender,
    path: "proposed",
    lenderKey: THIS_LENDER,
    isNew: true,
    isSettled: false,
    overdue: 0,
    daysPastDue: 0,
    outstanding: principal,
    repayment,
    weight: WHOLE,
    monthly: monthlyAmount(repayment, conversion),
  };
}

/** Amounts over one denominator. Where a weight is not known the whole amount is given. */
function weighAmounts(
  loans: readonly WeighedLoan[],
  amountOf: (loan: WeighedLoan) => MonthlyAmount | undefined,
): WeighedAmounts {
  let scale = 12n;
  const parts = loans.map((loan) => {
    const monthly = amountOf(loan);
    const weight = loan.weight ?? WHOLE;
    const per = BigInt(monthly?.per ?? 1) * weight.denominator;
    if (scale % per !== 0n) scale *= per / greatestCommonDivisor(scale, per);
    if (monthly === undefined) return undefined;
    return { units: BigInt(monthly.amount) * BigInt(monthly.times) * weight.numerator, per };
  });
  return { scale, amounts: parts.map((part) => part && part.units * (scale / part.per)) };
}

const stockOf = ({ outstanding }: WeighedLoan): MonthlyAmount | undefined =>
  outstanding === undefined ? undefined : { amount: outstanding, times: 1, per: 1 };

/** Loans with their weighed amounts. */
export interface WeighedLoans {
  /** All debts of the household by the definition, the proposed loan last. */
  readonly loans: readonly WeighedLoan[];
  /** What of each loan falls due a month. */
  readonly service: WeighedAmounts;
  /** What of each loan is outstanding. */
  readonly stock: WeighedAmounts;
}

/** Weighs loans: what falls due a month, times a factor, and what is outstanding. */
export function weighLoans(loans: readonly WeighedLoan[], factor: Ratio): WeighedLoans {
  const service = weighAmounts(loans, ({ monthly }) => monthly);
  const scaled = {
    scale: service.scale * factor.denominator,
    amounts: service.amounts.map((a) => a && a * factor.numerator),
  };
  return { loans, service: factor === WHOLE ? service : scaled, stock: weighAmounts(loans, stockOf) };
}
