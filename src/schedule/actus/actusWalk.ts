/**
 * An ACTUS contract while its events are made: the notional, and the interest and fees that accrue on it.
 */
import { type Day, formatDate } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import { type ActusContract, numberOf } from "./actusContract.js";
import { hasFixedFees } from "./actusFees.js";
import { interestBetween, yearsBetween } from "./actusInterest.js";
import type { ActusLoan } from "./actusLoan.js";

/** The kinds of event that are made, in the order in which they happen on one day. */
export const ACTUS_EVENTS = {
  IED: "initial exchange",
  PR: "principal redemption",
  PI: "principal increase",
  IP: "interest payment",
  IPCI: "interest capitalized",
  FP: "fee payment",
  PRD: "purchase",
  RRF: "rate fixed beforehand",
  PRF: "principal payment fixed",
  TD: "termination",
  MD: "maturity",
} as const;

/** An event of a contract; amounts are unrounded, from the side that the contract's role names. */
export interface ActusEvent {
  readonly date: string;
  readonly type: keyof typeof ACTUS_EVENTS;
  readonly payoff: Decimal;
  readonly notional: Decimal;
  readonly accrued: Decimal;
}

export const ZERO = new Decimal(0);

/** The contract while its events are made; amounts are those of who lends. */
export interface ActusWalk {
  readonly contract: ActusContract;
  readonly loan: ActusLoan;
  readonly sign: 1 | -1;
  readonly events: ActusEvent[];
  notional: Decimal;
  /** Interest that has accrued before the row in progress, and the day on which that began. */
  accrued: Decimal;
  since: Day;
  /** Fees that have accrued up to a day. */
  fee: Decimal;
  feeSince: Day;
}

/** Interest that has accrued up to a day. */
export function accruedOn(walk: ActusWalk, day: Day): Decimal {
  const { contract, loan, notional, since } = walk;
  if (day <= since) return walk.accrued;
  return walk.accrued.plus(interestBetween(contract, loan.plan.rateChanges, notional, [since, day]));
}

/** Lets fees accrue up to a day, before the notional changes or they are paid. */
export function accrueFees(walk: ActusWalk, day: Day): void {
  const { contract, notional, feeSince } = walk;
  const rate = numberOf(contract, "feeRate");
  if (rate === undefined || hasFixedFees(contract) || day <= feeSince) return;
  walk.fee = walk.fee.plus(notional.times(rate).times(yearsBetween(contract, feeSince, day)));
  walk.feeSince = day;
}

/** An event's kind and the day that it is shown on. */
export type Mark = readonly [type: ActusEvent["type"], shown: Day];

/** Notes an event with the notional after it. */
export function note(walk: ActusWalk, [type, shown]: Mark, payoff: Decimal, accrued: Decimal): void {
  const signed = (amount: Decimal) => (amount.isZero() ? ZERO : amount.times(walk.sign));
  walk.events.push({
    date: formatDate(shown),
    type,
    payoff: signed(payoff),
    notional: signed(walk.notional),
    accrued: signed(accrued),
  });
}
