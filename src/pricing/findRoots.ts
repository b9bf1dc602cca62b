/**
 * Rates of return: all rates at which flows are worth nothing together, or the reason why there is none.
 */
import { type FlowEquation, signChanges } from "./flowEquation.js";
import { chainRoots, type SignedRoot, singleRoot } from "./rootChain.js";
import { scanRoots } from "./rootScan.js";

/** Why flows have no rate. */
export const NO_RATE_REASONS = {
  "no-flows": "there is no flow, or every amount is zero",
  "every-rate": "the flows of each moment cancel, so that every rate fits",
  "one-moment": "all flows fall on one moment, so that no time passes",
  "one-sign": "all flows go the same way: nothing is repaid, or nothing was received",
  "no-root": "the flows change their direction, but no rate above -100% balances them",
} as const;

/** The name of a reason why flows have no rate. */
export type NoRateReason = keyof typeof NO_RATE_REASONS;

/** With more sign changes than this the roots are bracketed by a scan instead of one by one. */
const MOST_CHANGES = 40;

/** The roots, ascending; one reason instead if there is none. */
export function findRoots(equation: FlowEquation): SignedRoot[] | "one-sign" | "no-root" {
  const changes = signChanges(equation);
  if (changes.length === 0) return "one-sign";
  if (changes.length === 1) return [singleRoot(equation, changes[0] as number)];
  const roots = changes.length > MOST_CHANGES ? scanRoots(equation) : chainRoots(equation);
  return roots.length === 0 ? "no-root" : roots;
}

/**
 * Why the flows gathered into an equation have no rate, as far as that shows before any root is looked for:
 * `moving` is how many flows were not zero.
 */
export function reasonWithoutTime(
  { steps }: FlowEquation,
  moving: number,
  isOneMoment = false,
): NoRateReason | undefined {
  if (moving === 0) return "no-flows";
  if (moving > 1 && isOneMoment) return "one-moment";
  return steps.length === 0 ? "every-rate" : undefined;
}
