/**
 * How the benchmark calls the library: the one file to change when a name changes. Everything comes from
 * `dist`, as an application would have it. What is not there is left out of the tables.
 *
 * @typedef {import("./loans.mjs").BenchLoan} BenchLoan
 */

const ENTRY = "kisti";
/** @type {any} */
const library = await import(ENTRY).catch(() => ({}));

/**
 * The bare integer loop behind the public list, if there is one: parsed terms to columns of minor units.
 *
 * @type {(() => ((terms: any) => unknown) | undefined)}
 */
const findIntegerKernel = () => undefined;

/** @param {BenchLoan} loan */
const raw = ({ principal, yearlyPercent, installments, unit }) => ({
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

/** Looks at every amount of every row. @param {any} schedule */
function readRows(schedule) {
  let last;
  for (const row of schedule.installments) {
    last = row.principal;
    last = row.interest;
    last = row.total;
    last = row.balance;
  }
  return { schedule, last };
}

export const kisti = {
  available: "buildSchedule" in library,
  integerKernel: findIntegerKernel(),
  raw,
  /** @param {BenchLoan} loan */
  parse: (loan) => library.parseTerms(raw(loan)),
  /** @param {any} terms parsed or raw */
  schedule: (terms) => library.buildSchedule(terms),
  /** @param {any} terms */
  rows: (terms) => readRows(library.buildSchedule(terms)),
};
