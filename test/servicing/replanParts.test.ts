/**
 * What waits, what is still to be paid out and what was waived when the rows to come are planned again.
 */
import { describe, expect, it } from "vitest";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { replay } from "../../src/servicing/replay.js";
import type { ServicingInput } from "../../src/servicing/servicingSchema.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { decliningLoan } from "./loans.js";

const every = { count: 1, unit: "month" } as const;

/** 1,000 at 2% a month from 1 January 2026, over four months unless the terms say otherwise. */
function rows(
  changes: Partial<LoanTermsInput>,
  events: readonly LoanEventInput[],
  { asOf = "2026-06-01", servicing = {} }: { asOf?: string; servicing?: ServicingInput } = {},
): string[] {
  const base = { principal: "1000", interest: { rate: { percent: "24" } } } as const;
  const schedule = decliningLoan({ ...base, repayment: { installments: 4, every }, ...changes });
  const { installments } = replay(schedule, events, { asOf, servicing });
  return installments.map(
    ({ due, charged }) => `${due.slice(5)} ${charged.principal.toFixed(2)}+${charged.interest.toFixed(2)}`,
  );
}

const cut = (date: string, amount: string, early: "cut-term" | "cut-installment" = "cut-installment") =>
  ({ kind: "prepayment", date, amount, early }) as const;

describe("interest that waits", () => {
  const grace = { spares: "both", interest: "deferred-spread", for: { installments: [1] } } as const;
  it("of a row that has passed stays where it was to fall due; the last row takes what a shorter loan leaves", () => {
    // 20.00 of January: 6.67, 6.67, 6.66. From 800: 800 × 0.02 ÷ (1 − 1.02⁻³) = 277.40.
    const repayment = { installments: 4, every, grace };
    expect(rows({ repayment }, [cut("2026-02-01", "200")], { asOf: "2026-02-01" })).toEqual([
      "02-01 0.00+0.00",
      "02-01 200.00+0.00",
      "03-01 261.40+22.67",
      "04-01 266.63+17.44",
      "05-01 271.97+12.10",
    ]);
    // 346.75 stands: 650 is repaid by two rows, and the second brings 6.67 + 6.66.
    const shorter = rows({ repayment }, [cut("2026-02-01", "350", "cut-term")], { asOf: "2026-02-01" });
    expect(shorter.slice(2)).toEqual(["03-01 333.75+19.67", "04-01 316.25+19.66"]);
  });
  it("of a holiday goes on waiting when the rows are planned again in its midst", () => {
    // 11.15 of 557.38 and 10.00 of 500 wait for May, whose own 10.00 they join: 500 over three rows is 173.38.
    const holiday = {
      kind: "holiday",
      date: "2026-02-02",
      installments: 2,
      interest: "deferred-next",
    } as const;
    const paid = cut("2026-02-01", "462.62");
    const [, , ...later] = rows({}, [paid, holiday, cut("2026-03-01", "57.38")], { asOf: "2026-03-02" });
    expect(later).toEqual([
      "03-01 0.00+0.00",
      "03-01 57.38+0.00",
      "04-01 0.00+0.00",
      "05-01 163.38+31.15",
      "06-01 166.65+6.73",
      "07-01 169.97+3.40",
    ]);
  });
});

describe("a disbursement still to come", () => {
  const disbursements = [
    { on: "2026-01-01", amount: "700" },
    { on: "2026-03-15", amount: "300" },
  ];
  it("is planned with, and does not hinder a prepayment", () => {
    const before = rows({ disbursements }, [], { asOf: "2026-02-01" });
    const [first = ""] = before;
    const due = first
      .slice(6)
      .split("+")
      .reduce((sum, part) => sum + Number(part), 0);
    const after = rows({ disbursements }, [cut("2026-02-01", (due + 100).toFixed(2))], {
      asOf: "2026-02-01",
    });
    const repaid = after.reduce((sum, row) => sum + Number(row.slice(6).split("+")[0]), 0);
    expect(repaid.toFixed(2)).toBe("1000.00");
    // 14 days of March (15th to 31st is 17 of 31) on 300 are in the row of 1 April: 300 × 2% × 17/31 = 3.29.
    const [, , march = "", april = ""] = after;
    const left = 700 - Number(first.slice(6).split("+")[0]) - 100 - Number(march.slice(6).split("+")[0]);
    expect(Number(april.split("+")[1]).toFixed(2)).toBe((left * 0.02 + (300 * 0.02 * 17) / 31).toFixed(2));
  });
  it("may follow on a loan that was repaid for the time being", () => {
    const all = rows({ disbursements, repayment: { installments: 4, every, pattern: "interest-only" } }, [
      cut("2026-02-01", "714"),
    ]);
    expect(all).toEqual([
      "02-01 0.00+14.00",
      "02-01 700.00+0.00",
      "03-01 0.00+0.00",
      "04-01 0.00+3.29",
      "05-01 300.00+6.00",
    ]);
  });
});

describe("a tranche", () => {
  it("of a flat loan bears interest from its day", () => {
    const interest = { rate: { percent: "24" }, method: "flat" } as const;
    const event = { kind: "disbursement", date: "2026-02-15", amount: "280" } as const;
    // 280 × 2% × (14/28 + 2) = 14.00: 4.67, 4.67, 4.66 on top of 20.00; (750 + 280) ÷ 3 + 24.6667 = 368.00.
    expect(rows({ interest }, [event]).slice(1)).toEqual([
      "03-01 343.33+24.67",
      "04-01 343.33+24.67",
      "05-01 343.34+24.66",
    ]);
  });
  it("lengthens a loan whose given installment is paid until it is repaid", () => {
    const repayment = { every, fixedInstallment: { amount: "300", rows: "until-repaid" } } as const;
    const event = { kind: "disbursement", date: "2026-02-01", amount: "500" } as const;
    // 720 + 500 = 1,220: 300 − 24.40, and so on, until the sixth row in all.
    expect(rows({ repayment }, [event]).slice(1)).toEqual([
      "03-01 275.60+24.40",
      "04-01 281.11+18.89",
      "05-01 286.73+13.27",
      "06-01 292.47+7.53",
      "07-01 84.09+1.68",
    ]);
  });
  it("that a given installment never repays is refused", () => {
    const repayment = { every, fixedInstallment: { amount: "300", rows: "until-repaid" } } as const;
    const event = { kind: "disbursement", date: "2026-02-01", amount: "20000" } as const;
    expect(() => rows({ repayment }, [event])).toThrow("does not cover the interest");
  });
});

describe("what was waived", () => {
  it("stays waived when the rows to come are planned again", () => {
    const waiver = { kind: "waiver", date: "2026-02-01", component: "principal", amount: "100" } as const;
    const paid = { kind: "payment", date: "2026-02-01", amount: "262.62" } as const;
    const all = rows({}, [paid, waiver, cut("2026-02-02", "50")]);
    const repaid = all.reduce((sum, row) => sum + Number(row.slice(6).split("+")[0]), 0);
    expect(repaid.toFixed(2)).toBe("1000.00");
  });
});

describe("interest on actual dates", () => {
  const servicing = { interest: "actual" } as const;
  it("of a bullet falls due at the end, day by day on what is left", () => {
    // 20 of January, 14/28 of February on 1,000 and as much on 600: 10 + 6, then 12 + 12.
    const repayment = { installments: 4, every, pattern: "bullet" } as const;
    expect(rows({ repayment }, [cut("2026-02-15", "400")], { servicing }).at(-1)).toBe("05-01 600.00+60.00");
  });
  it("of a grace is not charged in the row that defers it", () => {
    const grace = { spares: "both", interest: "deferred-next", for: { installments: [1] } } as const;
    expect(
      rows({ repayment: { installments: 4, every, grace } }, [], { servicing, asOf: "2026-01-02" }),
    ).toEqual(rows({ repayment: { installments: 4, every, grace } }, [], { asOf: "2026-01-02" }));
  });
  it("of a holiday joins the principal when the holiday says so", () => {
    const holiday = {
      kind: "holiday",
      date: "2026-01-02",
      installments: 1,
      interest: "capitalized",
    } as const;
    expect(rows({}, [holiday], { servicing, asOf: "2026-01-02" })).toEqual(
      rows({}, [holiday], { asOf: "2026-01-02" }),
    );
  });
});

describe("a loan reckoned in whole units", () => {
  it("keeps them when the rows are planned again, and closes with the odd part", () => {
    // 757 − 50.25 = 706.75: its interest is 14.135, so 14; the level amount for 706 is 244.81, so 245.
    const rounding = { unit: "1" } as const;
    expect(rows({ rounding }, [cut("2026-02-01", "313.25")])).toEqual([
      "02-01 243.00+20.00",
      "02-01 50.25+0.00",
      "03-01 231.00+14.00",
      "04-01 235.00+10.00",
      "05-01 240.75+5.00",
    ]);
  });
});

describe("dates and rates", () => {
  it("stay month ends when a reschedule names no new first date", () => {
    const reschedule = { kind: "reschedule", date: "2026-02-01", installments: 3 } as const;
    const due = rows({ disbursedOn: "2026-01-31" }, [reschedule]).map((row) => row.slice(0, 5));
    expect(due).toEqual(["02-28", "03-31", "04-30"]);
  });
  it("of the terms change after a new rate as agreed", () => {
    // 2% until 1 February, then 1%, and from 1 April 3% as the terms say.
    const interest = {
      rate: { percent: "24" },
      rateChanges: [{ from: "2026-04-01", percent: "36" }],
    };
    const repayment = { installments: 4, every, pattern: "interest-only" } as const;
    const change = { kind: "rate-change", date: "2026-02-01", rate: { percent: "12" } } as const;
    expect(rows({ interest, repayment }, [change])).toEqual([
      "02-01 0.00+20.00",
      "03-01 0.00+10.00",
      "04-01 0.00+10.00",
      "05-01 1000.00+30.00",
    ]);
    const late = { kind: "reschedule", date: "2026-04-02", installments: 2 } as const;
    expect(rows({ interest, repayment }, [late]).slice(3)).toEqual([
      "05-01 0.00+30.00",
      "06-01 1000.00+30.00",
    ]);
  });
  it("of a re-age begin on its day, and interest earned by then comes with the first row", () => {
    const paid = { kind: "payment", date: "2026-02-01", amount: "262.62" } as const;
    const reAge = {
      kind: "re-age",
      date: "2026-02-15",
      startOn: "2026-03-15",
      installments: 2,
      every,
    } as const;
    // 757.38 × 2% × 14/28 = 7.57, beside 757.38 × 2% = 15.15 of its own; 757.38 over two rows is 390.09.
    expect(rows({}, [paid, reAge]).slice(1)).toEqual(["03-15 374.94+22.72", "04-15 382.44+7.65"]);
    // A bullet becomes equal rows: 20 of January and 10 of February come with the first of 515.05.
    const repayment = { installments: 4, every, pattern: "bullet" } as const;
    expect(rows({ repayment }, [reAge]).slice(1)).toEqual(["03-15 495.05+50.00", "04-15 504.95+10.10"]);
  });
});
