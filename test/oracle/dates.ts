/**
 * Dates for the oracle: a day is its number counted from 0001-01-01, which is day 1 and a Monday.
 */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const WEEKDAY_NAMES = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

export const isLeap = (year: number): boolean => year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);

export const monthLength = (year: number, month: number): number => {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

const daysBeforeYear = (year: number): number => {
  const past = year - 1;
  return 365 * past + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
};

export const dayNumber = ({ year, month, day }: Civil): number => {
  let number = daysBeforeYear(year) + day;
  for (let earlier = 1; earlier < month; earlier++) number += monthLength(year, earlier);
  return number;
};

export const civil = (number: number): Civil => {
  let year = Math.max(1, Math.floor((number - 1) / 365.2425));
  while (daysBeforeYear(year + 1) < number) year++;
  let day = number - daysBeforeYear(year);
  let month = 1;
  while (day > monthLength(year, month)) {
    day -= monthLength(year, month);
    month++;
  }
  return { year, month, day };
};

export const LAST_DAY = dayNumber({ year: 9999, month: 12, day: 31 });

export const weekday = (number: number): number => (number - 1) % 7;

export const parseDate = (text: string): number => {
  const [year, month, day] = text.split("-").map(Number) as [number, number, number];
  return dayNumber({ year, month, day });
};

export const dateText = (number: number): string => {
  const { year, month, day } = civil(number);
  const pad = (value: number, digits: number) => String(value).padStart(digits, "0");
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
};

/** Year and month so many months on. */
const monthsOn = ({ year, month }: Civil, months: number): { year: number; month: number } => {
  const count = year * 12 + (month - 1) + months;
  return { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
};

/** The day of a month; past its end it is the month's last day, or `overflow` days later. */
const dayOfMonth = (year: number, month: number, day: number, overflow: number): number => {
  const length = monthLength(year, month);
  return day <= length ? dayNumber({ year, month, day }) : dayNumber({ year, month, day: length }) + overflow;
};

/** The same day of the month, so many months on; the month's last day if it is shorter. */
export const addMonthsClamped = (from: number, months: number): number => {
  const { year, month } = monthsOn(civil(from), months);
  return dayOfMonth(year, month, civil(from).day, 0);
};

/** How often installments fall due, as the raw terms write it. */
export interface Every {
  readonly count?: number | undefined;
  readonly unit?: string | undefined;
  readonly days?: readonly (number | "last")[] | undefined;
  readonly weekday?: string | undefined;
  readonly nth?: number | "last" | undefined;
  readonly dates?: readonly string[] | undefined;
}

const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, "half-year": 6, year: 12 };
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7 };

/** Months or days of one step; `undefined` for the other kinds. */
export const stepMonths = ({ unit = "", count = 1, weekday }: Every): number | undefined =>
  weekday === undefined && unit in MONTHS ? count * (MONTHS[unit] as number) : undefined;
export const stepDays = ({ unit = "", count = 1 }: Every): number | undefined =>
  unit in DAYS ? count * (DAYS[unit] as number) : undefined;

/** The two days of a month that a twice-a-month frequency names, in order. */
const halfMonthDays = (every: Every, year: number, month: number, overflow: number): number[] =>
  (every.days ?? [])
    .map((day) => (day === "last" ? 31 : day))
    .map((day) => dayOfMonth(year, month, day, day === 31 ? 0 : overflow))
    .sort((a, b) => a - b);

/** The n-th (or last) weekday of a month. */
const nthWeekday = ({ weekday: name, nth }: Every, year: number, month: number): number => {
  const all: number[] = [];
  for (let day = 1; day <= monthLength(year, month); day++) {
    const number = dayNumber({ year, month, day });
    if (WEEKDAY_NAMES[weekday(number)] === name) all.push(number);
  }
  return all.at(nth === "last" ? -1 : (nth as number) - 1) as number;
};

/** The dates by rule of a month, for the two kinds whose dates do not hang on an anchor. */
const ruleDates = (every: Every, year: number, month: number, overflow: number): number[] =>
  every.weekday === undefined
    ? halfMonthDays(every, year, month, overflow)
    : [nthWeekday(every, year, month)];

/** The next date by rule after (direction 1) or before (−1) a day, months skipped by an n-th weekday included. */
const nextRuleDate = (every: Every, from: number, direction: 1 | -1, overflow: number): number => {
  const start = civil(from);
  const here = ruleDates(every, start.year, start.month, overflow);
  const skips = every.weekday !== undefined && here.includes(from) ? (every.count ?? 1) : 0;
  if (skips > 0) {
    const { year, month } = monthsOn(start, direction * skips);
    return nthWeekday(every, year, month);
  }
  const near = [-2, -1, 0, 1, 2].flatMap((months) => {
    const { year, month } = monthsOn(start, months);
    return ruleDates(every, year, month, overflow);
  });
  const beyond = near.filter((date) => (date - from) * direction > 0).sort((a, b) => a - b);
  return beyond.at(direction === 1 ? 0 : -1) as number;
};

/** The regular date `steps` steps from an anchor, always counted from the anchor. */
export const regularDate = (every: Every, anchor: number, steps: number, shortMonth: string): number => {
  const overflow = shortMonth === "clamp" ? 0 : 1;
  const days = stepDays(every);
  if (days !== undefined) return anchor + steps * days;
  const months = stepMonths(every);
  if (months !== undefined) {
    const start = civil(anchor);
    const { year, month } = monthsOn(start, steps * months);
    return dayOfMonth(year, month, start.day, overflow);
  }
  let date = anchor;
  const direction = steps < 0 ? -1 : 1;
  for (let step = 0; step < Math.abs(steps); step++) date = nextRuleDate(every, date, direction, overflow);
  return date;
};
