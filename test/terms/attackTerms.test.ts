/** Terms that were accepted without effect, and messages that named the wrong field: each said by name. */
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { safeParseTerms } from "../../src/terms/parseTerms.js";
import { termsSchema } from "../../src/terms/schema.js";
import { problemsOf, type Raw, raw } from "./rawTerms.js";

const LOAN = { principal: "1200", "repayment.installments": 6 };
const PAID = { spares: "principal" };

/** What is said of terms, `path: message`. */
function said(changes: Raw): string[] {
  try {
    buildSchedule(raw({ ...LOAN, ...changes }) as never);
    return [];
  } catch (error) {
    if (error instanceof LoanError) return error.problems.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
}

const coded = (changes: Raw): string[] =>
  problemsOf(() => buildSchedule(raw({ ...LOAN, ...changes }) as never));

const EXTENDING = { ...PAID, term: "extending" };

describe("terms without effect", () => {
  it.each<[string, Raw, string]>([
    [
      "grace",
      { ...PAID, for: { from: "2026-05-01", until: "2026-03-01" } },
      "wrong-order repayment.grace[0].for.until",
    ],
    ["grace", { ...PAID, for: { until: "2026-01-30" } }, "wrong-order repayment.grace[0].for.until"],
    [
      "grace",
      { ...PAID, for: { installments: [2, 7] } },
      "out-of-range repayment.grace[0].for.installments[1]",
    ],
    ["grace", { ...PAID, for: { everyNth: 7 } }, "out-of-range repayment.grace[0].for.everyNth"],
    [
      "grace",
      { ...EXTENDING, for: { installments: [7] } },
      "out-of-range repayment.grace[0].for.installments[0]",
    ],
    ["step", { every: 2, percent: "0" }, "out-of-range repayment.step.percent"],
    ["step", { every: 2, amount: "0.00" }, "out-of-range repayment.step.amount"],
    ["step", { every: 6, percent: "5" }, "out-of-range repayment.step.every"],
  ])("are refused: %s %j", (field, value, problem) => {
    expect(coded({ [`repayment.${field}`]: value })).toEqual([problem]);
  });

  it("are told from those with one", () => {
    expect(coded({ "repayment.grace": { ...PAID, for: { until: "2026-02-28" } } })).toEqual([]);
    expect(coded({ "repayment.grace": { ...PAID, for: { everyNth: 6 } } })).toEqual([]);
    expect(coded({ "repayment.grace": { ...EXTENDING, for: { installments: [1, 7] } } })).toEqual([]);
    expect(coded({ "repayment.step": { every: 5, percent: "5" } })).toEqual([]);
  });

  it("are due dates that stand twice; a holiday may", () => {
    const dates = ["2026-02-28", "2026-03-31", "2026-02-28"];
    const given = {
      "repayment.every": { dates },
      "repayment.installments": 2,
      "interest.dayCount": "actual/365",
    };
    expect(coded(given)).toEqual(["duplicate repayment.every.dates[2]"]);
    expect(coded({ calendar: { holidays: dates, shift: "following" } })).toEqual([]);
  });
});

class Empty {}

describe("records", () => {
  const OTHERS = [new Map(), new Date(0), /x/, Promise.resolve(), new Empty()];

  it.each(["rounding", "calendar", "interest.firstPeriod"])("of a class are refused: %s", (path) => {
    for (const other of OTHERS) expect(coded({ [path]: other })).toEqual([`wrong-type ${path}`]);
  });

  it("of a class are refused everywhere, and by the schema too", () => {
    for (const path of ["interest", "interest.rate", "repayment", "repayment.every"]) {
      expect(coded({ [path]: new Map() })).toEqual([`wrong-type ${path}`]);
      expect(termsSchema.safeParse(raw({ [path]: new Map() })).success).toBe(false);
    }
    const parsed = safeParseTerms(Object.assign(new Empty(), raw(LOAN)));
    expect(parsed).toMatchObject({ success: false, problems: [{ code: "wrong-type", path: "" }] });
  });

  it("without a prototype are plain", () => {
    const bare = (fields: object) => Object.assign(Object.create(null), fields);
    expect(safeParseTerms(bare({ ...raw(LOAN), rounding: bare({ mode: "up" }) })).success).toBe(true);
  });
});

describe("messages", () => {
  const given = (...rows: object[]): Raw => ({ "repayment.given": rows });
  const above = "must not be above what is owed";

  it("name the agreed installment that is too large, or too small", () => {
    expect(said(given({ installment: 2, principal: "2000" }))).toEqual([`repayment.given[0]: ${above}`]);
    // 700 + 700 is above 1200.
    const two = given({ installment: 2, principal: "700" }, { installment: 3, principal: "700" });
    expect(said({ ...two, "repayment.pattern": "equal-principal" })).toEqual([
      `repayment.given[1]: ${above}`,
    ]);
    // Row 1 owes 24.00 of interest.
    expect(said(given({ installment: 1, total: "23.99" }))).toEqual([
      "repayment.given[0]: must cover the interest of its installment",
    ]);
  });

  it("say of two fields when neither or both are given", () => {
    const charge = { name: "a", when: "disbursement" };
    expect(said({ charges: [charge] })).toEqual(["charges[0]: must give an amount or a percent"]);
    expect(said({ charges: [{ ...charge, amount: "1", percent: "1" }] })).toEqual([
      "charges[0]: must give an amount or a percent, not both",
    ]);
    expect(said({ "repayment.step": { every: 2, amount: "1", percent: "1" } })).toEqual([
      "repayment.step: must give a percent or an amount, not both",
    ]);
  });

  it("let agreed installments go with a grace on others, however long it is said to be", () => {
    const rows = given({ installment: 3, principal: "300" });
    const lengths = [{ periods: 2 }, { installments: [1, 2] }, { until: "2026-03-31" }, { days: 60 }];
    const totals = lengths.map((length) => {
      const terms = raw({ ...LOAN, ...rows, "repayment.grace": { ...PAID, for: length } });
      return buildSchedule(terms as never).installments.map(({ total }) => total.toFixed(2));
    });
    expect(totals[0]?.slice(0, 3)).toEqual(["24.00", "24.00", "324.00"]);
    for (const other of totals) expect(other).toEqual(totals[0]);
    expect(coded({ ...rows, "repayment.grace": { ...PAID, for: { periods: 3 } } })).toEqual([
      "conflict repayment.given",
    ]);
    expect(coded({ ...rows, "repayment.grace": { ...PAID, for: { until: "2026-04-30" } } })).toEqual([
      "conflict repayment.given[0].installment",
    ]);
  });

  it("take a shift of none, and ask for a shift where none is named", () => {
    const weekend = ["saturday", "sunday"];
    const terms = raw({ ...LOAN, calendar: { weekend, shift: "none" } });
    for (const { due, nominalDue } of buildSchedule(terms as never).installments)
      expect(due).toBe(nominalDue);
    expect(coded({ calendar: { weekend } })).toEqual(["conflict calendar.shift"]);
  });
});
