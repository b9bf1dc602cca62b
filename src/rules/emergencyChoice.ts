/**
 * Emergency rescheduling: what becomes of money that an account owes already, and of its credit.
 */

/**
 * What becomes of what an account owes beside its principal on the day: interest earned up to the day, fees and
 * penalties that are due. None of it is lost under any of them.
 */
export const ARREARS_TREATMENTS = {
  /** It bears no interest, and each date of the new plan pays of it what it can bear before anything else. The default. */
  "due-first": "stays due without interest, and is paid first",
  /** It bears no interest, and the dates of the new plan share it evenly, as far as each can bear it. */
  spread: "stays due without interest, and is shared by the dates of the new plan",
  /** It joins the principal of the new plan and bears interest: the dearest for the borrower. */
  capitalized: "joins the principal, and bears interest",
} as const;

/** The name of a treatment of arrears. */
export type ArrearsTreatment = keyof typeof ARREARS_TREATMENTS;

/** What becomes of credit that an account keeps for the borrower. */
export const EMERGENCY_CREDIT_USES = {
  /** It stays the borrower's, beside the new plan. The default: the account keeps it, or it would have been used. */
  kept: "stays with the account until it is refunded",
  /** It pays penalties, fees, interest and principal, in this order, before the new plan is made. */
  "set-off": "pays what is owed before the new plan is made",
} as const;

/** The name of a use of credit. */
export type EmergencyCreditUse = keyof typeof EMERGENCY_CREDIT_USES;
