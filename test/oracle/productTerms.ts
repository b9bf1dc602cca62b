/**
 * What products add to a loan, as the oracle reads it: amounts in units, rates by date, rows with what is paid out.
 */
import { factorOf, firstPeriod, surroundings } from "./accrual.js";
import { type Every, parseDate } from "./dates.js";
import { ORACLE_DAY_COUNTS } from "./dayCounts.js";
import { type Fraction, fraction, type Mode, over, parse, plus, round, times, ZERO } from "./fraction.js";
import { refuse } from "./refusal.js";
import { planRows, type Row } from "./rowDates.js";
import { annualRate, type Loan, type RawTerms, readLoan, shareOfYear } from "./terms.js";

/** A later disbursement in its row; what a unit of it earns there, or nothing said where it is there from the start. */
export interface Inflow {
  readonly amount: bigint;
  readonly factor: Fraction | undefined;
}

type AgreedRow = { readonly principal: bigint } | { readonly total: bigint };

export interface ProductRow extends Row {
  /** What a unit of balance earns, when so many of the later rates are known. */
  readonly factor: (knownRates: number) => Fraction;
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
  readonly rates: readonly { readonly from: number; readonly rate: Fraction }[];
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

type Rates = Product["rates"];

/** What a unit earns between two days of a row, at the rates that are known. */
function earned(loan: Loan, rates: Rates, years: (from: number, to: number) => Fraction) {
  return (start: number, end: number, known: number): Fraction => {
    const cuts = rates.slice(0, known).filter(({ from }) => from < end);
    const before = cuts.filter(({ from }) => from <= start).at(-1)?.rate ?? loan.rate;
    const inside = cuts.filter(({ from }) => from > start);
    const starts = [{ from: start, rate: before }, ...inside];
    return starts.reduce((sum, { from, rate }, k) => {
      const to = starts[k + 1]?.from ?? end;
      return plus(sum, factorOf({ ...loan, rate }, years(from, to)));
    }, ZERO);
  };
}

/** The parts of a year between two days of a row. */
function yearsIn(loan: Loan, rows: readonly Row[], k: number): (from: number, to: number) => Fraction {
  const { start, end } = rows[k] as Row;
  const first = firstPeriod(loan);
  const isOdd = k === 0 && !loan.isInAdvance && first.isIrregular;
  const dayCount = isOdd ? loan.firstDayCount : loan.dayCount;
  const rule = ORACLE_DAY_COUNTS[dayCount];
  if (rule !== undefined) {
    const around = surroundings(loan, rows, first);
    return (from, to) => (from === to ? ZERO : rule([from, to], around));
  }
  const share = shareOfYear(loan.every) as Fraction;
  return (from, to) => (start === end ? ZERO : times(share, fraction(to - from, end - start)));
}

interface Agreement {
  readonly loan: Loan;
  readonly rates: Rates;
  readonly later: readonly Dated[];
  readonly agreed: ReadonlyMap<number, AgreedRow>;
}

function productRows({ loan, rates, later, agreed }: Agreement): ProductRow[] {
  const planned = planRows(loan);
  const last = planned.at(-1)?.end as number;
  if ([...agreed.keys()].some((row) => row >= planned.length - 1)) refuse("an agreed closing row");
  if (later.some(({ on }) => on >= last)) refuse("a disbursement after the last installment");
  return planned.map((row, k): ProductRow => {
    const earns = earned(loan, rates, yearsIn(loan, planned, k));
    const isFree = row.grace?.interest === "forgiven";
    const own = later.filter(({ on }) => row.start <= on && on < row.end);
    return {
      ...row,
      factor: (known) => (isFree ? ZERO : earns(row.start, row.end, known)),
      inflows: own.map(({ on, amount }) => {
        const factor = isFree ? ZERO : earns(on, row.end, rates.length);
        return { amount, factor: on === row.start ? undefined : factor };
      }),
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
export function readProduct(raw: RawTerms, financedOf: (product: Omit<Product, "rows">) => bigint): Product {
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
    rows: productRows({ loan, rates, later, agreed: agreedRows(raw, units) }),
  };
}
