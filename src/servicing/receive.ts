/**
 * Money received: accrued penalties, the waterfall, early money, and what is left as credit.
 */
import type { Day } from "../kernel/date.js";
import type { EarlyMoney } from "../rules/earlyMoney.js";
import type { CompiledWaterfall, Purse } from "./allocate.js";
import { payParts } from "./directedParts.js";
import { spend } from "./earlyMoney.js";
import type { LoanEvent } from "./event/events.js";
import type { DirectedPart } from "./event/paymentChoice.js";
import type { Fold } from "./fold.js";
import { interestAtOnce, writeInterestAtOnce } from "./interestAtOnce.js";
import type { Ledger } from "./ledger/ledger.js";
import { PRINCIPAL } from "./ledger/ledgerCells.js";
import { accruePenalties } from "./penalty.js";
import { prepay } from "./prepay.js";
import { payPrincipalAhead } from "./principalAhead.js";
import { recalculate } from "./recalculate.js";
import { countingDay } from "./rest.js";
import { followRows } from "./rowCharges.js";
import { repayRowFirst } from "./rowInProgress.js";

/** How money is used. */
export interface Use {
  readonly early: EarlyMoney;
  readonly waterfall: CompiledWaterfall;
  /** What the payer directs, before the waterfall. */
  readonly parts?: readonly DirectedPart[] | undefined;
}

/** Brings the ledger to a day: penalties by rule, and interest where it is recalculated; nothing once it is written off. */
export function bringTo(fold: Fold, day: Day): void {
  const { ledger, rules } = fold;
  if (ledger.writtenOffOn !== undefined) return;
  if (rules.servicing.interest === "actual") recalculate(fold, day);
  followRows(fold);
  if (rules.penalty !== undefined) accruePenalties(ledger, day, rules.penalty, rules.mode);
}

/** A purse with an amount. */
function purseOf(fold: Fold, paidOn: Day, left: number, { sparesInterest }: CompiledWaterfall): Purse {
  const day = countingDay(fold, paidOn);
  return { day, paidOn, left, split: [0, 0, 0, 0], dueCharges: undefined, sparesInterest };
}

/** An amount of an event, on its day. */
export interface Receipt {
  readonly event: LoanEvent;
  readonly day: Day;
  readonly amount: number;
}

/** Writes down a money event and its split. */
export function write({ money, moneyDays, splits }: Ledger, entry: Receipt, split: readonly number[]): void {
  money.push(entry.event);
  moneyDays.push(entry.day);
  splits.push(split[0] as number, split[1] as number, split[2] as number, split[3] as number, entry.amount);
}

/** Writes down what an amount received has covered. */
function note({ ledger }: Fold, entry: Receipt, { day, split }: Purse): void {
  const principal = split[PRINCIPAL] as number;
  if (principal !== 0) ledger.moves.push({ day, amount: -principal, isLending: false });
  write(ledger, entry, split);
}

type Lowering = "cut-term" | "cut-installment" | "next-principal";

const lowersBalance = (early: EarlyMoney): early is Lowering =>
  early === "cut-term" || early === "cut-installment" || early === "next-principal";

/** What is left in the purse lowers the balance, after interest that it pays at once. */
function lowerBalance(fold: Fold, purse: Purse, early: Lowering): void {
  const interest = interestAtOnce(fold, purse);
  purse.left -= interest;
  const { left } = purse;
  if (early === "next-principal") payPrincipalAhead(fold, purse);
  else if (fold.rules.servicing.rowInProgress === "repaid-first") repayRowFirst(fold, purse, early);
  else prepay(fold, purse, early);
  if (purse.left === left) purse.left += interest;
  else if (interest > 0) writeInterestAtOnce(fold, purse, interest);
}

/** Uses an amount received on a day. */
export function receive(fold: Fold, entry: Receipt, use: Use): void {
  const { ledger, rules } = fold;
  const { day, amount } = entry;
  bringTo(fold, day);
  const purse = purseOf(fold, day, amount, use.waterfall);
  if (use.parts !== undefined && !payParts(fold, purse, use.parts)) return;
  spend(ledger, purse, use.waterfall, { early: use.early, mode: rules.mode });
  if (purse.left > 0 && lowersBalance(use.early)) {
    lowerBalance(fold, purse, use.early);
    if (purse.left > 0) spend(ledger, purse, use.waterfall, { early: "next-installment", mode: rules.mode });
  }
  if (rules.servicing.interest === "actual") recalculate(fold, day);
  followRows(fold);
  const { credit } = ledger;
  ledger.credit += purse.left;
  note(fold, entry, purse);
  // What rows that were planned again no longer need has become credit.
  if (credit > 0 && ledger.firstOpen < ledger.count) useCredit(fold, entry.event, day);
}

/** Lets credit pay what a later event has made owed, if the servicing terms or the event say so. */
export function useCredit(fold: Fold, event: LoanEvent, day: Day, forced?: CompiledWaterfall): void {
  const { ledger, rules } = fold;
  if (ledger.credit === 0 || (forced === undefined && rules.servicing.creditUse !== "at-once")) return;
  const waterfall = forced ?? rules.waterfall;
  const purse = purseOf(fold, day, ledger.credit, waterfall);
  spend(ledger, purse, waterfall, { early: "next-installment", mode: rules.mode });
  const used = ledger.credit - purse.left;
  if (used === 0) return;
  ledger.credit = purse.left;
  ledger.creditUses.add(ledger.money.length);
  note(fold, { event, day, amount: used }, purse);
}
