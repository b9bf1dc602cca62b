/** Suppressed cells cannot be computed back: not by linear algebra, nor by trying every count that fits. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type PublishedTable,
  publishGroups,
  suppressSmallCells,
} from "../../src/portfolio/suppression/suppression.js";

const names = (count: number, name: string): string[] =>
  Array.from({ length: count }, (_, i) => `${name}${i}`);
const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc
      .array(fc.array(fc.oneof(fc.nat(6), fc.nat(60)), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      })
      .map((counts) => ({ rows: names(rows, "r"), columns: names(columns, "c"), counts })),
  );

/** All cells of a published table with the totals last, `null` where suppressed. */
const published = ({ rows, columnTotals, grandTotal }: PublishedTable): (number | null)[][] =>
  [...rows.map(({ cells, total }) => [...cells, total]), [...columnTotals, grandTotal]].map((row) =>
    row.map((cell) => (cell.kind === "shown" ? cell.count : null)),
  );

/** Every equation that a reader knows, over the suppressed cells: coefficients by unknown, and the known rest. */
function equations(table: (number | null)[][]) {
  const [height, width] = [table.length, table[0]?.length ?? 0];
  const unknowns = new Map<string, number>();
  for (const [i, row] of table.entries()) {
    for (const [j, cell] of row.entries()) if (cell === null) unknowns.set(`${i},${j}`, unknowns.size);
  }
  const line = (cells: [number, number][]): number[] => {
    const equation = Array<number>(unknowns.size + 1).fill(0);
    cells.forEach(([i, j], k) => {
      const sign = k === cells.length - 1 ? -1 : 1; // the last of a line is its total
      const unknown = unknowns.get(`${i},${j}`);
      if (unknown === undefined)
        equation[unknowns.size] = (equation[unknowns.size] as number) - sign * (table[i]?.[j] as number);
      else equation[unknown] = sign;
    });
    return equation;
  };
  const rows = Array.from({ length: height }, (_, i) =>
    line(Array.from({ length: width }, (_, j) => [i, j])),
  );
  const columns = Array.from({ length: width }, (_, j) =>
    line(Array.from({ length: height }, (_, i) => [i, j])),
  );
  return { lines: [...rows, ...columns], count: unknowns.size };
}

/** Which unknowns the equations fix: those whose row of the reduced form has no other unknown. */
function fixedUnknowns(lines: number[][], count: number): number[] {
  const matrix = lines.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < count; column++) {
    const pivot = matrix.findIndex((row, i) => i >= rank && row[column] !== 0);
    if (pivot < 0) continue;
    const row = matrix[pivot] as number[];
    matrix[pivot] = matrix[rank] as number[];
    const scale = row[column] as number;
    matrix[rank] = row.map((value) => value / scale);
    matrix.forEach((other, i) => {
      const factor = other[column] as number;
      if (i !== rank && factor !== 0)
        matrix[i] = other.map((value, k) => value - factor * (matrix[rank]?.[k] as number));
    });
    rank += 1;
  }
  return matrix.flatMap((row) => {
    const used = row.slice(0, count).flatMap((value, i) => (Math.abs(value) > 1e-9 ? [i] : []));
    return used.length === 1 ? used : [];
  });
}

describe("suppression of small cells", () => {
  it("shows no cell above zero and below the minimum, and every cell of zero", () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 2, max: 8 }), (table, minimum) => {
        const cells = published(suppressSmallCells(table, { minimum })).flat();
        expect(cells.filter((count) => count !== null && count > 0 && count < minimum)).toEqual([]);
        table.counts.forEach((row, i) => {
          const shown = suppressSmallCells(table, { minimum }).rows[i]?.cells ?? [];
          expect(row.flatMap((count, j) => (count === 0 && shown[j]?.kind !== "shown" ? [j] : []))).toEqual(
            [],
          );
        });
      }),
    );
  });

  it("leaves no suppressed cell that follows from the sums that are shown", () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 2, max: 8 }), (table, minimum) => {
        const { lines, count } = equations(published(suppressSmallCells(table, { minimum })));
        expect(fixedUnknowns(lines, count)).toEqual([]);
      }),
    );
  });

  it("leaves none that follows because counts are whole and not negative either", () => {
    const small = fc
      .array(fc.array(fc.nat(4), { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 })
      .map((counts) => ({ rows: ["r0", "r1"], columns: ["c0", "c1"], counts }));
    fc.assert(
      fc.property(small, (table) => {
        const shown = published(suppressSmallCells(table, { minimum: 3 }));
        const fits = (cells: number[][]): boolean =>
          shown.every((row, i) => row.every((cell, j) => cell === null || cell === cells[i]?.[j]));
        const seen: number[][][] = [];
        for (let a = 0; a <= 9; a++)
          for (let b = 0; b <= 9; b++)
            for (let c = 0; c <= 9; c++)
              for (let d = 0; d <= 9; d++) {
                const cells = [
                  [a, b, a + b],
                  [c, d, c + d],
                  [a + c, b + d, a + b + c + d],
                ];
                if (fits(cells)) seen.push(cells);
              }
        for (const [i, row] of shown.entries()) {
          for (const [j, cell] of row.entries()) {
            const values = new Set(seen.map((cells) => cells[i]?.[j]));
            if (cell === null) expect(values.size).toBeGreaterThan(1);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("sees when a cell can be computed back", () => {
    const { lines, count } = equations([
      [null, 4, 10],
      [5, 5, 10],
      [11, 9, 20],
    ]);
    expect(fixedUnknowns(lines, count)).toEqual([0]);
  });

  it("hides the total of a table that has one small cell and nothing else", () => {
    const { rows, grandTotal } = suppressSmallCells({ rows: ["a"], columns: ["x", "y"], counts: [[3, 0]] });
    expect(rows[0]?.cells).toEqual([{ kind: "suppressed" }, { kind: "shown", count: 0 }]);
    expect([rows[0]?.total.kind, grandTotal.kind]).toEqual(["suppressed", "suppressed"]);
  });

  it("refuses counts that are not whole and lists of unequal length, all at once", () => {
    const table = { rows: ["a", "b"], columns: ["x"], counts: [[1.5], [1, 2]] };
    expect(() => suppressSmallCells(table)).toThrow(
      "counts[0][0]: must be a whole number of at least 0\ncounts[1]: must have one",
    );
    expect(() => suppressSmallCells({ ...table, counts: [[1]] })).toThrow(
      "counts: must have one list for each row",
    );
    expect(() => suppressSmallCells({ ...table, counts: [[1], [2]] }, { minimum: 0 })).toThrow(
      "minimum: must be a whole number",
    );
  });
});

describe("suppression of small groups", () => {
  it.each([
    ["nothing small", [9, 5], [9, 5], true],
    ["one small: the next smallest goes too", [3, 40, 25], [null, 40, null], true],
    ["two small protect each other", [3, 4, 25], [null, null, 25], true],
    ["a group of none neither is small nor protects", [3, 0, 25], [null, 0, null], true],
    ["one small alone: the total must not be shown", [3, 0], [null, 0], false],
  ])("%s", (_, loans, shown, totalShown) => {
    const answer = publishGroups(loans.map((count) => ({ loans: count })));
    expect(answer.groups.map((group) => group?.loans ?? null)).toEqual(shown);
    expect(answer.totalShown).toBe(totalShown);
  });
});
