/**
 * A rate as decimal text, correctly rounded (half up, away from zero) to a number of significant digits.
 *
 * The root is enclosed in big integers and both ends of the enclosure are turned into the rate; when they round to
 * the same text, that text is right. Otherwise the precision is doubled. The digits are significant for the rate
 * and, below zero, for the growth 1 + rate as well, so that −99.99999999999998% is not shown as −100%.
 */
import { bitsNeeded, encloseRoot, type Root } from "./enclose.js";
import type { Enclosure } from "./fixedPoint.js";
import { sumsToZero } from "./flowEquation.js";

/** The whole number × 2^scale, each product off by less than one unit of its last place. */
interface Scaled {
  readonly mantissa: bigint;
  readonly scale: number;
}

/** A rate × 10^places as a whole number, off by at most `error`. */
interface ScaledRate {
  readonly value: bigint;
  readonly error: bigint;
  readonly places: number;
}

const EPSILON = 2 ** -52;
const MOST_QUICK_DIGITS = 15;
const GUARD_DIGITS = 6;
/** The first enclosure may be this much wider: all but one rate in a thousand is decided by it. */
const QUICK_SHARE = 1000;
/** A loss that only more decimals would tell from everything is shown as −100%. */
const MOST_DECIMALS = 60;
const DOUBLINGS = 4;

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);
const bitLength = (n: bigint): number => n.toString(16).length * 4;

function trimmed(mantissa: bigint, scale: number, bits: number): Scaled {
  const excess = bitLength(mantissa) - bits;
  return excess > 0 ? { mantissa: mantissa >> BigInt(excess), scale: scale + excess } : { mantissa, scale };
}

/** base^exponent with `bits` significant bits. */
function scaledPower(base: Scaled, exponent: number, bits: number): Scaled {
  let power: Scaled = { mantissa: 1n, scale: 0 };
  let square = base;
  for (let rest = exponent; ; ) {
    if (rest % 2 === 1) {
      power = trimmed(power.mantissa * square.mantissa, power.scale + square.scale, bits);
    }
    rest = Math.floor(rest / 2);
    if (rest === 0) return power;
    square = trimmed(square.mantissa * square.mantissa, 2 * square.scale, bits);
  }
}

/** mantissa × 2^scale × 10^places, cut off to a whole number. */
function wholeNumber({ mantissa, scale }: Scaled, places: number): bigint {
  const ten = 10n ** BigInt(Math.abs(places));
  const raised = places >= 0 ? mantissa * ten : mantissa;
  const shifted = scale >= 0 ? raised << BigInt(scale) : raised >> BigInt(-scale);
  return places >= 0 ? shifted : shifted / ten;
}

/** The rate of `steps` steps at an enclosed root. */
function scaledRate(enclosure: Enclosure, isFalling: boolean, steps: number, places: number): ScaledRate {
  const { bits, middle, half } = enclosure;
  const wide = bits + 64;
  const power = scaledPower({ mantissa: middle, scale: -bits }, steps, wide);
  const inverse = (): Scaled => ({
    mantissa: (1n << BigInt(2 * wide)) / power.mantissa,
    scale: -2 * wide - power.scale,
  });
  const growth = wholeNumber(isFalling ? power : inverse(), places);
  // The share by which the growth may be off: 2 × steps × half ÷ y, and a few units of the wide precision.
  const share = ((BigInt(2 * steps) * half) << BigInt(bits)) / middle + 1n + (BigInt(8 * steps) >> 60n);
  const one = places >= 0 ? 10n ** BigInt(places) : 0n;
  return { value: growth - one, error: ((growth * share) >> BigInt(bits)) + 3n, places };
}

/** The decimals to which a rate is rounded, from the digits in front of it. */
function decimalsFor({ value, places }: ScaledRate, digits: number): number {
  const shown = digits - String(magnitude(value)).length + places;
  if (value >= 0n) return shown;
  const growth = value + 10n ** BigInt(Math.max(0, places));
  return Math.max(shown, Math.min(digits - String(growth).length + places, MOST_DECIMALS));
}

function roundedText(value: bigint, places: number, decimals: number): string {
  const unit = 10n ** BigInt(places - decimals);
  const rounded = (magnitude(value) + unit / 2n) / unit;
  return `${value < 0n ? "-" : ""}${rounded}e${-decimals}`;
}

/** The text that every number of the interval rounds to, if there is one. */
function certainText(rate: ScaledRate, digits: number): string | undefined {
  const decimals = decimalsFor(rate, digits);
  if (rate.places - decimals < 2 || magnitude(rate.value) <= rate.error) return undefined;
  const low = roundedText(rate.value - rate.error, rate.places, decimals);
  return low === roundedText(rate.value + rate.error, rate.places, decimals) ? low : undefined;
}

/** Decimals behind the point at which both the rate and the growth show enough digits. */
function placesFor(logarithm: number, digits: number): number {
  const growthSize = Math.abs(logarithm) / Math.LN10;
  const rateSize = logarithm > 1 ? growthSize : Math.log10(Math.max(Math.abs(Math.expm1(logarithm)), 1e-300));
  const smallest = logarithm < 0 ? Math.min(rateSize, Math.max(-growthSize, -MOST_DECIMALS)) : rateSize;
  return digits + GUARD_DIGITS - Math.floor(smallest);
}

/** Whether the root is the rate 0 itself: the flows add up to nothing and 0 lies in the enclosure. */
function isZero({ equation }: Root, { bits, middle, half }: Enclosure): boolean {
  const one = 1n << BigInt(bits);
  return middle - half <= one && one <= middle + half && sumsToZero(equation);
}

/** The text that float64 already decides: both ends of the proved error round to it. */
function quickText({ growth, error }: Root, steps: number, digits: number): string | undefined {
  const logarithm = growth * steps;
  const rate = Math.expm1(logarithm);
  const width = (1 + rate) * (steps * error + Math.abs(logarithm) * EPSILON) + Math.abs(rate) * EPSILON;
  if (!(rate > -0.5 && width < Math.abs(rate) * 1e-9)) return undefined;
  const low = (rate - width).toPrecision(digits);
  return low === (rate + width).toPrecision(digits) ? low : undefined;
}

/**
 * The rate of `steps` steps at a root, (1 + rate per step)^steps − 1, as decimal text with `digits` significant
 * digits. A rate that cannot be told from a tie of the rounding at 16 times the precision is taken for one.
 */
export function rateText(root: Root, steps: number, digits: number): string {
  const quick = digits <= MOST_QUICK_DIGITS ? quickText(root, steps, digits) : undefined;
  if (quick !== undefined) return quick;
  const logarithm = root.growth * steps;
  const size = logarithm > 1 ? 1 : Math.min(1, Math.abs(Math.expm1(-Math.abs(logarithm))) || 1e-20);
  const share = (size * 10 ** -(digits + GUARD_DIGITS)) / (4 * steps);
  let bits = bitsNeeded(root, share);
  let places = placesFor(logarithm, digits);
  for (let i = 0; ; i++, bits *= 2, places += digits) {
    const enclosure = encloseRoot(root, bits, i === 0 ? share * QUICK_SHARE : 0);
    if (enclosure === undefined) {
      if (i <= DOUBLINGS) continue;
      throw new RangeError("a bracketed root could not be enclosed");
    }
    if (isZero(root, enclosure)) return "0";
    const rate = scaledRate(enclosure, root.growth < 0, steps, places);
    const text = certainText(rate, digits);
    if (text !== undefined) return text;
    if (i >= DOUBLINGS) return roundedText(rate.value, places, decimalsFor(rate, digits));
  }
}
