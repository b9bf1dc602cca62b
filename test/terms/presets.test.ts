/** Every preset of the table: it parses, builds, and keeps to the rule set under which it was offered. */
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { COMPLIANCE_RULE_SETS, type ComplianceRuleSetName } from "../../src/policies/compliancePolicies.js";
import { CONFIDENCES } from "../../src/rules/confidence.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { checkCompliance } from "../../src/schedule/compliance/compliance.js";
import { parseTerms } from "../../src/terms/parseTerms.js";
import type { Preset } from "../../src/terms/preset.js";
import { PRESETS, type PresetName } from "../../src/terms/presets.js";
import { type PresetOverrides, termsFromPreset } from "../../src/terms/termsFromPreset.js";

const ALL = Object.entries(PRESETS) as [PresetName, Preset][];
/** A Sunday, so that weekly loans of Bangladesh fall on a working day. */
const LOAN = { principal: "30000", disbursedOn: "2026-01-04" };

describe("each preset", () => {
  it.each(ALL)("%s tells its source, its day and how well it is known", (name, preset) => {
    expect(preset.id).toBe(name);
    expect(preset.source).toMatch(/https?:\/\//);
    expect(preset.asOf).toMatch(/^(\d{4}(-\d\d-\d\d)?|before \d{4}|unknown)$/);
    expect(Object.keys(CONFIDENCES)).toContain(preset.confidence);
    expect(preset.notes.length).toBeGreaterThan(0);
  });

  it.each(ALL)("%s is terms that parse, build and close", (name, preset) => {
    const terms = parseTerms(termsFromPreset(name, LOAN));
    expect(parseTerms(terms)).toEqual(terms);
    const { installments, totals } = buildSchedule(terms);
    expect(installments.at(-1)?.balance.isZero()).toBe(true);
    expect(totals.principal.toString()).toBe("30000");
    expect(installments.length).toBeLessThanOrEqual(preset.terms.repayment.installments as number);
  });

  it.each(ALL.filter(([, { ruleSet }]) => ruleSet !== undefined))(
    "%s keeps to its rule set, as far as the rules are verified",
    (name, { ruleSet }) => {
      const rules = COMPLIANCE_RULE_SETS[ruleSet as ComplianceRuleSetName];
      const report = checkCompliance(termsFromPreset(name, LOAN), rules);
      const passed = report.rules.filter(({ verdict, confidence }) => {
        return verdict === "exceeds" && !confidence.startsWith("unverified");
      });
      expect(passed.map(({ name: rule }) => rule)).toEqual([]);
    },
  );
});

describe("terms from a preset", () => {
  it("leave at least the days that the product wants before the first installment, on a regular date", () => {
    const firstDue = (disbursedOn: string) =>
      termsFromPreset("bd-weekly-mra", { ...LOAN, disbursedOn }).repayment.firstDueOn;
    expect(firstDue("2026-01-04")).toBe("2026-01-25"); // 21 days: the third Sunday after
    expect(termsFromPreset("in-jlg-monthly", LOAN).repayment.firstDueOn).toBeUndefined();
    const given = { ...LOAN, repayment: { firstDueOn: "2026-01-20" } };
    expect(termsFromPreset("bd-weekly-mra", given).repayment.firstDueOn).toBe("2026-01-20");
  });

  it("take changes at any depth and leave the preset as it is", () => {
    const before = JSON.stringify(PRESETS);
    const terms = termsFromPreset("in-jlg-monthly", {
      ...LOAN,
      interest: { rate: { percent: "24" }, dayCount: "actual/365" },
      repayment: { installments: 12, every: { count: 2, unit: "week" } },
      rounding: undefined,
    });
    expect(terms).toEqual({
      currency: "INR",
      principal: "30000",
      disbursedOn: "2026-01-04",
      interest: { rate: { percent: "24" }, dayCount: "actual/365" },
      repayment: { installments: 12, every: { count: 2, unit: "week" } },
    });
    expect(JSON.stringify(PRESETS)).toBe(before);
  });

  it("replace the frequency as a whole", () => {
    const repayment = { installments: 1, every: { dates: ["2026-06-01"] } };
    const interest = { dayCount: "actual/365" } as const; // given dates have no equal periods
    const terms = termsFromPreset("bd-weekly-mra", { ...LOAN, interest, repayment });
    expect(terms.repayment).toEqual(repayment);
  });

  const problemsOf = (name: unknown, overrides?: unknown): string[] => {
    try {
      termsFromPreset(name as PresetName, overrides as PresetOverrides);
      return [];
    } catch (error) {
      if (!(error instanceof LoanError)) throw error;
      return error.problems.map(({ code, path }) => `${code} ${path}`);
    }
  };
  const hostile = {
    toString: () => {
      throw new Error("asked for its text");
    },
  };

  it.each([
    ["toString"],
    ["__proto__"],
    [undefined],
    [Object.create(null)],
    [hostile],
    [Symbol("bd-weekly-mra")],
  ])("are refused for a name that is none", (name) =>
    expect(problemsOf(name, LOAN)).toEqual(["not-in-list name"]),
  );

  it("are refused with every problem, and so are never incomplete", () => {
    const nothing = ["required principal", "required disbursedOn"];
    expect([problemsOf("bd-weekly-mra"), problemsOf("bd-weekly-mra", {})]).toEqual([nothing, nothing]);
    expect(problemsOf("in-jlg-monthly", { principal: "1000" })).toEqual(["required disbursedOn"]);
    expect(problemsOf("bd-weekly-mra", { principal: "x", disbursedOn: "y" })).toEqual([
      "not-a-decimal principal",
      "not-a-date disbursedOn",
    ]);
    for (const wrong of [null, 5, "principal", [LOAN]]) {
      expect(problemsOf("bd-weekly-mra", wrong)).toEqual(["wrong-type overrides"]);
    }
    expect(problemsOf("bd-weekly-mra", { ...LOAN, repayment: null })).toEqual(["wrong-type repayment"]);
    const every = { count: 1, unit: "eon" };
    expect(problemsOf("bd-weekly-mra", { ...LOAN, repayment: { every } })).toEqual([
      "not-in-list repayment.every.unit",
    ]);
  });

  it("find the first date by whatever frequency is chosen, and none where there is nothing to find", () => {
    const first = (repayment: object, disbursedOn = "2026-01-04") =>
      termsFromPreset("bd-jcf-jagoron", { ...LOAN, disbursedOn, repayment } as PresetOverrides).repayment
        .firstDueOn;
    // at least 15 days after Sunday, 4 January: not the 15th, but the 1st; not Monday the 12th, but the one of February
    expect(first({ every: { unit: "half-month", days: [1, 15] } })).toBe("2026-02-01");
    expect(first({ every: { unit: "month", weekday: "monday", nth: 2 } })).toBe("2026-02-09");
    expect(first({ timing: "in-advance" })).toBe(undefined);
    expect(first({}, "9999-12-30")).toBe(undefined);
  });
});
