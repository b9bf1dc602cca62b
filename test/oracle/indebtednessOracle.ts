/**
 * Indebtedness by its definitions, in plain fractions and one day after another; no code of the library.
 *
 * Everything must be known. Amounts are major units.
 */
import { civil, dateText, dayNumber, monthLength, parseDate } from "./dates.js";
import { type Fraction, fraction, minus, over, parse, plus, times, ZERO } from "./fraction.js";

/** A household or a loan as written, every fact known. */
// biome-ignore lint/suspicious/noExplicitAny: the oracle reads raw input by its field names
export type Raw = any;

const COUNTED: Record<string, readonly string[]> = {
  "couple-and-unmarried-children": ["applicant", "spouse", "unmarried-child"],
  applicant: ["applicant"],
};

/** Whether an entry belongs to the household by a definition. */
const belongs = (household: Raw, entry: Raw, definition: string): boolean => {
  const list = COUNTED[definition];
  if (list === undefined || entry.member === undefined) return true;
  return list.includes(household.members.find((each: Raw) => each.key === entry.member).relation);
};

const PER_YEAR: Record<string, number> = {
  day: 365,
  week: 52,
  month: 12,
  quarter: 4,
  "half-year": 2,
  year: 1,
};

/** What a flow brings in a calendar month (1 to 12). */
const inMonth = (flow: Raw, month: number): Fraction => {
  if (flow.byMonth !== undefined) return parse(flow.byMonth[month - 1]);
  const yearly = times(parse(flow.amount), fraction(PER_YEAR[flow.per] as number));
  const isByMonth = (PER_YEAR[flow.per] as number) >= 12;
  const listed: number[] | undefined = flow.months;
  if (listed !== undefined) {
    if (!listed.includes(month)) return ZERO;
    return over(yearly, fraction(isByMonth ? 12 : listed.length));
  }
  const share = isByMonth && flow.monthsPerYear !== undefined ? flow.monthsPerYear : 12;
  return times(over(yearly, fraction(12)), fraction(share, 12));
};

const sum = (parts: readonly Fraction[]): Fraction => parts.reduce(plus, ZERO);

/** The sum of the flows that count in a calendar month. */
const flowInMonth = (
  household: Raw,
  list: "incomes" | "expenses",
  month: number,
  definition: string,
): Fraction =>
  sum(
    household[list]
      .filter((entry: Raw) => belongs(household, entry, definition))
      .map((entry: Raw) => inMonth(entry, month)),
  );

const YEAR = Array.from({ length: 12 }, (_, i) => i + 1);

/** A year's flows. */
export const annualFlow = (household: Raw, list: "incomes" | "expenses", definition: string): Fraction =>
  sum(YEAR.map((month) => flowInMonth(household, list, month, definition)));

const addMonths = (day: number, months: number): number => {
  const { year, month, day: dayOfMonth } = civil(day);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return dayNumber({ year: toYear, month: toMonth, day: Math.min(dayOfMonth, monthLength(toYear, toMonth)) });
};

/** How many dues of a frequency make a month: 52 weeks or 365 days a year. */
const perMonth = (every: Raw): Fraction => {
  const count = every.count ?? 1;
  if (every.unit === "half-month") return fraction(2);
  if (every.unit === "day") return fraction(365, 12 * count);
  if (every.unit === "week") return fraction(52, 12 * count);
  return fraction(PER_YEAR[every.unit] as number, 12 * count);
};

/** The largest sum of dues within any twelve months, by trying every first due. */
const busiestYear = (dues: Raw[]): Fraction =>
  dues
    .map(({ on }) => {
      const [start, end] = [parseDate(on), addMonths(parseDate(on), 12)];
      const inside = dues.filter((due) => parseDate(due.on) >= start && parseDate(due.on) < end);
      return sum(inside.map(({ amount }) => parse(amount)));
    })
    .reduce((most, each) => (minus(each, most).n > 0n ? each : most), ZERO);

/** What a debt or a loan costs a month. */
const monthlyService = (debt: Raw): Fraction => {
  if (debt.installmentsLeft === 0) return ZERO;
  if (debt.dues !== undefined) return over(busiestYear(debt.dues), fraction(12));
  return times(parse(debt.installment), perMonth(debt.every));
};

/** How much of a debt counts. */
const weight = (debt: Raw, guarantees: string): Fraction => {
  if (debt.kind !== "guarantee" || guarantees === "full") return fraction(1);
  if (guarantees === "none") return ZERO;
  const equal = fraction(1, debt.guarantors);
  return guarantees === "equal-share" ? equal : times(equal, parse(debt.defaultProbability));
};

/** The debts that count, with the new loan if there is one. */
const counted = (household: Raw, loan: Raw, definition: string): Raw[] => [
  ...household.debts.filter((debt: Raw) => belongs(household, debt, definition)),
  ...(loan === undefined ? [] : [loan]),
];

/** Monthly repayments ÷ monthly gross income, and what is left of half of it. */
export const debtServiceToIncome = (household: Raw, loan: Raw, definition: string, guarantees = "none") => {
  const service = sum(
    counted(household, loan, definition).map((debt) => times(monthlyService(debt), weight(debt, guarantees))),
  );
  const income = over(annualFlow(household, "incomes", definition), fraction(12));
  return { service, income };
};

/** The days on which something falls due, from a first day on, with the amounts. */
const duesOf = (debt: Raw, from: number, to: number): [number, Fraction][] => {
  if (debt.dues !== undefined) {
    return debt.dues.map(({ on, amount }: Raw): [number, Fraction] => [parseDate(on), parse(amount)]);
  }
  const anchor = debt.nextDueOn === undefined ? from : parseDate(debt.nextDueOn);
  const left = debt.installmentsLeft ?? Number.POSITIVE_INFINITY;
  const list: [number, Fraction][] = [];
  let day = anchor;
  for (let k = 0; k < left && day < to; k++) {
    list.push([day, parse(debt.installment)]);
    day = nextDue(debt.every, anchor, day, k + 1);
  }
  return list;
};

const MONTHS: Record<string, number> = { month: 1, quarter: 3 };

const nextDue = (every: Raw, anchor: number, day: number, step: number): number => {
  const count = every.count ?? 1;
  if (every.unit === "day") return day + count;
  if (every.unit === "week") return day + 7 * count;
  if (every.unit !== "half-month") return addMonths(anchor, step * count * (MONTHS[every.unit] as number));
  let next = day + 1;
  while (civil(next).day !== 1 && civil(next).day !== 15) next++;
  return next;
};

export interface OraclePeriod {
  income: Fraction;
  expenses: Fraction;
  repayments: Fraction;
  balance: Fraction;
}

/** The cash flow, one day after another; periods are given by the first day of each and of the one after the last. */
export const cashFlow = (
  household: Raw,
  loan: Raw,
  starts: readonly string[],
  opening: string,
): OraclePeriod[] => {
  const bounds = starts.map(parseDate);
  const [from, to] = [bounds[0] as number, bounds.at(-1) as number];
  const debts = counted(household, loan, "everyone").filter((debt) => debt.kind !== "guarantee");
  const dues = debts.flatMap((debt) => duesOf(debt, from, to));
  let balance = parse(opening);
  return bounds.slice(0, -1).map((start, k) => {
    const period: OraclePeriod = { income: ZERO, expenses: ZERO, repayments: ZERO, balance };
    for (let day = start; day < (bounds[k + 1] as number); day++) {
      const { year, month } = civil(day);
      const share = fraction(1, monthLength(year, month));
      period.income = plus(period.income, times(flowInMonth(household, "incomes", month, "everyone"), share));
      period.expenses = plus(
        period.expenses,
        times(flowInMonth(household, "expenses", month, "everyone"), share),
      );
      for (const [on, amount] of dues) if (on === day) period.repayments = plus(period.repayments, amount);
    }
    balance = minus(minus(plus(balance, period.income), period.expenses), period.repayments);
    period.balance = balance;
    return period;
  });
};

/** First days of calendar months from a day on: the day itself, then the first of each month. */
export const monthStarts = (from: string, count: number): string[] => {
  const { year, month } = civil(parseDate(from));
  return Array.from({ length: count + 1 }, (_, k) => {
    if (k === 0) return from;
    const index = year * 12 + month - 1 + k;
    return dateText(dayNumber({ year: Math.floor(index / 12), month: (index % 12) + 1, day: 1 }));
  });
};
