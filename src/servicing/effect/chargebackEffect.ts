/**
 * The effect of a chargeback: a payment is taken back, and what it covered is owed again.
 */
import type { Day } from "../../kernel/date.js";
import { COMPONENTS } from "../../rules/waterfall.js";
import type { EventKind } from "../event/eventKinds.js";
import type { EventOf } from "../event/events.js";
import { minorOfEvent } from "../event/soundEvent.js";
import { type Fold, wrong } from "../fold.js";
import { addedRow } from "../ledger/addedRow.js";
import type { Ledger } from "../ledger/ledger.js";
import { PRINCIPAL, WIDTH } from "../ledger/ledgerCells.js";
import { bringTo, write } from "../receive.js";
import { lendAgain } from "./moneyEffects.js";

/** What a payment covered of each component, less what was taken back of it before. */
function coveredBy(ledger: Ledger, id: string | undefined): number[] {
  const covered = [0, 0, 0, 0];
  ledger.money.forEach((event, index) => {
    const isIt = event.kind === "chargeback" ? event.of === id : event.id === id;
    if (!isIt || id === undefined) return;
    const sign = event.kind === "chargeback" ? -1 : 1;
    for (let component = 0; component < WIDTH; component++) {
      covered[component] =
        (covered[component] as number) + sign * Math.abs(ledger.splits[index * 5 + component] as number);
    }
  });
  return covered;
}

const PLACES = Object.keys(COMPONENTS);

/** Kinds of money event that bring nothing in. */
const GOING_OUT: ReadonlySet<EventKind> = new Set<EventKind>(["refund", "recovery"]);

/** What was received, by all events or by one, and not taken back before; `undefined` if that one does not count. */
function leftOf({ ledger }: Fold, id?: string): number | undefined {
  let [isKnown, left] = [id === undefined, 0];
  ledger.money.forEach((event, index) => {
    if (ledger.creditUses.has(index) || GOING_OUT.has(event.kind)) return;
    const moved = ledger.splits[index * 5 + WIDTH] as number;
    const named = event.kind === "chargeback" ? event.of : event.id;
    if (id !== undefined && named !== id) return;
    if (event.kind === "chargeback") left -= moved;
    else [isKnown, left] = [true, left + moved];
  });
  return isKnown ? left : undefined;
}

/** Whether so much was received, by the payment that is named and by all, and not taken back; if not, says so. */
function mayTakeBack(fold: Fold, id: string | undefined, amount: number): boolean {
  const left = leftOf(fold, id);
  if (left === undefined) wrong(fold, "conflict", "of", "must be the id of a payment that counts");
  else if (amount > left && id !== undefined)
    wrong(fold, "out-of-range", "amount", "must not be more than is left of the payment");
  else if (amount > (leftOf(fold) as number))
    wrong(fold, "out-of-range", "amount", "must not be more than what was received and not taken back");
  else return true;
  return false;
}

/** A payment is taken back. */
export function applyChargeback(fold: Fold, event: EventOf<"chargeback">, day: Day): void {
  const { ledger, rules } = fold;
  const amount = minorOfEvent(event, rules.digits);
  if (!mayTakeBack(fold, event.of, amount)) return;
  bringTo(fold, day);
  const split = [0, 0, 0, 0];
  const order = rules.servicing.chargeback;
  let left = amount;
  if (order !== undefined && event.of !== undefined) {
    const covered = coveredBy(ledger, event.of);
    for (const name of order) {
      const component = PLACES.indexOf(name);
      const taken = Math.min(left, covered[component] as number);
      split[component] = taken;
      left -= taken;
    }
  }
  split[PRINCIPAL] = (split[PRINCIPAL] as number) + left;
  const owed = split.map((part, component) => (part > 0 ? lendAgain(fold, part, day, component) : 0));
  if (owed.some((part) => part > 0)) {
    ledger.chargebacks.push({ day, amount, due: ledger.due[addedRow(ledger, day)] as Day });
  }
  write(ledger, { event, day, amount }, owed);
}
