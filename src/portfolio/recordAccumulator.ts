/**
 * The accumulator of every figure that is not told from a tally of positions: it reads records, keeps currencies
 * apart, notes what is wrong, and leaves the sums to its setup.
 */
import { type Problem, problem, refuse } from "../kernel/error.js";
import { positionGiven } from "../servicing/position/readPosition.js";
import { type RecordFields, readRecord } from "../servicing/position/readRecord.js";
import { digitsOf, type MoneyReading } from "../servicing/position/recordFields.js";
import { type Accumulator, matchingState, type StoredAccumulator } from "./accumulator.js";
import { refuseState } from "./exactSums.js";
import { compareText, type ItemProblems, ProblemLog } from "./problemLog.js";

/** The sums of one currency. */
export interface Sums {
  absorb(stored: unknown): void;
  toJSON(): unknown;
}

/** What every result about records says beside its figures. */
export interface RecordFacts {
  /** ISO 4217 code; `null` if there is no record. */
  readonly currency: string | null;
  /** Records left out because something was wrong with them. */
  readonly problems: ItemProblems;
}

/** The sums of one currency, ready to be told. */
export interface ToldSums<S extends Sums> {
  readonly sums: S;
  readonly digits: number;
  readonly facts: RecordFacts;
}

/** How a figure is counted and told. `Read` is a record with its amounts in minor units. */
export interface RecordSetup<Read, S extends Sums, Result> {
  readonly metric: string;
  readonly definition: MoneyReading;
  readonly fields: RecordFields;
  /** Problems of one field with another. */
  check?(record: Read): readonly Problem[];
  /** The sums of a currency not met before. */
  open(): S;
  count(sums: S, record: Read): void;
  tell(told: ToldSums<S>): Result;
}

interface StoredRecords {
  readonly items: number;
  readonly problems: ItemProblems;
  readonly books: readonly { readonly currency: string; readonly sums: unknown }[];
}

/** Adds records and tells figures of them. */
export class RecordAccumulator<Item, Read extends { currency: string }, S extends Sums, Result>
  implements Accumulator<Item, Result>
{
  private items = 0;
  private readonly log = new ProblemLog();
  private readonly books = new Map<string, S>();

  constructor(private readonly setup: RecordSetup<Read, S, Result>) {}

  add(item: Item, index = this.items): void {
    this.items += 1;
    const { record, problems } = readRecord(positionGiven(item), this.setup.fields, this.setup.definition);
    const read = record as Partial<Read> as Read;
    const found = problems.length > 0 ? problems : (this.setup.check?.(read) ?? []);
    if (found.length > 0) this.log.note(index, found);
    else this.setup.count(this.bookOf(read.currency), read);
  }

  private bookOf(currency: string): S {
    const found = this.books.get(currency);
    if (found !== undefined) return found;
    const sums = this.setup.open();
    this.books.set(currency, sums);
    return sums;
  }

  merge(other: Accumulator<Item, Result> | StoredAccumulator): void {
    const state = matchingState(this.setup, other) as StoredRecords;
    new RecordAccumulator(this.setup).absorb(state); // a state that is not sound is refused before anything is added
    this.absorb(state);
  }

  private absorb(stored: StoredRecords): void {
    if (!Number.isSafeInteger(stored?.items) || !Array.isArray(stored.books)) {
      refuseState("state", "items, problems and books");
    }
    this.items += stored.items;
    this.log.absorb(stored.problems);
    for (const { currency, sums } of stored.books) this.bookOf(currency).absorb(sums);
  }

  /**
   * The figures.
   *
   * @throws LoanError `conflict` if the records are of several currencies; see {@link resultsByCurrency}
   */
  result(): Result {
    if (this.books.size > 1) {
      const rule = "records of several currencies cannot be added; ask for one result per currency";
      refuse(problem("conflict", "currency", rule));
    }
    const [currency = null] = this.books.keys();
    return this.told(currency);
  }

  /** The figures of each currency, in the order of the codes; none if there is no record. */
  resultsByCurrency(): readonly Result[] {
    return [...this.books.keys()].sort(compareText).map((currency) => this.told(currency));
  }

  private told(currency: string | null): Result {
    const sums = (currency === null ? undefined : this.books.get(currency)) ?? this.setup.open();
    const digits = digitsOf(currency, this.setup.definition) ?? 0;
    return this.setup.tell({ sums, digits, facts: { currency, problems: this.log.toJSON() } });
  }

  toJSON(): StoredAccumulator {
    const { metric, definition } = this.setup;
    const books = [...this.books].sort(([a], [b]) => compareText(a, b));
    return {
      metric,
      definition,
      state: {
        items: this.items,
        problems: this.log.toJSON(),
        books: books.map(([currency, sums]) => ({ currency, sums: sums.toJSON() })),
      },
    };
  }
}
