/** Shares of group loans, held against an oracle that deals out one unit after another in BigInt fractions. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Decimal } from "../../src/kernel/decimal.js";
import { splitAmount } from "../../src/schedule/group/groupAmount.js";
import { splitColumn } from "../../src/schedule/group/groupColumns.js";
import { splitSchedule } from "../../src/schedule/group/groupSplit.js";
import { runs } from "../runs.js";
import { built, smallTerms, withPrincipal } from "./smallTerms.js";

const sumOf = (list: readonly bigint[]): bigint => list.reduce((a, b) => a + b, 0n);

/** The first member of those furthest behind their exact shares, in units over a common denominator. */
const furthest = (behind: readonly bigint[]): number =>
  behind.reduce((best, claim, m) => (claim > (behind[best] as bigint) ? m : best), 0);

/** Row by row, each unit goes to the member who is furthest behind her share of all rows so far. */
function dealt(rows: readonly bigint[], weights: readonly bigint[]): bigint[][] {
  const whole = sumOf(weights);
  const got = weights.map(() => 0n);
  let soFar = 0n;
  return rows.map((amount) => {
    soFar += amount;
    const parts = weights.map(() => 0n);
    for (let left = amount; left > 0n; left--) {
      const m = furthest(weights.map((weight, k) => soFar * weight - (got[k] as bigint) * whole));
      parts[m] = (parts[m] as bigint) + 1n;
      got[m] = (got[m] as bigint) + 1n;
    }
    return parts;
  });
}

const weightsArbitrary = fc.array(fc.bigInt(0n, 12n), { minLength: 1, maxLength: 6 });

describe("an amount shared", () => {
  it("is dealt out unit by unit to whoever is furthest behind", () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 80n),
        weightsArbitrary.filter((list) => sumOf(list) > 0n),
        (units, weights) => {
          const parts = splitAmount(String(units), weights.map(String), { currency: "JPY" });
          expect(parts.map((part) => BigInt(part.toNumber()))).toEqual(dealt([units], weights)[0]);
        },
      ),
      { numRuns: runs(500) },
    );
  });
});

describe("a column shared", () => {
  const columns = fc
    .record({
      rows: fc.array(fc.bigInt(0n, 12n), { minLength: 1, maxLength: 12 }),
      weights: weightsArbitrary.filter((list) => sumOf(list) > 0n),
    })
    .map(({ rows, weights }) => ({
      rows,
      totals: dealt([sumOf(rows)], weights)[0] as bigint[],
    }));
  it("is dealt out row by row, what earlier rows left over carried on", () => {
    fc.assert(
      fc.property(columns, ({ rows, totals }) => {
        if (sumOf(totals) === 0n) return;
        expect(splitColumn(rows, totals)).toEqual(dealt(rows, totals));
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe("a group's schedule shared", () => {
  const groups = fc.record({
    terms: smallTerms,
    members: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
  });
  const units = (amount: Decimal): bigint => BigInt(amount.toNumber());
  const COMPONENTS = ["interest", "fees", "insurance", "taxes", "savings"] as const;

  it("gives every component by the same deal, and nobody less than zero", () => {
    fc.assert(
      fc.property(groups, ({ terms, members: borrowed }) => {
        const weights = borrowed.map(BigInt);
        const lent = sumOf(weights);
        const schedule = built(withPrincipal(terms, Number(lent)));
        if (schedule === undefined) return;
        const members = splitSchedule(
          schedule,
          borrowed.map((amount) => ({ amount })),
        );
        for (const name of COMPONENTS) {
          const column = schedule.installments.map((row) => units(row[name]));
          const totals = dealt([sumOf(column)], weights)[0] as bigint[];
          const rows = sumOf(column) === 0n ? column.map(() => weights.map(() => 0n)) : dealt(column, totals);
          members.forEach(({ installments }, m) => {
            expect(installments.map((row) => units(row[name]))).toEqual(rows.map((row) => row[m]));
          });
        }
        members.forEach(({ installments, totals, amount }) => {
          expect(installments.every(({ total, balance }) => total.gte(0) && balance.gte(0))).toBe(true);
          expect(totals.principal.eq(amount)).toBe(true);
        });
        schedule.installments.forEach(({ principal, total, balance }, k) => {
          const added = (name: "principal" | "total" | "balance") =>
            sumOf(
              members.map(({ installments }) =>
                units((installments[k] as (typeof installments)[number])[name]),
              ),
            );
          expect([added("principal"), added("total"), added("balance")]).toEqual([
            units(principal),
            units(total),
            units(balance),
          ]);
        });
      }),
      { numRuns: runs(200) },
    );
  });
});
