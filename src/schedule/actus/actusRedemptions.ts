/**
 * Dates of interest and principal of ACTUS contracts.
 */
import type { Day } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import { type ActusContract, listOf, type Moment, numberOf, typeOf } from "./actusContract.js";
import { datesOfArray, datesOfCycle } from "./actusCycles.js";

/** The dates on which interest falls due, maturity left out. */
export function interestDays(contract: ActusContract, maturity: Moment | undefined): Day[] {
  if (typeOf(contract) !== "LAX") return datesOfCycle(contract, "InterestPayment", maturity);
  return datesOfArray(contract, "InterestPayment", maturity).map(({ day }) => day);
}

/** A redemption, with its amount where that is agreed; negative where more is paid out. */
export interface Redemption {
  readonly day: Day;
  readonly amount: Decimal | undefined;
}

/** The redemptions of an array contract: decreases, and increases below zero. */
function arrayRedemptions(contract: ActusContract, maturity: Moment | undefined): Redemption[] {
  const amounts = listOf(contract, "arrayNextPrincipalRedemptionPayment");
  const ways = listOf(contract, "arrayIncreaseDecrease");
  return datesOfArray(contract, "PrincipalRedemption", maturity).map(({ day, index }) => {
    const amount = new Decimal(amounts[index] ?? 0);
    return { day, amount: ways[index] === "INC" ? amount.neg() : amount };
  });
}

/** The redemptions before maturity. */
export function redemptionsOf(contract: ActusContract, maturity: Moment | undefined): Redemption[] {
  const type = typeOf(contract);
  if (type === "PAM") return [];
  if (type === "LAX") return arrayRedemptions(contract, maturity);
  const payment = type === "LAM" ? numberOf(contract, "nextPrincipalRedemptionPayment") : undefined;
  return datesOfCycle(contract, "PrincipalRedemption", maturity).map((day) => ({ day, amount: payment }));
}
