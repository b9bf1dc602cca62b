/**
 * Maturity of ACTUS contracts: given, or the date on which the redemptions have repaid the notional.
 */
import type { Day } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import { type ActusContract, isAnnuity, type Moment, momentTerm, numberOf, typeOf } from "./actusContract.js";
import { yearsBetween } from "./actusInterest.js";
import { type Redemption, redemptionsOf } from "./actusRedemptions.js";

const ZERO = new Decimal(0);

/** The date of a list of redemptions of agreed amounts on which they have repaid everything. */
function repaidOn(notional: Decimal, list: readonly Redemption[]): Day | undefined {
  let left = notional;
  for (const { day, amount = ZERO } of list) {
    left = left.minus(amount);
    if (left.lte(0)) return day;
  }
  return undefined;
}

/**
 * What a payment redeems in the first cycle: all of it in a linear amortizer, and in an annuity what interest on the
 * notional leaves of it.
 */
function redeemedAtFirst(contract: ActusContract, payment: Decimal, days: readonly Day[]): Decimal {
  if (!isAnnuity(typeOf(contract))) return payment;
  const [first = 0, second = first] = days;
  const notional = numberOf(contract, "notionalPrincipal")?.abs() ?? ZERO;
  const rate = numberOf(contract, "nominalInterestRate") ?? ZERO;
  return payment.minus(notional.times(rate).times(yearsBetween(contract, first, second)));
}

/**
 * The date that follows where none is given: n − 1 cycles after the first redemption that is still to come,
 * n = ⌈notional ÷ what the payment redeems in the first cycle⌉.
 */
function derived(contract: ActusContract, from: Day): Day | undefined {
  const list = redemptionsOf(contract, undefined).filter(({ day }) => day >= from);
  const notional = numberOf(contract, "notionalPrincipal")?.abs() ?? ZERO;
  if (typeOf(contract) === "LAX") return repaidOn(notional, list);
  const payment = numberOf(contract, "nextPrincipalRedemptionPayment");
  if (payment === undefined) return undefined;
  const days = list.map(({ day }) => day);
  const redeemed = redeemedAtFirst(contract, payment, days);
  if (redeemed.lte(0)) return undefined;
  return days[notional.div(redeemed).ceil().toNumber() - 1];
}

/** Maturity as a date of the contract, not yet moved to a business day; redemptions before a day are past. */
export function maturityOf(contract: ActusContract, from: Day): Moment | undefined {
  const given = momentTerm(contract, "maturityDate") ?? momentTerm(contract, "amortizationDate");
  if (given !== undefined || typeOf(contract) === "PAM") return given;
  const day = derived(contract, from);
  return day === undefined ? undefined : { day, isLate: false };
}
