/**
 * All roots of flows whose sign changes several times, by the proof of Descartes' rule of signs.
 *
 * Let h(g) = exp(g·τ) × the value, for a time τ between two flows of opposite signs. Its derivative is an equation
 * of the same kind with one sign change fewer, because the flows after τ change their sign. Between two roots of the
 * derivative h rises or falls throughout, so that the signs at those points, and far out on both sides, show every
 * root. A point at which h is zero itself is a root where the value touches zero.
 */
import { encloseRoot, type Root, type RootEnd } from "./enclose.js";
import { fixedPolynomial, fixedValue } from "./fixedPoint.js";
import { exactAmounts, type FlowEquation, signChanges } from "./flowEquation.js";
import { rootBetween, valueAt } from "./rootBetween.js";
import { solveSingle } from "./singleRoot.js";

/** −1, 0 or 1. */
export type Sign = -1 | 0 | 1;

/** A root with the signs of the value at a slightly lower and a slightly higher growth. */
export interface SignedRoot extends Root {
  readonly before: Sign;
  readonly after: Sign;
}

/** A point between which the value rises or falls throughout. */
interface Point {
  readonly end: RootEnd;
  readonly sign: Sign;
}

/** A float64 value smaller than this share of its terms is computed again exactly. */
const CERTAIN = 1e-11;
const PRECISIONS = [128, 256, 512, 1024];

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);
const signOf = (n: number | bigint): Sign => (n > 0 ? 1 : n < 0 ? -1 : 0);

/** The equation of the derivative for the time τ in the middle of the gap before the flow `change`. */
function derivative(equation: FlowEquation, change: number): FlowEquation {
  const { steps, amounts } = equation;
  const twice = (steps[change - 1] as number) + (steps[change] as number);
  const weights = steps.map((step) => twice - 2 * step);
  const largest = Math.max(...weights.map(Math.abs));
  return {
    steps,
    amounts: amounts.map((amount, k) => (amount * (weights[k] as number)) / largest),
    exact: () => exactAmounts(equation).map((amount, k) => amount * BigInt(weights[k] as number)),
  };
}

/** The sign of an equation's value at the root of another; 0 if 1,024 bits cannot tell it from zero. */
function signAtRoot(equation: FlowEquation, root: Root): Sign {
  const { value, size } = valueAt(equation, root.growth);
  if (Math.abs(value) > CERTAIN * size) return signOf(value);
  const total = exactAmounts(equation).reduce((sum, amount) => sum + magnitude(amount), 0n);
  const length = BigInt(equation.steps.at(-1) as number);
  for (const bits of PRECISIONS) {
    const enclosure = encloseRoot(root, bits);
    if (enclosure === undefined) continue;
    const polynomial = fixedPolynomial(equation, root.growth < 0, bits);
    const exact = fixedValue(polynomial, enclosure.middle);
    if (magnitude(exact) > polynomial.error + 2n * enclosure.half * total * length) return signOf(exact);
  }
  return 0;
}

/** The one root of an equation whose sign changes once. */
export function singleRoot(equation: FlowEquation, change: number): SignedRoot {
  const { growth, error } = solveSingle(equation, change);
  const isFalling = (equation.amounts[0] as number) < 0;
  return {
    equation,
    growth,
    error,
    low: Number.NEGATIVE_INFINITY,
    high: Number.POSITIVE_INFINITY,
    before: isFalling ? 1 : -1,
    after: isFalling ? -1 : 1,
  };
}

/** All roots, ascending, each once. */
export function chainRoots(equation: FlowEquation): SignedRoot[] {
  const changes = signChanges(equation);
  const change = changes[Math.floor(changes.length / 2)];
  if (change === undefined) return [];
  if (changes.length === 1) return [singleRoot(equation, change)];
  const { amounts } = equation;
  const turns = chainRoots(derivative(equation, change));
  const points: Point[] = [
    { end: Number.NEGATIVE_INFINITY, sign: signOf(amounts[amounts.length - 1] as number) },
    ...turns.map((turn) => ({ end: turn, sign: signAtRoot(equation, turn) })),
    { end: Number.POSITIVE_INFINITY, sign: signOf(amounts[0] as number) },
  ];
  return rootsOfPieces(equation, points);
}

function rootsOfPieces(equation: FlowEquation, points: readonly Point[]): SignedRoot[] {
  const roots: SignedRoot[] = [];
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1] as Point, points[i] as Point];
    if (from.sign * to.sign < 0) {
      const found = rootBetween(equation, from, to);
      roots.push({ ...found, before: from.sign, after: to.sign });
    }
    const next = points[i + 1];
    if (to.sign === 0 && next !== undefined && typeof to.end !== "number") {
      roots.push({ ...to.end, before: from.sign, after: next.sign });
    }
  }
  return roots;
}
