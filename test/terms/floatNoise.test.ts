/** Numbers that float64 arithmetic has spoiled: refused by name, by the fast reader as by the schema. */
import { describe, expect, it } from "vitest";
import { safeParseTerms } from "../../src/terms/parseTerms.js";

const terms = (percent: unknown, more: object = {}) => ({
  currency: "USD",
  principal: "1200",
  disbursedOn: "2026-01-31",
  interest: { rate: { percent } },
  repayment: { installments: 6, every: { unit: "month" } },
  ...more,
});
// Terms with a calendar are no plain ones, so that the schema reads the second form.
const FORMS = { plain: {}, schema: { calendar: { weekend: ["friday"], shift: "following" } } };

describe.each(Object.entries(FORMS))("by the %s reader, a percent", (_, more) => {
  it.each([0.1 + 0.2, 100 / 3, 1.1 * 1.1, 24.000000000000004])(
    "of %d is float noise, and refused",
    (percent) => {
      const parsed = safeParseTerms(terms(percent, more));
      expect(parsed.success ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
        "not-a-decimal interest.rate.percent",
      ]);
      expect(parsed.success ? "" : parsed.problems[0]?.message).toContain("at most 15 digits");
    },
  );

  it.each([
    [0.3, "0.3"],
    [12.5, "12.5"],
    [33.3333333333333, "33.3333333333333"],
    ["33.333333333333336", "33.333333333333336"],
    [24, "24"],
  ])("of %s is read as it is written", (percent, expected) => {
    const parsed = safeParseTerms(terms(percent, more));
    expect(parsed.success && parsed.terms.interest.rate.percent).toBe(expected);
  });
});
