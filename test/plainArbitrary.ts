import fc from "fast-check";
import { ROUNDING_MODES } from "../src/kernel/rounding.js";
import { MULTIPLE_DIRECTIONS } from "../src/rules/residue.js";
import { SHORT_MONTHS } from "../src/rules/shortMonth.js";
import type { LoanTermsInput } from "../src/terms/loanTermsInput.js";
import { CURRENCIES, dateArbitrary, given, maybe, moneyText, mostly, nameOf } from "./arbitraryParts.js";

const EVERY = [
  { count: 1, unit: "month" },
  { count: 1, unit: "week" },
  { count: 2, unit: "week" },
  { count: 4, unit: "week" },
  { count: 1, unit: "day" },
  { count: 10, unit: "day" },
  { count: 1, unit: "quarter" },
  { count: 1, unit: "year" },
] as const;

const DAY_COUNTS = ["equal-periods", "actual/365", "actual/360", "actual/364", "actual/366"] as const;

/** From small sums to past 2^31 − 1 units, where four bytes no longer hold an amount. */
const principalArbitrary = fc.oneof(
  { weight: 1, arbitrary: fc.bigInt(1n, 100n) },
  { weight: 6, arbitrary: fc.bigInt(100n, 10_000_000n) },
  { weight: 3, arbitrary: fc.bigInt(1n, 2000n).map((thousands) => thousands * 100_000n) },
  { weight: 2, arbitrary: fc.bigInt(1_800_000_000n, 2_300_000_000n) },
);

const percentArbitrary = fc.oneof(
  fc.constantFrom("0", "0.1", "9", "12", "18", "24", "24.5", "30", "36", "9.99", "120"),
  fc.integer({ min: 1, max: 10_000 }).map((n) => String(n / 100)),
);

/** The loans that most lenders make: level installments on the declining balance, nothing spared, nothing shifted. */
export const plainTerms: fc.Arbitrary<LoanTermsInput> = fc
  .record({
    currency: nameOf(CURRENCIES),
    units: principalArbitrary,
    disbursedOn: dateArbitrary,
    percent: percentArbitrary,
    dayCount: fc.constantFrom(...DAY_COUNTS),
    installments: fc.oneof(
      { weight: 40, arbitrary: fc.integer({ min: 1, max: 60 }) },
      { weight: 1, arbitrary: fc.integer({ min: 61, max: 400 }) },
    ),
    every: fc.constantFrom(...EVERY),
    shortMonth: mostly("clamp", nameOf(SHORT_MONTHS)),
    mode: mostly("half-up", nameOf(ROUNDING_MODES), 2),
    multiple: maybe(
      fc.record({ of: fc.constantFrom(1n, 5n, 100n), direction: nameOf(MULTIPLE_DIRECTIONS) }),
      5,
    ),
  })
  .map(
    ({
      currency,
      units,
      disbursedOn,
      percent,
      dayCount,
      installments,
      every,
      shortMonth,
      mode,
      multiple,
    }) => {
      const digits = CURRENCIES[currency];
      return {
        currency,
        principal: moneyText(units, digits),
        disbursedOn,
        interest: { rate: { percent }, dayCount },
        repayment: { installments, every, shortMonth },
        rounding: given({
          mode,
          multiple: multiple && { ...multiple, of: moneyText(multiple.of, digits) },
        }),
      } as LoanTermsInput;
    },
  );
