/**
 * What an explanation holds: the numbers of a row, exact and rounded, each with its reason.
 */
import type { Weekday } from "../../kernel/date.js";
import type { Decimal } from "../../kernel/decimal.js";
import type { DateShift } from "../../rules/dateShift.js";
import type { DayCount } from "../../rules/dayCount.js";
import type { LoanTerms } from "../../terms/complete.js";
import type { ExactValue } from "./explainExact.js";
import type { RowInterest } from "./explainInterest.js";
import type { PartReason } from "./explainParts.js";
import type { PeriodCharge } from "./explainPeriod.js";

/** Why a row does not fall due on its date by rule. */
export interface ExplainedShift {
  readonly rule: DateShift;
  /** The date by rule. */
  readonly from: string;
  readonly weekday: Weekday;
  readonly reason: "weekend" | "holiday";
}

/** A stretch of a period at one annual rate. */
export interface ExplainedPiece {
  readonly from: string;
  readonly annualPercent: ExactValue;
  readonly yearFraction: ExactValue;
}

/** The interest period of a row and what a unit of balance earns in it. */
export interface ExplainedPeriod {
  readonly start: string;
  readonly end: string;
  /** Real days from start to end. */
  readonly days: number;
  readonly charge: PeriodCharge;
  readonly dayCount: DayCount;
  /** The day count in a line. */
  readonly rule: string;
  /** Days as the day count counts them, and the days of its year. */
  readonly counted?: { readonly days: number; readonly basis: number };
  /** The exact part of a year. */
  readonly yearFraction?: ExactValue;
  /** The annual rate in percent with which the period starts: the quoted one × its periods in a year. */
  readonly annualPercent: ExactValue;
  /** The stretches of a period in which the rate changes. */
  readonly pieces?: readonly ExplainedPiece[];
  /** Interest of a unit of balance. */
  readonly factor: ExactValue;
}

/** The interest that accrues in a row. */
export interface ExplainedInterest {
  /** Whether it is reckoned on the balance, by the day, by the part, as a sum over the term, or as a share of flat interest. */
  readonly kind: RowInterest["basis"]["kind"];
  /** What the interest is reckoned on: the balance, or, flat, the principal lent. */
  readonly base: Decimal;
  /** The exact amount before rounding. */
  readonly exact: ExactValue;
  /** The amount as it is reckoned. */
  readonly rounded: Decimal;
  /** By the day: the days, and the interest of one day before and after rounding. */
  readonly perDay?: { readonly days: number; readonly exact: ExactValue; readonly rounded: Decimal };
  /** Bullet: the exact interest of all periods up to this one, and that sum rounded. */
  readonly sum?: { readonly exact: ExactValue; readonly rounded: Decimal };
  /** Flat: the exact interest of the whole term, and how many installments share it. */
  readonly flat?: { readonly total: ExactValue; readonly sharers: number; readonly takesRest: boolean };
}

/** The level amount that a row was planned to pay. */
export interface ExplainedLevel {
  /** Left out where the level amount is solved again after a change of the loan. */
  readonly exact?: ExactValue;
  readonly rounded: Decimal;
  /** What the row pays more than that, by the residue policy; less if negative. */
  readonly residue: Decimal;
  /** The installment of a flat loan whose principal and interest are rounded apart; `rounded` is its principal. */
  readonly parts?: { readonly principal: Decimal; readonly interest: Decimal; readonly total: Decimal };
}

/** An amount with its reason. */
export interface ExplainedPart {
  readonly reason: PartReason;
  readonly amount: Decimal;
}

/** A row of the plan; an installment has several of them where rows fall due on one date. */
export interface ExplainedRow {
  readonly nominalDue: string;
  readonly shift?: ExplainedShift;
  /** Regular dates that the schedule skipped before this row, because nobody works then (`extend`). */
  readonly skipped: readonly string[];
  readonly period: ExplainedPeriod;
  /** The balance at the start of the period. */
  readonly balanceBefore: Decimal;
  /** What is paid out to the client in the course of the period. */
  readonly paidOut?: readonly { readonly amount: Decimal; readonly factor: ExactValue }[];
  readonly accrued: ExplainedInterest;
  /**
   * What an irregular first period costs more than a whole one, where one installment or the disbursement takes it: its
   * rounded interest − the rounded interest of a whole one. Less if negative.
   */
  readonly firstExtra?: Decimal;
  readonly level?: ExplainedLevel;
  /** What spares this row something. */
  readonly grace?: Pick<LoanTerms["repayment"]["grace"][number], "spares" | "interest">;
  /** Whether the row closes the loan. */
  readonly closes: boolean;
  /** Amounts that add up to the interest of the row. */
  readonly interestParts: readonly ExplainedPart[];
  /** Amounts that add up to the principal of the row. */
  readonly principalParts: readonly ExplainedPart[];
  readonly interest: Decimal;
  readonly principal: Decimal;
  readonly balanceAfter: Decimal;
}

/** An installment with everything that it was made from. */
export interface InstallmentExplanation {
  readonly number: number;
  readonly due: string;
  readonly principal: Decimal;
  readonly interest: Decimal;
  readonly total: Decimal;
  readonly balance: Decimal;
  /** What is paid down with it. */
  readonly downPayment?: Decimal;
  /** The rows that fall due together: one, unless weekends or holidays brought several to one date. */
  readonly rows: readonly ExplainedRow[];
  /** All of this in words, one sentence a line. */
  readonly text: string;
}
