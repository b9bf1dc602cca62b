/**
 * Day counts for the oracle, each as its definition reads.
 */
import { addMonthsClamped, civil, dayNumber, type Every, isLeap, monthLength, stepMonths } from "./dates.js";
import { type Fraction, fraction, ONE, plus, times, ZERO } from "./fraction.js";

export interface Surroundings {
  readonly every: Every;
  /** The share of a year of a regular period. */
  readonly share: Fraction | undefined;
  /** The end of the last planned period. */
  readonly maturity: number;
  /** The end of the period, where a part of it is counted. */
  readonly periodEnd?: number;
  readonly isWorked: (day: number) => boolean;
  /** The k-th date between regular periods. */
  readonly grid: (step: number) => number;
  /** Whether the two days bound one regular period. */
  readonly isRegular: (start: number, end: number) => boolean;
}

type Ends = readonly [start: number, end: number];

const isMonthEnd = (day: number): boolean => {
  const { year, month, day: dayOfMonth } = civil(day);
  return dayOfMonth === monthLength(year, month);
};
const isFebruaryEnd = (day: number): boolean => civil(day).month === 2 && isMonthEnd(day);

/** 360 (Y2 − Y1) + 30 (M2 − M1) + (D2 − D1), the days of the month as the rule counts them. */
const thirties = ([start, end]: Ends, firstDay: number, secondDay: number): number => {
  const [from, to] = [civil(start), civil(end)];
  return start === end
    ? 0
    : 360 * (to.year - from.year) + 30 * (to.month - from.month) + secondDay - firstDay;
};

const bond = ([start, end]: Ends): number => {
  const first = Math.min(civil(start).day, 30);
  const last = civil(end).day;
  return thirties([start, end], first, last === 31 && first === 30 ? 30 : last);
};

const usEndOfMonth = ([start, end]: Ends): number => {
  const first = isFebruaryEnd(start) ? 30 : Math.min(civil(start).day, 30);
  const last = civil(end).day;
  if (isFebruaryEnd(start) && isFebruaryEnd(end)) return thirties([start, end], first, 30);
  return thirties([start, end], first, last === 31 && first === 30 ? 30 : last);
};

const psa = ([start, end]: Ends): number => {
  const first = isMonthEnd(start) ? 30 : civil(start).day;
  const last = civil(end).day;
  return thirties([start, end], first, last === 31 && first === 30 ? 30 : last);
};

const eurobond = ([start, end]: Ends): number =>
  thirties([start, end], Math.min(civil(start).day, 30), Math.min(civil(end).day, 30));

const eurobondPlus = ([start, end]: Ends): number =>
  thirties([start, end], Math.min(civil(start).day, 30), civil(end).day);

const monthEnds = ([start, end]: Ends, maturity: number | undefined): number => {
  const first = isMonthEnd(start) ? 30 : civil(start).day;
  const keeps = isFebruaryEnd(end) && end === maturity;
  return thirties([start, end], first, isMonthEnd(end) && !keeps ? 30 : civil(end).day);
};

/** The days from start to end (the end excluded) that satisfy a test. */
const daysThat = ([start, end]: Ends, test: (day: number) => boolean): number => {
  let count = 0;
  for (let day = start; day < end; day++) if (test(day)) count++;
  return count;
};

const isLeapDay = (day: number): boolean => {
  const { month, day: dayOfMonth } = civil(day);
  return month === 2 && dayOfMonth === 29;
};

/** A 29 February after the start, up to and including the end. */
const holdsLeapDay = ([start, end]: Ends): boolean => daysThat([start + 1, end + 1], isLeapDay) > 0;

const isda = ([start, end]: Ends): Fraction => {
  let sum = ZERO;
  for (let day = start; day < end; ) {
    const { year } = civil(day);
    const next = Math.min(end, dayNumber({ year: year + 1, month: 1, day: 1 }));
    sum = plus(sum, fraction(next - day, isLeap(year) ? 366 : 365));
    day = next;
  }
  return sum;
};

const afb = ([start, end]: Ends): Fraction => {
  let years = 0;
  while (addMonthsClamped(end, -12 * (years + 1)) >= start) years++;
  const rest: Ends = [start, addMonthsClamped(end, -12 * years)];
  const length = daysThat(rest, isLeapDay) > 0 ? 366 : 365;
  return plus(fraction(years), fraction(rest[1] - rest[0], length));
};

const actualYear = ([start, end]: Ends): Fraction => {
  let years = 0;
  while (addMonthsClamped(start, 12 * (years + 1)) <= end) years++;
  const from = addMonthsClamped(start, 12 * years);
  return plus(fraction(years), fraction(end - from, addMonthsClamped(from, 12) - from));
};

const wholeMonths = ([start, end]: Ends): Fraction => {
  let months = 0;
  while (addMonthsClamped(start, months + 1) <= end) months++;
  const from = addMonthsClamped(start, months);
  const rest = fraction(end - from, addMonthsClamped(start, months + 1) - from);
  return times(plus(fraction(months), rest), fraction(1, 12));
};

const actual365L = (ends: Ends, { every, periodEnd = ends[1] }: Surroundings): Fraction => {
  const isLong =
    stepMonths(every) === 12 ? holdsLeapDay([ends[0], periodEnd]) : isLeap(civil(periodEnd).year);
  return fraction(ends[1] - ends[0], isLong ? 366 : 365);
};

/** Each regular period in part or whole: days in it ÷ its days × its share of a year. */
const icma = ([start, end]: Ends, { grid, share, isRegular }: Surroundings): Fraction => {
  if (share === undefined) throw new Error("no regular period");
  if (isRegular(start, end)) return share;
  let step = 0;
  while (grid(step) > start) step--;
  while (grid(step + 1) <= start) step++;
  let sum = ZERO;
  for (let day = start; day < end; step++) {
    const [from, to] = [grid(step), grid(step + 1)];
    const upTo = Math.min(end, to);
    sum = plus(sum, upTo - day === to - from ? ONE : fraction(upTo - day, to - from));
    day = upTo;
  }
  return times(sum, share);
};

type Rule = (ends: Ends, around: Surroundings) => Fraction;

const real = ([start, end]: Ends): number => end - start;
const days =
  (count: (ends: Ends, around: Surroundings) => number, basis: number): Rule =>
  (ends, around) =>
    fraction(count(ends, around), basis);

const notLeapDays = (ends: Ends): number => real(ends) - daysThat([ends[0] + 1, ends[1] + 1], isLeapDay);

export const ORACLE_DAY_COUNTS: Readonly<Record<string, Rule>> = {
  "actual/365": days(real, 365),
  "actual/360": days(real, 360),
  "actual/364": days(real, 364),
  "actual/366": days(real, 366),
  "actual/365.25": (ends) => fraction(4 * real(ends), 1461),
  "actual/365L": actual365L,
  "actual/365-leap-day": (ends) => fraction(real(ends), holdsLeapDay(ends) ? 366 : 365),
  "actual/actual-isda": isda,
  "actual/actual-icma": icma,
  "actual/actual-afb": afb,
  "actual/actual-year": actualYear,
  "months/12": wholeMonths,
  "nl/365": days(notLeapDays, 365),
  "nl/360": days(notLeapDays, 360),
  "30/360-bond": days(bond, 360),
  "30/360-us": days(bond, 360),
  "30/360-us-eom": days(usEndOfMonth, 360),
  "30/360-psa": days(psa, 360),
  "30e/360": days(eurobond, 360),
  "30e/360-isda": days((ends, { maturity }) => monthEnds(ends, maturity), 360),
  "30e+/360": days(eurobondPlus, 360),
  "30e/365": days((ends) => monthEnds(ends, undefined), 365),
  "30/365": days(eurobond, 365),
  "business/252": days((ends, { isWorked }) => daysThat(ends, isWorked), 252),
  "1/1": () => ONE,
};

/** Day counts whose days cost the same each: the days counted and the days of the year. */
export const EVEN_DAY_COUNTS: Readonly<Record<string, readonly [(ends: Ends) => number, number]>> = {
  "actual/365": [real, 365],
  "actual/360": [real, 360],
  "actual/364": [real, 364],
  "actual/366": [real, 366],
  "nl/365": [notLeapDays, 365],
  "nl/360": [notLeapDays, 360],
  "30/360-bond": [bond, 360],
  "30e/360": [eurobond, 360],
};

/** Days of a year in the nominal length of a period. */
export const nominalYear = (dayCount: string): Fraction => {
  if (dayCount === "actual/364") return fraction(364);
  if (dayCount === "actual/366") return fraction(366);
  if (dayCount === "actual/365.25") return fraction(1461, 4);
  return fraction(dayCount.includes("/360") ? 360 : 365);
};
