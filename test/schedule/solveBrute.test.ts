/** The largest principal, held against all small ones, tried one by one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { solvePrincipal } from "../../src/schedule/solve/solvePrincipal.js";
import { type LoanTermsInput, safeParseTerms } from "../../src/terms/parseTerms.js";
import { runs } from "../runs.js";

type Terms = Omit<LoanTermsInput, "principal">;

const some = <T>(arbitrary: fc.Arbitrary<T>, weight = 3) =>
  fc.option(arbitrary, { nil: undefined, freq: weight });
const pick = <T>(...names: T[]) => fc.constantFrom(...names);
const given = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

const interest = fc
  .record({
    rate: fc.record({ percent: pick("0", "12", "24", "60", "120") }),
    method: pick("declining-balance", "declining-balance", "flat"),
    dayCount: pick("equal-periods", "actual/365"),
    firstPeriod: some(
      fc.record({
        treatment: pick("spread", "first-installment", "last-installment", "disbursement", "ignored"),
      }),
    ),
  })
  .map(given);

const grace = fc.oneof(
  fc.record({ spares: pick("principal"), for: fc.record({ periods: fc.integer({ min: 1, max: 3 }) }) }),
  fc.record({
    spares: pick("both", "interest"),
    for: fc.record({
      installments: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
    }),
    interest: pick("deferred-next", "deferred-spread", "capitalized", "forgiven"),
  }),
);

const rounding = fc
  .record({
    mode: pick("half-up", "half-even", "up", "down"),
    multiple: some(fc.record({ of: pick("3", "5", "10"), direction: pick("nearest", "up", "down") }), 1),
    residue: some(pick("first", "spread", "re-level", "even-share"), 3),
    largestResidue: some(fc.integer({ min: 0, max: 6 }).map(String), 6),
    smallLast: some(
      fc.oneof(
        fc.record({ below: fc.integer({ min: 1, max: 10 }).map(String), action: pick("fold", "refuse") }),
        fc.record({ belowPercent: pick("20", "80"), action: pick("fold", "refuse") }),
      ),
      5,
    ),
  })
  .map(given);

const charge = fc.oneof(
  fc.record({ name: pick("a"), amount: pick("1", "4"), when: pick("each-installment") }),
  fc.record({
    name: pick("a"),
    percent: pick("1", "20"),
    of: pick("principal", "outstanding", "interest", "installment"),
    when: pick("each-installment"),
  }),
);

const amount = fc.integer({ min: 1, max: 9 }).map(String);
const disbursements = fc.tuple(amount, amount, amount).map(([a, b, c]) => [
  { on: "2024-01-15", amount: a },
  { on: "2024-02-20", amount: b },
  { on: "2024-03-15", amount: c },
]);

/** Terms of a currency without minor units, of every kind that terms may take. */
const smallTerms: fc.Arbitrary<Terms> = fc
  .record({
    interest,
    pattern: pick("equal-installments", "equal-installments", "equal-principal", "interest-only", "bullet"),
    installments: fc.integer({ min: 1, max: 8 }),
    firstDueOn: some(pick("2024-02-05", "2024-03-01")),
    grace: some(grace, 2),
    balloon: some(
      fc.integer({ min: 1, max: 25 }).map((units) => ({ amount: String(units) })),
      6,
    ),
    step: some(fc.record({ every: pick(1, 3), percent: pick("10", "-10") }), 6),
    rounding,
    charges: some(charge, 2).map((one) => (one === undefined ? [] : [one])),
    disbursements: some(disbursements, 3),
    downPayment: some(pick({ percent: "10" }, { amount: "7" }), 8),
  })
  .map(({ pattern, installments, firstDueOn, grace: spared, balloon, step, ...rest }) => {
    const every = { count: 1, unit: "month" };
    const repayment = given({
      pattern,
      installments,
      every,
      firstDueOn,
      grace: spared && [spared],
      balloon,
      step,
    });
    return given({ currency: "JPY", disbursedOn: "2024-01-15", ...rest, repayment }) as Terms;
  })
  .filter((terms) => safeParseTerms(withPrincipal(terms, 1_000_000 * sumOf(terms))).success);

function sumOf({ disbursements: tranches }: Terms): number {
  return tranches === undefined ? 1 : tranches.reduce((sum, part) => sum + Number(part.amount), 0);
}

/** The terms with a principal; of tranches, what is paid out up to each one is its share, rounded down. */
function withPrincipal(terms: Terms, principal: number): LoanTermsInput {
  if (terms.disbursements === undefined) return { ...terms, principal };
  let [shares, before] = [0, 0];
  const tranches = terms.disbursements.map(({ on, amount: share }) => {
    shares += Number(share);
    const upTo = Math.floor((principal * shares) / sumOf(terms));
    const part = { on, amount: upTo - before };
    before = upTo;
    return part;
  });
  return { ...terms, principal, disbursements: tranches };
}

/** The largest total of the rows with a principal; no number where there is no schedule. */
function largestTotal(terms: Terms, principal: number): number {
  try {
    const { installments } = buildSchedule(withPrincipal(terms, principal));
    return Math.max(...installments.map(({ total }) => total.toNumber()));
  } catch (error) {
    if (error instanceof LoanError) return Number.NaN;
    throw error;
  }
}

function triedOneByOne(terms: Terms, installment: number, most: number): number {
  let found = 0;
  for (let principal = 1; principal <= most; principal++) {
    if (largestTotal(terms, principal) <= installment) found = principal;
  }
  return found;
}

describe("the largest principal for an installment", () => {
  it("is the largest of all that fit, tried one by one", () => {
    fc.assert(
      fc.property(smallTerms, fc.integer({ min: 1, max: 30 }), (terms, installment) => {
        const answer = solvePrincipal({ terms, installment });
        const found = answer.kind === "found" ? answer.principal.toNumber() : 0;
        if (answer.kind === "found" && !answer.isLargest) return;
        // No more than the installment a row, down payment aside: 8 rows, 10% and 7 at most.
        expect(found).toBe(triedOneByOne(terms, installment, Math.max(found + 20, installment * 9 + 20)));
      }),
      { numRuns: runs(40) },
    );
  });

  // 10 rows of 10 to a multiple of 10 upwards, without interest: 91 to 100 are all paid in rows of 10.
  const upwards = { multiple: { of: "10", direction: "up" } } as const;
  // Downwards, 100 … 103 are 9 rows of 10 and a last one of 10 … 13; 110 … are 9 rows of 11.
  const downwards = { multiple: { of: "11", direction: "down" } } as const;
  it.each([
    ["upwards", upwards, 12, 100],
    ["upwards, where the next multiple fits", upwards, 20, 200],
    // Rows of 11 hold 110 to 119 at most: 9 × 11 = 99, and a last row of 20.
    ["downwards, by the last row", downwards, 20, 119],
    // 110 has ten rows of 11; 109 would have none, as it is rounded to zero.
    ["downwards, at the multiple", downwards, 11, 110],
  ])("of installments rounded to a multiple, %s", (_name, rounding, installment, principal) => {
    const terms = {
      currency: "JPY",
      disbursedOn: "2024-01-15",
      interest: { rate: { percent: "0" } },
      repayment: { installments: 10, every: { count: 1, unit: "month" as const } },
      rounding,
    };
    const answer = solvePrincipal({ terms, installment });
    expect(answer).toMatchObject({ kind: "found", isLargest: true });
    expect(answer.kind === "found" && answer.principal.toNumber()).toBe(principal);
  });

  it("keeps the proportions of tranches", () => {
    const terms = {
      currency: "INR",
      disbursedOn: "2024-01-15",
      disbursements: [
        { on: "2024-01-15", amount: "2" },
        { on: "2024-02-15", amount: "1" },
      ],
      interest: { rate: { percent: "0" } },
      repayment: { installments: 4, every: { count: 1, unit: "month" as const } },
    };
    const answer = solvePrincipal({ terms, installment: "25.01" });
    // 4 × 25.01 = 100.04, of which two thirds are 66.69 and a third, the rest, 33.35.
    expect(answer.kind === "found" && answer.principal.toFixed(2)).toBe("100.04");
    expect(
      answer.kind === "found" && answer.schedule.terms.disbursements?.map((part) => part.amount),
    ).toEqual(["66.69", "33.35"]);
  });

  it("may be below the balloon that stood in the way of a stand-in", () => {
    const terms = {
      currency: "INR",
      disbursedOn: "2024-01-15",
      interest: { rate: { percent: "0" } },
      repayment: {
        installments: 2,
        every: { count: 1, unit: "month" as const },
        balloon: { amount: "2000000" },
      },
    };
    // 1 × x + (x + 2,000,000) with x + 2,000,000 ≤ 2,000,100.
    const answer = solvePrincipal({ terms, installment: "2000100", multipleOf: "1" });
    expect(answer.kind === "found" && answer.principal.toNumber()).toBe(2_000_200);
  });
});
