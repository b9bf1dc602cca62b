/**
 * Several figures of the same items in one pass.
 */
import { needRecord } from "../kernel/recordInput.js";
import { type Accumulator, matchingState, needAccumulator, type StoredAccumulator } from "./accumulator.js";
import { refuseState } from "./exactSums.js";

type Parts = Readonly<Record<string, Accumulator<never, unknown>>>;
type ItemOf<P extends Parts> = P[keyof P] extends Accumulator<infer Item, unknown> ? Item : never;
type ResultsOf<P extends Parts> = { readonly [K in keyof P]: ReturnType<P[K]["result"]> };

class Combined<P extends Parts> implements Accumulator<ItemOf<P>, ResultsOf<P>> {
  private readonly list: readonly Accumulator<ItemOf<P>, unknown>[];
  private readonly identity: {
    readonly metric: string;
    readonly definition: Readonly<Record<string, unknown>>;
  };

  constructor(readonly parts: P) {
    this.list = Object.values(parts) as readonly Accumulator<ItemOf<P>, unknown>[];
    const stored = Object.entries(parts).map(([name, part]) => [name, part.toJSON()] as const);
    const definition = stored.map(([name, part]) => [
      name,
      { metric: part.metric, definition: part.definition },
    ]);
    this.identity = { metric: "combined", definition: Object.fromEntries(definition) };
  }

  add(item: ItemOf<P>, index?: number): void {
    for (let i = 0; i < this.list.length; i++) this.list[i]?.add(item, index);
  }

  merge(other: Accumulator<ItemOf<P>, ResultsOf<P>> | StoredAccumulator): void {
    const states = matchingState(this.identity, other);
    if (typeof states !== "object" || states === null) refuseState("state", "one state for each part");
    for (const [name, part] of Object.entries(this.parts)) {
      const { metric, definition } = part.toJSON();
      part.merge({ metric, definition, state: (states as Record<string, unknown>)[name] });
    }
  }

  result(): ResultsOf<P> {
    const results = Object.entries(this.parts).map(([name, part]) => [name, part.result()]);
    return Object.fromEntries(results) as ResultsOf<P>;
  }

  toJSON(): StoredAccumulator {
    const states = Object.entries(this.parts).map(([name, part]) => [name, part.toJSON().state]);
    return { ...this.identity, state: Object.fromEntries(states) };
  }
}

/**
 * One accumulator of several, by name: every item is added to each of them, and the result has a result of each.
 *
 * @example
 * ```ts
 * const both = combine({
 *   risk: portfolioAtRiskAccumulator({ overDays: 30 }),
 *   ages: ageingAccumulator({ bands: [0, 30] }),
 * });
 * both.add({ currency: "BDT", principalOutstanding: "100", daysPastDue: 45 });
 * both.result().risk.percent; // "100.00"
 * both.result().ages.loans; // 1
 * ```
 */
export function combine<P extends Parts>(parts: P): Accumulator<ItemOf<P>, ResultsOf<P>> {
  needRecord(parts, "parts");
  for (const [name, part] of Object.entries(parts)) needAccumulator(part, `parts.${name}`);
  return new Combined(parts);
}
