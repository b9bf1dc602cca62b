/**
 * Effects of money events: payments, credits, savings, refunds, chargebacks, write-off and recovery.
 */
import type { Day } from "../../kernel/date.js";
import { writtenOffIn } from "../amounts.js";
import type { EventOf } from "../event/events.js";
import { minorOfEvent } from "../event/soundEvent.js";
import { type Fold, waterfallNamed, wrong } from "../fold.js";
import { addedRow } from "../ledger/addedRow.js";
import type { Ledger } from "../ledger/ledger.js";
import { FEE, INTEREST, PENALTY, PRINCIPAL, WIDTH } from "../ledger/ledgerCells.js";
import { bringTo, receive, type Use, write } from "../receive.js";
import { dropTranches, takeOffLast } from "../takeOff.js";

type ReceiptEvent = EventOf<"payment" | "prepayment" | "credit" | "set-off">;

/** How an event wants its money used. */
function useOf({ rules }: Fold, event: ReceiptEvent): Use {
  const { servicing } = rules;
  const byReason = event.kind === "credit" ? servicing.earlyCredit[event.reason] : undefined;
  return {
    early: event.early ?? byReason ?? servicing.earlyMoney,
    parts: event.parts,
    waterfall: event.waterfall === undefined ? rules.waterfall : waterfallNamed(event.waterfall),
  };
}

/** The borrower pays, or the loan is credited. */
export function applyReceipt(
  fold: Fold,
  event: EventOf<"payment" | "prepayment" | "credit">,
  day: Day,
): void {
  receive(fold, { event, day, amount: minorOfEvent(event, fold.rules.digits) }, useOf(fold, event));
}

/** Money goes into the savings. */
export function applyDeposit({ ledger, rules }: Fold, event: EventOf<"savings-deposit">, day: Day): void {
  ledger.savingsMoves.push({ day, amount: minorOfEvent(event, rules.digits) });
}

/** Savings are paid back to the borrower. */
export function applyWithdrawal(fold: Fold, event: EventOf<"savings-withdrawal">, day: Day): void {
  const { ledger, rules } = fold;
  const amount = event.amount === undefined ? ledger.savings : minorOfEvent(event, rules.digits);
  if (amount > ledger.savings || amount === 0) {
    wrong(fold, "out-of-range", "amount", "must not be more than the savings");
    return;
  }
  ledger.savingsMoves.push({ day, amount: -amount });
}

/** Savings pay what is owed. */
export function applySetOff(fold: Fold, event: EventOf<"set-off">, day: Day): void {
  const { ledger, rules } = fold;
  bringTo(fold, day);
  let open = 0;
  for (let row = 0; row < ledger.count; row++) open += ledger.openIn(row);
  const amount =
    event.amount === undefined ? Math.min(ledger.savings, open) : minorOfEvent(event, rules.digits);
  if (amount > ledger.savings) {
    wrong(fold, "out-of-range", "amount", "must not be more than the savings");
    return;
  }
  if (amount === 0) return;
  ledger.savingsMoves.push({ day, amount: -amount });
  receive(fold, { event, day, amount }, useOf(fold, event));
}

/**
 * An amount is owed again. Credit that covers all of it is used up and no row changes; else the whole amount is
 * charged, and the part that credit covers counts as paid. Returns what is owed again.
 */
export function lendAgain({ ledger }: Fold, amount: number, day: Day, component = PRINCIPAL): number {
  const covered = Math.min(ledger.credit, amount);
  ledger.credit -= covered;
  if (covered === amount) return 0;
  const row = addedRow(ledger, day);
  const cell = row * WIDTH + component;
  ledger.charge(row, component, amount);
  ledger.owed[cell] = (ledger.owed[cell] as number) - covered;
  if (component === PRINCIPAL) {
    ledger.isInterestFinal = false;
    ledger.moves.push({ day, amount, isLending: true });
    if (covered > 0) ledger.moves.push({ day, amount: -covered, isLending: false });
  }
  if (covered > 0) {
    if (day < (ledger.due[row] as Day)) ledger.early[row] = (ledger.early[row] as number) + covered;
    ledger.paidOn[row] = day;
  }
  ledger.settle();
  return amount - covered;
}

/** Un-pays rows, the last one first, and in each the components in the reverse of their order. */
function unpay(ledger: Ledger, amount: number): number[] {
  const split = [0, 0, 0, 0];
  let left = amount;
  for (let cell = ledger.charged.length - 1; cell >= 0 && left > 0; cell--) {
    const taken = Math.min(left, ledger.paidIn(cell));
    if (taken === 0) continue;
    const component = cell % WIDTH;
    const row = (cell - component) / WIDTH;
    ledger.owed[cell] = (ledger.owed[cell] as number) + taken;
    split[component] = (split[component] as number) + taken;
    const early = Math.min(taken, ledger.early[row] as number);
    ledger.early[row] = (ledger.early[row] as number) - early;
    ledger.late[row] = Math.max((ledger.late[row] as number) - (taken - early), 0);
    left -= taken;
    if (row < ledger.firstOpen) ledger.firstOpen = row;
  }
  return split;
}

/** Money is paid back to the borrower. */
export function applyRefund(fold: Fold, event: EventOf<"refund">, day: Day): void {
  const { ledger, rules } = fold;
  const amount = minorOfEvent(event, rules.digits);
  if (ledger.writtenOffOn !== undefined && (event.from !== "credit" || amount > ledger.credit)) {
    wrong(
      fold,
      "out-of-range",
      "amount",
      "must not be more than the credit kept, once the loan is written off",
    );
    return;
  }
  bringTo(fold, day);
  if (event.from === "credit") {
    write(ledger, { event, day, amount }, [0, 0, 0, lendAgain(fold, amount, day)]);
    return;
  }
  const fromCredit = Math.min(amount, ledger.credit);
  let paid = 0;
  for (let cell = 0; cell < ledger.charged.length; cell++) paid += ledger.paidIn(cell);
  if (amount > paid + fromCredit) {
    wrong(fold, "out-of-range", "amount", "must not be more than what was paid");
    return;
  }
  ledger.credit -= fromCredit;
  const unpaid = unpay(ledger, amount - fromCredit);
  ledger.isInterestFinal = false;
  ledger.moves.push({ day, amount: unpaid[PRINCIPAL] as number, isLending: false });
  write(ledger, { event, day, amount }, unpaid);
}

/**
 * The lender gives up the claim in its books. What is open stays written down as it is, but for disbursements to come:
 * they are not made any more.
 */
export function applyWriteOff(fold: Fold, _event: EventOf<"write-off">, day: Day): void {
  const { ledger } = fold;
  bringTo(fold, day);
  takeOffLast(ledger, PRINCIPAL, dropTranches(ledger, day));
  ledger.settle();
  if (ledger.firstOpen === ledger.count) {
    wrong(fold, "wrong-order", "date", "nothing is owed that could be written off");
    return;
  }
  ledger.writtenOffOn = day;
}

/** What of the claim an amount recovers, principal first, after what was recovered before. */
function recoveredOf(ledger: Ledger, amount: number): number[] {
  const claim = writtenOffIn(ledger);
  const split = [0, 0, 0, 0];
  let [before, left] = [ledger.recovered, amount];
  for (const component of [PRINCIPAL, INTEREST, FEE, PENALTY]) {
    const gone = Math.min(before, claim[component] as number);
    const taken = Math.min(left, (claim[component] as number) - gone);
    split[component] = taken;
    before -= gone;
    left -= taken;
  }
  return split;
}

/** Money received after the write-off; it does not touch the rows. What is beyond the claim is kept as credit. */
export function applyRecovery(fold: Fold, event: EventOf<"recovery">, day: Day): void {
  const { ledger, rules } = fold;
  const amount = minorOfEvent(event, rules.digits);
  const split = recoveredOf(ledger, amount);
  const recovered = split.reduce((sum, part) => sum + part, 0);
  ledger.recovered += recovered;
  ledger.credit += amount - recovered;
  write(ledger, { event, day, amount }, split);
}
