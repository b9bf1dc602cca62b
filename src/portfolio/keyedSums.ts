/**
 * Exact sums by a text key, such as a cohort and an age: memory grows with the keys, not with the loans.
 */
import { ExactSums, refuseState, type StoredSum } from "./exactSums.js";
import { compareText } from "./problemLog.js";

/** Rows of exact sums by key. */
export class KeyedSums {
  private readonly rows = new Map<string, ExactSums>();

  constructor(private readonly width: number) {}

  /** The sums of a key, all zero if it is new. */
  row(key: string): ExactSums {
    const found = this.rows.get(key);
    if (found !== undefined) return found;
    const row = new ExactSums(this.width);
    this.rows.set(key, row);
    return row;
  }

  /** One sum of a key; zero if the key is not there. */
  total(key: string, index: number): bigint {
    return this.rows.get(key)?.total(index) ?? 0n;
  }

  /** The keys in order. */
  keys(): readonly string[] {
    return [...this.rows.keys()].sort(compareText);
  }

  absorb(stored: unknown): void {
    if (!Array.isArray(stored)) refuseState("state", "a list of keys with their sums");
    for (const entry of stored as readonly (readonly [string, readonly StoredSum[]])[]) {
      if (!Array.isArray(entry) || typeof entry[0] !== "string") refuseState("state", "keys with their sums");
      this.row(entry[0]).absorb(entry[1]);
    }
  }

  toJSON(): unknown {
    return this.keys().map((key) => [key, this.row(key).toJSON()]);
  }
}
