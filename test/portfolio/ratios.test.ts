/** Ratios, losses, concentration, outreach and forecasts by arithmetic, and what they refuse. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  annualLoanLossRate,
  cumulativeCollectionRate,
  impliedTermYears,
} from "../../src/portfolio/annualLoanLoss.js";
import { bookLoss } from "../../src/portfolio/bookLoss.js";
import { cashFlowForecast } from "../../src/portfolio/cashFlowForecast.js";
import { collectionRates } from "../../src/portfolio/collectionRates.js";
import { concentration, concentrationOf } from "../../src/portfolio/concentration.js";
import { expectedCreditLoss, type LossPath } from "../../src/portfolio/expectedCreditLoss.js";
import { impairmentStage } from "../../src/portfolio/impairmentStage.js";
import { outreach } from "../../src/portfolio/outreach.js";
import { retentionRates, uptakeRates } from "../../src/portfolio/outreachRates.js";
import { growth, portfolioRatios, realYield } from "../../src/portfolio/qualityRatios.js";
import { compareToPercent, type RatioAnswer } from "../../src/portfolio/ratioAnswer.js";
import { isRefinanced, spreadWorstDays } from "../../src/portfolio/refinancing.js";

const shown = (answer: RatioAnswer | undefined): number | string =>
  answer?.kind === "found" ? Number(answer.ratio) : (answer?.reason ?? "absent");

describe("portfolio ratios", () => {
  const figures = { writeOffs: "1440", recoveries: "240", grossPortfolios: ["28000", "31000", "34000"] };

  it("take the average of all points, or of the first and the last", () => {
    const all = portfolioRatios({
      ...figures,
      grossPortfolios: ["28000", "31000", "31000", "34000", "36000"],
    });
    expect(shown(all.ratios["write-off"])).toBe(1440 / ((28000 + 31000 + 31000 + 34000 + 36000) / 5));
    const two = portfolioRatios(
      { ...figures, grossPortfolios: ["28000", "90000", "32000"] },
      { average: "opening-closing" },
    );
    expect(shown(two.ratios["write-off"])).toBe(1440 / 30000);
    expect(two.definition).toEqual({ months: 12, average: "opening-closing", points: 3 });
    expect(shown(two.ratios["loan-loss"])).toBe((1440 - 240) / 30000);
  });

  it("show risk beside an earlier portfolio: 6 of 100 now is 6 of 60 then", () => {
    const { ratios } = portfolioRatios({
      portfolioAtRisk30: 6,
      grossLoanPortfolio: 100,
      earlierGrossPortfolio: 60,
    });
    expect([shown(ratios["portfolio-at-risk-30"]), shown(ratios["portfolio-at-risk-30-lagged"])]).toEqual([
      0.06, 0.1,
    ]);
  });

  it("bring flows to twelve months: × 12 ÷ 6", () => {
    expect(
      shown(
        portfolioRatios({ writeOffs: "100", averageGrossPortfolio: "1000" }, { months: 6 }).ratios[
          "write-off"
        ],
      ),
    ).toBe(0.2);
  });

  it("have no answer without their figures, or with nothing to divide by", () => {
    const { ratios } = portfolioRatios({ loanLossReserve: "1", portfolioAtRisk30: "0" });
    expect(shown(ratios["risk-coverage"])).toBe("zero-denominator");
    expect(shown(ratios.restructured)).toBe("not-given");
  });

  it("stay exact where an average does not end: 1 ÷ (10 ÷ 3) is 30%", () => {
    const thirds = portfolioRatios({ writeOffs: "1", grossPortfolios: ["3", "3", "4"] }).ratios["write-off"];
    expect(compareToPercent(thirds, "30")).toBe(0);
  });

  it("refuse what is unknown, unreadable or negative, all at once", () => {
    expect(() => portfolioRatios({ writeOffs: "-1", recoveries: "x", profit: "1" } as never)).toThrow(
      "recoveries: must be a plain decimal number; got a text\nprofit: is not a figure\nwriteOffs: must not be negative",
    );
    expect(() => portfolioRatios({ averageGrossPortfolio: "1", grossPortfolios: ["1", "2"] })).toThrow(
      "must not be given together",
    );
    expect(() => portfolioRatios({ grossPortfolios: ["1"] })).toThrow("must hold at least two balances");
    expect(() => portfolioRatios({}, { months: 0 })).toThrow("months: must be a whole number of at least 1");
  });

  it("tell real yield and growth, or that there is none", () => {
    expect(shown(realYield("0.05", "0.26"))).toBeCloseTo((0.05 - 0.26) / 1.26, 15);
    expect(() => realYield("1", "-1")).toThrow("inflation: must be above −1");
    expect(growth("0", "5", 12)).toMatchObject({ period: { kind: "none" }, annualized: null });
    expect(() => growth("1", "-5", 12)).toThrow("must not be negative");
    expect(shown(growth("433697", "375030", 12).period)).toBeCloseTo(375030 / 433697 - 1, 15);
  });
});

describe("collection", () => {
  const month = (due: number, onTime: number) => ({
    currency: "BDT",
    dueInPeriod: due,
    collectedOnTime: onTime,
    collectedLate: 0,
    openingArrears: 0,
    collectedArrears: 0,
    prepayments: 0,
  });

  it("of many periods is the ratio of sums, not the mean of ratios", () => {
    const { rates } = collectionRates([month(100, 100), month(900, 450)]);
    expect(shown(rates["on-time"])).toBe((100 + 450) / (100 + 900));
    expect(shown(rates["clean-up"])).toBe("zero-denominator");
  });

  it("notes periods that collected more than there was", () => {
    const { problems } = collectionRates([month(100, 101), { ...month(100, 0), collectedArrears: 1 }]);
    expect(problems.first.map(({ path }) => path)).toEqual(["collectedLate", "collectedArrears"]);
  });

  it("turns into losses a year, and back", () => {
    const { ruleOfTwo, exact } = annualLoanLossRate("0.95", { averageTermYears: "0.25" });
    expect([shown(ruleOfTwo), exact]).toEqual([0.4, null]);
    const bullet = annualLoanLossRate("0.95", { installments: 1, installmentsPerYear: 4, runOff: "bullet" });
    expect(shown(bullet.exact ?? undefined)).toBe(0.2);
    expect(annualLoanLossRate("1.02", { averageTermYears: "0.5" }).recoveryAboveOne).toBe(true);
    expect(() => annualLoanLossRate("x", { averageTermYears: "0" })).toThrow(
      /currentRecoveryRate: .*\naverageTermYears: must be above zero/,
    );
    expect(() => impliedTermYears("0.9", "0")).toThrow("annualLossRate: must be above zero");
    expect(() => cumulativeCollectionRate([{ due: "x", collected: "1" }])).toThrow(
      "[0].due: must be a plain decimal number",
    );
    expect(shown(cumulativeCollectionRate([]))).toBe("zero-denominator");
  });
});

describe("stages", () => {
  it("follow evidence before days, and presumptions unless rebutted", () => {
    const stage = (loan: object, options?: object) => impairmentStage({ daysPastDue: 0, ...loan }, options);
    expect(stage({ creditImpaired: true })).toEqual({ stage: "3", reason: "credit-impaired" });
    expect(stage({ significantRiskIncrease: true })).toEqual({ stage: "2", reason: "significant-increase" });
    expect(stage({ restructured: true }, { restructuredIsStage2: true })).toEqual({
      stage: "2",
      reason: "restructured",
    });
    expect(stage({ daysPastDue: 120 }, { stage3Rebutted: true })).toEqual({
      stage: "2",
      reason: "days-past-due",
    });
    expect(stage({ daysPastDue: 120 }, { stage3Rebutted: true, stage2Rebutted: true })).toEqual({
      stage: "1",
      reason: "none",
    });
    expect(() => stage({}, { stage2Days: -1, comparison: "=" })).toThrow(
      /stage2Days: .*\ncomparison: must be one of >, >=/,
    );
  });
});

describe("expected credit loss", () => {
  const path: LossPath = {
    currency: "BDT",
    exposures: ["1000", "600", "200"],
    hazards: ["0.1", "0.2", "0.3"],
    lossGivenDefault: "0.5",
    effectiveRate: "0.25",
    periodsPerYear: 2,
    horizon: "lifetime",
  };

  it("adds surviving exposures, discounted to the end, the middle or the start of each period", () => {
    const end =
      (0.1 * 0.5 * 1000) / 1.25 +
      (0.9 * 0.2 * 0.5 * 600) / 1.25 ** 2 +
      (0.9 * 0.8 * 0.3 * 0.5 * 200) / 1.25 ** 3;
    const told = expectedCreditLoss(path);
    expect(Number(told.unrounded)).toBeCloseTo(end, 10);
    expect(JSON.stringify(told.expectedLoss)).toBe(`"${end.toFixed(2)}"`);
    expect(Number(told.probabilityOfDefault)).toBe(1 - 0.9 * 0.8 * 0.7);
    expect(Number(expectedCreditLoss({ ...path, timing: "start" }).unrounded)).toBeCloseTo(end * 1.25, 10);
    expect(Number(expectedCreditLoss({ ...path, timing: "middle" }).unrounded)).toBeCloseTo(
      end * Math.sqrt(1.25),
      10,
    );
  });

  it("counts the periods of twelve months, and equals lifetime for a loan of a year", () => {
    expect(expectedCreditLoss({ ...path, horizon: "12-month" }).periods).toBe(2);
    const year = { ...path, exposures: ["1000", "600"], hazards: "0.1" };
    expect(Number(expectedCreditLoss({ ...year, horizon: "12-month" }).expectedLoss)).toBe(
      Number(expectedCreditLoss(year).expectedLoss),
    );
  });

  it("refuses everything that is wrong at once", () => {
    const wrong = {
      ...path,
      currency: "XXX",
      exposures: ["-1"],
      hazards: ["0.1", "2"],
      lossGivenDefault: "x",
      horizon: "all",
      periodsPerYear: 0,
    };
    expect(() => expectedCreditLoss(wrong as never)).toThrow(
      /horizon: .*\nperiodsPerYear: .*\ncurrency: .*\nhazards: must be as many.*\nexposures\[0\]: must not be negative\nhazards\[1\]: must be a fraction.*\nlossGivenDefault: /,
    );
    expect(() => expectedCreditLoss({ ...path, exposures: [] })).toThrow(
      "exposures: must hold at least one amount",
    );
  });

  it("of a book adds stages and segments: 0.5% and 1% and 100% of 25%", () => {
    const loan = (principalOutstanding: string, daysPastDue: number, region: string) => ({
      currency: "BDT",
      principalOutstanding,
      daysPastDue,
      keys: { region },
    });
    const book = [
      loan("10000", 0, "a"),
      loan("4000", 45, "a"),
      loan("800", 100, "b"),
      { ...loan("7", 0, "a"), writtenOff: true },
    ];
    const risk = {
      probabilityOfDefault12Months: "0.005",
      probabilityOfDefaultLifetime: "0.01",
      lossGivenDefault: "0.25",
    };
    const told = bookLoss(book, { segmentBy: "region", risks: { a: risk, b: risk } });
    expect(
      told.cells.map(({ stage, segment, expectedLoss }) => [stage, segment, Number(expectedLoss)]),
    ).toEqual([
      ["1", "a", 10000 * 0.005 * 0.25],
      ["2", "a", 4000 * 0.01 * 0.25],
      ["3", "b", 800 * 0.25],
    ]);
    expect(told.kind === "found" && Number(told.expectedLoss)).toBe(12.5 + 10 + 200);
    expect(shown(told.coverage)).toBe(222.5 / 14800);
    expect(bookLoss(book, { segmentBy: "region", risks: { a: risk } })).toMatchObject({
      kind: "none",
      reason: "not-given",
      coverage: { kind: "none" },
    });
    expect(() => bookLoss([], { risks: { a: { ...risk, lossGivenDefault: "2" } } })).toThrow(
      "risks.a.lossGivenDefault: must be a fraction",
    );
    expect(() => bookLoss([], { risks: {} })).toThrow("risks: must name the risk of at least one segment");
  });
});

describe("concentration", () => {
  it("of equal exposures is 1 ÷ n, of one exposure 1, of none none", () => {
    const even = concentrationOf(["5", "5", "5", "5"]);
    expect([shown(even.index), shown(even.normalizedIndex), shown(even.effectiveNumber)]).toEqual([
      0.25, 0, 4,
    ]);
    const one = concentrationOf(["7", "0"]);
    expect([one.count, shown(one.index), shown(one.normalizedIndex)]).toEqual([1, 1, "empty-book"]);
    expect(shown(concentrationOf([]).index)).toBe("empty-book");
    expect(() => concentrationOf(["-1", "x"])).toThrow(
      /\[1\]: must be a plain decimal.*\n\[0\]: must not be negative/,
    );
    expect(() => concentrationOf(["1"], [0])).toThrow(
      "largest: must be a list of whole numbers of at least 1",
    );
  });

  it("of a book adds loans by key, and keeps those without it apart", () => {
    const loan = (principalOutstanding: string, branch?: string) => ({
      currency: "BDT",
      principalOutstanding,
      daysPastDue: 0,
      ...(branch === undefined ? {} : { keys: { branch } }),
    });
    const told = concentration(
      [loan("30", "a"), loan("30", "a"), loan("40", "b"), loan("900"), loan("-5", "a")],
      { by: "branch", largest: [1] },
    );
    expect(shown(told.index)).toBe((60 * 60 + 40 * 40) / (100 * 100));
    expect(shown(told.largest[0]?.share)).toBe(0.6);
    expect([Number(told.total), told.withoutKey.loans, Number(told.withoutKey.amount)]).toEqual([
      100, 1, 900,
    ]);
    expect(() => concentration([], {} as never)).toThrow("by: must be the name of a key");
  });

  it("lies between 1 ÷ n and 1", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 }),
        (exposures) => {
          const index = Number(shown(concentrationOf(exposures).index));
          expect(index).toBeLessThanOrEqual(1);
          expect(index).toBeGreaterThanOrEqual(1 / exposures.length - 1e-12);
        },
      ),
    );
  });
});

describe("outreach", () => {
  const loan = (principalOutstanding: string, more: object) => ({
    currency: "BDT",
    principalOutstanding,
    daysPastDue: 0,
    ...more,
  });
  const book = [
    loan("300", { borrower: "a", woman: true, keys: { officer: "1" }, disbursedPrincipal: "400" }),
    loan("100", { borrower: "a", woman: true, keys: { officer: "2" }, disbursedPrincipal: "200" }),
    loan("200", { borrower: "b", keys: { officer: "1" } }),
    loan("150", { woman: true }),
    loan("0", { borrower: "c" }),
  ];

  it("counts persons, not loans", () => {
    const told = outreach(book, { officerKey: "officer", incomePerHead: "1000" });
    expect([told.activeBorrowers, told.activeLoans, told.loansWithoutBorrower, told.loanOfficers]).toEqual([
      3, 4, 1, 2,
    ]);
    expect([shown(told.women), shown(told.averageLoanBalance), shown(told.averageDisbursed)]).toEqual([
      2 / 3,
      250,
      300,
    ]);
    expect([shown(told.caseload ?? undefined), shown(told.averageBalanceOfIncome ?? undefined)]).toEqual([
      1.5, 0.25,
    ]);
  });

  it("tells no id, and no caseload without officers", () => {
    const told = outreach(book);
    expect([told.caseload, told.loanOfficers, told.averageBalanceOfIncome]).toEqual([null, null, null]);
    expect(shown(outreach([]).averageLoanBalance)).toBe("empty-book");
    expect(() => outreach([], { incomePerHead: "0" })).toThrow("incomePerHead: must be above zero");
  });

  it("has rates of retention and uptake for the counts that are given", () => {
    expect(shown(retentionRates({ borrowersFinished: 200, borrowersNotReturned: 50 })["exit-sef"])).toBe(
      0.25,
    );
    expect(shown(retentionRates({})["exit-accion"])).toBe("not-given");
    expect(() => retentionRates({ activeAtStart: -1, newBorrowers: 0.5 })).toThrow(
      /activeAtStart: .*\nnewBorrowers: /,
    );
    expect(shown(uptakeRates({ offered: 0, disbursed: 0 })["disbursed-of-offered"])).toBe("zero-denominator");
  });
});

describe("a forecast", () => {
  it("spreads late collections over later weeks", () => {
    const dues = [
      { currency: "BDT", due: "2024-12-31", principal: "100", interest: "10", charges: "1" },
      { currency: "BDT", due: "2025-01-05", principal: "89" },
      { currency: "BDT", due: "2025-01-06", principal: "100" },
    ];
    const { periods, totalDue, totalExpected } = cashFlowForecast(dues, {
      by: "week",
      collectedPercent: ["80", "10"],
    });
    expect(
      periods.map(({ period, installments, due, expected }) => [
        period,
        installments,
        Number(due),
        Number(expected),
      ]),
    ).toEqual([
      ["2024-12-30", 2, 200, 160],
      ["2025-01-06", 1, 100, 80 + 20],
      ["2025-01-13", 0, 0, 10],
    ]);
    expect([Number(totalDue), Number(totalExpected)]).toEqual([300, 270]);
    expect(cashFlowForecast(dues, { by: "month" }).totalExpected).toBeNull();
    expect(() => cashFlowForecast([], { by: "day", collectedPercent: ["60", "41", "x"] } as never)).toThrow(
      /by: must be one of week, month\ncollectedPercent\[2\]: .*\ncollectedPercent: must not add up to more than 100/,
    );
  });
});

describe("flags", () => {
  it("of refinancing refuse what they cannot read", () => {
    expect(() =>
      isRefinanced({ originalPrincipal: "x", outstandingAtPayoff: "1" } as never, "nobody" as never),
    ).toThrow(/rule: must be one of ph-bsp\ndaysToNewLoan: must be given\noriginalPrincipal: /);
  });

  it("of contagion spread the worst days over a group, but not from loans that are gone", () => {
    const loan = (group: string, daysPastDue: number, more: object = {}) =>
      ({
        unit: "minor",
        currency: "XAF",
        principalOutstanding: 1,
        daysPastDue,
        keys: { group },
        ...more,
      }) as const;
    const book = [
      loan("a", 0),
      loan("a", 50),
      loan("b", 3),
      loan("b", 99, { writtenOff: true }),
      { ...loan("a", 7), keys: {} },
    ];
    expect(spreadWorstDays(book, "group").map(({ daysPastDue }) => daysPastDue)).toEqual([50, 50, 3, 99, 7]);
  });
});
