/**
 * Quantities: sums over facts of which some may be unknown.
 *
 * A quantity lies between `least` and `most`; a bound that is `undefined` does not exist. `base` is the sum of
 * what is known. Whatever is unknown is at least zero, so a sum is at least its base; a difference may not be.
 */

/** A part of a sum that is not known. */
export interface UnknownPart {
  /** What it is: "repayments", "income". */
  readonly what: string;
  /** Whether the quantity grows with it (1) or falls (−1). */
  readonly sign: 1 | -1;
  /** Where the unknown facts stand in the household. */
  readonly paths: readonly string[];
}

/** A sum in 1/`scale` of a minor unit (or of one, for counts). */
export interface Quantity {
  readonly scale: bigint;
  readonly base: bigint;
  readonly least: bigint | undefined;
  readonly most: bigint | undefined;
  readonly unknown: readonly UnknownPart[];
}

const NOTHING_UNKNOWN: readonly UnknownPart[] = [];

/** A quantity that is known. */
export function known(amount: bigint, scale = 1n): Quantity {
  return { scale, base: amount, least: amount, most: amount, unknown: NOTHING_UNKNOWN };
}

/** A sum of facts: what counts for certain, what may count, and where nothing is known. */
export interface PartialSum {
  readonly certain: bigint;
  /** Known amounts of which it is not known whether they count. */
  readonly perhaps: bigint;
  readonly what: string;
  readonly paths: readonly string[];
  /** Whether an amount itself is unknown, so that the sum has no upper bound. */
  readonly isOpen: boolean;
}

/** A sum of which parts may be unknown. */
export function partial(sum: PartialSum, scale: bigint): Quantity {
  const { certain, perhaps, what, paths, isOpen } = sum;
  if (paths.length === 0) return known(certain, scale);
  const most = isOpen ? undefined : certain + perhaps;
  return { scale, base: certain, least: certain, most, unknown: [{ what, sign: 1, paths }] };
}

const scaled = (amount: bigint | undefined, by: bigint): bigint | undefined =>
  amount === undefined || by === 1n ? amount : amount * by;

function rescale(quantity: Quantity, scale: bigint): Quantity {
  if (quantity.scale === scale) return quantity;
  const by = scale / quantity.scale;
  const { base, least, most, unknown } = quantity;
  return { scale, base: base * by, least: scaled(least, by), most: scaled(most, by), unknown };
}

const minus = (a: bigint | undefined, b: bigint | undefined): bigint | undefined =>
  a === undefined || b === undefined ? undefined : a - b;

/** `a − b`. */
export function subtract(a: Quantity, b: Quantity): Quantity {
  const scale = a.scale === b.scale ? a.scale : a.scale * b.scale;
  const [x, y] = [rescale(a, scale), rescale(b, scale)];
  const turned = y.unknown.map((part) => ({ ...part, sign: -part.sign as 1 | -1 }));
  return {
    scale,
    base: x.base - y.base,
    least: minus(x.least, y.most),
    most: minus(x.most, y.least),
    unknown: turned.length === 0 ? x.unknown : [...x.unknown, ...turned],
  };
}

/** Whether nothing of a quantity is unknown. */
export function isKnown(quantity: Quantity): boolean {
  return quantity.unknown.length === 0;
}
