/**
 * Terms that once led astray: each a small loan whose right answer, or refusal, is written here.
 */
import { Decimal } from "decimal.js";
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import type { Schedule } from "../../src/schedule/schedule.js";
import { verifySchedule } from "../../src/schedule/verify/verify.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";

type Part<K extends keyof LoanTermsInput> = Partial<LoanTermsInput[K]>;

interface Parts extends Partial<Omit<LoanTermsInput, "interest" | "repayment">> {
  interest?: Part<"interest">;
  repayment?: Part<"repayment">;
}

const loan = ({ interest, repayment, ...rest }: Parts = {}): LoanTermsInput => ({
  currency: "INR",
  principal: "10000",
  disbursedOn: "2026-01-31",
  interest: { rate: { percent: "24" }, ...interest },
  repayment: { installments: 4, every: { count: 1, unit: "month" }, ...repayment },
  ...rest,
});

const rowsOf = ({ installments }: Schedule): string[] =>
  installments.map(({ principal, interest, balance }) =>
    [principal, interest, balance].map((amount) => amount.toFixed(2)).join(" "),
  );

function problemsOf(terms: LoanTermsInput): string[] {
  try {
    buildSchedule(terms);
    return [];
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    return error.problems.map(({ code, path }) => `${code} ${path}`);
  }
}

const TWO_PARTS = [
  { on: "2026-01-31", amount: "6000" },
  { on: "2026-02-28", amount: "4000" },
];

describe("a bullet loan that is paid out in parts", () => {
  it("repays all of it, each part with interest from its day", () => {
    const schedule = buildSchedule(loan({ repayment: { pattern: "bullet" }, disbursements: TWO_PARTS }));
    // 6,000 × 2% × 4 months + 4,000 × 2% × 3 months = 480 + 240
    expect(rowsOf(schedule)).toEqual([
      "0.00 0.00 6000.00",
      "0.00 0.00 10000.00",
      "0.00 0.00 10000.00",
      "10000.00 720.00 0.00",
    ]);
    expect(schedule.cashFlows().filter(({ kind }) => kind === "disbursement")).toHaveLength(2);
  });
});

describe("amounts given as a Decimal", () => {
  it.each(["1e900000000", "1e-900000000"])("of %s are refused without being written out", (text) => {
    expect(problemsOf(loan({ principal: new Decimal(text) }))).toEqual(["not-a-decimal principal"]);
  });

  it("are refused when only their tag is one", () => {
    const principal = { toStringTag: "[object Decimal]" } as never;
    expect(problemsOf(loan({ principal }))).toEqual(["not-a-decimal principal"]);
  });
});

describe("an agreed installment", () => {
  it("is refused where a grace makes it the closing one", () => {
    const terms = loan({
      repayment: {
        installments: 3,
        grace: { spares: "principal", for: { installments: [1, 3] } } as never,
        given: [{ installment: 2, total: "3000" }],
      },
    });
    expect(problemsOf(terms)).toEqual(["out-of-range repayment.given[0].installment"]);
  });
});

describe("interest rounded by the day", () => {
  it("takes one disbursement", () => {
    const interest = { dayCount: "actual/365", rounding: "per-day" } as const;
    expect(problemsOf(loan({ interest, disbursements: TWO_PARTS }))).toEqual(["conflict disbursements"]);
    expect(problemsOf(loan({ interest }))).toEqual([]);
  });
});

describe("charges", () => {
  it("on a financed charge are financed with it", () => {
    const { installments, disbursement, totals } = buildSchedule(
      loan({
        interest: { rate: { percent: "0" } },
        charges: [
          { name: "fee", amount: "100", when: "disbursement", collected: "financed" },
          { name: "tax", kind: "tax", percent: "18", of: { charge: "fee" } },
        ],
      }),
    );
    expect(disbursement.financed.total.toFixed(2)).toBe("118.00");
    expect(totals.principal.toFixed(2)).toBe("10118.00");
    expect(installments.at(-1)?.balance.toFixed(2)).toBe("0.00");
  });

  it("are refused when more would be kept back than is paid out", () => {
    const charges = [{ name: "fee", amount: "10000.01", when: "disbursement" }] as const;
    expect(problemsOf(loan({ charges: [...charges] }))).toEqual(["conflict charges"]);
    expect(problemsOf(loan({ charges: [{ ...charges[0], amount: "10000" }] }))).toEqual([]);
    const savings = { upFront: { percent: "101" } };
    expect(problemsOf(loan({ savings }))).toEqual(["conflict savings"]);
  });

  it("are refused when their sums pass the largest amount", () => {
    const each = { name: "fee", amount: "90000000000000.00", when: "each-installment" } as const;
    expect(problemsOf(loan({ charges: [each] }))).toEqual(["out-of-range charges"]);
  });
});

describe("the laws of schedules", () => {
  const HELD: Record<string, LoanTermsInput> = {
    "a down payment of a later disbursement": loan({
      disbursements: TWO_PARTS,
      downPayment: { percent: "25" },
    }),
    "agreed installments that fall due with others": loan({
      repayment: {
        installments: 10,
        every: { count: 1, unit: "day" },
        given: [{ installment: 2, principal: "3000" }],
      },
      calendar: { weekend: ["saturday", "sunday"], shift: "following" },
    }),
    "a bound on the residue beside a balloon": loan({
      repayment: { balloon: { amount: "3000" } },
      rounding: { largestResidue: "0.05" },
    }),
    "interest spread over a loan that is paid until it is repaid": loan({
      repayment: {
        installments: 20,
        grace: { spares: "interest", interest: "deferred-spread", for: { periods: 1 } } as never,
        fixedInstallment: { amount: "3000", rows: "until-repaid" },
      },
    }),
  };
  it.each(Object.entries(HELD))("hold for %s", (_name, terms) => {
    expect(verifySchedule(buildSchedule(terms))).toMatchObject({ kind: "lawful" });
  });
});
