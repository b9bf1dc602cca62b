/**
 * Rows to come planned again, by kind of loan and by event, as arithmetic. The loan: 1,000 at 2% a month from
 * 1 January 2026. Row 1 is paid on 1 February; 100 more with it, a rate of 1% from that day, or, on the day after, a
 * holiday of one row whose interest joins the principal, or a new date, 1 April instead of 1 March: 59 days at 24%
 * over 365, 3.879% (1,000 × 24% × 59/365 = 38.79).
 *
 * A row is principal + interest; each interest is 2% (or 1%) of what the rows before it leave.
 */
import { describe, expect, it } from "vitest";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { replay } from "../../src/servicing/replay.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { decliningLoan } from "./loans.js";

const every = { count: 1, unit: "month" } as const;
type Repayment = Partial<LoanTermsInput["repayment"]>;

const EVENTS: Record<string, (due: number) => LoanEventInput> = {
  "cut-installment": (due) => ({
    kind: "prepayment",
    date: "2026-02-01",
    amount: (due + 100).toFixed(2),
    early: "cut-installment",
  }),
  "cut-term": (due) => ({
    kind: "prepayment",
    date: "2026-02-01",
    amount: (due + 100).toFixed(2),
    early: "cut-term",
  }),
  holiday: () => ({ kind: "holiday", date: "2026-02-02", installments: 1, interest: "capitalized" }),
  rate: () => ({ kind: "rate-change", date: "2026-02-01", rate: { percent: "12" } }),
  reschedule: () => ({ kind: "reschedule", date: "2026-02-02", firstDueOn: "2026-04-01" }),
};

/** The rows due after 1 February. */
function rowsAfter(repayment: Repayment, event: keyof typeof EVENTS, changes: Partial<LoanTermsInput> = {}) {
  const schedule = decliningLoan({
    principal: "1000",
    interest: { rate: { percent: "24" } },
    repayment: { installments: 4, every, ...repayment },
    ...changes,
  });
  const due = replay(schedule, [], { asOf: "2026-02-01" }).due.total.toNumber();
  const made = (EVENTS[event] as (due: number) => LoanEventInput)(due);
  const { installments } = replay(schedule, [made], { asOf: "2026-02-02" });
  return installments
    .filter((row) => row.kind === "installment" && row.due > "2026-02-01")
    .map(({ charged }) => `${charged.principal.toFixed(2)}+${charged.interest.toFixed(2)}`);
}

type Expected = Readonly<Record<string, readonly string[]>>;

const KINDS: Readonly<Record<string, readonly [Repayment, Expected]>> = {
  // 20 of January, then 900 × 2% × 3 = 54; the holiday: 1,000 × 2% joins, 1,020 × 2% × 3 = 61.20; 38.79 + 2 × 20.
  "bullet: principal and interest at the end fall": [
    { pattern: "bullet" },
    {
      "cut-installment": ["0.00+0.00", "0.00+0.00", "900.00+74.00"],
      "cut-term": ["0.00+0.00", "0.00+0.00", "900.00+74.00"],
      holiday: ["0.00+0.00", "0.00+0.00", "0.00+0.00", "1020.00+81.20"],
      rate: ["0.00+0.00", "0.00+0.00", "1000.00+50.00"],
      reschedule: ["0.00+0.00", "0.00+0.00", "1000.00+98.79"],
    },
  ],
  "interest only: the interest falls, and what is due at the end": [
    { pattern: "interest-only" },
    {
      "cut-installment": ["0.00+18.00", "0.00+18.00", "900.00+18.00"],
      "cut-term": ["0.00+18.00", "0.00+18.00", "900.00+18.00"],
      holiday: ["0.00+0.00", "0.00+20.40", "0.00+20.40", "1020.00+20.40"],
      rate: ["0.00+10.00", "0.00+10.00", "1000.00+10.00"],
      reschedule: ["0.00+38.79", "0.00+20.00", "1000.00+20.00"],
    },
  ],
  // 669.65 = x ÷ 1.02 + 1.1x ÷ 1.02² + 1.1x ÷ 1.02³, so x = 669.65 ÷ 3.0742 = 217.83, and 1.1x = 239.61.
  // The term is cut with the amounts of the plan, 250.35 and 275.39; a holiday leaves 769.65 × 1.02 = 785.04.
  "steps of 10% go on": [
    { step: { every: 2, percent: "10" } },
    {
      "cut-installment": ["204.44+13.39", "230.31+9.30", "234.90+4.70"],
      "cut-term": ["236.96+13.39", "266.74+8.65", "165.95+3.32"],
      holiday: ["0.00+0.00", "239.66+15.70", "269.99+10.91", "275.39+5.51"],
      rate: ["237.72+7.70", "264.64+5.32", "267.29+2.67"],
      reschedule: ["225.11+29.86", "269.58+10.89", "274.96+5.50"],
    },
  ],
  // Planned 115.10, 215.10, 315.10, 415.10. 804.90 ÷ 904.90 = 0.8895 of each: 191.33, 280.28, 369.22.
  "steps of 100 go on in proportion": [
    { step: { every: 1, amount: "100" } },
    {
      "cut-installment": ["175.23+16.10", "267.69+12.59", "361.98+7.24"],
      "cut-term": ["199.00+16.10", "302.98+12.12", "302.92+6.06"],
      holiday: ["0.00+0.00", "200.94+18.46", "306.96+14.44", "415.10+8.30"],
      rate: ["201.43+9.05", "301.31+7.03", "402.16+4.02"],
      reschedule: ["183.95+35.11", "306.48+14.42", "414.47+8.29"],
    },
  ],
  // 500 of principal stand in row 3, and move along with a holiday; the two solved rows stay equal, 128.60.
  "an agreed row stands": [
    { given: [{ installment: 3, principal: "500" }] },
    {
      "cut-installment": ["113.80+14.80", "500.00+12.52", "126.09+2.52"],
      "cut-term": ["165.31+14.80", "500.00+11.49", "74.58+1.49"],
      holiday: ["0.00+0.00", "171.63+17.13", "500.00+13.70", "185.06+3.70"],
      rate: ["166.61+8.40", "500.00+6.73", "173.28+1.73"],
      reschedule: ["155.50+32.58", "500.00+13.69", "184.39+3.69"],
    },
  ],
  // 300 stands whatever happens; the last row takes the rest.
  "a given installment is kept": [
    { fixedInstallment: { amount: "300" } },
    {
      "cut-installment": ["287.60+12.40", "293.35+6.65", "39.05+0.78"],
      "cut-term": ["287.60+12.40", "293.35+6.65", "39.05+0.78"],
      holiday: ["0.00+0.00", "285.31+14.69", "291.02+8.98", "158.07+3.16"],
      rate: ["292.80+7.20", "295.73+4.27", "131.47+1.31"],
      reschedule: ["272.07+27.93", "291.04+8.96", "156.89+3.14"],
    },
  ],
  // April spares the principal; 573.25 = x ÷ 1.02 + x ÷ 1.02², its interest paid: 295.25 and 295.26.
  "a grace among the rows keeps its place in time": [
    { grace: { spares: "principal", for: { installments: [3] } } },
    {
      "cut-installment": ["283.78+11.47", "0.00+5.79", "289.47+5.79"],
      "cut-term": ["335.28+11.47", "0.00+4.76", "237.97+4.76"],
      holiday: ["0.00+0.00", "0.00+13.73", "339.96+13.73", "346.76+6.94"],
      rate: ["334.95+6.73", "0.00+3.38", "338.30+3.38"],
      reschedule: ["327.03+26.12", "0.00+6.92", "346.22+6.92"],
    },
  ],
  // March spares everything: 657.38 × 2% = 13.15 waits, 4.38 with each later row, 4.39 with the last; 214.80 + 13.15
  // is 657.38 × 1.02³ level rows' 227.95. The holiday spares April: 757.38 × 1.02.
  "deferred interest of a row to come is worked out again": [
    { installments: 5, grace: { spares: "both", interest: "deferred-spread", for: { installments: [2] } } },
    {
      "cut-installment": ["0.00+0.00", "214.80+17.53", "219.10+13.23", "223.48+8.86"],
      "cut-term": ["0.00+0.00", "249.47+17.53", "254.46+12.54", "153.45+7.46"],
      holiday: ["0.00+0.00", "0.00+0.00", "252.43+20.50", "257.48+15.45", "262.62+10.30"],
      rate: ["0.00+0.00", "249.96+10.09", "252.46+7.59", "254.96+5.08"],
      reschedule: ["0.00+0.00", "247.48+24.94", "252.43+19.99", "257.47+14.95"],
    },
  ],
  // No March: 704.49 × 1.02 = 718.58 over four rows, 188.72; from April on no row lies in a March.
  "a season is spared wherever the rows come to lie": [
    { installments: 6, grace: { spares: "both", interest: "capitalized", for: { months: [3] } } },
    {
      "cut-installment": ["0.00+0.00", "174.35+14.37", "177.84+10.88", "181.39+7.33", "185.00+3.70"],
      "cut-term": ["0.00+0.00", "201.14+14.37", "205.16+10.35", "209.26+6.25", "103.02+2.06"],
      holiday: ["0.00+0.00", "0.00+0.00", "203.07+16.74", "207.13+12.68", "211.27+8.54", "215.52+4.31"],
      rate: ["0.00+0.00", "200.11+8.13", "202.12+6.12", "204.14+4.10", "206.16+2.06"],
      reschedule: ["142.61+31.21", "160.58+13.24", "163.79+10.03", "167.07+6.75", "170.44+3.41"],
    },
  ],
  // 257.47 on the first day and on 1 February; 399.91 = x ÷ 1.02 + x ÷ 1.02²: 205.97 and 205.98.
  "in advance: the rows that are left fall due a month apart": [
    { timing: "in-advance" },
    {
      "cut-installment": ["197.97+8.00", "201.94+4.04"],
      "cut-term": ["249.47+8.00", "150.44+3.01"],
      holiday: ["0.00+0.00", "252.43+10.20", "257.48+5.15"],
      rate: ["248.71+5.00", "251.20+2.51"],
      reschedule: ["242.83+19.39", "257.08+5.14"],
    },
  ],
  // 400 on top of the last row; 754.43 − 400 ÷ 1.02³ = x × 2.8839: 130.90. Cutting the term eats the balloon first.
  "a balloon stands": [
    { balloon: { amount: "400" } },
    {
      "cut-installment": ["115.81+15.09", "118.13+12.77", "520.49+10.41"],
      "cut-term": ["150.48+15.09", "153.49+12.08", "450.46+9.01"],
      holiday: ["0.00+0.00", "154.07+17.43", "157.15+14.35", "560.30+11.21"],
      rate: ["149.98+8.54", "151.48+7.04", "552.97+5.53"],
      reschedule: ["137.88+33.15", "156.70+14.33", "559.85+11.20"],
    },
  ],
};

const CASES = Object.entries(KINDS).flatMap(([kind, [repayment, expected]]) =>
  Object.entries(expected).map(([event, rows]) => [kind, event, repayment, rows] as const),
);

describe("the rows to come of every kind of loan", () => {
  it.each(CASES)("%s (%s)", (_kind, event, repayment, rows) => {
    expect(rowsAfter(repayment, event)).toEqual(rows);
  });
});

describe("a flat loan of 1,000 at 24%, four rows of 250 + 20", () => {
  const flat = { interest: { rate: { percent: "24" }, method: "flat" } } as const;
  it.each<[string, string[]]>([
    // Interest stays; 650 over three rows, or 250 until it is repaid.
    ["cut-installment", ["216.67+20.00", "216.67+20.00", "216.66+20.00"]],
    ["cut-term", ["250.00+20.00", "250.00+20.00", "150.00+20.00"]],
    // One more period costs one more share, which joins: 770 over three.
    ["holiday", ["0.00+0.00", "256.67+20.00", "256.67+20.00", "256.66+20.00"]],
    // 1,000 × 1% for each month to come.
    ["rate", ["250.00+10.00", "250.00+10.00", "250.00+10.00"]],
    // 750 × 24% × (59/365 + 2/12) = 59.10 over three rows.
    ["reschedule", ["250.00+19.70", "250.00+19.70", "250.00+19.70"]],
  ])("%s", (event, rows) => expect(rowsAfter({}, event, flat)).toEqual(rows));
});

describe("the residue", () => {
  it("goes where the terms say when rows are planned again", () => {
    // 657.38 over three rows is 227.9512…: 227.95 each leaves 0.00 to 0.01, which the policy spreads.
    const spread = rowsAfter({}, "cut-installment", { rounding: { residue: "spread" } });
    expect(spread).toEqual(["214.80+13.15", "219.09+8.85", "223.48+4.47"]);
    // Row 1 pays 265, so 655.00 is left: 227.13, to the nearest 5 is 225. The last row takes the rest.
    const multiple = { of: "5" };
    const last = rowsAfter({}, "cut-installment", { rounding: { multiple } });
    expect(last).toEqual(["211.90+13.10", "216.14+8.86", "226.96+4.54"]);
    // The first row takes it: there 664.23 is left of the loan, 230.33, so 230 each and 0.95 more at first.
    const first = rowsAfter({}, "cut-installment", { rounding: { multiple, residue: "first" } });
    expect(first).toEqual(["217.67+13.28", "221.07+8.93", "225.49+4.51"]);
  });
});
