/**
 * Accrued interest: what the balance has earned since the period in progress began.
 *
 * Accrued = Σ balance × factor of the days so far, exact; flat interest accrues evenly over the days of its row.
 */
import type { Day } from "../kernel/date.js";
import { Decimal } from "../kernel/decimal.js";
import { fromMinor } from "../kernel/money.js";
import { type Ratio, ratio, ratioToDecimal, roundRatio, subtractRatios, ZERO } from "../kernel/ratio.js";
import type { Fold } from "./fold.js";
import type { Ledger } from "./ledger/ledger.js";
import { earnedUpTo } from "./periodInterest.js";
import { recalculatedUpTo, treatmentIn } from "./recalculatedInterest.js";
import { chargedAhead } from "./recalculatedRow.js";
import { scheduledFrom } from "./rowsToCome.js";

/** Interest accrued in the period in progress. */
export interface AccruedInterest {
  /** Exact, to 30 significant digits. */
  readonly exact: Decimal;
  /** Rounded once, to the currency's digits. */
  readonly rounded: Decimal;
  /** In minor units, exact. */
  readonly ratio: Ratio;
}

/** The row in whose period a day lies; −1 if it lies in none. */
export function rowInProgress(ledger: Ledger, day: Day): number {
  for (let row = 0; row < ledger.count; row++) {
    const isRegular = (ledger.period[row] as number) >= 0;
    if (isRegular && (ledger.start[row] as Day) < day && day < (ledger.due[row] as Day)) return row;
  }
  return -1;
}

/** Interest of a row accrued up to a day and not charged yet: as scheduled, or as it is recalculated on that day. */
function accruedIn(fold: Fold, row: number, day: Day): Ratio {
  const { ledger, engine, rules } = fold;
  const period = ledger.period[row] as number;
  if (engine.isFlat) {
    const [start, due] = [ledger.start[row] as Day, ledger.due[row] as Day];
    return ratio(BigInt(ledger.accrues[row] as number) * BigInt(day - start), due - start);
  }
  if (rules.servicing.interest === "scheduled") {
    return earnedUpTo(engine, period, scheduledFrom(ledger, row), day);
  }
  const earned = subtractRatios(recalculatedUpTo(fold, row, day), ratio(chargedAhead(ledger, row)));
  return earned.numerator < 0n ? ZERO : earned;
}

/** Interest accrued in the period in progress on a day, and not yet due. */
export function accruedInterest(fold: Fold, day: Day): AccruedInterest {
  const { ledger, rules } = fold;
  const isOpen = ledger.writtenOffOn === undefined && ledger.firstOpen < ledger.count;
  const row = isOpen ? rowInProgress(ledger, day) : -1;
  const exact = row < 0 || treatmentIn(ledger, row) === "forgiven" ? ZERO : accruedIn(fold, row, day);
  const scale = new Decimal(10).pow(rules.digits);
  return {
    exact: ratioToDecimal(exact, 30).div(scale),
    rounded: fromMinor(Number(roundRatio(exact, rules.mode)), rules.digits),
    ratio: exact,
  };
}
