/**
 * Generators of the parts of loan terms, each over all its choices; names come from the rule tables.
 */
import fc from "fast-check";
import { ROUNDING_MODES } from "../src/kernel/rounding.js";
import { DATE_SHIFTS } from "../src/rules/dateShift.js";
import { DAY_COUNTS, type DayCount } from "../src/rules/dayCount.js";
import { FIRST_PERIOD_TREATMENTS } from "../src/rules/firstPeriod.js";
import { MULTIPLE_DIRECTIONS, RESIDUE_POLICIES, SMALL_LAST_ACTIONS } from "../src/rules/residue.js";
import type { LoanTermsInput } from "../src/terms/loanTermsInput.js";
import { dateText, dayNumber, monthLength, parseDate, WEEKDAY_NAMES } from "./oracle/dates.js";

export type Interest = LoanTermsInput["interest"];
export type Repayment = LoanTermsInput["repayment"];
export type Rounding = NonNullable<LoanTermsInput["rounding"]>;
export type Calendar = NonNullable<LoanTermsInput["calendar"]>;

/** One of the names of a rule table. */
export const nameOf = <K extends string>(table: Readonly<Record<K, unknown>>): fc.Arbitrary<K> =>
  fc.constantFrom(...(Object.keys(table) as K[]));

/** Minor units as decimal text. */
export function moneyText(minor: bigint, digits: number): string {
  const text = minor.toString().padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The value most of the time, else something else. */
export const mostly = <T>(value: T, other: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other });

export const maybe = <T>(other: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<T | undefined> =>
  mostly<T | undefined>(undefined, other, weight);

/** A record without the keys whose value is undefined. */
export function given<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

export const CURRENCIES = { JPY: 0, UGX: 0, VND: 0, BDT: 2, INR: 2, PHP: 2, KES: 2, KWD: 3, TND: 3 } as const;

export const LARGEST = 2n ** 53n - 1n;

/** Principals in units: tiny, of everyday size, round, and close to the largest amount. */
export const unitsArbitrary = fc.oneof(
  { weight: 2, arbitrary: fc.bigInt(1n, 60n) },
  { weight: 6, arbitrary: fc.bigInt(100n, 5_000_000n) },
  { weight: 6, arbitrary: fc.bigInt(1n, 999n).map((thousands) => thousands * 10_000n) },
  { weight: 2, arbitrary: fc.bigInt(10_000_000n, 10n ** 12n) },
  { weight: 2, arbitrary: fc.bigInt(10n ** 14n, LARGEST) },
);

const manyDecimals = fc.bigInt(1n, 10n ** 18n).map((digits) => `${digits % 97n}.${digits}`.slice(0, 20));
const percentArbitrary = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom("0", "9", "18", "30", "24.5", "24", "36", "12", "9.99", "0.1", "60"),
  },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 9999 }).map((n) => String(n / 100)) },
  { weight: 1, arbitrary: manyDecimals },
);

const rateArbitrary: fc.Arbitrary<Interest["rate"]> = fc.oneof(
  { weight: 6, arbitrary: percentArbitrary.map((percent) => ({ percent })) },
  { weight: 1, arbitrary: percentArbitrary.map((percent) => ({ percent, effective: true })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom("month", "week", "installment"))
      .map(([n, per]): Interest["rate"] => ({ percent: String(n / 100), per })),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 0, max: 300 })
      .map((n) => ({ percent: String(n / 1000), per: "day" as const })),
  },
);

const DAY_COUNT_NAMES = (Object.keys(DAY_COUNTS) as DayCount[]).filter((name) => name !== "equal-periods");
export const EVEN_DAYS = [
  "actual/365",
  "actual/360",
  "actual/364",
  "actual/366",
  "nl/365",
  "nl/360",
  "30/360-bond",
  "30e/360",
];

export const interestArbitrary: fc.Arbitrary<Interest> = fc
  .record({
    rate: rateArbitrary,
    method: fc.constantFrom<NonNullable<Interest["method"]>[]>(
      "declining-balance",
      "declining-balance",
      "flat",
    ),
    dayCount: fc.oneof(fc.constant<DayCount>("equal-periods"), fc.constantFrom(...DAY_COUNT_NAMES)),
    between: fc.constantFrom<NonNullable<Interest["between"]>[]>("nominal-dates", "due-dates"),
    firstPeriod: fc.record({
      treatment: nameOf(FIRST_PERIOD_TREATMENTS),
      dayCount: maybe(fc.constantFrom(...DAY_COUNT_NAMES)),
    }),
    rounding: mostly<NonNullable<Interest["rounding"]>>("per-period", fc.constant("per-day"), 7),
    flat: fc.record({
      shares: fc.constantFrom("every-installment", "paying-installments"),
      principal: fc.constantFrom("total-less-interest", "rounded-share", "rounded-parts"),
      term: mostly("periods", fc.constant("whole")),
    }) as fc.Arbitrary<NonNullable<Interest["flat"]>>,
  })
  .map((interest) => interest as Interest);

export const calendarArbitrary = (disbursedOn: string): fc.Arbitrary<Calendar> => {
  const start = parseDate(disbursedOn);
  const closed = fc.record({
    weekend: fc.oneof(
      fc.constantFrom<Calendar["weekend"]>(["sunday"], ["friday", "saturday"], ["saturday", "sunday"], []),
      fc.uniqueArray(fc.constantFrom(...WEEKDAY_NAMES), { maxLength: 6 }),
    ),
    holidays: fc.array(
      fc.integer({ min: 0, max: 800 }).map((days) => dateText(start + days)),
      { maxLength: 25 },
    ),
    shift: nameOf(DATE_SHIFTS),
  });
  return mostly<Calendar>({}, closed as fc.Arbitrary<Calendar>, 2);
};

export const roundingArbitrary = (units: bigint, unit: bigint, digits: number): fc.Arbitrary<Rounding> => {
  const amount = (largest: bigint) =>
    fc.bigInt(1n, largest < 1n ? 1n : largest).map((n) => moneyText(n * unit, digits));
  const multiple = fc.record({
    of: fc
      .oneof(fc.constantFrom(1n, 5n, 10n, 100n, 1000n), fc.bigInt(1n, units / 20n + 1n))
      .map((n) => moneyText(n * unit, digits)),
    direction: nameOf(MULTIPLE_DIRECTIONS),
  });
  return fc
    .record({
      mode: mostly("half-up", nameOf(ROUNDING_MODES), 1),
      unit: fc.constant(unit === 1n ? undefined : moneyText(unit, digits)),
      multiple: maybe(multiple),
      residue: mostly("last", nameOf(RESIDUE_POLICIES), 1),
      largestResidue: maybe(amount(units / 20n), 12),
      smallLast: maybe(fc.record({ below: amount(units / 10n), action: nameOf(SMALL_LAST_ACTIONS) }), 6),
    })
    .map((rounding) => given(rounding) as Rounding);
};

/** Dates of a century and a half; month ends and leap days more often than chance would have them. */
export const dateArbitrary: fc.Arbitrary<string> = fc
  .record({
    year: fc.integer({ min: 1960, max: 2105 }),
    month: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(2)),
    day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(28, 29, 30, 31)),
  })
  .map(({ year, month, day }) =>
    dateText(dayNumber({ year, month, day: Math.min(day, monthLength(year, month)) })),
  );
