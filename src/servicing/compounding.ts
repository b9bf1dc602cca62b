/**
 * Compounding: overdue interest and charges that bear interest themselves, from the compounding dates on.
 */
import type { Day } from "../kernel/date.js";
import type { Compounded } from "../rules/recalculation.js";
import type { Fold } from "./fold.js";
import { FEE, INTEREST, PENALTY, WIDTH } from "./ledger/ledgerCells.js";
import { lastRest } from "./rest.js";

const COMPONENTS: Readonly<Record<Compounded, readonly number[]>> = {
  none: [],
  interest: [INTEREST],
  fees: [FEE],
  "interest-and-fees": [INTEREST, FEE],
  charges: [FEE, PENALTY],
  "interest-and-charges": [INTEREST, FEE, PENALTY],
};

/** What of a component had fallen due by a day and was neither paid nor waived by another. */
function unpaid({ ledger }: Fold, component: number, dueBy: Day, paidBy: Day): number {
  let open = 0;
  for (let row = 0; row < ledger.count && (ledger.due[row] as Day) <= dueBy; row++) {
    const cell = row * WIDTH + component;
    open += (ledger.charged[cell] as number) - ledger.waivedIn(cell);
  }
  ledger.moneyDays.forEach((day, index) => {
    if (day <= paidBy) open -= ledger.splits[index * 5 + component] as number;
  });
  return Math.max(open, 0);
}

/** Overdue interest and charges that bear interest from the start of a day on. */
export function compoundedOn(fold: Fold, day: Day): number {
  const { compounding } = fold.rules.servicing;
  if (compounding === undefined) return 0;
  const date = lastRest(fold, compounding.every, day);
  return COMPONENTS[compounding.of].reduce(
    (sum, component) =>
      sum + Math.min(unpaid(fold, component, date, date), unpaid(fold, component, date, day)),
    0,
  );
}

/** The days between two at which compounding begins anew. */
export function compoundingDays(fold: Fold, from: Day, to: Day): Day[] {
  const { compounding } = fold.rules.servicing;
  if (compounding === undefined || compounding.of === "none") return [];
  const days: Day[] = [];
  for (let day = from + 1; day < to; day++) {
    if (lastRest(fold, compounding.every, day) === day) days.push(day);
  }
  return days.concat(fold.ledger.moneyDays.filter((day) => day > from && day < to));
}
