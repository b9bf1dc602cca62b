/**
 * Sums of whole numbers that stay exact however large they grow.
 *
 * A sum lives in float64 as long as it is a safe integer, which costs one addition and one comparison, and
 * spills into a BigInt when it would leave them. Adding is therefore exact, and the order does not matter.
 */
import { problem, refuse } from "../kernel/error.js";

const MOST = Number.MAX_SAFE_INTEGER;

/** A sum in a stored state: a number while it is a safe integer, else its digits. */
export type StoredSum = number | string;

/** A fixed number of exact sums, all zero at first. */
export class ExactSums {
  private readonly low: Float64Array;
  private high: Map<number, bigint> | undefined;

  constructor(readonly size: number) {
    this.low = new Float64Array(size);
  }

  /** Adds a safe integer to the sum at `index`. */
  add(index: number, value: number): void {
    const sum = (this.low[index] as number) + value;
    if (sum > MOST || sum < -MOST) this.spill(index, value);
    else this.low[index] = sum;
  }

  private spill(index: number, value: number): void {
    this.addLarge(index, BigInt(this.low[index] as number));
    this.low[index] = value;
  }

  /** The sum at `index`. */
  total(index: number): bigint {
    return (this.high?.get(index) ?? 0n) + BigInt(this.low[index] as number);
  }

  /** Adds stored sums to these, place by place; nothing is added if one of them is no sum. */
  absorb(stored: readonly StoredSum[]): void {
    const sound = Array.isArray(stored) && stored.length === this.size && stored.every(isStoredSum);
    if (!sound) refuseState("sums", `a list of ${this.size} whole numbers`);
    stored.forEach((value, index) => {
      if (typeof value === "number") this.add(index, value);
      else this.addLarge(index, BigInt(value));
    });
  }

  private addLarge(index: number, value: bigint): void {
    this.high ??= new Map();
    this.high.set(index, (this.high.get(index) ?? 0n) + value);
  }

  /** The sums as plain data: the same for the same sums, however they came about. */
  toJSON(): StoredSum[] {
    return Array.from(this.low, (_, index) => storedSum(this.total(index)));
  }
}

function isStoredSum(value: unknown): value is StoredSum {
  return typeof value === "string" ? /^-?\d{1,100}$/.test(value) : Number.isSafeInteger(value);
}

function storedSum(total: bigint): StoredSum {
  const value = Number(total);
  return Number.isSafeInteger(value) ? value : total.toString();
}

/** Refuses a stored state that this library did not write. */
export function refuseState(path: string, rule: string): never {
  return refuse(problem("wrong-type", path, `a stored state must hold ${rule} here`));
}
