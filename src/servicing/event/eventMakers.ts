/**
 * Constructors of events. Each returns a frozen plain record, checked when it is made.
 */
import { type DateInput, formatDate, readDate } from "../../kernel/date.js";
import { type DecimalInput, readDecimalText } from "../../kernel/decimal.js";
import type { EarlyMoney } from "../../rules/earlyMoney.js";
import type { CreditReason } from "./eventKinds.js";
import type { EventInputOf } from "./eventSchema.js";
import type { EventOf, Payment } from "./events.js";
import { made, type Options } from "./madeEvent.js";
import { soundEvent } from "./soundEvent.js";

/**
 * The borrower pays.
 *
 * @param options.early what becomes of money beyond what is due; as the servicing terms say unless given
 * @param options.waterfall an order of payment of its own
 * @param options.id an opaque id by which later events refer to this one
 * @throws LoanError when the date or the amount is not sound
 * @example
 * ```ts
 * payment("2026-01-11", "480.50").amount; // "480.5"
 * ```
 */
export function payment(date: DateInput, amount: DecimalInput, options?: Options<"payment">): Payment {
  const text = readDecimalText(amount);
  const day = readDate(date);
  if (options !== undefined || text === undefined || day === undefined || text === "0" || text[0] === "-") {
    return made("payment", date, { amount, ...options });
  }
  return soundEvent({
    kind: "payment",
    date: typeof date === "string" ? date : formatDate(day),
    amount: text,
  });
}

/** The borrower pays early; `early` says what becomes of the money beyond what is due. */
export function prepayment(
  date: DateInput,
  amount: DecimalInput,
  early: EarlyMoney,
  options?: Options<"prepayment", "amount" | "early">,
): EventOf<"prepayment"> {
  return made("prepayment", date, { amount, early, ...options });
}

/** The borrower pays the loan off; the amount must cover the payoff quote of that day. */
export function payoff(
  date: DateInput,
  amount: DecimalInput,
  options?: Options<"payoff">,
): EventOf<"payoff"> {
  return made("payoff", date, { amount, ...options });
}

/** A tranche is paid out, after the first disbursement, which the schedule itself stands for. */
export function disbursement(
  date: DateInput,
  amount: DecimalInput,
  options?: Options<"disbursement">,
): EventOf<"disbursement"> {
  return made("disbursement", date, { amount, ...options });
}

/** The loan is credited: goods returned, or a payout returned; for goodwill see {@link goodwillCredit}. */
export function credit(
  date: DateInput,
  amount: DecimalInput,
  reason: CreditReason,
  options?: Options<"credit", "amount" | "reason">,
): EventOf<"credit"> {
  return made("credit", date, { amount, reason, ...options });
}

/** The lender gives a credit out of goodwill. */
export function goodwillCredit(
  date: DateInput,
  amount: DecimalInput,
  options?: Options<"credit", "amount" | "reason">,
): EventOf<"credit"> {
  return credit(date, amount, "goodwill", options);
}

type ChargeAmount = "amount" | "percent" | "base";

/** A fee is charged as a percentage: of the whole loan, or, on each installment, of its row. */
export function percentCharge(
  date: DateInput,
  percent: DecimalInput,
  options?: Options<"charge", "amount" | "percent">,
): EventOf<"charge"> {
  return made("charge", date, { percent, ...options });
}

/** A fee is charged. It joins the row whose period holds `dueOn` (the day itself unless given). */
export function charge(
  date: DateInput,
  amount: DecimalInput,
  options?: Options<"charge", ChargeAmount>,
): EventOf<"charge"> {
  return made("charge", date, { amount, ...options });
}

/** A penalty is charged, by its amount. */
export function penalty(
  date: DateInput,
  amount: DecimalInput,
  options?: Options<"penalty", ChargeAmount>,
): EventOf<"penalty"> {
  return made("penalty", date, { amount, ...options });
}

/** Something owed is waived: all of a component, an amount of it, or one charge. */
export function waiver(
  date: DateInput,
  component: EventInputOf<"waiver">["component"],
  options?: Options<"waiver", "component">,
): EventOf<"waiver"> {
  return made("waiver", date, { component, ...options });
}

/** Money is paid back to the borrower, from the credit kept or from payments already allocated. */
export function refund(
  date: DateInput,
  amount: DecimalInput,
  options?: Options<"refund">,
): EventOf<"refund"> {
  return made("refund", date, { amount, ...options });
}

/** A payment is taken back; its amount is owed again. */
export function chargeback(
  date: DateInput,
  amount: DecimalInput,
  options?: Options<"chargeback">,
): EventOf<"chargeback"> {
  return made("chargeback", date, { amount, ...options });
}

/** The lender gives up the claim in its books. */
export function writeOff(date: DateInput, options?: Options<"write-off", never>): EventOf<"write-off"> {
  return made("write-off", date, { ...options });
}

/** Money received after the write-off. */
export function recovery(
  date: DateInput,
  amount: DecimalInput,
  options?: Options<"recovery">,
): EventOf<"recovery"> {
  return made("recovery", date, { amount, ...options });
}

/** The loan is closed in the books. */
export function closure(date: DateInput, options?: Options<"closure", never>): EventOf<"closure"> {
  return made("closure", date, { ...options });
}

/** Days of lateness are not counted from this day until a day, both included. */
export function delinquencyPause(
  date: DateInput,
  until: DateInput,
  options?: { readonly id?: string },
): EventOf<"delinquency-pause"> {
  return made("delinquency-pause", date, { until, ...options });
}

/** A pause that runs on this day ends with it. */
export function delinquencyResume(
  date: DateInput,
  options?: { readonly id?: string },
): EventOf<"delinquency-resume"> {
  return made("delinquency-resume", date, { ...options });
}

/** An earlier event, named by its id, never happened. */
export function reversal(
  date: DateInput,
  of: string,
  options?: { readonly id?: string },
): EventOf<"reversal"> {
  return made("reversal", date, { of, ...options });
}
