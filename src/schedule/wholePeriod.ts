/**
 * Whole periods: the part of a year that a period is by its share, whatever its days.
 */
import type { Day } from "../kernel/date.js";
import { multiplyRatios, type Ratio, ratio, ZERO } from "../kernel/ratio.js";
import { equalPeriod, type SteppedFrequency } from "../rules/frequency.js";
import { PERIOD_SHARES } from "../rules/periodShare.js";
import type { Agreed } from "./agreed.js";

/** The exact part of a year between two days. */
export type YearsBetween = (start: Day, end: Day) => Ratio;

/** The share of a year of one regular period; parts of it by their days. */
export function shareOf(share: Ratio, [start, end]: readonly [Day, Day]): YearsBetween {
  return (from, to) => {
    if (from === start && to === end) return start === end ? ZERO : share;
    return multiplyRatios(share, ratio(to - from, end - start));
  };
}

/** The parts of a year in a period that costs a whole share: all of it, or parts by their days. */
export function wholePeriod({ stepping, terms }: Agreed, period: readonly [Day, Day]): YearsBetween {
  const { numerator, denominator } = equalPeriod(stepping.frequency as SteppedFrequency);
  const { periodShare } = terms.interest;
  if (periodShare === "equal") return shareOf(ratio(numerator, denominator), period);
  const months = (12 * numerator) / denominator;
  return (start, end) => {
    const share = PERIOD_SHARES[periodShare].of({ start, end, months });
    return shareOf(ratio(share.numerator, share.denominator), period)(start, end);
  };
}
