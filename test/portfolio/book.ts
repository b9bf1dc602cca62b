/**
 * Books to test with: the one of six loans whose figures are known, and generated ones.
 */
import fc from "fast-check";
import type { Position } from "../../src/servicing/position/position.js";

/** Balance, late amount and days of six loans, one of them restructured. Gross 250,000. */
export const SIX_LOANS = [
  { currency: "BDT", principalOutstanding: "100000", overduePrincipal: "0", daysPastDue: 0 },
  { currency: "BDT", principalOutstanding: "50000", overduePrincipal: "5000", daysPastDue: 45 },
  { currency: "BDT", principalOutstanding: "40000", overduePrincipal: "2000", daysPastDue: 30 },
  {
    currency: "BDT",
    principalOutstanding: "30000",
    overduePrincipal: "0",
    daysPastDue: 0,
    restructured: true,
  },
  { currency: "BDT", principalOutstanding: "20000", overduePrincipal: "1000", daysPastDue: 10 },
  { currency: "BDT", principalOutstanding: "10000", overduePrincipal: "3000", daysPastDue: 120 },
] as const;

/** The six loans with the last one written off. */
export const LAST_WRITTEN_OFF = SIX_LOANS.map((loan, i) => (i === 5 ? { ...loan, writtenOff: true } : loan));

const EDGES = [0, 1, 29, 30, 31, 59, 60, 61, 89, 90, 91, 179, 180, 181, 359, 360, 361, 365, 366, 2000];
const days = fc.oneof(fc.constantFrom(...EDGES), fc.nat(500));
const amount = fc.oneof(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 2 ** 53 - 1 }));

/** Overdue installments that add up to at most the balance. */
const installmentsOf = (balance: number) =>
  fc.array(fc.record({ daysPastDue: days, part: fc.nat(1000) }), { maxLength: 3 }).map((pieces) =>
    pieces.map(({ daysPastDue, part }) => ({
      daysPastDue,
      principal: Math.floor((balance / 4000) * part),
    })),
  );

const plainLoan = fc.tuple(amount, days, fc.nat(100)).map(([principalOutstanding, daysPastDue, percent]) => ({
  unit: "minor" as const,
  currency: "BDT",
  principalOutstanding,
  daysPastDue,
  overduePrincipal: daysPastDue === 0 ? 0 : Math.floor(principalOutstanding / 100) * percent,
}));

const extras = (balance: number) =>
  fc.record(
    {
      restructured: fc.boolean(),
      writtenOff: fc.boolean(),
      overdueInstallments: installmentsOf(balance),
      yearsInDefault: fc.nat(5),
      collateral: fc.record({ kind: fc.constantFrom("cash", "preferred", "house"), amount }),
      borrower: fc.constantFrom("a", "b", "c", "d"),
      woman: fc.boolean(),
      disbursedPrincipal: amount,
      keys: fc.record(
        { branch: fc.constantFrom("north", "south", "east"), officer: fc.constantFrom("1", "2") },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  );

/** One loan: mostly with a balance, sometimes paid up, overpaid, written off, or not in order. */
const anyLoan: fc.Arbitrary<Position> = plainLoan.chain((loan) =>
  extras(loan.principalOutstanding).chain((more) =>
    fc.constantFrom(1, 1, 1, 1, 1, 0, -1).map((sign) => {
      const balance = loan.principalOutstanding * sign + 0;
      if (sign === 1) return { ...loan, ...more };
      return {
        ...loan,
        ...more,
        principalOutstanding: balance,
        overduePrincipal: 0,
        overdueInstallments: [],
      };
    }),
  ),
);

/** A loan that is left out because something is wrong with it. */
const wrongLoan = plainLoan.chain((loan) =>
  fc.constantFrom<Position>(
    { ...loan, daysPastDue: -1 },
    { ...loan, principalOutstanding: 0.5 },
    { ...loan, overduePrincipal: loan.principalOutstanding + 1 },
    { ...loan, currency: "ZZZ" },
  ),
);

/** A book, with some loans that are not in order. */
export const anyBook = fc.array(
  fc.oneof({ weight: 12, arbitrary: anyLoan }, { weight: 1, arbitrary: wrongLoan }),
  { maxLength: 25 },
);
