/**
 * Interest of ACTUS contracts between two days, by the rates that hold in between.
 */
import type { Day } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import { DAY_COUNTS, type DayCountRule } from "../../rules/dayCount.js";
import { type ActusContract, dayCountOf, listOf, type Moment, numberOf } from "./actusContract.js";
import { datesOfArray } from "./actusCycles.js";
import { type ActusDate, movedDates } from "./actusDates.js";

/** The years between two days, by the contract's day count. */
export function yearsBetween(contract: ActusContract, start: Day, end: Day): Decimal {
  const rule: DayCountRule = DAY_COUNTS[dayCountOf(contract)];
  if (rule.kind !== "fixed") return new Decimal(0);
  return new Decimal(rule.numerator(start, end, {})).div(rule.denominator);
}

/** A rate from a day on. */
export interface RateChange extends ActusDate {
  readonly rate: Decimal;
}

/** The rates that a contract fixes beforehand, after its first day and before maturity. */
export function rateChangesOf(contract: ActusContract, start: Day, maturity: Moment): RateChange[] {
  const rates = listOf(contract, "arrayRate");
  const moved = movedDates(contract);
  return datesOfArray(contract, "RateReset", maturity)
    .map(({ day, index }) => ({ ...moved(day), rate: new Decimal(rates[index] ?? 0) }))
    .filter(({ reckoned }) => reckoned > start);
}

/** Interest on a notional between two days. */
export function interestBetween(
  contract: ActusContract,
  changes: readonly RateChange[],
  notional: Decimal,
  [start, end]: readonly [Day, Day],
): Decimal {
  let rate = numberOf(contract, "nominalInterestRate") ?? new Decimal(0);
  let from = start;
  let sum = new Decimal(0);
  for (const { reckoned, rate: next } of changes) {
    if (reckoned >= end) break;
    if (reckoned > from) {
      sum = sum.plus(rate.times(yearsBetween(contract, from, reckoned)));
      from = reckoned;
    }
    rate = next;
  }
  return notional.times(sum.plus(rate.times(yearsBetween(contract, from, end))));
}
