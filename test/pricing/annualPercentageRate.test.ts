/** APR rules: worked figures, what counts, the clocks read from dates, laws, and bad input. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { type AprAnswer, annualPercentageRate } from "../../src/pricing/apr/annualPercentageRate.js";
import type { AprOptions } from "../../src/pricing/apr/aprOptions.js";
import type { PricedFlow } from "../../src/pricing/pricedFlow.js";
import { levelPayment } from "../../src/pricing/timeValue.js";
import { APR_RULES, type AprRule, type AprRuleName } from "../../src/rules/aprRule.js";
import { FLOW_KINDS, FLOW_MEASURES, type FlowKind } from "../../src/rules/aprRuleFlow.js";
import { runs } from "../runs.js";

const printed = (answer: AprAnswer): string => (answer.kind === "none" ? answer.reason : answer.printed);
const price = (flows: readonly PricedFlow[], options: AprOptions): string =>
  printed(annualPercentageRate(flows, options));

const series = (kind: FlowKind, amount: string, periods: number): PricedFlow[] =>
  Array.from({ length: periods }, (_, i) => ({ kind, amount, period: i + 1 }));
const at = (period: number, kind: FlowKind, amount: string): PricedFlow => ({ kind, amount, period });
const on = (date: string, kind: FlowKind, amount: string): PricedFlow => ({ kind, amount, date });

/** 100,000 flat 24%, 12 monthly rows of 10,333.33 and the odd last one. */
const FLAT = [
  at(0, "disbursement", "100000"),
  ...series("repayment", "10333.33", 11),
  at(12, "repayment", "10333.37"),
];
const MONTHLY = { rule: "nominal", periodsPerYear: 12 } as const;
const COMPOUNDED = { rule: "effective", periodsPerYear: 12 } as const;

describe("100,000 flat 24%, 12 months", () => {
  const fee = at(0, "fee", "2000");
  const savings = [at(0, "savings", "10000"), at(12, "savings-returned", "10000")];
  it.each([
    ["alone", [], "41.70", "50.67"],
    ["with a 2% fee", [fee], "45.84", "56.81"],
    ["with the fee and 10% savings held to the end", [fee, ...savings], "54.84", "70.96"],
    ["with the fee and 1% insurance", [fee, at(0, "insurance", "1000")], "47.96", "60.03"],
    ["with penalties, which never count", [at(5, "penalty", "500")], "41.70", "50.67"],
  ] as const)("%s", (_, extra, nominal, effective) => {
    expect(price([...FLAT, ...extra], MONTHLY)).toBe(nominal);
    expect(price([...FLAT, ...extra], COMPOUNDED)).toBe(effective);
  });
  it.each([
    [6, "18666.666666666666666667", "40.05"],
    [12, "10333.333333333333333333", "41.70"],
    [24, "6166.666666666666666667", "40.88"],
  ] as const)("2%% a month flat over %i rows of %s is %s: not monotone", (rows, row, nominal) =>
    expect(price([at(0, "disbursement", "100000"), ...series("repayment", row, rows)], MONTHLY)).toBe(
      nominal,
    ),
  );
  it("says what was counted and what was left out", () => {
    const answer = annualPercentageRate([...FLAT, fee, ...savings], { ...MONTHLY, counting: "lender" });
    expect(printed(answer)).toBe("45.84");
    expect(answer.clock).toBe("equal periods between installments (12 a year)");
    expect(answer.figure).toBe("nominal");
    expect(answer.counted.map(({ kind, flows, amount }) => [kind, flows, String(amount)])).toEqual([
      ["disbursement", 1, "100000"],
      ["repayment", 12, "124000"],
      ["fee", 1, "2000"],
    ]);
    expect(answer.leftOut.map(({ kind, amount }) => `${kind} ${amount}`)).toEqual([
      "savings 10000",
      "savings-returned 10000",
    ]);
  });
});

describe("the ladder of the transparency price: 1,000 flat 12%, fee 3%, insurance 1%, deposit 10%", () => {
  const flows = [
    at(0, "disbursement", "1000"),
    ...series("repayment", "93.333333333333333333", 12),
    at(0, "fee", "30"),
    at(0, "insurance", "10"),
    at(0, "savings", "100"),
    at(12, "savings-returned", "100"),
  ];
  it.each([
    ["interest", "21.5", "23.7"],
    ["interest-fees", "27.4", "31.1"],
    ["interest-fees-insurance", "29.5", "33.8"],
    ["interest-fees-insurance-tax", "29.5", "33.8"],
    ["interest-fees-insurance-tax-savings", "35.7", "42.2"],
  ] as const)("%s: %s, compounded %s", (counting, apr, eir) => {
    expect(price(flows, { rule: "mftransparency-apr", periodsPerYear: 12, counting })).toBe(apr);
    expect(price(flows, { rule: "mftransparency-eir", periodsPerYear: 12, counting })).toBe(eir);
  });
  it("of two rates names the one near the loan, and gives both", () => {
    const answer = annualPercentageRate(flows, MONTHLY);
    expect(answer.kind === "several" && answer.rates.map((rate) => rate.printed)).toEqual([
      "-1120.00",
      "35.72",
    ]);
    expect(printed(answer)).toBe("35.72");
  });
});

describe("the Indian key facts statement: 20,000 at 15%, 24 months, 400 of fees", () => {
  const exact = String(levelPayment({ ratePerPeriod: "0.15/12", periods: 24, presentValue: "-20000" }));
  const flows = (row: string) => [
    at(0, "disbursement", "20000"),
    at(0, "fee", "240"),
    at(0, "insurance", "160"),
    ...series("repayment", row, 24),
  ];
  it.each([
    ["the unrounded installment of 969.73…", exact, "17.07", "18.47"],
    ["the installment shown, 970", "970", "17.10", "18.50"],
  ])("%s", (_, row, apr, compounded) => {
    expect(price(flows(row), { rule: "india-rbi-kfs", periodsPerYear: 12 })).toBe(apr);
    expect(price(flows(row), COMPOUNDED)).toBe(compounded);
  });
});

describe("the clock of European rules", () => {
  const weekly = Array.from({ length: 46 }, (_, i) =>
    on(weeksAfter("2026-01-04", i + 1), "repayment", "480"),
  );
  function weeksAfter(start: string, weeks: number): string {
    return new Date(Date.parse(start) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
  }
  it("counts a weekly loan in weeks of 1/52 and a monthly one in equal months", () => {
    const loan = [on("2026-01-04", "disbursement", "20000"), ...weekly];
    const byPeriods = loan.map(({ date: _, ...flow }, period) => ({ ...flow, period }));
    const answer = annualPercentageRate(loan, { rule: "eu-2023-2225" });
    const periodic = annualPercentageRate(byPeriods, { rule: "effective", periodsPerYear: 52 });
    expect(answer.clock).toMatch(/whole weeks and odd days/);
    expect(answer.kind === "found" && periodic.kind === "found" && answer.percent.eq(periodic.percent)).toBe(
      true,
    );
  });
  it.each([
    ["2012-01-12", "401/4380", "an odd 3 days in a year without 29 February"],
    ["2012-02-12", "401/4380", "29 February lies after the anchor day"],
  ] as const)("counts %s to the 15th of the next month back from the flow: %s (%s)", (start, years, _) => {
    const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7)) + 1];
    const due = `${year}-${String(month).padStart(2, "0")}-15`;
    const dated = annualPercentageRate([on(start, "disbursement", "100"), on(due, "repayment", "101")], {
      rule: "eu-2008-48",
      significantDigits: 20,
    });
    const given = annualPercentageRate(
      [
        { kind: "disbursement", amount: "100", years: 0 },
        { kind: "repayment", amount: "101", years },
      ],
      { rule: "eu-2008-48", significantDigits: 20 },
    );
    expect(dated.kind === "found" && String(dated.percent)).toBe(
      given.kind === "found" && String(given.percent),
    );
  });
  it("takes 366 days where the year that ends at the anchor holds 29 February", () => {
    const dated = annualPercentageRate(
      [on("2013-01-12", "disbursement", "100"), on("2013-02-15", "repayment", "101")],
      { rule: "eu-2008-48", countIn: "month", significantDigits: 20 },
    );
    const given = annualPercentageRate(
      [
        { kind: "disbursement", amount: "100", years: 0 },
        { kind: "repayment", amount: "101", years: "67/732" },
      ],
      { rule: "eu-2008-48", significantDigits: 20 },
    );
    expect(dated.kind === "found" && String(dated.percent)).toBe(
      given.kind === "found" && String(given.percent),
    );
  });
  it.each([
    [31, "125", "1286.2"],
    [16, "127.992", "27875.8"],
  ])("counts a British loan of %i days in days over 365.25", (days, paid, apr) => {
    const end = new Date(Date.parse("2020-01-01") + days * 86_400_000).toISOString().slice(0, 10);
    const flows = [on("2020-01-01", "disbursement", "100"), on(end, "repayment", paid)];
    expect(price(flows, { rule: "uk-consumer-credit", countIn: "day" })).toBe(apr);
  });
});

describe("the unit-period of Regulation Z, found from the dates", () => {
  const clock = (disbursed: string, dates: readonly string[]): string => {
    const flows = [
      on(disbursed, "disbursement", "1000"),
      ...dates.map((date) => on(date, "repayment", "400")),
    ];
    return annualPercentageRate(flows, { rule: "us-regulation-z" }).clock.replace(/^.*\((.*)\)$/, "$1");
  };
  it.each([
    ["month", "2024-01-31", ["2024-02-29", "2024-03-31", "2024-04-30"], "unit-periods of 1 month"],
    [
      "month from the 30th",
      "2024-01-30",
      ["2024-02-29", "2024-03-30", "2024-04-30"],
      "unit-periods of 1 month",
    ],
    ["fortnight", "2024-01-01", ["2024-01-15", "2024-01-29", "2024-02-12"], "unit-periods of 2 week"],
    ["ten days", "2024-01-01", ["2024-01-11", "2024-01-21", "2024-01-31"], "unit-periods of 10 day"],
    [
      "half a month",
      "2024-01-01",
      ["2024-01-15", "2024-01-31", "2024-02-15", "2024-02-29", "2024-03-15"],
      "unit-periods of 1 half-month",
    ],
    [
      "of two as common the shorter",
      "2024-01-01",
      ["2024-02-01", "2024-03-01", "2024-03-08", "2024-03-15"],
      "unit-periods of 1 week",
    ],
    [
      "no common one: the average of 10, 41 and 95 days",
      "2024-01-01",
      ["2024-01-11", "2024-02-21", "2024-05-26"],
      "unit-periods of 7 week",
    ],
    ["years", "2023-10-26", ["2023-11-30", "2024-11-30", "2025-11-30"], "unit-periods of 1 year"],
    ["one payment: the term", "2024-01-01", ["2024-09-12"], "the term of the loan"],
  ] as const)("%s", (_, start, dates, expected) => expect(clock(start, dates)).toBe(expected));

  it("prices a single payment by months if the term is whole months: 1,000 → 1,080 in 6 months is 16%", () => {
    const flows = [on("1978-01-15", "disbursement", "1000"), on("1978-07-15", "repayment", "1080")];
    expect(price(flows, { rule: "us-regulation-z" })).toBe("16.00");
  });
});

describe("every rule", () => {
  const flows: PricedFlow[] = [
    { ...on("2026-01-15", "disbursement", "1000"), period: 0 },
    ...Array.from(
      { length: 11 },
      (_, i): PricedFlow => ({
        kind: "repayment",
        amount: "100",
        date: `2026-${String(i + 2).padStart(2, "0")}-15`,
        period: i + 1,
      }),
    ),
  ];
  const names = Object.keys(APR_RULES) as AprRuleName[];
  const optionsOf = (rule: AprRuleName): AprOptions =>
    APR_RULES[rule].clock === "equal-periods" ? { rule, periodsPerYear: 12 } : { rule };

  it.each(names)("%s has a price, its own decimals and a known list of flows", (rule) => {
    const { decimals, counts, source }: AprRule = APR_RULES[rule];
    const text = price(flows, optionsOf(rule));
    expect(text).toMatch(new RegExp(`^\\d+\\.\\d{${decimals}}$`));
    expect(counts.every((kind) => kind in FLOW_KINDS) && counts.includes("disbursement")).toBe(true);
    expect(source).toMatch(/\w/);
  });
  it.each(names)("%s never falls when a fee is added", (rule) => {
    const amount = fc.integer({ min: 1, max: 30_000 });
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 11 }), (cents, period) => {
        const fee: PricedFlow = { ...(flows[period] as PricedFlow), kind: "fee", amount: cents / 100 };
        const counting = "lender";
        const [without, withFee] = [flows, [...flows, fee]].map((list) =>
          annualPercentageRate(list, { ...optionsOf(rule), counting }),
        );
        if (without?.kind !== "found" || withFee?.kind !== "found") throw new Error("a loan has one rate");
        expect(withFee.rate.gte(without.rate)).toBe(true);
      }),
      { numRuns: runs(20) },
    );
  });
  it.each(names)("%s says why there is none", (rule) => {
    expect(price([], optionsOf(rule))).toBe("no-flows");
    expect(price([flows[0] as PricedFlow], optionsOf(rule))).toBe("one-sign");
  });
  it("each rung of the ladder counts what the one before counts", () => {
    const rungs = Object.values(FLOW_MEASURES).slice(0, 5);
    rungs.slice(1).forEach((rung, i) => {
      expect(rung).toEqual(expect.arrayContaining([...(rungs[i] as readonly FlowKind[])]));
      expect(rung.length).toBeGreaterThan((rungs[i] as readonly FlowKind[]).length);
    });
  });
});

describe("bad input", () => {
  const problemsOf = (flows: unknown, options: unknown): string[] => {
    try {
      annualPercentageRate(flows as PricedFlow[], options as AprOptions);
    } catch (error) {
      if (error instanceof LoanError) return error.problems.map(({ code, path }) => `${path}: ${code}`);
      throw error;
    }
    return [];
  };
  it.each([
    ["nothing at all", undefined, undefined, ["flows: wrong-type", "options: wrong-type"]],
    [
      "every field wrong at once",
      [{ kind: "gift", amount: "x", date: "2026-02-30", period: -1, years: "1/0", name: 1 }, 3],
      {
        rule: "nominal",
        counting: "everything",
        countIn: "decade",
        unitPeriod: { unit: "year", count: 2 },
        termStart: 1,
        guess: 1,
      },
      [
        "flows[0].name: unknown-field",
        "flows[0].kind: not-in-list",
        "flows[0].amount: not-a-decimal",
        "flows[0].date: not-a-date",
        "flows[0].period: out-of-range",
        "flows[0].years: not-a-decimal",
        "flows[1]: wrong-type",
        "guess: unknown-field",
        "countIn: not-in-list",
        "counting: not-in-list",
        "periodsPerYear: required",
        "unitPeriod: wrong-type",
        "termStart: not-a-date",
      ],
    ],
    ["an unknown rule", [], { rule: "apr" }, ["rule: not-in-list"]],
    [
      "a negative amount",
      [{ kind: "fee", amount: -1, period: 0 }],
      MONTHLY,
      ["flows[0].amount: out-of-range"],
    ],
    [
      "no period",
      [
        { kind: "fee", amount: 1 },
        { kind: "fee", amount: 1 },
      ],
      MONTHLY,
      ["flows[0].period: required", "flows[1].period: required"],
    ],
    ["no date", [{ kind: "fee", amount: 1 }], { rule: "us-regulation-z" }, ["flows[0].date: required"]],
    [
      "a term with a payment inside it",
      [
        on("2026-01-01", "disbursement", "1"),
        on("2026-02-01", "repayment", "1"),
        on("2026-03-01", "repayment", "1"),
      ],
      { rule: "us-regulation-z", unitPeriod: "term" },
      ["unitPeriod: conflict"],
    ],
    [
      "times finer than any calendar",
      [{ kind: "fee", amount: 1, years: "0.12345678901234567" }],
      { rule: "eu-2008-48" },
      ["flows: out-of-range"],
    ],
  ] as const)("%s", (_, flows, options, problems) => expect(problemsOf(flows, options)).toEqual(problems));
});
