/**
 * Actual/actual ICMA: days over the days of the regular period that contains them, times that period's share of a
 * year.
 *
 * Fraction = share × Σ dᵢ / Dᵢ, with dᵢ the days that fall in the i-th regular period, Dᵢ that period's length in
 * days, and share n/12 for n months (n/52 for n weeks, n/365 for n days). A whole regular period is exactly its share.
 * A longer or shorter period is split over notional regular periods that lead up to, or on from, its regular end.
 * ICMA rule 251; ISDA 2006 §4.16(c).
 */
import { type Day, endOfMonth } from "../kernel/date.js";
import { equalPeriod, type SteppedFrequency, type Stepping, type YearFraction } from "./frequency.js";
import { dateAt } from "./frequencyDates.js";

/** Where a period lies in its schedule. Without any of it a period is taken to stand alone, from its start on. */
export interface PeriodPlace {
  /** Whether an anchor on a month's last day keeps all regular dates there. */
  readonly endOfMonth?: boolean | undefined;
  /** The first and the last day of the schedule. */
  readonly scheduleStart?: Day | undefined;
  readonly scheduleEnd?: Day | undefined;
  /** The last day of the period that the counted days lie in. */
  readonly periodEnd?: Day | undefined;
  /** The first and the last regular date, where the schedule starts or ends with an irregular period. */
  readonly firstRegular?: Day | undefined;
  readonly lastRegular?: Day | undefined;
  /** A regular period to count by. */
  readonly referenceStart?: Day | undefined;
  readonly referenceEnd?: Day | undefined;
}

/** The k-th date between regular periods. */
type Grid = (step: number) => Day;

/** Regular dates before and after an anchor, all at month ends if it is one and the flag says so. */
function gridFrom(anchor: Day, stepping: Stepping<SteppedFrequency>, keepsMonthEnd: boolean): Grid {
  const isPinned = keepsMonthEnd && stepping.frequency.kind === "months" && endOfMonth(anchor) === anchor;
  return (step) => {
    const day = dateAt(anchor, step, stepping);
    return isPinned ? endOfMonth(day) : day;
  };
}

/** The regular periods to count by, chosen from what is known of the schedule. */
function gridOf(start: Day, end: Day, stepping: Stepping<SteppedFrequency>, place: PeriodPlace): Grid {
  const { scheduleStart, scheduleEnd, firstRegular, lastRegular, referenceStart, referenceEnd } = place;
  const from = (anchor: Day): Grid => gridFrom(anchor, stepping, place.endOfMonth === true);
  if (referenceStart !== undefined && referenceEnd !== undefined) {
    const [back, forward] = [from(referenceStart), from(referenceEnd)];
    return (step) => (step <= 0 ? back(step) : forward(step - 1));
  }
  if (firstRegular !== undefined && end <= firstRegular) return from(firstRegular);
  if (lastRegular !== undefined && start >= lastRegular) return from(lastRegular);
  if (firstRegular !== undefined && start >= firstRegular) return from(firstRegular);
  const periodEnd = place.periodEnd ?? end;
  if (periodEnd === (scheduleEnd ?? periodEnd)) return from(start);
  if (start === scheduleStart) return from(periodEnd);
  return (step) => start + step * (periodEnd - start);
}

/** Σ dᵢ / Dᵢ as one fraction: only the first and the last period can be counted in part. */
function countPeriods(start: Day, end: Day, grid: Grid): YearFraction {
  let step = 0;
  while (grid(step) > start) step--;
  while (grid(step + 1) <= start) step++;
  let numerator = 0;
  let denominator = 1;
  for (let from = grid(step); from < end; ) {
    const to = grid(++step);
    const days = Math.min(end, to) - Math.max(start, from);
    const length = days === to - from ? 1 : to - from;
    numerator = numerator * length + (length === 1 ? denominator : days * denominator);
    denominator *= length;
    from = to;
  }
  return { numerator, denominator };
}

/** The share of a year between two days; start ≤ end. Both parts are safe integers, not reduced. */
export function icmaFraction(
  start: Day,
  end: Day,
  stepping: Stepping<SteppedFrequency>,
  place: PeriodPlace,
): YearFraction {
  if (start === end) return { numerator: 0, denominator: 1 };
  const share = equalPeriod(stepping.frequency);
  const periods = countPeriods(start, end, gridOf(start, end, stepping, place));
  return {
    numerator: share.numerator * periods.numerator,
    denominator: share.denominator * periods.denominator,
  };
}
