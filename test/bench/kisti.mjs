/**
 * How the benchmark calls the library: the one file to change when a name changes. Everything comes from
 * `dist`, as an application would have it; the integer kernel alone is reached behind the public list.
 *
 * @typedef {import("./loans.mjs").BenchLoan} BenchLoan
 * @typedef {import("kisti").LoanTerms} LoanTerms
 * @typedef {import("kisti").Schedule} Schedule
 */
import { buildSchedule, parseTerms } from "kisti";

/** @param {string} path a module of the library, built @returns {Promise<any>} */
const built = (path) => import(new URL(`../../dist/${path}.js`, import.meta.url).href);

const { agreedTerms } = await built("schedule/agreed");
const { plainLoan, solvePlain } = await built("schedule/plain");

/** @param {BenchLoan} loan */
export const rawTerms = ({ principal, yearlyPercent, installments, unit }) =>
  /** @type {const} */ ({
    currency: "BDT",
    principal: String(principal),
    disbursedOn: "2026-01-04",
    interest: {
      rate: { percent: String(yearlyPercent), per: "year" },
      method: "declining-balance",
      dayCount: unit === "week" ? "actual/365" : "equal-periods",
    },
    repayment: { installments, every: { count: 1, unit }, pattern: "equal-installments" },
  });

/** @param {BenchLoan} loan */
export const parsedTerms = (loan) => parseTerms(rawTerms(loan));

/**
 * The same loan with all that a microlender may add: two rows of grace, a lean month, charges, a tax, compulsory
 * savings, and weekends that move due dates.
 *
 * @param {BenchLoan} loan
 */
export const richTerms = (loan) => {
  const terms = rawTerms(loan);
  return parseTerms({
    ...terms,
    repayment: {
      ...terms.repayment,
      grace: [
        { spares: "principal", for: { periods: 2 } },
        { spares: "both", interest: "deferred-spread", for: { months: [7] } },
      ],
    },
    calendar: { weekend: ["friday", "saturday"], holidays: ["2026-03-26", "2026-05-01"], shift: "following" },
    charges: [
      { name: "processing", percent: "1", when: "disbursement" },
      { name: "insurance", kind: "insurance", percent: "0.05", of: "outstanding", when: "each-installment" },
      { name: "tax", kind: "tax", percent: "15", of: { charge: "processing" } },
    ],
    savings: { perInstallment: { amount: "20" }, annualPercent: "6" },
  });
};

/** Looks at every amount of every row. @param {Schedule} schedule */
export function readRows(schedule) {
  /** @type {unknown} */
  let last;
  for (const { principal, interest, total, balance } of schedule.installments) {
    last = [principal, interest, total, balance];
  }
  return { schedule, last };
}

/** What the integer kernel starts from: the loan in numbers. @param {LoanTerms} terms */
export const kernelInput = (terms) => plainLoan(agreedTerms(terms));

/** The level amount, and the rows as integer columns, dates included. @param {ReturnType<typeof kernelInput>} loan */
export const integerKernel = (loan) => solvePlain(loan);

export { buildSchedule };
