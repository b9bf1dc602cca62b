/**
 * Roots of flows one period apart, from the definitions and sharing no code with the library: Sturm's theorem counts
 * the distinct roots exactly, and halving in fixed point finds one of them.
 */

type Polynomial = readonly bigint[];

const absolute = (n: bigint): bigint => (n < 0n ? -n : n);

const trimmed = (coefficients: Polynomial): bigint[] => {
  const kept = [...coefficients];
  while (kept.length > 0 && kept.at(-1) === 0n) kept.pop();
  return kept;
};

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? absolute(a) : divisor(b, a % b));

/** Divided by the positive factor that all coefficients share. */
const primitive = (coefficients: Polynomial): bigint[] => {
  const common = coefficients.reduce(divisor, 0n);
  return coefficients.map((c) => (common === 0n ? c : c / common));
};

/** The remainder of a ÷ b, negated and multiplied by a positive number, as Sturm's chain wants it. */
function nextInChain(a: Polynomial, b: Polynomial): bigint[] {
  let rest = trimmed(a);
  const lead = b.at(-1) as bigint;
  const scale = absolute(lead);
  while (rest.length >= b.length) {
    const shift = rest.length - b.length;
    const factor = (rest.at(-1) as bigint) * (lead < 0n ? -1n : 1n);
    rest = trimmed(rest.map((c, k) => c * scale - (k >= shift ? factor * (b[k - shift] as bigint) : 0n)));
  }
  return primitive(rest.map((c) => -c));
}

function chainOf(polynomial: Polynomial): bigint[][] {
  const first = primitive(trimmed(polynomial));
  const chain = [first, primitive(first.slice(1).map((c, k) => c * BigInt(k + 1)))];
  for (;;) {
    const [a, b] = chain.slice(-2) as [bigint[], bigint[]];
    if (b.length === 0) return chain.slice(0, -1);
    chain.push(nextInChain(a, b));
  }
}

/** The sign of a polynomial at p/q, q > 0. */
function signAt(polynomial: Polynomial, p: bigint, q: bigint): number {
  let value = 0n;
  let power = 1n;
  for (const coefficient of [...polynomial].reverse()) {
    value = value * p + coefficient * power;
    power *= q;
  }
  return value > 0n ? 1 : value < 0n ? -1 : 0;
}

const changes = (signs: readonly number[]): number => {
  const kept = signs.filter((sign) => sign !== 0);
  return kept.filter((sign, i) => i > 0 && sign !== kept[i - 1]).length;
};

/** How many distinct discount factors x = 1/(1 + r) > 0 make Σ flowₖ·x^k zero; x > 0 is r > −100%. */
export function countRates(flows: Polynomial): number {
  const start = flows.findIndex((flow) => flow !== 0n);
  if (start < 0) return Number.POSITIVE_INFINITY;
  const chain = chainOf(flows.slice(start));
  const atZero = chain.map((polynomial) => signAt(polynomial, 0n, 1n));
  const atInfinity = chain.map((polynomial) => ((polynomial.at(-1) ?? 0n) > 0n ? 1 : -1));
  return changes(atZero) - changes(atInfinity);
}

/** How many distinct rates above −100% lie from `low` (excluded) to `high` (included), both p/q texts. */
export function countRatesBetween(flows: Polynomial, low: string, high: string): number {
  const chain = chainOf(flows.slice(flows.findIndex((flow) => flow !== 0n)));
  const [a, b] = [low, high].map((text) => {
    const [top, bottom] = ratio(text);
    return chain.map((polynomial) => signAt(polynomial, bottom, top + bottom));
  }) as [number[], number[]];
  return changes(b) - changes(a);
}

/** Plain decimal text as numerator and denominator. */
function ratio(text: string): [bigint, bigint] {
  const [digits = "", exponent = "0"] = text.toLowerCase().split("e");
  const [front = "", back = ""] = digits.split(".");
  const [top, places] = [BigInt(front + back), back.length - Number(exponent)];
  return places >= 0 ? [top, 10n ** BigInt(places)] : [top * 10n ** BigInt(-places), 1n];
}

const BITS = 400n;

/**
 * The rate per year of flows whose sign changes once, by halving: steps of days and amounts in whole units, with so
 * many days a year. Every power is built by plain multiplication, day by day.
 */
export function rateByHalving(flows: readonly (readonly [number, bigint])[], stepsPerYear: number): string {
  const last = Math.max(...flows.map(([step]) => step));
  const value = (x: bigint): bigint => {
    let [sum, power] = [0n, 1n << BITS];
    for (let step = 0; step <= last; step++) {
      for (const [at, amount] of flows) if (at === step) sum += amount * power;
      power = (power * x) >> BITS;
    }
    return sum;
  };
  let [low, high] = [1n, 1n << BITS];
  const atLow = value(low) > 0n;
  while (value(high) > 0n === atLow) high <<= 1n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (value(middle) > 0n === atLow) low = middle;
    else high = middle;
  }
  let growth = 1n << BITS;
  for (let step = 0; step < stepsPerYear; step++) growth = (growth << BITS) / low;
  const scaled = ((growth - (1n << BITS)) * 10n ** 40n) >> BITS;
  const text = String(absolute(scaled)).padStart(41, "0");
  return `${scaled < 0n ? "-" : ""}${text.slice(0, -40)}.${text.slice(-40)}`;
}
