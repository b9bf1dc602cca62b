/** Assessments by rows: what each rule answers, what is not known, when a rule applies, and what it says in words. */
import { describe, expect, it } from "vitest";
import { type Assessment, assessIndebtedness } from "../../src/indebtedness/assessIndebtedness.js";
import type { ProposedLoanInput } from "../../src/indebtedness/proposedLoan.js";
import type { RuleResult } from "../../src/indebtedness/ruleResult.js";
import { LoanError } from "../../src/kernel/error.js";
import type { IndebtednessPolicyInput } from "../../src/rules/indebtednessPolicy.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { household, monthlyDebt, monthlyLoan, monthlyWage } from "./households.js";

const rule = ({ rules }: Assessment, name: string): RuleResult => {
  const found = rules.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no rule ${name}`);
  return found;
};
const outcomes = ({ rules }: Assessment): Record<string, string> =>
  Object.fromEntries(rules.map(({ name, outcome }) => [name, outcome]));

/** A policy of one rule, for one figure. */
const only = (
  indicator: IndebtednessPolicyInput["rules"][number]["indicator"],
  limit: string,
  more: object = {},
) =>
  ({
    id: "one",
    title: "One rule",
    jurisdiction: "a test",
    currency: "INR",
    source: "a definition",
    confidence: "primary",
    rules: [{ name: "rule", indicator, limit, ...more }],
  }) as IndebtednessPolicyInput;

describe("the household rule of India", () => {
  const house = household([monthlyWage("25000")], [monthlyDebt("13000")]);

  it("names a breach that was there before the loan, and lets old loans run off", () => {
    const assessment = assessIndebtedness(house, monthlyLoan("100"), "in-rbi-2022");
    const debtService = rule(assessment, "debt-service");
    expect([debtService.outcomeBefore, String(debtService.before)]).toEqual(["exceeds", "0.5200000000"]);
    expect(debtService.reason).toContain("old loans may run off");
    const fresh = assessIndebtedness(
      household([monthlyWage("25000")], []),
      monthlyLoan("13000"),
      "in-rbi-2022",
    );
    expect(rule(fresh, "debt-service").reason).not.toContain("run off");
  });

  it("states what its figures are taken of", () => {
    const { basis, source, confidence, bound, limit } = rule(
      assessIndebtedness(house, undefined, "in-rbi-2022"),
      "debt-service",
    );
    expect(basis).toBe(
      "gross income; 52 weeks (365 days) a year, over 12 months; husband, wife and unmarried children",
    );
    expect([bound, String(limit), confidence]).toEqual(["most", "0.5000000000", "primary"]);
    expect(source).toContain("rbi.org.in");
  });

  it("decides one borrower's test by the conversion of weeks", () => {
    const weekly = household([monthlyWage("12000")], [monthlyDebt("1390", { every: { unit: "week" } })]);
    const answer = (conversion: "52/12" | "times-4" | "46/12" | "calendar-month") =>
      rule(assessIndebtedness(weekly, undefined, "in-rbi-2022", { conversion }), "debt-service");
    // 1390 × 52/12, × 4, × 46/12, × 5 over 12000
    expect(answer("52/12")).toMatchObject({ outcome: "exceeds" });
    expect(String(answer("52/12").value)).toBe("0.5019444444");
    expect([String(answer("times-4").value), answer("times-4").outcome]).toEqual(["0.4633333333", "within"]);
    expect([String(answer("46/12").value), answer("46/12").outcome]).toEqual(["0.4440277778", "within"]);
    expect([String(answer("calendar-month").value), answer("calendar-month").outcome]).toEqual([
      "0.5791666667",
      "exceeds",
    ]);
  });

  it("counts no remittance beside the wage of the member who sends it", () => {
    const members = [{ relation: "applicant" as const }, { key: "away", relation: "spouse" as const }];
    const sent = { source: "remittance" as const, amount: "6000", per: "month" as const, sentBy: "away" };
    const wage = monthlyWage("9000", { member: "away" });
    const annual = (incomes: Parameters<typeof household>[0]) =>
      String(
        rule(
          assessIndebtedness(household(incomes, [], { members }), undefined, "in-rbi-2022"),
          "income-ceiling",
        ).value,
      );
    expect(annual([wage, sent])).toBe("108000.00"); // 9000 × 12
    expect(annual([sent])).toBe("72000.00"); // 6000 × 12
  });

  it("is not worsened by income above the ceiling: the loan is only outside what the rule is about", () => {
    const rich = assessIndebtedness(
      household([monthlyWage("25001")], []),
      monthlyLoan("1", { collateralFree: true }),
      "in-rbi-2022",
    );
    expect(rich.verdict).toBe("within");
    expect(outcomes(rich)).toMatchObject({ "income-ceiling": "exceeds", "collateral-free": "within" });
  });
});

describe("what is not known", () => {
  const answer = (
    house: Parameters<typeof assessIndebtedness>[0],
    loan: ProposedLoanInput | undefined = monthlyLoan("1000"),
  ) => assessIndebtedness(house, loan, "in-rbi-2022");

  it("leaves the verdict open where it decides, and says what would settle it", () => {
    const { verdict, rules, unknown } = answer({
      currency: "INR",
      incomes: [monthlyWage("10000")],
      debts: [monthlyDebt("unknown"), monthlyDebt("1500")],
    });
    expect(verdict).toBe("cannot-tell");
    expect(unknown).toEqual(["debts[0].installment", "proposed.collateralFree"]);
    const holdsIf = rules[0]?.holdsIf;
    expect(holdsIf?.unknown.map(({ what, paths, times }) => `${what} ${paths} ${times}`)).toEqual([
      "repayments debts[0].installment 1.0000000000",
    ]);
    expect(String(holdsIf?.atMost)).toBe("2500.00"); // 5000 − 1500 − 1000
    expect([rules[0]?.value, rules[0]?.headroom]).toEqual([undefined, undefined]);
  });

  it("does not matter where the known part decides", () => {
    const over = answer({
      currency: "INR",
      incomes: [monthlyWage("10000")],
      debts: [monthlyDebt("unknown"), monthlyDebt("4001")],
    });
    expect(over.verdict).toBe("exceeds");
    const enough = answer({
      currency: "INR",
      incomes: [monthlyWage("10000"), monthlyWage("unknown")],
      debts: [monthlyDebt("4000")],
    });
    expect(enough.verdict).toBe("within");
  });

  it("may be the whole list of debts, or of incomes", () => {
    expect(answer({ currency: "INR", incomes: [monthlyWage("10000")] }).verdict).toBe("cannot-tell");
    expect(answer({ currency: "INR", incomes: [monthlyWage("1999")] }).verdict).toBe("exceeds");
    const { verdict, rules } = answer({ currency: "INR", debts: [] });
    expect(verdict).toBe("cannot-tell");
    const [part] = rules[0]?.holdsIf?.unknown ?? [];
    expect(`${part?.what} ${part?.times} ${rules[0]?.holdsIf?.atMost}`).toBe("income -0.5000000000 -1000.00");
  });

  it("may be what kind of credit a debt is", () => {
    const house = household(
      [],
      [{ kind: "bank", mark: "bureau", lender: "b", outstanding: "150000", daysPastDue: 0 }],
      { asOf: "2025-05-01" },
    );
    const screened = assessIndebtedness(house, { principal: "60000" }, "in-mfin-2024-11");
    expect(outcomes(screened)).toEqual({
      lenders: "within",
      "total-debt": "cannot-tell",
      delinquent: "within",
    });
    expect(rule(screened, "total-debt").unknown).toEqual(["debts[0].product"]);
    const small = assessIndebtedness(house, { principal: "50000" }, "in-mfin-2024-11");
    expect(outcomes(small)["total-debt"]).toBe("within");
  });

  it("may be the area or the cycle that chooses a rule", () => {
    const asOf = "2021-01-01";
    const house = household([monthlyWage("11000")], [], { asOf }); // 132,000 a year: over 125,000, within 200,000
    const first = assessIndebtedness(house, { principal: "80000" }, "in-rbi-qualifying-2019");
    expect(outcomes(first)).toMatchObject({
      "income-rural": "cannot-tell",
      "income-urban": "within",
      "loan-first-cycle": "cannot-tell",
      "loan-later-cycles": "within",
    });
    expect(rule(first, "income-rural").unknown).toEqual(["area"]);
    const told = assessIndebtedness(
      { ...house, area: "rural" },
      { principal: "80000", cycle: 2, tenorMonths: 23 },
      "in-rbi-qualifying-2019",
    );
    expect(outcomes(told)).toEqual({
      "income-rural": "exceeds",
      "income-urban": "not-applicable",
      "loan-first-cycle": "not-applicable",
      "loan-later-cycles": "within",
      "total-debt": "within",
      tenor: "exceeds",
    });
  });

  it("may be the date, for the mean of the last months of a seasonal pay", () => {
    const byMonth = ["3000", "3000", "3000", ...new Array<string>(9).fill("9000")];
    const pay = { source: "wage" as const, byMonth, deductions: "0" };
    const at = (asOf?: string, installment = "1000") =>
      assessIndebtedness(
        { currency: "BOB", incomes: [pay], debts: [], ...(asOf === undefined ? {} : { asOf }) },
        monthlyLoan(installment),
        "bo-asfi-consumer",
      );
    expect([at("2026-04-01").verdict, String(at("2026-04-01").rules[0]?.value)]).toEqual([
      "exceeds",
      "0.3333333333",
    ]); // 1000 / 3000
    expect(String(at("2026-05-20").rules[0]?.value)).toBe("0.2000000000"); // 1000 / ((3000 + 3000 + 9000) / 3)
    expect(at().verdict).toBe("cannot-tell");
    expect(at(undefined, "750").verdict).toBe("within");
    expect(at(undefined, "2251").verdict).toBe("exceeds");
  });
});

describe("each indicator", () => {
  const house = household(
    [monthlyWage("10000", { deductions: "1000" })],
    [
      monthlyDebt("1000", { kind: "own", outstanding: "8000", daysPastDue: 0, purpose: "other" }),
      monthlyDebt("500", {
        lender: "a",
        outstanding: "4000",
        daysPastDue: 40,
        overdue: "700",
        purpose: "medical",
      }),
      monthlyDebt("500", {
        lender: "a",
        outstanding: "2000",
        daysPastDue: 10,
        overdue: "300",
        purpose: "education",
      }),
      {
        kind: "guarantee",
        mark: "declared",
        installment: "600",
        every: { unit: "month" },
        outstanding: "6000",
        guarantors: 3,
        defaultProbability: "0.10",
        daysPastDue: 0,
      },
    ],
    {
      expenses: [{ amount: "6000", per: "month" }],
      assets: [{ kind: "land", value: "40000" }],
      savings: [],
    },
  );
  const loan: ProposedLoanInput = {
    ...monthlyLoan("2000"),
    principal: "10000",
    purpose: "income-generation",
    lenderCapital: "200000",
    collateralFree: false,
    fees: "20",
    deductions: "0",
    tenorMonths: 11,
    daysToFirstInstallment: 14,
    decliningRatePercent: "24.5",
    installmentsLeft: 45,
    previous: { principal: "8000", paidOffEarly: true, outstandingWhenPaidOff: "2400", daysSincePaidOff: 7 },
  };

  it.each([
    ["debt-service-to-income", {}, "0.4000000000"], // (1000 + 500 + 500 + 2000) / 10000
    ["debt-service-to-income", { income: "net-of-deductions" }, "0.4444444444"], // 4000 / 9000
    ["debt-service-to-income", { income: "after-expenses" }, "1.0000000000"], // 4000 / 4000
    ["debt-service-to-income", { counting: { exceptPurposes: ["education", "medical"] } }, "0.3000000000"],
    ["peak-month-service-to-income", {}, "0.4000000000"],
    ["monthly-surplus", {}, "0.00"], // 10000 − 6000 − 4000
    ["debt-to-assets", {}, "0.6000000000"], // (8000 + 4000 + 2000 + 10000) / 40000
    ["debt-to-annual-income", {}, "0.2000000000"], // 24000 / 120000
    ["total-exposure", {}, "24000.00"],
    ["total-exposure", { counting: { kinds: ["own"] } }, "18000.00"],
    ["lender-count", {}, "2"],
    ["loan-count", {}, "4"],
    ["overdue-amount", { overDays: 30 }, "700.00"],
    ["overdue-amount", { overDays: 9 }, "1000.00"],
    ["overdue-amount", { overDays: 40 }, "0.00"],
    ["loan-amount", {}, "10000.00"],
    ["annual-income", {}, "120000.00"],
    ["pledged-collateral", {}, "1"],
    ["loan-to-lender-capital", { counting: { kinds: ["own"] } }, "0.0900000000"], // 18000 / 200000
    ["repeat-loan-growth", {}, "1.2500000000"], // 10000 / 8000
    ["refinancing-growth", {}, "1.2500000000"],
    ["refinanced-share", { withinDays: 7 }, "0.3000000000"], // 2400 / 8000
    ["refinanced-share", { withinDays: 6 }, "0.0000000000"],
    ["annual-rate", {}, "0.2450000000"],
    ["fees", {}, "20.00"],
    ["deductions", {}, "0.00"],
    ["days-to-first-installment", {}, "14"],
    ["installment-count", {}, "45"],
    ["tenor-months", {}, "11"],
  ] as const)("%s %j is %s", (indicator, more, expected) => {
    const assessment = assessIndebtedness(house, loan, only(indicator, "1", more));
    expect(String(rule(assessment, "rule").value)).toBe(expected);
  });

  it.each([
    ["none", "14000.00"],
    ["full", "20000.00"],
    ["equal-share", "16000.00"], // 14000 + 6000 / 3
    ["expected", "14200.00"], // 14000 + 6000 / 3 × 0.10
  ] as const)("counts guarantees by the weight %s", (guarantees, expected) => {
    const { exposure, rules } = assessIndebtedness(house, undefined, only("total-exposure", "1"), {
      guarantees,
    });
    expect(String(rules[0]?.value)).toBe(expected);
    const { full, equalShare, expected: called } = exposure.guarantees;
    expect([full, equalShare, called].map(String)).toEqual(["6000.00", "2000.00", "200.00"]);
  });

  it("sums up what is owed, to whom, and how well it is known", () => {
    const { exposure } = assessIndebtedness(house, loan, only("total-exposure", "1"));
    expect([exposure.lenders, exposure.loans, exposure.mayBeMore]).toEqual([2, 4, false]);
    expect(String(exposure.largestLenderShare)).toBe("0.7500000000"); // 18000 of 24000
    const { declared, bureau, verified } = exposure.byMark;
    expect([declared, bureau, verified].map(String)).toEqual(["0.00", "14000.00", "0.00"]);
    const open = assessIndebtedness(
      { ...house, debts: "unknown" },
      loan,
      only("total-exposure", "1"),
    ).exposure;
    expect([String(open.total), open.mayBeMore]).toEqual(["10000.00", true]);
  });

  it("sees growth from loan to loan, and early refinancing apart from it", () => {
    const answer = (
      indicator: "repeat-loan-growth" | "refinancing-growth",
      previous?: ProposedLoanInput["previous"],
    ) => {
      const proposed: ProposedLoanInput =
        previous === undefined ? { principal: "1" } : { principal: "1301", previous };
      return assessIndebtedness(house, proposed, only(indicator, "1.30")).rules[0]?.outcome;
    };
    const inTime = { principal: "1000", paidOffEarly: false };
    expect([answer("repeat-loan-growth"), answer("repeat-loan-growth", inTime)]).toEqual([
      "not-applicable",
      "exceeds",
    ]);
    expect([answer("refinancing-growth"), answer("refinancing-growth", inTime)]).toEqual([
      "within",
      "within",
    ]);
    expect(answer("refinancing-growth", { ...inTime, paidOffEarly: true })).toBe("exceeds");
  });

  it("counts a lender once, and the new lender with it if it is an old one", () => {
    const count = (more: ProposedLoanInput) =>
      String(
        assessIndebtedness(
          household([], [monthlyDebt("1", { lender: "a", outstanding: "1" })]),
          more,
          only("lender-count", "9"),
        ).rules[0]?.value,
      );
    expect(count({ principal: "1" })).toBe("2");
    expect(count({ principal: "1", lender: "b" })).toBe("2");
    expect(count({ principal: "1", lender: "a" })).toBe("1");
  });

  it("leaves out a debt that the new loan settles, but not before", () => {
    const old = monthlyDebt("3000", { kind: "own", outstanding: "9000", settledByNewLoan: true });
    const assessment = assessIndebtedness(
      household([monthlyWage("10000")], [old]),
      monthlyLoan("2500"),
      "in-rbi-2022",
    );
    const { value, before } = rule(assessment, "debt-service");
    expect([value, before].map(String)).toEqual(["0.2500000000", "0.3000000000"]);
  });

  it("takes the worst at no income after expenses, whatever is owed", () => {
    const poor = household([monthlyWage("600")], [], { expenses: [{ amount: "600", per: "month" }] });
    const assessment = assessIndebtedness(poor, monthlyLoan("0"), "net-indebtedness-index");
    expect(rule(assessment, "net-indebtedness")).toMatchObject({
      outcome: "exceeds",
      value: undefined,
      band: "over-indebted",
    });
    const noDebts = assessIndebtedness(household([], []), undefined, "in-rbi-2022");
    expect(noDebts.verdict).toBe("within");
  });
});

describe("the days of a policy", () => {
  const house = household(
    [],
    ["a", "b", "c"].map((lender) => monthlyDebt("1", { lender, outstanding: "100", daysPastDue: 0 })),
  );
  const at = (asOf: string) => assessIndebtedness(house, { principal: "1" }, "in-mfin-2024-11", { asOf });

  it("choose among its rules", () => {
    expect(outcomes(at("2025-03-31"))).toMatchObject({ "lenders-until-march-2025": "within" });
    expect(at("2025-03-31").verdict).toBe("within");
    expect(outcomes(at("2025-04-01"))).toMatchObject({ lenders: "exceeds" });
  });

  it("are said where they are over, or not yet come", () => {
    expect([at("2024-12-31").isInForce, at("2024-12-31").caveats]).toEqual([
      false,
      ["The policy in-mfin-2024-11 is not in force on this day."],
    ]);
    expect(at("2025-01-01").isInForce).toBe(true);
    expect(assessIndebtedness(house, undefined, "in-rbi-qualifying-2019").isInForce).toBe(false);
  });
});

describe("a loan given by its terms or its schedule", () => {
  const terms = {
    currency: "BDT",
    principal: "20000",
    disbursedOn: "2026-01-04",
    interest: { rate: { percent: "24" }, dayCount: "actual/365" },
    repayment: { installments: 46, every: { unit: "week" }, firstDueOn: "2026-01-19" },
  } as const;
  const house = { currency: "BDT", incomes: [monthlyWage("10000")], debts: [] };

  it("answers the regulator's questions about it", () => {
    const { verdict, rules } = assessIndebtedness(house, { terms, fees: "15", deductions: "0" }, "bd-mra");
    expect(verdict).toBe("within");
    const values = rules.map(({ name, value }) => `${name} ${value}`);
    expect(values).toEqual([
      "rate 0.2400000000",
      "first-installment 15",
      "installments 46",
      "fees 15.00",
      "deductions 0.00",
      "usual-size 20000.00",
    ]);
    const flat = { ...terms, interest: { ...terms.interest, method: "flat" as const } };
    expect(assessIndebtedness(house, { terms: flat }, "bd-mra").unknown).toContain(
      "proposed.decliningRatePercent",
    );
  });

  it("costs a month its largest installment by the conversion, and the dues of the heaviest month", () => {
    const schedule = buildSchedule(terms);
    // 20000 ÷ (Σ 1.00460274⁻ᵏ for k = 0…45 ÷ 1.00986301) = 485.957…; five rows of March 2026 (2, 9, 16, 23, 30)
    expect(schedule.levelAmount?.toFixed(2)).toBe("485.96");
    const { rules, peak } = assessIndebtedness(house, schedule, "repayment-capacity-70");
    expect(rules.map(({ name, outcome, unknown }) => [name, outcome, unknown])).toEqual([
      ["repayment-capacity", "cannot-tell", ["expenses"]],
      ["heaviest-month", "cannot-tell", ["expenses"]],
    ]);
    expect(rules[0]?.holdsIf?.unknown.map(({ what }) => what)).toEqual(["expenses"]);
    // 70% of (10000 − expenses) must carry 485.96 × 52/12 = 2105.826…: 7000 − 2105.83 = 4894.17 for 70% of expenses
    expect(String(rules[0]?.holdsIf?.atMost)).toBe("4894.17");
    expect([peak.month, String(peak.repayments), String(peak.share)]).toEqual([
      "2026-03",
      "2429.80", // 5 × 485.96
      "0.2429800000",
    ]);
    const gross = assessIndebtedness(house, schedule, {
      ...only("debt-service-to-income", "1"),
      currency: "BDT",
    });
    // 485.96 × 52 ÷ 12 ÷ 10000
    expect(String(gross.rules[0]?.value)).toBe("0.2105826667");
  });

  it("spreads what does not fall due every time over the year", () => {
    const bullet = {
      ...terms,
      repayment: { installments: 2, every: { unit: "month" as const }, pattern: "bullet" as const },
    };
    const schedule = buildSchedule(bullet);
    const { rules } = assessIndebtedness(house, schedule, {
      ...only("debt-service-to-income", "1"),
      currency: "BDT",
    });
    // 20000 + 20000 × 24% × 59 days ÷ 365 = 20775.89 once in the year: ÷ 12 ÷ 10000
    expect([schedule.totals.total.toFixed(2), String(rules[0]?.value)]).toEqual(["20775.89", "0.1731324167"]);
    expect(rules[0]?.outcome).toBe("within");
  });

  it("is refused in another currency, twice, or with what its schedule says", () => {
    const problems = (loan: ProposedLoanInput) => {
      try {
        assessIndebtedness(house, loan, "bd-mra");
        return [];
      } catch (error) {
        return error instanceof LoanError
          ? error.problems.map(({ code, path }) => `${code} ${path}`)
          : [error];
      }
    };
    expect(problems({ terms: { ...terms, currency: "USD" } })).toEqual(["conflict proposed.terms.currency"]);
    expect(problems({ terms, principal: "5" })).toEqual(["conflict proposed.principal"]);
    expect(problems({ terms, schedule: buildSchedule(terms) })).toEqual(["conflict proposed.terms"]);
    expect(problems({ installment: "5" })).toEqual(["required proposed.every"]);
    expect(problems({ installment: "-5", every: { unit: "week" }, cycle: 0 })).toEqual([
      "out-of-range proposed.installment",
      "out-of-range proposed.cycle",
    ]);
  });
});

describe("an assessment is refused", () => {
  it("by a policy in another currency, an unknown policy, choice or date", () => {
    const house = household([monthlyWage("1")], []);
    expect(() => assessIndebtedness(house, undefined, "bd-mra")).toThrow(/policy.currency/);
    expect(() => assessIndebtedness(house, undefined, "bd-rbi" as never)).toThrow(/must be one of/);
    expect(() => assessIndebtedness(house, undefined, "in-rbi-2022", { conversion: "5" as never })).toThrow(
      /options.conversion/,
    );
    expect(() =>
      assessIndebtedness(house, undefined, "in-rbi-2022", { guarantees: "half" as never }),
    ).toThrow(/options.guarantees/);
    expect(() => assessIndebtedness(house, undefined, "in-rbi-2022", { asOf: "2026-02-30" })).toThrow(
      /options.asOf/,
    );
  });
});
