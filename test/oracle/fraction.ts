/**
 * Fractions for the oracle: a numerator and a denominator, nothing clever.
 *
 * The oracle writes the definitions down a second time and shares no code with the library; where this is slow, it
 * is meant to be. Sums are reduced; products are not, so that a long recurrence stays a plain one.
 */
export interface Fraction {
  readonly n: bigint;
  /** Above zero. */
  readonly d: bigint;
}

export type Mode = "half-up" | "half-even" | "half-down" | "up" | "down" | "ceiling" | "floor";

export const fraction = (n: bigint | number, d: bigint | number = 1n): Fraction => {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  if (bottom === 0n) throw new Error("a fraction over zero");
  return bottom < 0n ? { n: -top, d: -bottom } : { n: top, d: bottom };
};

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));

export const reduce = ({ n, d }: Fraction): Fraction => {
  const common = divisor(n < 0n ? -n : n, d);
  return { n: n / common, d: d / common };
};

export const ZERO = fraction(0);
export const ONE = fraction(1);

/** a + b. Over one denominator, or with a whole number, there is nothing to reduce. */
export const plus = (a: Fraction, b: Fraction): Fraction => {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  if (b.d === 1n) return { n: a.n + b.n * a.d, d: a.d };
  if (a.d === 1n) return { n: b.n + a.n * b.d, d: b.d };
  return reduce({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
};

export const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });

/** The decimal text `-12.345` as a fraction. */
export const parse = (text: string): Fraction => {
  const match = /^([+-]?)(\d*)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new Error(`not a decimal: ${text}`);
  const [, sign, whole = "", decimals = ""] = match;
  const digits = BigInt(whole + decimals);
  return reduce({ n: sign === "-" ? -digits : digits, d: 10n ** BigInt(decimals.length) });
};

/** The largest whole number that is not above the fraction. */
const floor = ({ n, d }: Fraction): bigint => (n >= 0n || n % d === 0n ? n / d : n / d - 1n);

/** The fraction as a whole number, by the definition of each mode. */
export const round = (value: Fraction, mode: Mode): bigint => {
  const below = floor(value);
  const rest = minus(value, fraction(below));
  if (rest.n === 0n) return below;
  const above = below + 1n;
  const [towardZero, awayFromZero] = value.n > 0n ? [below, above] : [above, below];
  const doubled = 2n * rest.n;
  switch (mode) {
    case "floor":
      return below;
    case "ceiling":
      return above;
    case "down":
      return towardZero;
    case "up":
      return awayFromZero;
    default:
      if (doubled < rest.d) return below;
      if (doubled > rest.d) return above;
      if (mode === "half-up") return awayFromZero;
      if (mode === "half-down") return towardZero;
      return below % 2n === 0n ? below : above;
  }
};

/** The nearest whole multiple count of a solved amount; `direction` as the terms name it. */
export const roundToMultiple = (
  value: Fraction,
  multiple: bigint,
  direction: "nearest" | "up" | "down",
  mode: Mode,
): bigint => {
  const count = { n: value.n, d: value.d * multiple };
  const isHalfMode = mode === "half-up" || mode === "half-even" || mode === "half-down";
  const nearest = isHalfMode ? mode : "half-up";
  const by = { nearest, up: "ceiling", down: "floor" } as const;
  return round(count, by[direction]) * multiple;
};

const SCALE = 10n ** 90n;

/** 2 · artanh(n/d) × SCALE: the logarithm of (d + n)/(d − n). */
const doubledArtanh = (n: bigint, d: bigint): bigint => {
  let power = (SCALE * n) / d;
  let sum = 0n;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += power / k;
    power = (power * n * n) / (d * d);
  }
  return 2n * sum;
};

/** ln(x) × SCALE for x ≥ 1: halved until it is below 4/3, then by the series. */
const logarithm = (x: Fraction): bigint => {
  let halvings = 0n;
  let rest = x;
  while (rest.n * 3n > rest.d * 4n) {
    rest = { n: rest.n, d: rest.d * 2n };
    halvings++;
  }
  return halvings * doubledArtanh(1n, 3n) + doubledArtanh(rest.n - rest.d, rest.n + rest.d);
};

/** e^(y/SCALE) × SCALE: the series of y/2^64, squared 64 times. */
const exponential = (y: bigint): bigint => {
  const small = y >> 64n;
  let term = SCALE;
  let sum = 0n;
  for (let k = 1n; term !== 0n; k++) {
    sum += term;
    term = (term * small) / (SCALE * k);
  }
  for (let k = 0; k < 64; k++) sum = (sum * sum) / SCALE;
  return sum;
};

/** A rate, and the years in which it holds. */
type RateYears = readonly [rate: Fraction, years: Fraction];

/** Π (1 + rate)^years − 1, rounded half-up to 18 decimals; exact for whole years. */
export const effectiveGrowth = (parts: readonly RateYears[]): Fraction => {
  const unit = 10n ** 18n;
  const reduced = parts.map(([rate, years]) => [plus(ONE, rate), reduce(years)] as const);
  if (reduced.every(([, { d }]) => d === 1n)) {
    const grown = reduced.map(([growth, { n }]) => fraction(growth.n ** n, growth.d ** n));
    const whole = minus(grown.reduce(times, ONE), ONE);
    return reduce(fraction(round(times(whole, fraction(unit)), "half-up"), unit));
  }
  const power = exponential(
    reduced.reduce((sum, [growth, { n, d }]) => sum + (logarithm(growth) * n) / d, 0n),
  );
  const scaled = fraction((power - SCALE) * unit, SCALE);
  const slack = fraction(power * unit, SCALE * 10n ** 60n);
  const rounded = round(scaled, "half-up");
  if (round(minus(scaled, slack), "half-up") !== round(plus(scaled, slack), "half-up")) {
    throw new Error("an effective factor too close to a tie for this oracle");
  }
  return reduce(fraction(rounded, unit));
};

/** (1 + rate)^years − 1, rounded half-up to 18 decimals; exact for whole years. */
export const effectiveFactor = (rate: Fraction, years: Fraction): Fraction =>
  effectiveGrowth([[rate, years]]);
