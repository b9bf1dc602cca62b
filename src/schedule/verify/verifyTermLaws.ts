/**
 * The laws that amounts obey by their terms: interest and level amounts worked out again in exact fractions.
 */
import { Decimal } from "../../kernel/decimal.js";
import { type Ratio, ratio, ratioFromDecimal, ratioToDecimal } from "../../kernel/ratio.js";
import { roundedAmount } from "../explain/explainExact.js";
import type { RowInterest } from "../explain/explainInterest.js";
import { plannedPayments, repaysByLevel } from "../explain/explainLevel.js";
import { chargedInterest, closingInterest, isCapitalized } from "../explain/explainParts.js";
import type { Trace } from "../explain/explainTrace.js";
import type { CheckedSchedule, LawBreach } from "./verifyChecked.js";
import {
  breach,
  inMoney,
  inUnits,
  type Pair,
  type Reckoning,
  reckon,
  rowsIn,
  statedInterest,
} from "./verifyReckoning.js";

/** Interest = balance × factor, exact, rounded once; flat shares, daily rounding and bullets by their own rules. */
export function interestIsExact(schedule: CheckedSchedule): LawBreach[] {
  const trace = schedule.trace as Trace;
  const { pairs, interests } = reckon(schedule, trace);
  const accrued = (row: number) =>
    Number((interests[row] as RowInterest).rounded) +
    chargedInterest(trace, row) +
    closingInterest(trace, row);
  return pairs.flatMap((pair) => {
    const actual = statedInterest(trace, pair);
    if (actual === undefined) return [];
    const units = rowsIn(pair.group).reduce((total, row) => total + accrued(row), 0);
    const expected = roundedAmount(trace.agreed, units);
    const column = pair.row.accruedInterest === undefined ? "interest" : "accruedInterest";
    const message = "is not the exact interest of the period, rounded once";
    return expected.eq(actual) ? [] : [breach(pair, column, message, { expected, actual })];
  });
}

/** The interest that a row of the plan charges: as the row states it, if the row stands alone. */
function chargedUnits({ trace, interests }: Reckoning, pair: Pair, row: number): Ratio {
  const stated = statedInterest(trace, pair);
  const isAlone = pair.group.to - pair.group.from === 1 && closingInterest(trace, row) === 0;
  if (isAlone && stated !== undefined) return inUnits(trace, stated);
  return ratio(Number((interests[row] as RowInterest).rounded) + chargedInterest(trace, row));
}

/** What the rows of a group pay towards the level amount. */
function paidUnits(reckoning: Reckoning, pair: Pair): Decimal {
  const { trace } = reckoning;
  const { level, pass } = trace.prepared;
  const interest = rowsIn(pair.group).reduce((total, row) => {
    const times =
      (level.paysTotal && repaysByLevel(trace, row) ? 1 : 0) + (isCapitalized(trace, row) ? 1 : 0);
    return total.plus(ratioToDecimal(chargedUnits(reckoning, pair, row)).times(times));
  }, new Decimal(0));
  const shift = pair.group.from === 0 ? pass.firstShift : 0;
  const balloon = pair.group.to === trace.amounts.count ? pass.balloon : 0;
  const given = rowsIn(pair.group).reduce(
    (sum, row) => sum + (pass.given?.has(row) ? (trace.amounts.principal[row] as number) : 0),
    0,
  );
  const principal = ratioToDecimal(inUnits(trace, pair.row.principal))
    .minus(pair.group.paidDown)
    .minus(given);
  return principal.plus(interest).minus(shift).minus(balloon);
}

/** By how many units the rows of a group may depart from the level amount; without bound where a policy moves all rows. */
function allowedUnits(trace: Trace, { group }: Pair, paying: readonly number[]): Decimal {
  const { residue, largestResidue } = trace.agreed.terms.rounding;
  const isClosing = group.to === trace.amounts.count;
  if (isClosing) {
    const isBound = largestResidue !== undefined && !trace.isFolded && paying.length === 1;
    return isBound ? ratioToDecimal(inUnits(trace, new Decimal(largestResidue))) : new Decimal(Infinity);
  }
  const { moved } = trace.amounts;
  if (moved !== undefined) {
    return new Decimal(Math.abs(paying.reduce((sum, row) => sum + (moved[row] as number), 0)));
  }
  if (residue === "spread") return new Decimal(paying.length);
  if (residue !== "last" && residue !== "re-level" && residue !== "first") return new Decimal(Infinity);
  const firstPaying = trace.periods.findIndex((_, row) => repaysByLevel(trace, row));
  return new Decimal(residue === "first" && paying.includes(firstPaying) ? Infinity : 0);
}

/** What a row pays is the exact level amount, rounded, except for what the residue policy moves. */
export function levelIsKept(schedule: CheckedSchedule): LawBreach[] {
  const trace = schedule.trace as Trace;
  const plannedIn = plannedPayments(trace);
  if (plannedIn === undefined) return [];
  const reckoning = reckon(schedule, trace);
  return reckoning.pairs.flatMap((pair) => {
    const paying = rowsIn(pair.group).filter((row) => repaysByLevel(trace, row));
    if (paying.length === 0) return [];
    const planned = paying.reduce(
      (total, row) => total + plannedIn(row, reckoning.balances[row] as Ratio).rounded,
      0,
    );
    const paid = paidUnits(reckoning, pair);
    if (
      paid
        .minus(planned)
        .abs()
        .lte(allowedUnits(trace, pair, paying))
    )
      return [];
    const expected = roundedAmount(trace.agreed, planned);
    const actual = inMoney(trace, ratioFromDecimal(paid));
    const message = "does not lead to the level amount, and the residue policy does not allow for it";
    return [breach(pair, "principal", message, { expected, actual })];
  });
}
