/**
 * What products add to a loan, as the oracle reads it: amounts in units, rates by date, rows with what is paid out.
 */
import { type Every, parseDate } from "./dates.js";
import { fraction, type Mode, over, parse, round, times } from "./fraction.js";
import { type Rates, type RowEarns, rowEarns } from "./productRates.js";
import { refuse } from "./refusal.js";
import { planRows, type Row } from "./rowDates.js";
import { annualRate, type Loan, type RawTerms, readLoan } from "./terms.js";

/** A later disbursement in its row. */
export interface Inflow {
  readonly amount: bigint;
  readonly on: number;
  /** Whether it is there from the row's start. */
  readonly isAtStart: boolean;
}

type AgreedRow = { readonly principal: bigint } | { readonly total: bigint };

export interface ProductRow extends Row {
  readonly earns: RowEarns;
  readonly inflows: readonly Inflow[];
  readonly agreed: AgreedRow | undefined;
}

interface Dated {
  readonly on: number;
  readonly amount: bigint;
}

export interface Product {
  readonly raw: RawTerms;
  readonly loan: Loan;
  readonly rows: readonly ProductRow[];
  /** What the first day leaves owing. */
  readonly opening: bigint;
  /** All that is paid out. */
  readonly lent: bigint;
  readonly gross: readonly Dated[];
  readonly downPayments: readonly Dated[];
  readonly rates: Rates;
  readonly units: (amount: unknown) => bigint;
}

/** A percentage of an amount, rounded. */
export const percentOf = (amount: bigint, percent: unknown, mode: Mode): bigint =>
  round(times(fraction(amount), over(parse(String(percent)), fraction(100))), mode);

function unitsOf({ digits, unit }: Loan): Product["units"] {
  return (amount) => {
    const { n, d } = times(parse(String(amount)), fraction(10n ** BigInt(digits), unit));
    if (n % d !== 0n) throw new Error("finer than the unit");
    return n / d;
  };
}

interface Agreement {
  readonly raw: RawTerms;
  readonly loan: Loan;
  readonly rates: Rates;
  readonly later: readonly Dated[];
  readonly agreed: ReadonlyMap<number, AgreedRow>;
  /** How many rows there are, where that has been found out. */
  readonly cutAt: number | undefined;
}

function productRows({ raw, loan, rates, later, agreed, cutAt }: Agreement): ProductRow[] {
  const planned = planRows(loan, cutAt);
  const last = planned.at(-1)?.end as number;
  if ([...agreed.keys()].some((row) => row >= planned.length - 1)) refuse("an agreed closing row");
  if (later.some(({ on }) => on >= last)) refuse("a disbursement after the last installment");
  return planned.map((row, k): ProductRow => {
    const own = later.filter(({ on }) => row.start <= on && on < row.end);
    return {
      ...row,
      earns: rowEarns(raw, loan, rates, planned, k),
      inflows: own.map(({ on, amount }) => ({ amount, on, isAtStart: on === row.start })),
      agreed: agreed.get(k),
    };
  });
}

function agreedRows(raw: RawTerms, units: Product["units"]): Map<number, AgreedRow> {
  const given = raw.repayment.given ?? [];
  return new Map(
    given.map(({ installment, principal, total }): [number, AgreedRow] => [
      (installment as number) - 1,
      principal === undefined ? { total: units(total) } : { principal: units(principal) },
    ]),
  );
}

/** The product that raw terms describe; `financed` is what is added to the principal. */
export function readProduct(
  raw: RawTerms,
  financedOf: (product: Omit<Product, "rows">) => bigint,
  cutAt?: number,
): Product {
  const loan = readLoan(raw);
  const units = unitsOf(loan);
  const gross = (raw.disbursements ?? [{ on: raw.disbursedOn, amount: raw.principal }]).map(
    ({ on, amount }) => ({ on: parseDate(String(on)), amount: units(amount) }),
  );
  const back = ({ amount }: Dated): bigint => {
    const { percent, amount: fixed } = raw.downPayment ?? {};
    if (fixed !== undefined) return units(fixed);
    return percent === undefined ? 0n : percentOf(amount, percent, loan.mode);
  };
  const owing = gross.map((paid) => ({ on: paid.on, amount: paid.amount - back(paid) }));
  const [first, ...later] = owing as [Dated, ...Dated[]];
  const rates = (raw.interest.rateChanges ?? []).map(({ from, percent }) => ({
    from: parseDate(String(from)),
    rate: annualRate({ ...raw.interest.rate, percent }, raw.repayment.every as Every),
  }));
  const lent = gross.reduce((sum, { amount }) => sum + amount, 0n);
  const downPayments = gross.map((paid) => ({ on: paid.on, amount: back(paid) }));
  const known = { raw, loan, lent, gross, downPayments, rates, units };
  const start = { ...known, opening: first.amount };
  return {
    ...known,
    opening: first.amount + financedOf(start),
    rows: productRows({ raw, loan, rates, later, agreed: agreedRows(raw, units), cutAt }),
  };
}
