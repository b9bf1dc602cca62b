/**
 * Judgment: a figure against its limit, exactly, whatever is unknown.
 *
 * A ratio A ÷ B is within a limit L when L·B − A ≥ 0; that difference is the headroom. Nothing is divided or
 * rounded before it is compared. What is unknown makes A and B intervals: when the worst of them is within, so is
 * the figure; when the best of them is over, it exceeds; otherwise it cannot be told, and the condition under
 * which it would be within is given.
 */
import type { Ratio } from "../kernel/ratio.js";
import type { Measure } from "./indicators.js";
import { isKnown, type Quantity, type UnknownPart } from "./quantity.js";

/** What comes of a comparison. */
export type Outcome = "within" | "exceeds" | "cannot-tell";

/** A limit and how it is meant. */
export interface Limit {
  readonly value: Ratio;
  readonly bound: "most" | "least";
  readonly inclusive: boolean;
  /** Whether a denominator of zero or less is the worst case even where nothing is owed. */
  readonly isWorstAtZero: boolean;
}

/** An exact fraction, not reduced, with a positive denominator. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A part that is not known, and how much of it counts against the headroom. */
interface OpenPart extends UnknownPart {
  /** The headroom falls by sign × times of it. */
  readonly times: Fraction;
}

/** A figure, judged. */
export interface Judgment {
  readonly outcome: Outcome;
  /** The figure; `undefined` where it is not known or would divide by zero or less. */
  readonly value: Fraction | undefined;
  /** L·B − A (or A − L), in units of A, on what is known. */
  readonly headroom: Fraction;
  readonly isHeadroomKnown: boolean;
  readonly open: readonly OpenPart[];
}

const NO_DENOMINATOR: Quantity = { scale: 1n, base: 1n, least: 1n, most: 1n, unknown: [] };

const isEnough = (slack: bigint, inclusive: boolean): boolean => (inclusive ? slack >= 0n : slack > 0n);

const quotient = (a: Quantity, b: Quantity): Fraction | undefined =>
  isKnown(a) && isKnown(b) && b.base > 0n
    ? { numerator: a.base * b.scale, denominator: b.base * a.scale }
    : undefined;

/** The unknown parts, with what one unit of each takes from the headroom. */
function openParts(a: Quantity, b: Quantity, { value, bound }: Limit): OpenPart[] {
  const one = { numerator: 1n, denominator: 1n };
  const turn = bound === "most" ? 1 : -1;
  return [
    ...a.unknown.map((part) => ({ ...part, sign: (part.sign * turn) as 1 | -1, times: one })),
    ...b.unknown.map((part) => ({ ...part, sign: -part.sign as 1 | -1, times: value })),
  ];
}

/** The slack of a limit that is the most, for one end of the intervals; `undefined` where that end is open. */
function slackOf(a: bigint | undefined, b: bigint | undefined, weights: readonly [bigint, bigint]) {
  return a === undefined || b === undefined ? undefined : weights[0] * b - weights[1] * a;
}

/** Judges a figure that a limit bounds from above. */
function judgeMost(a: Quantity, b: Quantity, limit: Limit): Pick<Judgment, "outcome" | "headroom"> {
  const { numerator, denominator } = limit.value;
  const weights = [numerator * a.scale, denominator * b.scale] as const;
  const [worst, best] = [slackOf(a.most, b.least, weights), slackOf(a.least, b.most, weights)];
  const headroom = {
    numerator: weights[0] * b.base - weights[1] * a.base,
    denominator: denominator * b.scale * a.scale,
  };
  const owesNothing = a.most === 0n && !limit.isWorstAtZero;
  const isWithin =
    worst !== undefined && isEnough(worst, limit.inclusive) && ((b.least as bigint) > 0n || owesNothing);
  if (isWithin) return { outcome: "within", headroom };
  const isHopeless = b.most !== undefined && b.most <= 0n && !owesNothing;
  const isOver = best !== undefined && !isEnough(best, limit.inclusive);
  return { outcome: isHopeless || isOver ? "exceeds" : "cannot-tell", headroom };
}

/** Judges a figure that a limit bounds from below. */
function judgeLeast(a: Quantity, limit: Limit): Pick<Judgment, "outcome" | "headroom"> {
  const { numerator, denominator } = limit.value;
  const slack = (bound: bigint): bigint => bound * denominator - numerator * a.scale;
  const headroom = { numerator: slack(a.base), denominator: denominator * a.scale };
  if (a.least !== undefined && isEnough(slack(a.least), limit.inclusive))
    return { outcome: "within", headroom };
  const isUnder = a.most !== undefined && !isEnough(slack(a.most), limit.inclusive);
  return { outcome: isUnder ? "exceeds" : "cannot-tell", headroom };
}

/** Judges a measure against a limit. */
export function judge({ numerator, denominator = NO_DENOMINATOR }: Measure, limit: Limit): Judgment {
  const judged =
    limit.bound === "most" ? judgeMost(numerator, denominator, limit) : judgeLeast(numerator, limit);
  return {
    outcome: judged.outcome,
    headroom: judged.headroom,
    value: quotient(numerator, denominator),
    isHeadroomKnown: isKnown(numerator) && isKnown(denominator),
    open: openParts(numerator, denominator, limit),
  };
}
