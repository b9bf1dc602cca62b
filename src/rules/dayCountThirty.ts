/**
 * Counts of thirty-day months: the day counts that give every month 30 days and every year 360.
 *
 * Days = 360 (Y2 − Y1) + 30 (M2 − M1) + (D2 − D1); the rules differ in which days D1 and D2 they move to the 30th.
 * Every function takes start ≤ end and returns 0 where they are the same day.
 */
import { type Day, daysInMonth, packCivil } from "../kernel/date.js";

const yearOf = (packed: number): number => packed >> 9;
const monthOf = (packed: number): number => (packed >> 5) & 15;
const dayOf = (packed: number): number => packed & 31;

const isMonthEnd = (packed: number): boolean =>
  dayOf(packed) === daysInMonth(yearOf(packed), monthOf(packed));
const isFebruaryEnd = (packed: number): boolean => monthOf(packed) === 2 && isMonthEnd(packed);

/** Moves the 31st to the 30th. */
const capAt30 = (day: number): number => (day === 31 ? 30 : day);

/** Moves an end on the 31st to the 30th, if the start lies there. */
const capIfStartAt30 = (startDay: number, endDay: number): number =>
  endDay === 31 && startDay === 30 ? 30 : endDay;

/** Days of thirty-day months between two packed dates, by the days of the month that they count as. */
const count = (from: number, fromDay: number, to: number, toDay: number): number =>
  360 * (yearOf(to) - yearOf(from)) + 30 * (monthOf(to) - monthOf(from)) + toDay - fromDay;

/** Bond basis: a start on the 31st is the 30th; an end on the 31st too, if the start is then the 30th. */
export function bondBasisDays(start: Day, end: Day): number {
  const from = packCivil(start);
  const to = packCivil(end);
  const fromDay = capAt30(dayOf(from));
  return count(from, fromDay, to, capIfStartAt30(fromDay, dayOf(to)));
}

/** US rule with end of month: as bond basis, and the end of February counts as the 30th as well. */
export function usEndOfMonthDays(start: Day, end: Day): number {
  const from = packCivil(start);
  const to = packCivil(end);
  const startsInFebruaryEnd = isFebruaryEnd(from);
  const fromDay = startsInFebruaryEnd ? 30 : capAt30(dayOf(from));
  const toDay = startsInFebruaryEnd && isFebruaryEnd(to) ? 30 : capIfStartAt30(fromDay, dayOf(to));
  return count(from, fromDay, to, toDay);
}

/** PSA rule: a start on any month's last day is the 30th; an end on the 31st too, if the start is the 30th. */
export function psaDays(start: Day, end: Day): number {
  if (start === end) return 0;
  const from = packCivil(start);
  const to = packCivil(end);
  const fromDay = isMonthEnd(from) ? 30 : dayOf(from);
  return count(from, fromDay, to, capIfStartAt30(fromDay, dayOf(to)));
}

/** Eurobond basis: both a start and an end on the 31st are the 30th. */
export function eurobondDays(start: Day, end: Day): number {
  const from = packCivil(start);
  const to = packCivil(end);
  return count(from, capAt30(dayOf(from)), to, capAt30(dayOf(to)));
}

/** Every month's last day is the 30th, on both sides; an end of February at maturity is not. */
export function monthEndDays(start: Day, end: Day, maturity: Day | undefined): number {
  if (start === end) return 0;
  const from = packCivil(start);
  const to = packCivil(end);
  const fromDay = isMonthEnd(from) ? 30 : dayOf(from);
  const keepsDay = isFebruaryEnd(to) && end === maturity;
  return count(from, fromDay, to, isMonthEnd(to) && !keepsDay ? 30 : dayOf(to));
}

/** A start on the 31st is the 30th; an end on the 31st is the first of the next month. */
export function eurobondPlusDays(start: Day, end: Day): number {
  if (start === end) return 0;
  const from = packCivil(start);
  const to = packCivil(end);
  // The first of the next month lies 30 × 1 + 1 − 31 = 0 days past the 31st of this one.
  return count(from, capAt30(dayOf(from)), to, dayOf(to));
}
