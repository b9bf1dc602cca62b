/**
 * Plain payments, fast: sound payments in date order, with no choice of their own, under servicing terms that
 * change no row. Same allocation as everywhere, without an object per payment.
 */
import type { Day } from "../kernel/date.js";
import type { Purse } from "./allocate.js";
import { spend } from "./earlyMoney.js";
import type { LoanEvent } from "./events.js";
import type { Fold, FoldRules } from "./fold.js";
import { dayOfEvent, isSound, minorOfEvent } from "./soundEvent.js";

/** Whether no payment can change a row's dues. */
function leavesRowsAlone({ servicing, penalty }: FoldRules): boolean {
  const { interest, earlyMoney, afterClosing } = servicing;
  const isCutting = earlyMoney === "cut-term" || earlyMoney === "cut-installment";
  return penalty === undefined && interest === "scheduled" && afterClosing === "credit" && !isCutting;
}

/** Whether a list holds nothing but plain payments, in order. */
function arePlain(list: readonly object[], disbursedOn: Day, digits: number): list is readonly LoanEvent[] {
  let last = disbursedOn;
  for (const raw of list) {
    if (typeof raw !== "object" || raw === null || !isSound(raw)) return false;
    const event = raw as LoanEvent;
    if (event.kind !== "payment" || event.id !== undefined) return false;
    if (event.early !== undefined || event.waterfall !== undefined) return false;
    const day = dayOfEvent(event);
    if (day < last || minorOfEvent(event, digits) < 0) return false;
    last = day;
  }
  return true;
}

/** Folds a list of plain payments; `false`, with nothing done, when the list or the terms are not plain. */
export function foldPayments(fold: Fold, list: readonly object[], asOf: Day): boolean {
  const { rules, ledger } = fold;
  if (!leavesRowsAlone(rules) || !arePlain(list, rules.disbursedOn, rules.digits)) return false;
  const { splits, money, moneyDays } = ledger;
  const split = [0, 0, 0, 0];
  const purse = { day: 0, left: 0, split, dueCharges: undefined, sparesInterest: rules.waterfall.sparesInterest };
  for (const event of list) {
    const day = dayOfEvent(event);
    if (day > asOf) break;
    const amount = minorOfEvent(event as LoanEvent & { amount: string }, rules.digits);
    purse.day = day;
    purse.left = amount;
    split[0] = split[1] = split[2] = split[3] = 0;
    spend(ledger, purse as Purse, rules.waterfall, { early: rules.servicing.earlyMoney, mode: rules.mode });
    ledger.credit += purse.left;
    money.push(event);
    moneyDays.push(day);
    splits.push(split[0] as number, split[1] as number, split[2] as number, split[3] as number, amount);
  }
  return true;
}

