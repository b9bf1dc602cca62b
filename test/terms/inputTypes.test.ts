/** The input type of terms says what is accepted: these records compile, or do not. */
import { describe, expect, expectTypeOf, it } from "vitest";
import type { SoundTerms } from "../../src/terms/checks.js";
import type { LoanTerms } from "../../src/terms/complete.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { parseTerms, safeParseTerms } from "../../src/terms/parseTerms.js";

type Repayment = LoanTermsInput["repayment"];
type FieldsOf<T> = keyof NonNullable<T>;

const READONLY = {
  currency: "USD",
  principal: "1200",
  disbursedOn: "2026-01-31",
  disbursements: [{ on: "2026-01-31", amount: "1200" }],
  interest: { rate: { percent: "24" }, rateChanges: [{ from: "2026-03-01", percent: "20" }] },
  repayment: {
    installments: 6,
    every: { unit: "half-month", days: [1, "last"] },
    grace: [{ spares: "principal", for: { installments: [1, 2] } }],
    given: [{ installment: 3, total: "300" }],
  },
  calendar: { weekend: ["sunday"], holidays: ["2026-05-01"], shift: "following" },
  charges: [{ name: "fee", amount: "5", when: "disbursement" }],
} as const;

describe("the input type of terms", () => {
  it("takes readonly records, and complete terms", () => {
    expectTypeOf<LoanTerms>().toExtend<LoanTermsInput>();
    expectTypeOf(READONLY).toExtend<LoanTermsInput>();
    const terms = parseTerms(READONLY);
    expect(parseTerms(JSON.parse(JSON.stringify(terms)))).toEqual(terms);
  });

  it("has the fields of the schema, and no others", () => {
    expectTypeOf<FieldsOf<LoanTermsInput>>().toEqualTypeOf<FieldsOf<SoundTerms>>();
    expectTypeOf<FieldsOf<Repayment>>().toEqualTypeOf<FieldsOf<SoundTerms["repayment"]>>();
    expectTypeOf<FieldsOf<LoanTermsInput["interest"]>>().toEqualTypeOf<FieldsOf<SoundTerms["interest"]>>();
    expectTypeOf<FieldsOf<LoanTermsInput["calendar"]>>().toEqualTypeOf<FieldsOf<SoundTerms["calendar"]>>();
    expectTypeOf<FieldsOf<LoanTermsInput["rounding"]>>().toEqualTypeOf<FieldsOf<SoundTerms["rounding"]>>();
    expectTypeOf<FieldsOf<LoanTermsInput["savings"]>>().toEqualTypeOf<FieldsOf<SoundTerms["savings"]>>();
  });

  it("has no place for what is always refused", () => {
    // @ts-expect-error: a frequency has a unit or dates
    const every: Repayment["every"] = {};
    // @ts-expect-error: a weekday of the month has its number
    const weekday: Repayment["every"] = { unit: "month", weekday: "monday" };
    // @ts-expect-error: a grace is a record
    const grace: Repayment["grace"] = 5;
    // @ts-expect-error: a charge has an amount or a percentage
    const charge: NonNullable<LoanTermsInput["charges"]>[number] = { name: "x" };
    const refused = [
      { repayment: { installments: 6, every } },
      { repayment: { installments: 6, every: weekday } },
    ];
    for (const change of [
      ...refused,
      { repayment: { ...READONLY.repayment, grace } },
      { charges: [charge] },
    ]) {
      expect(safeParseTerms({ ...READONLY, ...change }).success).toBe(false);
    }
  });
});
