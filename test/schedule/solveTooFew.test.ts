/** Numbers of installments that are ruled out without building their schedules, and the reasons why none does. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { solveInstallments } from "../../src/schedule/solve/solveInstallments.js";
import { tryBuild } from "../../src/schedule/solve/solveJudge.js";
import { INSTALLMENT_MEASURES } from "../../src/schedule/solve/solveMeasure.js";
import { bringsTooLittle, neverFitsAtOnce } from "../../src/schedule/solve/solveTooFew.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { parseTerms } from "../../src/terms/parseTerms.js";
import { runs } from "../runs.js";

const M = ({
  repayment,
  ...rest
}: Readonly<Record<string, unknown>> & { readonly repayment?: object } = {}) => ({
  currency: "USD",
  principal: "1200",
  disbursedOn: "2026-01-31",
  interest: { rate: { percent: "24" } },
  ...rest,
  repayment: { every: { unit: "month" as const }, ...repayment },
});
const flat = { interest: { rate: { percent: "24" }, method: "flat" } };
const free = { interest: { rate: { percent: "0" } } };
const fee = (amount: string) => ({ charges: [{ name: "fee", amount, when: "each-installment" }] });

type Request = Parameters<typeof solveInstallments>[0];
const ask = (terms: object, installment: string, measure?: string) =>
  solveInstallments({ terms, installment, measure } as Request);

describe("how many installments", () => {
  it.each([
    // 1,200 ÷ n + 24 ≤ 25.01 needs n ≥ 1,200 ÷ 1.01 = 1,188.1 by the largest row.
    ["flat, just above the interest, by the largest row", M(flat), "25.01", "largest-installment", 1189],
    // By the level amount 1,200 ÷ n + 24 has to round to 25.01: n ≥ 1,200 ÷ 1.015 = 1,182.3.
    ["flat, just above the interest, by the level amount", M(flat), "25.01", "level-installment", 1183],
    ["free, by the largest row", M(free), "1.01", "largest-installment", 1189],
    ["free, by the level amount", M(free), "1.01", "level-installment", 1183],
    // 1,200 ÷ n + 5 ≤ 6 needs n ≥ 1,200.
    ["free, with a charge in each row", M({ ...free, ...fee("5") }), "6", "largest-installment", 1200],
  ] as const)("%s", (_, terms, installment, measure, installments) => {
    expect(ask(terms, installment, measure)).toMatchObject({ kind: "found", installments });
  });

  it.each([
    ["flat, no more than the interest", M(flat), "24", "not-above-interest"],
    ["free, 1,200 rows of 0.50 bring 600", M(free), "0.5", "too-many-installments"],
    ["a bullet below its principal", M({ repayment: { pattern: "bullet" } }), "1100", "principal-at-once"],
    // One month brings 1,224; every further one 24 more.
    [
      "a bullet below its first total",
      M({ repayment: { pattern: "bullet" } }),
      "1223.99",
      "principal-at-once",
    ],
    ["interest only", M({ repayment: { pattern: "interest-only" } }), "1100", "principal-at-once"],
    ["charges above it", M(fee("40")), "30", "not-above-charges"],
  ] as const)("%s: none", (_, terms, installment, reason) => {
    expect(ask(terms, installment)).toMatchObject({ kind: "none", reason });
  });

  it("a bullet that one period fits is found", () => {
    expect(ask(M({ repayment: { pattern: "bullet" } }), "1224")).toMatchObject({ installments: 1 });
  });
});

const anyTerms = fc.record({
  percent: fc.constantFrom("0", "3", "24", "60"),
  method: fc.constantFrom("flat", "declining-balance"),
  pattern: fc.constantFrom("equal-installments", "equal-principal", "bullet", "interest-only"),
  residue: fc.constantFrom("last", "first", "spread", "re-level"),
  mode: fc.constantFrom("half-up", "up", "down"),
  unit: fc.constantFrom("0.01", "1"),
  charge: fc.constantFrom(undefined, "0.05", "1", "20"),
  step: fc.constantFrom(undefined, { every: 2, percent: "5" }),
  principal: fc.integer({ min: 10, max: 3000 }),
});

/** Raw terms; combinations that are refused have no schedule, which fits nothing. */
const raw = (drawn: Readonly<Record<string, unknown>>): LoanTermsInput =>
  ({
    ...M({
      principal: String(drawn.principal),
      interest: { rate: { percent: drawn.percent }, method: drawn.method },
      repayment: { pattern: drawn.pattern, step: drawn.step, installments: 1 },
    }),
    rounding: { residue: drawn.residue, mode: drawn.mode, unit: drawn.unit },
    ...(drawn.charge === undefined ? {} : fee(drawn.charge as string)),
  }) as object as LoanTermsInput;

describe("a number that is ruled out", () => {
  it("never fits, whatever the terms", () => {
    let ruledOut = 0;
    const property = fc.property(
      anyTerms,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 30_000 }),
      fc.constantFrom(...(Object.keys(INSTALLMENT_MEASURES) as (keyof typeof INSTALLMENT_MEASURES)[])),
      (drawn, n, limit, measure) => {
        const parsed = tryBuild(raw(drawn));
        fc.pre("installments" in parsed);
        const { terms } = buildSchedule(raw(drawn));
        const at = (count: number) =>
          tryBuild({ ...terms, repayment: { ...terms.repayment, installments: count } });
        const wanted = { terms: parseTerms(terms), limit, measure };
        const built = at(n);
        const amount = "installments" in built ? INSTALLMENT_MEASURES[measure](built) : undefined;
        const fits = amount !== undefined && amount <= limit;
        const one = at(1);
        const first = "installments" in one ? INSTALLMENT_MEASURES[measure](one) : undefined;
        const isHopeless = !(first !== undefined && first <= limit) && neverFitsAtOnce(wanted, one);
        if (bringsTooLittle(wanted, at(2))(n) || isHopeless) {
          ruledOut++;
          expect(fits).toBe(false);
        }
      },
    );
    fc.assert(property, { numRuns: runs(400) });
    expect(ruledOut).toBeGreaterThan(50);
  });
});
