/**
 * The enclosure of a root: an interval, as narrow as the precision allows, at whose ends the value of the flows
 * certainly has opposite signs.
 */
import { encloseSingle } from "./encloseSingle.js";
import {
  type Enclosure,
  type FixedPolynomial,
  fixedPolynomial,
  fixedSign,
  fixedValue,
  toFixedPoint,
} from "./fixedPoint.js";
import { exactAmounts, type FlowEquation, nearestFloats } from "./flowEquation.js";

/** A root of an equation at which the sign of the value changes. */
export interface Root {
  readonly equation: FlowEquation;
  /** g = ln(1 + rate per step), as float64 found it. */
  readonly growth: number;
  /** The largest error of `growth`, where it is proved. */
  readonly error: number;
  /** Where an interval begins and ends that holds no other root of the equation. */
  readonly low: RootEnd;
  readonly high: RootEnd;
}

/** A growth, or the root of another equation. */
export type RootEnd = number | Root;

const CHORDS = 60;
const SMALLEST = 1e-250;
const MOST_BITS = 2 ** 14;

/** The slope of the polynomial in y: slope × 2^shift. Good enough for a step, never trusted. */
interface Slope {
  readonly slope: number;
  readonly shift: number;
}

function slopeAt(equation: FlowEquation, g: number): Slope {
  const { steps, exact } = equation;
  const { values, shift } =
    exact === undefined ? { values: equation.amounts, shift: 0 } : nearestFloats(exact());
  const length = steps[steps.length - 1] as number;
  let slope = 0;
  for (let k = 0; k < steps.length; k++) {
    const exponent = g < 0 ? length - (steps[k] as number) : (steps[k] as number);
    if (exponent > 0) slope += (values[k] as number) * exponent * Math.exp(-Math.abs(g) * (exponent - 1));
  }
  return { slope, shift };
}

/** value ÷ slope. */
function dividedBy(value: bigint, { slope, shift }: Slope): bigint {
  const scale = Math.min(60 - Math.ceil(Math.log2(Math.abs(slope))), 1000);
  const divisor = BigInt(Math.round(slope * 2 ** scale));
  const excess = scale - shift;
  return excess >= 0 ? (value << BigInt(excess)) / divisor : value / (divisor << BigInt(-excess));
}

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);

function isBetween(polynomial: FixedPolynomial, middle: bigint, half: bigint): boolean {
  return fixedSign(polynomial, middle - half) * fixedSign(polynomial, middle + half) < 0;
}

/** Steps with a fixed slope, each of which gains some ten digits. */
function byChords(polynomial: FixedPolynomial, start: bigint, slope: Slope): Enclosure | undefined {
  const { bits } = polynomial;
  if (!Number.isFinite(slope.slope) || slope.slope === 0) return undefined;
  let half = 4n * (magnitude(dividedBy(polynomial.error, slope)) + 1n);
  let middle = start;
  let last: bigint | undefined;
  for (let i = 0; i < CHORDS; i++) {
    const step = dividedBy(fixedValue(polynomial, middle), slope);
    middle -= step;
    const size = magnitude(step);
    if (size <= half << 16n) break;
    if (last !== undefined && size * 2n > last) return undefined;
    last = size;
  }
  for (let i = 0; i < 4; i++, half <<= 6n) {
    if (isBetween(polynomial, middle, half)) return { bits, middle, half };
  }
  return undefined;
}

/** Halving between two ends; an end whose sign is not certain ends the search. */
function byHalves(polynomial: FixedPolynomial, from: bigint, to: bigint): Enclosure | undefined {
  let [low, high] = [from, to];
  const sign = fixedSign(polynomial, low);
  if (sign === 0 || sign === fixedSign(polynomial, high)) return undefined;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    const found = fixedSign(polynomial, middle);
    if (found === 0) break;
    if (found === sign) low = middle;
    else high = middle;
  }
  const half = (high - low + 1n) >> 1n;
  return { bits: polynomial.bits, middle: (low + high) >> 1n, half };
}

/** The y of an end, on the side of zero where the root lies. */
function fixedEnd(end: RootEnd, isFalling: boolean, bits: number): bigint {
  const growth = typeof end === "number" ? end : end.growth;
  if (isFalling ? growth >= 0 : growth <= 0) return 1n << BigInt(bits);
  const enclosure = typeof end === "number" ? undefined : encloseRoot(end, bits);
  return enclosure?.middle ?? toFixedPoint(Math.max(Math.exp(-Math.abs(growth)), SMALLEST), bits);
}

const isNarrow = ({ middle, half, bits }: Enclosure, share: number): boolean =>
  half << BigInt(bits) <= middle * toFixedPoint(share, bits);

/**
 * Where y = exp(−|g|) of a root lies, computed with `bits` bits behind the point; `undefined` if the signs around
 * it cannot be told at that precision. An enclosure no wider than `share` of y is narrow enough.
 */
export function encloseRoot(root: Root, bits: number, share = 0): Enclosure | undefined {
  const { equation, growth, low: from, high: to } = root;
  const isFalling = growth < 0;
  const polynomial = fixedPolynomial(equation, isFalling, bits);
  const start = toFixedPoint(Math.exp(-Math.abs(growth)), bits);
  const isAlone = from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY;
  const quick = isAlone && share > 0 ? encloseSingle(equation, growth, polynomial, start) : undefined;
  if (quick !== undefined && isNarrow(quick, share)) return quick;
  const found = byChords(polynomial, start, slopeAt(equation, growth));
  if (found !== undefined && isAlone) return found;
  const ends = [fixedEnd(root.low, isFalling, bits), fixedEnd(root.high, isFalling, bits)];
  const [low, high] = (isFalling ? ends : ends.reverse()) as [bigint, bigint];
  const isInside =
    found !== undefined && found.middle + found.half >= low && found.middle - found.half <= high;
  return isInside ? found : byHalves(polynomial, low, high);
}

/** The bits that a root needs so that y is known to the given share of itself. */
export function bitsNeeded(root: Root, share: number): number {
  const { equation, growth } = root;
  const size = exactAmounts(equation).reduce((sum, amount) => sum + magnitude(amount), 0n);
  const { slope, shift } = slopeAt(equation, growth);
  const length = (equation.steps[equation.steps.length - 1] as number) + equation.steps.length;
  const condition =
    4 * size.toString(16).length + Math.log2(length) - shift - Math.log2(Math.abs(slope) || SMALLEST);
  const bits = 16 - Math.log2(share) + Math.abs(growth) / Math.LN2 + Math.max(0, condition);
  return 64 * Math.ceil(Math.min(bits, MOST_BITS) / 64);
}
