import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { civilFromDay, type Day, formatDate, readDate, WEEKDAYS, weekdayOf } from "../../src/kernel/date.js";
import { frequencyOf } from "../../src/rules/frequency.js";
import {
  matchesRoll,
  nextRoll,
  previousRoll,
  ROLL_CONVENTIONS,
  type RollConvention,
} from "../../src/rules/rollConvention.js";
import { easterSunday } from "../../src/rules/rollHolidays.js";

const day = (text: string): Day => readDate(text) as Day;
const NAMES = Object.keys(ROLL_CONVENTIONS) as RollConvention[];
const anyDay = fc.integer({ min: day("1950-01-01"), max: day("2090-12-31") });

it("has the named rolls, thirty days of the month and seven weekdays", () => {
  expect(NAMES).toHaveLength(8 + 30 + 7);
});

/** An auction moved from a holiday Monday belongs to that Monday: rolled from there, it goes on to the next week. */
const isTuesdayAuction = (date: Day, roll: RollConvention): boolean =>
  roll === "tbill" && weekdayOf(date) === 1;

describe.each(NAMES)("%s", (roll) => {
  const { adjust } = ROLL_CONVENTIONS[roll];
  const frequencies = [
    { count: 1, unit: "month" },
    { count: 3, unit: "month" },
    { count: 1, unit: "week" },
    { count: 2, unit: "day" },
  ] as const;

  it("leaves a roll date where it is", () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        if (isTuesdayAuction(adjust(number), roll)) return;
        expect(adjust(adjust(number))).toBe(adjust(number));
        expect(matchesRoll(adjust(number), roll)).toBe(true);
      }),
    );
  });

  it("steps to roll dates, always forward or always back", () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...frequencies), (number, every) => {
        const frequency = frequencyOf(every);
        const [next, previous] = [nextRoll(number, frequency, roll), previousRoll(number, frequency, roll)];
        expect(next).toBeGreaterThan(number);
        expect(previous).toBeLessThan(number);
        for (const date of [next, previous]) {
          if (!isTuesdayAuction(date, roll)) expect(matchesRoll(date, roll)).toBe(true);
        }
      }),
    );
  });
});

describe("rolls by the month", () => {
  it.each(NAMES.filter((roll) => !["none", "tbill", ...WEEKDAYS].includes(roll)))(
    "%s stays in its month",
    (roll) => {
      fc.assert(
        fc.property(anyDay, (number) => {
          const rolled = ROLL_CONVENTIONS[roll].adjust(number);
          expect(formatDate(rolled).slice(0, 7)).toBe(formatDate(number).slice(0, 7));
        }),
      );
    },
  );

  it.each(WEEKDAYS)("%s is that weekday, within six days", (name) => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const rolled = ROLL_CONVENTIONS[name].adjust(number);
        expect(WEEKDAYS[weekdayOf(rolled)]).toBe(name);
        expect(rolled - number).toBeLessThan(7);
      }),
    );
  });
});

describe("rolls that look at bank holidays", () => {
  it.each<[RollConvention, string, string, string]>([
    ["imm-cad", "2014-08-01", "2014-08-18", "the Monday before the third Wednesday"],
    ["imm-cad", "2014-10-01", "2014-10-10", "Thanksgiving in Canada on that Monday"],
    ["imm-cad", "2014-05-01", "2014-05-16", "Victoria Day on that Monday"],
    ["imm-cad", "2014-02-01", "2014-02-14", "Family Day on that Monday"],
    ["imm-cad", "2007-02-01", "2007-02-19", "before there was a Family Day"],
    ["imm-cad", "2017-04-01", "2017-04-13", "Easter Monday and Good Friday in London"],
    ["imm-cad", "2022-09-01", "2022-09-16", "a bank holiday of its own in London"],
    ["tbill", "2018-08-31", "2018-09-04", "Labor Day"],
    ["tbill", "2023-01-01", "2023-01-03", "New Year's Day on a Sunday"],
    ["tbill", "2023-06-17", "2023-06-20", "Juneteenth"],
    ["tbill", "2017-06-17", "2017-06-19", "before Juneteenth was a holiday"],
    ["tbill", "2024-05-25", "2024-05-28", "Memorial Day"],
    ["imm-aud", "2014-08-31", "2014-08-07", "the Thursday before the second Friday"],
  ])("%s from %s is %s: %s", (roll, from, to) => {
    expect(formatDate(ROLL_CONVENTIONS[roll].adjust(day(from)))).toBe(to);
  });

  it.each([
    [1961, "04-02"],
    [2000, "04-23"],
    [2008, "03-23"],
    [2011, "04-24"],
    [2014, "04-20"],
    [2024, "03-31"],
    [2038, "04-25"],
    [2285, "03-22"],
  ])("Easter of %i is %s", (year, date) => {
    expect(formatDate(easterSunday(year))).toBe(`${year}-${date}`);
  });

  it("Easter is a Sunday from 22 March to 25 April", () => {
    for (let year = 1583; year <= 2999; year++) {
      const easter = easterSunday(year);
      const { month, day: dayOfMonth } = civilFromDay(easter);
      expect(weekdayOf(easter)).toBe(6);
      expect(100 * month + dayOfMonth).toBeGreaterThanOrEqual(322);
      expect(100 * month + dayOfMonth).toBeLessThanOrEqual(425);
    }
  });
});
