/**
 * Shares that foot: parts in whole minor units that add up to a whole rounded before them.
 */
import { compareRatios, type Ratio, ratio, roundRatio, subtractRatios } from "../kernel/ratio.js";

/**
 * Cuts `whole` into whole numbers near the exact parts (largest remainder; of equal ones the first is served first).
 * `whole` must be the exact sum of the parts, rounded.
 *
 * @example
 * ```ts
 * footed(100n, [ratio(100n, 3n), ratio(100n, 3n), ratio(100n, 3n)]); // [34n, 33n, 33n]
 * ```
 */
export function footed(whole: bigint, parts: readonly Ratio[]): bigint[] {
  const shares = parts.map((part) => roundRatio(part, "floor"));
  const left = whole - shares.reduce((sum, share) => sum + share, 0n);
  const rests = parts.map((part, i) => ({ i, rest: subtractRatios(part, ratio(shares[i] as bigint)) }));
  rests.sort((a, b) => compareRatios(b.rest, a.rest) || a.i - b.i);
  for (const { i } of rests.slice(0, Number(left))) shares[i] = (shares[i] as bigint) + 1n;
  return shares;
}
