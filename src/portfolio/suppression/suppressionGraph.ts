/**
 * The graph behind suppression: rows and columns are points, cells are lines.
 */

/** Counts with their totals in the last row and column, and which cells are hidden. */
export interface SuppressionGrid {
  readonly counts: readonly (readonly number[])[];
  readonly hidden: boolean[][];
}

type Cell = readonly [row: number, column: number];

/** What it costs to hide a cell, or `undefined` if it must not be used. */
type CellCost = (row: number, column: number) => number | undefined;

/**
 * The cheapest way from a row's point to a column's point over allowed cells, other than the cell between them.
 * Points are numbered rows first, then columns (Dijkstra).
 */
function cheapestWay(
  grid: SuppressionGrid,
  [fromRow, toColumn]: Cell,
  cost: CellCost,
): readonly Cell[] | undefined {
  const rows = grid.counts.length;
  const columns = grid.counts[0]?.length ?? 0;
  const points = rows + columns;
  const far = Array<number>(points).fill(Number.POSITIVE_INFINITY);
  const before = Array<number>(points).fill(-1);
  const open = new Set(far.keys());
  far[fromRow] = 0;
  while (open.size > 0) {
    let point = -1;
    for (const candidate of open) {
      if (point < 0 || (far[candidate] as number) < (far[point] as number)) point = candidate;
    }
    if (far[point] === Number.POSITIVE_INFINITY) return undefined;
    if (point === rows + toColumn) return wayTo(point, before, rows);
    open.delete(point);
    const isRow = point < rows;
    for (let other = 0; other < (isRow ? columns : rows); other++) {
      const [row, column] = isRow ? [point, other] : [other, point - rows];
      const next = isRow ? rows + other : other;
      const step = row === fromRow && column === toColumn ? undefined : cost(row, column);
      if (step === undefined || (far[point] as number) + step >= (far[next] as number)) continue;
      far[next] = (far[point] as number) + step;
      before[next] = point;
    }
  }
  return undefined;
}

function wayTo(end: number, before: readonly number[], rows: number): readonly Cell[] {
  const cells: Cell[] = [];
  for (let point = end; (before[point] as number) >= 0; point = before[point] as number) {
    const other = before[point] as number;
    cells.push(point < rows ? [point, other - rows] : [other, point - rows]);
  }
  return cells;
}

/** Whether a hidden cell lies on a circle of hidden cells. */
export function isOnCircle(grid: SuppressionGrid, row: number, column: number): boolean {
  const way = cheapestWay(grid, [row, column], (i, j) => (grid.hidden[i]?.[j] === true ? 0 : undefined));
  return way !== undefined;
}

/**
 * The cells that close the cheapest circle through a cell: hidden ones cost nothing, others their count, and totals
 * more than all others together. There is always one, over the totals, because the cell is above zero.
 */
export function cheapestCircle(grid: SuppressionGrid, row: number, column: number): readonly Cell[] {
  const { counts, hidden } = grid;
  const lastRow = counts.length - 1;
  const lastColumn = (counts[0]?.length ?? 1) - 1;
  const all = (counts[lastRow]?.[lastColumn] ?? 0) + 1;
  const cost: CellCost = (i, j) => {
    const count = counts[i]?.[j] ?? 0;
    if (count === 0) return undefined;
    if (hidden[i]?.[j] === true) return 0;
    return count + (i === lastRow ? all : 0) + (j === lastColumn ? all : 0);
  };
  return cheapestWay(grid, [row, column], cost) ?? [];
}
