/**
 * Accumulators: every figure of a book is something that loans are added to, one at a time.
 *
 * `add` takes a loan, `merge` another accumulator of the same definition (or its stored state), `result` gives the
 * figures, `toJSON` the state. The result depends on the loans alone: not on their order, nor on how the book was cut
 * into batches, shards, threads or files.
 */
import { problem, refuse } from "../kernel/error.js";
import { needIterable, needRecord } from "../kernel/recordInput.js";

/** What an accumulator knows, as plain data that JSON can carry. */
export interface StoredAccumulator {
  readonly metric: string;
  /** The options, complete: only states of equal definition can be merged. */
  readonly definition: unknown;
  readonly state: unknown;
}

/** Something that loans are added to and that then tells a figure. */
export interface Accumulator<Item, Result> {
  /** Adds one item. `index` is its place in the whole input, for messages; counted from 0 if not given. */
  add(item: Item, index?: number): void;
  /** Adds all that another accumulator of the same definition has seen, or its stored state. */
  merge(other: Accumulator<Item, Result> | StoredAccumulator): void;
  /** The figures of everything added so far; adding may go on. */
  result(): Result;
  /** The state as plain data. */
  toJSON(): StoredAccumulator;
}

/** Refuses what items cannot be added to. */
export function needAccumulator(value: { add(item: never, index?: number): void }, at: string): void {
  needRecord(value, at);
  if (typeof value.add !== "function") refuse(problem("wrong-type", at, "must be an accumulator"));
}

/** The state of an accumulator, or a stored state as it is; refused unless metric and definition agree. */
export function matchingState(
  own: { readonly metric: string; readonly definition: unknown },
  other: { toJSON(): StoredAccumulator } | StoredAccumulator,
): unknown {
  const stored = "toJSON" in other && typeof other.toJSON === "function" ? other.toJSON() : other;
  const { metric, definition, state } = stored as StoredAccumulator;
  if (metric !== own.metric) {
    refuse(problem("conflict", "metric", "only accumulators of the same metric can be merged"));
  }
  if (JSON.stringify(definition) !== JSON.stringify(own.definition)) {
    refuse(problem("conflict", "definition", "only accumulators of the same definition can be merged"));
  }
  return state;
}

/**
 * Adds every item of an iterable and returns the accumulator.
 *
 * @param firstIndex the place of the first item in the whole input, if this is a shard of it
 */
export function collect<Item, A extends { add(item: Item, index?: number): void }>(
  accumulator: A,
  items: Iterable<Item>,
  firstIndex = 0,
): A {
  needAccumulator(accumulator, "accumulator");
  needIterable(items, "items");
  let index = firstIndex;
  for (const item of items) accumulator.add(item, index++);
  return accumulator;
}

/** How a long asynchronous collection tells how far it is. */
export interface Progress {
  /** The place of the first item in the whole input, if this is a shard of it. */
  readonly firstIndex?: number;
  /** Called with the number of items seen, every `every` items and at the end. */
  readonly onProgress?: (items: number) => void;
  readonly every?: number;
}

/**
 * Adds every item of an asynchronous (or plain) iterable and returns the accumulator.
 *
 * @example
 * ```ts
 * const seen = { count: 0, add() { this.count += 1; } };
 * (await collectAsync(seen, [1, 2, 3])).count; // 3
 * ```
 */
export async function collectAsync<Item, A extends { add(item: Item, index?: number): void }>(
  accumulator: A,
  items: AsyncIterable<Item> | Iterable<Item>,
  progress: Progress = {},
): Promise<A> {
  needRecord(progress, "progress");
  const { firstIndex = 0, onProgress, every = 10_000 } = progress;
  needAccumulator(accumulator, "accumulator");
  needIterable(items, "items", [Symbol.asyncIterator, Symbol.iterator]);
  let count = 0;
  for await (const item of items) {
    accumulator.add(item, firstIndex + count);
    count += 1;
    if (onProgress !== undefined && count % every === 0) onProgress(count);
  }
  onProgress?.(count);
  return accumulator;
}

/** The same for an asynchronous iterable of batches, such as the chunks of a database stream: no wait per item. */
export async function collectBatches<Item, A extends { add(item: Item, index?: number): void }>(
  accumulator: A,
  batches: AsyncIterable<Iterable<Item>> | Iterable<Iterable<Item>>,
  progress: Progress = {},
): Promise<A> {
  needRecord(progress, "progress");
  const { firstIndex = 0, onProgress } = progress;
  needAccumulator(accumulator, "accumulator");
  needIterable(batches, "batches", [Symbol.asyncIterator, Symbol.iterator]);
  let count = 0;
  for await (const batch of batches) {
    needIterable(batch, "batches[]");
    for (const item of batch) accumulator.add(item, firstIndex + count++);
    onProgress?.(count);
  }
  return accumulator;
}
