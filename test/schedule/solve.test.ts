/** Solving for the other side: given any three of principal, rate, number and installment, the fourth. */
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { solveInstallment } from "../../src/schedule/solve/solveInstallment.js";
import { solveInstallments } from "../../src/schedule/solve/solveInstallments.js";
import { solvePrincipal } from "../../src/schedule/solve/solvePrincipal.js";
import { solveRate } from "../../src/schedule/solve/solveRate.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";

type Grace = NonNullable<LoanTermsInput["repayment"]["grace"]>;

const base = { currency: "INR", disbursedOn: "2024-01-15" } as const;
const monthly = { every: { count: 1, unit: "month" } } as const;
const rate = (percent: string, more: object = {}) => ({ interest: { rate: { percent, ...more } } });

const without = (percent: string, installments: number, grace: Grace = []) => ({
  ...base,
  ...rate(percent),
  repayment: { ...monthly, installments, grace },
});

const problemsOf = (ask: () => unknown): string[] => {
  try {
    ask();
  } catch (error) {
    if (error instanceof LoanError) return error.problems.map(({ code, path }) => `${code} ${path}`);
    throw error;
  }
  return [];
};

describe("the principal", () => {
  const spared = (spares: "principal" | "both", interest?: "capitalized"): Grace => [
    { spares, for: { periods: 3 }, ...(interest === undefined ? {} : { interest }) },
  ];
  // The level amount of 10,000 at 2% a month is known for each grace; the lender rounds principals to 10.
  it.each([
    ["no grace", [], "945.60"],
    ["interest paid in grace", spared("principal"), "1225.15"],
    ["capitalized grace", spared("both", "capitalized"), "1300.14"],
  ] as const)("with %s is the 10,000 that the installment came from", (_name, grace, installment) => {
    const terms = without("24", 12, grace as Grace);
    const answer = solvePrincipal({ terms, installment, measure: "level-installment", multipleOf: "10" });
    expect(answer).toMatchObject({ kind: "found" });
    if (answer.kind === "none") return;
    expect(answer.principal.toFixed(2)).toBe("10000.00");
    expect(answer.installment.toFixed(2)).toBe(installment);
    expect(answer.next?.gt(installment)).toBe(true);
    expect(answer.schedule.installments.length).toBe(12);
  });

  it("is smaller when the last row, too, must not pass the installment", () => {
    // 12 × 945.60 with the last row 0.02 above is found by the level amount, not by the largest installment.
    const terms = without("24", 12);
    const [level, largest] = (["level-installment", "largest-installment"] as const).map((measure) =>
      solvePrincipal({ terms, installment: "950", measure }),
    );
    expect([level, largest].map((a) => a?.kind === "found" && a.principal.toFixed(2))).toEqual([
      "10046.62",
      "10046.57",
    ]);
  });

  it("without interest is installment × number", () => {
    const answer = solvePrincipal({ terms: without("0", 7), installment: "12.34" });
    expect(answer.kind === "found" && answer.principal.toFixed(2)).toBe("86.38"); // 12.34 × 7
  });

  it("leaves room for charges, and for savings if they are asked for", () => {
    // Without interest over 10: P ÷ 10 + 5.00 + 1% of P ≤ 60 gives P = 55 ÷ 0.11 = 500; with savings of 10, 45 ÷ 0.11.
    const terms = {
      ...without("0", 10),
      charges: [
        { name: "visit", amount: "5", when: "each-installment" as const },
        {
          name: "cover",
          kind: "insurance" as const,
          percent: "1",
          of: "principal" as const,
          when: "each-installment" as const,
        },
      ],
      savings: { perInstallment: { amount: "10" } },
    };
    const [total, payment] = (["largest-installment", "largest-payment"] as const).map((measure) =>
      solvePrincipal({ terms, installment: "60", measure, multipleOf: "1" }),
    );
    expect([total, payment].map((a) => a?.kind === "found" && a.principal.toString())).toEqual([
      "500",
      "409",
    ]);
  });

  it("of a balloon leaves the balloon out of the level amount", () => {
    const terms = {
      ...without("24", 12),
      repayment: { ...monthly, installments: 12, balloon: { amount: "30000" } },
    };
    const answer = solvePrincipal({
      terms,
      installment: "7219.17",
      measure: "level-installment",
      multipleOf: "100",
    });
    expect(answer.kind).toBe("none");
    const largest = solvePrincipal({ terms, installment: "37219.20", multipleOf: "100" });
    expect(largest.kind === "found" && largest.principal.toString()).toBe("100000");
  });

  it("of a bullet is what the last payment holds", () => {
    // P × (1 + 0.02 × 6) ≤ 1,120 gives 1,000.
    const terms = {
      ...without("24", 6),
      repayment: { ...monthly, installments: 6, pattern: "bullet" },
    } as const;
    const answer = solvePrincipal({ terms, installment: "1120" });
    expect(answer.kind === "found" && answer.principal.toFixed(2)).toBe("1000.00");
  });

  it("has no answer when even the smallest one costs more", () => {
    const answer = solvePrincipal({ terms: without("24", 12), installment: "1", multipleOf: "1000" });
    expect(answer).toMatchObject({ kind: "none", reason: "too-small", problems: [] });
  });

  it("has no answer when the terms have no schedule", () => {
    const terms = without("24", 3, [{ spares: "principal", for: { periods: 3 } }]);
    expect(solvePrincipal({ terms, installment: "100" })).toMatchObject({
      kind: "none",
      reason: "no-schedule",
      problems: [{ code: "no-solution" }],
    });
  });
});

describe("the number of installments", () => {
  const terms = { ...base, principal: "100000", ...rate("18"), repayment: monthly };
  it.each([
    ["200000", 1],
    ["101500", 1],
    ["9168.00", 12],
    ["9167.99", 13],
    ["1600", 187], // ln(1600 ÷ 100) ÷ ln 1.015 = 186.2
    ["1500.01", 806], // ln(1500.01 ÷ 0.01) ÷ ln 1.015 = 800.4; interest rounded up to 1,500.00 costs five rows more
  ])("for %s is %i", (installment, number) => {
    const answer = solveInstallments({ terms, installment });
    expect(answer.kind === "found" && answer.installments).toBe(number);
    if (answer.kind === "found" && answer.withOneFewer) {
      expect(answer.withOneFewer.gt(answer.installment)).toBe(true);
    }
  });

  it.each(["1500", "1499.99", "1400", "0.01"])("for %s, at or below the interest, is none", (installment) => {
    expect(solveInstallments({ terms, installment })).toMatchObject({
      kind: "none",
      reason: "not-above-interest",
    });
  });

  it("is none when more are needed than terms may have", () => {
    // 1,000,000 without interest at 100 each needs 10,000.
    const answer = solveInstallments({
      terms: { ...terms, principal: "1000000", ...rate("0") },
      installment: "100",
    });
    expect(answer).toMatchObject({ kind: "none", reason: "too-many-installments" });
  });

  it("counts the rows of grace inside the term", () => {
    const grace: Grace = [{ spares: "principal", for: { periods: 3 } }];
    const asked = { ...terms, principal: "10000", ...rate("24"), repayment: { ...monthly, grace } };
    const answer = solveInstallments({ terms: asked, installment: "1225.15" });
    expect(answer.kind === "found" && answer.installments).toBe(12);
  });

  it.each([
    // 12,000 and 12 × 120 of interest are 12 × 1,120.
    [
      "of a flat loan",
      { principal: "12000", interest: { rate: { percent: "12" }, method: "flat" } },
      "1120",
      12,
    ],
    // 100.00 is 33.33, 33.33 and 33.34: the level amount leaves a residue to the last row.
    ["whose rows do not quite bring the principal", { principal: "100", ...rate("0") }, "33.33", 3],
    // 100 less the tenth that is paid down is 9 × 10.
    ["beside a down payment", { principal: "100", ...rate("0"), downPayment: { percent: "10" } }, "10", 9],
  ])("%s is the smallest", (_name, parts, installment, number) => {
    const answer = solveInstallments({
      terms: { ...base, ...parts, repayment: monthly },
      installment,
    } as never);
    expect(answer.kind === "found" && answer.installments).toBe(number);
  });

  it("may be the only one that has a schedule", () => {
    // 20 rows of 6 are the principal of 105 and 15 of interest; 12, 48 and 1,200 rows leave a residue.
    const terms = {
      ...base,
      currency: "JPY",
      principal: "105",
      disbursements: [
        { on: "2024-01-15", amount: "35" },
        { on: "2024-02-20", amount: "35" },
        { on: "2024-03-15", amount: "35" },
      ],
      ...rate("120"),
      repayment: { every: { count: 1, unit: "week" as const } },
      rounding: { multiple: { of: "3" }, largestResidue: "0" },
    };
    const answer = solveInstallments({ terms, installment: "6", measure: "largest-installment" });
    expect(answer.kind === "found" && answer.installments).toBe(20);
  });

  it("of equal principal goes by the largest installment", () => {
    // First row 100,000 ÷ n + 1,500 ≤ 10,000 gives n = 12 (11.8).
    const repayment = { ...monthly, pattern: "equal-principal" as const };
    const answer = solveInstallments({ terms: { ...terms, repayment }, installment: "10000" });
    expect(answer.kind === "found" && answer.installments).toBe(12);
  });
});

describe("the rate", () => {
  const terms = { ...base, principal: "100000", repayment: { ...monthly, installments: 12 } };
  it.each([
    ["18% nominal", terms, "9168.00", "18"],
    ["24% nominal", terms, "9455.96", "24"],
    ["24% effective", { ...terms, interest: { rate: { effective: true } } }, "9345.25", "24"],
    ["2% a month", { ...terms, interest: { rate: { per: "month" } } }, "9455.96", "2"],
    ["24% flat", { ...terms, interest: { method: "flat" } }, "10333.33", "24"],
    ["0%", terms, "8333.33", "0"],
    ["a flat loan's true rate", terms, "10333.33", "41.703"],
  ] as const)("%s is found again from its installment", (_name, asked, installment, percent) => {
    const answer = solveRate({ terms: asked as typeof terms, installment });
    expect(answer.kind === "found" && answer.percent.toString()).toBe(percent);
    if (answer.kind === "found") expect(answer.schedule.levelAmount?.toFixed(2)).toBe(installment);
  });

  it("is found from the sum of all payments", () => {
    const answer = solveRate({ terms, total: "110015.99" }); // 11 × 9,168.00 + 9,167.99
    expect(answer.kind === "found" && answer.percent.toString()).toBe("18");
  });

  it("has no answer below what is repaid without interest", () => {
    expect(solveRate({ terms, installment: "8333.32" })).toMatchObject({
      kind: "none",
      reason: "above-interest-free",
    });
  });

  it("has no answer where rounding jumps over the amount", () => {
    const rounding = { multiple: { of: "100" } };
    expect(solveRate({ terms: { ...terms, rounding }, installment: "9168" })).toMatchObject({
      kind: "none",
      reason: "between-rates",
    });
  });

  it("has no answer where it does not matter", () => {
    const grace: Grace = [{ spares: "both", for: { periods: 1 }, interest: "forgiven" }];
    const asked = { ...terms, repayment: { ...monthly, installments: 2, grace } };
    const forgiven = { ...asked, repayment: { ...asked.repayment, grace: [] }, principal: "1" };
    expect(solveRate({ terms: forgiven, installment: "0.50", digits: 0 }).kind).toBe("found");
    expect(solveRate({ terms: asked, installment: "99999999999" }).kind).toBe("none");
  });
});

describe("the installment", () => {
  const terms = { ...base, principal: "10000", ...rate("24"), repayment: { ...monthly, installments: 12 } };
  it("is one for all rows but the last", () => {
    const answer = solveInstallment(terms);
    expect(answer.kind === "found" && [answer.installment.toFixed(2), answer.last.toFixed(2)]).toEqual([
      "945.60",
      "945.55",
    ]);
  });
  it("is several where grace spares the principal", () => {
    const grace: Grace = [{ spares: "principal", for: { periods: 3 } }];
    const answer = solveInstallment({ ...terms, repayment: { ...terms.repayment, grace } });
    expect(
      answer.kind === "several" && answer.installments.map(({ from, to, total }) => `${from}-${to} ${total}`),
    ).toEqual(["1-3 200", "4-11 1225.15", "12-12 1225.17"]);
    expect(answer.kind === "several" && answer.largest.toFixed(2)).toBe("1225.17");
  });
  it("is none where the terms have no schedule", () => {
    const grace: Grace = [{ spares: "principal", for: { periods: 12 } }];
    expect(solveInstallment({ ...terms, repayment: { ...terms.repayment, grace } })).toMatchObject({
      kind: "none",
      reason: "no-schedule",
    });
  });
});

describe("bad requests list every problem", () => {
  const terms = without("24", 12);
  const bad = (request: object) => request as never;
  it.each([
    ["no record", () => solvePrincipal(bad([])), ["wrong-type "]],
    [
      "nothing given",
      () => solvePrincipal(bad({})),
      [
        "required terms.currency",
        "required terms.disbursedOn",
        "required terms.interest",
        "required terms.repayment",
        "required installment",
      ],
    ],
    [
      "the principal given",
      () =>
        solvePrincipal(bad({ terms: { ...terms, principal: "5" }, installment: "1.005", measure: "mean" })),
      ["conflict terms.principal", "too-many-decimals installment", "not-in-list measure"],
    ],
    [
      "an unknown field and an amount of zero",
      () =>
        solveInstallments(
          bad({ terms: { ...base, principal: "1", ...rate("1"), repayment: monthly }, installment: 0, x: 1 }),
        ),
      ["unknown-field x", "out-of-range installment"],
    ],
    [
      "given dates",
      () =>
        solveInstallments(
          bad({
            terms: {
              ...base,
              principal: "1",
              interest: { rate: { percent: "1" }, dayCount: "actual/365" },
              repayment: { every: { dates: ["2025-01-01"] } },
            },
            installment: 1,
          }),
        ),
      ["conflict terms.repayment.every"],
    ],
    [
      "both an installment and a total",
      () =>
        solveRate(
          bad({
            terms: { ...base, principal: "1", repayment: terms.repayment },
            installment: 1,
            total: 2,
            digits: 10,
          }),
        ),
      ["conflict installment", "out-of-range digits"],
    ],
  ])("%s", (_name, ask, expected) => expect(problemsOf(ask)).toEqual(expected));

  it("without the amounts themselves", () => {
    expect(() => solvePrincipal(bad({ terms, installment: "-98765" }))).toThrow(
      /^installment: must be above zero; got a text$/,
    );
  });
});
