/** Periodic schedules with stubs against the published figures of other libraries. */
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import type { DateAdjustment } from "../../src/rules/adjustDate.js";
import type { CalendarInput } from "../../src/rules/calendarInput.js";
import {
  periodicDates,
  replaceStart,
  unadjustedDates,
} from "../../src/schedule/periodic/periodicSchedule.js";
import { type DateDirection, directedDates } from "../../src/schedule/periodic/periodicScheduleDirected.js";
import type { StubConvention } from "../../src/schedule/periodic/periodicScheduleStub.js";
import type { PeriodicTerms } from "../../src/schedule/periodic/periodicScheduleTerms.js";
import { goldenCases, readPeriod, rollNamed, shiftNamed, weekdayNamed } from "../rules/golden.js";

interface Adjustment {
  readonly convention: string;
  readonly calendar: string;
}

interface Inputs {
  readonly operation?: string;
  readonly replaceStartDate?: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly frequency: string;
  readonly stubConvention?: string | null;
  readonly rollConvention?: string | null;
  readonly businessDayAdjustment: Adjustment;
  readonly startDateBusinessDayAdjustment?: Adjustment | null;
  readonly firstRegularStartDate?: string | null;
  readonly lastRegularEndDate?: string | null;
  readonly combinePeriods?: boolean;
  readonly calendar?: { readonly weekend: string[]; readonly holidays: string[] };
  readonly convention?: string;
  readonly direction?: DateDirection;
  readonly endOfMonth?: boolean;
  readonly firstDate?: string;
  readonly nextToLastDate?: string;
}

interface Expected {
  readonly unadjusted?: string[];
  readonly adjusted?: string[];
  readonly rollConvention?: string | null;
  readonly stubConvention?: string | null;
  readonly lastRegularEndDate?: string | null;
  readonly periods?: string;
  readonly error?: boolean;
  readonly dates?: string[];
}

const cases = goldenCases<{ readonly inputs: Inputs; readonly expected: Expected }>("stubs");

const WEEKENDS = ["saturday", "sunday"] as const;

/** The calendars that the cases describe in words. */
const CALENDARS: Readonly<Record<string, CalendarInput>> = {
  none: {},
  weekends: { weekend: WEEKENDS },
  "weekends + 2018-03-21": { weekend: WEEKENDS, holidays: ["2018-03-21"] },
  "weekends + 2020-10-01..08": {
    weekend: WEEKENDS,
    holidays: [1, 2, 3, 4, 5, 6, 7, 8].map((day) => `2020-10-0${day}`),
  },
};

const adjustmentOf = ({ convention, calendar }: Adjustment): DateAdjustment => ({
  shift: shiftNamed(convention),
  calendar: CALENDARS[calendar] as CalendarInput,
});

/** "ShortInitial" as "short-initial". */
const stubNamed = (name: string): StubConvention =>
  name.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase() as StubConvention;

const stepOf = (frequency: string): PeriodicTerms["every"] =>
  frequency === "TERM" ? "term" : readPeriod(frequency);

function termsOf(inputs: Inputs): PeriodicTerms {
  const { stubConvention, rollConvention, startDateBusinessDayAdjustment: start } = inputs;
  const { firstRegularStartDate, lastRegularEndDate, combinePeriods } = inputs;
  return {
    start: inputs.startDate,
    end: inputs.endDate,
    every: stepOf(inputs.frequency),
    adjustment: adjustmentOf(inputs.businessDayAdjustment),
    ...(stubConvention ? { stub: stubNamed(stubConvention) } : {}),
    ...(rollConvention ? { roll: rollNamed(rollConvention) } : {}),
    ...(start ? { startAdjustment: adjustmentOf(start) } : {}),
    ...(firstRegularStartDate ? { firstRegular: firstRegularStartDate } : {}),
    ...(lastRegularEndDate ? { lastRegular: lastRegularEndDate } : {}),
    ...(combinePeriods === undefined ? {} : { combinePeriods }),
  };
}

const directed = cases.filter(({ inputs }) => inputs.direction !== undefined);
const replaced = cases.filter(({ inputs }) => inputs.operation === "replaceStartDate");
const wrong = cases.filter(({ expected }) => expected.error === true);
const plain = cases.filter((row) => ![...directed, ...replaced, ...wrong].includes(row));

describe("periodic dates", () => {
  it.each(plain)("$id", ({ inputs, expected }) => {
    const dates = periodicDates(termsOf(inputs));
    if (expected.unadjusted !== undefined) expect(dates.unadjusted).toEqual(expected.unadjusted);
    if (expected.adjusted !== undefined) expect(dates.adjusted).toEqual(expected.adjusted);
    if (expected.rollConvention != null) expect(dates.roll).toBe(rollNamed(expected.rollConvention));
    if (expected.periods !== undefined) expect(dates.adjusted.length - 1).toBe(Number(expected.periods));
  });
});

describe("periodic dates from another start", () => {
  const rows = replaced.filter(({ expected }) => expected.error !== true);

  it.each(rows)("$id", ({ inputs, expected }) => {
    const terms = replaceStart(termsOf(inputs), inputs.replaceStartDate as string);
    expect(unadjustedDates(terms)).toEqual(expected.unadjusted);
    expect(terms.stub).toBe(expected.stubConvention == null ? undefined : stubNamed(expected.stubConvention));
    expect(terms.lastRegular).toBe(expected.lastRegularEndDate ?? undefined);
    expect(terms.roll).toBe(expected.rollConvention == null ? undefined : rollNamed(expected.rollConvention));
  });
});

describe("periodic dates that cannot be", () => {
  it.each(wrong)("$id", ({ inputs }) => {
    const terms = termsOf(inputs);
    const { replaceStartDate: start } = inputs;
    const make = () => periodicDates(start === undefined ? terms : replaceStart(terms, start));
    expect(make).toThrow(LoanError);
  });
});

describe("directed dates", () => {
  it.each(directed)("$id", ({ inputs, expected }) => {
    const { startDate, endDate, frequency, direction, endOfMonth, firstDate, nextToLastDate, calendar } =
      inputs;
    const dates = directedDates({
      start: startDate,
      end: endDate,
      every: stepOf(frequency),
      direction: direction as DateDirection,
      endOfMonth: endOfMonth === true,
      shift: shiftNamed(inputs.convention as string),
      calendar: { weekend: calendar?.weekend.map(weekdayNamed) ?? [], holidays: calendar?.holidays ?? [] },
      ...(firstDate === undefined ? {} : { firstRegular: firstDate }),
      ...(nextToLastDate === undefined ? {} : { lastRegular: nextToLastDate }),
    });
    expect(dates).toEqual(expected.dates);
  });
});
