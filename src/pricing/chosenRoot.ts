/**
 * Which of several roots is meant.
 *
 * The price of a credit is a rate at which the client would gain from discounting more: the flows from the client's
 * side are worth less than nothing at a slightly lower rate and more at a slightly higher one, because what is received
 * comes before what is paid. A loan without deposits has one rate, of that kind. As a compulsory deposit grows from
 * nothing, its return turns the last flow round, and a second root comes in from −100%, at which a higher rate is worth
 * less: the yield of a deposit. The price moves on without a jump as the other kind of root, until both meet and there
 * is no rate. If nothing is left in hand, only the yield remains, which is no price.
 */
import type { AprRule } from "../rules/aprRule.js";
import type { SignedRoot } from "./rootChain.js";

/** Why rates that balance the flows of a credit are not its price. */
export const NO_PRICE_REASONS = {
  "not-a-credit": "nothing is received before it is paid: the rate that fits is the yield of a deposit",
  "several-prices": "several rates fit, and more than one of them may be the price",
} as const;

/** The name of a reason why the flows of a credit have no price. */
export type NoPriceReason = keyof typeof NO_PRICE_REASONS;

/** The root nearest to zero in ln(1 + rate); of two as near, the higher. There is at least one. */
export const nearestRoot = (roots: readonly SignedRoot[]): SignedRoot =>
  roots.reduce((best, root) => (Math.abs(root.growth) <= Math.abs(best.growth) ? root : best));

/** Whether a higher rate is worth less to whoever receives the flows: a yield. Where the value touches zero it is none. */
const isYield = ({ before, after }: SignedRoot): boolean => before > 0 && after < 0;

/** The root that is the price of a credit, flows from the client's side, or why none is. */
export function priceRoot(
  roots: readonly SignedRoot[],
  choice: AprRule["choice"],
): SignedRoot | NoPriceReason {
  const prices = roots.filter((root) => !isYield(root));
  const [first] = prices;
  if (first === undefined) return "not-a-credit";
  if (prices.length === 1 && choice === "price") return first;
  if (choice === "price") return "several-prices";
  const positive = roots.filter(({ growth }) => growth > 0);
  return nearestRoot(positive.length > 0 ? positive : roots);
}
