/**
 * Amortization: how interest is reckoned, and what falls due when.
 *
 * To add a method or a pattern, add one entry here and what its rows pay in `schedule/declining.ts` or
 * `schedule/flatLevel.ts`.
 */

/** How the interest of the loan is reckoned. */
export const INTEREST_METHODS = {
  /** On what is still owed: interest of a period = balance × annual rate × part of the year. */
  "declining-balance": "interest on the outstanding balance",
  /** On what was lent: interest = principal × annual rate × term in years, shared over the installments. */
  flat: "interest on the original principal",
} as const;

/** The name of an interest method. */
export type InterestMethod = keyof typeof INTEREST_METHODS;

/** What falls due on each due date. */
export const REPAYMENT_PATTERNS = {
  /** Every installment the same total (annuity, EMI); interest first, the rest is principal. */
  "equal-installments": "the same total each time",
  /** Every installment the same principal, and the interest on top. */
  "equal-principal": "the same principal each time",
  /** Interest as it accrues, the principal with the last installment. */
  "interest-only": "interest each time, principal at the end",
  /** Nothing until the last installment, which brings principal and all interest (rounded once). */
  bullet: "everything at the end",
} as const;

/** The name of a repayment pattern. */
export type RepaymentPattern = keyof typeof REPAYMENT_PATTERNS;

/** Over which installments flat interest is shared when some are in grace; without a grace both are all of them. */
export const FLAT_SHARES = {
  /** Every installment that is charged carries the same share: 2,400 over 12 is 200.00. */
  "every-installment": "all charged installments",
  /** Only installments outside the grace carry a share: 2,400 over 9 is 266.67. */
  "paying-installments": "the installments outside the grace",
} as const;

/** The name of a way to share flat interest. */
export type FlatShares = keyof typeof FLAT_SHARES;

/** How the principal part of a level flat installment is found. */
export const FLAT_PRINCIPALS = {
  /** Rounded level total − rounded interest share: the installment is the rounded amount. */
  "total-less-interest": "what is left of the rounded total",
  /** The principal share rounded by itself; the installment is the sum of two rounded parts. */
  "rounded-share": "the share, rounded by itself",
  /**
   * Principal share and interest share each rounded to the multiple by itself; their sum less the interest is the
   * principal, so that installments are multiples: 416.67 and 12.50 to multiples of 20 make 420 + 20.
   */
  "rounded-parts": "both shares, each rounded to the multiple, less the interest",
} as const;

/** The name of a way to find the principal part of a flat installment. */
export type FlatPrincipal = keyof typeof FLAT_PRINCIPALS;

/** What flat interest is reckoned on. */
export const FLAT_BASES = {
  /** What is owed from each disbursement on, after its down payment. The default. */
  owed: "what is owed, from the day on which it is paid out",
  /** All that is paid out, down payments included, as if paid out on the first day. */
  disbursed: "all that is paid out, as if on the first day",
} as const;

/** The name of a base of flat interest. */
export type FlatBase = keyof typeof FLAT_BASES;

/** How the term of a flat loan is counted. */
export const FLAT_TERMS = {
  /** As the sum of its periods. The default. */
  periods: "as the sum of the periods",
  /** In one piece, from the disbursement to the last due date; tells only where the day count does not add up. */
  whole: "in one piece, from the first day to the last",
} as const;

/** The name of a way to count the term of a flat loan. */
export type FlatTerm = keyof typeof FLAT_TERMS;

/** When the interest of a period is rounded. */
export const INTEREST_ROUNDINGS = {
  /** Once, when it falls due: 10,000 at 24% for 30 days (actual/365) is 197.26. */
  "per-period": "once per period",
  /** Each day's interest, then added up: 30 × 6.58 = 197.40. For those who must match such a system. */
  "per-day": "each day by itself",
  /** Each part of a period between disbursements by itself, then added up; one disbursement leaves whole periods. */
  "per-piece": "each part between disbursements by itself",
} as const;

/** The name of an interest rounding. */
export type InterestRounding = keyof typeof INTEREST_ROUNDINGS;

/** For which lengths of the periods the level installment is solved. */
export const LEVEL_PERIODS = {
  /** The periods as they are: the installment is the exact root of the schedule's own equation. */
  actual: "the real length of each period",
  /** A month as 30 days, a year as 365, whatever the calendar says; the last installment takes the difference. */
  nominal: "months of 30 days, years of 365",
} as const;

/** The name of a basis for the level installment. */
export type LevelPeriods = keyof typeof LEVEL_PERIODS;

/** When within its period an installment falls due. */
export const REPAYMENT_TIMINGS = {
  /** At the end of each period. The default. */
  "in-arrears": "at the end of the period",
  /** At its start: the first installment on the day of disbursement (annuity due). */
  "in-advance": "at the start of the period",
} as const;

/** The name of a timing of installments. */
export type RepaymentTiming = keyof typeof REPAYMENT_TIMINGS;

/** What a later disbursement, a change of the rate or an agreed installment does to the level amount. */
export const CHANGE_EFFECTS = {
  /** One level amount for the whole loan, solved with everything that is agreed. The default. */
  "solved-together": "one amount, solved with all changes",
  /** Solved as if nothing changed, and solved again at each change for the installments that are left. */
  "re-formed": "solved again at each change",
  /** Solved as if nothing changed, and kept; the last installment takes the difference. */
  kept: "kept; the last installment takes the difference",
  /** Solved once as if everything were paid out on the first day, and kept; the last installment takes the difference. */
  foreseen: "solved as if everything were paid out at once, and kept",
  /** Each disbursement has a level amount of its own over the installments after it; they are added up. */
  stacked: "the sum of one amount for each disbursement",
  /** Flat: what has been paid out by the due date ÷ all installments; the last installment takes the rest. */
  "as-paid-out": "a share of what has been paid out so far",
} as const;

/** The name of what a change does. */
export type ChangeEffect = keyof typeof CHANGE_EFFECTS;

/** How many installments a given amount is paid. */
export const FIXED_INSTALLMENT_ROWS = {
  /** As many as agreed; the last one takes the rest (the balloon is solved). */
  "as-agreed": "the agreed number",
  /** Until the loan is repaid; the number follows. */
  "until-repaid": "until the loan is repaid",
} as const;

/** The name of how many installments a given amount is paid. */
export type FixedInstallmentRows = keyof typeof FIXED_INSTALLMENT_ROWS;
