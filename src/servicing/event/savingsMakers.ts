/**
 * Constructors of events that move the savings beside a loan.
 */
import type { DateInput } from "../../kernel/date.js";
import type { DecimalInput } from "../../kernel/decimal.js";
import type { EventOf } from "./events.js";
import { made, type Options } from "./madeEvent.js";

/** Money goes into the savings kept with the loan. */
export function savingsDeposit(
  date: DateInput,
  amount: DecimalInput,
  options?: Options<"savings-deposit">,
): EventOf<"savings-deposit"> {
  return made("savings-deposit", date, { amount, ...options });
}

/** Savings are paid back to the borrower: an amount, or all of them. */
export function savingsWithdrawal(
  date: DateInput,
  options?: Options<"savings-withdrawal", never>,
): EventOf<"savings-withdrawal"> {
  return made("savings-withdrawal", date, { ...options });
}

/** Savings pay what is owed: an amount, or as much as both allow. */
export function setOff(date: DateInput, options?: Options<"set-off", never>): EventOf<"set-off"> {
  return made("set-off", date, { ...options });
}
