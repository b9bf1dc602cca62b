/**
 * Directed parts of a payment: amounts for a component, of one row or of the oldest rows that owe it, whatever the
 * waterfall says.
 */
import { type Day, readDate } from "../kernel/date.js";
import { Decimal } from "../kernel/decimal.js";
import { toMinor } from "../kernel/money.js";
import { COMPONENTS } from "../rules/waterfall.js";
import { type Purse, payCell } from "./allocate.js";
import type { DirectedPart } from "./event/paymentChoice.js";
import { type Fold, wrong } from "./fold.js";
import { INTEREST, PRINCIPAL, WIDTH } from "./ledger/ledgerCells.js";

const PLACES = Object.keys(COMPONENTS);

/** The rows that a part may go to. */
function rowsOf({ ledger }: Fold, { dueOn }: DirectedPart): number[] {
  const all = ledger.due.map((_, row) => row);
  if (dueOn === undefined) return all;
  const day = readDate(dueOn) as Day;
  return all.filter((row) => ledger.due[row] === day);
}

/**
 * Lets a row take more than it owes where later rows are worked out from what is left: principal, and interest that
 * moved on from it.
 */
function makeRoom(fold: Fold, row: number, component: number, amount: number): void {
  const { ledger, rules } = fold;
  const { interest, paidAhead } = rules.servicing;
  const isMoving = component === PRINCIPAL || (component === INTEREST && paidAhead === "moves-on");
  const missing = amount - (ledger.owed[row * WIDTH + component] as number);
  if (!isMoving || interest !== "actual" || fold.engine.isFlat || missing <= 0) return;
  if (amount <= ledger.openOf(component)) ledger.charge(row, component, missing);
}

/** Pays one part; returns what of it found nothing to pay. */
function payPart(fold: Fold, purse: Purse, part: DirectedPart, amount: number): number {
  const component = PLACES.indexOf(part.component);
  const rows = rowsOf(fold, part);
  const [only] = rows;
  if (part.dueOn !== undefined && only !== undefined) makeRoom(fold, only, component, amount);
  let left = amount;
  for (const row of rows) {
    if (left === 0) break;
    left -= payCell(fold.ledger, purse, row * WIDTH + component, left);
  }
  return left;
}

/** Pays the directed parts of a payment; notes the parts that do not fit, and pays none of them then. */
export function payParts(fold: Fold, purse: Purse, parts: readonly DirectedPart[]): boolean {
  const amounts = parts.map(({ amount }) => toMinor(new Decimal(amount), fold.rules.digits));
  const sum = amounts.reduce<number>((total, amount) => total + (amount ?? Number.POSITIVE_INFINITY), 0);
  if (sum > purse.left) {
    wrong(
      fold,
      "out-of-range",
      "parts",
      "must be amounts of the currency that add up to no more than the payment",
    );
    return false;
  }
  return parts.every((part, index) => {
    if (payPart(fold, purse, part, amounts[index] as number) === 0) return true;
    wrong(fold, "out-of-range", `parts[${index}].amount`, "must not be more than what is owed there");
    return false;
  });
}
