/**
 * Bank holidays that the dated roll conventions refer to: those of New York, London and eastern Canada, as far as they
 * can meet a roll date.
 */
import { type Day, dayFromCivil, packCivil, weekdayOf } from "../kernel/date.js";
import { nthWeekdayOfMonth } from "./frequencyDates.js";

const MONDAY = 0;
const SATURDAY = 5;
const SUNDAY = 6;
const LAST = 5;

/** Easter Sunday of a year of the Gregorian calendar (the anonymous algorithm of 1876). */
export function easterSunday(year: number): Day {
  const century = Math.floor(year / 100);
  const moonCorrection = Math.floor((8 * century + 13) / 25);
  const epact = (19 * (year % 19) + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const leap = Math.floor((year % 100) / 4);
  const weekday = (32 + 2 * (century % 4) + 2 * leap - epact - (year % 4)) % 7;
  const late = Math.floor(((year % 19) + 11 * epact + 19 * weekday) / 433);
  const month = Math.floor((epact + weekday - 7 * late + 90) / 25);
  return dayFromCivil(year, month, (epact + weekday - 7 * late + 33 * month + 19) % 32);
}

/** A holiday of New York that may fall on, or be moved to, a Monday: on a date, or an n-th Monday, since a year. */
interface MondayHoliday {
  readonly month: number;
  readonly day?: number;
  readonly nth?: number;
  readonly since: number;
}

const NEW_YORK_MONDAYS: readonly MondayHoliday[] = [
  { month: 1, day: 1, since: 0 },
  { month: 1, nth: 3, since: 1986 },
  { month: 2, nth: 3, since: 1971 },
  { month: 5, nth: LAST, since: 1971 },
  { month: 6, day: 19, since: 2022 },
  { month: 7, day: 4, since: 0 },
  { month: 9, nth: 1, since: 0 },
  { month: 10, nth: 2, since: 1971 },
  { month: 11, day: 11, since: 0 },
  { month: 12, day: 25, since: 0 },
];

/** Whether a Monday is a bank holiday of New York; holidays on a Sunday are kept on the Monday after. */
export function isNewYorkHolidayMonday(monday: Day): boolean {
  const year = packCivil(monday) >> 9;
  return NEW_YORK_MONDAYS.some(({ month, day, nth, since }) => {
    if (year < since) return false;
    if (nth !== undefined) return nthWeekdayOfMonth(year, month, MONDAY, nth) === monday;
    const date = dayFromCivil(year, month, day as number);
    return date === monday || (weekdayOf(date) === SUNDAY && date + 1 === monday);
  });
}

/** The day of the state funeral of 2022, a bank holiday. */
const LONDON_SINGLE_HOLIDAY = dayFromCivil(2022, 9, 19);

function isLondonBankingDay(day: Day): boolean {
  const weekday = weekdayOf(day);
  if (weekday === SATURDAY || weekday === SUNDAY || day === LONDON_SINGLE_HOLIDAY) return false;
  const sinceEaster = day - easterSunday(packCivil(day) >> 9);
  return sinceEaster !== -2 && sinceEaster !== 1;
}

/** The day that lies some London banking days before another, about the middle of a month. */
export function londonBankingDaysBefore(day: Day, count: number): Day {
  let found = day;
  for (let left = count; left > 0; ) if (isLondonBankingDay(--found)) left--;
  return found;
}

/** Family Day (since 2008), Victoria Day and Thanksgiving of Toronto or Montreal. */
function isCanadianHolidayMonday(day: Day): boolean {
  const year = packCivil(day) >> 9;
  const victoriaDay = dayFromCivil(year, 5, 24) - weekdayOf(dayFromCivil(year, 5, 24));
  const familyDay = nthWeekdayOfMonth(year, 2, MONDAY, 3);
  const thanksgiving = nthWeekdayOfMonth(year, 10, MONDAY, 2);
  return day === victoriaDay || day === thanksgiving || (year >= 2008 && day === familyDay);
}

/** The last Canadian banking day on or before a day about the middle of a month. */
export const canadianBankingDayUpTo = (day: Day): Day => (isCanadianHolidayMonday(day) ? day - 3 : day);
