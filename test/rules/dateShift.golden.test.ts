/** Business-day adjustments, roll conventions and n-th weekdays against the published figures of other libraries. */
import { describe, expect, it } from "vitest";
import { formatDate, readDate, WEEKDAYS } from "../../src/kernel/date.js";
import { adjustDate, advanceDate } from "../../src/rules/adjustDate.js";
import type { CalendarInput } from "../../src/rules/calendarInput.js";
import { frequencyOf, type SteppedFrequency, type StepUnit } from "../../src/rules/frequency.js";
import { nthWeekdayOfMonth } from "../../src/rules/frequencyDates.js";
import { matchesRoll, nextRoll, previousRoll, ROLL_CONVENTIONS } from "../../src/rules/rollConvention.js";
import { goldenCases, readPeriod, rollNamed, shiftNamed, weekdayNamed } from "./golden.js";

interface Inputs {
  readonly operation: string;
  readonly date: string;
  readonly convention: string;
  readonly calendar: {
    readonly weekend: string[];
    readonly holidays?: string[];
    readonly holidays2015?: string[];
  };
  readonly period: string;
  readonly endOfMonth: boolean;
  readonly roll: string;
  readonly frequency: string;
  readonly year: string;
  readonly month: string;
  readonly nth: string;
  readonly weekday: string;
}

type Case = {
  readonly id: string;
  readonly inputs: Inputs;
  readonly expected: { readonly date?: string; readonly matches?: boolean };
};

const cases: readonly Case[] = goldenCases<Case>("business-days");

const calendarOf = ({ calendar }: Inputs): CalendarInput => ({
  weekend: calendar.weekend.map(weekdayNamed),
  holidays: calendar.holidays ?? calendar.holidays2015 ?? [],
});

function advance(inputs: Inputs): string {
  const [count, units] = inputs.period.split(" ") as [string, string];
  return advanceDate(inputs.date, {
    count: Number(count),
    unit: units.toLowerCase().replace(/s$/, "") as StepUnit,
    shift: shiftNamed(inputs.convention),
    calendar: calendarOf(inputs),
    endOfMonth: inputs.endOfMonth,
  });
}

const dayOf = ({ date }: Inputs): number => readDate(date) as number;

const stepOf = ({ frequency }: Inputs): SteppedFrequency => frequencyOf(readPeriod(frequency));

const ANSWERS: Readonly<Record<string, (inputs: Inputs) => string | boolean>> = {
  adjust: (inputs) => {
    const shift = shiftNamed(inputs.convention);
    return adjustDate(inputs.date, { shift, calendar: calendarOf(inputs) });
  },
  advance,
  "roll-adjust": (inputs) => formatDate(ROLL_CONVENTIONS[rollNamed(inputs.roll)].adjust(dayOf(inputs))),
  "roll-matches": (inputs) => matchesRoll(dayOf(inputs), rollNamed(inputs.roll)),
  "roll-next": (inputs) => formatDate(nextRoll(dayOf(inputs), stepOf(inputs), rollNamed(inputs.roll))),
  "roll-previous": (inputs) =>
    formatDate(previousRoll(dayOf(inputs), stepOf(inputs), rollNamed(inputs.roll))),
  "nth-weekday": ({ year, month, nth, weekday }) => {
    const wanted = WEEKDAYS.indexOf(weekdayNamed(weekday));
    return formatDate(
      nthWeekdayOfMonth(Number(year), Number(month), wanted, nth === "last" ? 5 : Number(nth)),
    );
  },
};

describe.each(Object.keys(ANSWERS))("%s", (operation) => {
  const rows = cases.filter(({ inputs }) => inputs.operation === operation);

  it.each(rows)("$id", ({ inputs, expected }) => {
    expect(ANSWERS[operation]?.(inputs)).toBe(expected.date ?? expected.matches);
  });
});

it("leaves no case out", () => {
  expect(cases.filter(({ inputs }) => !(inputs.operation in ANSWERS))).toEqual([]);
});

// Where the two readings of "nearest" part: Strata and FpML go by weekday, QuantLib by distance.
describe("nearest by weekday", () => {
  const calendar = { weekend: ["saturday", "sunday"], holidays: ["2014-07-14", "2014-07-22"] } as const;

  it.each([
    ["2014-07-11", "2014-07-11"],
    ["2014-07-12", "2014-07-11"],
    ["2014-07-13", "2014-07-15"],
    ["2014-07-14", "2014-07-15"],
    ["2014-07-22", "2014-07-21"],
  ])("%s goes to %s", (date, expected) => {
    expect(adjustDate(date, { shift: "nearest-by-weekday", calendar })).toBe(expected);
  });
});
