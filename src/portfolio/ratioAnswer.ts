/**
 * Answers of a portfolio: amounts with their currency's digits, and ratios of sums that stay exact.
 */
import { Decimal, type DecimalInput, readDecimal } from "../kernel/decimal.js";
import { problem, refuse } from "../kernel/error.js";
import { compareRatios, multiplyRatios, type Ratio, ratio, ratioFromDecimal } from "../kernel/ratio.js";
import { needRecord } from "../kernel/recordInput.js";

/** Why there is no ratio. */
export const NO_RATIO_REASONS = {
  "empty-book": "no loan with a balance above zero",
  "zero-denominator": "the sum to divide by is zero or less",
  "not-given": "some loans do not say what this figure needs",
} as const;

/** The name of a reason why there is no ratio. */
export type NoRatioReason = keyof typeof NO_RATIO_REASONS;

/** A ratio of two exact sums, or the reason why there is none. */
export type RatioAnswer =
  | {
      readonly kind: "found";
      readonly numerator: Decimal;
      readonly denominator: Decimal;
      /** numerator ÷ denominator, to 30 significant digits. */
      readonly ratio: Decimal;
      /** 100 × numerator ÷ denominator, rounded half-up to two decimals: `"24.00"`. For people; compare by {@link compareToPercent}. */
      readonly percent: string;
    }
  | {
      readonly kind: "none";
      readonly reason: NoRatioReason;
      readonly numerator: Decimal;
      readonly denominator: Decimal;
    };

/** A sum of minor units as plain text with the currency's digits: 250000 with 2 digits is `2500.00`. */
function amountText(minor: bigint, digits: number): string {
  if (digits === 0) return minor.toString();
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");
  const point = text.length - digits;
  return `${minor < 0n ? "-" : ""}${text.slice(0, point)}.${text.slice(point)}`;
}

/** A sum of minor units as a `Decimal` whose JSON keeps the currency's digits: `"2500.00"`. */
export function amountOf(minor: bigint, digits: number): Decimal {
  const text = amountText(minor, digits);
  return Object.defineProperty(new Decimal(text), "toJSON", { value: () => text });
}

const SIGNIFICANT_DIGITS = 30;

/** The ratio of two sums in minor units; `whenZero` says why there is none if the denominator is not above zero. */
export function ratioAnswer(
  numerator: bigint,
  denominator: bigint,
  digits: number,
  whenZero: NoRatioReason = "zero-denominator",
): RatioAnswer {
  const sums = { numerator: amountOf(numerator, digits), denominator: amountOf(denominator, digits) };
  if (denominator <= 0n) return { kind: "none", reason: whenZero, ...sums };
  return { kind: "found", ...sums, ...shown(numerator, denominator) };
}

/** There is no ratio, though there are sums. */
export function noRatio(
  reason: NoRatioReason,
  numerator: bigint,
  denominator: bigint,
  digits: number,
): RatioAnswer {
  return {
    kind: "none",
    reason,
    numerator: amountOf(numerator, digits),
    denominator: amountOf(denominator, digits),
  };
}

/** An exact ratio that is not one of two amounts, such as a rate derived from rates. */
export function exactAnswer(value: Ratio): RatioAnswer {
  return {
    kind: "found",
    numerator: new Decimal(value.numerator.toString()),
    denominator: new Decimal(value.denominator.toString()),
    ...shown(value.numerator, value.denominator),
  };
}

/** The quotient of two sums as decimal and as percent, without reducing the fraction: groups are told by the thousand. */
function shown(numerator: bigint, denominator: bigint): { ratio: Decimal; percent: string } {
  if (numerator === 0n) return { ratio: new Decimal(0), percent: "0.00" };
  const surplus = denominator.toString().length - numerator.toString().length;
  const shift = Math.max(SIGNIFICANT_DIGITS + 2 + surplus, 0);
  // Cut off behind the 30th digit; half-up looks at the next digit only, which is there.
  const digits = (numerator * 10n ** BigInt(shift)) / denominator;
  const quotient = new Decimal(`${digits}e-${shift}`).toSignificantDigits(SIGNIFICANT_DIGITS);
  return { ratio: quotient, percent: percentText(numerator, denominator) };
}

/** 100 × numerator ÷ denominator with two decimals, half-up: 6 and 25 make `24.00`. */
function percentText(numerator: bigint, denominator: bigint): string {
  const negative = numerator < 0n;
  const doubled = 20_000n * (negative ? -numerator : numerator) + denominator;
  const hundredths = doubled / (2n * denominator);
  return amountText(negative ? -hundredths : hundredths, 2);
}

/** The exact ratio behind an answer. */
function exactRatio(answer: RatioAnswer & { kind: "found" }): Ratio {
  const [above, below] = [ratioFromDecimal(answer.numerator), ratioFromDecimal(answer.denominator)];
  return ratio(above.numerator * below.denominator, above.denominator * below.numerator);
}

/**
 * Whether a ratio is less than (−1), equal to (0) or greater than (1) a limit in percent, compared exactly:
 * numerator × 100 with limit × denominator. `undefined` if there is no ratio.
 *
 * @throws LoanError `not-a-decimal` if the limit is none
 * @example
 * ```ts
 * compareToPercent(ratioAnswer(50_001n, 1_000_000n, 2), "5"); // 1
 * ```
 */
export function compareToPercent(answer: RatioAnswer, limitPercent: DecimalInput): -1 | 0 | 1 | undefined {
  needRecord(answer, "answer");
  if (answer.kind !== "found" && answer.kind !== "none") {
    refuse(problem("wrong-type", "answer", "must be a ratio, or the reason why there is none"));
  }
  const limit = readDecimal(limitPercent);
  if (limit === undefined)
    return refuse(problem("not-a-decimal", "limitPercent", "must be a plain decimal number"));
  if (answer.kind === "none") return undefined;
  return compareRatios(multiplyRatios(exactRatio(answer), ratio(100n)), ratioFromDecimal(limit));
}
