/**
 * Debts of a household: from whom, for what, how well known, and how much of a guarantee counts.
 */

/** Towards whom the debt is. */
export const DEBT_KINDS = {
  /** A loan of the lender who asks. */
  own: "a loan of this lender",
  /** A loan of another microlender. */
  "other-lender": "a loan of another microlender",
  bank: "a loan of a bank",
  /** A loan of a self-help or savings group. */
  group: "a loan of a savings group",
  /** A moneylender, shopkeeper, relative or neighbor. */
  informal: "an informal debt",
  /** Somebody else's loan that a member has guaranteed. */
  guarantee: "a guarantee",
} as const;

/** The name of a debt's kind. */
export type DebtKind = keyof typeof DEBT_KINDS;

/** What kind of credit it is. */
export const DEBT_PRODUCTS = {
  microfinance: "a microfinance loan",
  "unsecured-retail": "another unsecured retail loan",
  secured: "a secured loan",
  housing: "a housing loan",
  other: "other credit",
} as const;

/** The name of a credit product. */
export type DebtProduct = keyof typeof DEBT_PRODUCTS;

/** What the money was for. */
export const DEBT_PURPOSES = {
  "income-generation": "income generation",
  education: "education",
  medical: "medical costs",
  housing: "housing",
  consumption: "consumption",
  emergency: "an emergency",
  other: "something else",
} as const;

/** The name of a purpose. */
export type DebtPurpose = keyof typeof DEBT_PURPOSES;

/** What kind of institution lends. */
export const LENDER_TYPES = {
  "nbfc-mfi": "a non-bank microfinance company",
  "microfinance-institution": "another microfinance institution",
  bank: "a bank",
  cooperative: "a cooperative",
  other: "another lender",
} as const;

/** The name of a kind of lender. */
export type LenderType = keyof typeof LENDER_TYPES;

/** How a debt is known. */
export const DEBT_MARKS = {
  /** The household said so. */
  declared: "declared by the household",
  /** A credit bureau reports it. */
  bureau: "reported by a credit bureau",
  /** Seen in the lender's papers or confirmed by it. */
  verified: "verified with the lender",
} as const;

/** The name of how a debt is known. */
export type DebtMark = keyof typeof DEBT_MARKS;

/** How much of a guaranteed debt counts as the guarantor's own. */
export const GUARANTEE_WEIGHTS = {
  /** Nothing counts until it is called; it is shown beside the result. */
  none: "nothing until it is called",
  /** All of it counts. */
  full: "the whole debt",
  /** The debt ÷ the number of guarantors counts. */
  "equal-share": "an equal share among the guarantors",
  /** The equal share × the probability of default counts. */
  expected: "the equal share × the probability of default",
} as const;

/** The name of a weight of guarantees. */
export type GuaranteeWeight = keyof typeof GUARANTEE_WEIGHTS;
