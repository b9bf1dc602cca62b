/** Groups: amounts and schedules shared by members, and the calendar of their meetings. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDate, readDate, WEEKDAYS, weekdayOf } from "../../src/kernel/date.js";
import { Decimal } from "../../src/kernel/decimal.js";
import { LoanError } from "../../src/kernel/error.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { splitAmount } from "../../src/schedule/group/groupAmount.js";
import { meetingDates } from "../../src/schedule/group/groupMeeting.js";
import { type GroupSchedule, splitSchedule } from "../../src/schedule/group/groupSplit.js";

const problemsOf = (ask: () => unknown): string[] => {
  try {
    ask();
  } catch (error) {
    if (error instanceof LoanError) return error.problems.map(({ code, path }) => `${code} ${path}`);
    throw error;
  }
  return [];
};

const texts = (parts: readonly Decimal[]) => parts.map((part) => part.toString());

describe("an amount shared", () => {
  it.each([
    ["100.00 by 3", "100.00", [1, 1, 1], { currency: "USD" }, ["33.34", "33.33", "33.33"]],
    ["1,000 by 3 in whole francs", "1000", [1, 1, 1], { currency: "XOF" }, ["334", "333", "333"]],
    [
      "1,000 by 3 in dinars of 1,000",
      "1000",
      [1, 1, 1],
      { currency: "TND" },
      ["333.334", "333.333", "333.333"],
    ],
    // 2,865.00 2,387.50 1,910.00 1,432.50 955.00
    [
      "9,550 exactly",
      "9550",
      [30, 25, 20, 15, 10],
      { currency: "BDT" },
      ["2865", "2387.5", "1910", "1432.5", "955"],
    ],
    // Cut to 50s: 2,850 2,350 1,900 1,400 950; 100 left for the remainders 37.50 and 32.50.
    [
      "9,550 in fifties",
      "9550",
      [30, 25, 20, 15, 10],
      { currency: "BDT", unit: "50" },
      ["2850", "2400", "1900", "1450", "950"],
    ],
    // Cut to 100s: 2,800 2,300 1,900 1,400 900; 200 for the remainders 87.50 and 65, the last 50 for 55.
    [
      "9,550 in hundreds, the residue in fifties",
      "9550",
      [30, 25, 20, 15, 10],
      { currency: "BDT", unit: "100", residueUnit: "50" },
      ["2900", "2400", "1900", "1400", "950"],
    ],
    ["by shares with decimals", "10", ["0.5", "0.25", "0.25"], { currency: "USD" }, ["5", "2.5", "2.5"]],
    ["a member without a share", "10", [1, 0], { currency: "USD" }, ["10", "0"]],
    ["nothing", "0", [1, 2], { currency: "USD" }, ["0", "0"]],
  ] as const)("%s", (_name, amount, shares, options, parts) => {
    expect(texts(splitAmount(amount, shares, options))).toEqual(parts);
  });

  it("adds up, stays within a unit of the exact share, and does not depend on the scale of the shares", () => {
    const cases = fc.tuple(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 2, max: 9 }),
    );
    fc.assert(
      fc.property(cases, ([amount, shares, times]) => {
        const all = shares.reduce((a, b) => a + b, 0);
        if (all === 0) return;
        const parts = splitAmount(amount, shares, { currency: "JPY" }).map(Number);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(amount);
        parts.forEach((part, i) => {
          expect(Math.abs(part * all - amount * (shares[i] as number))).toBeLessThan(all);
        });
        const scaled = shares.map((share) => share * times);
        expect(splitAmount(amount, scaled, { currency: "JPY" }).map(Number)).toEqual(parts);
      }),
    );
  });

  it.each([
    ["a negative amount", () => splitAmount("-1", [1], { currency: "USD" }), ["out-of-range amount"]],
    ["too many decimals", () => splitAmount("1.005", [1], { currency: "USD" }), ["too-many-decimals amount"]],
    ["no shares", () => splitAmount("1", [], { currency: "USD" }), ["wrong-type shares"]],
    ["only zeros", () => splitAmount("1", [0, 0], { currency: "USD" }), ["out-of-range shares"]],
    [
      "several at once",
      () => splitAmount("x", ["1", "-2", "y"], { currency: "ZZZ", unit: "z" }),
      [
        "not-in-list currency",
        "out-of-range shares[1]",
        "not-a-decimal shares[2]",
        "not-a-decimal amount",
        "not-a-decimal unit",
      ],
    ],
    [
      "9,550 in hundreds without a finer residue",
      () => splitAmount("9550", [30, 25, 20, 15, 10], { currency: "BDT", unit: "100" }),
      ["conflict amount"],
    ],
    [
      "a residue unit that does not divide the unit",
      () => splitAmount("120", [1], { currency: "BDT", unit: "100", residueUnit: "30" }),
      ["conflict residueUnit"],
    ],
  ])("is refused for %s", (_name, ask, expected) => expect(problemsOf(ask)).toEqual(expected));
});

const weekly = {
  currency: "BDT",
  principal: "50000",
  disbursedOn: "2026-01-04",
  interest: { rate: { percent: "24" } },
  repayment: { installments: 46, every: { count: 1, unit: "week" as const } },
};

describe("a schedule shared", () => {
  it("gives the members of unequal amounts their own rows", () => {
    const schedule = buildSchedule({
      ...weekly,
      principal: "100",
      interest: { rate: { percent: "0" } },
      repayment: { ...weekly.repayment, installments: 3 },
    });
    // Rows 33.33, 33.33, 33.34. Shares of 1/2, 3/10, 1/5: exact 16.665, 9.999, 6.666 and twice as much after row 2.
    const members = splitSchedule(schedule, [{ id: "a", amount: "50" }, { amount: "30" }, { amount: "20" }]);
    expect(members.map(({ installments }) => texts(installments.map(({ principal }) => principal)))).toEqual([
      ["16.66", "16.67", "16.67"],
      ["10", "10", "10"],
      ["6.67", "6.66", "6.67"],
    ]);
    expect(members.map(({ id }) => id)).toEqual(["a", undefined, undefined]);
    expect(Object.keys(members[1] ?? {})).not.toContain("id");
  });

  it("works in the unit of the schedule", () => {
    const schedule = buildSchedule({ ...weekly, rounding: { unit: "5" } });
    const members = splitSchedule(schedule, [{ amount: "20000" }, { amount: "17000" }, { amount: "13000" }]);
    for (const { installments } of members) {
      for (const { principal, interest } of installments) {
        expect([principal.mod(5).isZero(), interest.mod(5).isZero()]).toEqual([true, true]);
      }
    }
  });

  it("shares what is taken at disbursement", () => {
    const schedule = buildSchedule({
      currency: "INR",
      principal: "100000",
      disbursedOn: "2026-01-01",
      interest: { rate: { percent: "18" }, firstPeriod: { treatment: "disbursement" } },
      repayment: { installments: 12, every: { count: 1, unit: "month" }, firstDueOn: "2026-02-15" },
    });
    // 719.18 is taken: 431.508 and 287.672.
    const members = splitSchedule(schedule, [{ amount: "60000" }, { amount: "40000" }]);
    expect(texts(members.map(({ netDisbursed }) => netDisbursed))).toEqual(["59568.49", "39712.33"]);
  });

  it("shares capitalized interest so that nobody's total is below zero", () => {
    const grace = [{ spares: "both" as const, for: { periods: 4 }, interest: "capitalized" as const }];
    const schedule = buildSchedule({ ...weekly, repayment: { ...weekly.repayment, grace } });
    const members = splitSchedule(schedule, [{ amount: "33333.34" }, { amount: "16666.66" }]);
    for (const { installments, amount, totals } of members) {
      expect(texts(installments.slice(0, 4).map(({ total }) => total))).toEqual(["0", "0", "0", "0"]);
      expect(totals.principal.eq(amount)).toBe(true);
    }
  });

  it("shares columns that it has never heard of", () => {
    const schedule = buildSchedule({ ...weekly, repayment: { ...weekly.repayment, installments: 3 } });
    const stamped = schedule.installments.map((row) => ({
      ...row,
      stampDuty: new Decimal("0.01"),
      savings: new Decimal(10),
      total: row.total.plus("0.01"),
    }));
    const group: GroupSchedule = {
      terms: schedule.terms,
      netDisbursed: schedule.netDisbursed,
      installments: stamped,
    };
    const members = splitSchedule(group, [{ amount: "25000" }, { amount: "15000" }, { amount: "10000" }]);
    const rows = members.map(({ installments }) => installments as typeof stamped);
    // Three rows of 0.01 by 5:3:2: exact sums 0.015, 0.009 and 0.006, so 0.01 each.
    expect(
      rows.map((own) => own.reduce((a, { stampDuty }) => a.plus(stampDuty), new Decimal(0)).toString()),
    ).toEqual(["0.01", "0.01", "0.01"]);
    for (const k of [0, 1, 2]) {
      const stamp = rows.map((own) => own[k]?.stampDuty as Decimal);
      expect(stamp.reduce((a, b) => a.plus(b)).toString()).toBe("0.01");
      for (const own of rows) {
        const { principal, interest, stampDuty, savings, total } = own[k] as (typeof stamped)[number];
        expect(principal.plus(interest).plus(stampDuty).eq(total)).toBe(true);
        expect(savings.gt(0)).toBe(true);
      }
    }
  });

  it.each([
    ["no list", {}, ["wrong-type members"]],
    ["nobody", [], ["wrong-type members"]],
    ["amounts that do not add up", [{ amount: "1" }, { amount: "2" }], ["conflict members"]],
    [
      "several at once",
      [{ id: "x", amount: "-1" }, { id: "x", amount: "0.001" }, { id: 5, amount: "1", name: "y" }, 7],
      [
        "out-of-range members[0].amount",
        "duplicate members[1].id",
        "too-many-decimals members[1].amount",
        "unknown-field members[2].name",
        "wrong-type members[2].id",
        "wrong-type members[3]",
      ],
    ],
  ])("is refused for %s, without telling ids or amounts", (_name, members, expected) => {
    const ask = () => splitSchedule(buildSchedule(weekly), members as never);
    expect(problemsOf(ask)).toEqual(expected);
    try {
      ask();
    } catch (error) {
      expect(String(error)).not.toMatch(/"x"|-1|0\.001/);
    }
  });
});

describe("the meetings of a group", () => {
  it.each([
    ["the next Tuesday", { meets: { weekday: "tuesday" }, disbursedOn: "2026-01-04" }, "2026-01-06"],
    [
      "a Tuesday after the least days",
      { meets: { weekday: "tuesday" }, disbursedOn: "2026-01-04", leastDays: 15 },
      "2026-01-20",
    ],
    [
      "that very day, if it is the least",
      { meets: { weekday: "monday" }, disbursedOn: "2026-01-05", leastDays: 14 },
      "2026-01-19",
    ],
    [
      "the fortnight that the group keeps",
      {
        meets: { weekday: "tuesday", everyWeeks: 2, metOn: "2025-12-30" },
        disbursedOn: "2026-01-04",
        leastDays: 3,
      },
      "2026-01-13",
    ],
    [
      "the third Monday of the month",
      { meets: { weekday: "monday", nth: 3 }, disbursedOn: "2026-01-04" },
      "2026-01-19",
    ],
    ["or of the next one", { meets: { weekday: "monday", nth: 3 }, disbursedOn: "2026-01-19" }, "2026-02-16"],
    [
      "over the end of the year",
      { meets: { weekday: "friday", nth: "last" }, disbursedOn: "2026-12-25" },
      "2027-01-29",
    ],
  ] as const)("begin on %s", (_name, request, first) => expect(meetingDates(request).firstDueOn).toBe(first));

  it("are where every row of the schedule falls", () => {
    const request = fc.record({
      weekday: fc.constantFrom(...WEEKDAYS),
      rule: fc.oneof(
        fc.record({ everyWeeks: fc.integer({ min: 1, max: 4 }) }),
        fc.record({ nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, "last" as const) }),
      ),
      start: fc.integer({ min: 0, max: 40_000 }),
      leastDays: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(request, ({ weekday, rule, start, leastDays }) => {
        const disbursedOn = formatDate(start);
        const dates = meetingDates({ meets: { weekday, ...rule }, disbursedOn, leastDays });
        const { installments } = buildSchedule({
          ...weekly,
          disbursedOn,
          interest: { rate: { percent: "24" } },
          repayment: { installments: 8, ...dates },
        });
        for (const { due } of installments) {
          expect(WEEKDAYS[weekdayOf(readDate(due) as number)]).toBe(weekday);
        }
        const first = (readDate(installments[0]?.due) as number) - start;
        const longest = "nth" in rule ? 35 : 7;
        expect(first >= leastDays && first < leastDays + longest).toBe(true);
      }),
    );
  });

  it.each([
    ["nothing", {}, ["not-in-list meets.weekday", "required disbursedOn"]],
    [
      "a wrong rule",
      {
        meets: { weekday: "Tue", nth: 5, everyWeeks: 0, hour: 9 },
        disbursedOn: "2026-02-30",
        leastDays: 0.5,
      },
      [
        "unknown-field meets.hour",
        "not-in-list meets.weekday",
        "out-of-range meets.everyWeeks",
        "not-in-list meets.nth",
        "conflict meets.nth",
        "not-a-date disbursedOn",
        "out-of-range leastDays",
      ],
    ],
    [
      "a meeting on another weekday",
      { meets: { weekday: "monday", metOn: "2026-01-06" }, disbursedOn: "2026-01-04" },
      ["conflict meets.metOn"],
    ],
    [
      "the end of time",
      { meets: { weekday: "monday" }, disbursedOn: "9999-12-31" },
      ["no-solution disbursedOn"],
    ],
  ])("are refused for %s", (_name, request, expected) => {
    expect(problemsOf(() => meetingDates(request as never))).toEqual(expected);
  });
});
