/** Every rule set of the table is sound data: names, limits, days and confidences. */
import { describe, expect, it } from "vitest";
import { readDate } from "../../src/kernel/date.js";
import { readDecimal } from "../../src/kernel/decimal.js";
import { COMPLIANCE_RULE_SETS } from "../../src/policies/compliancePolicies.js";
import { COMPLIANCE_FIGURES, type ComplianceRuleSet } from "../../src/rules/complianceRule.js";
import { CONFIDENCES } from "../../src/rules/confidence.js";
import { FREQUENCY_UNITS } from "../../src/rules/frequency.js";

const ALL: [string, ComplianceRuleSet][] = Object.entries(COMPLIANCE_RULE_SETS);

describe("each rule set", () => {
  it.each(ALL)("%s has its name, a source and days in order", (name, { id, source, from, until }) => {
    expect(id).toBe(name);
    expect(source).toMatch(/https?:\/\//);
    for (const day of [from, until]) if (day !== undefined) expect(readDate(day)).toBeTypeOf("number");
    if (from !== undefined && until !== undefined) expect(from < until).toBe(true);
  });

  it.each(ALL)(
    "%s has rules with names of their own, known figures and limits that are numbers",
    (_, set) => {
      const names = set.rules.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const { figure, limit, whenEvery, confidence } of set.rules) {
        expect(Object.keys(COMPLIANCE_FIGURES)).toContain(figure);
        expect(readDecimal(limit)?.gte(0)).toBe(true);
        expect(Object.keys(CONFIDENCES)).toContain(confidence ?? set.confidence);
        if (whenEvery !== undefined) expect(Object.keys(FREQUENCY_UNITS)).toContain(whenEvery);
      }
    },
  );

  it.each(ALL)("%s has a currency if it limits amounts", (_, { rules, currency }) => {
    const limitsAmounts = rules.some(({ figure, limit }) => {
      return COMPLIANCE_FIGURES[figure].unit === "amount" && limit !== "0";
    });
    if (limitsAmounts) expect(currency).toMatch(/^[A-Z]{3}$/);
  });
});
