/** The price report: the acceptance figures, both sides, what is counted, ceilings, prints, and bad input. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Decimal } from "../../src/kernel/decimal.js";
import { LoanError } from "../../src/kernel/error.js";
import { compareOffers, type Offer } from "../../src/pricing/compareOffers.js";
import type { PricedFlow } from "../../src/pricing/pricedFlow.js";
import { type PriceReport, priceReport } from "../../src/pricing/report/priceReport.js";
import type { PriceReportOptions } from "../../src/pricing/report/priceReportInput.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { runs } from "../runs.js";

type Changes = Partial<Omit<LoanTermsInput, "interest" | "repayment">> & {
  readonly interest?: LoanTermsInput["interest"];
  readonly repayment?: Partial<LoanTermsInput["repayment"]>;
};

/** 100,000 flat 24%, 12 months, with changes. */
const loan = ({ interest, repayment, ...rest }: Changes = {}) =>
  buildSchedule({
    currency: "BDT",
    principal: "100000",
    disbursedOn: "2026-01-01",
    interest: interest ?? { rate: { percent: "24" }, method: "flat" },
    repayment: { installments: 12, every: { count: 1, unit: "month" }, ...repayment },
    ...rest,
  });

const yearly = (report: PriceReport, side: "interest" | "lender" | "client"): string => {
  const { nominalPercentPerYear: nominal, effectivePercentPerYear: effective } = report[side];
  return `${nominal?.toFixed(2)} / ${effective?.toFixed(2)}`;
};

const FEE: PricedFlow = { kind: "fee", amount: "2000", period: 0 };
const SAVINGS: readonly PricedFlow[] = [
  { kind: "savings", amount: "10000", period: 0 },
  { kind: "savings-returned", amount: "10000", period: 12 },
];

describe("100,000 flat 24%, 12 months", () => {
  it.each([
    ["alone", [], "41.70 / 50.67", "41.70 / 50.67"],
    ["with a 2% fee", [FEE], "45.84 / 56.81", "45.84 / 56.81"],
    ["with the fee and 10% savings held to the end", [FEE, ...SAVINGS], "45.84 / 56.81", "54.84 / 70.96"],
    [
      "with the fee and 1% insurance",
      [FEE, { kind: "insurance", amount: "1000", period: 0 }],
      "45.84 / 56.81",
      "47.96 / 60.03",
    ],
  ] as const)("%s", (_, extraFlows, lender, client) => {
    const report = priceReport(loan(), { extraFlows });
    expect(yearly(report, "interest")).toBe("41.70 / 50.67");
    expect([yearly(report, "lender"), yearly(report, "client")]).toEqual([lender, client]);
  });

  it("has the same price when the terms carry the fee and the savings", () => {
    const charges = [
      {
        name: "service",
        kind: "fee" as const,
        percent: "2",
        of: "principal" as const,
        when: "disbursement" as const,
      },
    ];
    const inTerms = priceReport(loan({ charges, savings: { upFront: { percent: "10" } } }));
    const extra = priceReport(loan(), { extraFlows: [FEE, ...SAVINGS] });
    for (const side of ["interest", "lender", "client"] as const)
      expect(yearly(inTerms, side)).toBe(yearly(extra, side));
    expect(String(inTerms.receivedAtStart)).toBe("88000");
  });

  it("shows a financed fee as lent and paid at once", () => {
    const charges = [
      {
        name: "service",
        kind: "fee" as const,
        amount: "2000",
        when: "disbursement" as const,
        collected: "financed" as const,
      },
    ];
    const report = priceReport(loan({ charges, interest: { rate: { percent: "24" } } }));
    expect([report.lent, report.receivedAtStart].map(String)).toEqual(["102000", "100000"]);
    expect(report.interest.nominalPercentPerYear?.toFixed(2)).toBe("24.00");
    expect(report.lender.nominalPercentPerYear?.gt("27")).toBe(true);
  });

  it("adds up: 124,000 paid, 24,000 of cost, 24 per 100, flat 24% a year", () => {
    const report = priceReport(loan(), { extraFlows: [FEE] });
    const { client, interest } = report;
    expect(
      [interest.paid, interest.cost, interest.costPer100, interest.flatPercentPerYear].map(String),
    ).toEqual(["124000", "24000", "24", "24"]);
    expect([client.received, client.paid, client.cost].map(String)).toEqual(["100000", "126000", "26000"]);
    expect([report.lent, report.receivedAtStart, report.largestPayment].map(String)).toEqual([
      "100000",
      "98000",
      "10333.37",
    ]);
  });

  it("gives the rate under each law asked for, by its own count of time and charges", () => {
    const rules = ["us-regulation-z", "eu-2023-2225", "india-rbi-kfs", "mftransparency-apr"] as const;
    const report = priceReport(loan(), { extraFlows: [FEE, ...SAVINGS], rules });
    expect(report.annualRates.map((answer) => answer.kind === "found" && answer.printed)).toEqual([
      "45.84",
      "56.8",
      "45.84",
      "41.7",
    ]);
  });
});

describe("a ceiling on the yearly rate", () => {
  const DECLINING = { interest: { rate: { percent: "24" } } } as const;
  it.each([
    ["24% on what is owed, 24% allowed", DECLINING, { percent: 24 }, true],
    ["flat 24%, 24% allowed", {}, { percent: 24 }, false],
    [
      "flat 12.5%, 24% allowed",
      { interest: { rate: { percent: "12.5" }, method: "flat" } },
      { percent: 24 },
      true,
    ],
    [
      "the rounding of installments, without tolerance",
      DECLINING,
      { percent: "23.9999", tolerance: 0 },
      false,
    ],
  ] as const)("%s", (_, changes, cap, isWithin) => {
    const verdict = priceReport(loan(changes), { cap }).cap;
    expect(verdict?.isWithin).toBe(isWithin);
    expect(verdict?.headroom?.toFixed(6)).toBe(
      verdict?.percent.minus(verdict.nominalPercentPerYear ?? 0).toFixed(6),
    );
  });
  it("can be about all charges of the lender", () => {
    const options = { extraFlows: [FEE], cap: { percent: 42, measure: "lender" as const } };
    expect(priceReport(loan(), options).cap).toMatchObject({ measure: "lender", isWithin: false });
  });
});

describe("loans of every rhythm", () => {
  it.each([
    ["weekly", { repayment: { installments: 46, every: { count: 1, unit: "week" } } }, "52 a year"],
    ["fortnightly", { repayment: { every: { count: 2, unit: "week" } } }, "26 a year"],
    ["from a month's end", { disbursedOn: "2026-01-31" }, "12 a year"],
    [
      "third Monday",
      { repayment: { every: { count: 1, unit: "month", weekday: "monday", nth: 3 } } },
      "12 a year",
    ],
    [
      "twice a month",
      { disbursedOn: "2026-01-15", repayment: { every: { unit: "half-month", days: [15, "last"] } } },
      "24 a year",
    ],
    [
      "holidays do not change it",
      { calendar: { weekend: ["friday", "saturday"], shift: "following" } },
      "12 a year",
    ],
    ["long first period", { repayment: { firstDueOn: "2026-02-15" } }, "days"],
    [
      "given dates",
      { repayment: { installments: 2, every: { dates: ["2026-03-05", "2026-07-01"] } } },
      "days",
    ],
  ] as const)("%s", (_, changes, clock) => {
    const interest = {
      rate: { percent: "24" },
      ...(clock === "days" && { dayCount: "actual/365" as const }),
    };
    const report = priceReport(loan({ interest, ...(changes as Changes) }));
    expect(report.client.clock).toContain(clock);
    expect(report.client.nominalPercentPerYear?.minus(24).abs().lt("1.5")).toBe(true);
    expect(report.client.effectivePercentPerYear?.gt(report.client.nominalPercentPerYear as Decimal)).toBe(
      true,
    );
  });
  it("one at no interest costs nothing, at 0%", () => {
    const { client } = priceReport(loan({ interest: { rate: { percent: "0" } } }));
    expect([client.cost, client.nominalPercentPerYear, client.flatPercentPerYear].map(String)).toEqual([
      "0",
      "0",
      "0",
    ]);
  });
  it("one with tranches is priced by days", () => {
    const report = priceReport(
      loan({
        interest: { rate: { percent: "24" } },
        disbursements: [
          { on: "2026-01-01", amount: "60000" },
          { on: "2026-03-15", amount: "40000" },
        ],
      }),
    );
    expect(report.client.clock).toContain("days");
    expect([report.lent, report.receivedAtStart].map(String)).toEqual(["100000", "60000"]);
  });
});

describe("prints", () => {
  const report = priceReport(loan(), {
    extraFlows: [FEE, ...SAVINGS],
    rules: ["us-regulation-z"],
    cap: { percent: 24 },
  });
  it("in plain words", () => {
    expect(report.toText()).toMatchInlineSnapshot(`
      "You borrow 100,000.00 BDT and have 88,000.00 in hand on the first day.
      You pay 12 times, at most 10,333.33 at once, and 136,000.00 in all.
      All that you pay for it: 26,000.00, which is 26.00 for every 100 borrowed.
        Counted: interest 24,000.00, fees 2,000.00, compulsory savings paid in 10,000.00, compulsory savings given back 10,000.00.
        Yearly rate on what you still owe: 54.84%; compounded over the year: 70.96%.
        The same cost as a flat rate on the whole loan: 26.00% a year, which looks lower but is the same money.
      What the lender earns: 26,000.00, which is 26.00 for every 100 borrowed.
        Counted: interest 24,000.00, fees 2,000.00.
        Not counted here: compulsory savings paid in 10,000.00, compulsory savings given back 10,000.00.
        Yearly rate on what you still owe: 45.84%; compounded over the year: 56.81%.
        The same cost as a flat rate on the whole loan: 26.00% a year, which looks lower but is the same money.
      The interest alone: 24,000.00, which is 24.00 for every 100 borrowed.
        Counted: interest 24,000.00.
        Not counted here: fees 2,000.00, compulsory savings paid in 10,000.00, compulsory savings given back 10,000.00.
        Yearly rate on what you still owe: 41.70%; compounded over the year: 50.67%.
        The same cost as a flat rate on the whole loan: 24.00% a year, which looks lower but is the same money.
      Annual rate under us-regulation-z: 45.84% (nominal).
      Ceiling of 24.00% (interest): broken, 17.70 points above it.
      Time was measured as equal periods between installments (12 a year)."
    `);
  });
  it("as plain data, amounts with the currency's digits", () => {
    const json = JSON.parse(JSON.stringify(report));
    expect(json).toMatchObject({
      currency: "BDT",
      lent: "100000.00",
      receivedAtStart: "88000.00",
      largestPayment: "10333.33",
      interest: {
        cost: "24000.00",
        costPer100: "24.00",
        flatPercentPerYear: "24.0000",
        nominalPercentPerYear: "41.7031",
      },
      annualRates: [{ rule: "us-regulation-z", figure: "nominal", percent: "45.84" }],
      cap: { percent: "24", measure: "interest", tolerance: "0.01", isWithin: false, headroom: "-17.7031" },
    });
  });
});

describe("a charge more", () => {
  it("never makes a loan cheaper", () => {
    const schedule = loan();
    const plain = priceReport(schedule).client.effectivePercentPerYear as Decimal;
    const kind = fc.constantFrom(
      "fee" as const,
      "insurance" as const,
      "tax" as const,
      "third-party-fee" as const,
    );
    fc.assert(
      fc.property(
        kind,
        fc.integer({ min: 1, max: 900_000 }),
        fc.integer({ min: 0, max: 12 }),
        (what, cents, period) => {
          const report = priceReport(schedule, {
            extraFlows: [{ kind: what, amount: String(cents / 100), period }],
          });
          expect(report.client.effectivePercentPerYear?.gt(plain)).toBe(true);
          expect(String(report.client.cost)).toBe(String(report.interest.cost.plus(String(cents / 100))));
        },
      ),
      { numRuns: runs(30) },
    );
  });
});

describe("offers side by side", () => {
  const offer = (label: string, changes: Changes, options?: PriceReportOptions): Offer => ({
    label,
    price: priceReport(loan(changes), options),
  });
  const declining = offer("declining", { interest: { rate: { percent: "30" } } });
  const flat = offer(
    "flat",
    { interest: { rate: { percent: "18" }, method: "flat" } },
    { extraFlows: [FEE] },
  );
  const monthly = offer("10% a month", {
    interest: { rate: { percent: "10", per: "month" } },
    repayment: { pattern: "interest-only" },
  });
  it("are ranked by what the client pays in a year, not by the quoted rate or the cost", () => {
    const { offers, toText } = compareOffers([monthly, flat, declining]);
    expect(offers.map(({ place, label }) => `${place} ${label}`)).toEqual([
      "1 declining",
      "2 flat",
      "3 10% a month",
    ]);
    expect(String(offers[0]?.pointsAboveCheapest)).toBe("0");
    expect(offers[2]?.pointsAboveCheapest?.gt(150)).toBe(true);
    expect(toText()).toMatchInlineSnapshot(`
      "   offer              lent     in hand        cost  per 100     flat  on what is owed  compounded
      1  declining    100,000.00  100,000.00   16,984.54    16.98   16.98%           30.00%      34.49%
      2  flat         100,000.00   98,000.00   20,000.00    20.00   20.00%           35.76%      42.24%
      3  10% a month  100,000.00  100,000.00  120,000.00   120.00  120.00%          120.00%     213.84%
      Cheapest for whoever borrows: declining."
    `);
  });
  it("share a place if they cost the same; one without a rate comes last, without a place", () => {
    const free = offer("nothing to pay back", {});
    const without = { ...free.price, client: { ...free.price.client, effectivePercentPerYear: undefined } };
    const { offers } = compareOffers([
      { label: "no rate", price: without },
      declining,
      { ...declining, label: "twin" },
    ]);
    expect(offers.map(({ place }) => place)).toEqual([1, 1, undefined]);
    expect(offers[2]?.label).toBe("no rate");
  });
  it("are refused in several currencies, or without a label", () => {
    const dollars = offer("dollars", { currency: "USD" });
    expect(() => compareOffers([declining, dollars])).toThrow(/currency/);
    expect(() => compareOffers([])).toThrow(LoanError);
    expect(() => compareOffers([{ price: declining.price } as Offer])).toThrow(/label/);
    expect(() => compareOffers({} as Offer[])).toThrow(/list/);
  });
});

describe("bad input", () => {
  const problemsOf = (options: unknown): string[] => {
    try {
      priceReport(loan({ repayment: { firstDueOn: "2026-02-15" } }), options as PriceReportOptions);
    } catch (error) {
      if (error instanceof LoanError) return error.problems.map(({ code, path }) => `${path}: ${code}`);
      throw error;
    }
    return [];
  };
  it.each([
    ["no record", null, ["options: wrong-type"]],
    [
      "everything wrong at once",
      {
        extraFlows: [{ kind: "fee", amount: 1 }, { kind: "fee", amount: -1, period: 13 }, 5],
        rules: ["nominal", "apr"],
        cap: { percent: "x", measure: "all", tolerance: -1, name: 1 },
        ceiling: 24,
      },
      [
        "ceiling: unknown-field",
        "extraFlows[2]: wrong-type",
        "rules[1]: not-in-list",
        "cap.name: unknown-field",
        "cap.measure: not-in-list",
        "cap.percent: not-a-decimal",
        "cap.tolerance: out-of-range",
      ],
    ],
    [
      "flows without a place",
      {
        extraFlows: [
          { kind: "fee", amount: 1 },
          { kind: "fee", amount: 1, period: 13 },
        ],
      },
      ["extraFlows[0].date: required", "extraFlows[1].period: out-of-range"],
    ],
    ["rules of equal periods for a loan that has none", { rules: ["nominal"] }, ["rules[0]: conflict"]],
    ["a ceiling that is none", { cap: 24 }, ["cap: wrong-type"]],
  ] as const)("%s", (_, options, problems) => expect(problemsOf(options)).toEqual(problems));
});
