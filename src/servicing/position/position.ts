/**
 * Positions: the little that a portfolio needs to know of one loan on one day.
 *
 * Callers give amounts as they have them (decimal text, number, `Decimal`), or, for millions of loans, as
 * whole minor units with `unit: "minor"`, which the portfolio then adds up without reading anything twice.
 */
import type { DateInput } from "../../kernel/date.js";
import type { DecimalInput } from "../../kernel/decimal.js";
import type { Minor } from "../../kernel/money.js";

/** A due installment that is not fully paid: how late it is and how much principal of it is unpaid. */
export interface OverdueInstallment<Amount = Minor> {
  readonly daysPastDue: number;
  readonly principal: Amount;
}

/** Security that a lender may count: its kind, as a provisioning policy names it, and its eligible amount. */
export interface Collateral<Amount = Minor> {
  readonly kind: string;
  readonly amount: Amount;
}

/** What every position says beside its amounts. Absent flags mean no. */
interface PositionFacts {
  /** ISO 4217 code. */
  readonly currency: string;
  /** Whole days that the oldest installment not fully paid is late; 0 if none is. */
  readonly daysPastDue: number;
  /** Whether the loan was restructured, rescheduled or refinanced. */
  readonly restructured?: boolean | undefined;
  /** How often; 1 if the loan is restructured and nothing is said. */
  readonly timesRestructured?: number | undefined;
  /** Whether the loan was written off; its principal is then what was written off and not recovered. */
  readonly writtenOff?: boolean | undefined;
  /** Whole years begun since the loan was classified as in default, for policies that count these. */
  readonly yearsInDefault?: number | undefined;
  /** Whether credit risk rose significantly since the loan was made (IFRS 9 §5.5.3). */
  readonly significantRiskIncrease?: boolean | undefined;
  /** Whether the loan is credit-impaired on other evidence than days (IFRS 9 appendix A). */
  readonly creditImpaired?: boolean | undefined;
  /** An opaque id of the loan; never echoed. */
  readonly id?: string | undefined;
  /** An opaque id of the borrower, to count persons; never echoed. */
  readonly borrower?: string | undefined;
  /** Whether the borrower is a woman. */
  readonly woman?: boolean | undefined;
  /** What the book can be cut by: branch, officer, product, cycle, … */
  readonly keys?: Readonly<Record<string, string>> | undefined;
}

/** A position as it was read: amounts in whole minor units, dates as `YYYY-MM-DD`; plain, so it can be stored. */
export interface Position extends PositionFacts {
  readonly unit: "minor";
  /** Unpaid principal, due or not; negative is a credit balance. */
  readonly principalOutstanding: Minor;
  /** The part of it that is due and unpaid. */
  readonly overduePrincipal?: Minor | undefined;
  /** The same by installment, for ageing by installment. */
  readonly overdueInstallments?: readonly OverdueInstallment[] | undefined;
  readonly disbursedOn?: string | undefined;
  /** Principal originally disbursed. */
  readonly disbursedPrincipal?: Minor | undefined;
  readonly collateral?: Collateral | undefined;
}

/** A position as callers give it; without `unit`, amounts are in major units (`"12.50"`). */
export interface PositionInput extends PositionFacts {
  readonly unit?: "minor" | undefined;
  readonly principalOutstanding: DecimalInput;
  readonly overduePrincipal?: DecimalInput | undefined;
  readonly overdueInstallments?: readonly OverdueInstallment<DecimalInput>[] | undefined;
  readonly disbursedOn?: DateInput | undefined;
  readonly disbursedPrincipal?: DecimalInput | undefined;
  readonly collateral?: Collateral<DecimalInput> | undefined;
}

/** Anything that knows its position, such as a loan account. */
export interface HasPosition {
  toPosition(): Position;
}
