/**
 * Products under attack: what once led astray, each a small loan whose right answer, or refusal, is written here.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { priceReport } from "../../src/pricing/report/priceReport.js";
import { termsFromActus } from "../../src/schedule/actus/actusTerms.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { checkCompliance } from "../../src/schedule/compliance/compliance.js";
import { explainInstallment } from "../../src/schedule/explain/explain.js";
import { splitAmount } from "../../src/schedule/group/groupAmount.js";
import { meetingDates } from "../../src/schedule/group/groupMeeting.js";
import { splitSchedule } from "../../src/schedule/group/groupSplit.js";
import type { Schedule } from "../../src/schedule/schedule.js";
import { verifySchedule } from "../../src/schedule/verify/verify.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { runs } from "../runs.js";
import { wholeTerms } from "../wholeArbitrary.js";

interface Parts extends Partial<Omit<LoanTermsInput, "interest" | "repayment">> {
  interest?: Partial<LoanTermsInput["interest"]>;
  repayment?: Partial<LoanTermsInput["repayment"]>;
}

/** 10,000 at 2% a month over 4 months, changed. */
const loan = ({ interest, repayment, ...rest }: Parts = {}): LoanTermsInput => ({
  currency: "INR",
  principal: "10000",
  disbursedOn: "2026-01-31",
  interest: { rate: { percent: "24" }, ...interest },
  repayment: { installments: 4, every: { count: 1, unit: "month" }, ...repayment },
  ...rest,
});

const columns = ({ installments }: Schedule, ...names: ("principal" | "interest" | "total")[]): string[] =>
  installments.map((row) => names.map((name) => row[name].toFixed(2)).join(" "));

function problemsOf(call: () => unknown): string[] {
  try {
    call();
    return [];
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    return error.problems.map(({ code, path }) => `${code} ${path}`);
  }
}

describe("a long first period in which more is paid out", () => {
  /** 6,000 for 45 days and 4,000 for 15; a whole month of row 1 is 2%, and 15 of its 45 days a third of that. */
  const terms = (treatment: "first-installment" | "last-installment" | "disbursement") =>
    loan({
      disbursedOn: "2026-01-01",
      disbursements: [
        { on: "2026-01-01", amount: "6000" },
        { on: "2026-01-31", amount: "4000" },
      ],
      interest: { rate: { percent: "24" }, firstPeriod: { treatment } },
      repayment: { installments: 3, every: { count: 1, unit: "month" }, firstDueOn: "2026-02-15" },
    });
  const actual = Math.round((6000 * 45 + 4000 * 15) * 0.24 * (100 / 365)) / 100;
  const whole = 6000 * 0.02 + (4000 * 0.02) / 3;
  /** x·(1 + 1.02 + 1.02²) = what 10,000 with a whole first period comes to, 1.02² on. */
  const level = ((10_000 + whole) * 1.02 ** 2) / (1 + 1.02 + 1.02 ** 2);

  it("puts the extra of both parts on top of the first installment", () => {
    const { installments } = buildSchedule(terms("first-installment"));
    const extra = actual - Math.round(whole * 100) / 100;
    expect(installments[0]?.interest.toFixed(2)).toBe(actual.toFixed(2));
    expect(installments[0]?.total.toFixed(2)).toBe((level + extra).toFixed(2));
    expect(installments[1]?.total.toFixed(2)).toBe(level.toFixed(2));
  });

  it("takes the extra of both parts at disbursement", () => {
    const { netDisbursed, installments } = buildSchedule(terms("disbursement"));
    expect(installments[0]?.interest.toFixed(2)).toBe(whole.toFixed(2));
    expect(netDisbursed.toFixed(2)).toBe((10_000 - (actual - Math.round(whole * 100) / 100)).toFixed(2));
  });
});

describe("an installment paid until the loan is repaid", () => {
  const until = (amount: string, parts: Parts = {}) =>
    loan({
      ...parts,
      repayment: {
        ...parts.repayment,
        installments: undefined,
        fixedInstallment: { amount, rows: "until-repaid" },
      },
    });

  it("may repay it in a row that spares the interest", () => {
    // 10,000 + 200 capitalized, less 10,500: nothing is left after row 1
    const grace = { spares: "interest", interest: "capitalized", for: { periods: 2 } } as const;
    const schedule = buildSchedule(until("10500", { repayment: { grace } }));
    expect(columns(schedule, "principal", "interest")).toEqual(["10000.00 200.00"]);
  });

  it("shares deferred interest over the rows that there are", () => {
    // 10,000 at 0% but for row 1, whose 200 is spread over rows 2, 3 and 4: 66.67, 66.67, 66.66
    const grace = { spares: "interest", interest: "deferred-spread", for: { periods: 1 } } as const;
    const interest = { rateChanges: [{ from: "2026-02-28", percent: "0" }] };
    const schedule = buildSchedule(until("2700", { interest, repayment: { grace } }));
    expect(columns(schedule, "interest")).toEqual(["0.00", "66.67", "66.67", "66.66"]);
  });

  it("of a flat loan has the fewest rows whose last one is not above it", () => {
    // 10,000 ÷ n + 200 ≤ 1,450 from n = 8 on
    const schedule = buildSchedule(until("1450", { interest: { method: "flat" } }));
    expect(schedule.installments).toHaveLength(8);
    expect(schedule.totals.interest.toFixed(2)).toBe("1600.00");
    expect(problemsOf(() => buildSchedule(until("200", { interest: { method: "flat" } })))).toEqual([
      "no-solution repayment.fixedInstallment",
    ]);
  });

  it("is counted before a small last row is folded", () => {
    const rounding = { smallLast: { below: "500" }, largestResidue: "2500" } as const;
    const interest = { rate: { percent: "0" } };
    // 4 × 2,400 and 400, which joins the fourth; the odd row is 2,000 off before it is folded
    const schedule = buildSchedule(until("2400", { interest, rounding }));
    expect(columns(schedule, "total")).toEqual(["2400.00", "2400.00", "2400.00", "2800.00"]);
  });
});

describe("an agreed installment", () => {
  const given = (list: NonNullable<LoanTermsInput["repayment"]["given"]>, parts: Parts = {}) =>
    problemsOf(() => buildSchedule(loan({ ...parts, repayment: { given: list } })));

  it("above all that is owed is refused, not cut", () => {
    expect(given([{ installment: 1, total: "50000" }])).toEqual(["no-solution repayment.given[0]"]);
    expect(given([{ installment: 1, principal: "10000.01" }])).toEqual(["no-solution repayment.given[0]"]);
    expect(given([{ installment: 1, principal: "10000" }])).toEqual([]);
  });

  it("that comes after the loan is repaid is refused, not dropped", () => {
    // 9,000 and 1,383.60: the loan is repaid in row 2
    const rounding = { multiple: { of: "9000", direction: "up" } } as const;
    expect(given([{ installment: 2, total: "100" }], { rounding })).toEqual([]);
    expect(given([{ installment: 3, total: "100" }], { rounding })).toEqual(["no-solution repayment.given"]);
  });
});

describe("a small last installment", () => {
  it("is not folded into a row before the last tranche", () => {
    const disbursements = [
      { on: "2026-01-31", amount: "9900" },
      { on: "2026-05-10", amount: "100" },
    ];
    const rounding = { smallLast: { below: "5000" } };
    expect(problemsOf(() => buildSchedule(loan({ disbursements, rounding })))).toEqual([
      "no-solution rounding.smallLast",
    ]);
  });
});

describe("an even share of the residue", () => {
  it("is capped by how far the last row is from the others as they are then", () => {
    // Solved for months of 30 days, charged for their own: 3 × 2,626.24 and 2,619.04. Each row takes a fourth of −7.20,
    // and the last one is 0.22 off then, which is 1.58 off the amount that was solved.
    const schedule = buildSchedule(
      loan({
        interest: { rate: { percent: "24" }, dayCount: "actual/360" },
        repayment: { installments: 4, every: { count: 1, unit: "month" }, levelPeriods: "nominal" },
        rounding: { residue: "even-share", largestResidue: "0.22" },
      }),
    );
    const moved = (2626.24 - 7.2 / 4).toFixed(2);
    expect(columns(schedule, "total")).toEqual([moved, moved, moved, "2624.66"]);
  });
});

describe("a down payment", () => {
  it("counts towards the largest sum", () => {
    const terms = (percent: string) =>
      loan({
        currency: "JPY",
        principal: "6000000000000000",
        downPayment: { percent: "99" },
        interest: { rate: { percent } },
      });
    // 1% of 6·10^15 at 20% a month for 4 months leaves room; interest of 3.1·10^15 does not
    expect(problemsOf(() => buildSchedule(terms("240")))).toEqual([]);
    expect(problemsOf(() => buildSchedule(terms("16000")))).toEqual(["out-of-range principal"]);
  });
});

describe("the price of a loan", () => {
  it("has no nominal rate where the effective one is beyond all numbers, and is told all the same", () => {
    const terms = loan({
      principal: "13100",
      interest: { rate: { percent: "4000" }, method: "flat" },
      repayment: { installments: 3, every: { count: 5, unit: "month" }, firstDueOn: "2026-02-02" },
    });
    expect(priceReport(buildSchedule(terms)).toText()).toContain("no rate; compounded over the year");
  });
});

describe("a value of the wrong kind", () => {
  const calls: Record<string, (value: never) => unknown> = {
    splitSchedule: (value) => splitSchedule(value, [{ amount: "1" }]),
    explainInstallment: (value) => explainInstallment(value, 1),
    meetingDates,
    termsFromActus,
  };
  const values = [undefined, null, 5, "x", Symbol("x"), 10n];

  it.each(Object.keys(calls))("is refused by %s", (name) => {
    for (const value of values)
      expect(problemsOf(() => calls[name]?.(value as never))[0]).toMatch(/^wrong-type /);
  });

  it("is refused where a rule set or options are missing", () => {
    expect(problemsOf(() => checkCompliance(loan(), "bd-mra-2019" as never))).toEqual(["wrong-type ruleSet"]);
    expect(problemsOf(() => splitAmount("1", [1], undefined as never))).toEqual(["wrong-type options"]);
  });

  it("is refused where the meetings have a field that nobody reads", () => {
    const request = { meets: { weekday: "monday" }, disbursedOn: "2026-01-04", count: 5 } as never;
    expect(problemsOf(() => meetingDates(request))).toEqual(["unknown-field count"]);
  });

  it("names the weekdays of a month that there are", () => {
    const every = { unit: "month", weekday: "friday", nth: 5 } as never;
    expect(() => buildSchedule(loan({ repayment: { every } }))).toThrow(
      "repayment.every.nth: must be 1, 2, 3, 4 or last; not every month has a fifth",
    );
  });
});

describe("every loan of every kind with every part", () => {
  it("is lawful, and explained row by row", () => {
    fc.assert(
      fc.property(wholeTerms, (terms) => {
        let schedule: Schedule;
        try {
          schedule = buildSchedule(terms);
        } catch (error) {
          if (error instanceof LoanError) return;
          throw error;
        }
        const verdict = verifySchedule(schedule);
        expect(verdict.problems).toEqual([]);
        for (const { number } of schedule.installments)
          expect(explainInstallment(schedule, number).text).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: runs(150) },
    );
  });
});
