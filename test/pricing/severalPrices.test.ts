/**
 * Which rate is the price where several balance the flows: compulsory deposits given back with the last installment.
 */
import { describe, expect, it } from "vitest";
import { annualPercentageRate } from "../../src/pricing/apr/annualPercentageRate.js";
import { compareOffers } from "../../src/pricing/compareOffers.js";
import type { PricedFlow } from "../../src/pricing/pricedFlow.js";
import { type PriceReport, priceReport } from "../../src/pricing/report/priceReport.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";

const blocked = (percent: string, rate = "24"): PriceReport =>
  priceReport(
    buildSchedule({
      currency: "BDT",
      principal: "100000",
      disbursedOn: "2026-01-01",
      interest: { rate: { percent: rate } },
      repayment: { installments: 12, every: { count: 1, unit: "month" } },
      savings: { upFront: { percent } },
    }),
  );

/** The worth of in hand − eleven installments + (deposit − the last), at a monthly rate; float64, by the definition. */
function worth(report: PriceReport, deposit: number, monthly: number): number {
  const paid = (100_000 * 0.02) / (1 - 1.02 ** -12);
  const rows = Array.from({ length: 12 }, (_, k) => -paid * (1 + monthly) ** -(k + 1));
  expect(report.receivedAtStart.toNumber()).toBe(100_000 - deposit);
  return 100_000 - deposit + rows.reduce((a, b) => a + b, 0) + deposit * (1 + monthly) ** -12;
}

describe("a deposit that is given back at the end", () => {
  it.each(["1", "10", "30", "50", "60", "80", "95"])(
    "of %s% leaves the price on the rising branch",
    (percent) => {
      const report = blocked(percent);
      const { nominalPercentPerYear: nominal, fittingPercents } = report.client;
      const monthly = (nominal?.toNumber() ?? Number.NaN) / 1200;
      const deposit = 1000 * Number(percent);
      expect(Math.abs(worth(report, deposit, monthly))).toBeLessThan(1);
      expect(worth(report, deposit, monthly * 0.99)).toBeLessThan(0);
      expect(worth(report, deposit, monthly * 1.01)).toBeGreaterThan(0);
      // The last flow turns round only where more comes back than the last 9,456 to be paid.
      expect(fittingPercents.length).toBe(deposit > 9456 ? 2 : 1);
    },
  );

  it("moves the price up without a jump, from the rate of the loan", () => {
    const prices = Array.from({ length: 96 }, (_, k) => blocked(String(k)).client.nominalPercentPerYear);
    expect(prices[0]?.toFixed(2)).toBe("24.00");
    for (const [k, price] of prices.slice(1).entries()) expect(price?.gt(prices[k] ?? 0)).toBe(true);
    // From one percent of deposit to the next no more than a tenth, as long as half is left in hand.
    for (const [k, price] of prices.slice(1, 51).entries()) {
      expect(price?.div(prices[k] ?? 1).lt("1.1")).toBe(true);
    }
  });

  it("of 60% is priced at 180%, and the report names the other rate that fits", () => {
    const report = blocked("60");
    const lines = report.toText().split("\n");
    expect(report.client.nominalPercentPerYear?.toFixed(1)).toBe("180.5");
    expect(lines[4]).toMatch(/^ {2}Several compounded rates fit \(-\d+\.\d\d%, \d+\.\d\d%\); the price/);
    expect(lines[5]).toMatch(/owe: 180\.\d\d%/);
    expect(report.toJSON().client.fittingPercents.length).toBe(2);
  });

  it("of everything leaves no price: what fits is the yield of a deposit", () => {
    const { client, lender } = blocked("100");
    expect([client.nominalPercentPerYear, client.effectivePercentPerYear]).toEqual([undefined, undefined]);
    expect(client.noRate).toMatch(/yield of a deposit/);
    expect(client.fittingPercents.map((percent) => percent.isNegative())).toEqual([true]);
    expect(lender.nominalPercentPerYear?.toFixed(2)).toBe("24.00");
  });
});

describe("flows on equal periods", () => {
  const flows = (...amounts: number[]): PricedFlow[] =>
    amounts.map((amount, period) => ({
      kind: amount > 0 ? "savings-returned" : "savings",
      amount: Math.abs(amount),
      period,
    }));
  const ask = (...amounts: number[]) =>
    annualPercentageRate(flows(...amounts), { rule: "effective", periodsPerYear: 1 });

  it.each([
    // +100 −230 +132 is 0 at 10% and at 20%: (1.1 × 1.2 = 1.32, 1.1 + 1.2 = 2.3). Between them it is worth less than 0.
    ["two, of a credit", [100, -230, 132], "several", "20.00"],
    // −100 +110 is the yield of a deposit.
    ["one, of a deposit", [-100, 110], "none", undefined],
    // +100 −110 is a credit at 10%.
    ["one, of a credit", [100, -110], "found", "10.00"],
    // 100 × (x − 1.1)(x − 1.2)(x − 1.3) = 100x³ − 360x² + 431x − 171.6: credit, deposit, credit.
    ["three", [1000, -3600, 4310, -1716], "none", undefined],
    // 100 × (x − 1.1)²: the credit's rate where it meets the other.
    ["one that is touched", [100, -220, 121], "found", "10.00"],
  ] as const)("%s", (_, amounts, kind, printed) => {
    const answer = ask(...amounts);
    expect(answer.kind).toBe(kind);
    expect(answer.kind === "none" ? undefined : answer.printed).toBe(printed);
  });

  it("say why there is no price, and which rates fit", () => {
    const [deposit, three] = [ask(-100, 110), ask(1000, -3600, 4310, -1716)];
    expect(deposit).toMatchObject({ reason: "not-a-credit" });
    expect(three).toMatchObject({ reason: "several-prices" });
    expect(three.kind === "none" && three.rates.map(({ printed }) => printed)).toEqual([
      "10.00",
      "20.00",
      "30.00",
    ]);
  });

  it("take the positive rate nearest to zero where the law says so", () => {
    const dated: PricedFlow[] = flows(100, -230, 132).map((flow, k) => ({
      ...flow,
      date: `${2025 + k}-01-01`,
    }));
    const counting = "client";
    const answer = annualPercentageRate(dated, { rule: "uk-consumer-credit", counting });
    expect(answer.kind === "several" && answer.printed).toBe("10.0");
  });
});

describe("offers with a blocked deposit", () => {
  it("are not called cheap for a rate that is no price", () => {
    const plain = { label: "plain 24%", price: blocked("0") };
    const offers = [{ label: "95% blocked", price: blocked("95", "60") }, plain];
    const { offers: ranked } = compareOffers(offers);
    expect(ranked.map(({ place, label }) => [place, label])).toEqual([
      [1, "plain 24%"],
      [2, "95% blocked"],
    ]);
    expect(ranked[1]?.pointsAboveCheapest?.gt(1000)).toBe(true);
  });

  it("are not ranked where nothing is left in hand, with the reason", () => {
    const comparison = compareOffers([
      { label: "all blocked", price: blocked("100") },
      { label: "plain", price: blocked("0") },
    ]);
    expect(comparison.offers[1]).toMatchObject({ label: "all blocked", place: undefined });
    expect(comparison.offers[1]?.whyNotRanked).toMatch(/yield of a deposit/);
    const [, , , cheapest, why] = comparison.toText().split("\n");
    expect(cheapest).toBe("Cheapest for whoever borrows: plain.");
    expect(why).toMatch(/^Not ranked: all blocked: .*deposit\.$/);
    const none = compareOffers([{ label: "all blocked", price: blocked("100") }]);
    expect(none.toText()).toContain("Cheapest for whoever borrows: none can be ranked.");
  });
});
