/**
 * Mean incomes: a household's income of a month by basis, over the year or over the last few months.
 */
import type { IncomeBasis } from "../rules/incomeSource.js";
import type { Facts } from "./facts.js";
import type { FlowTotal } from "./flow.js";
import { partial, type Quantity, subtract } from "./quantity.js";
import { monthIndexOf } from "./repayment.js";

/** The sum of some months before a month (0 for January). */
function sumBefore(byMonth: readonly bigint[], month: number, count: number): bigint {
  let sum = 0n;
  for (let back = 1; back <= count; back++) sum += byMonth[(month - back + 12) % 12] as bigint;
  return sum;
}

/** Every month's sum of the months before it, the least and the most. */
function boundsBefore(byMonth: readonly bigint[], count: number): { least: bigint; most: bigint } {
  const sums = byMonth.map((_, month) => sumBefore(byMonth, month, count));
  return {
    least: sums.reduce((a, b) => (a < b ? a : b)),
    most: sums.reduce((a, b) => (a > b ? a : b)),
  };
}

/** Which months a mean is taken over, and what is added up. */
interface Mean {
  readonly what: string;
  /** 12 for the year, fewer for the last so many months. */
  readonly months: number;
}

/** The mean of a flow in a month; without a date, the last few months of a seasonal flow are not known. */
function meanOf({ asOf }: Facts, total: FlowTotal, { what, months }: Mean): Quantity {
  const isOpen = total.paths.length > 0;
  const whole = (certain: bigint, count: number): Quantity =>
    partial({ certain, perhaps: 0n, what, paths: total.paths, isOpen }, BigInt(count) * total.scale);
  if (months === 12 || !total.isSeasonal) return whole(total.annual, 12);
  if (asOf !== undefined) return whole(sumBefore(total.byMonth, monthIndexOf(asOf) % 12, months), months);
  const { least, most } = boundsBefore(total.byMonth, months);
  const paths = [...total.paths, "asOf"];
  return partial(
    { certain: least, perhaps: most - least, what, paths, isOpen },
    BigInt(months) * total.scale,
  );
}

/** A month's income by a basis, the mean of the last so many months. */
export function meanIncome(facts: Facts, basis: IncomeBasis, months = 12): Quantity {
  const gross = meanOf(facts, facts.income, { what: "income", months });
  if (basis === "gross") return gross;
  if (basis === "net-of-deductions") {
    return subtract(gross, meanOf(facts, facts.deductions, { what: "deductions from pay", months }));
  }
  return subtract(gross, meanOf(facts, facts.expenses, { what: "expenses", months }));
}

/** The income of one calendar month (0 for January) by a basis. */
export function incomeInMonth(
  { income, deductions, expenses }: Facts,
  basis: IncomeBasis,
  month: number,
): Quantity {
  const of = ({ byMonth, paths, scale }: FlowTotal, what: string): Quantity => {
    const certain = byMonth[month] as bigint;
    return partial({ certain, perhaps: 0n, what, paths, isOpen: paths.length > 0 }, scale);
  };
  if (basis === "gross") return of(income, "income");
  if (basis === "net-of-deductions")
    return subtract(of(income, "income"), of(deductions, "deductions from pay"));
  return subtract(of(income, "income"), of(expenses, "expenses"));
}

/** The known income of each calendar month by a basis, over one denominator of its own. */
export function knownIncomes({ income, deductions, expenses }: Facts, basis: IncomeBasis): readonly bigint[] {
  if (basis === "gross") return income.byMonth;
  const less = basis === "net-of-deductions" ? deductions : expenses;
  if (less.scale === income.scale)
    return income.byMonth.map((amount, m) => amount - (less.byMonth[m] as bigint));
  return income.byMonth.map((amount, m) => amount * less.scale - (less.byMonth[m] as bigint) * income.scale);
}

/** Gross income of a year. */
export function annualIncome({ income: { annual, paths, scale } }: Facts): Quantity {
  return partial({ certain: annual, perhaps: 0n, what: "income", paths, isOpen: paths.length > 0 }, scale);
}
