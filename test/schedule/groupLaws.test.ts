/** What holds for every split of a group's schedule, whatever its terms and its members. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/kernel/decimal.js";
import { LoanError } from "../../src/kernel/error.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { splitColumn } from "../../src/schedule/group/groupColumns.js";
import { type MemberSchedule, splitSchedule } from "../../src/schedule/group/groupSplit.js";
import type { Installment } from "../../src/schedule/installments.js";
import type { Schedule } from "../../src/schedule/schedule.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { anyTerms } from "../arbitraries.js";
import { wholeTerms } from "../wholeArbitrary.js";

const built = (terms: LoanTermsInput): Schedule | undefined => {
  try {
    return buildSchedule(terms);
  } catch (error) {
    if (error instanceof LoanError) return undefined;
    throw error;
  }
};

const decimalNames = (row: Installment): (keyof Installment)[] =>
  (Object.keys(row) as (keyof Installment)[]).filter((name) => Decimal.isDecimal(row[name]));

const sum = (list: readonly Decimal[]): Decimal => list.reduce((a, b) => a.plus(b), new Decimal(0));

/** The principal cut into pieces at given points, in units of reckoning; pieces of nothing are left out. */
function memberAmounts({ terms }: Schedule, cuts: readonly number[]): string[] {
  const unit = new Decimal(terms.rounding.unit);
  const units = new Decimal(terms.principal).div(unit);
  const points = [...cuts].sort((a, b) => a - b).map((cut) => units.times(cut).div(1_000_000).floor());
  const ends = [...points, units];
  return ends
    .map((end, i) => end.minus(points[i - 1] ?? 0).times(unit))
    .filter((amount) => amount.gt(0))
    .map((amount) => amount.toString());
}

/** Loans with charges, savings, tranches, down payments and grace. */
const richTerms = fc
  .record({
    installments: fc.integer({ min: 4, max: 24 }),
    unit: fc.constantFrom("week" as const, "month" as const),
    percent: fc.constantFrom("0", "18", "24.5", "60"),
    principal: fc.integer({ min: 30, max: 900_000 }),
    hasTranches: fc.boolean(),
    isSpared: fc.boolean(),
    charges: fc.subarray([
      { name: "form", amount: "15", when: "disbursement" as const, collected: "paid-apart" as const },
      { name: "processing", percent: "1", of: "principal" as const, when: "disbursement" as const },
      {
        name: "stamp",
        percent: "2",
        of: "principal" as const,
        when: "disbursement" as const,
        collected: "financed" as const,
      },
      { name: "visit", amount: "0.07", when: "each-installment" as const },
      {
        name: "cover",
        kind: "insurance" as const,
        percent: "0.3",
        of: "outstanding" as const,
        when: "each-installment" as const,
      },
      {
        name: "vat",
        kind: "tax" as const,
        percent: "18",
        of: "interest" as const,
        when: "each-installment" as const,
      },
    ]),
    savings: fc.constantFrom(
      undefined,
      { perInstallment: { amount: "1.11" } },
      { perInstallment: { amount: "3" }, returned: "set-off" as const },
    ),
    downPayment: fc.constantFrom(undefined, { percent: "10" }),
  })
  .map(
    ({ installments, unit, percent, principal, hasTranches, isSpared, charges, savings, downPayment }) => ({
      currency: "PHP",
      principal,
      disbursedOn: "2026-01-05",
      interest: { rate: { percent }, dayCount: "actual/365" as const },
      repayment: {
        installments,
        every: { count: 1, unit },
        grace: isSpared
          ? [{ spares: "both" as const, for: { periods: 2 }, interest: "capitalized" as const }]
          : [],
      },
      charges,
      ...(savings === undefined ? {} : { savings }),
      ...(downPayment === undefined ? {} : { downPayment }),
      ...(hasTranches
        ? {
            disbursements: [
              { on: "2026-01-05", amount: principal - Math.floor(principal / 3) },
              { on: "2026-01-15", amount: Math.floor(principal / 3) },
            ],
          }
        : {}),
    }),
  );

const groups = fc
  .tuple(
    fc.oneof(anyTerms, richTerms, wholeTerms),
    fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 12 }),
  )
  .map(([terms, cuts]) => {
    const schedule = built(terms);
    if (schedule === undefined) return undefined;
    return { schedule, amounts: memberAmounts(schedule, cuts) };
  })
  .filter((group) => group !== undefined);

const eachGroup = (
  law: (schedule: Schedule, members: readonly MemberSchedule[], amounts: string[]) => void,
) =>
  fc.assert(
    fc.property(groups, ({ schedule, amounts }) => {
      law(
        schedule,
        splitSchedule(
          schedule,
          amounts.map((amount) => ({ amount })),
        ),
        amounts,
      );
    }),
    { numRuns: 40 },
  );

describe("the members' schedules", () => {
  it("add up, field by field and row by row, to the group's", () => {
    eachGroup(({ installments }, members) => {
      installments.forEach((row, k) => {
        for (const name of decimalNames(row)) {
          const parts = members.map(({ installments: own }) => own[k]?.[name] as Decimal);
          expect(sum(parts).eq(row[name] as Decimal), `${name} of row ${k + 1}`).toBe(true);
        }
      });
    });
  });

  it("repay each member's amount and end at zero", () => {
    eachGroup((schedule, members, amounts) => {
      members.forEach(({ amount, totals, installments }, m) => {
        expect(amount.eq(amounts[m] as string)).toBe(true);
        const financed = schedule.disbursement.financed.total;
        const grown = sum(installments.map(({ principal }) => principal)).minus(amount);
        if (financed.isZero()) expect(grown.toString()).toBe("0");
        expect(grown.lte(financed) && grown.gte(0)).toBe(true);
        expect(totals.principal.eq(grown.plus(amount))).toBe(true);
        expect(installments.at(-1)?.balance.isZero()).toBe(true);
        expect(installments.length).toBe(schedule.installments.length);
      });
      const received = sum(members.map(({ netDisbursed }) => netDisbursed));
      expect(received.eq(schedule.netDisbursed)).toBe(true);
    });
  });

  it("chain: balance before less principal is balance after, principal and interest make the total", () => {
    eachGroup((_, members) => {
      for (const { installments } of members) {
        const [first] = installments as [Installment];
        let before = first.balance.plus(first.principal).minus(first.disbursed);
        for (const {
          principal,
          interest,
          fees,
          insurance,
          taxes,
          disbursed,
          total,
          balance,
        } of installments) {
          expect(before.plus(disbursed).minus(principal).eq(balance)).toBe(true);
          expect(sum([principal, interest, fees, insurance, taxes]).eq(total)).toBe(true);
          before = balance;
        }
      }
    });
  });

  it("hold nothing below zero where the group's amount is not", () => {
    eachGroup(({ installments }, members) => {
      for (const { installments: own } of members) {
        own.forEach((row, k) => {
          for (const name of decimalNames(row)) {
            if (((installments[k] as Installment)[name] as Decimal).isNegative()) continue;
            expect((row[name] as Decimal).gte(0), `${name} of row ${k + 1}`).toBe(true);
          }
        });
      }
    });
  });

  it("keep the group's dates and numbers", () => {
    eachGroup(({ installments }, members) => {
      for (const { installments: own } of members) {
        expect(own.map(({ number, due, nominalDue }) => [number, due, nominalDue])).toEqual(
          installments.map(({ number, due, nominalDue }) => [number, due, nominalDue]),
        );
      }
    });
  });
});

describe("a shared column", () => {
  const column = fc
    .record({
      rows: fc.array(fc.bigInt(0n, 50n), { minLength: 1, maxLength: 30 }),
      weights: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 8 }),
    })
    .map(({ rows, weights }) => {
      // Members' sums: the column's sum dealt out one by one in the proportion of the weights.
      const total = rows.reduce((a, b) => a + b, 0n);
      const pool = weights.flatMap((weight, m) => new Array<number>(weight).fill(m));
      const totals = weights.map(() => 0n);
      for (let i = 0; i < Number(total); i++) {
        const m = pool[i % Math.max(pool.length, 1)] ?? 0;
        totals[m] = (totals[m] as bigint) + 1n;
      }
      return { rows, totals, total };
    });

  it("foots both ways, holds nothing below zero, and nobody runs ahead of her share by a unit", () => {
    fc.assert(
      fc.property(column, ({ rows, totals, total }) => {
        const shares = splitColumn(rows, totals);
        const got = totals.map(() => 0n);
        let running = 0n;
        shares.forEach((row, k) => {
          running += rows[k] as bigint;
          expect(row.reduce((a, b) => a + b, 0n)).toBe(rows[k]);
          row.forEach((part, m) => {
            expect(part >= 0n).toBe(true);
            got[m] = (got[m] as bigint) + part;
            // got − 1 < running × total(m) ÷ total
            expect(((got[m] as bigint) - 1n) * total < running * (totals[m] as bigint) || part === 0n).toBe(
              true,
            );
          });
        });
        expect(got).toEqual(totals);
      }),
    );
  });
});
