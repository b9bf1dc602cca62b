/**
 * Privacy: no error, explanation or report carries a key, a name or an amount that was not asked for.
 *
 * Every household here holds marked keys and marked amounts; whatever comes out is searched for them.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Assessment, assessIndebtedness } from "../../src/indebtedness/assessIndebtedness.js";
import { projectCashFlow } from "../../src/indebtedness/cashFlow/cashFlow.js";
import { countVerdicts } from "../../src/indebtedness/countVerdicts.js";
import { rescheduleInEmergency } from "../../src/indebtedness/emergency/rescheduleInEmergency.js";
import { drawOnFund } from "../../src/indebtedness/emergencyFund.js";
import { explainAssessment } from "../../src/indebtedness/explainAssessment.js";
import { fitSchedule } from "../../src/indebtedness/fit/fitSchedule.js";
import { householdFields } from "../../src/indebtedness/householdSchema.js";
import { jointLiability } from "../../src/indebtedness/jointLiability.js";
import {
  largestAffordableInstallment,
  largestAffordableLoan,
} from "../../src/indebtedness/largestAffordable.js";
import { type HouseholdInput, parseHousehold } from "../../src/indebtedness/parseHousehold.js";
import { projectSavings } from "../../src/indebtedness/savingsPlan.js";
import { setOffSavings } from "../../src/indebtedness/setOffSavings.js";
import { stressHousehold } from "../../src/indebtedness/stressHousehold.js";
import { LoanError } from "../../src/kernel/error.js";
import {
  INDEBTEDNESS_POLICIES,
  type IndebtednessPolicyName,
} from "../../src/policies/indebtednessPolicies.js";
import type { IndebtednessPolicyInput } from "../../src/rules/indebtednessPolicy.js";

/** Amounts that stand for themselves: their digits appear in no rule and in no other figure. */
const AMOUNTS = ["7391.17", "2683.19", "5947.23", "4157.29"] as const;
const KEYS = ["key-of-member", "key-of-lender", "key-of-debt", "key-of-household", "key-of-group"] as const;

const house = {
  currency: "INR",
  key: KEYS[3],
  asOf: "2026-01-05",
  members: [{ key: KEYS[0], relation: "applicant" as const }],
  incomes: [
    { source: "wage" as const, amount: AMOUNTS[0], per: "month" as const, member: KEYS[0], deductions: "0" },
  ],
  expenses: [{ amount: AMOUNTS[1], per: "month" as const }],
  assets: [],
  savings: [{ kind: "cash" as const, balance: AMOUNTS[2] }],
  debts: [
    {
      key: KEYS[2],
      lender: KEYS[1],
      kind: "other-lender" as const,
      mark: "bureau" as const,
      outstanding: AMOUNTS[3],
      installment: "911.31",
      every: { unit: "month" as const },
      daysPastDue: 3,
      overdue: "913.37",
    },
  ],
} satisfies HouseholdInput;

const SECRETS = [
  ...KEYS,
  ...AMOUNTS,
  "911.31",
  "913.37",
  ...AMOUNTS.map((amount) => amount.replace(".", "")),
];
const carries = (text: string): string[] => SECRETS.filter((secret) => text.includes(secret));

const policies = (Object.keys(INDEBTEDNESS_POLICIES) as IndebtednessPolicyName[]).filter((name) => {
  const { currency }: IndebtednessPolicyInput = INDEBTEDNESS_POLICIES[name];
  return currency === undefined || currency === "INR";
});
const loan = {
  installment: "917.41",
  every: { unit: "month" },
  principal: "9293.43",
  lender: KEYS[1],
} as const;
const assessments: Assessment[] = policies.flatMap((name) => [
  assessIndebtedness(house, loan, name),
  assessIndebtedness({ ...house, expenses: "unknown", debts: "unknown" }, loan, name),
]);

describe("what an assessment says", () => {
  it("carries neither keys nor amounts in its words", () => {
    for (const { reasons, caveats, unknown, rules } of assessments) {
      const words = [
        ...reasons,
        ...caveats,
        ...unknown,
        ...rules.flatMap(({ reason, basis }) => [reason, basis]),
      ].join("\n");
      expect([
        ...carries(words),
        ...["917.41", "9293.43"].filter((amount) => words.includes(amount)),
      ]).toEqual([]);
    }
  });

  it("carries no amount in its explanation, unless it is asked for; keys never", () => {
    for (const assessment of assessments) {
      const plain = explainAssessment(assessment);
      expect(carries(plain)).toEqual([]);
      expect(plain).not.toMatch(/room -?\d+\.\d/);
      expect(
        carries(explainAssessment(assessment, { amounts: true })).filter((secret) =>
          secret.startsWith("key"),
        ),
      ).toEqual([]);
    }
    const asked = explainAssessment(assessIndebtedness(house, loan, "in-rbi-2022"), { amounts: true });
    expect(asked).toContain("room 1866.86"); // 7391.17 / 2 − 911.31 − 917.41
  });

  it("carries no keys and no single entry of the household in its figures", () => {
    for (const assessment of assessments) {
      const json = JSON.stringify(assessment);
      expect(
        [...KEYS, AMOUNTS[1], AMOUNTS[2], "911.31"].filter((secret) => json.includes(`"${secret}"`)),
      ).toEqual([]);
    }
  });

  it("is counted by group under a pseudonym", () => {
    const counts = countVerdicts([
      { assessment: assessments[0] as Assessment, group: KEYS[4] },
      { assessment: assessments[1] as Assessment, group: "another" },
      { assessment: assessments[0] as Assessment, group: KEYS[4] },
    ]);
    expect(
      counts.map(({ group, verdicts }) => [
        group,
        verdicts.within + verdicts.exceeds + verdicts["cannot-tell"],
      ]),
    ).toEqual([
      ["group 1", 2],
      ["group 2", 1],
    ]);
    expect(carries(JSON.stringify(counts))).toEqual([]);
  });
});

describe("what other answers carry", () => {
  const terms = {
    currency: "INR",
    principal: "3000",
    disbursedOn: "2026-01-05",
    interest: { rate: { percent: "24" } },
    repayment: { installments: 6, every: { unit: "month" } },
  } as const;
  const { principal, ...withoutPrincipal } = terms;

  it.each([
    ["cash flow", () => projectCashFlow(house, undefined)],
    ["stress", () => stressHousehold(house, loan, "za-cash-test")],
    [
      "largest installment",
      () => largestAffordableInstallment(house, { every: { unit: "month" } }, "in-rbi-2022"),
    ],
    [
      "largest loan",
      () => largestAffordableLoan(house, { terms: withoutPrincipal, lender: KEYS[1] }, "in-rbi-2022"),
    ],
    ["fit", () => fitSchedule(house, terms, { share: "0.50" })],
    ["emergency", () => rescheduleInEmergency(house, terms, "income-20", { share: "0.50" })],
  ])("%s: no keys", (_, answer) => {
    const json = JSON.stringify(answer());
    expect(KEYS.filter((key) => json.includes(key))).toEqual([]);
    expect(principal).toBe("3000");
  });
});

describe("an error", () => {
  const wordsOf = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      if (!(error instanceof LoanError)) throw error;
      return `${error.message}\n${error.stack}\n${JSON.stringify(error.problems)}\n${JSON.stringify(error)}`;
    }
    return "";
  };

  /** Breaks one place of a record: another kind, a wrong sign, too many digits, an unknown name. */
  const broken = (record: object): fc.Arbitrary<unknown> => {
    const places: (readonly (string | number)[])[] = [];
    const walk = (value: unknown, path: (string | number)[]): void => {
      if (typeof value !== "object" || value === null) {
        places.push(path);
        return;
      }
      for (const [key, part] of Object.entries(value))
        walk(part, [...path, Array.isArray(value) ? Number(key) : key]);
    };
    walk(record, []);
    const bad = fc.constantFrom(
      "-7391.17",
      "7391.1734",
      "2683.19x",
      Number.NaN,
      { key: "key-of-member" },
      ["4157.29"],
      "key-of-lender",
      null,
    );
    return fc.tuple(fc.constantFrom(...places), bad).map(([path, value]) => {
      const copy = structuredClone(record) as Record<string, unknown>;
      let at: Record<string | number, unknown> = copy;
      for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
      at[path.at(-1) as string] = value;
      return copy;
    });
  };

  it("about a household carries nothing of it", () => {
    fc.assert(
      fc.property(broken(house), (raw) => {
        expect(carries(wordsOf(() => parseHousehold(raw as HouseholdInput)))).toEqual([]);
      }),
      { numRuns: 300 },
    );
    const misplaced = { ...house, incomes: [{ ...house.incomes[0], member: "key-of-lender" }] };
    const words = wordsOf(() => parseHousehold(misplaced as HouseholdInput));
    expect(words).toContain("incomes[0].member");
    expect(carries(words)).toEqual([]);
  });

  it("about a loan, a plan, a fund or a group carries nothing of it", () => {
    const marked = {
      ...loan,
      installment: "7391.17",
      previous: { principal: "2683.19", paidOffEarly: true },
    };
    const fund = { currency: "INR", balance: "7391.17", contribution: "2683.19", drawnByPerson: "4157.29" };
    const plan = {
      currency: "INR",
      openedOn: "2026-01-01",
      until: "2026-03-01",
      opening: "7391.17",
      withdrawals: [{ on: "2026-02-01", amount: "9999.99" }],
    };
    fc.assert(
      fc.property(broken(marked), broken(fund), broken(plan), (proposed, fundOf, planOf) => {
        const words = [
          wordsOf(() => assessIndebtedness(house, proposed as never, "in-rbi-2022")),
          wordsOf(() => drawOnFund(fundOf as never, "4157.29")),
          wordsOf(() => projectSavings(planOf as never)),
        ].join("\n");
        expect([...carries(words), ...["9999.99"].filter((amount) => words.includes(amount))]).toEqual([]);
      }),
      { numRuns: 150 },
    );
    const group = { decimals: 2, members: [{ outstanding: "7391.171", installment: "2683.191" }] };
    expect(
      carries(
        wordsOf(() => jointLiability(group)) +
          wordsOf(() => setOffSavings({ decimals: 2, outstanding: "7391.171", savings: "x" })),
      ),
    ).toEqual([]);
  });
});

describe("the schema of a household", () => {
  it("has no field for a name, an address or a number of a person", () => {
    const fields: string[] = [];
    JSON.stringify(Object.keys(householdFields(2).shape), (key, value) => {
      fields.push(key, ...(Array.isArray(value) ? value.map(String) : []));
      return value;
    });
    expect(fields.filter((field) => /name|phone|address|email|birth|voter|card/i.test(field))).toEqual([]);
    expect(fields).toContain("members");
  });
});
