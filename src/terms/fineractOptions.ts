/**
 * Fineract: how its two generators differ from this library's defaults, and what follows from a loan in its words.
 */
import { currencyDigits } from "./checks.js";
import type { FineractLoan } from "./fineractFields.js";
import { type FineractRow, startOf, variedRows } from "./fineractRows.js";

/** The options by which Fineract's generators differ from this library's defaults. */
export const FINERACT_OPTIONS = {
  /** The classic generator: one installment for all tranches, solved for months of 30 days; whole first periods. */
  cumulative: {
    rounding: { mode: "half-even", residue: "last" },
    interest: {
      rounding: "per-piece",
      firstPeriod: { treatment: "ignored" },
      flat: { principal: "rounded-share", base: "disbursed", term: "whole" },
    },
    repayment: { levelPeriods: "nominal" },
    afterTranche: { interestBearing: "foreseen", interestFree: "foreseen", flat: "as-paid-out" },
  },
  /** The event-driven generator: solved again at each tranche, odd units shared evenly; whole first periods. */
  progressive: {
    rounding: { mode: "half-even", residue: "even-share" },
    interest: { rounding: "per-piece", firstPeriod: { treatment: "ignored" } },
    repayment: { levelPeriods: "actual" },
    afterTranche: { interestBearing: "re-formed", interestFree: "stacked" },
  },
} as const;

/** A Fineract loan with what follows from it. */
export interface MappedLoan {
  readonly loan: FineractLoan;
  readonly isProgressive: boolean;
  readonly isFlat: boolean;
  /** The rows where they do not follow from the frequency. */
  readonly rows: readonly FineractRow[] | undefined;
  /** Whether tranches or moved dates leave parts of regular periods. */
  readonly isUneven: boolean;
  readonly decimals: number;
}

export function mappedLoan(loan: FineractLoan): MappedLoan {
  const isProgressive = loan.scheduleType === "PROGRESSIVE";
  const hasOwnDates = loan.periods !== undefined || loan.variations.length > 0;
  const dates = new Set([startOf(loan), ...variedRows(loan).map(({ date }) => date)]);
  const isSplit = loan.disbursements.some(({ date }) => !dates.has(date));
  return {
    loan,
    isProgressive,
    isFlat: loan.interestMethod === "FLAT" && !isProgressive,
    rows: hasOwnDates ? variedRows(loan) : undefined,
    isUneven: isSplit || (loan.variations.length > 0 && !isProgressive),
    decimals: currencyDigits({ currency: loan.currency, decimals: loan.currencyDecimals }) ?? 2,
  };
}

/** Whether the loan bears no interest. */
export const isInterestFree = ({ loan }: MappedLoan): boolean => Number(loan.interestRate) === 0;
