/**
 * Groups of a book by the values of some keys: branch, or branch and officer.
 */
import { ExactSums, refuseState, type StoredSum } from "./exactSums.js";
import { compareText } from "./problemLog.js";

/** The value of each key that makes a group; `null` where a loan does not say. */
type GroupKeys = readonly (string | null)[];

/** One group with its sums. */
export interface Group {
  readonly keys: GroupKeys;
  readonly sums: ExactSums;
}

/** Groups as plain data, in the order of their keys. */
export type StoredGroups = readonly (readonly [GroupKeys, readonly StoredSum[]])[];

type Level = Map<string | null, Level | ExactSums>;

const compareKeys = (a: GroupKeys, b: GroupKeys): number => {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? null, b[i] ?? null];
    if (x !== y) return x === null ? -1 : y === null ? 1 : compareText(x, y);
  }
  return 0;
};

/** Sums by group; finding a group makes no text and no list. */
export class GroupTree {
  private readonly root: Level = new Map();
  private readonly groups: Group[] = [];

  constructor(
    readonly names: readonly string[],
    private readonly size: number,
  ) {}

  /** The sums of the group that a loan with these keys belongs to. */
  find(keys: Readonly<Record<string, string>> | undefined): ExactSums {
    let level = this.root;
    const last = this.names.length - 1;
    for (let i = 0; i < last; i++) level = this.step(level, keyOf(keys, this.names[i] as string));
    const value = keyOf(keys, this.names[last] as string);
    return (level.get(value) as ExactSums | undefined) ?? this.open(level, value, keys);
  }

  private step(level: Level, value: string | null): Level {
    const found = level.get(value) as Level | undefined;
    if (found !== undefined) return found;
    const next: Level = new Map();
    level.set(value, next);
    return next;
  }

  private open(
    level: Level,
    value: string | null,
    keys: Readonly<Record<string, string>> | undefined,
  ): ExactSums {
    const sums = new ExactSums(this.size);
    level.set(value, sums);
    this.groups.push({ keys: this.names.map((name) => keyOf(keys, name)), sums });
    return sums;
  }

  /** All groups in the order of their keys. */
  sorted(): readonly Group[] {
    return [...this.groups].sort((a, b) => compareKeys(a.keys, b.keys));
  }

  absorb(stored: StoredGroups): void {
    if (!Array.isArray(stored)) refuseState("groups", "a list of groups");
    for (const [values, sums] of stored) {
      const named = this.names
        .map((name, i) => [name, values[i]])
        .filter(([, value]) => typeof value === "string");
      this.find(Object.fromEntries(named)).absorb(sums);
    }
  }

  toJSON(): StoredGroups {
    return this.sorted().map(({ keys, sums }) => [keys, sums.toJSON()]);
  }
}

function keyOf(keys: Readonly<Record<string, string>> | undefined, name: string): string | null {
  const value = keys?.[name];
  if (typeof value === "string") return value;
  return value === undefined || value === null ? null : String(value);
}
