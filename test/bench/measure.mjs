/** Times functions against each other in one run. */
import { Bench } from "tinybench";

/** @typedef {{ rounds: number, milliseconds: number }} Effort */

/** @type {Effort} */
export const FULL = { rounds: 5, milliseconds: 300 };
/** Enough to see that everything runs. @type {Effort} */
export const QUICK = { rounds: 1, milliseconds: 5 };

/** The last result stays reachable, so that no call can be optimized away. @type {{ result: unknown }} */
const kept = { result: undefined };

/**
 * Microseconds for one item. Every round times all contenders one after the other, collection of garbage
 * included; the fastest round of each counts, so that a busy machine disturbs all alike.
 *
 * @template T
 * @param {Record<string, (item: T) => unknown>} contenders
 * @param {readonly T[]} items
 * @param {Effort} effort
 * @returns {Promise<Record<string, number>>}
 */
export async function measure(contenders, items, { rounds, milliseconds }) {
  /** @type {Record<string, number>} */
  const fastest = {};
  for (let round = 0; round < rounds; round += 1) {
    const bench = new Bench({
      time: milliseconds,
      warmupTime: milliseconds / 3,
      iterations: 3,
      throws: true,
    });
    for (const [name, contender] of Object.entries(contenders)) {
      bench.add(name, () => {
        for (const item of items) kept.result = contender(item);
      });
    }
    await bench.run();
    for (const { name, result } of bench.tasks) {
      if (!("latency" in result)) throw new Error(`${name} was not measured`);
      const microseconds = (result.latency.mean * 1000) / items.length;
      fastest[name] = Math.min(fastest[name] ?? Number.POSITIVE_INFINITY, microseconds);
    }
  }
  return fastest;
}
