/**
 * A payoff takes effect: interest not yet earned falls away, and everything left is paid.
 */
import type { Day } from "../../kernel/date.js";
import { waiveCell } from "../allocate.js";
import type { EventOf } from "../event/events.js";
import { minorOfEvent } from "../event/soundEvent.js";
import { type Fold, waterfallNamed, wrong } from "../fold.js";
import type { Ledger } from "../ledger/ledger.js";
import { INTEREST, PRINCIPAL, WIDTH } from "../ledger/ledgerCells.js";
import { joinsAfter, payoffInterest } from "../payoff/payoffInterest.js";
import { bringTo, receive, useCredit } from "../receive.js";
import { dropTranches, takeOffLast } from "../takeOff.js";

/**
 * Takes interest off the last rows first, so that only `left` of it stays owed. Interest that was to join the principal
 * is owed as interest: what the rows lack of it falls due with the last one.
 */
function settleInterest(ledger: Ledger, left: number): void {
  const over = ledger.openOf(INTEREST) - left;
  if (over < 0) ledger.charge(ledger.count - 1, INTEREST, -over);
  takeOffLast(ledger, INTEREST, over);
}

/** Gives flat interest back, the last rows first. */
function giveBack(ledger: Ledger, rebate: number): void {
  let left = rebate;
  for (let row = ledger.count - 1; row >= 0 && left > 0; row--) {
    const cell = row * WIDTH + INTEREST;
    const taken = Math.min(left, ledger.owed[cell] as number);
    waiveCell(ledger, cell, taken);
    left -= taken;
  }
}

/** Interest that joins the principal after the day never does; of a flat loan it is owed as interest. */
function dropCapitalization({ ledger, engine }: Fold, day: Day): void {
  const joins = joinsAfter(ledger, day);
  takeOffLast(ledger, PRINCIPAL, ledger.openOf(PRINCIPAL) - ledger.principalOn(day));
  ledger.capitalizations = ledger.capitalizations.filter((joined) => joined.day <= day);
  if (engine.isFlat && joins > 0) ledger.charge(ledger.count - 1, INTEREST, joins);
}

const WHOLE = "penalty-fee-interest-principal";

/** The borrower pays the loan off. */
export function applyPayoff(fold: Fold, event: EventOf<"payoff">, day: Day): void {
  const { ledger, rules } = fold;
  bringTo(fold, day);
  const amount = minorOfEvent(event, rules.digits);
  const { interest, rebate } = payoffInterest(fold, day, event.rebate);
  const owed = ledger.principalOn(day) + ledger.openOf(0) + ledger.openOf(1) + interest - rebate;
  if (amount + ledger.credit < owed) {
    wrong(fold, "out-of-range", "amount", "must cover the payoff quote of its day");
    return;
  }
  dropCapitalization(fold, day);
  if (fold.engine.isFlat) giveBack(ledger, rebate);
  else settleInterest(ledger, interest);
  dropTranches(ledger, day);
  ledger.isPaidOff = true;
  ledger.isInterestFinal = true;
  // All that is left is paid, so the order decides nothing; this one leaves nothing out.
  const waterfall = waterfallNamed(WHOLE);
  useCredit(fold, event, day, waterfall);
  receive(fold, { event, day, amount }, { early: "next-installment", waterfall });
}
