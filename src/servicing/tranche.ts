/**
 * Tranches: principal paid out after the first disbursement, and what falls due of it at once.
 */
import type { Day } from "../kernel/date.js";
import { Decimal } from "../kernel/decimal.js";
import { toMinor } from "../kernel/money.js";
import type { EventOf } from "./event/events.js";
import { minorOfEvent } from "./event/soundEvent.js";
import { type Fold, wrong } from "./fold.js";
import { PRINCIPAL, ROW_KINDS } from "./ledger/ledgerCells.js";
import { insertRow } from "./ledger/ledgerRows.js";
import { bringTo, useCredit } from "./receive.js";
import { SHARINGS } from "./trancheSharing.js";

/** Puts the down payment of a tranche among the rows of its day. */
function insertDownPayment({ ledger, rules }: Fold, day: Day, amount: number): void {
  let row = ledger.rowFrom(day);
  const isLast = rules.servicing.downPayments === "last";
  while (
    row < ledger.count &&
    ledger.due[row] === day &&
    (isLast || ledger.kind[row] === ROW_KINDS["down-payment"])
  ) {
    row++;
  }
  insertRow(ledger, row, { due: day, start: day, kind: "down-payment" });
  ledger.charge(row, PRINCIPAL, amount);
}

/** A tranche is paid out. */
export function applyDisbursement(fold: Fold, event: EventOf<"disbursement">, day: Day): void {
  const { ledger, rules } = fold;
  const amount = minorOfEvent(event, rules.digits);
  const down = event.downPayment === undefined ? 0 : toMinor(new Decimal(event.downPayment), rules.digits);
  if (down === undefined || down > amount) {
    wrong(fold, "out-of-range", "downPayment", "must be an amount no larger than what is paid out");
    return;
  }
  bringTo(fold, day);
  ledger.tranches.push({ day, amount });
  ledger.moves.push({ day, amount, isLending: true });
  if (down > 0) insertDownPayment(fold, day, down);
  const rest = amount - down;
  if (rest > 0) {
    SHARINGS[rules.servicing.tranches](fold, { day, amount: rest });
  }
  ledger.settle();
  useCredit(fold, event, day);
}
