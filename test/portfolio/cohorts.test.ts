/** Vintages, migration, cure and first-payment default by small books and arithmetic, and their laws. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cureRates } from "../../src/portfolio/cure.js";
import { firstPaymentDefault } from "../../src/portfolio/firstPaymentDefault.js";
import { migration } from "../../src/portfolio/migration.js";
import type { RatioAnswer } from "../../src/portfolio/ratioAnswer.js";
import { vintages } from "../../src/portfolio/vintage/vintage.js";

const percent = (answer: RatioAnswer | undefined): string =>
  answer?.kind === "found" ? answer.percent : (answer?.reason ?? "absent");

describe("vintages", () => {
  const first = { currency: "BDT", disbursedOn: "2024-01-31", disbursedPrincipal: "1000" };
  const second = { currency: "BDT", disbursedOn: "2024-01-02", disbursedPrincipal: "3000" };
  const loans = [
    {
      ...first,
      daysPastDue: [0, 0, 31, 0],
      principalOutstanding: ["1000", "800", "800", "500"],
      netWriteOff: ["0", "0", "0", "0"],
    },
    {
      ...second,
      daysPastDue: [0, 0, 30, 61],
      principalOutstanding: ["3000", "2000", "2000", "2000"],
      netWriteOff: ["0", "0", "0", "200"],
      closed: true,
    },
  ];
  const told = vintages(loans, { asOf: "2024-05-01", overDays: 30 }).cohorts[0];

  it("show ever and point in time, losses and the pool factor, by count and by amount", () => {
    expect(told).toMatchObject({ cohort: "2024-01", loans: 2 });
    expect(told?.ages.map(({ ever }) => [percent(ever.byCount), percent(ever.byAmount)])).toEqual([
      ["0.00", "0.00"],
      ["0.00", "0.00"],
      ["50.00", "25.00"],
      ["100.00", "100.00"],
    ]);
    expect(
      told?.ages.map(({ pointInTime }) => [percent(pointInTime.byCount), percent(pointInTime.byAmount)]),
    ).toEqual([
      ["0.00", "0.00"],
      ["0.00", "0.00"],
      ["50.00", "20.00"],
      ["50.00", "50.00"],
    ]);
    expect(told?.ages.map(({ poolFactor }) => percent(poolFactor))).toEqual([
      "100.00",
      "70.00",
      "70.00",
      "62.50",
    ]);
    expect(told?.ages.map(({ netWriteOff }) => percent(netWriteOff.byAmount))).toEqual([
      "0.00",
      "0.00",
      "0.00",
      "5.00",
    ]);
    expect(percent(told?.ages[3]?.netWriteOff.byCount)).toBe("50.00");
  });

  it("show only ages that every loan of the cohort has lived through", () => {
    const agesOn = (asOf: string): number | undefined =>
      vintages(
        loans.map(({ daysPastDue, ...loan }) => ({ ...loan, daysPastDue: daysPastDue.slice(0, 4) })),
        { asOf, overDays: 30 },
      ).cohorts[0]?.ages.length;
    expect(agesOn("2024-04-29")).toBe(3); // the loan of 31 January is three months old on 30 April
    expect(agesOn("2024-04-30")).toBe(4);
  });

  it("go by week for weekly loans, and as one static pool", () => {
    const weekly = [
      { currency: "BDT", disbursedOn: "2024-01-03", disbursedPrincipal: "100", daysPastDue: [0, 7, 14] },
    ];
    const { cohorts } = vintages(weekly, { asOf: "2024-01-17", overDays: 7, cohort: "week", age: "week" });
    expect(cohorts.map(({ cohort, ages }) => [cohort, ages.length])).toEqual([["2024-01-01", 3]]);
    expect(cohorts[0]?.ages.map(({ pointInTime }) => percent(pointInTime.byCount))).toEqual([
      "0.00",
      "0.00",
      "100.00",
    ]);
    expect(percent(cohorts[0]?.ages[1]?.poolFactor)).toBe("not-given");
    expect(
      vintages(loans, { asOf: "2024-05-01", overDays: 30, cohort: "all" }).cohorts.map(
        ({ cohort }) => cohort,
      ),
    ).toEqual(["all"]);
    const named = (cohort: "quarter" | "year") =>
      vintages(loans, { asOf: "2024-05-01", overDays: 30, cohort }).cohorts[0]?.cohort;
    expect([named("quarter"), named("year")]).toEqual(["2024-Q1", "2024"]);
  });

  it("note loans that are not followed to the as-of day, or not yet made", () => {
    const short = { ...first, daysPastDue: [0, 0] };
    const uneven = { ...first, daysPastDue: [0, 0, 0, 0], netWriteOff: ["0"] };
    const later = { ...first, disbursedOn: "2024-06-01", daysPastDue: [0] };
    const { problems } = vintages([short, uneven, later], { asOf: "2024-05-01", overDays: 30 });
    expect(problems.first.map(({ index, code, path }) => `${index} ${code} ${path}`)).toEqual([
      "0 required daysPastDue[2]",
      "1 conflict netWriteOff",
      "2 wrong-order disbursedOn",
    ]);
    expect(() => vintages([], { asOf: "today", cohort: "day" } as never)).toThrow(
      /cohort: must be one of.*\nasOf: .*\noverDays: must be given/,
    );
  });

  it("never fall where they say ever, and never lie below the point in time by count", () => {
    const anyHistory = fc.record({
      currency: fc.constant("BDT"),
      disbursedOn: fc.constantFrom("2024-01-05", "2024-02-05"),
      disbursedPrincipal: fc.integer({ min: 1, max: 1000 }),
      daysPastDue: fc.array(fc.constantFrom(0, 15, 31, 60), { minLength: 12, maxLength: 12 }),
    });
    fc.assert(
      fc.property(fc.array(anyHistory, { maxLength: 10 }), (histories) => {
        for (const { ages } of vintages(histories, { asOf: "2024-12-31", overDays: 30 }).cohorts) {
          expect(ages.length).toBeGreaterThan(10);
          const ever = ages.map((age) => Number(age.ever.byCount.numerator));
          expect(ever).toEqual([...ever].sort((a, b) => a - b));
          expect(
            ages.every((age, i) => Number(age.pointInTime.byCount.numerator) <= (ever[i] as number)),
          ).toBe(true);
        }
      }),
    );
  });
});

describe("migration", () => {
  const move = (openingPrincipal: string, openingDays: number, closing: object) => ({
    currency: "BDT",
    openingPrincipal,
    openingDays,
    ...closing,
  });
  const moves = [
    move("100", 0, { closingDays: 0 }),
    move("300", 0, { closingDays: 20 }),
    move("400", 45, { closingDays: 75 }),
    move("100", 45, { closingDays: 45 }),
    move("200", 45, { closingDays: 5 }),
    move("150", 45, { closingDays: 0 }),
    move("50", 45, { ended: "paid" as const }),
    move("100", 45, { ended: "written-off" as const }),
  ];
  const { rows, states } = migration(moves, { bands: [0, 30, 60] });
  const row = rows[2];

  it("weighs moves by opening balance: of 1,000 that were 31–60 days late", () => {
    expect(states).toEqual(["0", "1-30", "31-60", ">60", "paid", "written-off"]);
    expect(row?.to.map(({ byAmount }) => percent(byAmount))).toEqual([
      "15.00",
      "20.00",
      "10.00",
      "40.00",
      "5.00",
      "10.00",
    ]);
    expect(
      [row?.rolledForward, row?.stayed, row?.rolledBack, row?.cured].map((share) => percent(share?.byAmount)),
    ).toEqual([
      "50.00", // over 60 days, or written off
      "10.00",
      "20.00",
      "15.00",
    ]);
    expect(percent(row?.cured.byCount)).toBe("16.67");
  });

  it("has no cure of what was current, and no share of a state without loans", () => {
    expect(percent(rows[0]?.cured.byAmount)).toBe("0.00");
    expect(percent(rows[1]?.stayed.byAmount)).toBe("empty-book");
  });

  it("keeps restructured loans apart if asked", () => {
    const restructured = [move("100", 45, { closingDays: 0, closingRestructured: true })];
    const apart = migration(restructured, { bands: [0, 30], restructuredApart: true });
    expect(apart.states).toEqual(["0", "1-30", ">30", "restructured", "paid", "written-off"]);
    expect(percent(apart.rows[2]?.cured.byAmount)).toBe("0.00");
    expect(percent(apart.rows[2]?.to[3]?.byAmount)).toBe("100.00");
    expect(percent(migration(restructured, { bands: [0, 30] }).rows[2]?.cured.byAmount)).toBe("100.00");
  });

  it("notes moves with no end or with two", () => {
    const { problems } = migration([
      move("1", 0, {}),
      move("1", 0, { closingDays: 0, ended: "paid" }),
      move("1", 0, { ended: "lost" }),
    ] as never);
    expect(problems.byCode).toEqual({ conflict: 1, "not-in-list": 1, required: 1 });
  });

  it("has rows whose shares add up to 1, in numbers and in amounts", () => {
    const anyMove = fc.record({
      currency: fc.constant("BDT"),
      openingPrincipal: fc.integer({ min: 1, max: 500 }),
      openingDays: fc.nat(200),
      closingDays: fc.nat(200),
    });
    fc.assert(
      fc.property(fc.array(anyMove, { minLength: 1 }), (list) => {
        for (const { to, loans, openingBalance } of migration(list).rows) {
          expect(to.reduce((sum, cell) => sum + cell.loans, 0)).toBe(loans);
          expect(to.reduce((sum, cell) => sum + Number(cell.openingBalance), 0)).toBe(Number(openingBalance));
        }
      }),
    );
  });
});

describe("cure", () => {
  const loan = (principalAtStart: string, daysPastDue: number[], restructured = false) => ({
    currency: "BDT",
    principalAtStart,
    daysPastDue,
    restructured,
  });

  it("counts late loans that become current and stay so, by themselves or by restructuring", () => {
    const book = [
      loan("400", [45, 0, 0, 0]),
      loan("100", [45, 0, 0, 0], true),
      loan("300", [45, 15, 0, 3]),
      loan("200", [45, 75, 105, 135]),
      loan("900", [0, 0, 0, 0]),
    ];
    const rates = cureRates(book, { overDays: 30, afterPeriods: 2, watchPeriods: 1 });
    expect(rates.lateAtStart).toBe(4);
    expect(
      [rates.current, rates.cured, rates.curedByThemselves, rates.curedByRestructuring].map(({ byAmount }) =>
        percent(byAmount),
      ),
    ).toEqual(["80.00", "50.00", "40.00", "10.00"]);
  });

  it("needs loans that are followed to the end, and its options", () => {
    const { problems, current } = cureRates([loan("1", [45, 0])], { afterPeriods: 2 });
    expect(problems.first[0]).toMatchObject({ code: "required", path: "daysPastDue[2]" });
    expect(percent(current.byCount)).toBe("empty-book");
    expect(() => cureRates([], {} as never)).toThrow("afterPeriods: must be given");
    expect(() => cureRates([], { afterPeriods: 0 })).toThrow(
      "afterPeriods: must be a whole number of at least 1",
    );
  });
});

describe("first-payment default", () => {
  const loan = (due: string, paidOn: string | undefined, officer: string) => ({
    currency: "BDT",
    disbursedPrincipal: "100",
    due,
    ...(paidOn === undefined ? {} : { paidOn }),
    keys: { officer },
  });
  const book = [
    loan("2024-01-08", "2024-01-15", "7"), // 7 days late: not more than 7
    loan("2024-01-08", "2024-01-16", "7"), // 8 days late
    loan("2024-01-08", "2024-02-20", "9"), // paid after the as-of day: not yet
    loan("2024-01-24", undefined, "9"), // due exactly 7 days ago: not old enough
    loan("2024-01-23", undefined, "9"),
  ];

  it("counts loans whose first installment fell due more than 7 days ago, and stayed unpaid for more than 7", () => {
    const { byCount, loansOldEnough, groups } = firstPaymentDefault(book, {
      asOf: "2024-01-31",
      overDays: 7,
      groupBy: ["officer"],
    });
    expect([loansOldEnough, percent(byCount)]).toEqual([4, "75.00"]);
    expect(groups.map((group) => [group.keys.officer, percent(group.byCount)])).toEqual([
      ["7", "50.00"],
      ["9", "100.00"],
    ]);
  });

  it("has no rate while no loan is old enough", () => {
    expect(percent(firstPaymentDefault(book, { asOf: "2024-01-15", overDays: 30 }).byAmount)).toBe(
      "empty-book",
    );
    expect(() => firstPaymentDefault([], {} as never)).toThrow(
      /asOf: must be a calendar date.*\noverDays: must be given/,
    );
  });
});
