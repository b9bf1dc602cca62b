/**
 * One root between two points of opposite signs, in float64, by a bracketed Newton.
 */
import type { Root, RootEnd } from "./enclose.js";
import type { FlowEquation } from "./flowEquation.js";

/** The value of flows at a growth, up to a positive factor. */
export interface FlowValue {
  readonly value: number;
  /** The derivative of the value by the growth. */
  readonly slope: number;
  /** The sum of the terms without their signs, which the rounding error goes with. */
  readonly size: number;
}

const MOST_STEPS = 400;
const MOST_DOUBLINGS = 80;
const CERTAIN = 1e-12;

/** The value with the first (g ≥ 0) or last flow (g < 0) undiscounted, so that nothing overflows. */
export function valueAt({ steps, amounts }: FlowEquation, g: number): FlowValue {
  const origin = g >= 0 ? 0 : (steps[steps.length - 1] as number);
  let [value, slope, size] = [0, 0, 0];
  for (let k = 0; k < steps.length; k++) {
    const time = (steps[k] as number) - origin;
    const term = (amounts[k] as number) * Math.exp(-g * time);
    value += term;
    slope -= term * time;
    size += Math.abs(term);
  }
  return { value, slope, size };
}

const growthOf = (end: RootEnd): number => (typeof end === "number" ? end : end.growth);

/** A growth so far out from `inner`, in the direction given, that the value certainly has the sign it has far out. */
function farOut(equation: FlowEquation, inner: number, direction: -1 | 1, sign: number): number {
  let distance = 1 / (equation.steps[equation.steps.length - 1] as number);
  for (let i = 0; i < MOST_DOUBLINGS; i++, distance *= 2) {
    const growth = inner + direction * distance;
    const { value, size } = valueAt(equation, growth);
    if (value * sign > CERTAIN * size) return growth;
  }
  return inner + direction * distance;
}

/** A finite bracket: at each infinite end, a growth far enough out. */
function finiteBracket(equation: FlowEquation, from: BracketEnd, to: BracketEnd): [number, number] {
  const [low, high] = [growthOf(from.end), growthOf(to.end)];
  const inner = Number.isFinite(low) ? low : Number.isFinite(high) ? high : 0;
  return [
    Number.isFinite(low) ? low : farOut(equation, inner, -1, from.sign),
    Number.isFinite(high) ? high : farOut(equation, inner, 1, to.sign),
  ];
}

/** An end of a bracket, with the sign of the value at it. */
export interface BracketEnd {
  readonly end: RootEnd;
  readonly sign: number;
}

/** The root between two ends of opposite signs, of an equation that has just one there. */
export function rootBetween(equation: FlowEquation, from: BracketEnd, to: BracketEnd): Root {
  let [low, high] = finiteBracket(equation, from, to);
  let growth = (low + high) / 2;
  for (let i = 0; i < MOST_STEPS && low < high; i++) {
    const { value, slope } = valueAt(equation, growth);
    if (value * from.sign > 0) low = growth;
    else high = growth;
    const newton = growth - value / slope;
    const isInside = newton > low && newton < high && i % 3 !== 2;
    const next = isInside ? newton : (low + high) / 2;
    const isSettled = Math.abs(next - growth) <= 2 ** -52 * Math.abs(growth);
    growth = next;
    if (isSettled || high - low <= 2 ** -52 * Math.abs(growth)) break;
  }
  return { equation, growth, error: Number.POSITIVE_INFINITY, low: from.end, high: to.end };
}
