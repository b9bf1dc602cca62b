/** The other way round: what was found passes, and one step more fails. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessIndebtedness } from "../../src/indebtedness/assessIndebtedness.js";
import { projectCashFlow } from "../../src/indebtedness/cashFlow/cashFlow.js";
import {
  largestAffordableInstallment,
  largestAffordableLoan,
} from "../../src/indebtedness/largestAffordable.js";
import type { LargestOptions } from "../../src/indebtedness/largestOptions.js";
import { largestWhole } from "../../src/indebtedness/largestWhole.js";
import type { TermsWithoutPrincipal } from "../../src/indebtedness/lookedFor.js";
import type { IndebtednessPolicyName } from "../../src/policies/indebtednessPolicies.js";
import { runs } from "../runs.js";
import { knownHousehold } from "./arbitraries.js";
import { household, monthlyDebt, monthlyWage } from "./households.js";

const every = fc.constantFrom(
  { unit: "week" } as const,
  { unit: "month" } as const,
  { count: 2, unit: "week" } as const,
);
const policy = fc.constantFrom<IndebtednessPolicyName>(
  "in-rbi-2022",
  "repayment-capacity-70",
  "za-cash-test",
);
const text = (cents: bigint): string => `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;
const centsOf = (figure: unknown): bigint => BigInt(String(figure).replace(".", ""));

describe("the largest affordable installment", () => {
  it("passes, and a cent more fails", () => {
    fc.assert(
      fc.property(knownHousehold, every, policy, (house, often, name) => {
        const found = largestAffordableInstallment(house, { every: often }, name);
        const verdict = (cents: bigint) =>
          assessIndebtedness(house, { every: often, installment: text(cents) }, name).verdict;
        if (found.kind === "none") {
          expect(verdict(0n)).toBe("exceeds");
          return;
        }
        if (found.kind === "unbounded") throw new Error("these policies limit every installment");
        const cents = centsOf(found.installment);
        expect([verdict(cents), verdict(cents + 1n)]).toEqual(["within", "exceeds"]);
        const { rules } = assessIndebtedness(house, { every: often, installment: text(cents + 1n) }, name);
        const broken = rules.filter(({ effect, outcome }) => effect === "limit" && outcome === "exceeds");
        expect(found.binding).toEqual(broken.map((rule) => rule.name));
      }),
      { numRuns: runs(60) },
    );
  });

  const house = household([monthlyWage("12000")], [monthlyDebt("900", { every: { unit: "week" } })]);

  it("leaves exactly the headroom: (6000 − 900 × 52/12) ÷ (52/12)", () => {
    const found = largestAffordableInstallment(house, { every: { unit: "week" } }, "in-rbi-2022");
    expect(found.kind === "found" && String(found.installment)).toBe("484.61"); // 2100 × 12 / 52 = 484.615…
  });

  it("is a multiple of the step that is asked for", () => {
    const found = largestAffordableInstallment(house, { every: { unit: "week" } }, "in-rbi-2022", {
      step: "10",
    });
    expect(found.kind === "found" && [String(found.installment), found.binding]).toEqual([
      "480.00",
      ["debt-service"],
    ]);
  });

  it("is none where the household is over already, with the rule in the way; nothing limits it without such a rule", () => {
    const over = household([monthlyWage("1000")], [monthlyDebt("501")]);
    const none = largestAffordableInstallment(over, { every: { unit: "week" } }, "in-rbi-2022");
    expect(none.kind === "none" && none.binding).toEqual(["debt-service"]);
    const asOf = "2025-05-01";
    const free = largestAffordableInstallment(
      { ...house, asOf },
      { every: { unit: "week" }, principal: "1" },
      "in-crl-2019",
    );
    expect(free.kind).toBe("none"); // what is owed already is not known
    const known = household([], [monthlyDebt("1", { outstanding: "1", lenderType: "bank" })], { asOf });
    const open = largestAffordableInstallment(
      known,
      { every: { unit: "week" }, principal: "1", lenderType: "bank" },
      "in-crl-2019",
    );
    expect(open.kind).toBe("unbounded");
  });

  it("asks for a frequency, and a step that is an amount", () => {
    expect(() => largestAffordableInstallment(house, {}, "in-rbi-2022")).toThrow(/proposed.every/);
    const options: LargestOptions = { step: "0" };
    expect(() =>
      largestAffordableInstallment(house, { every: { unit: "week" } }, "in-rbi-2022", options),
    ).toThrow(/options.step/);
  });

  it("keeps the cash-flow test too, if asked", () => {
    const lean = household(
      [{ source: "business", byMonth: ["9000", "3000", ...new Array<string>(10).fill("9000")] }],
      [],
      {
        asOf: "2026-01-01",
        expenses: [{ amount: "2500", per: "month" }],
        savings: [{ kind: "cash", balance: "0" }],
      },
    );
    const loan = { every: { unit: "month" }, nextDueOn: "2026-01-31", installmentsLeft: 12 } as const;
    const mean = largestAffordableInstallment(lean, loan, "in-rbi-2022");
    const each = largestAffordableInstallment(lean, loan, "in-rbi-2022", { cashFlow: { share: "0.50" } });
    expect(mean.kind === "found" && String(mean.installment)).toBe("4250.00"); // (11 × 9000 + 3000) / 12 / 2
    expect(each.kind === "found" && [String(each.installment), each.binding]).toEqual([
      "1500.00",
      ["cash-flow"],
    ]); // 3000 / 2
  });
});

const terms = (
  every: TermsWithoutPrincipal["repayment"]["every"],
  dayCount: "equal-periods" | "actual/365",
  multiple?: string,
): TermsWithoutPrincipal => ({
  currency: "INR",
  disbursedOn: "2026-01-05",
  interest: { rate: { percent: "24" }, dayCount },
  repayment: { installments: 12, every },
  ...(multiple === undefined ? {} : { rounding: { multiple: { of: multiple } } }),
});

describe("the largest affordable loan", () => {
  const loanTerms = fc.oneof(
    fc.constant(terms({ unit: "month" }, "equal-periods")),
    fc.constant(terms({ unit: "week" }, "actual/365")),
    fc.constant(terms({ unit: "month" }, "equal-periods", "10")),
  );

  it("passes under its full terms, and one step more fails", () => {
    fc.assert(
      fc.property(
        knownHousehold,
        loanTerms,
        policy,
        fc.constantFrom(undefined, "1", "100"),
        (house, loan, name, step) => {
          const found = largestAffordableLoan(
            house,
            { terms: loan },
            name,
            step === undefined ? {} : { step },
          );
          const verdict = (cents: bigint) =>
            assessIndebtedness(house, { terms: { ...loan, principal: text(cents) } }, name).verdict;
          if (found.kind === "none") return;
          if (found.kind === "unbounded") throw new Error("these policies limit every loan");
          const [cents, more] = [centsOf(found.principal), step === undefined ? 1n : BigInt(step) * 100n];
          expect([verdict(cents), verdict(cents + more)]).toEqual(["within", "exceeds"]);
          expect(found.schedule.terms.principal).toBe(String(found.principal));
          expect(found.assessment.verdict).toBe("within");
        },
      ),
      { numRuns: runs(25) },
    );
  });

  it("is the largest of all that pass, rounding included", () => {
    const house = household([monthlyWage("80")], [], { asOf: "2026-01-05" });
    const loan = terms({ unit: "month" }, "equal-periods");
    const found = largestAffordableLoan(house, { terms: loan }, "in-rbi-2022");
    const passes = Array.from({ length: 3000 }, (_, n) => 41000n + BigInt(n)).filter(
      (cents) =>
        assessIndebtedness(house, { terms: { ...loan, principal: text(cents) } }, "in-rbi-2022").verdict ===
        "within",
    );
    expect(found.kind === "found" && centsOf(found.principal)).toBe(passes.at(-1));
  });

  it("keeps a rule on the loan's size, and the rest of the proposal", () => {
    const house = household([monthlyWage("900000")], [], { asOf: "2021-01-01" });
    const loan = {
      ...terms({ unit: "month" }, "equal-periods"),
      repayment: { installments: 24, every: { unit: "month" as const } },
    };
    const first = largestAffordableLoan(house, { terms: loan, cycle: 1 }, "in-rbi-qualifying-2019");
    const later = largestAffordableLoan(house, { terms: loan, cycle: 2 }, "in-rbi-qualifying-2019");
    expect([first, later].map((found) => found.kind === "found" && String(found.principal))).toEqual([
      "75000.00",
      "125000.00",
    ]);
  });

  it("that keeps the cash-flow test has a cash flow that does", () => {
    const house = household([monthlyWage("9000")], [monthlyDebt("1000", { nextDueOn: "2026-01-20" })], {
      asOf: "2026-01-05",
      expenses: [{ amount: "6000", per: "month" }],
      savings: [{ kind: "cash", balance: "500" }],
    });
    const found = largestAffordableLoan(
      house,
      { terms: terms({ unit: "month" }, "equal-periods") },
      "in-rbi-2022",
      {
        step: "100",
        cashFlow: {},
      },
    );
    if (found.kind !== "found") throw new Error("none found");
    expect(found.binding).toEqual(["cash-flow"]);
    expect(found.cashFlow?.outcome).toBe("within");
    const again = projectCashFlow(house, found.schedule);
    expect(String(again.lowestBalance)).toBe(String(found.cashFlow?.lowestBalance));
  });
});

describe("the search for the largest whole number", () => {
  it("finds it, wherever it is", () => {
    fc.assert(
      fc.property(fc.nat(100_000), (largest) => {
        expect(largestWhole((n) => (n <= largest ? "passes" : "fails"), 0, 1_000_000)).toEqual({
          kind: "found",
          largest,
        });
      }),
    );
  });

  it("looks beyond a failure, passes over what is impossible, and knows when there is none or no end", () => {
    const holed = (n: number) => (n <= 1000 || n === 1003 ? "passes" : "fails");
    expect(largestWhole(holed, 0, 1_000_000)).toEqual({ kind: "found", largest: 1003 });
    expect(largestWhole((n) => (n < 5 ? "impossible" : n < 9 ? "passes" : "fails"), 1, 100)).toEqual({
      kind: "found",
      largest: 8,
    });
    expect(largestWhole((n) => (n < 5 ? "impossible" : "fails"), 1, 100)).toEqual({
      kind: "none",
      failing: 5,
    });
    expect(largestWhole(() => "fails", 0, 100)).toEqual({ kind: "none", failing: 0 });
    expect(largestWhole(() => "passes", 0, 100)).toEqual({ kind: "unbounded" });
  });
});
