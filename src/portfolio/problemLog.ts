/**
 * What was wrong with single loans: one bad row in a million is told by its index and does not lose the rest.
 */
import type { Problem } from "../kernel/error.js";
import { refuseState } from "./exactSums.js";

/** A problem of one item of a book, with the item's place in the input. */
export interface ItemProblem extends Problem {
  readonly index: number;
}

/** The items left out because something was wrong with them. */
export interface ItemProblems {
  /** How many items were left out. */
  readonly items: number;
  /** How often each code was met. */
  readonly byCode: Readonly<Record<string, number>>;
  /** The problems of the first items by index, at most a hundred. */
  readonly first: readonly ItemProblem[];
}

const MOST_KEPT = 100;

const inOrder = (a: ItemProblem, b: ItemProblem): number =>
  a.index - b.index || compareText(a.path, b.path) || compareText(a.code, b.code);

/** Orders texts by their code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Collects problems; which are kept does not depend on the order in which they come. */
export class ProblemLog {
  private items = 0;
  private readonly byCode = new Map<string, number>();
  private first: ItemProblem[] = [];

  /** Notes the problems of one item. */
  note(index: number, problems: readonly Problem[]): void {
    this.items += 1;
    for (const { code } of problems) this.byCode.set(code, (this.byCode.get(code) ?? 0) + 1);
    this.keep(problems.map((found) => ({ index, ...found })));
  }

  private keep(problems: readonly ItemProblem[]): void {
    const last = this.first.length < MOST_KEPT ? undefined : (this.first.at(-1) as ItemProblem);
    const fitting = last === undefined ? problems : problems.filter((found) => inOrder(found, last) < 0);
    if (fitting.length > 0) this.first = [...this.first, ...fitting].sort(inOrder).slice(0, MOST_KEPT);
  }

  /** Adds what another log collected. */
  absorb(stored: ItemProblems): void {
    const { items, byCode, first } = stored ?? {};
    if (!Number.isSafeInteger(items) || !Array.isArray(first) || typeof byCode !== "object") {
      refuseState("problems", "items, byCode and first");
    }
    this.items += items;
    for (const [code, count] of Object.entries(byCode)) {
      this.byCode.set(code, (this.byCode.get(code) ?? 0) + count);
    }
    this.keep(first);
  }

  /** What was collected, as plain data. */
  toJSON(): ItemProblems {
    const codes = [...this.byCode].sort(([a], [b]) => compareText(a, b));
    return { items: this.items, byCode: Object.fromEntries(codes), first: this.first };
  }
}
