/** Households as input: what is refused and why, what is filled in, and what a JSON Schema says of them. */
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type HouseholdInput,
  householdJsonSchema,
  parseHousehold,
  safeParseHousehold,
} from "../../src/indebtedness/parseHousehold.js";
import { LoanError } from "../../src/kernel/error.js";
import { knownHousehold, withGaps } from "./arbitraries.js";

const problemsOf = (raw: unknown): string[] => {
  const parsed = safeParseHousehold(raw);
  return parsed.success ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
};

const income = { source: "wage", amount: "100", per: "month" };
const debt = { kind: "bank", mark: "bureau" };

describe("a household", () => {
  it.each([
    [null, ["wrong-type "]],
    [{}, ["required currency", "not-in-list currency"]],
    [{ currency: "XXX" }, ["not-in-list currency"]],
    [{ currency: "BDT", name: "x" }, ["unknown-field name"]],
    [{ currency: "BDT", asOf: new Date(0) }, ["date-object asOf"]],
    [{ currency: "BDT", incomes: "none" }, ["wrong-type incomes"]],
    [{ currency: "BDT", incomes: [{ ...income, amount: -1 }] }, ["out-of-range incomes[0].amount"]],
    [{ currency: "BDT", incomes: [{ ...income, amount: Number.NaN }] }, ["not-a-decimal incomes[0].amount"]],
    [{ currency: "BDT", incomes: [{ ...income, amount: "1.001" }] }, ["too-many-decimals incomes[0].amount"]],
    [{ currency: "UGX", incomes: [{ ...income, amount: "1.5" }] }, ["too-many-decimals incomes[0].amount"]],
    [
      { currency: "BDT", incomes: [{ ...income, amount: "99999999999999" }] },
      ["out-of-range incomes[0].amount"],
    ],
    [{ currency: "BDT", incomes: [{ source: "wage", amount: "1" }] }, ["required incomes[0].per"]],
    [{ currency: "BDT", incomes: [{ ...income, source: "luck" }] }, ["not-in-list incomes[0].source"]],
    [{ currency: "BDT", incomes: [{ ...income, months: [1, 1] }] }, ["duplicate incomes[0].months"]],
    [{ currency: "BDT", incomes: [{ ...income, months: [13] }] }, ["out-of-range incomes[0].months[0]"]],
    [
      { currency: "BDT", incomes: [{ ...income, months: [1], monthsPerYear: 1 }] },
      ["conflict incomes[0].monthsPerYear"],
    ],
    [{ currency: "BDT", incomes: [{ ...income, deductions: "101" }] }, ["conflict incomes[0].deductions"]],
    [{ currency: "BDT", incomes: [{ ...income, member: "nobody" }] }, ["not-in-list incomes[0].member"]],
    [
      { currency: "BDT", incomes: [{ ...income, byMonth: new Array(12).fill("1") }] },
      ["conflict incomes[0].per", "conflict incomes[0].amount"],
    ],
    [{ currency: "BDT", incomes: [{ source: "wage", byMonth: ["1"] }] }, ["out-of-range incomes[0].byMonth"]],
    [{ currency: "BDT", members: [{ relation: "spouse" }] }, ["conflict members"]],
    [{ currency: "BDT", members: [] }, ["out-of-range members", "conflict members"]],
    [
      {
        currency: "BDT",
        members: [
          { key: "a", relation: "applicant" },
          { key: "a", relation: "spouse" },
        ],
      },
      ["duplicate members[1].key"],
    ],
    [{ currency: "BDT", debts: [{ kind: "bank" }] }, ["required debts[0].mark"]],
    [{ currency: "BDT", debts: [{ ...debt, installment: "5" }] }, ["required debts[0].every"]],
    [
      {
        currency: "BDT",
        debts: [{ ...debt, installment: "5", every: { unit: "month", weekday: "monday" } }],
      },
      ["conflict debts[0].every"],
    ],
    [
      { currency: "BDT", debts: [{ ...debt, installment: "5", every: { dates: ["2026-01-01"] } }] },
      ["conflict debts[0].every"],
    ],
    [
      { currency: "BDT", debts: [{ ...debt, installment: "5", dues: [{ on: "2026-01-01", amount: "5" }] }] },
      ["conflict debts[0].installment"],
    ],
    [
      { currency: "BDT", debts: [{ ...debt, dues: [{ on: "2026-02-30", amount: "5" }] }] },
      ["not-a-date debts[0].dues[0].on"],
    ],
    [{ currency: "BDT", debts: [{ ...debt, daysPastDue: 0, overdue: "1" }] }, ["conflict debts[0].overdue"]],
    [{ currency: "BDT", debts: [{ ...debt, daysPastDue: 1.5 }] }, ["wrong-type debts[0].daysPastDue"]],
    [{ currency: "BDT", debts: [{ ...debt, guarantors: 3 }] }, ["conflict debts[0]"]],
    [
      { currency: "BDT", debts: [{ kind: "guarantee", mark: "declared", defaultProbability: "1.1" }] },
      ["out-of-range debts[0].defaultProbability"],
    ],
    [
      { currency: "BDT", savings: [{ kind: "voluntary", balance: "1", pledged: "2" }] },
      ["conflict savings[0].pledged"],
    ],
    [{ currency: "BDT", debts: new Array(101).fill(debt) }, ["out-of-range debts"]],
  ])("is refused where it is unsound: %#", (raw, expected) => expect(problemsOf(raw)).toEqual(expected));

  it("is refused with every problem at once", () => {
    const raw = {
      currency: "BDT",
      members: [{ relation: "spouse" }],
      incomes: [
        { ...income, amount: "x" },
        { source: "wage", amount: "1" },
      ],
      debts: [
        { ...debt, outstanding: "-1" },
        { ...debt, installment: "1" },
      ],
    };
    expect(problemsOf(raw)).toEqual([
      "not-a-decimal incomes[0].amount",
      "out-of-range debts[0].outstanding",
      "conflict members",
      "required incomes[1].per",
      "required debts[1].every",
    ]);
  });

  it("has what is left out as unknown, and what depends on the kind of a debt filled in", () => {
    const { debts, incomes, ...rest } = parseHousehold({
      currency: "BDT",
      debts: (["own", "other-lender", "bank", "group", "informal", "guarantee"] as const).map((kind) => ({
        kind,
        mark: "declared" as const,
      })),
    });
    expect(incomes).toBe("unknown");
    expect(rest).toMatchObject({
      expenses: "unknown",
      assets: "unknown",
      savings: "unknown",
      area: "unknown",
      decimals: 2,
    });
    expect(rest.members).toEqual([{ relation: "applicant" }]);
    const products =
      debts === "unknown" ? [] : debts.map(({ product, lenderType }) => `${product} ${lenderType}`);
    expect(products).toEqual([
      "microfinance unknown",
      "microfinance unknown",
      "unknown bank",
      "other other",
      "other other",
      "unknown unknown",
    ]);
  });

  it("has compulsory savings pledged, others free, unless it is said", () => {
    const { savings } = parseHousehold({
      currency: "BDT",
      savings: [
        { kind: "compulsory", balance: "5" },
        { kind: "voluntary", balance: "5" },
        { kind: "compulsory", balance: "5", pledged: "2" },
      ],
    });
    const pledged = savings === "unknown" ? [] : savings.map((each) => each.pledged);
    expect(pledged).toEqual(["5.00", "0.00", "2.00"]);
  });

  it("is frozen, and parses to itself from its JSON", () => {
    fc.assert(
      fc.property(fc.oneof(knownHousehold, knownHousehold.chain(withGaps)), (raw) => {
        const parsed = parseHousehold(raw);
        expect(Object.isFrozen(parsed) && Object.isFrozen(parsed.debts)).toBe(true);
        expect(parseHousehold(parsed)).toBe(parsed);
        expect(parseHousehold(JSON.parse(JSON.stringify(parsed)) as HouseholdInput)).toEqual(parsed);
      }),
      { numRuns: 50 },
    );
  });

  it("of any garbage is refused in words, or read", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record({ currency: fc.constant("BDT"), debts: fc.anything(), incomes: fc.array(fc.anything()) }),
        ),
        (raw) => {
          try {
            parseHousehold(raw as HouseholdInput);
          } catch (error) {
            expect(error).toBeInstanceOf(LoanError);
          }
        },
      ),
    );
  });

  it("is told by its JSON Schema", () => {
    const validate = new Ajv2020({ strict: false, formats: { date: true } }).compile(householdJsonSchema());
    fc.assert(
      fc.property(fc.oneof(knownHousehold, knownHousehold.chain(withGaps)), (raw) => {
        expect(validate(raw), JSON.stringify(validate.errors)).toBe(true);
      }),
      { numRuns: 50 },
    );
    expect(validate({ currency: "BDT", incomes: "unknown" })).toBe(true);
    expect(validate({ currency: "BDT", incomes: [{ source: "luck" }] })).toBe(false);
    expect(validate({ currency: "BDT", debts: [{ ...debt, outstanding: "-1" }] })).toBe(false);
  });
});
