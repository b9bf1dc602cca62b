/** Laws of an assessment over generated households, and its figures beside an oracle of plain fractions. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Assessment, assessIndebtedness } from "../../src/indebtedness/assessIndebtedness.js";
import { projectCashFlow } from "../../src/indebtedness/cashFlow/cashFlow.js";
import type { Figure } from "../../src/indebtedness/figure.js";
import type { Outcome } from "../../src/indebtedness/judgment.js";
import {
  INDEBTEDNESS_POLICIES,
  type IndebtednessPolicyName,
} from "../../src/policies/indebtednessPolicies.js";
import type { IndebtednessPolicyInput } from "../../src/rules/indebtednessPolicy.js";
import { fraction, minus, parse, times } from "../oracle/fraction.js";
import {
  annualFlow,
  cashFlow,
  debtServiceToIncome,
  monthStarts,
  type Raw,
} from "../oracle/indebtednessOracle.js";
import { runs } from "../runs.js";
import { cents, knownDebt, knownHousehold, knownIncome, knownLoan, withGaps } from "./arbitraries.js";
import type { Debt, Income } from "./households.js";

/** The policies whose amounts suit a household in rupees. */
const POLICIES = (Object.keys(INDEBTEDNESS_POLICIES) as IndebtednessPolicyName[]).filter((name) => {
  const { currency }: IndebtednessPolicyInput = INDEBTEDNESS_POLICIES[name];
  return currency === undefined || currency === "INR";
});

const policy = fc.constantFrom(...POLICIES);
const asOf = "2026-06-15";
const household = fc.oneof(knownHousehold, knownHousehold.chain(withGaps));

const RANK: Record<Outcome, number> = { within: 0, "cannot-tell": 1, exceeds: 2 };

/** Each rule of a kind that limits what is owed, by name. */
const ranks = ({ rules }: Assessment): Map<string, number> =>
  new Map(
    rules.flatMap(({ name, outcome, effect }) =>
      outcome === "not-applicable" || effect === "scope" ? [] : [[name, RANK[outcome]] as const],
    ),
  );

const noRuleIsWorse = (before: Assessment, after: Assessment): void => {
  const old = ranks(before);
  for (const [name, rank] of ranks(after)) expect(rank, name).toBeLessThanOrEqual(old.get(name) ?? 2);
};

const withIncome = (raw: Raw, income: Income): Raw =>
  Array.isArray(raw.incomes) ? { ...raw, incomes: [...raw.incomes, income] } : raw;
const withDebt = (raw: Raw, debt: Debt): Raw =>
  Array.isArray(raw.debts) ? { ...raw, debts: [...raw.debts, debt] } : raw;

const exact = (figure: Figure | undefined) => {
  if (figure === undefined) throw new Error("no figure");
  return fraction(figure.exact.numerator, figure.exact.denominator);
};
const isSame = (figure: Figure | undefined, expected: ReturnType<typeof parse>): void => {
  const { n } = minus(exact(figure), expected);
  expect(n).toBe(0n);
};

describe("an assessment, whatever the household", () => {
  it("is never worsened by more income", () => {
    fc.assert(
      fc.property(household, knownLoan, policy, knownIncome(), (house, loan, name, income) => {
        const before = assessIndebtedness(house, loan, name, { asOf });
        const after = assessIndebtedness(withIncome(house, { ...income, source: "business" }), loan, name, {
          asOf,
        });
        expect(RANK[after.verdict]).toBeLessThanOrEqual(RANK[before.verdict]);
        noRuleIsWorse(before, after);
      }),
    );
  });

  it("is never improved by a new debt", () => {
    fc.assert(
      fc.property(household, knownLoan, policy, knownDebt(), (house, loan, name, debt) => {
        const before = assessIndebtedness(house, loan, name, { asOf });
        const after = assessIndebtedness(withDebt(house, debt), loan, name, { asOf });
        expect(RANK[after.verdict]).toBeGreaterThanOrEqual(RANK[before.verdict]);
        noRuleIsWorse(after, before);
      }),
    );
  });

  it("is never worse with what is unknown filled in than the worst it could be, nor better than the best", () => {
    const pair = knownHousehold.chain((whole) => fc.tuple(fc.constant(whole), withGaps(whole)));
    fc.assert(
      fc.property(pair, knownLoan, policy, ([whole, gaps], loan, name) => {
        const [all, some] = [
          assessIndebtedness(whole, loan, name, { asOf }),
          assessIndebtedness(gaps, loan, name, { asOf }),
        ];
        if (some.verdict !== "cannot-tell") expect(all.verdict).toBe(some.verdict);
        for (const { name: rule, outcome } of some.rules) {
          if (outcome === "cannot-tell") continue;
          expect(all.rules.find((each) => each.name === rule)?.outcome, rule).toBe(outcome);
        }
      }),
    );
  });

  it("does not depend on the currency's size", () => {
    const scale = (raw: Raw): Raw =>
      JSON.parse(
        JSON.stringify(raw, (key, value) =>
          [
            "amount",
            "installment",
            "outstanding",
            "overdue",
            "balance",
            "value",
            "principal",
            "deductions",
          ].includes(key) && typeof value === "string"
            ? `${value.replace(".", "")}0`
            : key === "byMonth"
              ? value.map((text: string) => `${text.replace(".", "")}0`)
              : value,
        ),
      );
    const ratios = fc.constantFrom(
      "net-indebtedness-index",
      "repayment-capacity-70",
      "za-cash-test" as const,
    );
    fc.assert(
      fc.property(knownHousehold, knownLoan, ratios, (house, loan, name) => {
        const small = assessIndebtedness(house, loan, name as "za-cash-test", { asOf });
        const large = assessIndebtedness(scale(house), scale(loan), name as "za-cash-test", { asOf });
        expect(large.verdict).toBe(small.verdict);
        const text = ({ rules }: Assessment) =>
          rules.map(({ value }) => (value?.unit === "ratio" ? String(value) : undefined));
        expect(text(large)).toEqual(text(small));
      }),
    );
  });

  it("reckons debt service, income and headroom as the definitions do", () => {
    fc.assert(
      fc.property(knownHousehold, fc.option(knownLoan, { nil: undefined }), (house, loan) => {
        const { rules } = assessIndebtedness(house, loan, "in-rbi-2022", { asOf });
        const [debtService, ceiling] = rules;
        const { service, income } = debtServiceToIncome(house, loan, "couple-and-unmarried-children");
        const headroom = minus(times(income, fraction(1, 2)), service);
        isSame(debtService?.headroom, headroom);
        isSame(ceiling?.value, annualFlow(house, "incomes", "couple-and-unmarried-children"));
        if (income.n > 0n) {
          isSame(debtService?.value, fraction(service.n * income.d, service.d * income.n));
          expect(debtService?.outcome).toBe(headroom.n >= 0n ? "within" : "exceeds");
        } else expect(debtService?.value).toBe(undefined);
      }),
      { numRuns: runs(400) },
    );
  });

  it("weighs guarantees as the definitions do", () => {
    const weights = fc.constantFrom("none", "full", "equal-share", "expected" as const);
    fc.assert(
      fc.property(knownHousehold, weights, (house, guarantees) => {
        const { rules } = assessIndebtedness(house, undefined, "za-cash-test", {
          guarantees: guarantees as "none",
          household: "applicant",
        });
        const { service, income } = debtServiceToIncome(house, undefined, "applicant", guarantees);
        const expenses = times(annualFlow(house, "expenses", "applicant"), fraction(1, 12));
        isSame(rules[0]?.value, minus(minus(income, expenses), service));
      }),
    );
  });
});

describe("a cash flow, whatever the household", () => {
  it("is what an account kept day by day would show", () => {
    fc.assert(
      fc.property(
        knownHousehold,
        fc.option(knownLoan, { nil: undefined }),
        cents(900_000),
        fc.integer({ min: 1, max: 28 }),
        (house, loan, opening, day) => {
          const from = `2026-02-${String(day).padStart(2, "0")}`;
          const flow = projectCashFlow(house, loan, { from, openingCash: opening, periods: 5 });
          const expected = cashFlow(house, loan, monthStarts(from, 5), opening);
          flow.periods.forEach((period, k) => {
            const oracle = expected[k];
            if (oracle === undefined) throw new Error("too many periods");
            isSame(period.income, oracle.income);
            isSame(period.expenses, oracle.expenses);
            isSame(period.repayments, oracle.repayments);
            isSame(period.balance, oracle.balance);
          });
        },
      ),
      { numRuns: runs(40) },
    );
  });

  it("adds up to the same by weeks", () => {
    fc.assert(
      fc.property(knownHousehold, cents(900_000), (house, opening) => {
        const from = "2026-02-02"; // four whole weeks up to the end of 1 March
        const weeks = projectCashFlow(house, undefined, {
          from,
          openingCash: opening,
          step: "week",
          periods: 4,
        });
        const starts = ["2026-02-02", "2026-02-09", "2026-02-16", "2026-02-23", "2026-03-02"];
        const expected = cashFlow(house, undefined, starts, opening);
        isSame(weeks.periods[3]?.balance, expected[3]?.balance ?? parse("0"));
        isSame(
          weeks.lowestBalance,
          expected.map((p) => p.balance).reduce((a, b) => (minus(b, a).n < 0n ? b : a)),
        );
      }),
      { numRuns: runs(30) },
    );
  });
});
