/**
 * Whatever a caller hands to the functions of dates, schedules and prices: only a LoanError comes out, without the
 * value, and a name that nobody knows is told with everything else that is wrong.
 */
import { describe, expect, it } from "vitest";
import * as kisti from "../src/index.js";

const schedule = kisti.buildSchedule({
  currency: "USD",
  principal: "1200",
  disbursedOn: "2026-01-31",
  interest: { rate: { percent: "24" } },
  repayment: { installments: 6, every: { unit: "month" } },
});
const price = kisti.priceReport(schedule);
const every = { count: 1, unit: "month" } as const;
const [start, end] = ["2026-01-31", "2026-07-31"];
const terms = { ...schedule.terms };
const repayment = { installments: 6, every };
const perPeriod = { ratePerPeriod: "0.02", periods: 12 };
const open = { currency: "USD", disbursedOn: start, interest: { rate: { percent: "24" } } };

type Ask = (record: unknown) => unknown;

/** Each function with its record: a sound one, what else is wrong in it, and the path of the record in problems. */
const ASKED: Record<string, readonly [ask: Ask, sound: object, wrong?: object, at?: string]> = {
  adjustDate: [(r) => kisti.adjustDate(start, r as never), { shift: "following" }, { shift: "x" }],
  advanceDate: [(r) => kisti.advanceDate(start, r as never), every, { unit: "x", count: 1.5 }],
  workingCalendar: [(r) => kisti.workingCalendar(r as never), { weekend: [] }, { weekend: 5 }, "calendar"],
  yearFraction: [
    (r) => kisti.yearFraction("actual/365", start, end, r as never),
    { every },
    { scheduleStart: "x" },
    "context",
  ],
  daysCounted: [
    (r) => kisti.daysCounted("actual/365", start, end, r as never),
    { endOfMonth: true },
    { endOfMonth: "yes" },
    "context",
  ],
  periodicDates: [(r) => kisti.periodicDates(r as never), { start, end, every }, { stub: "x" }],
  "adjustment of periodicDates": [
    (r) => kisti.periodicDates({ start, end, every, adjustment: r as never }),
    { shift: "none" },
    { shift: 5 },
    "adjustment",
  ],
  unadjustedDates: [(r) => kisti.unadjustedDates(r as never), { start, end, every }, { roll: "x" }],
  replaceStart: [(r) => kisti.replaceStart(r as never, start), { start, end, every }, { end: "x" }],
  directedDates: [
    (r) => kisti.directedDates(r as never),
    { start, end, every, direction: "forward" },
    { direction: "x" },
  ],
  meetingDates: [
    (r) => kisti.meetingDates(r as never),
    { meets: { weekday: "monday" }, disbursedOn: start },
    { leastDays: "x" },
  ],
  splitAmount: [(r) => kisti.splitAmount("100", [1, 2], r as never), { currency: "USD" }, { unit: "x" }],
  checkCompliance: [
    (r) =>
      kisti.checkCompliance(
        schedule,
        { ...kisti.COMPLIANCE_RULE_SETS["bd-mra-2019"], currency: "USD" },
        r as never,
      ),
    {},
    { feesApart: "x" },
  ],
  verifySchedule: [
    (r) => kisti.verifySchedule(r as never),
    { terms, rows: schedule.installments },
    { currency: "EUR" },
  ],
  solveInstallments: [
    (r) => kisti.solveInstallments(r as never),
    { terms: { ...open, principal: "1200", repayment: { every } }, installment: "214.23" },
    { measure: "x" },
  ],
  solvePrincipal: [
    (r) => kisti.solvePrincipal(r as never),
    { terms: { ...open, repayment }, installment: "214.23" },
    { measure: "x" },
  ],
  solveRate: [
    (r) => kisti.solveRate(r as never),
    { terms: { ...open, interest: {}, principal: "1200", repayment }, installment: "214.23" },
    { digits: 77 },
  ],
  irr: [(r) => kisti.irr([-1, 2], r as never), {}, { significantDigits: 99 }],
  xirr: [
    (r) =>
      kisti.xirr(
        [
          { date: start, amount: -1 },
          { date: end, amount: 2 },
        ],
        r as never,
      ),
    { dayCount: "actual/365" },
    { dayCount: "x" },
  ],
  "a flow of xirr": [
    (r) => kisti.xirr([{ date: start, amount: -1 }, r as never]),
    { date: end, amount: 2 },
    { amount: "x" },
    "flows[1]",
  ],
  annualPercentageRate: [
    (r) => kisti.annualPercentageRate([{ kind: "disbursement", amount: 1, date: start }], r as never),
    { rule: "eu-2023-2225" },
    { countIn: "x" },
  ],
  "a flow of annualPercentageRate": [
    (r) => kisti.annualPercentageRate([r as never], { rule: "eu-2023-2225" }),
    { kind: "fee", amount: 1, date: start },
    { amount: "x" },
    "flows[0]",
  ],
  futureValue: [(r) => kisti.futureValue(r as never), { ...perPeriod, payment: "-1" }, { periods: "x" }],
  presentValue: [(r) => kisti.presentValue(r as never), { ...perPeriod, payment: "-1" }, { periods: "x" }],
  levelPayment: [
    (r) => kisti.levelPayment(r as never),
    { ...perPeriod, presentValue: "9" },
    { periods: "x" },
  ],
  netPresentValue: [
    (r) => kisti.netPresentValue(r as never),
    { ratePerPeriod: "0.1", flows: [1] },
    { firstFlow: "x" },
  ],
  datedNetPresentValue: [
    (r) => kisti.datedNetPresentValue(r as never),
    { ratePerYear: "0.1", flows: [{ date: start, amount: 1 }] },
    { dayCount: "x" },
  ],
  "a flow of datedNetPresentValue": [
    (r) => kisti.datedNetPresentValue({ ratePerYear: "0.1", flows: [r as never] }),
    { date: start, amount: 1 },
    { date: "x" },
    "flows[0]",
  ],
  priceReport: [(r) => kisti.priceReport(schedule, r as never), {}, { rules: ["x"] }],
  "the cap of priceReport": [
    (r) => kisti.priceReport(schedule, { cap: r as never }),
    { percent: 24 },
    { percent: "x" },
    "cap",
  ],
  "an offer of compareOffers": [
    (r) => kisti.compareOffers([r as never]),
    { label: "a", price },
    { label: 5 },
    "offers[0]",
  ],
};

const problemsOf = (ask: () => unknown): readonly kisti.Problem[] => {
  try {
    ask();
  } catch (error) {
    if (error instanceof kisti.LoanError) return error.problems;
    throw error;
  }
  return [];
};

const SECRET = "NID-7391";

describe.each(Object.entries(ASKED))("%s", (_, [ask, sound, wrong, at = ""]) => {
  it("takes its record", () => expect(problemsOf(() => ask(sound))).toEqual([]));

  it("refuses what is no record, without its value", () => {
    for (const input of [
      null,
      5,
      Number.NaN,
      true,
      SECRET,
      [],
      new Map(),
      new Date(0),
      () => 1,
      Symbol("s"),
      5n,
    ]) {
      const problems = problemsOf(() => ask(input));
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.map(({ message }) => message).join()).not.toContain(SECRET);
    }
  });

  it("tells a name that it does not know, with all else that is wrong", () => {
    const problems = problemsOf(() => ask({ ...sound, ...wrong, shft: 1 }));
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toContain(
      `unknown-field ${at === "" ? "shft" : `${at}.shft`}`,
    );
    expect(problems.length).toBeGreaterThan(wrong === undefined ? 0 : 1);
  });
});

/** Functions of dates, terms, schedules and prices; those of books, accounts and households have tests of their own. */
const SWEPT = [
  ..."adjustDate advanceDate workingCalendar yearFraction daysCounted periodicDates unadjustedDates".split(
    " ",
  ),
  ..."replaceStart directedDates parseTerms safeParseTerms fineractTerms buildSchedule exactInstallments".split(
    " ",
  ),
  ..."termsFromActus actusEvents explainInstallment verifySchedule solveInstallment solveInstallments".split(
    " ",
  ),
  ..."solvePrincipal solveRate splitAmount splitSchedule meetingDates checkCompliance irr xirr".split(" "),
  ..."annualPercentageRate futureValue levelPayment presentValue cumulativeInterest cumulativePrincipal".split(
    " ",
  ),
  ..."interestPart principalPart numberOfPeriods ratePerPeriod netPresentValue datedNetPresentValue".split(
    " ",
  ),
  ..."modifiedIrr effectiveAnnualRate nominalAnnualRate decliningEquivalent flatEquivalent priceReport".split(
    " ",
  ),
  ..."compareOffers".split(" "),
] as const;

const FUNCTIONS = new Map<string, unknown>(Object.entries(kisti));

const GARBAGE: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  0.1,
  1e300,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "",
  SECRET,
  start,
  "12",
  {},
  { x: 1 },
  [],
  [null],
  [{}],
  [SECRET],
  [[]],
  [Symbol("s")],
  new Map([["a", 1]]),
  new Set([1]),
  new Date(0),
  /x/,
  () => 1,
  Symbol("s"),
  10n,
  Object.create(null),
  schedule,
];

const BASES: readonly (readonly unknown[])[] = [
  [],
  [schedule],
  [start, end],
  [{}],
  ["100", [1, 2]],
  ["actual/365", start, end],
];

describe("garbage in any place of", () => {
  it.each(SWEPT)("%s ends in an answer or a LoanError that keeps the value to itself", (name) => {
    const called = FUNCTIONS.get(name) as (...args: readonly unknown[]) => unknown;
    for (const garbage of GARBAGE) {
      for (const base of BASES) {
        for (let place = 0; place <= Math.min(base.length, 3); place++) {
          const problems = problemsOf(() =>
            called(...base.slice(0, place), garbage, ...base.slice(place + 1)),
          );
          expect(problems.map(({ message }) => message).join()).not.toContain(SECRET);
        }
      }
    }
  });

  it("a list of terms to be built", () => {
    for (const garbage of [undefined, null, 5, {}]) {
      expect(problemsOf(() => [...kisti.buildSchedules(garbage as never)]).length).toBe(1);
    }
  });
});
