/**
 * Which of several roots is meant.
 */
import type { AprRule } from "../rules/aprRule.js";
import type { SignedRoot } from "./rootChain.js";

/** The root nearest to zero in ln(1 + rate); of two as near, the higher. */
const nearest = (roots: readonly SignedRoot[]): SignedRoot =>
  roots.reduce((best, root) => (Math.abs(root.growth) <= Math.abs(best.growth) ? root : best));

/** The root that is meant; there is at least one. */
export function chosenRoot(
  roots: readonly SignedRoot[],
  choice: AprRule["choice"] = "nearest-zero",
): SignedRoot {
  const positive = roots.filter(({ growth }) => growth > 0);
  return nearest(choice === "positive-first" && positive.length > 0 ? positive : roots);
}
