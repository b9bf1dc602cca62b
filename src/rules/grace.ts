/**
 * Grace: what is spared, what becomes of the interest, and where the grace lies. How long is part of
 * the terms (periods, days, until a date, months of the year, every k-th installment).
 *
 * To add a meaning, add one entry here, its mark in `schedule/marks.ts`, and what becomes of the money in
 * `schedule/rows.ts`.
 */

/** What a spared installment need not pay. */
export const GRACE_SPARES = {
  /** No principal; the interest falls due as it accrues. */
  principal: "the principal",
  /** No interest; the principal falls due as planned. */
  interest: "the interest",
  /** Nothing falls due. */
  both: "principal and interest",
} as const;

/** The name of what a grace spares. */
export type GraceSpares = keyof typeof GRACE_SPARES;

/** What becomes of the interest of a spared installment. */
export const GRACE_INTEREST = {
  /** It is paid as it falls due (a grace on the principal alone). */
  paid: "paid as it falls due",
  /** It is paid on top of the next installment that is not spared; it bears no interest. The default of a holiday. */
  "deferred-next": "paid with the next installment",
  /** It is paid on top of the next interest that falls due, even where that row still spares principal. */
  "deferred-next-interest": "paid with the next interest that is paid",
  /** It is paid in equal parts on top of all later installments that are not spared; it bears no interest. */
  "deferred-spread": "spread over the later installments",
  /** It is added to the principal and bears interest from then on. */
  capitalized: "added to the principal",
  /** It is not charged. */
  forgiven: "not charged",
} as const;

/** The name of what becomes of the interest. */
export type GraceInterest = keyof typeof GRACE_INTEREST;

/** Where the grace lies. */
export const GRACE_TERMS = {
  /** Inside the agreed number of installments: fewer of them repay the loan. */
  inside: "inside the term",
  /** Before or between them: the spared installments come in addition. */
  extending: "extending the term",
} as const;

/** The name of a place of the grace. */
export type GraceTerm = keyof typeof GRACE_TERMS;
