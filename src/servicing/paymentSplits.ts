/**
 * The splits of payments, as callers see them.
 */
import { type Day, formatDate } from "../kernel/date.js";
import type { Decimal } from "../kernel/decimal.js";
import { fromMinor } from "../kernel/money.js";
import type { EventKind } from "./event/eventKinds.js";
import type { LoanEvent } from "./event/events.js";
import type { Ledger } from "./ledger/ledger.js";

/** What one money event did: its amount is principal + interest + fees + penalties + credit, exactly. */
export interface PaymentSplit {
  readonly event: LoanEvent;
  readonly kind: EventKind;
  readonly date: string;
  /** Whether it is credit kept before that the event made use of, and not money received. */
  readonly fromCredit: boolean;
  readonly amount: Decimal;
  readonly principal: Decimal;
  readonly interest: Decimal;
  readonly fees: Decimal;
  readonly penalties: Decimal;
  /** What was beyond everything owed. */
  readonly credit: Decimal;
}

/** The splits of a ledger's money events. */
export function paymentSplits(
  { money, moneyDays, splits, creditUses }: Ledger,
  digits: number,
): readonly PaymentSplit[] {
  const list = money.map((event, index): PaymentSplit => {
    const [penalty, fee, interest, principal, amount] = splits.slice(index * 5, index * 5 + 5) as [
      number,
      number,
      number,
      number,
      number,
    ];
    return Object.freeze({
      event,
      kind: event.kind,
      fromCredit: creditUses.has(index),
      date: formatDate(moneyDays[index] as Day),
      amount: fromMinor(amount, digits),
      principal: fromMinor(principal, digits),
      interest: fromMinor(interest, digits),
      fees: fromMinor(fee, digits),
      penalties: fromMinor(penalty, digits),
      credit: fromMinor(amount - penalty - fee - interest - principal, digits),
    });
  });
  return Object.freeze(list);
}
