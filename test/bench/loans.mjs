/**
 * The loans of the benchmark: three shapes, each with many principals so that no call can be remembered.
 *
 * @typedef {object} BenchLoan
 * @property {number} principal in whole currency units
 * @property {number} yearlyPercent
 * @property {number} installments
 * @property {number} yearFraction of one period, as a float, for the loops that know no dates
 * @property {"month" | "week"} unit
 */

const LOANS_PER_SHAPE = 20;

/** @type {Record<string, Omit<BenchLoan, "principal">>} */
const SHAPES = {
  "12 m": { yearlyPercent: 30, installments: 12, yearFraction: 1 / 12, unit: "month" },
  "46 w": { yearlyPercent: 24, installments: 46, yearFraction: 7 / 365, unit: "week" },
  "360 m": { yearlyPercent: 9, installments: 360, yearFraction: 1 / 12, unit: "month" },
};

/** @param {number} index */
const principal = (index) => 20_000 + 137 * index;

/** @type {[string, BenchLoan[]][]} */
export const LOANS = Object.entries(SHAPES).map(([name, shape]) => [
  name,
  Array.from({ length: LOANS_PER_SHAPE }, (_, index) => ({ ...shape, principal: principal(index) })),
]);

/**
 * As many weekly loans as asked for, no two alike, for the measure of memory.
 *
 * @param {number} count
 * @returns {BenchLoan[]}
 */
export const manyWeeklyLoans = (count) =>
  Array.from({ length: count }, (_, index) => ({
    .../** @type {Omit<BenchLoan, "principal">} */ (SHAPES["46 w"]),
    principal: principal(index % 50_000),
  }));
