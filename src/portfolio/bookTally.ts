/**
 * The tally of a book: one pass over its loans, from which PAR, ageing, arrears and provisions are all told.
 *
 * The usual loan (in minor units, with a balance, not written off) takes a path that reads each field once and
 * makes nothing. Every other loan, and everything that looks wrong, goes through {@link readPosition}.
 */
import { problem, refuse } from "../kernel/error.js";
import type { HasPosition, Position, PositionInput } from "../servicing/position/position.js";
import { readPosition } from "../servicing/position/readPosition.js";
import { digitsOf, type MoneyReading } from "../servicing/position/recordFields.js";
import type { DayCuts } from "./dayBands.js";
import { ExactSums, refuseState, type StoredSum } from "./exactSums.js";
import { GroupTree, type StoredGroups } from "./groupTree.js";
import { compareText, type ItemProblems, ProblemLog } from "./problemLog.js";
import { BALANCE, LOANS, OVERDUE, TallyLayout, type TallyNeeds } from "./tallyLayout.js";
import { countOutside, countParts, hasParts, isSound } from "./tallyParts.js";

/** Whatever tells the position of a loan: a position, as read or as given, or an account. */
export type PortfolioItem = Position | PositionInput | HasPosition;

/** The loans of one currency. */
export interface CurrencyBook {
  readonly currency: string;
  readonly digits: number;
  readonly whole: ExactSums;
  readonly groups: readonly GroupTree[];
}

interface StoredBook {
  readonly currency: string;
  readonly whole: readonly StoredSum[];
  readonly groups: readonly StoredGroups[];
}

/** The state of a tally as plain data. */
export interface StoredTally {
  readonly items: number;
  readonly problems: ItemProblems;
  readonly books: readonly StoredBook[];
}

/** By what the book is cut: each entry is one breakdown by one key or several. */
export type GroupBy = readonly (string | readonly string[])[];

/** Adds up a book, currency by currency. */
export class BookTally {
  readonly layout: TallyLayout;
  private readonly log = new ProblemLog();
  private items = 0;
  private readonly books = new Map<string, CurrencyBook>();
  private book: CurrencyBook | undefined;
  private readonly split: boolean;

  constructor(
    private readonly cuts: DayCuts,
    readonly needs: TallyNeeds,
    private readonly groupBy: readonly (readonly string[])[],
    private readonly money: MoneyReading,
  ) {
    this.layout = new TallyLayout(cuts, needs);
    this.split = this.layout.kinds > 1 || this.layout.years > 1 || needs.installments;
  }

  /** Adds one loan; a loan that is not in order is noted among the problems and left out. */
  add(item: PortfolioItem, index = this.items): void {
    this.items += 1;
    const position = item as Position;
    const known = position?.unit === "minor" && position.currency === this.book?.currency;
    if (known && isSound(position) && !(this.split && hasParts(position))) this.count(position);
    else this.addCarefully(item, index);
  }

  private addCarefully(item: PortfolioItem, index: number): void {
    const given =
      typeof item === "object" && item !== null && "toPosition" in item ? item.toPosition() : item;
    const { position, problems } = readPosition(given, this.money);
    if (position === undefined) {
      this.log.note(index, problems);
      return;
    }
    this.book = this.bookOf(position.currency);
    this.count(position);
  }

  private bookOf(currency: string): CurrencyBook {
    const found = this.books.get(currency);
    if (found !== undefined) return found;
    const { size } = this.layout;
    const book = {
      currency,
      digits: digitsOf(currency, this.money) ?? 0,
      whole: new ExactSums(size),
      groups: this.groupBy.map((names) => new GroupTree(names, size)),
    };
    this.books.set(currency, book);
    return book;
  }

  private count(position: Position): void {
    const { whole, groups } = this.book as CurrencyBook;
    this.countIn(whole, position);
    for (let i = 0; i < groups.length; i++) {
      this.countIn((groups[i] as GroupTree).find(position.keys), position);
    }
  }

  private countIn(sums: ExactSums, position: Position): void {
    const { principalOutstanding: balance, daysPastDue: days, overduePrincipal: overdue } = position;
    if (balance <= 0 || position.writtenOff === true) {
      countOutside(sums, this.layout, position);
      return;
    }
    const { restructured, timesRestructured } = position;
    let cell = this.cuts.bandOf(days) * this.layout.stride;
    if (restructured === true || timesRestructured !== undefined) cell += this.layout.timesOffset(position);
    sums.add(cell + LOANS, 1);
    if (this.split) countParts(sums, this.layout, { position, cell });
    else sums.add(cell + BALANCE, balance);
    if (overdue !== undefined) sums.add(cell + OVERDUE, overdue);
    else if (days > 0) sums.add(this.layout.tail.overdueNotGiven, 1);
  }

  /** The books by currency, in the order of the codes. */
  currencies(): readonly CurrencyBook[] {
    return [...this.books.values()].sort((a, b) => compareText(a.currency, b.currency));
  }

  /**
   * The one book, or `undefined` if there is none.
   *
   * @throws LoanError `conflict` if there is more than one currency
   */
  onlyBook(): CurrencyBook | undefined {
    if (this.books.size <= 1) return this.currencies()[0];
    const rule = "loans of several currencies cannot be added; ask for one result per currency";
    return refuse(problem("conflict", "currency", rule));
  }

  /** The items left out because something was wrong with them. */
  problems(): ItemProblems {
    return this.log.toJSON();
  }

  absorb(stored: StoredTally): void {
    if (!Number.isSafeInteger(stored?.items) || !Array.isArray(stored.books)) {
      refuseState("state", "items, problems and books");
    }
    this.items += stored.items;
    this.log.absorb(stored.problems);
    for (const { currency, whole, groups } of stored.books) {
      const book = this.bookOf(currency);
      book.whole.absorb(whole);
      book.groups.forEach((tree, i) => {
        tree.absorb(groups[i] ?? []);
      });
    }
  }

  toJSON(): StoredTally {
    const books = this.currencies().map(({ currency, whole, groups }) => ({
      currency,
      whole: whole.toJSON(),
      groups: groups.map((tree) => tree.toJSON()),
    }));
    return { items: this.items, problems: this.problems(), books };
  }
}
