/** Generators of households and proposed loans: all kinds of flows and debts, with and without dates. */
import fc from "fast-check";
import type { ProposedLoanInput } from "../../src/indebtedness/proposedLoan.js";
import { DEBT_KINDS, DEBT_MARKS, DEBT_PRODUCTS, DEBT_PURPOSES } from "../../src/rules/debtKind.js";
import { RELATIONS } from "../../src/rules/householdDefinition.js";
import { INCOME_SOURCES } from "../../src/rules/incomeSource.js";
import type { Debt, Income } from "./households.js";

export type Household = Parameters<
  typeof import("../../src/indebtedness/assessIndebtedness.js").assessIndebtedness
>[0];

const names = <K extends string>(table: Record<K, unknown>): fc.Arbitrary<K> =>
  fc.constantFrom(...(Object.keys(table) as K[]));

/** Cents as text of a currency with two decimals. */
export const cents = (most: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: most }).map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, "0")}`);

const maybe = <T>(arbitrary: fc.Arbitrary<T>, name: string): fc.Arbitrary<Record<string, T>> =>
  fc.option(arbitrary, { nil: undefined }).map((value) => (value === undefined ? {} : { [name]: value }));

/** Several small records joined into one. */
const joined = <T>(...parts: fc.Arbitrary<object>[]): fc.Arbitrary<T> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as T);

const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 });

const timing = fc.oneof(
  fc.constant({}),
  months.map((list) => ({ months: list })),
  fc.integer({ min: 1, max: 12 }).map((monthsPerYear) => ({ monthsPerYear })),
);

const per = fc.constantFrom("day", "week", "month", "quarter", "half-year", "year");

const flow = fc.oneof(
  { weight: 4, arbitrary: joined<object>(fc.record({ amount: cents(2_000_000), per }), timing) },
  {
    weight: 1,
    arbitrary: fc.array(cents(2_000_000), { minLength: 12, maxLength: 12 }).map((byMonth) => ({ byMonth })),
  },
);

const member = (count: number): fc.Arbitrary<object> =>
  fc.integer({ min: -1, max: count - 1 }).map((i) => (i < 0 ? {} : { member: `m${i}` }));

const every = fc.oneof(
  fc.record({ count: fc.integer({ min: 1, max: 5 }), unit: fc.constantFrom("week", "month") }),
  fc.constantFrom({ unit: "quarter" }, { unit: "day" }, { unit: "half-month", days: [1, 15] }),
);

const date = fc
  .record({
    year: fc.integer({ min: 2025, max: 2027 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);

const recurring = joined<object>(
  fc.record({ installment: cents(300_000), every }),
  maybe(date, "nextDueOn"),
  maybe(fc.integer({ min: 0, max: 60 }), "installmentsLeft"),
);

const dated = fc
  .array(fc.record({ on: date, amount: cents(300_000) }), { minLength: 1, maxLength: 6 })
  .map((dues) => ({ dues }));

const arrears = fc
  .oneof(fc.constant(0), fc.integer({ min: 1, max: 200 }))
  .chain((days) =>
    fc.record({ daysPastDue: fc.constant(days), overdue: days === 0 ? fc.constant("0") : cents(500_000) }),
  );

/** A debt of which everything is known. */
export const knownDebt = (members = 0): fc.Arbitrary<Debt> =>
  joined<Debt>(
    fc.oneof({ weight: 3, arbitrary: recurring }, { weight: 1, arbitrary: dated }),
    fc.record({
      kind: names(DEBT_KINDS).filter((kind) => kind !== "guarantee"),
      mark: names(DEBT_MARKS),
      product: names(DEBT_PRODUCTS),
      purpose: names(DEBT_PURPOSES),
      lenderType: fc.constantFrom("nbfc-mfi", "bank", "other"),
      lender: fc.constantFrom("a", "b", "c", "d"),
      outstanding: cents(5_000_000),
    }),
    arrears,
    member(members),
  );

const guarantee = joined<Debt>(
  recurring,
  arrears,
  fc.record({
    kind: fc.constant("guarantee"),
    mark: names(DEBT_MARKS),
    product: names(DEBT_PRODUCTS),
    purpose: names(DEBT_PURPOSES),
    lenderType: fc.constant("other"),
    outstanding: cents(5_000_000),
    guarantors: fc.integer({ min: 1, max: 9 }),
    defaultProbability: fc.integer({ min: 0, max: 100 }).map((n) => (n / 100).toFixed(2)),
  }),
);

/** An income of which everything is known. */
export const knownIncome = (members = 0): fc.Arbitrary<Income> =>
  joined<Income>(flow, fc.record({ source: names(INCOME_SOURCES) }), member(members)).map((income) => ({
    ...income,
    deductions: "0",
  }));

const othersOf = (count: number) =>
  fc.array(
    names(RELATIONS).filter((relation) => relation !== "applicant"),
    { minLength: count, maxLength: count },
  );

/** A household in rupees of which everything is known. */
export const knownHousehold: fc.Arbitrary<Household> = fc.integer({ min: 1, max: 4 }).chain((count) =>
  joined<Household>(
    fc.record({
      currency: fc.constant("INR"),
      area: fc.constantFrom("rural", "urban"),
      members: othersOf(count - 1).map((relations) =>
        ["applicant", ...relations].map((relation, i) => ({ key: `m${i}`, relation })),
      ),
      incomes: fc.array(knownIncome(count), { maxLength: 4 }),
      expenses: fc.array(joined<object>(flow, member(count)), { maxLength: 3 }),
      assets: fc.array(fc.record({ kind: fc.constant("land"), value: cents(9_000_000) }), { maxLength: 2 }),
      savings: cents(500_000).map((balance) => [{ kind: "cash", balance }]),
      debts: fc.array(
        fc.oneof({ weight: 5, arbitrary: knownDebt(count) }, { weight: 1, arbitrary: guarantee }),
        {
          maxLength: 5,
        },
      ),
    }),
    maybe(date, "asOf"),
  ),
);

/** Blots out some facts of a household: what is deleted is unknown. */
export const withGaps = (household: Household): fc.Arbitrary<Household> =>
  fc.infiniteStream(fc.nat(9)).map((dice) => {
    const copy = structuredClone(household) as unknown as Record<string, unknown>;
    const roll = (odds: number): boolean => (dice.next().value as number) < odds;
    for (const list of ["incomes", "expenses", "assets", "savings", "debts"]) {
      if (roll(1)) delete copy[list];
      for (const item of (copy[list] ?? []) as Record<string, unknown>[]) {
        for (const field of [
          "amount",
          "installment",
          "outstanding",
          "overdue",
          "daysPastDue",
          "product",
          "purpose",
        ]) {
          if (roll(2) && field in item && !("byMonth" in item)) item[field] = "unknown";
        }
      }
    }
    return copy as unknown as Household;
  });

/** A proposed loan of which everything is known. */
export const knownLoan: fc.Arbitrary<ProposedLoanInput> = joined<ProposedLoanInput>(
  recurring,
  fc.record({
    principal: cents(5_000_000),
    collateralFree: fc.boolean(),
    cycle: fc.integer({ min: 1, max: 3 }),
    tenorMonths: fc.integer({ min: 1, max: 36 }),
    lender: fc.constantFrom("a", "z"),
    lenderCapital: fc.constant("1000000"),
    purpose: names(DEBT_PURPOSES),
  }),
);
