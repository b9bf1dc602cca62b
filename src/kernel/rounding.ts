/**
 * Rounding: one exact value in, one whole number of units out, by a named mode.
 *
 * A mode decides from three exact facts about a number that is not whole: how the cut-off part
 * compares with one half (−1, 0 or 1), the sign, and whether the kept part is odd. To add a mode,
 * add one entry to `ROUNDING_MODES`.
 */

/** Whether to step away from zero, given the part cut off. */
type StepRule = (half: -1 | 0 | 1, negative: boolean, odd: boolean) => boolean;

/** The rounding modes: each entry says when the kept part grows by one unit (away from zero). */
export const ROUNDING_MODES = {
  /** To the nearer unit, a tie away from zero: 12.345 → 12.35. The default. */
  "half-up": (half) => half >= 0,
  /** To the nearer unit, a tie to the even one: 12.345 → 12.34. ISO 80000-1 annex B rule A. */
  "half-even": (half, _negative, odd) => half > 0 || (half === 0 && odd),
  /** To the nearer unit, a tie towards zero: 12.345 → 12.34. */
  "half-down": (half) => half > 0,
  /** Away from zero: 12.341 → 12.35. */
  up: () => true,
  /** Towards zero: 12.349 → 12.34. */
  down: () => false,
  /** Towards plus infinity: −12.349 → −12.34. */
  ceiling: (_half, negative) => !negative,
  /** Towards minus infinity: −12.341 → −12.35. */
  floor: (_half, negative) => negative,
} as const satisfies Record<string, StepRule>;

/** The name of a rounding mode. */
export type RoundingMode = keyof typeof ROUNDING_MODES;

/** Whether a number that is not whole is rounded away from zero by `mode`. */
export function roundingStep(mode: RoundingMode, half: -1 | 0 | 1, negative: boolean, odd: boolean): boolean {
  return ROUNDING_MODES[mode](half, negative, odd);
}

/**
 * `numerator ÷ denominator` rounded to a whole number; exact for safe integers with
 * |numerator| ≤ 2^53 − 1 and 0 < denominator ≤ 2^52.
 *
 * The quotient of two safe integers, cut to a whole number, is off by at most one; the remainder
 * shows it exactly, because quotient × denominator stays within the safe integers.
 */
export function roundQuotient(numerator: number, denominator: number, mode: RoundingMode): number {
  const negative = numerator < 0;
  const magnitude = negative ? -numerator : numerator;
  let quotient = Math.floor(magnitude / denominator);
  let remainder = magnitude - quotient * denominator;
  if (remainder < 0) {
    quotient -= 1;
    remainder += denominator;
  }
  if (remainder !== 0) {
    const rest = denominator - remainder;
    const half = remainder < rest ? -1 : remainder === rest ? 0 : 1;
    if (mode === "half-up" ? half >= 0 : roundingStep(mode, half, negative, quotient % 2 === 1))
      quotient += 1;
  }
  return negative ? 0 - quotient : quotient;
}
