/**
 * Charges on the interest of a serviced loan: what is due of them for days that have passed, and what was paid of them for
 * days to come.
 */
import { type Day, readDate } from "../../kernel/date.js";
import type { Decimal } from "../../kernel/decimal.js";
import { toMinor } from "../../kernel/money.js";
import type { InterestCharge } from "../fit/interestCharges.js";
import type { ServicedLoan } from "../servicedLoan.js";

/** Charges on interest, in minor units. */
export interface OwedCharges {
  /** On interest that is earned by the day and not charged with a row that is due. */
  readonly earned: number;
  /** Of the rows to come: what is open of theirs, which the new plan does not take over, and what was paid of theirs. */
  readonly open: number;
  readonly paidAhead: number;
}

/** What is charged on minor units of interest: in units of the loan, where they are whole ones. */
const inMinor =
  (charge: InterestCharge, unit: number): InterestCharge =>
  (interest) =>
    interest % unit === 0 ? charge(interest / unit) * unit : charge(interest);

/** The charges on interest of a loan on its day, by what is charged on units of interest. */
export function owedCharges(loan: ServicedLoan, onUnits: InterestCharge, unit: number): OwedCharges {
  const { installments, rest } = loan;
  const charge = inMinor(onUnits, unit);
  const digits = rest.terms.decimals;
  const minor = (amount: Decimal): number => toMinor(amount, digits) as number;
  const day = readDate(loan.asOf) as Day;
  let [earned, open, paidAhead] = [minor(rest.interestToDate), 0, 0];
  for (const { due, charged, outstanding } of installments) {
    const isToCome = (readDate(due) as Day) > day;
    earned += isToCome ? minor(charged.interest) - minor(outstanding.interest) : -minor(outstanding.interest);
    if (!isToCome) continue;
    const onInterest = Math.min(charge(minor(charged.interest)), minor(charged.fees));
    const left = Math.min(onInterest, minor(outstanding.fees));
    open += left;
    paidAhead += onInterest - left;
  }
  return { earned: charge(Math.max(0, earned)), open, paidAhead };
}
