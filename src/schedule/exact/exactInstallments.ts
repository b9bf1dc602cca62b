/**
 * Unrounded installments: what a schedule's rows would be if no amount were ever rounded.
 */
import { formatDate } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import { ratio, roundRatio } from "../../kernel/ratio.js";
import type { LoanTerms } from "../../terms/complete.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";
import { agreedTerms } from "../agreed.js";
import { agreedPlan } from "../agreedPlan.js";
import { periodOf } from "../periods.js";
import type { Plan } from "../plan.js";
import { type ExactRow, exactRows } from "./exactRows.js";

/** One row of a schedule without rounding. Amounts are in the currency's major unit. */
export interface ExactInstallment {
  /** The running number, from 1; rows on one due date are not added up. */
  readonly number: number;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly due: string;
  /** By how much the balance falls; negative where interest is capitalized. */
  readonly principal: Decimal;
  /** Interest that falls due, and interest that joins the balance where it is capitalized. */
  readonly interest: Decimal;
  /** Interest that accrues in the period. */
  readonly accruedInterest: Decimal;
  /** Principal + interest. */
  readonly total: Decimal;
  /** Principal outstanding after the row. */
  readonly balance: Decimal;
}

const DECIMALS = 30;

/** An amount over a scale, in the major unit, to 30 decimals. */
function decimalOf(amount: bigint, { scale }: ExactRow, perMajor: bigint): Decimal {
  const shifted = amount * 10n ** BigInt(DECIMALS);
  const digits = roundRatio({ numerator: shifted, denominator: scale * perMajor }, "half-even");
  return new Decimal(String(digits)).div(new Decimal(10).pow(DECIMALS));
}

/** The dates of a row. */
function datesOf({ dates }: Plan, [start, end]: readonly [number, number], row: number) {
  return {
    periodStart: formatDate(start),
    periodEnd: formatDate(end),
    due: formatDate(dates.due[row] as number),
  };
}

/**
 * The installments that terms lead to if nothing is rounded: exact fractions, written to 30 decimals.
 *
 * The level amount is the exact root of the schedule's equation; interest = balance × factor. Multiples, residue rules
 * and small last rows play no part, nor do charges, savings and down payments as rows.
 *
 * @throws LoanError with every problem of raw terms; `conflict` for terms whose rows are solved again after changes
 * @example
 * ```ts
 * const [row] = exactInstallments({
 *   currency: "INR", principal: "10000", disbursedOn: "2026-01-31",
 *   interest: { rate: { percent: "24" } }, repayment: { installments: 12, every: { count: 1, unit: "month" } },
 * });
 * row?.total.toFixed(6); // "945.595966"
 * ```
 */
export function exactInstallments(terms: LoanTerms | LoanTermsInput): ExactInstallment[] {
  const agreed = agreedTerms(terms);
  const plan = agreedPlan(agreed);
  const minor = ratio(10n ** BigInt(agreed.terms.decimals), agreed.unit);
  return exactRows(agreed, plan).map((exact, row) => {
    const amount = (units: bigint) => decimalOf(units * minor.denominator, exact, minor.numerator);
    return {
      number: row + 1,
      ...datesOf(plan, periodOf(agreed, plan.dates, row), row),
      principal: amount(exact.principal),
      interest: amount(exact.interest),
      accruedInterest: amount(exact.accrued),
      total: amount(exact.principal + exact.interest),
      balance: amount(exact.balance),
    };
  });
}
