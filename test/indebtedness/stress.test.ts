/** Stress, joint liability and emergency rescheduling. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EmergencyOptions } from "../../src/indebtedness/emergency/emergencyOptions.js";
import { rescheduleInEmergency } from "../../src/indebtedness/emergency/rescheduleInEmergency.js";
import { jointLiability } from "../../src/indebtedness/jointLiability.js";
import type { HouseholdInput } from "../../src/indebtedness/parseHousehold.js";
import { type StressReport, stressHousehold } from "../../src/indebtedness/stressHousehold.js";
import { STRESS_SCENARIOS, type StressScenarioName } from "../../src/rules/stressScenario.js";
import { knownHousehold } from "./arbitraries.js";
import { household, monthlyDebt, monthlyLoan, monthlyWage } from "./households.js";

const names = Object.keys(STRESS_SCENARIOS) as StressScenarioName[];
const surplus = ({ outcomes }: StressReport): Record<string, string> =>
  Object.fromEntries(outcomes.map(({ scenario, surplus: left }) => [scenario, String(left)]));

describe("stress", () => {
  const house: HouseholdInput = {
    currency: "KES",
    members: [{ relation: "applicant" }, { key: "s", relation: "spouse" }],
    incomes: [
      { source: "wage", amount: "6000", per: "month" },
      { source: "business", amount: "8000", per: "month", member: "s" },
      { source: "remittance", amount: "1000", per: "month", member: "s" },
      { source: "harvest", amount: "36000", per: "year", months: [2, 7] },
    ],
    expenses: [{ amount: "9000", per: "month" }],
    debts: [
      monthlyDebt("2000", { outstanding: "12000", variableRate: true }),
      monthlyDebt("1000", { outstanding: "6000" }),
    ],
  };

  it("does to the household what each scenario says", () => {
    const report = stressHousehold(house, undefined, "za-cash-test", {
      group: { members: 5, missedInstallment: "800", every: { count: 1, unit: "month" } },
    });
    // 6000 + 8000 + 1000 + 3000 − 9000 − 3000
    expect(String(report.base.surplus)).toBe("6000.00");
    expect(surplus(report)).toEqual({
      "income-10": "4200.00", // − 1800
      "income-20": "2400.00",
      "income-30": "600.00",
      "expenses-10": "5100.00",
      "expenses-15": "4650.00",
      "lost-earner": "-3000.00", // wage and crops of the household, 9000, are more than the business
      "missed-harvest": "4500.00", // half of 3000 a month
      "group-default": "5800.00", // 800 ÷ 4
      "rate-rise-2": "5980.00", // 12000 × 2% ÷ 12
    });
    expect(
      report.outcomes.map(({ verdict }) => verdict).filter((verdict) => verdict === "exceeds").length,
    ).toBe(1);
    expect(String(report.breakEven.cash)).toBe("0.3333333333"); // 6000 ÷ 18000
  });

  it("leaves out what needs a group that nobody named", () => {
    const [only] = stressHousehold(house, undefined, "za-cash-test", {
      scenarios: ["group-default"],
    }).outcomes;
    expect(only).toMatchObject({ verdict: "not-applicable", surplus: undefined });
  });

  it("knows at which fall of income each limit is just kept", () => {
    const plain = household([monthlyWage("20000")], [monthlyDebt("4000")], {
      expenses: [{ amount: "6000", per: "month" }],
    });
    const gross = stressHousehold(plain, monthlyLoan("2000"), "in-rbi-2022", { scenarios: [] });
    expect(gross.breakEven.rules.map(({ incomeFall }) => String(incomeFall))).toEqual(["0.4000000000"]); // 1 − 6000 ÷ 10000
    const net = stressHousehold(plain, monthlyLoan("2000"), "repayment-capacity-75", { scenarios: [] });
    expect(net.breakEven.rules.map(({ incomeFall }) => String(incomeFall))).toEqual(["0.3000000000"]); // 1 − (6000 + 6000 ÷ 0.75) ÷ 20000
    const at = (income: string, policy: "in-rbi-2022" | "repayment-capacity-75") =>
      stressHousehold(plain, monthlyLoan("2000"), policy, { scenarios: [{ meaning: "fall", income }] })
        .outcomes[0]?.verdict;
    expect([at("-0.40", "in-rbi-2022"), at("-0.4001", "in-rbi-2022")]).toEqual(["within", "exceeds"]);
    expect([at("-0.30", "repayment-capacity-75"), at("-0.3001", "repayment-capacity-75")]).toEqual([
      "within",
      "exceeds",
    ]);
  });

  it("never helps", () => {
    fc.assert(
      fc.property(knownHousehold, (random) => {
        const report = stressHousehold(random, undefined, "za-cash-test");
        const base = report.base.surplus?.value;
        for (const { surplus: left, scenario } of report.outcomes) {
          if (left === undefined || base === undefined) continue;
          expect(left.value.lte(base), scenario).toBe(true);
        }
      }),
    );
  });

  it("is refused with every problem of its options", () => {
    const options = {
      scenarios: ["flood", { meaning: "x", income: "-2" }, { meaning: "y", expenses: "much" }],
      group: { members: 1, missedInstallment: "?", every: { unit: "month" } },
    };
    expect(() => stressHousehold(house, undefined, "za-cash-test", options as never)).toThrow(
      /scenarios\[0\][\s\S]*scenarios\[1\].income[\s\S]*scenarios\[2\].expenses[\s\S]*group.missedInstallment[\s\S]*group.members/,
    );
  });

  it("has a surplus for all scenarios but the group's", () => {
    const open = stressHousehold(house, undefined, "za-cash-test").outcomes.filter(
      (each) => each.surplus === undefined,
    );
    expect(open.map(({ scenario }) => scenario)).toEqual(["group-default"]);
    expect(names.length).toBe(9);
  });
});

describe("joint liability", () => {
  const members = [
    { outstanding: "100.01", installment: "10" },
    { outstanding: "200", installment: "20" },
    { outstanding: "300", installment: "30.01" },
  ];

  it("adds up: all that the others owe, and what those who pay take over", () => {
    const all = jointLiability({ decimals: 2, members, defaulters: [2] });
    expect(all.map(({ full }) => String(full))).toEqual(["500.00", "400.01", "300.01"]);
    expect(all.map(({ equalShare }) => String(equalShare))).toEqual(["250.00", "200.01", "150.01"]); // half-up
    expect(all.map(({ addedInstallment }) => String(addedInstallment.exact.numerator))).toEqual([
      "3001",
      "3001",
      "0",
    ]);
  });

  it("is refused with every problem at once", () => {
    expect(() =>
      jointLiability({
        decimals: 2,
        members: [{ outstanding: "-1", installment: "0.001" }],
        defaulters: [0, 0, 7],
      }),
    ).toThrow(
      /members: [\s\S]*defaulters\[1\][\s\S]*defaulters\[2\][\s\S]*defaulters: [\s\S]*members\[0\].outstanding[\s\S]*members\[0\].installment/,
    );
  });
});

describe("emergency rescheduling", () => {
  const house: HouseholdInput = {
    currency: "BDT",
    asOf: "2026-03-01",
    incomes: [{ source: "wage", amount: "15000", per: "month" }],
    expenses: [{ amount: "6000", per: "month" }],
    savings: [{ kind: "cash", balance: "4000" }],
    debts: [],
  };
  const remaining = {
    currency: "BDT",
    principal: "24000",
    disbursedOn: "2026-03-01",
    interest: { rate: { percent: "24" } },
    repayment: { installments: 6, every: { unit: "month" } },
  } as const;
  const options: EmergencyOptions = { share: "0.30", shockMonths: 3, mostInstallments: 12 };

  it("finds the gentlest plan under the shock, and compares it with the one that holds", () => {
    const { before, after, fit, addedInterest } = rescheduleInEmergency(house, remaining, "income-30", {
      ...options,
      policy: "repayment-capacity-70",
    });
    if (fit.kind !== "found" || after === undefined) throw new Error("none found");
    expect([String(before.largestInstallment), before.lastDueOn, before.cashFlow.periodsOverShare]).toEqual([
      "4284.62",
      "2026-09-01",
      2,
    ]);
    // in March to May 30% less is earned: the new plan asks for less in those months
    const totals = after.installments.map(({ total }) => total.value.toNumber());
    expect(totals[0]).toBeLessThan(totals[4] as number);
    expect([after.cashFlow.periodsOverShare, after.cashFlow.firstNegativePeriod, after.lastDueOn]).toEqual([
      0,
      undefined,
      "2027-03-01",
    ]);
    expect(addedInterest?.value.toFixed(2)).toBe(
      after.interest.value.minus(before.interest.value).toFixed(2),
    );
    expect([before.assessment?.policy.id, after.assessment?.verdict]).toEqual([
      "repayment-capacity-70",
      "within",
    ]);
    const gentler = after.cashFlow.worstShare?.value.lt(before.cashFlow.worstShare?.value as never);
    expect(gentler).toBe(true);
  });

  it("says that none is gentle enough, and the shortest term that would be", () => {
    const { after, fit, addedInterest } = rescheduleInEmergency(
      house,
      remaining,
      { meaning: "all work stops", income: "-1" },
      { ...options, share: "0.20", mostInstallments: 6, openingCash: "40000" },
    );
    expect([after, addedInterest, fit.kind]).toEqual([undefined, undefined, "none"]);
    const shortest = fit.kind === "none" ? fit.shortest : undefined;
    expect(shortest?.fit.schedule.installments.slice(0, 2).map(({ total }) => total.toNumber())).toEqual([
      0, 0,
    ]);
    expect(shortest?.fit.cashFlow.firstNegativePeriod).toBe(undefined);
  });

  it("is refused with every problem of its options", () => {
    expect(() =>
      rescheduleInEmergency(
        house,
        remaining,
        { meaning: "x", debtService: "0.1" },
        { ...options, shockMonths: 0, mostInstallments: 5 },
      ),
    ).toThrow(/shock.debtService[\s\S]*options.shockMonths[\s\S]*options.mostInstallments/);
    expect(() => rescheduleInEmergency(house, remaining, "flood" as never, options)).toThrow(
      /must be one of/,
    );
  });
});
