/**
 * The enclosure of the one root of flows whose sign changes once, from a single value in big integers.
 *
 * Let h be the polynomial in y divided by y^τ, with τ a time between the flows on both sides of the change. All terms
 * of its slope have one sign, so that the share by which float64 may miss the slope is known, and the second
 * derivative is at most (length + 1)/y times the first. One step of Newton's method from the root of float64 then
 * misses the true root by no more than: the error of the value ÷ slope, that share of the step, and
 * 4 · step² · (length + 2)/y.
 */
import { type Enclosure, type FixedPolynomial, fixedValue } from "./fixedPoint.js";
import { type FlowEquation, signChanges } from "./flowEquation.js";

/** A step must be this much smaller than y ÷ length, so that slopes hardly change over it. */
const SMALL_STEP_BITS = 20n;
const SLOPE_BITS = 60;
const SHARE_BITS = 60;
/** Float64 rounding of a slope: a few units of the last place for each flow and for each step of the exponents. */
const EPSILON = 2 ** -51;
const LARGEST_EXPONENT = 1e5;

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);

/** The slope of h × y^τ: Σ c·(e − τ)·y^(e − 1), all terms of one sign. */
function tiltedSlope({ steps, amounts }: FlowEquation, growth: number, change: number): number {
  const last = steps[steps.length - 1] as number;
  const middle = ((steps[change - 1] as number) + (steps[change] as number)) / 2;
  const [origin, direction] = growth < 0 ? [last, -1] : [0, 1];
  const tau = direction * (middle - origin);
  let slope = 0;
  for (let k = 0; k < steps.length; k++) {
    const exponent = direction * ((steps[k] as number) - origin);
    slope += (amounts[k] as number) * (exponent - tau) * Math.exp(-Math.abs(growth) * (exponent - 1));
  }
  return slope;
}

/** The enclosure after one step of Newton's method; `undefined` where the step is too long for the proof. */
export function encloseSingle(
  equation: FlowEquation,
  growth: number,
  polynomial: FixedPolynomial,
  start: bigint,
): Enclosure | undefined {
  const { steps, exact } = equation;
  const length = steps[steps.length - 1] as number;
  if (exact !== undefined || Math.abs(growth) * length > LARGEST_EXPONENT) return undefined;
  const slope = tiltedSlope(equation, growth, signChanges(equation)[0] as number);
  const scale = SLOPE_BITS - Math.ceil(Math.log2(Math.abs(slope)));
  if (!(Math.abs(scale) < 900)) return undefined;
  const divisor = BigInt(Math.round(slope * 2 ** scale));
  const over = (value: bigint): bigint =>
    scale >= 0 ? (value << BigInt(scale)) / divisor : (value >> BigInt(-scale)) / divisor;
  const step = over(fixedValue(polynomial, start));
  const size = magnitude(step);
  const reach = BigInt(length + 2);
  if (size * reach > start >> SMALL_STEP_BITS) return undefined;
  const bend = (4n * size * size * reach) / start;
  const share = (Math.abs(growth) * length + length + steps.length + 16) * EPSILON;
  const missed = (size * BigInt(Math.ceil(share * 2 ** SHARE_BITS))) >> BigInt(SHARE_BITS);
  const half = missed + bend + 2n * (magnitude(over(polynomial.error)) + 2n);
  return { bits: polynomial.bits, middle: start - step, half };
}
