/**
 * Early money: what becomes of a payment beyond what is due on its day, and how interest follows the money.
 *
 * Where interest is recalculated, the choices that pay rows to come pay their interest as the waterfall says: what is
 * paid of it stays paid, also where the balance falls by the same money. Money that is to lower the balance whole, as
 * Fineract's recalculated loans take it, is `next-principal`, a cut, or the waterfall `early-principal`.
 *
 * To add a choice, add one entry here and its rule in `servicing/earlyMoney.ts`.
 */

/** What becomes of money beyond what is due: the servicing fields `earlyMoney` and `earlyCredit`, and `early` of a payment. */
export const EARLY_MONEY = {
  /** It goes on to the next rows, as the waterfall orders. The default. */
  "next-installment": "to the next installments",
  /** It goes to the last row first, and from there backwards. */
  "last-installment": "to the last installments",
  /** It is divided equally over all open rows to come, rounding rest to the last, until it is used up. */
  "equal-shares": "in equal shares to all later installments",
  /** It lowers the balance; the next rows repay that much less principal, one after another. */
  "next-principal": "to the principal of the next installments",
  /**
   * It lowers the balance; the installments stay as planned, steps and agreed rows included, and the loan ends earlier.
   * A balloon is repaid first; a bullet or an interest-only loan, with nothing to end earlier, owes less at its end.
   * Flat interest stays owed: that of the rows that fall away comes with the last one.
   */
  "cut-term": "fewer installments",
  /**
   * It lowers the balance; the number of rows stays and the installment is solved again, steps in proportion. Agreed
   * rows and a balloon stand as long as what is owed allows; a given installment stands, and the last row falls.
   */
  "cut-installment": "smaller installments",
} as const;

/** The name of a choice for early money. */
export type EarlyMoney = keyof typeof EARLY_MONEY;

/** From which days a payment changes the interest: the servicing field `interest`. */
export const INTEREST_BASES = {
  /** As scheduled: what is paid early or late changes no interest; a prepayment counts from the next due date. */
  scheduled: "as scheduled",
  /**
   * Recalculated: interest accrues on the principal that is really outstanding, day by day. Flat interest stays as it is;
   * a prepayment then lowers the row in progress too, and not only the rows after it.
   */
  actual: "on the outstanding principal, day by day",
} as const;

/** The name of an interest basis. */
export type InterestBasis = keyof typeof INTEREST_BASES;

/**
 * Whether principal that is past due goes on bearing interest, where interest is recalculated: the servicing field
 * `latePrincipal`.
 */
export const LATE_PRINCIPAL = {
  /** It bears none beyond its due date; early money still lowers the interest. */
  "bears-none": "bears no interest",
  /**
   * It bears interest until it is paid, and, seen from a day before, until money of that day would count; up to the last
   * due date. What is still owed after that bears penalties alone, if the servicing terms have any.
   */
  "until-paid": "bears interest until it is paid",
  /** It bears interest to the end of the period in which it is still unpaid. */
  "whole-period": "bears interest for whole periods",
  /** It bears interest in the period in progress, all of it; periods gone by cost what was planned. Fineract. */
  "period-in-progress": "bears interest in the period in progress",
} as const;

/** The name of a treatment of late principal. */
export type LatePrincipal = keyof typeof LATE_PRINCIPAL;
