import fc from "fast-check";
import { ROUNDING_MODES } from "../src/kernel/rounding.js";
import { REPAYMENT_PATTERNS } from "../src/rules/amortization.js";
import { RESIDUE_POLICIES } from "../src/rules/residue.js";
import type { LoanTermsInput } from "../src/terms/loanTermsInput.js";
import { LARGEST, moneyText, nameOf } from "./arbitraryParts.js";
import { fraction, reduce } from "./oracle/fraction.js";

/** Annual rates whose twelfth puts half a unit into reach: 9% a month is 3/400. */
const TIE_RATES = [3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 36, 42, 45, 60] as const;

/** The amounts of a monthly loan that lie on half a unit, as fractions of the principal; only their denominators count. */
const TIED = {
  /** The first interest: r / 1200. */
  interest: (percent: number) => fraction(percent, 1200),
  /** The share of the principal in so many rows. */
  share: (_percent: number, rows: number) => fraction(1, rows),
  /** The level amount: r (1 + r)^n ÷ ((1 + r)^n − 1), r the rate of a month. */
  level: (percent: number, rows: number) => {
    const grown = (1200n + BigInt(percent)) ** BigInt(rows);
    return fraction(BigInt(percent) * grown, 1200n * (grown - 1200n ** BigInt(rows)));
  },
} as const;

/**
 * Monthly loans with an amount exactly on half a unit: the principal is an odd multiple of half of what would make it
 * whole. A denominator without a factor of two has no such principal; the amount is then whole.
 */
export const tieTerms: fc.Arbitrary<LoanTermsInput> = fc
  .record({
    percent: fc.constantFrom(...TIE_RATES),
    tied: nameOf(TIED),
    rows: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 })),
    odd: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 2_000_000 })),
    pattern: nameOf(REPAYMENT_PATTERNS),
    method: fc.constantFrom("declining-balance", "flat"),
    mode: nameOf(ROUNDING_MODES),
    residue: nameOf(RESIDUE_POLICIES),
  })
  .map(({ percent, tied, rows, odd, pattern, method, mode, residue }) => {
    const isLevel = tied === "level";
    const installments = isLevel ? Math.min(rows, 4) : rows;
    const { d: whole } = reduce(TIED[tied](percent, installments));
    const step = whole % 2n === 0n ? whole / 2n : whole;
    const times = BigInt(2 * odd + 1);
    const units = step * times < LARGEST / 4n ? step * times : step;
    const chosen = isLevel ? "equal-installments" : pattern;
    const hasLevel = chosen === "equal-installments" || chosen === "equal-principal";
    return {
      currency: "BDT",
      principal: moneyText(units, 2),
      disbursedOn: "2025-01-15",
      interest: { rate: { percent: String(percent) }, method: isLevel ? "declining-balance" : method },
      repayment: { installments, every: { count: 1, unit: "month" }, pattern: chosen },
      rounding: hasLevel ? { mode, residue } : { mode },
    } as LoanTermsInput;
  });
