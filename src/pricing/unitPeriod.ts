/**
 * The unit-period of a transaction under US Regulation Z, appendix J (b)(3) and (4): the interval that occurs most
 * often between advances or between payments, never longer than a year.
 */
import { addMonths, type Day, endOfMonth, packCivil } from "../kernel/date.js";
import type { UnitPeriod } from "../rules/aprClock.js";

/** A unit-period, or the whole term of a loan paid out once and paid back once. */
export type AprUnitPeriod = UnitPeriod | "term";

const DAYS_IN_MONTH = 365 / 12;

const dayOfMonth = (day: Day): number => packCivil(day) & 31;
const isLastDay = (day: Day): boolean => endOfMonth(day) === day;

/** The day of the month that a series of dates has: 31 if all are last days, else the latest that occurs. */
export function seriesDay(days: readonly Day[]): number {
  return days.every(isLastDay) ? 31 : Math.max(...days.map(dayOfMonth));
}

/** The whole months between two days, or 0; a month's last day stands for the days that it lacks. */
function wholeMonths(from: Day, to: Day): number {
  const months = Math.round((to - from) / DAYS_IN_MONTH);
  if (months < 1) return 0;
  const isSame = addMonths(from, months) === to || (isLastDay(from) && isLastDay(to));
  const isClamped = isLastDay(from) && addMonths(to, -months) === from;
  return isSame || isClamped ? months : 0;
}

/** An interval as months if it is whole months, else weeks, else days. */
function interval(from: Day, to: Day): UnitPeriod {
  const months = wholeMonths(from, to);
  if (months >= 12) return { unit: "year", count: 1 };
  if (months > 0) return { unit: "month", count: months };
  const days = to - from;
  if (days > 365) return { unit: "year", count: 1 };
  return days % 7 === 0 ? { unit: "week", count: days / 7 } : { unit: "day", count: days };
}

function lengthOf({ unit, count }: UnitPeriod): number {
  const days = { day: 1, week: 7, "half-month": DAYS_IN_MONTH / 2, month: DAYS_IN_MONTH, year: 365 };
  return count * days[unit];
}

/** Whether every two intervals in a row make a whole month, and no single one does. */
function isTwiceAMonth(days: readonly Day[]): boolean {
  if (days.length < 4) return false;
  const at = (i: number): Day => days[i] as Day;
  return days.every(
    (_, i) =>
      (i < 2 || wholeMonths(at(i - 2), at(i)) === 1) && (i < 1 || wholeMonths(at(i - 1), at(i)) === 0),
  );
}

/** The standard interval nearest to a number of days: a day, weeks, half a month, months; the lower of two. */
function nearestStandard(days: number): UnitPeriod {
  const candidates: UnitPeriod[] = [{ unit: "day", count: 1 }];
  for (let count = 1; count <= 52; count++) candidates.push({ unit: "week", count });
  candidates.push({ unit: "half-month", count: 1 });
  for (let count = 1; count <= 11; count++) candidates.push({ unit: "month", count });
  candidates.push({ unit: "year", count: 1 });
  const distance = (period: UnitPeriod): number => Math.abs(lengthOf(period) - days);
  return candidates.sort((a, b) => distance(a) - distance(b) || lengthOf(a) - lengthOf(b))[0] as UnitPeriod;
}

const sortedDays = (days: readonly Day[]): Day[] => [...new Set(days)].sort((a, b) => a - b);

/** The intervals of a series that begins at the start of the term. */
function intervalsOf(start: Day, days: readonly Day[]): UnitPeriod[] {
  const points = sortedDays([start, ...days]);
  return points.slice(1).map((day, i) => interval(points[i] as Day, day));
}

function commonest(intervals: readonly UnitPeriod[]): UnitPeriod | undefined {
  const counts = new Map<string, { period: UnitPeriod; times: number }>();
  for (const period of intervals) {
    const name = `${period.count} ${period.unit}`;
    counts.set(name, { period, times: (counts.get(name)?.times ?? 0) + 1 });
  }
  const common = [...counts.values()].filter(({ times }) => times > 1);
  common.sort((a, b) => b.times - a.times || lengthOf(a.period) - lengthOf(b.period));
  return common[0]?.period;
}

/** The unit-period of a transaction: `start` is the first day of its term. */
export function unitPeriodOf(start: Day, advances: readonly Day[], payments: readonly Day[]): AprUnitPeriod {
  const [paidOut, paidBack] = [sortedDays(advances), sortedDays(payments)];
  if (paidOut.length <= 1 && paidBack.length <= 1) {
    const end = Math.max(...paidOut, ...paidBack);
    return end <= addMonths(start, 12) ? "term" : { unit: "year", count: 1 };
  }
  if (isTwiceAMonth(paidBack)) return { unit: "half-month", count: 1 };
  const intervals = [...intervalsOf(start, paidOut), ...intervalsOf(start, paidBack)];
  const average = (Math.max(...paidOut, ...paidBack) - start) / Math.max(1, intervals.length);
  return commonest(intervals) ?? nearestStandard(average);
}
