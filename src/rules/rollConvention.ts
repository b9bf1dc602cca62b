/**
 * Roll conventions: which day of its month, or of its week, a regular date falls on.
 *
 * The next date is the convention applied to the date + one step. To add one, add one entry.
 */
import {
  addMonths,
  type Day,
  daysInMonth,
  endOfMonth,
  packCivil,
  WEEKDAYS,
  weekdayOf,
} from "../kernel/date.js";
import type { SteppedFrequency } from "./frequency.js";
import { dateAt, nthWeekdayOfMonth } from "./frequencyDates.js";
import { canadianBankingDayUpTo, isNewYorkHolidayMonday, londonBankingDaysBefore } from "./rollHolidays.js";

/** A roll convention: moves a day to the roll day of the same month, or to the next one of a week. */
export interface RollRule {
  readonly adjust: (day: Day) => Day;
  /** The day of the month that dates fall on; 31 for the last day, 0 if there is none. */
  readonly dayOfMonth: number;
  /** Set for rolls by weekday, which step from weekday to weekday: 0 is Monday. */
  readonly weekday?: number;
}

const WEDNESDAY = 2;
const FRIDAY = 4;

const yearOf = (day: Day): number => packCivil(day) >> 9;
const monthOf = (day: Day): number => (packCivil(day) >> 5) & 15;

const nthWeekday = (day: Day, weekday: number, nth: number): Day =>
  nthWeekdayOfMonth(yearOf(day), monthOf(day), weekday, nth);

/** A day of the same month, or its last day where the month is shorter. */
const onDayOfMonth = (day: Day, dayOfMonth: number): Day =>
  day - (packCivil(day) & 31) + Math.min(dayOfMonth, daysInMonth(yearOf(day), monthOf(day)));

const nextOrSameWeekday = (day: Day, weekday: number): Day => day + ((weekday - weekdayOf(day) + 7) % 7);

function treasuryBillDay(day: Day): Day {
  const monday = nextOrSameWeekday(day, 0);
  return isNewYorkHolidayMonday(monday) ? monday + 1 : monday;
}

const byRule = (adjust: (day: Day) => Day): RollRule => ({ adjust, dayOfMonth: 0 });

const NAMED_ROLLS = {
  /** No roll: dates stay where the steps lead. */
  none: byRule((day) => day),
  /** The last day of the month. */
  "end-of-month": { adjust: endOfMonth, dayOfMonth: 31 },
  /** The third Wednesday: International Monetary Market. */
  imm: byRule((day) => nthWeekday(day, WEDNESDAY, 3)),
  /** Two London banking days before the third Wednesday, earlier if closed in Toronto or Montreal. */
  "imm-cad": byRule((day) =>
    canadianBankingDayUpTo(londonBankingDaysBefore(nthWeekday(day, WEDNESDAY, 3), 2)),
  ),
  /** The Sydney business day before the second Friday, which is always the Thursday. */
  "imm-aud": byRule((day) => nthWeekday(day, FRIDAY, 2) - 1),
  /** The first Wednesday on or after the 9th. */
  "imm-nzd": byRule((day) => nextOrSameWeekday(onDayOfMonth(day, 9), WEDNESDAY)),
  /** The second Friday: Sydney Futures Exchange. */
  sfe: byRule((day) => nthWeekday(day, FRIDAY, 2)),
  /** Every Monday, or Tuesday if New York is closed: auctions of US Treasury bills. */
  tbill: byRule(treasuryBillDay),
} as const satisfies Record<string, RollRule>;

// biome-ignore format: one line of days
const ROLL_DAYS = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
] as const;

type DayRoll = `day-${(typeof ROLL_DAYS)[number]}`;

/** The name of a roll convention: a named rule, a weekday, or `day-1` to `day-30`. */
export type RollConvention = keyof typeof NAMED_ROLLS | DayRoll | (typeof WEEKDAYS)[number];

const dayRolls = ROLL_DAYS.map((dayOfMonth): [string, RollRule] => [
  `day-${dayOfMonth}`,
  { adjust: (day) => onDayOfMonth(day, dayOfMonth), dayOfMonth },
]);

const weekdayRolls = WEEKDAYS.map((name, weekday): [string, RollRule] => [
  name,
  { adjust: (day) => nextOrSameWeekday(day, weekday), dayOfMonth: 0, weekday },
]);

/** The roll conventions: the named ones, the days of the month from 1 to 30, and the weekdays. */
export const ROLL_CONVENTIONS: Readonly<Record<RollConvention, RollRule>> = {
  ...NAMED_ROLLS,
  ...(Object.fromEntries(dayRolls) as Record<DayRoll, RollRule>),
  ...(Object.fromEntries(weekdayRolls) as Record<(typeof WEEKDAYS)[number], RollRule>),
};

/** The roll that keeps a day of the month; 31 is the month's end. */
export const rollOfDay = (dayOfMonth: number): RollConvention =>
  dayOfMonth === 31 ? "end-of-month" : (`day-${dayOfMonth}` as DayRoll);

/** Whether a day is one that the convention allows. */
export const matchesRoll = (day: Day, roll: RollConvention): boolean =>
  ROLL_CONVENTIONS[roll].adjust(day) === day;

const step = (day: Day, frequency: SteppedFrequency, direction: 1 | -1): Day =>
  dateAt(day, direction, { frequency, shortMonth: "clamp" });

/** The roll date one step after a day, and always after it. */
export function nextRoll(day: Day, frequency: SteppedFrequency, roll: RollConvention): Day {
  const { adjust } = ROLL_CONVENTIONS[roll];
  const next = adjust(step(day, frequency, 1));
  return next > day ? next : adjust(addMonths(day, 1));
}

/** The roll date one step before a day, and always before it. */
export function previousRoll(day: Day, frequency: SteppedFrequency, roll: RollConvention): Day {
  const { adjust, weekday } = ROLL_CONVENTIONS[roll];
  const earlier = step(day, frequency, -1);
  if (weekday !== undefined) return earlier - ((weekdayOf(earlier) - weekday + 7) % 7);
  const previous = adjust(earlier);
  return previous < day ? previous : adjust(addMonths(day, -1));
}
