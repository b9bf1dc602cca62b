/**
 * Fineract's events in the words of this library, by what they mean.
 */
import { type RoundingMode, roundQuotient } from "../../src/kernel/rounding.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import type { LoanAccount } from "../../src/servicing/account.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { replay } from "../../src/servicing/replay.js";
import type { CaseEvent, CaseTerms, ServicingCase } from "./fineractCase.js";
import { CHARGE_BASES, loanTerms, roundingOf, servicingTerms } from "./fineractTerms.js";

const idOf = (index: number): string => `event ${index}`;
const downPaymentOf = (index: number): string => `down payment ${index}`;

/** A percent of an amount, to the multiple that installments are rounded to. */
function percentOf(amount: string, percent: string, multiple: number, mode: RoundingMode): number {
  const cents = Math.round(Number(amount) * 100);
  const step = Math.round(multiple * 100);
  return (roundQuotient(cents * Number(percent), 100 * step, mode) * step) / 100;
}

function downPayment(terms: CaseTerms, amount: string): number {
  const { downPaymentPercent, installmentMultiplesOf: multiple } = terms;
  if (downPaymentPercent === undefined) return 0;
  return percentOf(amount, downPaymentPercent, multiple ?? 0.01, roundingOf(terms));
}

const REASONS = {
  GOODWILL_CREDIT: "goodwill",
  MERCHANT_ISSUED_REFUND: "merchant-refund",
  PAYOUT_REFUND: "payout-refund",
} as const;

const UNITS = { DAYS: "day", WEEKS: "week", MONTHS: "month", YEARS: "year" } as const;

/** One loan on its way through a case. */
class Translation {
  readonly events: LoanEventInput[] = [];
  today = "";
  /** The day of the last transaction or end-of-day job: what the loan shows. */
  shownOn = "";
  /** The day for which the last transaction was entered. */
  #enteredFor = "";
  #first: { amount: string; date: string } | undefined;

  constructor(readonly terms: CaseTerms) {}

  get isDisbursed(): boolean {
    return this.#first !== undefined;
  }

  account(): LoanAccount {
    const { amount, date } = this.#first as { amount: string; date: string };
    const down = downPayment(this.terms, amount);
    const terms = loanTerms(this.terms, amount, date);
    const schedule = buildSchedule(down > 0 ? { ...terms, downPayment: { amount: down.toFixed(2) } } : terms);
    const keepsPastRows = schedule.installments.some(({ due }) => due < this.#enteredFor);
    const servicing = servicingTerms(this.terms, keepsPastRows);
    return replay(schedule, this.events, { asOf: this.shownOn, servicing });
  }

  #charge(event: CaseEvent, index: number): void {
    const { amount, percent, dueDate, penalty } = event;
    const base = CHARGE_BASES[event.calculation ?? ""];
    this.events.push({
      kind: penalty ? "penalty" : "charge",
      date: this.today,
      ...(base === undefined ? { amount } : { percent: percent ?? amount, base }),
      id: idOf(index),
      ...(event.time === "INSTALLMENT" && { each: "installment" }),
      ...(event.time !== "INSTALLMENT" && dueDate !== undefined && { dueOn: dueDate }),
    });
  }

  /** Money paid out, its down payment, and, where the product says so, its automatic repayment. */
  #disburse({ date = "", amount = "" }: CaseEvent, index: number): void {
    const down = downPayment(this.terms, amount);
    const overpaid = this.isDisbursed ? Number(this.account().credit) : 0;
    if (this.#first === undefined) this.#first = { amount, date };
    else this.#payOut(date, Number(amount), down, index);
    const automatic = down - Math.min(Number(amount), overpaid);
    if (this.terms.downPaymentAutoRepayment && automatic > 0) {
      this.events.push({ kind: "payment", date, amount: automatic.toFixed(2), id: downPaymentOf(index) });
    }
  }

  #payOut(date: string, amount: number, down: number, index: number): void {
    this.events.push({
      kind: "disbursement",
      date,
      amount: amount.toFixed(2),
      id: idOf(index),
      ...(down > 0 && { downPayment: down.toFixed(2) }),
    });
  }

  /** What is open of a charge on that day is waived, for good. */
  #waive(waiver: { date: string; component: "fee" | "penalty"; of: string }): void {
    const waived = () => Number(this.account().waived.total);
    const before = waived();
    const event = { kind: "waiver", ...waiver, id: `waiver of ${waiver.of}` } as const;
    this.events.push(event);
    const amount = waived() - before;
    if (amount > 0) this.events.splice(-1, 1, { ...event, amount: amount.toFixed(2) });
  }

  #undo(id: string): void {
    this.events.push({ kind: "reversal", date: this.today, of: id });
  }

  /** The last disbursement and the payments after it never happened. */
  #undoLastDisbursement(): void {
    const last = this.events.map(({ kind }) => kind).lastIndexOf("disbursement");
    for (const event of this.events.slice(last)) {
      const isGone = event.kind === "disbursement" || event.kind === "payment";
      if (isGone && event.id !== undefined) this.#undo(event.id);
    }
  }

  #reschedule(event: CaseEvent, index: number): void {
    const { rescheduleFrom = "", adjustedDueDate, newInterestRate } = event;
    const graces = [event.graceOnPrincipal, event.graceOnInterest].map((rows) => Number(rows ?? 0));
    const [principalGrace, interestGrace] = graces as [number, number];
    const rows = this.account().installments.filter(
      ({ kind, due }) => kind === "installment" && due >= rescheduleFrom,
    );
    this.events.push({
      kind: "reschedule",
      date: this.today,
      id: idOf(index),
      from: rescheduleFrom,
      ...(adjustedDueDate !== undefined && { firstDueOn: adjustedDueDate }),
      ...(newInterestRate !== undefined && { rate: { percent: newInterestRate, per: "year" } }),
      // Rows that spare principal are added to those there were.
      installments: rows.length + Number(event.extraTerms ?? 0) + principalGrace,
      ...(principalGrace > 0 && { principalGrace }),
      ...(interestGrace > 0 && { interestGrace }),
    });
  }

  #money(event: CaseEvent, index: number): LoanEventInput | undefined {
    const { type, date = this.today, amount = "", kind, targetEvent } = event;
    const common = { date, amount, id: idOf(index) };
    if (type === "repayment") return { kind: "payment", ...common };
    if (type === "payPrincipal" || type === "payInterest") {
      const component = type === "payPrincipal" ? "principal" : "interest";
      return {
        kind: "payment",
        ...common,
        parts: [{ component, amount, dueOn: event.installmentDueDate ?? "" }],
      };
    }
    if (type === "credit")
      return { kind: "credit", ...common, reason: REASONS[kind as keyof typeof REASONS] };
    if (type === "creditBalanceRefund") return { kind: "refund", ...common, from: "credit" };
    if (type === "chargeback") return { kind: "chargeback", ...common, of: idOf(targetEvent as number) };
    return undefined;
  }

  #change(event: CaseEvent, index: number): void {
    const { targetEvent = -1 } = event;
    const id = `${event.targetPart === "DOWN_PAYMENT" ? downPaymentOf(targetEvent) : idOf(targetEvent)}`;
    const target = this.events.find((known) => known.id === id);
    switch (event.type) {
      case "undoTransaction":
        this.#undo(id);
        return;
      case "waiveCharge": {
        const due = target !== undefined && "dueOn" in target ? String(target.dueOn) : this.today;
        const date = due < this.today ? due : this.today;
        this.#waive({ date, component: target?.kind === "penalty" ? "penalty" : "fee", of: id });
        return;
      }
      case "undoWaiveCharge":
        this.#undo(`waiver of ${id}`);
        return;
      case "undoLastDisbursement":
        this.#undoLastDisbursement();
        return;
      case "reschedule":
        this.#reschedule(event, index);
        return;
      case "reAge": {
        const {
          startDate: startOn = "",
          numberOfInstallments: installments = 0,
          frequencyNumber: count = 1,
        } = event;
        const unit = UNITS[event.frequencyType as keyof typeof UNITS];
        const every = { count, unit };
        this.events.push({
          kind: "re-age",
          date: this.today,
          startOn,
          installments,
          every,
          id: idOf(index),
        });
        return;
      }
      case "reAmortize":
        this.events.push({ kind: "re-amortize", date: this.today, id: idOf(index) });
        return;
      case "delinquencyPause":
        this.events.push({ kind: "delinquency-pause", date: event.start ?? "", until: event.end ?? "" });
        return;
      case "delinquencyResume":
        this.events.push({ kind: "delinquency-resume", date: event.start ?? "" });
        return;
      // An entry in the books: repayments go on, and no amount of the loan changes.
      case "chargeOff":
      case "undoChargeOff":
      case "endOfDayJobs":
        return;
      default:
        throw new Error(`${event.type} ${index}`);
    }
  }

  /** Lets one event of the case happen. */
  apply(event: CaseEvent, index: number): void {
    if (event.type === "businessDate") {
      this.today = event.date ?? "";
      return;
    }
    this.today ||= event.date ?? "";
    const shown = event.date !== undefined && event.date > this.today ? event.date : this.today;
    if (shown > this.shownOn) this.shownOn = shown;
    if (event.type !== "endOfDayJobs") this.#enteredFor = event.date ?? this.today;
    if (event.type === "disburse") this.#disburse(event, index);
    else if (event.type === "charge") this.#charge(event, index);
    else {
      const money = this.#money(event, index);
      if (money === undefined) this.#change(event, index);
      else this.events.push(money);
    }
  }
}

/** The accounts of a case at each of its states, by the number of events applied. */
export function accountsOf({
  terms,
  events,
}: Pick<ServicingCase, "terms" | "events">): Map<number, LoanAccount> {
  const translation = new Translation(terms);
  const accounts = new Map<number, LoanAccount>();
  events.forEach((event, index) => {
    translation.apply(event, index);
    if (translation.isDisbursed) accounts.set(index + 1, translation.account());
  });
  return accounts;
}
