/**
 * The repayment of a Fineract loan: its rows, its pattern, and what tranches and agreed rows do to the installment.
 */
import { fineractDayCount } from "./fineractInterest.js";
import { FINERACT_OPTIONS, isInterestFree, type MappedLoan } from "./fineractOptions.js";
import { fineractGiven, fineractGrace } from "./fineractParts.js";
import { fineractStep } from "./fineractRows.js";
import type { LoanTermsInput } from "./loanTermsInput.js";

type Repayment = LoanTermsInput["repayment"];

/** What a tranche does to the installment. */
function afterTranche(mapped: MappedLoan): Repayment["afterChange"] {
  const { cumulative, progressive } = FINERACT_OPTIONS;
  if (mapped.isFlat) return cumulative.afterTranche.flat;
  const options = mapped.isProgressive ? progressive.afterTranche : cumulative.afterTranche;
  return isInterestFree(mapped) ? options.interestFree : options.interestBearing;
}

function afterChange(mapped: MappedLoan): Repayment["afterChange"] {
  const { loan, rows = [] } = mapped;
  if (loan.fixedEmi !== undefined) return "solved-together";
  if (loan.disbursements.length > 1) return afterTranche(mapped);
  const isFixed = rows
    .slice(0, -1)
    .some(({ total, principal }) => total !== undefined || principal !== undefined);
  return isFixed ? "re-formed" : "solved-together";
}

/** The repayment of the terms. */
export function repaymentOf(mapped: MappedLoan): Repayment {
  const { loan, rows, isFlat, isProgressive } = mapped;
  const isLevel = loan.amortization === "EQUAL_INSTALLMENTS";
  const dayCount = fineractDayCount(loan, mapped.isUneven);
  const options = FINERACT_OPTIONS[isProgressive ? "progressive" : "cumulative"].repayment;
  const isNominal = isLevel && !isFlat && dayCount !== "equal-periods" && loan.fixedEmi === undefined;
  const grace = isProgressive ? [] : fineractGrace(loan);
  const step = fineractStep(loan);
  return {
    ...(loan.fixedEmi === undefined && { installments: rows?.length ?? loan.numberOfRepayments }),
    every: rows === undefined ? step : { dates: rows.map(({ date }) => date), ...step },
    pattern: isLevel ? "equal-installments" : "equal-principal",
    levelPeriods: isNominal ? options.levelPeriods : "actual",
    ...(loan.firstRepaymentDate !== undefined &&
      rows === undefined && { firstDueOn: loan.firstRepaymentDate }),
    ...(grace.length > 0 && { grace }),
    given: fineractGiven(loan, rows ?? [], mapped.decimals),
    ...(loan.fixedEmi !== undefined && {
      fixedInstallment: { amount: loan.fixedEmi, rows: "until-repaid" as const },
    }),
    afterChange: afterChange(mapped),
  };
}
