/**
 * Publication without disclosure: small cells of a table are suppressed, and so many others that no suppressed cell can
 * be computed back from what is shown.
 *
 * Every row and column adds up to its total, and the totals to the grand total; totals are cells like the others. Seen
 * as a graph (rows and columns are points, suppressed cells are lines between them), a cell can be computed back exactly
 * if and only if its line lies on no circle. So each small cell gets a circle of cells above zero, the cheapest one: one
 * loan can then always be moved around it, which changes the cell and nothing that is shown. Cells of zero are shown.
 */
import { type Problem, problem, refuse } from "../../kernel/error.js";
import { needIterable, needRecord, needRecords } from "../../kernel/recordInput.js";
import { checkOptions, wholeFrom } from "../options.js";
import { cheapestCircle, isOnCircle, type SuppressionGrid } from "./suppressionGraph.js";

/** Counts by row and column, such as loans by branch and product. */
export interface CountTable {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly counts: readonly (readonly number[])[];
}

/** A cell as it may be published. */
export type PublishedCell =
  | { readonly kind: "shown"; readonly count: number }
  | { readonly kind: "suppressed" };

/** A table as it may be published. Amounts and ratios of a suppressed cell must not be published either. */
export interface PublishedTable {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly cells: readonly PublishedCell[];
    readonly total: PublishedCell;
  }[];
  readonly columnTotals: readonly PublishedCell[];
  readonly grandTotal: PublishedCell;
}

/** From which count on a cell may be published. */
export interface SuppressionOptions {
  /** Cells above zero and below this are suppressed; 5 unless said. */
  readonly minimum?: number | undefined;
}

function readCounts(table: CountTable): number[][] {
  needRecord(table, "table");
  const { rows, columns, counts } = table;
  for (const [name, list] of Object.entries({ rows, columns, counts })) needIterable(list, name);
  const problems: Problem[] = [];
  if (counts.length !== rows.length) {
    problems.push(problem("conflict", "counts", "must have one list for each row"));
  }
  counts.forEach((row, i) => {
    needIterable(row, `counts[${i}]`);
    if (row.length !== columns.length)
      problems.push(problem("conflict", `counts[${i}]`, "must have one count for each column"));
    row.forEach((count, j) => {
      const sound = wholeFrom(0)[0](count);
      if (!sound)
        problems.push(problem("out-of-range", `counts[${i}][${j}]`, "must be a whole number of at least 0"));
    });
  });
  if (problems.length > 0) refuse(problems);
  return counts.map((row) => [...row]);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** The table with its totals as a last row and a last column. */
function withTotals(counts: readonly (readonly number[])[], columns: number): number[][] {
  const rows = counts.map((row) => [...row, sum(row)]);
  const totals = Array.from({ length: columns + 1 }, (_, j) => sum(rows.map((row) => row[j] as number)));
  return [...rows, totals];
}

/** Suppresses cells until each suppressed one lies on a circle. */
function protect(grid: SuppressionGrid, minimum: number): void {
  const { counts, hidden } = grid;
  counts.forEach((row, i) => {
    row.forEach((count, j) => {
      if (count > 0 && count < minimum) (hidden[i] as boolean[])[j] = true;
    });
  });
  for (let i = 0; i < counts.length; i++) {
    for (let j = 0; j < (counts[i] as number[]).length; j++) {
      if (hidden[i]?.[j] !== true || isOnCircle(grid, i, j)) continue;
      for (const [row, column] of cheapestCircle(grid, i, j)) (hidden[row] as boolean[])[column] = true;
    }
  }
}

/**
 * A table with every small cell suppressed, and enough others that none can be computed back.
 *
 * @throws LoanError for counts that are not whole, or lists of unequal length
 * @example
 * ```ts
 * const table = { rows: ["north", "south"], columns: ["farm", "trade"], counts: [[3, 40], [25, 30]] };
 * const { rows, grandTotal } = suppressSmallCells(table, { minimum: 5 });
 * rows.map(({ cells }) => cells.map(({ kind }) => kind)); // [["suppressed", "suppressed"], ["suppressed", "suppressed"]]
 * grandTotal; // { kind: "shown", count: 98 }
 * ```
 */
export function suppressSmallCells(table: CountTable, options: SuppressionOptions = {}): PublishedTable {
  checkOptions(options, { minimum: wholeFrom(1) });
  const counts = withTotals(readCounts(table), table.columns.length);
  const hidden = counts.map((row) => row.map(() => false));
  protect({ counts, hidden }, options.minimum ?? 5);
  const published = (i: number, j: number): PublishedCell =>
    hidden[i]?.[j] === true ? { kind: "suppressed" } : { kind: "shown", count: counts[i]?.[j] as number };
  const [lastRow, lastColumn] = [table.rows.length, table.columns.length];
  return {
    columns: table.columns,
    rows: table.rows.map((name, i) => ({
      name,
      cells: table.columns.map((_, j) => published(i, j)),
      total: published(i, lastColumn),
    })),
    columnTotals: table.columns.map((_, j) => published(lastRow, j)),
    grandTotal: published(lastRow, lastColumn),
  };
}

/** Groups as they may be published beside their total. */
export interface PublishedGroups<Group> {
  /** In the order given; `null` stands for a suppressed group. */
  readonly groups: readonly (Group | null)[];
  /** Whether the total over all groups may be published. */
  readonly totalShown: boolean;
}

/**
 * Groups of one breakdown with the small ones left out, and one more if a single one could be computed back from the
 * total. If there is no other, the total must not be published.
 *
 * @example
 * ```ts
 * publishGroups([{ loans: 3 }, { loans: 40 }, { loans: 25 }]).groups; // [null, { loans: 40 }, null]
 * ```
 */
export function publishGroups<Group extends { readonly loans: number }>(
  groups: readonly Group[],
  options: SuppressionOptions = {},
): PublishedGroups<Group> {
  checkOptions(options, { minimum: wholeFrom(1) });
  const { minimum = 5 } = options;
  needRecords(groups, "groups");
  const hidden = groups.map(({ loans }) => loans > 0 && loans < minimum);
  if (hidden.filter(Boolean).length === 1) {
    const others = groups
      .map(({ loans }, i) => ({ loans, i }))
      .filter(({ loans, i }) => loans > 0 && hidden[i] !== true);
    const least = others.sort((a, b) => a.loans - b.loans || a.i - b.i)[0];
    if (least === undefined)
      return { groups: groups.map((group, i) => (hidden[i] === true ? null : group)), totalShown: false };
    hidden[least.i] = true;
  }
  const total = sum(groups.map(({ loans }) => loans));
  return {
    groups: groups.map((group, i) => (hidden[i] === true ? null : group)),
    totalShown: total === 0 || total >= minimum,
  };
}
