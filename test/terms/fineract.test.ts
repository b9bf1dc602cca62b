/** Fineract's terms over the whole space of choices: each is a lawful schedule, or refused with its reasons. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { verifySchedule } from "../../src/schedule/verify/verify.js";
import { fineractTerms } from "../../src/terms/fineract.js";
import { given, maybe } from "../arbitraryParts.js";
import { runs } from "../runs.js";

const pick = <T>(...names: T[]) => fc.constantFrom(...names);
const count = (most: number) => maybe(fc.integer({ min: 0, max: most }), 3);

const loans = fc
  .record({
    currency: pick("USD", "JPY", "KWD"),
    roundingMode: maybe(pick("HALF_EVEN", "HALF_UP", "HALF_DOWN", "UP", "DOWN", "CEILING", "FLOOR"), 1),
    scheduleType: pick("CUMULATIVE", "PROGRESSIVE"),
    amounts: fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 2 }),
    interestRate: pick("0", "7", "12.5", "24", "60"),
    ratePeriod: pick("DAY", "WEEK", "MONTH", "YEAR", "YEAR", "WHOLE_TERM"),
    interestMethod: pick("FLAT", "DECLINING"),
    amortization: pick("EQUAL_INSTALLMENTS", "EQUAL_PRINCIPAL"),
    interestCalculationPeriod: pick("DAILY", "SAME_AS_REPAYMENT"),
    allowPartialPeriodInterest: maybe(fc.boolean(), 2),
    daysInYear: maybe(pick<string | number>("ACTUAL", 360, 364, 365), 1),
    daysInMonth: maybe(pick<string | number>("ACTUAL", 30), 1),
    numberOfRepayments: fc.integer({ min: 1, max: 30 }),
    repaymentEvery: pick(1, 1, 2, 14),
    repaymentFrequency: pick("DAYS", "WEEKS", "MONTHS", "YEARS"),
    graceOnPrincipal: count(5),
    graceOnInterestPayment: count(5),
    interestFreePeriods: count(4),
    installmentMultiplesOf: maybe(pick(1, 5, 100), 3),
    currencyMultiplesOf: maybe(pick(1, 5), 6),
    fixedEmi: maybe(pick("50", "5000"), 9),
    downPaymentPercent: maybe(pick("10", "25"), 6),
    fixedPrincipalPercentPerInstallment: maybe(pick("10", "5"), 4),
  })
  .map(({ amounts, ...loan }) => ({
    ...given(loan),
    disbursements: amounts.map((amount, k) => ({ date: k === 0 ? "2024-01-15" : "2024-02-10", amount })),
  }));

const fineract = (loan: object) => fineractTerms(loan as Parameters<typeof fineractTerms>[0]);

/** The paths of the problems for which something is refused. */
function refusal(ask: () => unknown): string[] {
  try {
    ask();
  } catch (error) {
    if (error instanceof LoanError) return error.problems.map(({ path }) => path);
    throw error;
  }
  return [];
}

describe("a loan in Fineract's words", () => {
  it("has a lawful schedule, or is refused with its reasons", () => {
    fc.assert(
      fc.property(loans, (loan) => {
        const terms = fineract(loan);
        if (refusal(() => buildSchedule(terms)).length > 0) return;
        expect(verifySchedule(buildSchedule(terms)).problems).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  const BAD: Record<string, unknown> = {
    numberOfRepayments: 0,
    repaymentEvery: 1.5,
    roundingMode: "SIDEWAYS",
    daysInYear: 366,
    interestRate: "x",
    disbursements: [],
    currencyMultiplesOf: 0,
  };
  it("lists every field that is not sound", () => {
    fc.assert(
      fc.property(loans, fc.subarray(Object.keys(BAD), { minLength: 1 }), (loan, names) => {
        const bad = { ...loan, ...Object.fromEntries(names.map((name) => [name, BAD[name]])) };
        expect(refusal(() => fineract(bad)).sort()).toEqual([...names].sort());
      }),
    );
  });

  const plain = {
    scheduleType: "CUMULATIVE",
    interestRate: "0",
    ratePeriod: "YEAR",
    interestMethod: "DECLINING",
    amortization: "EQUAL_PRINCIPAL",
    interestCalculationPeriod: "SAME_AS_REPAYMENT",
    numberOfRepayments: 4,
    repaymentEvery: 1,
    repaymentFrequency: "MONTHS",
  };
  it.each([
    // 5% of 199,985 yen is 9,999.25; a currency of no decimals has 9,999.
    ["of a currency without decimals", { currency: "JPY" }, 199_985, 9_999],
    // 5% of 150 is 7.50, and in fives 10.
    ["in multiples of the currency", { currency: "USD", currencyMultiplesOf: 5 }, 150, 10],
  ])("repays a fixed percentage %s", (_name, parts, amount, principal) => {
    const loan = { ...plain, ...parts, fixedPrincipalPercentPerInstallment: "5" };
    const terms = fineract({ ...loan, disbursements: [{ date: "2024-01-15", amount }] });
    const rows = buildSchedule(terms).installments.map((row) => row.principal.toNumber());
    expect(rows).toEqual([principal, principal, principal, amount - 3 * principal]);
  });

  it("has no down payment where the multiple of the installment leaves none", () => {
    const loan = { ...plain, currency: "USD", downPaymentPercent: "25", installmentMultiplesOf: 5 };
    // A quarter of 3 is 0.75, and in fives 0.
    expect(fineract({ ...loan, disbursements: [{ date: "2024-01-15", amount: 3 }] }).downPayment).toBe(
      undefined,
    );
  });
});
