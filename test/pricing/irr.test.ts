/** Internal rates of return: figures worked by hand, the answers that are no number, and bad input. */
import { Decimal as PublicDecimal } from "decimal.js";
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { irr, xirr } from "../../src/pricing/irr.js";
import type { RateAnswer } from "../../src/pricing/rateAnswer.js";

const percents = (answer: RateAnswer): string[] =>
  answer.kind === "none"
    ? [answer.reason]
    : answer.kind === "found"
      ? [String(answer.percent)]
      : answer.rates.map(({ percent }) => String(percent));

const fixed = (answer: RateAnswer, places: number): string =>
  answer.kind === "none" ? answer.reason : answer.percent.toFixed(places);

const on = (...rows: (readonly [string, string | number])[]) =>
  rows.map(([date, amount]) => ({ date, amount }));

describe("irr, the rate per period", () => {
  it.each([
    ["one period at 10%", [-100, 110], ["10"]],
    ["100,000 flat 24%, 12 rows of 10,333.33", [-100_000, ...Array(12).fill("10333.33")], ["3.47525463014"]],
    ["nothing earned: exactly 0", [-300, 100, 100, 100], ["0"]],
    ["amounts that only exact sums show to earn nothing", ["-0.3", 0.1, 0.2], ["0"]],
    ["a loss of 99.999%", [-1000, 0.01], ["-99.999"]],
    ["a fifth root of a hundred-thousandth, less one", [-1000, 0, 0, 0, 0, 0.01], ["-90"]],
    ["−100, 230, −132: 10% and 20%", [-100, 230, -132], ["10", "20"]],
    ["25% and 400%", [-1600, 10_000, -10_000], ["25", "400"]],
    ["10, 20 and 30%", [-1000, 3600, -4310, 1716], ["10", "20", "30"]],
    ["(x − 1)³: a triple root at 0", [-1, 3, -3, 1], ["0"]],
    ["(x − 1)⁴: touches zero at 0", [1, -4, 6, -4, 1], ["0"]],
    ["100·(1 − 1.1 x)²: touches zero at 10%", [100, -220, 121], ["10"]],
    ["(1 − 2x²)²: touches zero at √2 − 1", [1, 0, -4, 0, 4], ["41.4213562373"]],
    ["the same less 10⁻²⁸: no root", ["1", 0, "-4", 0, "4.0000000000000000000000000001"], ["no-root"]],
    ["1,000, −3,000, 2,500: never zero", [1000, -3000, 2500], ["no-root"]],
    ["a leading zero does not count", [0, -100, 0, 121], ["10"]],
  ] as const)("%s", (_, flows, expected) => expect(percents(irr(flows))).toEqual(expected));

  it("a mortgage whose rate another library got wrong: 4.2749% × 12 months", () => {
    const answer = irr([-236_282.5, ...Array(360).fill(1165.81)]);
    expect(answer.kind === "found" && answer.percent.times(12).toFixed(4)).toBe("4.2749");
    expect(answer.kind === "found" && answer.rate.plus(1).pow(12).minus(1).times(100).toFixed(4)).toBe(
      "4.3596",
    );
  });
  it("receipts below the outlay: −6.7654% a period", () =>
    expect(fixed(irr([-10_000, ...Array(16).fill("327.24625")]), 4)).toBe("-6.7654"));
  it("100 periods of 20 flows in the middle of nowhere, a loss and a gain of 10¹⁹", () => {
    expect(percents(irr(["-0.00001", "100000000000000"]))).toEqual(["1e21".replace("e21", "0".repeat(21))]);
    expect(fixed(irr(["-100000000000000", "0.00001"]), 20)).toBe("-99.99999999999999999000");
  });
  it("10,000 flows: one loan, and signs as they come", () => {
    expect(fixed(irr([-1000, ...Array(10_000).fill("1.23")]), 9)).toBe("0.122999436");
    let state = 1;
    const flows = Array.from({ length: 10_000 }, () => {
      state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39;
      return (state >> 8) % 1_000_001;
    });
    const answer = irr(flows);
    const rates = answer.kind === "several" ? answer.rates : [];
    expect(rates.length).toBeGreaterThan(1);
    const worth = (rate: PublicDecimal) =>
      flows.reduceRight((sum, flow) => sum.div(rate.plus(1)).plus(flow), new PublicDecimal(0));
    for (const { rate } of rates) {
      const step = rate.plus(1).times("1e-9");
      expect(
        worth(rate.minus(step))
          .times(worth(rate.plus(step)))
          .isNegative(),
      ).toBe(true);
    }
  });
  it("says of several rates which is nearest to zero in ln(1 + r), and where the value falls", () => {
    const deposit = [860, ...Array(11).fill("-93.333333333333333333"), "6.666666666666666667"];
    const answer = irr(deposit);
    expect(answer.kind).toBe("several");
    if (answer.kind !== "several") return;
    expect(answer.percent.toFixed(6)).toBe("2.976810");
    expect(answer.rates.map(({ percent }) => percent.toFixed(6))).toEqual(["-93.333333", "2.976810"]);
    expect(answer.rates.map(({ presentValueFalls }) => presentValueFalls)).toEqual([true, false]);
  });
  it("rounds to as many digits as asked, at a tie away from zero", () => {
    const rate = (flows: readonly string[], significantDigits: number) => {
      const answer = irr(flows, { significantDigits });
      return answer.kind === "found" ? String(answer.rate) : answer.kind;
    };
    expect(rate(["-100", "112.345678905"], 10)).toBe("0.1234567891");
    expect(rate(["-100", "112.3456789049999999999999999"], 10)).toBe("0.123456789");
    expect(rate(["-100", "0", "200"], 60)).toBe(
      "0.41421356237309504880168872420969807856967187537694807317668",
    );
    expect(rate(["-100", "0", "200"], 30)).toBe("0.41421356237309504880168872421");
  });
});

describe("xirr, the effective rate per year of dated flows", () => {
  it.each([
    ["1,000 → 1,150 in a week", on(["2024-01-01", -1000], ["2024-01-08", 1150]), 0, "146104"],
    ["99,995 → 97,642 in six days", on(["2021-08-03", -99_995], ["2021-08-09", 97_642]), 2, "-76.51"],
    ["10% over 365 days", on(["2023-01-01", -100], ["2024-01-01", 110]), 6, "10.000000"],
    ["30% in 30 days: 1.3^(365/30) − 1", on(["2024-01-01", -100], ["2024-01-31", 130]), 2, "2333.95"],
    ["unsorted", on(["2024-01-01", 110], ["2023-01-01", -100]), 6, "10.000000"],
    [
      "flows of one day added",
      on(["2023-01-01", -60], ["2024-01-01", 55], ["2023-01-01", -40], ["2024-01-01", 55]),
      6,
      "10.000000",
    ],
  ] as const)("%s", (_, flows, places, expected) => expect(fixed(xirr(flows), places)).toBe(expected));

  it("reaches 8.18 × 10⁷⁵ a year, and shows what happened over the term", () => {
    const answer = xirr(on(["2024-01-01", -350], ["2024-01-02", 565]));
    expect(answer.kind === "found" && answer.rate.toPrecision(6)).toBe("8.18177e+75");
    expect(answer.kind === "found" && answer.percentOverTerm.toFixed(6)).toBe("61.428571");
  });
  it("counts years as asked: 10,000 and four receipts, three day counts", () => {
    const flows = on(
      ["2007-01-12", -10_000],
      ["2008-02-14", 2500],
      ["2008-03-03", 2000],
      ["2008-06-14", 3000],
      ["2008-12-01", 4000],
    );
    expect(fixed(xirr(flows), 7)).toBe("10.0643783");
    expect(fixed(xirr(flows, { dayCount: "actual/360" }), 7)).toBe("9.9198890");
    expect(fixed(xirr(flows, { dayCount: "30e/360" }), 7)).toBe("10.0675477");
    expect(fixed(xirr(flows, { dayCount: "actual/actual-isda" }), 6)).toBe("10.073965");
  });
  it("takes dates as records with year, month and day", () => {
    const day = (year: number) => ({ year, month: 1, day: 1 });
    const flows = [
      { date: day(2023), amount: -100 },
      { date: day(2024), amount: new PublicDecimal("110") },
    ];
    expect(fixed(xirr(flows), 6)).toBe("10.000000");
  });
});

describe("no rate is data, with the reason", () => {
  it.each([
    ["no flow", irr([]), "no-flows"],
    ["only zeros", irr([0, "0.00", 0]), "no-flows"],
    ["nothing repaid", irr([-1000, 0, 0]), "one-sign"],
    ["only outlays", irr([-1, -2, -3]), "one-sign"],
    ["all on one day", xirr(on(["2024-01-01", -100], ["2024-01-01", 110])), "one-moment"],
    ["all cancelled on one day", xirr(on(["2024-01-01", -100], ["2024-01-01", 100])), "one-moment"],
    [
      "cancelled day by day",
      xirr(on(["2024-01-01", -1], ["2024-01-01", 1], ["2024-02-01", 5], ["2024-02-01", -5])),
      "every-rate",
    ],
    ["signs that change in vain", irr([1, -1, 1]), "no-root"],
  ] as const)("%s: %o", (_, answer, reason) => {
    expect(answer.kind === "none" && answer.reason).toBe(reason);
    expect(answer.kind === "none" && answer.message).toMatch(/\w/);
  });
});

describe("bad input is one error with every problem", () => {
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
    ["no list", () => irr(given("-100, 110")), ["flows: wrong-type"]],
    [
      "amounts that are none",
      () =>
        irr(
          given([
            Number.NaN,
            "1e3",
            "12,5",
            null,
            undefined,
            "",
            "1.",
            Number.POSITIVE_INFINITY,
            2 ** 60,
            {},
          ]),
        ),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((i) => `flows[${i}]: ${i === 4 ? "required" : "not-a-decimal"}`),
    ],
    ["amounts beyond reason", () => irr(["-1", `1${"0".repeat(60)}`]), ["flows[1]: not-a-decimal"]],
    [
      "dates",
      () =>
        xirr(
          given([{ date: new Date(0), amount: 1 }, { date: "2023-02-29", amount: "x" }, { amount: 1 }, 7]),
        ),
      [
        "flows[0].date: date-object",
        "flows[1].date: not-a-date",
        "flows[1].amount: not-a-decimal",
        "flows[2].date: required",
        "flows[3]: wrong-type",
      ],
    ],
    [
      "options",
      () => xirr([], given({ dayCount: "act/365", significantDigits: 9, guess: 0.1 })),
      ["guess: unknown-field", "dayCount: not-in-list", "significantDigits: out-of-range"],
    ],
    ["options that are none", () => irr([], given(null)), ["options: wrong-type"]],
  ] as const)("%s", (_, run, problems) => expect(problemsOf(run)).toEqual(problems));

  it("never repeats an amount", () => {
    expect(() => irr(["4711.00x"])).toThrow(/^(?!.*4711).*$/s);
  });
});

describe("an answer as data", () => {
  it("is plain JSON", () => {
    expect(JSON.parse(JSON.stringify(irr([-100, 110])))).toEqual({
      kind: "found",
      per: "period",
      rate: "0.1",
      percent: "10",
      presentValueFalls: true,
    });
    expect(JSON.parse(JSON.stringify(irr([-100, 230, -132]))).rates).toHaveLength(2);
  });
});
