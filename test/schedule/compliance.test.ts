/** Terms against rule sets: each rule with its figure and its verdict, the rate cap on the declining equivalent. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { COMPLIANCE_RULE_SETS } from "../../src/policies/compliancePolicies.js";
import type { ComplianceFigure, ComplianceRuleSet } from "../../src/rules/complianceRule.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { checkCompliance } from "../../src/schedule/compliance/compliance.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";

const weekly: LoanTermsInput = {
  currency: "BDT",
  principal: "20000",
  disbursedOn: "2026-01-04",
  interest: { rate: { percent: "24" } },
  repayment: { installments: 46, every: { count: 1, unit: "week" }, firstDueOn: "2026-01-25" },
};
const monthly = (principal: string, installments: number, interest: LoanTermsInput["interest"]) =>
  ({
    currency: "BDT",
    principal,
    disbursedOn: "2026-01-01",
    interest,
    repayment: { installments, every: { count: 1, unit: "month" } },
  }) satisfies LoanTermsInput;

const oneRule = (figure: ComplianceFigure, limit: string, rateDecimals = 2): ComplianceRuleSet => ({
  id: "own",
  title: "One rule",
  jurisdiction: "nowhere",
  rateDecimals,
  source: "none",
  confidence: "unverified",
  rules: [{ name: "rule", figure, limit }],
});

const summary = (terms: LoanTermsInput, ruleSet: ComplianceRuleSet, options = {}) =>
  checkCompliance(terms, ruleSet, options).rules.map(
    ({ name, value, limit, verdict }) => `${name}: ${value ?? "–"} of ${limit}, ${verdict}`,
  );

describe("the rules of Bangladesh of 2019", () => {
  const ruleSet = COMPLIANCE_RULE_SETS["bd-mra-2019"];

  it("hold for a weekly loan at 24% on the balance", () => {
    expect(summary(weekly, ruleSet)).toEqual([
      "rate-cap: 23.9999 of 24, within",
      "least-installments: 46 of 46, within",
      "days-to-first: 21 of 15, within",
      "no-deduction: 0 of 0, within",
      "fees: 0 of 15, within",
    ]);
    expect(checkCompliance(weekly, ruleSet)).toMatchObject({
      ruleSet: "bd-mra-2019",
      isInForce: true,
      verdict: "within",
    });
  });

  it("are all told when all are broken", () => {
    const terms: LoanTermsInput = {
      ...weekly,
      interest: { rate: { percent: "15" }, method: "flat", firstPeriod: { treatment: "disbursement" } },
      repayment: { installments: 44, every: { count: 1, unit: "week" }, firstDueOn: "2026-01-18" },
    };
    const report = checkCompliance(terms, ruleSet, { feesApart: "15.01" });
    expect(report.verdict).toBe("exceeds");
    expect(report.rules.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
      "rate-cap exceeds",
      "least-installments exceeds",
      "days-to-first exceeds",
      "no-deduction exceeds",
      "fees exceeds",
    ]);
    expect(report.rules.every(({ source, confidence }) => source !== "" && confidence === "secondary")).toBe(
      true,
    );
  });

  it("see charges that the terms hold, however they are collected", () => {
    const verdicts = (collected: "deducted" | "paid-apart" | "financed", amount: string) => {
      const charges = [{ name: "form", amount, when: "disbursement" as const, collected }];
      return checkCompliance({ ...weekly, charges }, ruleSet)
        .rules.filter(({ verdict }) => verdict === "exceeds")
        .map(({ name, value }) => `${name} ${value}`);
    };
    expect(verdicts("paid-apart", "15")).toEqual([]);
    expect(verdicts("paid-apart", "15.01")).toEqual(["fees 15.01"]);
    expect(verdicts("deducted", "15")).toEqual(["no-deduction 15"]);
    expect(verdicts("financed", "15")).toEqual([]);
  });

  it("ask 46 installments of weekly loans only, and know their days", () => {
    const report = checkCompliance(
      { ...monthly("1000", 12, { rate: { percent: "24" } }), disbursedOn: "2018-12-31" },
      ruleSet,
    );
    expect(report.rules[1]).toMatchObject({ verdict: "not-applicable", value: undefined });
    expect(report.isInForce).toBe(false);
  });
});

describe("the declining equivalent", () => {
  const flat = (percent: string, per: "year" | "month" = "year") =>
    ({ rate: { percent, per }, method: "flat" }) satisfies LoanTermsInput["interest"];
  const told = (terms: LoanTermsInput, figure: ComplianceFigure, feesApart = "0") =>
    checkCompliance(terms, oneRule(figure, "24", 0), { feesApart }).rules[0]?.value?.toFixed(2);

  it.each([
    ["100,000 flat 24%, 12 months", monthly("100000", 12, flat("24")), "0", "41.70"],
    ["flat 2% a month, 6 rows", monthly("100000", 6, flat("2", "month")), "0", "40.05"],
    // 120,000, so that rows have no cents to round: 100,000 in cents is 40.89, 40.88 unrounded.
    ["flat 2% a month, 24 rows", monthly("120000", 24, flat("2", "month")), "0", "40.88"],
    ["flat 3% a month, 4 rows", monthly("1000", 4, flat("3", "month")), "0", "56.31"],
    ["flat 10%, 36 months", monthly("100000", 36, flat("10")), "0", "17.92"],
    ["with a fee of 2%", monthly("100000", 12, flat("24")), "2000", "45.84"],
    ["with 2% and insurance of 1%", monthly("100000", 12, flat("24")), "3000", "47.96"],
    [
      "3% a month and a fee of 3%",
      monthly("1000", 4, { rate: { percent: "3", per: "month" } }),
      "30",
      "51.43",
    ],
    ["no interest", monthly("1200", 12, { rate: { percent: "0" } }), "0", "0.00"],
  ])("of %s is right", (_name, terms, feesApart, percent) => {
    expect(told(terms, "declining-rate-with-charges", feesApart)).toBe(percent);
  });

  it("is the same whether a charge stands in the terms or is named apart", () => {
    const lent = monthly("100000", 12, flat("24"));
    const fee = { name: "fee", percent: "2", of: "principal" as const, when: "disbursement" as const };
    for (const collected of ["deducted", "paid-apart"] as const) {
      const charged = { ...lent, charges: [{ ...fee, collected }] };
      expect(told(charged, "declining-rate-with-charges")).toBe("45.84");
      expect(told(charged, "declining-rate")).toBe("41.70");
    }
    const financed = {
      ...monthly("100000", 12, { rate: { percent: "24" } }),
      charges: [{ ...fee, collected: "financed" as const }],
    };
    expect(told(financed, "declining-rate")).toBe("24.00");
  });

  it("counts tranches from the day on which they are paid out", () => {
    for (const dayCount of ["actual/365", "actual/360"] as const) {
      const tranches: LoanTermsInput = {
        ...monthly("20000000", 12, { rate: { percent: "24" }, dayCount }),
        disbursements: [
          { on: "2026-01-01", amount: "8000000" },
          { on: "2026-02-01", amount: "5000000" },
          { on: "2026-03-16", amount: "7000000" },
        ],
      };
      expect(told(tranches, "declining-rate")).toBe("24.00");
    }
  });

  it.each([
    ["actual/365", "24.00"],
    ["actual/360", "24.00"],
    ["30/360-bond", "24.00"],
    ["actual/actual-icma", "24.00"],
  ] as const)("of a loan at 24% by %s is 24%", (dayCount, percent) => {
    const terms = monthly("10000000", 12, { rate: { percent: "24" }, dayCount });
    expect(told(terms, "declining-rate")).toBe(percent);
  });

  it.each([
    ["41.70", 2, "within"], // 41.70 rounded
    ["41.69", 2, "exceeds"],
    ["41.70", 3, "exceeds"], // 41.703 rounded
    ["41.703", 3, "within"],
    ["42", 0, "within"],
    ["41", 0, "exceeds"],
  ])("of 41.703…%% against %s%%, compared at %i decimals, %s", (limit, decimals, verdict) => {
    const terms = monthly("120000", 12, flat("24"));
    expect(checkCompliance(terms, oneRule("declining-rate", limit, decimals)).rules[0]?.verdict).toBe(
      verdict,
    );
  });

  it("counts weeks that were skipped as they are charged, and sees that waiting for the next row is free", () => {
    const holidays = ["2026-02-08", "2026-03-15"];
    const shifted = (shift: "next-installment" | "extend" | "following") =>
      told({ ...weekly, principal: "20000000", calendar: { holidays, shift } }, "declining-rate");
    expect([shifted("extend"), shifted("following")]).toEqual(["24.00", "24.00"]);
    // Two installments are paid a week late without interest for that week.
    expect(Number(shifted("next-installment"))).toBeLessThan(24);
  });

  it("is zero without interest, and has no value where less is repaid than was received, or beyond 1,000,000%", () => {
    const rule = oneRule("declining-rate-with-charges", "24");
    const judged = (terms: LoanTermsInput, feesApart: string) =>
      checkCompliance(terms, rule, { feesApart }).rules[0];
    const free = monthly("100", 2, { rate: { percent: "0" } });
    expect(judged(free, "0")?.value?.toString()).toBe("0");
    const dear = monthly("1000", 1, { rate: { percent: "1000000" } });
    expect(judged(dear, "500")).toMatchObject({ value: undefined, verdict: "exceeds" });
  });

  it("lies where the present value of the rows passes the amount received", () => {
    // From the definition, in whole numbers: Σ p(k) × 12^k × D^k ÷ (12·D + n)^k against the principal, rate n ÷ D.
    const presentValueLess = (paid: readonly bigint[], received: bigint, n: bigint, d: bigint): boolean => {
      const [up, down] = [12n * d, 12n * d + n];
      const count = BigInt(paid.length);
      const value = paid.reduce(
        (sum, p, k) => sum + p * up ** BigInt(k + 1) * down ** (count - BigInt(k + 1)),
        0n,
      );
      return value < received * down ** count;
    };
    const loans = fc.record({
      principal: fc.integer({ min: 10, max: 10_000_000 }),
      installments: fc.integer({ min: 1, max: 36 }),
      percent: fc.integer({ min: 1, max: 9000 }).map((n) => String(n / 100)),
      method: fc.constantFrom("flat" as const, "declining-balance" as const),
      limit: fc.integer({ min: 1, max: 12_000 }),
    });
    fc.assert(
      fc.property(loans, ({ principal, installments, percent, method, limit }) => {
        const terms = monthly(String(principal), installments, { rate: { percent }, method });
        const cap = String(limit / 100);
        const [rule] = checkCompliance(terms, oneRule("declining-rate", cap)).rules;
        const paid = buildSchedule(terms).installments.map(({ total }) =>
          BigInt(total.times(100).toString()),
        );
        const received = BigInt(principal) * 100n;
        // Within a cap of c hundredths of a percent, if the rate is below c + ½: n ÷ D = (2c + 1) ÷ 20,000.
        expect(rule?.verdict === "within").toBe(
          presentValueLess(paid, received, BigInt(2 * limit + 1), 20_000n),
        );
        const value = rule?.value;
        if (value === undefined) return;
        const steps = BigInt(value.times(10_000).toString());
        const isLess = (halves: bigint) => presentValueLess(paid, received, halves, 2_000_000n);
        expect(isLess(2n * steps + 1n)).toBe(true);
        if (steps > 0n) expect(isLess(2n * steps - 1n)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a share of fees", () => {
  it("is compared exactly, not as it is told", () => {
    // 10.00 of 3,000 is 0.333…%: within 1/3 cut to many digits only if nothing is rounded up.
    const terms = monthly("3000", 12, { rate: { percent: "24" } });
    const [rule] = checkCompliance(terms, oneRule("fees-share", "0.33333333333333333333"), {
      feesApart: "10",
    }).rules;
    expect(rule?.verdict).toBe("exceeds");
    expect(summary(terms, oneRule("fees-share", "0.34"), { feesApart: "10" })[0]).toMatch(/within$/);
  });
});

describe("bad input", () => {
  const problemsOf = (ask: () => unknown): string[] => {
    try {
      ask();
    } catch (error) {
      if (error instanceof LoanError) return error.problems.map(({ code, path }) => `${code} ${path}`);
      throw error;
    }
    return [];
  };
  const ruleSet = COMPLIANCE_RULE_SETS["bd-mra-2019"];
  it.each([
    [
      "unsound terms",
      () => checkCompliance({ ...weekly, principal: "x" }, ruleSet),
      ["not-a-decimal principal"],
    ],
    [
      "another currency and a negative fee",
      () => checkCompliance({ ...weekly, currency: "INR" }, ruleSet, { feesApart: "-1" }),
      ["out-of-range feesApart", "conflict currency"],
    ],
    [
      "a fee finer than the currency",
      () => checkCompliance(weekly, ruleSet, { feesApart: "0.001" }),
      ["too-many-decimals feesApart"],
    ],
    [
      "a fee that is no number",
      () => checkCompliance(weekly, ruleSet, { feesApart: "a" }),
      ["not-a-decimal feesApart"],
    ],
    ["an id in place of the terms", () => checkCompliance("NID-7391" as never, ruleSet), ["wrong-type "]],
    ["a name in place of the set", () => checkCompliance(weekly, "bd" as never), ["wrong-type ruleSet"]],
    ["options that are none", () => checkCompliance(weekly, ruleSet, null as never), ["wrong-type options"]],
    [
      "an option that is unknown",
      () => checkCompliance(weekly, ruleSet, { fees: "5" } as never),
      ["unknown-field fees"],
    ],
    [
      "a set of one's own with everything wrong, and terms as well",
      () =>
        checkCompliance({ ...weekly, principal: "x" }, {
          ...ruleSet,
          titel: "x",
          from: "2026-99-99",
          rateDecimals: 2.5,
          rules: [
            { name: "a", figure: "apr", limit: "24%" },
            { name: "b", figure: "fees", limit: "24", whenEvery: "weeks" },
          ],
        } as never),
      [
        "not-a-decimal principal",
        "not-a-date ruleSet.from",
        "wrong-type ruleSet.rateDecimals",
        "not-in-list ruleSet.rules[0].figure",
        "not-a-decimal ruleSet.rules[0].limit",
        "not-in-list ruleSet.rules[1].whenEvery",
        "unknown-field ruleSet.titel",
      ],
    ],
    [
      "a set that ends before it starts",
      () => checkCompliance(weekly, { ...ruleSet, from: "2026-02-01", until: "2026-01-31" }),
      ["wrong-order ruleSet.until"],
    ],
  ])("%s is refused", (_name, ask, expected) => expect(problemsOf(ask)).toEqual(expected));
});
