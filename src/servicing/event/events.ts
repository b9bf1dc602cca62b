/**
 * Events: what happened to a loan, as immutable plain records with a `kind`.
 *
 * Amounts are decimal text, dates `YYYY-MM-DD`. The makers in `eventMakers.ts` and `parseEvents` give them.
 */
import type { ChargeBase } from "../../rules/charge.js";
import type { EarlyMoney } from "../../rules/earlyMoney.js";
import type { Every } from "../../rules/frequency.js";
import type { GraceInterest } from "../../rules/grace.js";
import type { Rebate } from "../../rules/rebate.js";
import type { Component } from "../../rules/waterfall.js";
import type { QuotedRate } from "../../schedule/agreedParts.js";
import type { CreditReason, EventKind, RefundSource } from "./eventKinds.js";
import type { PaymentChoice } from "./paymentChoice.js";

/** What every event has. */
interface Happened<Kind extends EventKind> {
  readonly kind: Kind;
  /** The day on which it counts, `YYYY-MM-DD`. */
  readonly date: string;
  /** An opaque id, by which later events refer to this one; never echoed. */
  readonly id?: string;
}

interface WithAmount {
  /** Decimal text, above zero. */
  readonly amount: string;
}

/** Principal is paid out: a tranche after the first disbursement, which the schedule itself stands for. */
interface Disbursement extends Happened<"disbursement">, WithAmount {
  /** The part that falls due at once, on the day of the disbursement. */
  readonly downPayment?: string;
}

/** The borrower pays. */
export interface Payment extends Happened<"payment">, WithAmount, PaymentChoice {}

/** The borrower pays early and says what becomes of it. */
interface Prepayment extends Happened<"prepayment">, WithAmount, PaymentChoice {
  readonly early: EarlyMoney;
}

/** The borrower pays the loan off: interest not yet earned falls away, flat interest by the rebate. */
interface Payoff extends Happened<"payoff">, WithAmount {
  readonly rebate: Rebate;
}

/** The loan is credited with money that the borrower did not pay. */
interface Credit extends Happened<"credit">, WithAmount, PaymentChoice {
  readonly reason: CreditReason;
}

/** Savings pay what is owed; without an amount, as much as both allow. */
interface SetOff extends Happened<"set-off">, PaymentChoice {
  readonly amount?: string;
}

/** Money goes into the savings kept with the loan. */
interface SavingsDeposit extends Happened<"savings-deposit">, WithAmount {}

/** Savings are paid back to the borrower; without an amount, all of them. */
interface SavingsWithdrawal extends Happened<"savings-withdrawal">, Partial<WithAmount> {}

/** A fee, or a penalty given by its amount. */
interface Charge extends Happened<"charge" | "penalty"> {
  /** Decimal text, above zero; or a percentage instead. */
  readonly amount?: string;
  readonly percent?: string;
  /** What it is a percentage of: of each row where it is charged on each, else of the whole loan. */
  readonly base?: ChargeBase;
  /** Whether every installment due on the day of the event or later bears it. */
  readonly each?: "installment";
  /** When it falls due; the day of the event unless given. It joins the row whose period holds that day. */
  readonly dueOn?: string;
  /** Tax on top, percent of the amount. */
  readonly taxPercent?: string;
}

/** Something owed is waived; without an amount, all of it. */
interface Waiver extends Happened<"waiver"> {
  readonly component: Component;
  readonly amount?: string;
  /** The id of the charge that is waived; else the oldest unpaid first. */
  readonly of?: string;
}

/**
 * The next installments are spared, and as many as there were follow later. Rows that a grace spares keep their place
 * in time, agreed rows move along; where all dates are given, the holiday lies inside the term.
 */
interface Holiday extends Happened<"holiday"> {
  /** How many rows are spared. */
  readonly installments: number;
  /** What becomes of their interest. */
  readonly interest: GraceInterest;
}

/**
 * The rows to come get new dates, number, rate or grace; whatever else was agreed for them goes on. Flat interest is
 * reckoned anew, on what is left unless the servicing terms say otherwise.
 */
interface Reschedule extends Happened<"reschedule"> {
  /** The due date of the first row that changes, past or to come; the first one after the event unless given. */
  readonly from?: string;
  /** Its new due date; the later ones are counted from it. One of the loan's dates by rule keeps its month ends. */
  readonly firstDueOn?: string;
  /** How many rows there are from it on; as many as before unless given. */
  readonly installments?: number;
  /** The rate from the start of the first changed row's period on; a `rate-change` holds from its own day. */
  readonly rate?: QuotedRate;
  /** Rows at the start that repay no principal; their interest falls due. */
  readonly principalGrace?: number;
  /** How many of them put off their interest to the first row that does not. */
  readonly interestGrace?: number;
}

/** The loan is marked as restructured: nothing else changes. */
interface Restructure extends Happened<"restructure"> {}

/** All open principal moves to new equal rows, past due no more; interest earned by then comes with the first. */
interface ReAge extends Happened<"re-age"> {
  readonly startOn: string;
  readonly installments: number;
  readonly every: Every;
}

/** Unpaid principal of past rows is spread equally over the rows to come. */
interface ReAmortize extends Happened<"re-amortize"> {}

/** The rate changes from the day of the event until the next change of the terms; flat interest to come with it. */
interface RateChange extends Happened<"rate-change"> {
  readonly rate: QuotedRate;
  /** Whether the installment is solved again (the end stays) or kept (the number of rows changes). */
  readonly keeps: "end" | "installment";
}

/** Money is paid back to the borrower. */
interface Refund extends Happened<"refund">, WithAmount {
  readonly from: RefundSource;
}

/** A payment is taken back, wholly or in part: its amount is owed again. */
interface Chargeback extends Happened<"chargeback">, WithAmount {
  /** The id of the payment. */
  readonly of?: string;
}

/** The lender gives up the claim in its books. */
interface WriteOff extends Happened<"write-off"> {}

/** Money received after the write-off. */
interface Recovery extends Happened<"recovery">, WithAmount {}

/** The loan is closed in the books; nothing may happen to it afterwards. */
interface Closure extends Happened<"closure"> {}

/** Days of lateness are not counted from the day of the event until a day, both included. */
interface DelinquencyPause extends Happened<"delinquency-pause"> {
  readonly until: string;
}

/** A pause that runs on the day of the event ends with it. */
interface DelinquencyResume extends Happened<"delinquency-resume"> {}

/** An earlier event never happened. */
interface Reversal extends Happened<"reversal"> {
  /** The id of that event. */
  readonly of: string;
}

/** What happened to a loan. */
export type LoanEvent =
  | Disbursement
  | Payment
  | Prepayment
  | Payoff
  | Credit
  | SetOff
  | SavingsDeposit
  | SavingsWithdrawal
  | Charge
  | Waiver
  | Holiday
  | Reschedule
  | Restructure
  | ReAge
  | ReAmortize
  | RateChange
  | Refund
  | Chargeback
  | WriteOff
  | Recovery
  | Closure
  | DelinquencyPause
  | DelinquencyResume
  | Reversal;

/** The events of one kind. */
export type EventOf<Kind extends EventKind> = Extract<LoanEvent, { readonly kind: Kind }>;
