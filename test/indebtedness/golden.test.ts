/**
 * The golden cases: each kind of case expressed as a household, a loan and a policy. Two more cases of the kind are
 * not questions to this stage: the sum of two published shares, and the suppression of small cells.
 */
import { describe, expect, it } from "vitest";
import { assessIndebtedness } from "../../src/indebtedness/assessIndebtedness.js";
import { projectCashFlow } from "../../src/indebtedness/cashFlow/cashFlow.js";
import { jointLiability } from "../../src/indebtedness/jointLiability.js";
import { largestAffordableInstallment } from "../../src/indebtedness/largestAffordable.js";
import type { RuleResult } from "../../src/indebtedness/ruleResult.js";
import { stressHousehold } from "../../src/indebtedness/stressHousehold.js";
import type { Relation } from "../../src/rules/householdDefinition.js";
import golden from "../golden/indebtedness.json" with { type: "json" };
import { type Debt, household, monthlyDebt, monthlyLoan, monthlyWage } from "./households.js";

// biome-ignore lint/suspicious/noExplicitAny: the cases differ in shape; each reader below knows its own
type Case = { id: string; formula: string; inputs: any; expected: any };

const cases = golden.cases as Case[];
const text = (value: unknown): string | undefined => (value === undefined ? undefined : String(value));
const ruleOf = (rules: readonly RuleResult[], name: string): RuleResult => {
  const found = rules.find((rule) => rule.name === name);
  if (found === undefined) throw new Error(`no rule ${name}`);
  return found;
};

function foir({ inputs, expected }: Case): void {
  const debts = inputs.existingMonthlyObligations.map((amount: string) => monthlyDebt(amount));
  const house = household([monthlyWage(inputs.monthlyHouseholdIncome)], debts);
  const { verdict, rules } = assessIndebtedness(
    house,
    monthlyLoan(inputs.newLoanMonthlyObligation),
    "in-rbi-2022",
  );
  const rule = ruleOf(rules, "debt-service");
  expect(text(rule.value)).toBe(expected.ratio);
  expect(verdict).toBe(expected.withinLimit ? "within" : "exceeds");
  expect(text(rule.headroom)).toBe(expected.headroom);
}

function incomeCeiling({ inputs, expected }: Case): void {
  const outcomes = inputs.annualHouseholdIncome.map((amount: string) => {
    const house = household([{ source: "business", amount, per: "year" }], []);
    const loan = monthlyLoan("1", { collateralFree: inputs.collateralFree });
    const { rules } = assessIndebtedness(house, loan, "in-rbi-2022");
    return rules.filter(({ effect }) => effect === "scope").every(({ outcome }) => outcome === "within");
  });
  expect(outcomes).toEqual(expected.isMicrofinanceLoan);
}

const RELATIONS: Record<string, Relation> = {
  "wife (applicant)": "applicant",
  husband: "spouse",
  "unmarried son": "unmarried-child",
  "married daughter in same house": "married-child",
  "mother-in-law": "parent-in-law",
};

function aggregation({ inputs, expected }: Case): void {
  interface Member {
    relation: string;
    monthlyIncome: string;
    obligations: string;
  }
  const members: Member[] = inputs.members;
  const house = household(
    members.map(({ monthlyIncome }, i) => monthlyWage(monthlyIncome, { member: `m${i}` })),
    members.map(({ obligations }, i) => monthlyDebt(obligations, { member: `m${i}` })),
    {
      members: members.map(({ relation }, i) => ({
        key: `m${i}`,
        relation: RELATIONS[relation] as Relation,
      })),
    },
  );
  const answer = (definition?: "applicant" | "everyone") =>
    ruleOf(
      assessIndebtedness(house, monthlyLoan(inputs.newLoan), "in-rbi-2022", { household: definition }).rules,
      "debt-service",
    );
  expect(text(answer().value)).toBe(expected.ratio);
  expect(text(answer("applicant").value)).toBe(expected.borrowerOnlyRatio);
  expect(text(answer("everyone").value)).toBe(expected.everyoneUnderRoofRatio);
  const { headroom } = answer();
  const half = Number(expected.householdIncome) / 2 - Number(expected.obligationsWithNew);
  expect(Number(text(headroom))).toBe(half);
}

const REASONS: Record<string, string> = {
  lenders: "lenderCount",
  "total-debt": "totalOutstanding",
  delinquent: "delinquent",
};

/** So many lenders, what they are owed as one sum, the worst arrears with one of them. */
function screen(policy: "in-mfin-2024-07" | "in-mfin-2024-11") {
  return ({ inputs, expected }: Case): void => {
    const answers = inputs.applicants.map((applicant: Record<string, string>) => {
      const { lenders, newLenderIsExisting, newLoan, worstDpd, overdue } = applicant;
      const owed =
        applicant.outstandingMicroPlusUnsecured ?? applicant.outstandingMicro ?? applicant.outstanding;
      const debts = Array.from({ length: Number(lenders) }, (_, i): Debt => {
        const first = i === 0;
        const amounts = first ? { outstanding: owed, overdue: Number(worstDpd) === 0 ? "0" : overdue } : {};
        const kind = first && newLenderIsExisting ? "own" : "other-lender";
        return {
          kind,
          mark: "bureau",
          outstanding: "1",
          lender: `l${i}`,
          daysPastDue: first ? Number(worstDpd) : 0,
          ...amounts,
        };
      });
      const total = Number(owed) - (Number(lenders) - 1);
      if (debts[0] !== undefined) debts[0].outstanding = String(total);
      const asOf = policy === "in-mfin-2024-07" ? "2024-08-01" : "2025-05-01";
      return assessIndebtedness(household([], debts, { asOf }), { principal: newLoan }, policy);
    });
    expect(answers.map(({ verdict }: { verdict: string }) => verdict === "within")).toEqual(
      expected.eligible,
    );
    const reasons = answers.map(({ rules }: { rules: RuleResult[] }) =>
      rules.filter(({ outcome }) => outcome === "exceeds").map(({ name }) => REASONS[name]),
    );
    expect(reasons).toEqual(expected.reasons);
  };
}

const netPay = (amount: string) => ({ ...monthlyWage(amount), deductions: "0" });

function bolivia({ inputs, expected }: Case): void {
  const income = inputs.averageIncome3Months ?? inputs.netIncome;
  const most = (
    debts: Debt[],
    policy: "bo-asfi-consumer" | "bo-asfi-consumer-before-2015-10",
    asOf: string,
  ) => {
    const house = household([netPay(income)], debts, { currency: "BOB", asOf });
    const found = largestAffordableInstallment(house, { every: { unit: "month" } }, policy);
    return found.kind === "found" ? Number(text(found.installment)) : found.kind;
  };
  expect(most([], "bo-asfi-consumer", "2016-01-01")).toBe(Number(expected.maxInstalment));
  if (inputs.housingInstalment === undefined) return;
  const housing = [monthlyDebt(inputs.housingInstalment, { kind: "bank", product: "housing" })];
  expect(most(housing, "bo-asfi-consumer-before-2015-10", "2015-01-01")).toBe(
    Number(expected.roomBeforeOct2015),
  );
  expect(most(housing, "bo-asfi-consumer", "2016-01-01")).toBe(Number(expected.roomAfterOct2015));
}

function netIndebtedness({ inputs, expected }: Case): void {
  const house = household([monthlyWage(inputs.monthlyIncome)], [monthlyDebt(inputs.debtService)], {
    expenses: [{ amount: inputs.expenses, per: "month" }],
  });
  const [rule] = assessIndebtedness(house, undefined, "net-indebtedness-index").rules;
  expect(text(rule?.value) ?? null).toBe(expected.index ?? null);
  expect(rule?.band).toBe(expected.band);
  expect(rule?.confidence).toBe("unverified");
}

function seasonal({ inputs, expected }: Case): void {
  const income = { source: "business", byMonth: inputs.monthlyIncome } as const;
  const house = household([income], [monthlyDebt(inputs.monthlyDebtService, { nextDueOn: "2026-01-15" })], {
    asOf: "2026-01-01",
    expenses: [{ amount: inputs.monthlyExpenses, per: "month" }],
  });
  const flow = projectCashFlow(house, undefined, {
    openingCash: inputs.openingCash,
    share: "0.50",
    periods: 12,
  });
  expect(flow.periods.map(({ balance }) => Number(text(balance)))).toEqual(
    expected.endOfMonthCash.map(Number),
  );
  expect(text(flow.averageShare)).toBe(expected.averageRatio);
  expect(text(flow.worstShare)).toBe(expected.worstMonthRatio);
  expect(flow.periodsOverShare).toBe(expected.monthsOver50Percent);
  expect(Number(text(flow.lowestBalance))).toBe(Number(expected.lowestCash));
  expect(flow.firstNegativePeriod).toBe(expected.firstNegativeMonth);
  const [rule] = assessIndebtedness(house, undefined, "in-rbi-2022").rules;
  expect(text(rule?.value)).toBe(expected.averageRatio);
}

interface Shock {
  income?: string;
  expenses?: string;
  debtService?: string;
}

function stress({ inputs, expected }: Case): void {
  const house = household([monthlyWage(inputs.monthlyIncome)], [monthlyDebt(inputs.debtService)], {
    expenses: [{ amount: inputs.expenses, per: "month" }],
  });
  const scenarios = inputs.shocks.map((shock: Shock, i: number) => ({ meaning: `shock ${i}`, ...shock }));
  const report = stressHousehold(house, undefined, "za-cash-test", { scenarios });
  expect(text(report.base.surplus)).toBe(expected.baseSurplus);
  expect(report.outcomes.map(({ surplus }) => text(surplus))).toEqual(expected.surplus);
  expect(report.outcomes.map(({ debtServiceToIncome }) => text(debtServiceToIncome))).toEqual(expected.dsti);
  expect(text(report.breakEven.cash)).toBe(expected.breakEvenIncomeFall);
}

function liability({ inputs, expected }: Case): void {
  interface Member {
    member: string;
    outstanding: string;
    instalment: string;
  }
  const group: Member[] = inputs.group;
  const members = group.map(({ outstanding, instalment }) => ({ outstanding, installment: instalment }));
  const defaulters = inputs.defaulters.map((member: string) =>
    group.findIndex((each) => each.member === member),
  );
  const [first] = jointLiability({ decimals: 0, members, defaulters });
  expect(text(first?.full)).toBe(expected.m1ContingentFull);
  expect(text(first?.equalShare)).toBe(expected.m1EqualShareOfOthers);
  expect(text(first?.addedInstallment)).toBe(expected.m2MissedInstalmentSharedEqually);
  const house = household([monthlyWage(inputs.incomeOfM1)], [monthlyDebt(group[0]?.instalment as string)]);
  const missed = group[defaulters[0] as number]?.instalment as string;
  const { base, outcomes } = stressHousehold(house, undefined, "in-rbi-2022", {
    scenarios: ["group-default"],
    group: { members: group.length, missedInstallment: missed, every: { count: 1, unit: "month" } },
  });
  expect(text(base.debtServiceToIncome)).toBe(expected.m1DstiBefore);
  expect(text(outcomes[0]?.debtServiceToIncome)).toBe(expected.m1DstiAfter);
}

function refinancing({ inputs, expected }: Case): void {
  const flags = inputs.cases.map(
    (each: { oldPrincipal: string; newPrincipal: string; oldLoanPaidEarly: boolean }) => {
      const previous = { principal: each.oldPrincipal, paidOffEarly: each.oldLoanPaidEarly };
      const loan = { principal: each.newPrincipal, previous };
      return assessIndebtedness(household([], []), loan, "kh-cma").rules[0]?.outcome === "exceeds";
    },
  );
  expect(flags).toEqual(expected.flag);
}

/** How a case is told by its name. */
const READERS: readonly (readonly [RegExp, (each: Case) => void])[] = [
  [/^rbi-foir/, foir],
  [/^rbi-income-ceiling/, incomeCeiling],
  [/^rbi-household-aggregation/, aggregation],
  [/^mfin-2024-07/, screen("in-mfin-2024-07")],
  [/^mfin-2024-11/, screen("in-mfin-2024-11")],
  [/^bolivia/, bolivia],
  [/^net-indebtedness/, netIndebtedness],
  [/^seasonal/, seasonal],
  [/^stress/, stress],
  [/^joint-liability/, liability],
  [/^refinance-flag/, refinancing],
];

describe("the golden cases", () => {
  it.each(cases.map((each) => [each.id, each] as const))("%s", (id, each) => {
    const reader = READERS.find(([pattern]) => pattern.test(id))?.[1];
    if (reader === undefined) throw new Error(`nobody reads the case ${id}`);
    reader(each);
  });

  it("are all there", () => expect(cases.length).toBe(16));
});
