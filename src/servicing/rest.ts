/**
 * Rests: the day on which money begins to count for recalculated interest.
 */
import { addMonths, type Day } from "../kernel/date.js";
import type { Rest } from "../rules/recalculation.js";
import type { Fold } from "./fold.js";
import type { Ledger } from "./ledger/ledger.js";

const WEEK = 7;

/** The first due date of a row of the schedule on a day or after it; the day itself after the last of them. */
function dueDateFrom(ledger: Ledger, day: Day): Day {
  for (let row = ledger.rowFrom(day); row < ledger.count; row++) {
    if ((ledger.period[row] as number) >= 0) return ledger.due[row] as Day;
  }
  return day;
}

/** The last due date of a row of the schedule on a day or before it. */
function dueDateBefore(ledger: Ledger, day: Day, disbursedOn: Day): Day {
  let last = disbursedOn;
  for (let row = 0; row < ledger.count && (ledger.due[row] as Day) <= day; row++) {
    if ((ledger.period[row] as number) >= 0) last = ledger.due[row] as Day;
  }
  return last;
}

/** Months from a day to the last monthly day that is not after another. */
function wholeMonths(from: Day, to: Day): number {
  let months = Math.max(Math.floor((to - from) / 31), 0);
  while (addMonths(from, months + 1) <= to) months++;
  return months;
}

/** The last day of a rhythm on a day or before it; the rhythm is counted from the disbursement. */
export function lastRest({ ledger, rules }: Fold, rest: Rest, day: Day): Day {
  const { disbursedOn } = rules;
  if (rest === "daily") return day;
  if (rest === "due-dates") return dueDateBefore(ledger, day, disbursedOn);
  if (rest === "weekly") return day - ((day - disbursedOn) % WEEK);
  return addMonths(disbursedOn, wholeMonths(disbursedOn, day));
}

/** The first day of a rhythm on a day or after it. */
function nextRest(fold: Fold, rest: Rest, day: Day): Day {
  const { ledger, rules } = fold;
  if (rest === "daily") return day;
  if (rest === "due-dates") return dueDateFrom(ledger, day);
  const last = lastRest(fold, rest, day);
  if (last === day) return day;
  if (rest === "weekly") return last + WEEK;
  return addMonths(rules.disbursedOn, wholeMonths(rules.disbursedOn, day) + 1);
}

/** The day on which money received on a day begins to count. */
export function countingDay(fold: Fold, day: Day): Day {
  const { interest, rest } = fold.rules.servicing;
  return interest === "actual" ? nextRest(fold, rest, day) : day;
}
