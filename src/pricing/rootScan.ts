/**
 * The roots of flows whose sign changes very often, by bounds over intervals of the growth.
 *
 * On each side of zero the flows are taken from the end at which discounting is 1. With P and N the sums of the
 * terms of each sign, both falling, the value over an interval lies between P(end) − N(start) and P(start) − N(end),
 * and its slope likewise. An interval without a zero of the value is dropped, one without a zero of the slope holds
 * a root if the signs at its ends differ, any other is halved. What is still open at the narrowest width holds a
 * root if the signs differ.
 */
import type { Root } from "./enclose.js";
import { fixedPolynomial, fixedSign, toFixedPoint } from "./fixedPoint.js";
import { type FlowEquation, signChanges, sumsToZero } from "./flowEquation.js";
import { rootBetween } from "./rootBetween.js";
import type { Sign, SignedRoot } from "./rootChain.js";
import { solveSingle } from "./singleRoot.js";

/** The sums over the terms of each sign at a growth, and the same with each term × its steps. */
interface Sums {
  readonly growth: number;
  readonly plus: number;
  readonly minus: number;
  readonly plusMoment: number;
  readonly minusMoment: number;
}

const MOST_EVALUATIONS = 20_000;
const NARROWEST = 1e-9;
const NOISE = 1e-11;
const SIGN_BITS = 320;

function sumsAt({ steps, amounts }: FlowEquation, growth: number): Sums {
  let [plus, minus, plusMoment, minusMoment] = [0, 0, 0, 0];
  for (let k = 0; k < steps.length; k++) {
    const step = steps[k] as number;
    const term = (amounts[k] as number) * Math.exp(-growth * step);
    if (term > 0) {
      plus += term;
      plusMoment += term * step;
    } else {
      minus -= term;
      minusMoment -= term * step;
    }
  }
  return { growth, plus, minus, plusMoment, minusMoment };
}

/** The flows seen from the last: the growth g of one is −g of the other. */
function reversed({ steps, amounts, exact }: FlowEquation): FlowEquation {
  const length = steps[steps.length - 1] as number;
  return {
    steps: steps.map((step) => length - step).reverse(),
    amounts: [...amounts].reverse(),
    exact: exact === undefined ? undefined : () => [...exact()].reverse(),
  };
}

/** A growth above which the flows before the first change of sign outweigh all later ones of the other sign. */
function highestRoot(equation: FlowEquation): number {
  const first = signChanges(equation)[0] as number;
  const lead = equation.amounts[0] as number;
  const kept = equation.amounts
    .map((_, k) => k)
    .filter((k) => k < first || (equation.amounts[k] as number) * lead < 0);
  const dominated = {
    steps: kept.map((k) => equation.steps[k] as number),
    amounts: kept.map((k) => equation.amounts[k] as number),
  };
  const { growth } = solveSingle(dominated, first);
  return Math.max(0, growth) * (1 + NARROWEST) + NARROWEST / (equation.steps.at(-1) as number);
}

function signAt(equation: FlowEquation, { growth, plus, minus }: Sums): Sign {
  const value = plus - minus;
  if (Math.abs(value) > NOISE * (plus + minus)) return value > 0 ? 1 : -1;
  if (growth === 0 && sumsToZero(equation)) return 0;
  return fixedSign(fixedPolynomial(equation, false, SIGN_BITS), toFixedPoint(Math.exp(-growth), SIGN_BITS));
}

const excludesZero = (low: number, high: number, size: number): boolean =>
  low > NOISE * size || high < -NOISE * size;

/** The intervals from growth 0 up that hold one root each, with the signs at their ends. */
function bracketsAbove(equation: FlowEquation): [Sums, Sums][] {
  const width = NARROWEST / (equation.steps.at(-1) as number);
  const open: [Sums, Sums][] = [[sumsAt(equation, 0), sumsAt(equation, highestRoot(equation))]];
  const brackets: [Sums, Sums][] = [];
  for (let evaluations = 0; open.length > 0; ) {
    const [a, b] = open.pop() as [Sums, Sums];
    if (excludesZero(b.plus - a.minus, a.plus - b.minus, a.plus + a.minus)) continue;
    const size = a.plusMoment + a.minusMoment;
    const rises = excludesZero(b.plusMoment - a.minusMoment, a.plusMoment - b.minusMoment, size);
    if (rises || b.growth - a.growth < width || evaluations > MOST_EVALUATIONS) {
      if (signAt(equation, a) * signAt(equation, b) < 0) brackets.push([a, b]);
      continue;
    }
    const middle = sumsAt(equation, a.growth + (b.growth - a.growth) * 0.4871);
    evaluations++;
    open.push([middle, b], [a, middle]);
  }
  return brackets;
}

function rootsAbove(equation: FlowEquation): SignedRoot[] {
  return bracketsAbove(equation).map(([a, b]) => {
    const [before, after] = [signAt(equation, a), signAt(equation, b)];
    const root = rootBetween(equation, { end: a.growth, sign: before }, { end: b.growth, sign: after });
    return { ...root, before, after };
  });
}

const mirrored = (root: SignedRoot, equation: FlowEquation): SignedRoot => ({
  ...root,
  equation,
  growth: 0 - root.growth,
  low: 0 - (root.high as number),
  high: 0 - (root.low as number),
  before: root.after,
  after: root.before,
});

/** The root 0 of flows that add up to nothing; `outer` holds the roots on either side. */
function zeroRoot(equation: FlowEquation, below: readonly Root[], above: readonly Root[]): SignedRoot {
  const [low, high] = [below.at(-1)?.growth ?? -1, above[0]?.growth ?? 1];
  const [before, after] = [low / 2, high / 2].map((g) => {
    const { plus, minus } = sumsAt(equation, g);
    return plus > minus ? 1 : -1;
  }) as [Sign, Sign];
  return { equation, growth: 0, error: 0, low: low / 2, high: high / 2, before, after };
}

/** Every root that the intervals bracket, ascending. */
export function scanRoots(equation: FlowEquation): SignedRoot[] {
  const below = rootsAbove(reversed(equation))
    .map((root) => mirrored(root, equation))
    .reverse();
  const above = rootsAbove(equation);
  const zero = sumsToZero(equation) ? [zeroRoot(equation, below, above)] : [];
  return [...below, ...zero, ...above];
}
