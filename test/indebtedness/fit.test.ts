/** Fitted schedules: the search beside an oracle that tries everything, and the laws of what is found. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { projectCashFlow } from "../../src/indebtedness/cashFlow/cashFlow.js";
import { fewestChanges, lowestPeak } from "../../src/indebtedness/fit/fitGoals.js";
import { type FitProblem, isProvedNone, payMost } from "../../src/indebtedness/fit/fitProblem.js";
import { type Fit, fitSchedule } from "../../src/indebtedness/fit/fitSchedule.js";
import { NO_CHARGE } from "../../src/indebtedness/fit/interestCharges.js";
import type { HouseholdInput } from "../../src/indebtedness/parseHousehold.js";
import { roundQuotient } from "../../src/kernel/rounding.js";
import { FIT_GOALS, type FitGoal } from "../../src/rules/fitGoal.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { verifySchedule } from "../../src/schedule/verify/verify.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { everyPlan, type SmallFit } from "../oracle/fitOracle.js";
import { runs } from "../runs.js";
import { cents } from "./arbitraries.js";
import type { Income } from "./households.js";

const smallFit: fc.Arbitrary<SmallFit> = fc.integer({ min: 1, max: 4 }).chain((rows) =>
  fc.record({
    principal: fc.integer({ min: 3, max: 14 }),
    levels: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: rows, maxLength: rows }),
    caps: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: rows, maxLength: rows }),
    rooms: fc.option(
      fc
        .array(fc.integer({ min: 0, max: 8 }), { minLength: rows, maxLength: rows })
        .map((steps) => steps.map((_, k) => steps.slice(0, k + 1).reduce((a, b) => a + b))),
      { nil: undefined },
    ),
    up: fc.integer({ min: 0, max: 3 }),
    down: fc.constant(10),
  }),
);

const problemOf = (small: SmallFit): FitProblem => ({
  principal: small.principal,
  levels: small.levels,
  caps: small.caps,
  rooms: small.rooms,
  multiple: 1,
  closesOnlyLast: false,
  accrue: (_, balance) => roundQuotient(balance * small.up, small.down, "half-up"),
  beside: small.caps.map(() => 0),
  charge: NO_CHARGE,
  unpaidBeside: 0,
});

/** The same when no date may pay more than a height. */
const problemUpTo =
  (small: SmallFit) =>
  (height: number): FitProblem => ({
    ...problemOf(small),
    caps: small.caps.map((cap) => Math.min(cap, height)),
  });

const peak = (payments: readonly number[]): number => Math.max(...payments);
const keepsTo = (small: SmallFit, payments: readonly number[]): void => {
  let paid = 0;
  payments.forEach((payment, row) => {
    paid += payment;
    expect(payment).toBeLessThanOrEqual(small.caps[row] as number);
    if (small.rooms !== undefined && payment > 0)
      expect(paid).toBeLessThanOrEqual(small.rooms[row] as number);
  });
};

describe("the search for payments", () => {
  it("finds some where there are any, and proves it where there are none", () => {
    fc.assert(
      fc.property(smallFit, (small) => {
        const problem = problemOf(small);
        const { exists } = everyPlan(small);
        if (small.rooms === undefined) {
          expect(payMost(problem).kind).toBe(exists ? "closed" : "open");
          expect(isProvedNone(problem)).toBe(!exists);
        } else if (isProvedNone(problem)) expect(exists).toBe(false);
        if (payMost(problem).kind === "closed") expect(exists).toBe(true);
      }),
      { numRuns: runs(400) },
    );
  });

  it("finds the lowest peak there is", () => {
    fc.assert(
      fc.property(smallFit, (small) => {
        const { exists, lowestPeak: expected } = everyPlan(small);
        const found = lowestPeak(problemUpTo(small));
        if (found !== undefined) {
          keepsTo(small, found.payments);
          expect(peak(found.payments)).toBeGreaterThanOrEqual(expected);
        }
        if (small.rooms !== undefined) return;
        expect(found === undefined).toBe(!exists);
        if (found !== undefined) expect(peak(found.payments)).toBe(expected);
      }),
      { numRuns: runs(400) },
    );
  });

  it("raises as few dates as can be", () => {
    let proved = 0;
    fc.assert(
      fc.property(smallFit, (small) => {
        const { fewestRaised } = everyPlan(small);
        const found = fewestChanges(problemOf(small));
        if (found === undefined) return;
        keepsTo(small, found.payments);
        const last = small.levels.length - 1;
        const raised = found.payments.filter(
          (paid, row) => row < last && paid > (small.levels[row] as number),
        ).length;
        if (found.isFewest !== true) expect(found.isFewest).toBe(false);
        else if (small.rooms === undefined) {
          expect(raised).toBe(fewestRaised);
          proved++;
        }
      }),
      { numRuns: runs(400) },
    );
    expect(proved).toBeGreaterThan(20);
  });
});

const byMonth = fc.array(cents(3_000_000), { minLength: 12, maxLength: 12 });
const household = fc.record({
  currency: fc.constant("INR"),
  incomes: byMonth.map((amounts) => [{ source: "business" as const, byMonth: amounts }]),
  expenses: cents(600_000).map((amount) => [{ amount, per: "month" as const }]),
  savings: cents(1_000_000).map((balance) => [{ kind: "cash" as const, balance }]),
  debts: fc.array(
    cents(100_000).map((installment) => ({
      kind: "other-lender" as const,
      mark: "bureau" as const,
      installment,
      every: { unit: "month" as const },
      nextDueOn: "2026-01-20",
      installmentsLeft: 7,
    })),
    { maxLength: 1 },
  ),
});

const terms: fc.Arbitrary<LoanTermsInput> = fc
  .record({
    principal: fc.integer({ min: 100_000, max: 4_000_000 }),
    percent: fc.constantFrom("0", "18", "24", "30"),
    method: fc.constantFrom("declining-balance", "flat" as const),
    unit: fc.constantFrom("week", "month" as const),
    installments: fc.integer({ min: 1, max: 14 }),
    multiple: fc.constantFrom(undefined, "10"),
    dayCount: fc.constantFrom("equal-periods", "actual/365" as const),
    closed: fc.constantFrom(undefined, "2026-01-17", "2026-02-10", "2026-03-10"),
  })
  .map(({ principal, percent, method, unit, installments, multiple, dayCount, closed }) => ({
    currency: "INR",
    principal: (principal / 100).toFixed(2),
    disbursedOn: "2026-01-10",
    interest: { rate: { percent }, method: method as "flat", dayCount: dayCount as "actual/365" },
    repayment: { installments, every: { unit: unit as "week" } },
    ...(closed === undefined ? {} : { calendar: { holidays: [closed], shift: "extend" as const } }),
    ...(multiple === undefined ? {} : { rounding: { multiple: { of: multiple, direction: "up" as const } } }),
  }));

const goal = fc.constantFrom(...(Object.keys(FIT_GOALS) as FitGoal[]));
const share = fc.constantFrom("0.10", "0.30", "0.50", "1");
const found = (fit: Fit) =>
  fit.kind === "found" ? fit : fit.kind === "none" ? fit.shortest?.fit : undefined;

describe("a fitted schedule", () => {
  it("leaves every month within its share, keeps the cash, and obeys the laws of schedules", () => {
    fc.assert(
      fc.property(household, terms, goal, share, fc.boolean(), (house, loan, aim, part, keepsCash) => {
        const fit = found(fitSchedule(house, loan, { share: part, goal: aim, keepsCash }));
        if (fit === undefined) return;
        expect(verifySchedule(fit.schedule).problems).toEqual([]);
        expect(fit.schedule.totals.principal.toFixed(2)).toBe(fit.schedule.terms.principal);
        const flow = projectCashFlow(house, fit.schedule, { from: "2026-01-10", share: part });
        const paying = new Set(
          fit.schedule.installments.filter(({ total }) => !total.isZero()).map(({ due }) => due.slice(0, 7)),
        );
        const over = flow.periods.filter(
          (period) => period.isOverShare && paying.has(period.from.slice(0, 7)),
        );
        expect(over.map(({ from }) => from)).toEqual([]);
        if (house.debts.length === 0) expect(fit.cashFlow.periodsOverShare).toBe(0);
        if (keepsCash)
          expect([flow.firstNegativePeriod, fit.cashFlow.firstNegativePeriod]).toEqual([
            undefined,
            undefined,
          ]);
      }),
      { numRuns: runs(150) },
    );
  });

  it("is the level plan itself where that fits", () => {
    fc.assert(
      fc.property(terms, (loan) => {
        const rich = {
          currency: "INR",
          incomes: [{ source: "wage" as const, amount: "9000000", per: "month" as const }],
          expenses: [],
          savings: [],
          debts: [],
        };
        const fit = fitSchedule(rich, loan, { share: "0.50" });
        if (fit.kind !== "found") throw new Error("it fits");
        expect([fit.changed, fit.isFewest]).toEqual([[], true]);
        expect(fit.schedule.toCsv()).toBe(fit.level.toCsv());
      }),
      { numRuns: runs(40) },
    );
  });

  it("exists for no shorter term than the shortest", () => {
    fc.assert(
      fc.property(household, terms, (house, loan) => {
        const plain = { ...loan, interest: { ...loan.interest, method: "declining-balance" as const } };
        const fit = fitSchedule(house, plain, { share: "0.30", keepsCash: false });
        if (fit.kind !== "none") return;
        expect(fit.isProved).toBe(true);
        expect(fit.unpaid.value.gt(0)).toBe(true);
        if (fit.shortest === undefined) return;
        const shorter = {
          ...plain,
          repayment: { ...plain.repayment, installments: fit.shortest.installments - 1 },
        };
        expect(fitSchedule(house, shorter, { share: "0.30", keepsCash: false }).kind).toBe("none");
        expect(fit.shortest.fit.schedule.installments.at(-1)?.due).toBe(fit.shortest.lastDueOn);
      }),
      { numRuns: runs(60) },
    );
  });

  const harvest = (amount: string): Income => ({ source: "harvest", amount, per: "year", months: [7] });
  const farmer: HouseholdInput = {
    currency: "KES",
    incomes: [harvest("60000")],
    expenses: [{ amount: "2000", per: "month" }],
    savings: [{ kind: "cash", balance: "14000" }],
    debts: [],
  };
  const loan = {
    currency: "KES",
    principal: "20000",
    disbursedOn: "2026-01-10",
    interest: { rate: { percent: "24" } },
    repayment: { installments: 12, every: { unit: "month" } },
  } as const;

  it("pays nothing in months without income, and all of it after the harvest", () => {
    const fit = fitSchedule(farmer, loan, { share: "0.50" });
    if (fit.kind !== "found") throw new Error("none found");
    // six months of 2% a month wait, and bear none themselves: 20000 + 6 × 400
    expect(fit.schedule.installments.map(({ total }) => total.toFixed(2))).toEqual([
      ...new Array<string>(5).fill("0.00"),
      "22400.00",
    ]);
    expect(String(fit.cashFlow.lowestBalance)).toBe("2580.65"); // 14000 − 2000 × (22/31 + 5), at the end of June
  });

  it("agrees flat interest for the term that it ends with", () => {
    const flat = { ...loan, interest: { rate: { percent: "24" }, method: "flat" as const } };
    const fit = fitSchedule(farmer, flat, { share: "0.50", keepsCash: false });
    if (fit.kind !== "found") throw new Error("none found");
    // only July bears anything, so the loan is one of six months: 20000 + 24% × 6/12
    const totals = fit.schedule.installments.map(({ total }) => total.toFixed(2));
    expect(totals).toEqual([...new Array<string>(5).fill("0.00"), "22400.00"]);
    const late = fitSchedule(
      farmer,
      { ...flat, repayment: { ...flat.repayment, installments: 4 } },
      { share: "0.50" },
    );
    expect(late.kind === "none" && [late.isProved, late.shortest?.installments]).toEqual([true, 6]);
  });

  it("does not take the cash that must last until the next harvest", () => {
    const poorer = { ...farmer, incomes: [harvest("40000")] };
    const fit = fitSchedule(poorer, { ...loan, principal: "18000" }, { share: "1" });
    expect(fit.kind === "none" && fit.cashRunsOutAnyway).toBe(false); // 22,000 of the harvest would be left for 24,000
    const careless = fitSchedule(poorer, { ...loan, principal: "18000" }, { share: "1", keepsCash: false });
    expect(careless.kind === "found" && careless.cashFlow.outcome).toBe("exceeds");
  });

  it("leaves as much cash as is asked for", () => {
    const fit = fitSchedule(farmer, { ...loan, principal: "9000" }, { share: "0.50", leastCash: "2500" });
    if (fit.kind !== "found") throw new Error("none found");
    expect(fit.cashFlow.lowestBalance.value.gte(2500)).toBe(true);
    const more = fitSchedule(farmer, { ...loan, principal: "9000" }, { share: "0.50", leastCash: "2580.66" });
    expect(more.kind === "none" && more.cashRunsOutAnyway).toBe(true); // 2580.65 are left at the end of June without it
  });

  it("finds nothing where the cash runs out anyway, and says so", () => {
    const fit = fitSchedule({ ...farmer, savings: [] }, loan, { share: "0.50" });
    expect(fit).toMatchObject({ kind: "none", isProved: true, cashRunsOutAnyway: true, shortest: undefined });
  });

  it("says the shortest term that would do, with its schedule", () => {
    const fit = fitSchedule(
      farmer,
      { ...loan, repayment: { ...loan.repayment, installments: 5 } },
      { share: "0.50" },
    );
    if (fit.kind !== "none") throw new Error("nothing can be paid before July");
    expect([fit.isProved, String(fit.unpaid), fit.shortest?.installments]).toEqual([true, "22000.00", 6]);
  });

  it("says so too where a long first period leaves longer terms without a level plan", () => {
    // eleven months at 60% cost 55% of the loan before the first date: no level plan over many dates covers that
    const late = {
      ...loan,
      interest: { rate: { percent: "60" } },
      repayment: { installments: 1, every: { unit: "month" }, firstDueOn: "2026-12-10" },
    } as const;
    const none = fitSchedule({ ...farmer, incomes: [] }, late, { share: "0.50", keepsCash: false });
    expect(none).toMatchObject({ kind: "none", isProved: true, shortest: undefined });
    const wage: Income = { source: "wage", amount: "34000", per: "month" };
    const some = fitSchedule({ ...farmer, incomes: [wage] }, late, { share: "0.50", keepsCash: false });
    // 31,000 are owed in December: one date bears 17,000 of it, and the next one 14,000 × 1.05
    expect(some.kind === "none" && some.shortest?.installments).toBe(2);
  });

  it("says where no term would do", () => {
    const fit = fitSchedule(farmer, { ...loan, principal: "900000" }, { share: "0.50", keepsCash: false });
    expect(fit.kind === "none" && [fit.isProved, fit.shortest]).toEqual([true, undefined]);
  });

  it("cannot be told where a fact is missing that it stands on", () => {
    const { expenses: _expenses, ...rest } = farmer;
    const fit = fitSchedule(rest, loan, { share: "0.50" });
    expect(fit).toEqual({ kind: "cannot-tell", unknown: ["expenses"] });
    expect(fitSchedule(rest, loan, { share: "0.50", keepsCash: false }).kind).toBe("found");
  });

  it("names what differs from the level plan", () => {
    const steady: HouseholdInput = {
      ...farmer,
      incomes: [{ source: "wage", byMonth: ["10000", "3000", ...new Array<string>(10).fill("10000")] }],
    };
    const fit = fitSchedule(
      steady,
      { ...loan, disbursedOn: "2026-01-01", repayment: { installments: 6, every: { unit: "month" } } },
      { share: "0.50" },
    );
    if (fit.kind !== "found") throw new Error("none found");
    // level 3570.52: February bears 1500, and one other month takes what is missing
    const level = buildSchedule({
      ...loan,
      disbursedOn: "2026-01-01",
      repayment: { installments: 6, every: { unit: "month" } },
    });
    expect(fit.level.toCsv()).toBe(level.toCsv());
    const totals = fit.schedule.installments.map(({ total }) => total.toFixed(2));
    expect(totals[0]).toBe("1500.00");
    expect(fit.isFewest).toBe(true);
    expect(fit.changed.length).toBe(
      totals.filter((total, row) => total !== level.installments[row]?.total.toFixed(2)).length,
    );
    expect(fit.changed.length).toBeLessThan(6);
  });

  it.each([
    [{ share: "1.5" }, {}, "options.share"],
    [{ share: "0.5", goal: "cheapest" }, {}, "options.goal"],
    [{ share: "0.5", shareOf: "luck" }, {}, "options.shareOf"],
    [{ share: "0.5", leastCash: "-1" }, {}, "options.leastCash"],
    [{ share: "0.5", leastCash: "0.001" }, {}, "options.leastCash"],
    [{ share: "0.5", household: "street" }, {}, "options.household"],
    [{ share: "0.5" }, { currency: "USD" }, "currency"],
    [{ share: "0.5" }, { repayment: { ...loan.repayment, pattern: "bullet" } }, "terms.repayment.pattern"],
    [
      { share: "0.5" },
      { repayment: { ...loan.repayment, grace: { spares: "principal", for: { periods: 1 } } } },
      "terms.repayment.grace",
    ],
    [
      { share: "0.5" },
      { repayment: { ...loan.repayment, balloon: { amount: "5" } } },
      "terms.repayment.balloon",
    ],
  ])("is refused where it has no meaning: %#", (options, more, path) => {
    expect(() =>
      fitSchedule(farmer, { ...loan, ...more } as LoanTermsInput, options as { share: string }),
    ).toThrow(path);
  });
});
