/**
 * The JSON Schema of terms, judged by a validator that knows nothing of this library.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeParseTerms, termsJsonSchema } from "../../src/terms/parseTerms.js";
import { anyTerms } from "../arbitraries.js";
import { changed, type Raw, raw, SOUND } from "./rawTerms.js";

const ajv = new Ajv2020({
  strict: true,
  allErrors: true,
  formats: { date: /^\d{4}-\d\d-\d\d$/ },
  allowUnionTypes: true,
});
const validate = ajv.compile(termsJsonSchema());

describe("the JSON Schema of terms", () => {
  it("says which draft it is written in", () => {
    expect(termsJsonSchema().$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  });
  it("accepts what parseTerms accepts, raw and complete", () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const parsed = safeParseTerms(terms);
        expect(parsed.success).toBe(true);
        expect(validate(JSON.parse(JSON.stringify(terms))), JSON.stringify(validate.errors)).toBe(true);
        if (!parsed.success) return;
        expect(validate(JSON.parse(JSON.stringify(parsed.terms))), JSON.stringify(validate.errors)).toBe(
          true,
        );
      }),
    );
  });
  it("refuses an unknown field in every record", () => {
    const places = [
      "",
      "interest.",
      "interest.rate.",
      "repayment.",
      "repayment.every.",
      "calendar.",
      "rounding.",
    ];
    for (const place of places) {
      const terms = raw({ [`${place}surprise`]: 1 });
      expect(validate(terms), place).toBe(false);
      expect(safeParseTerms(terms)).toMatchObject({
        success: false,
        problems: [{ code: "unknown-field", path: `${place}surprise` }],
      });
    }
  });
  it("refuses missing fields, wrong names and wrong kinds", () => {
    const { principal: _, ...withoutPrincipal } = SOUND;
    expect(validate(withoutPrincipal)).toBe(false);
    for (const [path, value] of [
      ["currency", "inr"],
      ["principal", "1e5"],
      ["principal", { amount: "5" }],
      ["disbursedOn", "31 January"],
      ["interest.rate.per", "fortnight"],
      ["interest.dayCount", "actual"],
      ["repayment.installments", 0],
      ["repayment.installments", 1.5],
      ["calendar.weekend", ["caturday"]],
      ["calendar.holidays", "2026-01-01"],
      ["rounding.mode", "bankers"],
    ] as const) {
      expect(validate(raw({ [path]: value })), path).toBe(false);
      expect(safeParseTerms(raw({ [path]: value })).success, path).toBe(false);
    }
  });
  it("refuses nothing in JSON that parseTerms accepts", () => {
    fc.assert(
      fc.property(anyTerms, fc.constantFrom(...Object.keys(SOUND)), fc.jsonValue(), (terms, path, value) => {
        const json = JSON.parse(JSON.stringify(changed(terms as Raw, path, value)));
        if (safeParseTerms(json).success) expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
      }),
    );
  });
});
