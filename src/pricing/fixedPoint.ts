/**
 * The value of flows in fixed-point big integers, with a proved bound of its error, and the enclosure of a root.
 *
 * With y = exp(−|g|) ≤ 1 the equation is a polynomial in y: for g ≥ 0 counted from the first flow, for g < 0
 * from the last. A number v stands for the whole number v × 2^bits, and every product is cut off.
 */
import { exactAmounts, type FlowEquation } from "./flowEquation.js";

/** A polynomial in y whose exponents ascend from 0, its terms ready for one precision. */
export interface FixedPolynomial {
  readonly bits: number;
  /** `gaps[k]` is the exponent of term k less that of term k − 1. */
  readonly gaps: readonly number[];
  /** The amounts × 2^bits. */
  readonly terms: readonly bigint[];
  /** The largest error of a value, in units of the last place. */
  readonly error: bigint;
}

/** y lies within `half` of `middle`, both × 2^bits. */
export interface Enclosure {
  readonly bits: number;
  readonly middle: bigint;
  readonly half: bigint;
}

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);

/** The polynomial of an equation for growths of the given sign. */
export function fixedPolynomial(equation: FlowEquation, isFalling: boolean, bits: number): FixedPolynomial {
  const { steps } = equation;
  const amounts = exactAmounts(equation);
  const gaps = steps.map((step, k) => (k === 0 ? 0 : step - (steps[k - 1] as number)));
  const size = amounts.reduce((sum, amount) => sum + magnitude(amount), 0n);
  const length = (steps[steps.length - 1] as number) + steps.length + 1;
  const shift = BigInt(bits);
  const terms = amounts.map((amount) => amount << shift);
  const ordered = isFalling
    ? { gaps: [0, ...gaps.slice(1).reverse()], terms: terms.reverse() }
    : { gaps, terms };
  return { bits, ...ordered, error: 2n * size * BigInt(length) };
}

/** y^exponent × 2^bits, remembered by exponent. */
function fixedPower(y: bigint, exponent: number, shift: bigint, known: Map<number, bigint>): bigint {
  const found = known.get(exponent);
  if (found !== undefined) return found;
  let power: bigint | undefined;
  let square = y;
  for (let rest = exponent; ; ) {
    if (rest % 2 === 1) power = power === undefined ? square : (power * square) >> shift;
    rest = Math.floor(rest / 2);
    if (rest === 0) break;
    square = (square * square) >> shift;
  }
  known.set(exponent, power as bigint);
  return power as bigint;
}

/**
 * The polynomial's value × 2^bits at y × 2^bits.
 *
 * A product cut off is less than one unit too small, so that y^n, of factors at most 1, is at most n units off;
 * each term carries that × its amount, and each step adds a unit: together at most `error`.
 */
export function fixedValue({ bits, gaps, terms }: FixedPolynomial, y: bigint): bigint {
  const shift = BigInt(bits);
  const known = new Map<number, bigint>();
  let value = terms[terms.length - 1] as bigint;
  for (let k = terms.length - 1; k > 0; k--) {
    value = ((value * fixedPower(y, gaps[k] as number, shift, known)) >> shift) + (terms[k - 1] as bigint);
  }
  return value;
}

/** −1, 0 or 1 as the value is certainly negative, not certain, or certainly positive. */
export function fixedSign(polynomial: FixedPolynomial, y: bigint): -1 | 0 | 1 {
  const value = fixedValue(polynomial, y);
  if (magnitude(value) <= polynomial.error) return 0;
  return value < 0n ? -1 : 1;
}

/** A positive float64, at most 1, × 2^bits, cut off. */
export function toFixedPoint(value: number, bits: number): bigint {
  const exponent = Math.max(-900, Math.floor(Math.log2(value)));
  const digits = BigInt(Math.round(value * 2 ** (52 - exponent)));
  const shift = BigInt(bits - 52 + exponent);
  return shift >= 0n ? digits << shift : digits >> -shift;
}
