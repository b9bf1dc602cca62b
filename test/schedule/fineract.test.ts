/**
 * Schedules that Fineract's own tests state, from terms in its own words.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { verifySchedule } from "../../src/schedule/verify/verify.js";
import { fineractTerms } from "../../src/terms/fineract.js";
import type { FineractTerms } from "../../src/terms/fineractFields.js";
import { libraryFigures } from "./figures.js";
import { FINERACT_ROWS } from "./fineractRows.js";

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
  readonly terms: Omit<FineractTerms, "currency">;
  readonly rows: readonly GoldenRow[];
}

const golden: { readonly cases: readonly GoldenCase[] } = JSON.parse(
  readFileSync(new URL("../golden/fineract-schedules.json", import.meta.url), "utf8"),
);

const inDollars = (terms: GoldenCase["terms"]): FineractTerms => ({ currency: "USD", ...terms });

/** 305.0 and 305.00 are one amount. */
const plain = (amount: string): string => (amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount);

describe("Fineract's schedules", () => {
  it.each(golden.cases.map((each) => [each.id, each] as const))("%s", (_, { terms, rows: stated }) => {
    const { rows } = libraryFigures(fineractTerms(inDollars(terms)));
    const paidOut = (date: string | undefined): number =>
      terms.disbursements
        .slice(1)
        .filter((each) => each.date === date)
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
      stated.map(({ n: _n, ...columns }) =>
        Object.fromEntries(Object.entries(columns).map(([key, value]) => [key, plain(value)])),
      ),
    );
    expect(rows.length).toBe(stated.at(-1)?.n);
  });

  it.each(golden.cases.map((each) => [each.id, each] as const))("%s keeps the laws", (_, { terms }) => {
    expect(verifySchedule(buildSchedule(fineractTerms(inDollars(terms)))).problems).toEqual([]);
  });
});

describe("Fineract's rules by arithmetic", () => {
  it.each(Object.entries(FINERACT_ROWS))("%s", (_, { terms, rows }) => {
    const found = libraryFigures(fineractTerms(terms)).rows;
    expect(rows.map(([n]) => [n, found[n - 1]?.principal, found[n - 1]?.interest])).toEqual(rows);
    expect(verifySchedule(buildSchedule(fineractTerms(terms))).problems).toEqual([]);
  });

  it("lists every field of a loan that is not sound", () => {
    const terms = { currency: "USD", scheduleType: "OTHER", disbursements: [], repaymentEvery: 0 };
    const problemsOf = () => fineractTerms(terms as never);
    expect(problemsOf).toThrow(/scheduleType[\s\S]*disbursements[\s\S]*interestRate[\s\S]*repaymentEvery/);
  });
});
