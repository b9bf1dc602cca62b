/**
 * The equation of a rate: the flows c₁ … cₙ, each a whole number of steps e after the first, are worth nothing
 * together at the growth g per step that is looked for: Σ cₖ · exp(−g · eₖ) = 0.
 *
 * Flows of one moment are added and zeros dropped, exactly, so that the signs left in order of time say how many
 * roots there can be: no more than the sign changes, and an even number fewer (Descartes).
 */
import type { ExactAmounts } from "./exactAmounts.js";

/** Flows in order of time, one per moment, none zero. */
export interface FlowEquation {
  /** Whole steps from the first flow, ascending; the first is 0. */
  readonly steps: readonly number[];
  /** The amounts as whole numbers; where `exact` is given, float64 numbers in proportion to those. */
  readonly amounts: readonly number[];
  /** The amounts as big integers, given where some are no safe integers. */
  readonly exact?: (() => readonly bigint[]) | undefined;
}

/** Whether steps ascend strictly from 0 and no amount is zero, so that nothing is to be gathered. */
function isGathered(steps: readonly number[], amounts: readonly number[]): boolean {
  if (steps[0] !== 0 || amounts[0] === 0) return false;
  for (let i = 1; i < steps.length; i++) {
    if ((steps[i] as number) <= (steps[i - 1] as number) || amounts[i] === 0) return false;
  }
  return true;
}

/** The flows at the given steps, sorted, added up and counted from the first that is not zero. */
export function gatherFlows(steps: readonly number[], flows: ExactAmounts): FlowEquation {
  const { values, exact } = flows;
  if (exact === undefined && isGathered(steps, values)) return { steps, amounts: values };
  const order = steps.map((_, i) => i).sort((a, b) => (steps[a] as number) - (steps[b] as number));
  return exact === undefined ? gatherSafe(order, steps, values) : gatherExact(order, steps, exact);
}

function gatherSafe(
  order: readonly number[],
  steps: readonly number[],
  values: readonly number[],
): FlowEquation {
  const gathered: { steps: number[]; amounts: number[] } = { steps: [], amounts: [] };
  let sum = 0;
  for (let k = 0; k < order.length; k++) {
    const step = steps[order[k] as number] as number;
    sum += values[order[k] as number] as number;
    if (!Number.isSafeInteger(sum)) return gatherExact(order, steps, values.map(BigInt));
    if (k + 1 < order.length && steps[order[k + 1] as number] === step) continue;
    if (sum !== 0) {
      gathered.steps.push(step);
      gathered.amounts.push(sum);
    }
    sum = 0;
  }
  return fromFirst(gathered);
}

function gatherExact(
  order: readonly number[],
  steps: readonly number[],
  values: readonly bigint[],
): FlowEquation {
  const sums = new Map<number, bigint>();
  for (const i of order) {
    const step = steps[i] as number;
    sums.set(step, (sums.get(step) ?? 0n) + (values[i] as bigint));
  }
  const kept = [...sums].filter(([, sum]) => sum !== 0n);
  const exact = kept.map(([, sum]) => sum);
  const amounts = nearestFloats(exact).values;
  return fromFirst({ steps: kept.map(([step]) => step), amounts, exact: () => exact });
}

function fromFirst(equation: FlowEquation): FlowEquation {
  const first = equation.steps[0] ?? 0;
  return first === 0 ? equation : { ...equation, steps: equation.steps.map((step) => step - first) };
}

/** The amounts as big integers. */
export function exactAmounts({ amounts, exact }: FlowEquation): readonly bigint[] {
  return exact === undefined ? amounts.map(BigInt) : exact();
}

const LARGEST_EXPONENT = 900;
const SMALLEST = 1e-300;

/** Float64 numbers in proportion to whole numbers of any size: values × 2^shift; none becomes zero. */
export function nearestFloats(exact: readonly bigint[]): { values: number[]; shift: number } {
  const bits = Math.max(0, ...exact.map((n) => n.toString(16).length * 4));
  const shift = Math.max(0, bits - LARGEST_EXPONENT);
  if (shift === 0) return { values: exact.map(Number), shift };
  const values = exact.map((n) => Number(n >> BigInt(shift)) || (n < 0n ? -SMALLEST : SMALLEST));
  return { values, shift };
}

/** Where the sign changes: the indexes of the flows whose sign is not that of the flow before. */
export function signChanges({ amounts }: FlowEquation): number[] {
  const changes: number[] = [];
  for (let i = 1; i < amounts.length; i++) {
    if ((amounts[i] as number) > 0 !== (amounts[i - 1] as number) > 0) changes.push(i);
  }
  return changes;
}

/** Whether the flows add up to nothing, so that a rate of 0 is a root; exact. */
export function sumsToZero(equation: FlowEquation): boolean {
  let [sum, size] = [0, 0];
  for (const amount of equation.amounts) {
    sum += amount;
    size += Math.abs(amount);
  }
  if (equation.exact === undefined && Number.isSafeInteger(size)) return sum === 0;
  return exactAmounts(equation).reduce((total, amount) => total + amount, 0n) === 0n;
}
