import fc from "fast-check";
import { ROUNDING_MODES } from "../src/kernel/rounding.js";
import { REPAYMENT_PATTERNS } from "../src/rules/amortization.js";
import { RESIDUE_POLICIES } from "../src/rules/residue.js";
import type { LoanTermsInput } from "../src/terms/parseTerms.js";
import { moneyText, nameOf } from "./arbitraryParts.js";

/** Annual rates whose twelfth puts half a unit into reach: 9% a month is 3/400. */
const TIE_RATES = [3, 6, 9, 15, 18, 21, 24, 27, 30, 33, 36, 42, 45] as const;

const common = (a: bigint, b: bigint): bigint => (b === 0n ? a : common(b, a % b));

/**
 * Monthly loans whose first interest, or whose equal share of the principal, lies exactly on half a unit: the principal
 * is an odd multiple of half of what makes the product whole.
 */
export const tieTerms: fc.Arbitrary<LoanTermsInput> = fc
  .record({
    percent: fc.constantFrom(...TIE_RATES),
    installments: fc.integer({ min: 1, max: 60 }),
    odd: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 2_000_000 })),
    isShare: fc.boolean(),
    pattern: nameOf(REPAYMENT_PATTERNS),
    method: fc.constantFrom("declining-balance", "flat"),
    mode: nameOf(ROUNDING_MODES),
    residue: nameOf(RESIDUE_POLICIES),
  })
  .map(({ percent, installments, odd, isShare, pattern, method, mode, residue }) => {
    const whole = 1200n / common(1200n, BigInt(percent));
    const step = isShare ? BigInt(installments) * 2n : whole;
    const units = (step % 2n === 0n ? step / 2n : step) * BigInt(2 * odd + 1);
    const hasLevel = pattern === "equal-installments" || pattern === "equal-principal";
    return {
      currency: "BDT",
      principal: moneyText(units, 2),
      disbursedOn: "2025-01-15",
      interest: { rate: { percent: String(percent) }, method },
      repayment: { installments, every: { count: 1, unit: "month" }, pattern },
      rounding: hasLevel ? { mode, residue } : { mode },
    } as LoanTermsInput;
  });
