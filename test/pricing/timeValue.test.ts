/** Time value of money: figures, the laws that join the functions, and bad input. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/kernel/decimal.js";
import { LoanError } from "../../src/kernel/error.js";
import { datedNetPresentValue } from "../../src/pricing/datedNetPresentValue.js";
import { effectiveAnnualRate, nominalAnnualRate } from "../../src/pricing/effectiveRate.js";
import { irr } from "../../src/pricing/irr.js";
import { modifiedIrr } from "../../src/pricing/modifiedIrr.js";
import { netPresentValue } from "../../src/pricing/netPresentValue.js";
import {
  cumulativeInterest,
  cumulativePrincipal,
  interestPart,
  principalPart,
} from "../../src/pricing/paymentParts.js";
import { numberOfPeriods, ratePerPeriod } from "../../src/pricing/solveTerm.js";
import { futureValue, levelPayment, presentValue } from "../../src/pricing/timeValue.js";
import { runs } from "../runs.js";

const LOAN = { ratePerPeriod: "0.24/12", periods: 12, presentValue: "10000" } as const;

describe("the level payment", () => {
  it.each([
    ["10,000 at 2% a month, 12", LOAN, "-945.60"],
    ["100,000 at 24% nominal, 12", { ...LOAN, presentValue: "100000" }, "-9455.96"],
    [
      "24% effective is 1.8088% a month",
      { ...LOAN, presentValue: "100000", ratePerPeriod: "0.018087582483510722" },
      "-9345.25",
    ],
    ["in advance: one period's interest less", { ...LOAN, due: "start" }, "-927.05"],
    ["zero rate", { ...LOAN, ratePerPeriod: 0 }, "-833.33"],
    ["zero rate in advance", { ...LOAN, ratePerPeriod: "0", due: "start" }, "-833.33"],
    [
      "with a balloon of 30,000 still owed",
      { ...LOAN, presentValue: "100000", futureValue: "-30000" },
      "-7219.17",
    ],
    [
      "100,000 at 9.99%/12 over 36",
      { ratePerPeriod: "0.0999/12", periods: 36, presentValue: "100000" },
      "-3226.25",
    ],
    ["a negative rate", { ...LOAN, ratePerPeriod: "-0.01" }, "-780.16"],
  ] as const)("%s", (_, terms, expected) => expect(levelPayment(terms).toFixed(2)).toBe(expected));

  it("is a fraction rounded once: 0.1/12 × 60.60 is exactly 0.505", () => {
    const interest = interestPart({
      ratePerPeriod: "0.1/12",
      periods: 12,
      presentValue: "-60.60",
      period: 1,
    });
    expect(String(interest)).toBe("0.505");
    expect(
      String(levelPayment({ ratePerPeriod: 0, periods: 3, presentValue: "-1000", significantDigits: 5 })),
    ).toBe("333.33");
  });
});

const annuity = fc.record({
  ratePerPeriod: fc.integer({ min: -300, max: 5000 }).map((n) => `${n}/10000`),
  periods: fc.integer({ min: 1, max: 60 }),
  due: fc.constantFrom("end" as const, "start" as const),
});
const money = fc.integer({ min: 1, max: 10_000_000 }).map((cents) => String(cents / 100));
const near = (a: Decimal, b: Decimal | string | number, tolerance = "1e-22"): boolean =>
  a.minus(b).abs().lte(a.abs().plus(1).times(tolerance));

describe("laws", () => {
  it("the level payment is worth the loan, and leaves nothing", () => {
    fc.assert(
      fc.property(annuity, money, (terms, loan) => {
        const payment = levelPayment({ ...terms, presentValue: loan });
        expect(near(presentValue({ ...terms, payment: String(payment) }), loan)).toBe(true);
        expect(
          near(futureValue({ ...terms, payment: String(payment), presentValue: loan }), 0, "1e-13"),
        ).toBe(true);
      }),
      { numRuns: runs(150) },
    );
  });

  it("interest and principal parts make up the payment, and add up to the sums", () => {
    fc.assert(
      fc.property(annuity, money, fc.nat(), fc.nat(), (terms, loan, a, b) => {
        const asked = { ...terms, presentValue: loan };
        const [from, to] = [1 + (a % terms.periods), 1 + (b % terms.periods)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const payment = levelPayment(asked);
        const rows = Array.from({ length: to - from + 1 }, (_, i) => ({ ...asked, period: from + i }));
        const [interest, principal] = [rows.map(interestPart), rows.map(principalPart)];
        interest.forEach((part, i) => {
          expect(near(part.plus(principal[i] as Decimal), payment)).toBe(true);
        });
        if (terms.ratePerPeriod.startsWith("-")) return;
        const sum = (parts: readonly Decimal[]) =>
          parts.reduce((total, part) => total.plus(part), new Decimal(0));
        expect(near(cumulativeInterest({ ...asked, from, to }), sum(interest))).toBe(true);
        expect(near(cumulativePrincipal({ ...asked, from, to }), sum(principal))).toBe(true);
      }),
      { numRuns: runs(150) },
    );
  });

  it("the number of periods and the rate come back from the payment", () => {
    fc.assert(
      fc.property(annuity, money, (terms, loan) => {
        fc.pre(!terms.ratePerPeriod.startsWith("0/"));
        const payment = String(levelPayment({ ...terms, presentValue: loan }));
        const { periods, ratePerPeriod: rate, due } = terms;
        const found = numberOfPeriods({ ratePerPeriod: rate, due, payment, presentValue: loan });
        expect(found.kind === "found" && near(found.periods, periods, "1e-9")).toBe(true);
        fc.pre(periods > 1 || due === "end");
        const answer = ratePerPeriod({ periods, due, payment, presentValue: loan });
        const [top, bottom] = rate.split("/") as [string, string];
        expect(answer.kind === "found" && near(answer.rate, new Decimal(top).div(bottom), "1e-18")).toBe(
          true,
        );
      }),
      { numRuns: runs(150) },
    );
  });

  it("nominal and effective come back from each other", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 1, max: 366 }),
        (points, periodsPerYear) => {
          const nominal = `${points}/10000`;
          const effective = effectiveAnnualRate({
            nominalAnnualRate: nominal,
            periodsPerYear,
            significantDigits: 50,
          });
          const back = nominalAnnualRate({ effectiveAnnualRate: String(effective), periodsPerYear });
          expect(String(back)).toBe(String(new Decimal(points).div(10_000)));
        },
      ),
      { numRuns: runs(100) },
    );
  });

  it("the net present value at the rate of return is nothing", () => {
    fc.assert(
      fc.property(fc.array(money, { minLength: 1, maxLength: 20 }), money, (paid, lent) => {
        const flows = [`-${lent}`, ...paid];
        const answer = irr(flows, { significantDigits: 60 });
        if (answer.kind !== "found") throw new Error(answer.kind);
        fc.pre(answer.rate.gt("-0.9"));
        const worth = netPresentValue({ ratePerPeriod: String(answer.rate), flows, firstFlow: "now" });
        expect(worth.abs().lt("1e-30")).toBe(true);
      }),
      { numRuns: runs(50) },
    );
  });
});

describe("answers that are none", () => {
  it.each([
    [
      "payment below the interest",
      { ratePerPeriod: "0.18/12", payment: "-1499.99", presentValue: "100000" },
      "payment-below-interest",
    ],
    [
      "payment equal to the interest",
      { ratePerPeriod: "0.18/12", payment: "-1500", presentValue: "100000" },
      "payment-below-interest",
    ],
    ["no payment, no interest", { ratePerPeriod: 0, payment: 0, presentValue: "1000" }, "no-payment"],
    ["nothing owed, nothing paid", { ratePerPeriod: 0, payment: 0, presentValue: 0 }, "any-number"],
    [
      "a perpetuity",
      { ratePerPeriod: "0.01", payment: "-10", presentValue: "1000", futureValue: "-1000" },
      "any-number",
    ],
    [
      "a debt that nobody pays grows away from its end",
      { ratePerPeriod: "0.1", payment: 0, presentValue: "500", futureValue: "1500" },
      "no-payment",
    ],
  ] as const)("periods: %s", (_, terms, reason) => {
    const answer = numberOfPeriods(terms);
    expect(answer.kind === "none" && answer.reason).toBe(reason);
  });
  it("periods with their fraction, and whole payments", () => {
    const answer = numberOfPeriods({
      ratePerPeriod: "0.075",
      payment: "-2000",
      presentValue: 0,
      futureValue: "100000",
    });
    expect(answer.kind === "found" && [answer.periods.toFixed(7), String(answer.payments)]).toEqual([
      "21.5449442",
      "22",
    ]);
    const flat = numberOfPeriods({ ratePerPeriod: 0, payment: "-300", presentValue: "1000" });
    expect(flat.kind === "found" && [flat.periods.toFixed(4), String(flat.payments)]).toEqual([
      "3.3333",
      "4",
    ]);
  });
  it("rates and modified rates", () => {
    expect(ratePerPeriod({ periods: 3, payment: 0, presentValue: 0 })).toMatchObject({
      kind: "none",
      reason: "no-flows",
    });
    expect(ratePerPeriod({ periods: 3, payment: "5", presentValue: "5" })).toMatchObject({
      kind: "none",
      reason: "one-sign",
    });
    const modified = { financeRatePerPeriod: 0, reinvestmentRatePerPeriod: 0 };
    expect(modifiedIrr({ ...modified, flows: [1, 2] })).toMatchObject({ kind: "none", reason: "one-sign" });
    expect(modifiedIrr({ ...modified, flows: [-100, 0, 121] })).toMatchObject({ kind: "found" });
  });
});

describe("net present values", () => {
  it("of dated flows count from the first in the list, whatever the order", () => {
    const flows = [
      { date: "2024-06-30", amount: "100" },
      { date: "2023-07-01", amount: "100" },
      { date: "2025-06-30", amount: "-50" },
    ];
    // 365 days back and 365 days on: 100 + 100 · 1.1 − 50 ÷ 1.1
    const expected = new Decimal(210).minus(new Decimal(50).div("1.1"));
    expect(near(datedNetPresentValue({ ratePerYear: "0.1", flows }), expected, "1e-28")).toBe(true);
    expect(String(datedNetPresentValue({ ratePerYear: "0.1", flows: [] }))).toBe("0");
  });
});

describe("bad input", () => {
  const problemsOf = (run: () => unknown): string[] => {
    try {
      run();
    } catch (error) {
      if (error instanceof LoanError) return error.problems.map(({ code, path }) => `${path}: ${code}`);
      throw error;
    }
    return [];
  };
  const given = <T>(value: unknown): T => value as T;

  it.each([
    [
      "nothing",
      () => levelPayment(given(null)),
      [": wrong-type", "ratePerPeriod: required", "periods: required", "presentValue: required"],
    ],
    [
      "everything wrong",
      () =>
        levelPayment(
          given({
            ratePerPeriod: "-1",
            periods: 1.5,
            presentValue: "x",
            due: 0,
            significantDigits: 61,
            nper: 3,
          }),
        ),
      [
        "ratePerPeriod: out-of-range",
        "periods: wrong-type",
        "due: not-in-list",
        "presentValue: not-a-decimal",
        "significantDigits: out-of-range",
        "nper: unknown-field",
      ],
    ],
    [
      "no period 0, none after the last",
      () => interestPart({ ...LOAN, period: 13 }),
      ["period: out-of-range"],
    ],
    [
      "a quotient by zero",
      () => presentValue({ ratePerPeriod: "1/0", periods: 3 }),
      ["ratePerPeriod: not-a-decimal"],
    ],
    [
      "sums the wrong way round, of a loan given away",
      () => cumulativeInterest({ ...LOAN, ratePerPeriod: "-0.01", presentValue: "-1", from: 3, to: 2 }),
      ["ratePerPeriod: out-of-range", "presentValue: out-of-range", "to: wrong-order"],
    ],
    ["no list", () => netPresentValue(given({ ratePerPeriod: 0, flows: 3 })), ["flows: wrong-type"]],
    [
      "amounts",
      () => modifiedIrr(given({ flows: ["a"], financeRatePerPeriod: 0, reinvestmentRatePerPeriod: 0 })),
      ["flows[0]: not-a-decimal"],
    ],
    [
      "dated flows",
      () =>
        datedNetPresentValue(
          given({ ratePerYear: "0.1", flows: [3, { date: "2024-01-01", amount: "" }], dayCount: "1/1" }),
        ),
      [
        "flows[0].date: required",
        "flows[0].amount: required",
        "flows[1].amount: not-a-decimal",
        "dayCount: not-in-list",
      ],
    ],
    [
      "a negative nominal rate",
      () => effectiveAnnualRate({ nominalAnnualRate: "-0.1", periodsPerYear: 0 }),
      ["nominalAnnualRate: out-of-range", "periodsPerYear: out-of-range"],
    ],
  ] as const)("%s", (_, run, problems) => expect(problemsOf(run)).toEqual(problems));
});
