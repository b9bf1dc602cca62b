/**
 * The chances of a product loan, drawn once; the loan is made from them.
 */
import fc from "fast-check";
import { dateArbitrary, maybe, mostly, type Repayment } from "./arbitraryParts.js";

export const CURRENCIES = { INR: 2, JPY: 0, KWD: 3 } as const;
const MODES = ["half-up", "half-even", "half-down", "up", "down", "ceiling", "floor"] as const;
const DAY_COUNTS = [
  "actual/365",
  "actual/360",
  "30e/360",
  "30/360-bond",
  "nl/365",
  "actual/actual-isda",
] as const;
const EVERY = [
  { count: 1, unit: "month" },
  { count: 2, unit: "month" },
  { count: 1, unit: "quarter" },
  { count: 1, unit: "week" },
  { count: 2, unit: "week" },
  { count: 10, unit: "day" },
] as const;
export const STEP_DAYS = { month: 30, quarter: 91, week: 7, day: 1 } as const;

const percents = fc.constantFrom("0", "12", "18", "24", "36", "9.99", "33.3333", "60", "0.7");
const part = fc.integer({ min: 0, max: 1000 });

/** Chances drawn once for a loan, from which its parts are made. */
export const drawnArbitrary = fc.record({
  currency: fc.constantFrom(...(Object.keys(CURRENCIES) as (keyof typeof CURRENCIES)[])),
  units: fc.oneof(
    fc.integer({ min: 400, max: 99_999 }),
    fc.integer({ min: 1, max: 999 }).map((n) => n * 10_000),
    fc.integer({ min: 100_000, max: 900_000_000 }),
  ),
  unit: mostly(1, fc.constantFrom(5, 10, 100), 9),
  disbursedOn: dateArbitrary,
  installments: fc.integer({ min: 1, max: 14 }),
  every: fc.constantFrom(...EVERY),
  percent: percents,
  isEffective: mostly(false, fc.constant(true), 9),
  isFlat: mostly(false, fc.constant(true), 2),
  dayCount: mostly<string>("equal-periods", fc.constantFrom(...DAY_COUNTS), 1),
  mode: fc.constantFrom(...MODES),
  pattern: mostly<NonNullable<Repayment["pattern"]>>(
    "equal-installments",
    fc.constantFrom("equal-principal", "interest-only", "bullet", "equal-principal"),
  ),
  flatPrincipal: fc.constantFrom("total-less-interest", "rounded-share"),
  flatShares: fc.constantFrom("every-installment", "paying-installments"),
  isInAdvance: mostly(false, fc.constant(true), 5),
  balloon: maybe(part, 3),
  fixed: maybe(fc.record({ part, isUntilRepaid: fc.boolean() }), 7),
  step: maybe(
    fc.record({
      every: fc.integer({ min: 1, max: 5 }),
      percent: maybe(percents, 1),
      amount: part,
      isDown: fc.boolean(),
    }),
  ),
  agreed: mostly<{ row: number; part: number; isTotal: boolean }[]>(
    [],
    fc.array(fc.record({ row: fc.nat(20), part, isTotal: fc.boolean() }), { minLength: 1, maxLength: 3 }),
  ),
  tranches: mostly<{ day: number; part: number }[]>(
    [],
    fc.array(fc.record({ day: part, part }), { minLength: 1, maxLength: 3 }),
    2,
  ),
  isOnDueDates: fc.boolean(),
  rates: mostly<{ day: number; percent: string }[]>(
    [],
    fc.array(fc.record({ day: part, percent: percents }), { minLength: 1, maxLength: 3 }),
  ),
  afterChange: fc.constantFrom("solved-together", "re-formed", "kept"),
  grace: maybe(
    fc.record({
      spares: fc.constantFrom("principal", "interest", "both"),
      interest: fc.constantFrom("capitalized", "forgiven"),
      rows: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 }),
    }),
    4,
  ),
  firstDueOn: maybe(fc.integer({ min: 1, max: 60 }), 6),
  downPayment: maybe(fc.constantFrom("10", "33.333", "5"), 5),
  multiple: maybe(
    fc.record({ of: fc.constantFrom(5, 50, 100), direction: fc.constantFrom("nearest", "up", "down") }),
    4,
  ),
  residue: mostly("last", fc.constant("re-level"), 4),
  largestResidue: maybe(part, 9),
});

export type Drawn = typeof drawnArbitrary extends fc.Arbitrary<infer T> ? T : never;
