/**
 * The accumulator of every figure that is told from a tally of positions.
 */
import { problem, refuse } from "../kernel/error.js";
import type { MoneyReading } from "../servicing/position/recordFields.js";
import { type Accumulator, matchingState, type StoredAccumulator } from "./accumulator.js";
import {
  BookTally,
  type CurrencyBook,
  type GroupBy,
  type PortfolioItem,
  type StoredTally,
} from "./bookTally.js";
import { DayCuts } from "./dayBands.js";
import type { ItemProblems } from "./problemLog.js";
import type { TallyNeeds } from "./tallyLayout.js";
import { type LeftOut, TallyView } from "./tallyView.js";

/** What every result about positions says beside its figures. */
export interface BookFacts {
  /** ISO 4217 code; `null` if there is no loan. */
  readonly currency: string | null;
  /** Loans that are not part of the gross portfolio. */
  readonly leftOut: LeftOut;
  /** Loans left out because something was wrong with them. */
  readonly problems: ItemProblems;
}

/** The figures of each group of one breakdown. */
export interface Breakdown<Figures> {
  /** The names of the keys. */
  readonly by: readonly string[];
  readonly groups: readonly (Figures & { readonly keys: Readonly<Record<string, string | null>> })[];
}

/** How a figure is told from a tally. */
export interface TallySetup<Result> {
  readonly metric: string;
  readonly definition: MoneyReading & { readonly groupBy: GroupBy };
  readonly needs: Partial<TallyNeeds> & Pick<TallyNeeds, "cuts">;
  tell(told: ToldBook): Result;
}

/** A book of one currency, ready to be told. */
export interface ToldBook {
  readonly whole: TallyView;
  readonly facts: BookFacts;
  /** The same figures for every group of every breakdown. */
  breakdowns<Figures>(figures: (view: TallyView) => Figures): readonly Breakdown<Figures>[];
}

/** Each breakdown as a list of key names. @throws LoanError `wrong-type` */
function readGroupBy(groupBy: GroupBy | undefined): readonly (readonly string[])[] {
  if (groupBy === undefined) return [];
  const lists = Array.isArray(groupBy) ? groupBy.map((by) => (typeof by === "string" ? [by] : by)) : [[]];
  const sound = lists.every(
    (names) => Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === "string"),
  );
  return sound
    ? lists
    : refuse(problem("wrong-type", "groupBy", "must be a list of key names, or of lists of them"));
}

/** Adds positions and tells figures of them. */
export class TallyAccumulator<Result> implements Accumulator<PortfolioItem, Result> {
  private readonly tally: BookTally;

  constructor(private readonly setup: TallySetup<Result>) {
    this.tally = this.emptyTally();
  }

  private emptyTally(): BookTally {
    const { needs: given, definition } = this.setup;
    const needs = {
      timesRestructured: 1,
      collateralKinds: [],
      yearsInDefault: 1,
      installments: false,
      ...given,
    };
    const { groupBy, ...money } = definition;
    return new BookTally(DayCuts.of(needs.cuts), needs, readGroupBy(groupBy), money);
  }

  add(item: PortfolioItem, index?: number): void {
    this.tally.add(item, index);
  }

  merge(other: Accumulator<PortfolioItem, Result> | StoredAccumulator): void {
    const state = matchingState(this.setup, other) as StoredTally;
    this.emptyTally().absorb(state); // a state that is not sound is refused before anything of it is added
    this.tally.absorb(state);
  }

  /**
   * The figures of the book.
   *
   * @throws LoanError `conflict` if the loans are of several currencies; see {@link resultsByCurrency}
   */
  result(): Result {
    return this.setup.tell(this.told(this.tally.onlyBook()));
  }

  /** The figures of each currency, in the order of the codes; none for an empty book. */
  resultsByCurrency(): readonly Result[] {
    return this.tally.currencies().map((book) => this.setup.tell(this.told(book)));
  }

  toJSON(): StoredAccumulator {
    const { metric, definition } = this.setup;
    return { metric, definition, state: this.tally.toJSON() };
  }

  private told(book: CurrencyBook | undefined): ToldBook {
    const { layout } = this.tally;
    const digits = book?.digits ?? 0;
    const whole = new TallyView(layout, book?.whole, digits);
    return {
      whole,
      facts: { currency: book?.currency ?? null, leftOut: whole.leftOut(), problems: this.tally.problems() },
      breakdowns: (figures) =>
        (book?.groups ?? []).map((tree) => ({
          by: tree.names,
          groups: tree.sorted().map(({ keys, sums }) => ({
            keys: Object.fromEntries(tree.names.map((name, place) => [name, keys[place] ?? null])),
            ...figures(new TallyView(layout, sums, digits)),
          })),
        })),
    };
  }
}
