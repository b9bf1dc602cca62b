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
import { termsFromPreset } from "../../src/terms/termsFromPreset.js";

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
    const terms = termsFromPreset("bd-weekly-mra", { ...LOAN, repayment });
    expect(terms.repayment).toEqual(repayment);
  });

  it("are refused for an unknown name, and checked by the parse", () => {
    expect(() => termsFromPreset("toString" as PresetName, LOAN)).toThrow(LoanError);
    const terms = termsFromPreset("bd-weekly-mra", { principal: "x", disbursedOn: "y" });
    expect(() => parseTerms(terms)).toThrow(/principal.*\n.*disbursedOn/);
  });
});
