/**
 * Provisions of a book whose products follow different policies: housing, insured, short and long terms.
 */
import { Decimal } from "../../kernel/decimal.js";
import { problem, refuse } from "../../kernel/error.js";
import { needRecord } from "../../kernel/recordInput.js";
import { positionGiven } from "../../servicing/position/readPosition.js";
import { type Accumulator, collect, matchingState, type StoredAccumulator } from "../accumulator.js";
import type { PortfolioItem } from "../bookTally.js";
import { refuseState } from "../exactSums.js";
import { compareText, type ItemProblems, ProblemLog } from "../problemLog.js";
import type { TallyAccumulator } from "../tallyAccumulator.js";
import type { ProvisionOptions } from "./provisionDefinition.js";
import type { Provisions } from "./provisionFigures.js";
import type { ProvisioningPolicyChoice } from "./provisioningPolicy.js";
import { provisionsAccumulator } from "./provisions.js";

/** Which policy is for which loans. */
export interface ProvisionsByKeyOptions extends Omit<ProvisionOptions, "policy" | "groupBy"> {
  /** The name of the key, such as `product`. */
  readonly key: string;
  /** Policies by the value of the key. */
  readonly policies: Readonly<Record<string, ProvisioningPolicyChoice>>;
  /** The policy of loans with another value or none; without it such loans are noted as a problem. */
  readonly otherwise?: ProvisioningPolicyChoice | undefined;
}

/** Provisions of a book under several policies. */
export type ProvisionsByKey = (
  | { readonly kind: "found"; readonly provision: Decimal }
  | { readonly kind: "none"; readonly reason: "no-rates" | "not-given" }
) & {
  /** The provisions of each value of the key, and of the others under `null`. */
  readonly parts: readonly { readonly value: string | null; readonly provisions: Provisions }[];
  /** Loans without a policy. */
  readonly problems: ItemProblems;
};

const OTHERS = "";

/** Adds each loan under the policy of its key. */
class ProvisionRouter implements Accumulator<PortfolioItem, ProvisionsByKey> {
  private items = 0;
  private readonly log = new ProblemLog();
  private readonly parts = new Map<string, TallyAccumulator<Provisions>>();
  private readonly identity: { readonly metric: string; readonly definition: unknown };

  constructor(private readonly options: ProvisionsByKeyOptions) {
    const { key, policies, otherwise, ...shared } = options;
    for (const [value, policy] of Object.entries(policies ?? {})) {
      this.parts.set(`=${value}`, provisionsAccumulator({ ...shared, policy }));
    }
    if (otherwise !== undefined)
      this.parts.set(OTHERS, provisionsAccumulator({ ...shared, policy: otherwise }));
    if (typeof key !== "string") refuse(problem("required", "key", "must be the name of a key"));
    if (this.parts.size === 0) refuse(problem("required", "policies", "must name at least one policy"));
    this.identity = { metric: "provisions-by-key", definition: options };
  }

  add(item: PortfolioItem, index = this.items): void {
    this.items += 1;
    const given = positionGiven(item) as PortfolioItem & { keys?: Readonly<Record<string, string>> };
    const value = given?.keys?.[this.options.key];
    const part = this.parts.get(`=${value}`) ?? this.parts.get(OTHERS);
    if (part !== undefined) part.add(given, index);
    else this.log.note(index, [problem("not-in-list", `keys.${this.options.key}`, "must have a policy")]);
  }

  merge(other: Accumulator<PortfolioItem, ProvisionsByKey> | StoredAccumulator): void {
    const state = matchingState(this.identity, other) as {
      items: number;
      problems: ItemProblems;
      parts: Record<string, StoredAccumulator>;
    };
    if (!Number.isSafeInteger(state?.items) || typeof state.parts !== "object")
      refuseState("state", "items, problems and parts");
    this.items += state.items;
    this.log.absorb(state.problems);
    for (const [value, part] of this.parts)
      part.merge(state.parts[value] ?? refuseState("parts", "every policy"));
  }

  result(): ProvisionsByKey {
    const parts = [...this.parts]
      .sort(([a], [b]) => compareText(a, b))
      .map(([value, part]) => ({
        value: value === OTHERS ? null : value.slice(1),
        provisions: part.result(),
      }));
    const currencies = new Set(
      parts.map(({ provisions }) => provisions.currency).filter((code) => code !== null),
    );
    if (currencies.size > 1)
      refuse(problem("conflict", "currency", "loans of several currencies cannot be added"));
    let total: Decimal = new Decimal(0);
    for (const { provisions } of parts) {
      const empty = provisions.grossLoanPortfolio.isZero();
      if (provisions.kind === "none" && !empty)
        return { kind: "none", reason: provisions.reason, parts, problems: this.log.toJSON() };
      if (provisions.kind === "found") total = total.plus(provisions.provision);
    }
    return { kind: "found", provision: total, parts, problems: this.log.toJSON() };
  }

  toJSON(): StoredAccumulator {
    const parts = Object.fromEntries([...this.parts].map(([value, part]) => [value, part.toJSON()]));
    return { ...this.identity, state: { items: this.items, problems: this.log.toJSON(), parts } };
  }
}

/** An accumulator of provisions under several policies. @throws LoanError listing everything that is wrong */
export function provisionsByKeyAccumulator(
  options: ProvisionsByKeyOptions,
): Accumulator<PortfolioItem, ProvisionsByKey> {
  needRecord(options, "options");
  return new ProvisionRouter(options);
}

/**
 * Provisions of some loans, each under the policy of its product.
 *
 * @throws LoanError listing everything that is wrong; `conflict` if the loans are of several currencies
 * @example
 * ```ts
 * const loan = { currency: "KHR", principalOutstanding: "100000", daysPastDue: 45 };
 * const book = [{ ...loan, keys: { term: "short" } }, { ...loan, keys: { term: "long" } }];
 * const policies = { short: "kh-nbc-mfi-2002-short", long: "kh-nbc-mfi-2002-long" } as const;
 * const { parts } = provisionsByKey(book, { key: "term", policies });
 * parts.map(({ provisions }) => provisions.policy.id); // ["kh-nbc-mfi-2002-long", "kh-nbc-mfi-2002-short"]
 * ```
 */
export function provisionsByKey(
  items: Iterable<PortfolioItem>,
  options: ProvisionsByKeyOptions,
): ProvisionsByKey {
  return collect(provisionsByKeyAccumulator(options), items).result();
}
