/**
 * Verification: the library's own schedules obey every law, and each kind of error in others' rows is found.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/kernel/decimal.js";
import { LoanError } from "../../src/kernel/error.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import type { Schedule } from "../../src/schedule/schedule.js";
import { SCHEDULE_LAWS, type ScheduleLaw } from "../../src/schedule/verify/laws.js";
import { verifySchedule } from "../../src/schedule/verify/verify.js";
import type { ScheduleToVerify } from "../../src/schedule/verify/verifyInput.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { anyTerms } from "../arbitraries.js";
import { runs } from "../runs.js";
import { tieTerms } from "../tieArbitrary.js";
import { PRODUCTS } from "./productTerms.js";

const LAW_NAMES = Object.keys(SCHEDULE_LAWS) as ScheduleLaw[];

function built(raw: LoanTermsInput): Schedule | undefined {
  try {
    return buildSchedule(raw);
  } catch (error) {
    if (error instanceof LoanError) return undefined;
    throw error;
  }
}

const monthly: LoanTermsInput = {
  currency: "INR",
  principal: "10000",
  disbursedOn: "2026-01-31",
  interest: { rate: { percent: "24" } },
  repayment: { installments: 12, every: { count: 1, unit: "month" } },
};

type Row = Record<string, unknown>;

/** The rows of the monthly loan as another system might give them, with one column of one row changed. */
function rowsWith(changes: Readonly<Record<number, Row>> = {}, raw: LoanTermsInput = monthly): Row[] {
  return buildSchedule(raw)
    .toJSON()
    .installments.map((row, index) => ({ ...row, ...changes[index] }));
}

const foreign = (rows: Row[], more: Partial<ScheduleToVerify> = {}): ScheduleToVerify =>
  ({ principal: "10000", disbursedOn: "2026-01-31", currency: "INR", rows, ...more }) as ScheduleToVerify;

const brokenLaws = (input: ScheduleToVerify): string[] =>
  verifySchedule(input).problems.map(({ law, path }) => `${law} ${path}`);

describe("the schedules of this library", () => {
  const LOANS = { "of every kind": anyTerms, "with amounts on half a unit": tieTerms };
  it.each(Object.entries(LOANS))("obey every law: loans %s", (_, terms) => {
    fc.assert(
      fc.property(terms, (raw) => {
        const schedule = built(raw);
        if (schedule === undefined) return;
        const { kind, problems, checked } = verifySchedule(schedule);
        expect(problems).toEqual([]);
        expect(kind).toBe("lawful");
        expect(checked).toEqual(LAW_NAMES);
      }),
      { numRuns: runs(500) },
    );
  });
  it.each(Object.entries(PRODUCTS))("obey every law: a loan with %s", (_, raw) => {
    const { problems, checked } = verifySchedule(buildSchedule(raw));
    expect(problems).toEqual([]);
    expect(checked).toEqual(LAW_NAMES);
  });
  it("obey them after a way through JSON", () => {
    fc.assert(
      fc.property(anyTerms, (raw) => {
        const schedule = built(raw);
        if (schedule === undefined) return;
        const { terms, installments, totals } = JSON.parse(JSON.stringify(schedule));
        const verdict = verifySchedule({ terms, rows: installments, totals });
        expect(verdict).toMatchObject({ kind: "lawful", problems: [] });
        expect(verdict.unchecked).toEqual([]);
      }),
    );
  });
  it("break a law as soon as one amount is one unit off", () => {
    const columns = ["principal", "interest", "total", "balance"] as const;
    fc.assert(
      fc.property(anyTerms, fc.nat(), fc.constantFrom(...columns), fc.boolean(), (raw, at, column, up) => {
        const schedule = built(raw);
        if (schedule === undefined) return;
        const { terms } = schedule;
        const rows = schedule.installments.map(({ due, principal, interest, total, balance }) => {
          return { due, principal, interest, total, balance };
        });
        const row = rows[at % rows.length] as (typeof rows)[number];
        row[column] = row[column].plus(new Decimal(terms.rounding.unit).times(up ? 1 : -1));
        const { problems } = verifySchedule({ terms, rows });
        expect(problems.some(({ path }) => path.includes(column))).toBe(true);
      }),
    );
  });
});

describe("each law", () => {
  const more = { terms: monthly, totals: { principal: "10000", interest: "1347.15", total: "11347.15" } };
  const CASES: Record<ScheduleLaw, { input: ScheduleToVerify; at: string[] }> = {
    "principal-repaid": {
      input: foreign(rowsWith(), { principal: "10000.01" }),
      at: ["rows", "rows[0].balance"],
    },
    "balances-chain": { input: foreign(rowsWith({ 2: { balance: "7718.64" } })), at: ["rows[2].balance"] },
    "last-balance-zero": { input: foreign(rowsWith({ 11: { balance: "0.01" } })), at: ["rows[11].balance"] },
    "total-of-parts": { input: foreign(rowsWith({ 4: { total: "945.59" } })), at: ["rows[4].total"] },
    "dates-rise": { input: foreign(rowsWith({ 5: { due: "2026-06-30" } })), at: ["rows[5].due"] },
    "periods-join": {
      input: foreign(rowsWith({ 6: { periodStart: "2026-08-01" } })),
      at: ["rows[6].periodStart"],
    },
    "nothing-negative": { input: foreign(rowsWith({ 0: { interest: "-200" } })), at: ["rows[0].interest"] },
    "whole-minor-units": {
      input: foreign(rowsWith({ 0: { interest: "200.001" } })),
      at: ["rows[0].interest"],
    },
    "accrued-falls-due": { input: foreign(rowsWith({ 3: { accruedInterest: "156.30" } })), at: ["rows"] },
    "totals-are-sums": {
      input: foreign(rowsWith(), { totals: { ...more.totals, interest: "1347.16" } }),
      at: ["totals.interest"],
    },
    "interest-exact": {
      input: foreign(rowsWith({ 7: { interest: "86.00", accruedInterest: "86.00" } }), more),
      at: ["rows[7].accruedInterest"],
    },
    "level-kept": {
      input: foreign(rowsWith({ 7: { principal: "859.86" } }), more),
      at: ["rows[7].principal"],
    },
    "agrees-with-terms": {
      input: foreign(rowsWith({ 9: { due: "2026-12-01" } }), more),
      at: ["rows[9].due"],
    },
  };
  it.each(LAW_NAMES)("%s is broken where it is, and said with what was expected", (law) => {
    const { input, at } = CASES[law];
    const found = verifySchedule(input).problems.filter((problem) => problem.law === law);
    expect(found.length).toBeGreaterThan(0);
    expect(at).toContain(found[0]?.path);
  });
  it.each(LAW_NAMES)("%s holds of the rows as they are", (law) => {
    const verdict = verifySchedule(foreign(rowsWith(), more));
    expect(verdict.checked).toContain(law);
    expect(verdict.problems).toEqual([]);
  });
});

describe("rows of other systems", () => {
  it("may be as few columns as principal and interest; the verdict says what was not checked", () => {
    const rows = rowsWith().map(({ principal, interest }) => ({ principal, interest }));
    const { kind, checked, unchecked } = verifySchedule({ principal: 10000, rows } as ScheduleToVerify);
    expect(kind).toBe("lawful");
    expect(checked).toEqual(["principal-repaid", "nothing-negative"]);
    expect(unchecked).toContainEqual({ law: "balances-chain", missing: ["balance"] });
    expect(unchecked).toContainEqual({ law: "interest-exact", missing: ["terms"] });
  });
  it("are compared with the terms, row by row: one cent too much in row 8", () => {
    const rows = rowsWith({ 7: { interest: "89.15", total: "945.61" } }).map(
      ({ accruedInterest: _, ...row }) => row,
    );
    const { problems } = verifySchedule(foreign(rows, { terms: monthly }));
    expect(problems.map(({ law, row, path }) => [law, row, path])).toEqual([
      ["interest-exact", 8, "rows[7].interest"],
      ["level-kept", 8, "rows[7].principal"],
      ["agrees-with-terms", 8, "rows[7].interest"],
      ["agrees-with-terms", 8, "rows[7].total"],
    ]);
    expect(String(problems[0]?.expected)).toBe("89.14");
    expect(String(problems[0]?.actual)).toBe("89.15");
  });
  it("may have too many rows or too few", () => {
    const rows = rowsWith();
    expect(brokenLaws(foreign(rows.slice(0, 11), { terms: monthly }))).toEqual(
      [
        "principal-repaid rows",
        "last-balance-zero rows[10].balance",
        "accrued-falls-due rows",
        "agrees-with-terms rows",
      ].filter((law) => law !== "accrued-falls-due rows"),
    );
  });
  it("count charges into the total", () => {
    const rows = rowsWith().map((row) => ({
      ...row,
      fees: "5",
      total: String(new Decimal(String(row.total)).plus(5)),
    }));
    expect(brokenLaws(foreign(rows, { terms: monthly }))).toEqual([]);
    expect(brokenLaws(foreign(rows.map(({ fees: _, ...row }) => row)))).toHaveLength(12);
  });
  it("may capitalize interest: principal below zero by the interest of the row", () => {
    const rows = [
      { principal: "-20", interest: "20", total: "0", balance: "1020" },
      { principal: "1020", interest: "20.40", total: "1040.40", balance: "0" },
    ];
    expect(brokenLaws({ principal: "1000", rows })).toEqual([]);
    expect(
      brokenLaws({ principal: "1000", rows: [{ ...rows[0], interest: "19" }, rows[1]] as never }),
    ).toEqual(["total-of-parts rows[0].total", "nothing-negative rows[0].principal"]);
  });
});

describe("input that is no schedule", () => {
  const problemsOf = (input: unknown): string[] => {
    try {
      verifySchedule(input as ScheduleToVerify);
    } catch (error) {
      if (error instanceof LoanError) return error.problems.map(({ code, path }) => `${code} ${path}`);
      throw error;
    }
    return [];
  };
  it("is refused with every problem at once", () => {
    expect(
      problemsOf({
        principal: "1,000",
        disbursedOn: "2026-02-30",
        currency: "XXX",
        note: "?",
        totals: { total: "x", sum: "1" },
        terms: { currency: "BDT" },
        rows: [{ principal: "1", interest: "0", due: "soon" }, { principal: Number.NaN, fee: 1 }, 7],
      }),
    ).toEqual([
      "unknown-field note",
      "required terms.principal",
      "required terms.disbursedOn",
      "required terms.interest",
      "required terms.repayment",
      "not-a-decimal principal",
      "not-a-date disbursedOn",
      "not-in-list currency",
      "wrong-type rows[2]",
      "not-a-date rows[0].due",
      "unknown-field rows[1].fee",
      "not-a-decimal rows[1].principal",
      "required rows[1].interest",
      "required rows[1].due",
      "unknown-field totals.sum",
      "not-a-decimal totals.total",
    ]);
  });
  it("is refused whatever JSON it is, and never answered with NaN", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.record({ principal: fc.anything(), rows: fc.anything() })),
        (input) => {
          expect(problemsOf(input).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: runs(1000) },
    );
  });
  it("messages carry no amounts", () => {
    const secret = "31415.92";
    const { problems } = verifySchedule(
      foreign(rowsWith({ 3: { interest: secret, balance: secret, total: secret } }), { terms: monthly }),
    );
    expect(problems.length).toBeGreaterThan(3);
    expect(problems.map(({ message }) => message).join()).not.toMatch(/\d/);
  });
});
