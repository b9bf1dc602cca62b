/**
 * The one root of flows whose sign changes once, in float64: a bracketed Newton that cannot diverge.
 *
 * Let L and T be the discounted sizes of the flows before and after the change. The logarithm of L/T is zero at
 * the root, rises with the growth g, and is nearly straight: its slope is the mean time of T less the mean time
 * of L, which lies between the gap at the change and the whole length. That gives a bracket at once, and Newton
 * needs three or four steps. Each sum is taken from its own end at which discounting is 1, so that nothing
 * overflows however long the loan or high the rate.
 */
import type { FlowEquation } from "./flowEquation.js";

/** A root in float64, with a proved bound of its error. */
export interface FloatRoot {
  /** g = ln(1 + rate per step). */
  readonly growth: number;
  readonly error: number;
}

const UNIT = 2 ** -53;
const MOST_STEPS = 200;
const GAPS_COMPARED = 8;

/** The gaps between flows: `gaps[which[k]]` lies between the flows k − 1 and k. */
interface Gaps {
  readonly gaps: number[];
  readonly which: number[];
}

/** Most loans have one to four gaps, so that a few comparisons save most exponentials. */
function distinctGaps(steps: readonly number[]): Gaps {
  const gaps: number[] = [];
  const which: number[] = [0];
  let [step, last] = [0, 0];
  for (let k = 1; k < steps.length; k++) {
    const next = steps[k] as number;
    const gap = next - step;
    step = next;
    if (gaps[last] !== gap) {
      const oldest = gaps.length > GAPS_COMPARED ? gaps.length - GAPS_COMPARED : 0;
      for (last = gaps.length - 1; last >= oldest && gaps[last] !== gap; ) last--;
      if (last < oldest) last = gaps.push(gap) - 1;
    }
    which.push(last);
  }
  return { gaps, which };
}

/** What is needed of the logarithm of L/T at a growth: its value, slope and the float64 error of the value. */
interface Balance {
  value: number;
  slope: number;
}

/** The equation with what every evaluation of it shares. */
interface Prepared {
  readonly equation: FlowEquation;
  readonly gaps: Gaps;
  /** The index of the first flow after the sign change. */
  readonly change: number;
  readonly powers: number[];
}

/** Sum and mean time of the flows from `near` to `far`, discounted from `near`, where discounting is 1. */
function discounted(prepared: Prepared, near: number, far: number, sum: Balance): void {
  const { equation, gaps, powers } = prepared;
  const isForward = near <= far;
  let value = equation.amounts[far] as number;
  let moment = 0;
  for (let k = far; k !== near; ) {
    const gap = gaps.which[isForward ? k : k + 1] as number;
    k += isForward ? -1 : 1;
    const power = powers[gap] as number;
    moment = (moment + (gaps.gaps[gap] as number) * value) * power;
    value = value * power + (equation.amounts[k] as number);
  }
  sum.value = value;
  sum.slope = moment / value;
}

/** The logarithm of L/T and its slope at the growth g. */
function balanceAt(g: number, prepared: Prepared, balance: Balance): void {
  const { equation, gaps, powers, change } = prepared;
  const { steps } = equation;
  const last = steps.length - 1;
  for (let i = 0; i < gaps.gaps.length; i++) powers[i] = Math.exp(-Math.abs(g) * (gaps.gaps[i] as number));
  const [leadNear, leadFar, tailNear, tailFar] =
    g >= 0 ? [0, change - 1, change, last] : [change - 1, 0, last, change];
  discounted(prepared, leadNear, leadFar, balance);
  const { value: lead, slope: leadTime } = balance;
  discounted(prepared, tailNear, tailFar, balance);
  const gap = (steps[tailNear] as number) - (steps[leadNear] as number);
  const later = balance.slope - leadTime;
  balance.slope = g >= 0 ? gap + later : gap - later;
  balance.value = Math.log(-lead / balance.value) + g * gap;
}

/**
 * The root g of flows whose sign changes once, at the flow `change`.
 *
 * The sums are of terms of one sign, so that each is known to a few units of the last place per flow; divided by
 * the slope that bounds the error of the root.
 */
export function solveSingle(equation: FlowEquation, change: number): FloatRoot {
  const { steps } = equation;
  const prepared: Prepared = { equation, gaps: distinctGaps(steps), change, powers: [] };
  const balance: Balance = { value: 0, slope: 1 };
  const length = steps[steps.length - 1] as number;
  const shortest = (steps[change] as number) - (steps[change - 1] as number);
  balanceAt(0, prepared, balance);
  let low = Math.min(0, (-2 * balance.value) / shortest);
  let high = Math.max(0, (-2 * balance.value) / shortest);
  let g = -balance.value / balance.slope;
  for (let i = 0; i < MOST_STEPS; i++) {
    balanceAt(g, prepared, balance);
    if (balance.value > 0) high = g;
    else low = g;
    const step = balance.value / balance.slope;
    const next = g - step;
    const bend = (step * length) ** 2 / balance.slope;
    g = next > low && next < high ? next : (low + high) / 2;
    if (g === next && bend <= UNIT * Math.abs(g)) break;
  }
  const noise = UNIT * (4 * steps.length + 16 + 6 * Math.abs(g) * length);
  return { growth: g, error: noise / balance.slope + 4 * UNIT * Math.abs(g) };
}
