/** The shipped policies as data, and a lender's own in the same form. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { assessIndebtedness } from "../../src/indebtedness/assessIndebtedness.js";
import {
  indebtednessPolicyJsonSchema,
  parseIndebtednessPolicy,
  safeParseIndebtednessPolicy,
} from "../../src/indebtedness/parsePolicy.js";
import {
  INDEBTEDNESS_POLICIES,
  type IndebtednessPolicyName,
} from "../../src/policies/indebtednessPolicies.js";
import { isVerified } from "../../src/rules/confidence.js";
import { frequencyOf } from "../../src/rules/frequency.js";
import type { IndebtednessPolicyInput } from "../../src/rules/indebtednessPolicy.js";
import { duesPerMonth, MONTHLY_CONVERSIONS, mostDuesInMonth } from "../../src/rules/monthlyConversion.js";
import { household, monthlyLoan, monthlyWage } from "./households.js";

const names = Object.keys(INDEBTEDNESS_POLICIES) as IndebtednessPolicyName[];

/** Every figure that a policy sets, as a line. */
const figures = (name: IndebtednessPolicyName): string[] =>
  parseIndebtednessPolicy(name).rules.map(
    ({ name: rule, limit, effect, confidence }) => `${rule} ${limit} ${effect} ${confidence}`,
  );

describe("the shipped policies", () => {
  it.each(names)("%s is complete, has its own name, and says where it comes from", (name) => {
    const policy = parseIndebtednessPolicy(name);
    expect(policy.id).toBe(name);
    expect(policy.source.length).toBeGreaterThan(10);
    expect(parseIndebtednessPolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
  });

  it.each([
    [
      "in-rbi-2022",
      [
        "debt-service 0.5 limit primary",
        "income-ceiling 300000 scope primary",
        "collateral-free 0 scope primary",
      ],
    ],
    [
      "in-rbi-qualifying-2019",
      [
        "income-rural 125000 scope primary",
        "income-urban 200000 scope primary",
        "loan-first-cycle 75000 limit primary",
        "loan-later-cycles 125000 limit primary",
        "total-debt 125000 limit primary",
        "tenor 24 limit primary",
      ],
    ],
    [
      "in-rbi-qualifying-2011",
      [
        "income-rural 60000 scope secondary",
        "income-urban 120000 scope secondary",
        "loan-first-cycle 35000 limit unverified",
        "loan-later-cycles 50000 limit unverified",
        "total-debt 50000 limit unverified",
        "nbfc-mfi-lenders 2 limit unverified",
      ],
    ],
    [
      "in-crl-2019",
      [
        "lenders 3 limit secondary",
        "nbfc-mfi-lenders 2 limit secondary",
        "total-debt 100000 limit secondary",
      ],
    ],
    [
      "in-mfin-2024-07",
      ["lenders 4 limit secondary", "total-debt 200000 limit secondary", "delinquent 3000 limit secondary"],
    ],
    [
      "in-mfin-2024-11",
      [
        "lenders-until-march-2025 4 limit secondary",
        "lenders 3 limit secondary",
        "total-debt 200000 limit secondary",
        "delinquent 3000 limit secondary",
      ],
    ],
    [
      "bd-mra",
      [
        "rate-until-2019 0.27 limit secondary",
        "rate 0.24 limit secondary",
        "first-installment 15 limit secondary",
        "installments 46 limit secondary",
        "fees 15 limit secondary",
        "deductions 0 limit secondary",
        "usual-size 50000 flag unverified",
      ],
    ],
    ["ph-bsp-314", ["loan 150000 limit primary", "refinanced 0.3 flag primary"]],
    ["bo-asfi-consumer", ["debt-service 0.25 limit secondary"]],
    ["bo-asfi-consumer-before-2015-10", ["debt-service 0.25 limit secondary"]],
    ["kh-cma", ["early-refinancing 1.3 flag secondary"]],
    ["za-cash-test", ["surplus 0 limit secondary-low"]],
    ["cemac-cobac-2017-08", ["one-client 0.1 limit primary", "insider 50000000 limit primary"]],
    [
      "repayment-capacity-70",
      ["repayment-capacity 0.7 limit unverified", "heaviest-month 0.7 flag unverified"],
    ],
    [
      "repayment-capacity-75",
      ["repayment-capacity 0.75 limit unverified", "heaviest-month 0.75 flag unverified"],
    ],
    ["net-indebtedness-index", ["net-indebtedness 1 limit unverified"]],
  ] as const)("%s sets the figures of its source", (name, expected) =>
    expect(figures(name)).toEqual(expected),
  );

  it("are all in the list above", () => expect(names.length).toBe(16));

  it.each(names)("%s says so in the result where a figure is not verified", (name) => {
    const { currency }: IndebtednessPolicyInput = INDEBTEDNESS_POLICIES[name];
    const house = household([monthlyWage("100")], [], { currency: currency ?? "INR" });
    const { caveats, rules, confidence } = assessIndebtedness(house, monthlyLoan("1"), name);
    const weak = rules.filter((rule) => !isVerified(rule.confidence)).map((rule) => rule.name);
    expect(caveats.filter((caveat) => caveat.includes("verified")).length).toBe(weak.length);
    if (weak.length > 0) expect(isVerified(confidence)).toBe(false);
  });
});

const own: IndebtednessPolicyInput = {
  id: "own",
  title: "A third of gross income, half of it in any one month",
  jurisdiction: "set by the lender",
  source: "credit manual, chapter 4",
  confidence: "primary",
  rules: [
    { name: "mean", indicator: "debt-service-to-income", limit: "0.3333" },
    { name: "peak", indicator: "peak-month-service-to-income", limit: "0.50" },
  ],
};

describe("a lender's own policy", () => {
  it("takes the same form, and its defaults", () => {
    const policy = parseIndebtednessPolicy(own);
    expect(policy).toMatchObject({
      household: "everyone",
      guarantees: "none",
      conversion: "52/12",
      notes: [],
    });
    expect(policy.rules[0]).toMatchObject({
      inclusive: true,
      effect: "limit",
      income: "gross",
      incomeMonths: 12,
    });
    const house = household([monthlyWage("9000")], []);
    expect(assessIndebtedness(house, monthlyLoan("2999"), own).verdict).toBe("within");
    expect(assessIndebtedness(house, monthlyLoan("3000"), own).verdict).toBe("exceeds"); // 3000 / 9000 > 0.3333
  });

  it("may ask for less than its limit instead of at most", () => {
    const strict = {
      ...own,
      rules: [{ name: "mean", indicator: "debt-service-to-income", limit: "0.5", inclusive: false } as const],
    };
    const house = household([monthlyWage("9000")], []);
    expect(assessIndebtedness(house, monthlyLoan("4500"), strict).verdict).toBe("exceeds");
    expect(assessIndebtedness(house, monthlyLoan("4499.99"), strict).verdict).toBe("within");
  });

  const rule = own.rules[0];
  it.each([
    [{ ...own, rules: [] }, "out-of-range rules"],
    [{ ...own, rules: [rule, rule] }, "conflict rules[1].name"],
    [{ ...own, rules: [{ ...rule, limit: "-1" }] }, "out-of-range rules[0].limit"],
    [{ ...own, rules: [{ ...rule, limit: "half" }] }, "not-a-decimal rules[0].limit"],
    [{ ...own, rules: [{ ...rule, indicator: "feeling" }] }, "not-in-list rules[0].indicator"],
    [{ ...own, rules: [{ ...rule, indicator: "loan-amount", limit: "500" }] }, "conflict currency"],
    [{ ...own, rules: [{ ...rule, when: { principalOver: "500" } }] }, "conflict currency"],
    [{ ...own, from: "2026-01-01", until: "2025-01-01" }, "conflict until"],
    [{ ...own, rules: [{ ...rule, bands: [{ label: "a" }, { label: "b" }] }] }, "conflict rules[0].bands"],
    [{ ...own, rules: [{ ...rule, bands: [{ upTo: "0.5", label: "a" }] }] }, "conflict rules[0].bands"],
    [
      {
        ...own,
        rules: [
          { ...rule, bands: [{ upTo: "0.5", label: "a" }, { upTo: "0.5", label: "b" }, { label: "c" }] },
        ],
      },
      "conflict rules[0].bands",
    ],
    [{ ...own, mood: "strict" }, "unknown-field mood"],
  ])("is refused where it is unsound: %#", (policy, expected) => {
    const parsed = safeParseIndebtednessPolicy(policy);
    const found = parsed.success ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
    expect(found).toEqual([expected]);
  });

  it("is told by its JSON Schema, as the shipped ones are", () => {
    const ajv = new Ajv2020({ strict: false, formats: { date: true } });
    const validate = ajv.compile(indebtednessPolicyJsonSchema());
    for (const policy of [own, ...Object.values(INDEBTEDNESS_POLICIES)]) {
      expect(validate(policy), JSON.stringify(validate.errors)).toBe(true);
    }
    expect(validate({ ...own, rules: [{ ...rule, indicator: "feeling" }] })).toBe(false);
  });

  it("has to be one of the list if it is named", () => {
    expect(() => parseIndebtednessPolicy("in-rbi-1999" as IndebtednessPolicyName)).toThrow(
      /must be one of in-rbi-2022/,
    );
  });
});

describe("monthly conversions", () => {
  const weekly = frequencyOf({ count: 1, unit: "week" });
  const share = (name: keyof typeof MONTHLY_CONVERSIONS): string => {
    const { numerator, denominator } = duesPerMonth(weekly, name);
    return ((100 * 1390 * numerator) / denominator / 12_000).toFixed(1);
  };

  it("decide a 50% test: 1,390 a week of 12,000 a month", () => {
    expect(Object.keys(MONTHLY_CONVERSIONS).map((name) => share(name as "52/12"))).toEqual([
      "50.2",
      "46.3",
      "44.4",
      "57.9",
    ]);
  });

  it.each([
    ["fortnight", { count: 2, unit: "week" } as const, [26, 12], 3],
    ["four weeks", { count: 4, unit: "week" } as const, [13, 12], 2],
    ["day", { count: 1, unit: "day" } as const, [365, 12], 31],
    ["month", { count: 1, unit: "month" } as const, [1, 1], 1],
    ["quarter", { count: 1, unit: "quarter" } as const, [1, 3], 1],
    ["half-month", { unit: "half-month", days: [1, 15] } as const, [2, 1], 2],
  ])("know the %s", (_, every, [up, down], most) => {
    const { numerator, denominator } = duesPerMonth(frequencyOf(every), "52/12");
    expect(numerator * (down as number)).toBe(denominator * (up as number));
    expect(mostDuesInMonth(frequencyOf(every))).toBe(most);
  });
});
