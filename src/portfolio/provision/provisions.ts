/**
 * Provisions: what a dated policy asks a lender to set aside for loans that may not be repaid.
 */
import { refuse } from "../../kernel/error.js";
import { collect } from "../accumulator.js";
import type { PortfolioItem } from "../bookTally.js";
import { TallyAccumulator } from "../tallyAccumulator.js";
import { type ProvisionOptions, readProvisionDefinition } from "./provisionDefinition.js";
import { type ProvisionClass, type Provisions, tellProvisions } from "./provisionFigures.js";
import { policyNeeds } from "./provisionTally.js";

/**
 * An accumulator of provisions.
 *
 * @throws LoanError listing every option that is wrong, and every problem of the policy
 */
export function provisionsAccumulator(options: ProvisionOptions): TallyAccumulator<Provisions> {
  const definition = readProvisionDefinition(options);
  return new TallyAccumulator({
    metric: "provisions",
    definition,
    needs: policyNeeds(definition),
    tell: (told) => tellProvisions(told, definition),
  });
}

/**
 * Provisions of some loans under a policy. There is no default policy, and the answer names the one it follows.
 *
 * @throws LoanError listing every option that is wrong; `conflict` for mixed currencies, or gaps and overlaps of bands
 * @example
 * ```ts
 * const book = [
 *   { currency: "NGN", principalOutstanding: "10000.00", daysPastDue: 0 },
 *   { currency: "NGN", principalOutstanding: "1500.00", daysPastDue: 90 },
 * ];
 * const { specific, policy } = provisions(book, { policy: "ng-cbn-mfb" });
 * specific; // 850
 * policy.verified; // true
 * ```
 */
export function provisions(items: Iterable<PortfolioItem>, options: ProvisionOptions): Provisions {
  return collect(provisionsAccumulator(options), items).result();
}

/** The class of one loan under a policy, and what is provided for it: a book of one, without floor and general part. */
export function provisionOf(
  item: PortfolioItem,
  options: Omit<ProvisionOptions, "groupBy">,
): ProvisionClass | undefined {
  const { classes, problems } = provisions([item], options);
  if (problems.items > 0) refuse(problems.first);
  return classes.find(({ loans }) => loans > 0);
}
