/** Bad input: each has its documented answer, and one bad loan does not lose the rest. */
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { ageing } from "../../src/portfolio/ageing.js";
import { ExactSums } from "../../src/portfolio/exactSums.js";
import { portfolioAtRisk, portfolioAtRiskAccumulator } from "../../src/portfolio/portfolioAtRisk.js";
import { compareToPercent, ratioAnswer } from "../../src/portfolio/ratioAnswer.js";
import { restoreAccumulator } from "../../src/portfolio/restoreAccumulator.js";
import { parsePosition } from "../../src/servicing/position/readPosition.js";
import { SIX_LOANS } from "./book.js";

const problemsOf = (work: () => unknown): string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    return error.problems.map(({ code, path }) => `${code} ${path}`);
  }
};

describe("a book", () => {
  it("without a loan, or without a balance, has no ratio", () => {
    const none = { kind: "none", reason: "empty-book" };
    expect(portfolioAtRisk([], { overDays: 30 })).toMatchObject({ ...none, currency: null });
    const paid = { currency: "BDT", principalOutstanding: "0.00", daysPastDue: 0 };
    expect(portfolioAtRisk([paid], { overDays: 30 })).toMatchObject({
      ...none,
      leftOut: { zeroBalances: { loans: 1 } },
    });
    expect(ageing([]).byLoan.map(({ share }) => share.kind)).toEqual(Array(6).fill("none"));
  });

  it("leaves credit balances out, and counts them", () => {
    const credit = { currency: "BDT", principalOutstanding: "-12.50", daysPastDue: 0 };
    const { leftOut, grossLoanPortfolio } = portfolioAtRisk([...SIX_LOANS, credit], { overDays: 30 });
    expect(JSON.stringify(leftOut.creditBalances)).toBe('{"loans":1,"amount":"-12.50"}');
    expect(Number(grossLoanPortfolio)).toBe(250_000);
  });

  it("of several currencies is refused, unless asked for one by one", () => {
    const mixed = [...SIX_LOANS, { currency: "UGX", principalOutstanding: "1000", daysPastDue: 31 }];
    expect(problemsOf(() => portfolioAtRisk(mixed, { overDays: 30 }))).toEqual(["conflict currency"]);
    const accumulator = portfolioAtRiskAccumulator({ overDays: 30 });
    for (const loan of mixed) accumulator.add(loan);
    const told = accumulator
      .resultsByCurrency()
      .map((one) => [one.currency, one.kind === "found" && one.percent]);
    expect(told).toEqual([
      ["BDT", "24.00"],
      ["UGX", "100.00"],
    ]);
  });

  it("with bad loans names them by index, without their values, and keeps the rest", () => {
    const secret = "987654.321";
    const bad: unknown[] = [
      { currency: "BDT", principalOutstanding: secret, daysPastDue: 0, id: "loan-secret" },
      { currency: "BDT", principalOutstanding: "1", daysPastDue: -3 },
      { currency: "BDT", principalOutstanding: "1", daysPastDue: 1, overduePrincipal: "2" },
      { currency: "XXX", principalOutstanding: "1", daysPastDue: 0 },
      { currency: "BDT", principalOutstanding: Number.NaN, daysPastDue: "7" },
      { currency: "BDT", unit: "minor", principalOutstanding: 10.5, daysPastDue: 0, restructured: 1 },
      { currency: "BDT", principalOutstanding: "1", daysPastDue: 0, restructred: true },
      null,
      "a loan",
      { currency: "BDT", principalOutstanding: "1", daysPastDue: 0, disbursedOn: new Date(0) },
    ];
    const book = [...SIX_LOANS, ...bad] as never[];
    const answer = portfolioAtRisk(book, { overDays: 30 });
    expect(answer).toMatchObject({ percent: "24.00", loans: 6 });
    expect(answer.problems.items).toBe(bad.length);
    expect(answer.problems.first.map(({ index, code, path }) => `${index} ${code} ${path}`)).toEqual([
      "6 too-many-decimals principalOutstanding",
      "7 out-of-range daysPastDue",
      "8 conflict overduePrincipal",
      "9 not-in-list currency",
      "10 wrong-type daysPastDue",
      "10 not-a-decimal principalOutstanding",
      "11 wrong-type principalOutstanding",
      "11 wrong-type restructured",
      "12 unknown-field restructred",
      "13 wrong-type ",
      "14 wrong-type ",
      "15 date-object disbursedOn",
    ]);
    expect(answer.problems.byCode["wrong-type"]).toBe(5);
    expect(JSON.stringify(answer.problems)).not.toMatch(/987654|secret/);
  });

  it("keeps only the first hundred problems, and counts them all", () => {
    const bad = Array.from({ length: 250 }, () => ({
      currency: "BDT",
      principalOutstanding: "x",
      daysPastDue: 0,
    }));
    const { problems } = portfolioAtRisk(bad, { overDays: 30 });
    expect([problems.items, problems.first.length, problems.first.at(-1)?.index]).toEqual([250, 100, 99]);
  });

  it("in minor units takes bigint from a database, and tells what is not whole", () => {
    const loans = [
      { unit: "minor", currency: "BDT", principalOutstanding: 5000n, daysPastDue: 31 },
      { unit: "minor", currency: "BDT", principalOutstanding: 2n ** 60n, daysPastDue: 31 },
    ] as never[];
    expect(portfolioAtRisk(loans, { overDays: 30 })).toMatchObject({
      loans: 1,
      percent: "100.00",
      problems: { items: 1 },
    });
  });

  it("stays exact beyond 2^53 minor units", () => {
    const most = 2 ** 53 - 1;
    const loan = { unit: "minor", currency: "JPY", principalOutstanding: most, daysPastDue: 31 } as const;
    const answer = portfolioAtRisk(Array(1000).fill(loan), { overDays: 30 });
    expect(answer.grossLoanPortfolio.toFixed()).toBe((1000n * BigInt(most)).toString());
    const restored = restoreAccumulator(
      "portfolio-at-risk",
      JSON.parse(JSON.stringify(portfolioAtRiskAccumulator({ overDays: 30 }))),
    );
    for (let i = 0; i < 3; i++) restored.add(loan);
    expect(restored.result().grossLoanPortfolio.toFixed()).toBe((3n * BigInt(most)).toString());
  });
});

describe("options", () => {
  it.each<[string, unknown, string[]]>([
    ["no threshold", {}, ["required overDays"]],
    ["no record", null, ["required overDays"]],
    [
      "thresholds that are no days",
      { overDays: [30, -1, 30, 1.5] },
      ["out-of-range overDays[1]", "duplicate overDays[2]", "out-of-range overDays[3]"],
    ],
    ["an empty list", { overDays: [] }, ["wrong-type overDays"]],
    ["a bound below a threshold", { overDays: 30, upToDays: 29 }, ["wrong-order upToDays"]],
    [
      "names that are not there",
      { overDays: 30, comparison: "=>", restructured: "yes", writtenOff: 1, measure: "sum", over: 1 },
      [
        "not-in-list comparison",
        "not-in-list restructured",
        "not-in-list writtenOff",
        "not-in-list measure",
        "unknown-field over",
      ],
    ],
    ["a breakdown that is none", { overDays: 30, groupBy: "branch" }, ["wrong-type groupBy"]],
    ["an empty breakdown", { overDays: 30, groupBy: [[]] }, ["wrong-type groupBy"]],
  ])("refuse %s", (_, options, found) => {
    expect(problemsOf(() => portfolioAtRisk([], options as never))).toEqual(found);
  });

  it("of ageing refuse bands that do not rise", () => {
    expect(problemsOf(() => ageing([], { bands: [0, 30, 30, 99_999] }))).toEqual([
      "wrong-order bands[2]",
      "out-of-range bands[3]",
    ]);
    expect(problemsOf(() => ageing([], { bands: "monthly" as never }))).toEqual(["not-in-list bands"]);
    expect(problemsOf(() => ageing([], { byInstallment: 1 as never }))).toEqual([
      "out-of-range byInstallment",
    ]);
  });

  it("of money take currencies that ISO 4217 does not list", () => {
    const loan = { currency: "XLM", principalOutstanding: "1.2345678", daysPastDue: 31 };
    const answer = portfolioAtRisk([loan], { overDays: 30, decimals: { XLM: 7 } });
    expect(JSON.stringify(answer.numerator)).toBe('"1.2345678"');
  });
});

describe("a position", () => {
  it("is read whole, or refused with everything that is wrong", () => {
    const full = {
      currency: "BDT",
      principalOutstanding: 500,
      daysPastDue: 45,
      overduePrincipal: "100.5",
      overdueInstallments: [{ daysPastDue: 45, principal: "100.50" }],
      disbursedOn: { year: 2024, month: 1, day: 31 },
      collateral: { kind: "cash", amount: "7" },
      keys: { branch: "north" },
      borrower: null,
    };
    expect(parsePosition(full)).toEqual({
      unit: "minor",
      currency: "BDT",
      principalOutstanding: 50_000,
      daysPastDue: 45,
      overduePrincipal: 10_050,
      overdueInstallments: [{ daysPastDue: 45, principal: 10_050 }],
      disbursedOn: "2024-01-31",
      collateral: { kind: "cash", amount: 700 },
      keys: { branch: "north" },
    });
    expect(parsePosition(parsePosition(full))).toEqual(parsePosition(full));
    const wrong = {
      currency: "BDT",
      daysPastDue: 1.5,
      overduePrincipal: -1,
      collateral: 7,
      keys: [1],
      woman: "yes",
      unit: "cents",
    };
    expect(problemsOf(() => parsePosition(wrong))).toEqual([
      "not-in-list unit",
      "required principalOutstanding",
      "wrong-type daysPastDue",
      "out-of-range overduePrincipal",
      "wrong-type collateral",
      "wrong-type woman",
      "wrong-type keys",
    ]);
  });

  it("is refused if its parts exceed it or its flags contradict", () => {
    const loan = { currency: "BDT", principalOutstanding: "10", daysPastDue: 5 };
    const pieces = [
      { daysPastDue: 5, principal: "6" },
      { daysPastDue: 1, principal: "6" },
    ];
    expect(problemsOf(() => parsePosition({ ...loan, overdueInstallments: pieces }))).toEqual([
      "conflict overdueInstallments",
    ]);
    expect(problemsOf(() => parsePosition({ ...loan, restructured: false, timesRestructured: 1 }))).toEqual([
      "conflict timesRestructured",
    ]);
    expect(problemsOf(() => parsePosition({ ...loan, overdueInstallments: [{ daysPastDue: 5 }] }))).toEqual([
      "wrong-type overdueInstallments",
    ]);
  });
});

describe("a limit", () => {
  it("is compared exactly: 5.00001% is over 5%, though it prints as 5.00", () => {
    const answer = ratioAnswer(5_000_010n, 100_000_000n, 2);
    expect(answer).toMatchObject({ percent: "5.00" });
    expect([
      compareToPercent(answer, "5"),
      compareToPercent(answer, "5.00001"),
      compareToPercent(answer, 6),
    ]).toEqual([1, 0, -1]);
    expect(compareToPercent(ratioAnswer(0n, 0n, 2), "5")).toBeUndefined();
    expect(problemsOf(() => compareToPercent(answer, "five"))).toEqual(["not-a-decimal limitPercent"]);
  });
});

describe("exact sums", () => {
  it("refuse stored sums that are none", () => {
    const sums = new ExactSums(2);
    for (const stored of [[1], [1, 1.5], [1, "x"], "12"])
      expect(() => sums.absorb(stored as never)).toThrow("a stored state must hold");
    sums.absorb([1, "-9007199254740993"]);
    sums.add(1, 1);
    expect(JSON.stringify(sums)).toBe('[1,"-9007199254740992"]');
  });
});
