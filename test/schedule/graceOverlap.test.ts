/** Graces that overlap, and a first period that the last installment takes while the first one is spared. */
import { describe, expect, it } from "vitest";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { explainInstallment } from "../../src/schedule/explain/explain.js";
import { verifySchedule } from "../../src/schedule/verify/verify.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { problemsOf } from "../terms/rawTerms.js";

type Repayment = Partial<LoanTermsInput["repayment"]>;
type Interest = Partial<LoanTermsInput["interest"]>;

/** 1200 at 2% a month in 6 rows. */
const loan = (repayment: Repayment, interest: Interest = {}): LoanTermsInput => ({
  currency: "USD",
  principal: "1200",
  disbursedOn: "2026-01-31",
  interest: { rate: { percent: "24" }, ...interest },
  repayment: { installments: 6, every: { unit: "month" }, ...repayment },
});

const totals = (terms: LoanTermsInput): string[] => {
  const schedule = buildSchedule(terms);
  expect(verifySchedule(schedule).kind).toBe("lawful");
  return schedule.installments.map(({ total }) => total.toFixed(2));
};

const principal = { spares: "principal", for: { periods: 2 } } as const;
const interest = { spares: "interest", interest: "deferred-next", for: { periods: 2 } } as const;
const both = { spares: "both", interest: "deferred-next", for: { periods: 2 } } as const;

describe("graces that overlap", () => {
  it("spare together what each of them spares, in any order", () => {
    const expected = totals(loan({ grace: both }));
    expect(expected.slice(0, 2)).toEqual(["0.00", "0.00"]);
    expect(totals(loan({ grace: [principal, interest] }))).toEqual(expected);
    expect(totals(loan({ grace: [interest, principal] }))).toEqual(expected);
    const schedule = buildSchedule(loan({ grace: [interest, principal] }));
    expect(explainInstallment(schedule, 1).text).toContain("principal and interest spared");
  });

  it("graduate: nothing in rows 1 and 2, interest alone in rows 3 and 4", () => {
    const graces = [both, { ...principal, for: { periods: 4 } }];
    const rows = totals(loan({ grace: graces }));
    // Rows 1 and 2 put off 2 × 24.00, which the next row that is not spared pays.
    expect(rows.slice(0, 4)).toEqual(["0.00", "0.00", "24.00", "24.00"]);
    expect(totals(loan({ grace: [...graces].reverse() }))).toEqual(rows);
  });

  it("add the installments that one of them adds", () => {
    const extending = { ...principal, term: "extending" } as const;
    expect(totals(loan({ grace: [interest, extending] }))).toHaveLength(8);
    expect(totals(loan({ grace: [extending, interest] }))).toHaveLength(8);
  });

  it("are refused where they say different things of the interest", () => {
    const refused = (grace: LoanTermsInput["repayment"]["grace"]) =>
      problemsOf(() => buildSchedule(loan({ grace })));
    const forgiven = { spares: "interest", interest: "forgiven", for: { installments: [2] } } as const;
    expect(refused([interest, forgiven])).toEqual(["conflict repayment.grace[1]"]);
    expect(refused([forgiven, principal, interest])).toEqual(["conflict repayment.grace[2]"]);
    expect(() => buildSchedule(loan({ grace: [interest, forgiven] }))).toThrow("repayment.grace[0]");
    expect(refused([interest, { ...forgiven, for: { installments: [3] } }])).toEqual([]);
  });
});

describe("a first period that the last installment takes", () => {
  // 48 days to 2026-03-20: 1200 × 24% × 48/365 = 37.8740, that is 37.87; a whole period 24.00; 13.87 more.
  const treated = (treatment: "first-installment" | "last-installment", repayment: Repayment) =>
    loan({ firstDueOn: "2026-03-20", ...repayment }, { firstPeriod: { treatment } });

  it("is paid on top of it where the first one spares the principal", () => {
    const plain = totals(loan({ grace: { ...principal, for: { periods: 1 } } }));
    const terms = treated("last-installment", { grace: { ...principal, for: { periods: 1 } } });
    const rows = totals(terms);
    expect(rows.slice(0, 5)).toEqual(plain.slice(0, 5));
    expect(rows[0]).toBe("24.00");
    expect((Number(rows[5]) - Number(plain[5])).toFixed(2)).toBe("13.87");
    const { text } = explainInstallment(buildSchedule(terms), 1);
    expect(text).toContain("the difference in interest, 13.87, is paid in the last installment");
  });

  it("is paid on top of it where the first one's principal is agreed", () => {
    const given = [{ installment: 1, principal: "200" }];
    const rows = totals(treated("last-installment", { given }));
    expect(rows[0]).toBe("224.00"); // 200 + 24
    expect((Number(rows[5]) - Number(totals(loan({ given }))[5])).toFixed(2)).toBe("13.87");
  });

  it("is on top where the first one puts its interest off, and refused where it has none to pay", () => {
    const graceOf = (fate: "deferred-next" | "capitalized" | "forgiven") =>
      ({ spares: "both", interest: fate, for: { periods: 1 } }) as const;
    const rows = totals(treated("last-installment", { grace: graceOf("deferred-next") }));
    const plain = totals(loan({ grace: graceOf("deferred-next") }));
    expect(rows.slice(0, 5)).toEqual(plain.slice(0, 5));
    expect((Number(rows[5]) - Number(plain[5])).toFixed(2)).toBe("13.87");
    const refused = (
      treatment: "first-installment" | "last-installment",
      fate: Parameters<typeof graceOf>[0],
    ) => problemsOf(() => buildSchedule(treated(treatment, { grace: graceOf(fate) })));
    const named = ["conflict interest.firstPeriod.treatment"];
    expect(refused("last-installment", "capitalized")).toEqual(named);
    expect(refused("last-installment", "forgiven")).toEqual(named);
    expect(refused("first-installment", "capitalized")).toEqual(named);
    expect(refused("first-installment", "forgiven")).toEqual(named);
    expect(refused("first-installment", "deferred-next")).toEqual(named);
  });
});

describe("interest of the first period taken at disbursement", () => {
  it("is what its own rounded interest is above that of a whole one, and named", () => {
    const schedule = buildSchedule({
      currency: "USD",
      principal: "37135",
      disbursedOn: "2026-01-01",
      interest: {
        rate: { percent: "7.77" },
        dayCount: "actual/365",
        firstPeriod: { treatment: "disbursement" },
      },
      repayment: { installments: 10, every: { unit: "week" }, firstDueOn: "2026-01-13" },
    });
    // 12 days: 37135 × 7.77% × 12/365 = 94.8621…, 94.86; 7 days: 55.3362…, 55.34. Together they are 94.86, rounded once.
    const { interest: taken } = schedule.disbursement.deducted;
    expect(taken.toFixed(2)).toBe("39.52");
    expect(taken.plus(schedule.installments[0]?.interest ?? 0).toFixed(2)).toBe("94.86");
    expect(explainInstallment(schedule, 1).text).toContain("39.52, is taken at disbursement");
  });
});

describe("the level amount of a flat loan whose parts are rounded apart", () => {
  const flat = (choice: "rounded-parts" | "rounded-share", rounding?: LoanTermsInput["rounding"]) =>
    buildSchedule({
      currency: "USD",
      principal: "5000",
      disbursedOn: "2026-01-31",
      interest: { rate: { percent: "12.5" }, method: "flat", flat: { principal: choice } },
      repayment: { installments: 8, every: { unit: "month" } },
      rounding,
    });

  it("is what the level rows pay", () => {
    // 5000 / 8 = 625, up to 640; 5000 × 12.5% × 8/12 / 8 = 52.08, up to 60.
    const parts = flat("rounded-parts", { multiple: { of: "20", direction: "up" } });
    expect(parts.levelAmount?.toFixed(2)).toBe("700.00");
    expect(parts.installments[0]?.total.toFixed(2)).toBe("700.00");
    const { rows, text } = explainInstallment(parts, 1);
    expect(rows[0]?.level?.parts?.principal.toFixed(2)).toBe("640.00");
    expect(rows[0]?.level?.parts?.interest.toFixed(2)).toBe("60.00");
    expect(text).toContain("640.00 + 60.00 = 700.00");
    const share = flat("rounded-share");
    expect(share.levelAmount?.toFixed(2)).toBe("677.08"); // 625 + 52.08
    expect(share.installments[0]?.total.toFixed(2)).toBe("677.08");
  });
});
