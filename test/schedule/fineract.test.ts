/**
 * Schedules that Fineract's own tests state, from terms of this library that say the same.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { libraryFigures } from "./figures.js";
import { FINERACT_NOT_EXPRESSED, FINERACT_TERMS } from "./fineractTerms.js";

interface GoldenRow {
  readonly n: number;
  readonly date: string;
  readonly principal?: string;
  readonly interest?: string;
  readonly due?: string;
  readonly balance?: string;
}

interface GoldenCase {
  readonly id: string;
  readonly rows: readonly GoldenRow[];
}

const golden: { readonly cases: readonly GoldenCase[] } = JSON.parse(
  readFileSync(new URL("../golden/fineract-schedules.json", import.meta.url), "utf8"),
);

/** 305.0 and 305.00 are one amount. */
const plain = (amount: string): string => (amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount);

describe("Fineract's schedules", () => {
  it("are each expressed, or listed with the reason", () => {
    const named = [...Object.keys(FINERACT_TERMS), ...Object.keys(FINERACT_NOT_EXPRESSED)];
    expect(named.sort()).toEqual(golden.cases.map(({ id }) => id).sort());
  });

  it.each(Object.entries(FINERACT_TERMS))("%s", (id, terms) => {
    const stated = golden.cases.find((each) => each.id === id)?.rows ?? [];
    const { rows } = libraryFigures(terms);
    const paidOut = (date: string | undefined): number =>
      (terms.disbursements ?? [])
        .slice(1)
        .filter(({ on }) => on === date)
        .reduce((sum, { amount }) => sum + Number(amount), 0);
    const found = stated.map(({ n, ...columns }) => {
      const row = rows[n - 1];
      const all = {
        date: row?.due,
        principal: row?.principal,
        interest: row?.interest,
        due: row?.total,
        // A sum paid out on a due date belongs to the balance that Fineract shows for that date.
        balance: row && (Number(row.balance) + paidOut(row.due)).toFixed(2),
      };
      return Object.fromEntries(
        Object.keys(columns).map((key) => [key, plain(all[key as keyof typeof all] ?? "")]),
      );
    });
    expect(found).toEqual(
      stated.map(({ n: _, ...columns }) =>
        Object.fromEntries(Object.entries(columns).map(([key, value]) => [key, plain(value)])),
      ),
    );
    expect(rows.length).toBe(stated.at(-1)?.n);
  });
});
