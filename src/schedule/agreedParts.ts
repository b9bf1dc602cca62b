/**
 * Parts of the agreed terms in numbers: graces, rates, disbursements and solved rounding.
 */
import { type Day, packCivil, readDate } from "../kernel/date.js";
import { minorFromText } from "../kernel/money.js";
import { type Ratio, ratio, ratioFromText, roundRatio } from "../kernel/ratio.js";
import { type RoundingMode, roundQuotient } from "../kernel/rounding.js";
import type { SolvedRounding } from "../kernel/solve.js";
import { equalPeriod, type Stepping } from "../rules/frequency.js";
import { RATE_PERIODS } from "../rules/ratePeriod.js";
import type { LoanTerms } from "../terms/complete.js";

/** A grace in numbers: which rows it spares. */
export interface AgreedGrace {
  readonly spares: LoanTerms["repayment"]["grace"][number]["spares"];
  readonly interest: LoanTerms["repayment"]["grace"][number]["interest"];
  readonly extends: boolean;
  /** Whether the row (from 0) with this nominal date is spared. */
  readonly covers: (row: number, nominal: Day) => boolean;
}

/** An amount, in units, on a day. */
export interface DatedAmount {
  readonly on: Day;
  readonly amount: number;
}

/** A rate as it was quoted. */
export type QuotedRate = Pick<LoanTerms["interest"]["rate"], "percent" | "per">;

/** An annual rate from a day on. */
export interface DatedRate {
  readonly from: Day;
  readonly annualRate: Ratio;
  readonly quoted: QuotedRate;
}

type Grace = LoanTerms["repayment"]["grace"][number];

/** The day that a complete field writes. */
export const dayOf = (text: string): Day => readDate(text) as Day;

/** The units that a complete amount counts. */
export function unitsOf(text: string, { decimals }: LoanTerms, unit: number): number {
  return (minorFromText(text, decimals) as number) / unit;
}

const monthOf = (day: Day): number => (packCivil(day) >> 5) & 15;

function coverage(length: Grace["for"], disbursedOn: Day): AgreedGrace["covers"] {
  const { periods, days, from, until, months, everyNth, installments } = length;
  if (periods !== undefined) return (row) => row < periods;
  if (everyNth !== undefined) return (row) => (row + 1) % everyNth === 0;
  if (installments !== undefined) {
    const spared = new Set(installments);
    return (row) => spared.has(row + 1);
  }
  if (months !== undefined) {
    const spared = new Set(months);
    return (_row, nominal) => spared.has(monthOf(nominal));
  }
  const first = from === undefined ? disbursedOn : dayOf(from);
  const last = until === undefined ? disbursedOn + (days ?? 0) : dayOf(until);
  return (_row, nominal) => nominal >= first && nominal <= last;
}

/** The graces of the terms. */
export function agreedGraces({ repayment }: LoanTerms, disbursedOn: Day): AgreedGrace[] {
  return repayment.grace.map(({ spares, interest, term, for: length }) => ({
    spares,
    interest,
    extends: term === "extending",
    covers: coverage(length, disbursedOn),
  }));
}

/** The annual rate that a quoted one stands for: rate × periods in a year ÷ 100. */
export function annualRateOf(percent: string, { interest }: LoanTerms, stepping: Stepping): Ratio {
  const quoted = ratioFromText(percent);
  const perYear = RATE_PERIODS[interest.rate.per];
  if (perYear !== undefined) return ratio(quoted.numerator * BigInt(perYear), quoted.denominator * 100n);
  const period = equalPeriod(stepping.frequency) ?? { numerator: 1, denominator: 1 };
  const [years, one] = [BigInt(period.denominator), BigInt(period.numerator)];
  return ratio(quoted.numerator * years, quoted.denominator * 100n * one);
}

/** The rates that hold from later dates on. */
export function laterRates(terms: LoanTerms, stepping: Stepping): DatedRate[] {
  return terms.interest.rateChanges.map(({ from, percent }) => ({
    from: dayOf(from),
    annualRate: annualRateOf(percent, terms, stepping),
    quoted: { percent, per: terms.interest.rate.per },
  }));
}

const NEAREST_MODES: ReadonlySet<RoundingMode> = new Set<RoundingMode>(["half-up", "half-even", "half-down"]);

/** A solved amount goes to the unit by the mode, or to its multiple by the direction. */
export function solvedRounding(terms: LoanTerms, unit: number): SolvedRounding {
  const { multiple, mode } = terms.rounding;
  if (multiple === undefined) return { multiple: 1, mode };
  const units = unitsOf(multiple.of, terms, unit);
  if (multiple.direction === "up") return { multiple: units, mode: "ceiling" };
  if (multiple.direction === "down") return { multiple: units, mode: "floor" };
  return { multiple: units, mode: NEAREST_MODES.has(mode) ? mode : "half-up" };
}

/** A percentage of an amount in units, rounded to whole units. */
export function percentOf(amount: number, percent: string, mode: RoundingMode): number {
  return percentage(percent, mode)(amount);
}

/** A percentage made ready for many amounts in units: exact, rounded once, by safe integers where they suffice. */
export function percentage(percent: string, mode: RoundingMode): (amount: number) => number {
  const { numerator, denominator } = ratioFromText(percent);
  const exact = ratio(numerator, denominator * 100n);
  const [times, over] = [Number(exact.numerator), Number(exact.denominator)];
  const isSafe = over <= Number.MAX_SAFE_INTEGER / 2;
  return (amount) => {
    const product = amount * times;
    if (isSafe && Math.abs(product) <= Number.MAX_SAFE_INTEGER) return roundQuotient(product, over, mode);
    return Number(roundRatio(ratio(BigInt(amount) * exact.numerator, exact.denominator), mode));
  };
}

/** What is paid out, what of it is paid back on the same day, and what is left owing. */
export interface Disbursed {
  /** Gross amounts by date. */
  readonly gross: readonly DatedAmount[];
  /** What is paid out in all. */
  readonly lent: number;
  /** Down payments by date, those that are not zero. */
  readonly downPayments: readonly DatedAmount[];
  /** What each disbursement leaves owing, charges that are financed included in the first. */
  readonly owing: readonly DatedAmount[];
  /** Charges that are added to the principal. */
  readonly financed: number;
}

function downPaymentOf(terms: LoanTerms, amount: number, unit: number): number {
  const { downPayment, rounding } = terms;
  if (downPayment?.amount !== undefined) return unitsOf(downPayment.amount, terms, unit);
  return downPayment?.percent === undefined ? 0 : percentOf(amount, downPayment.percent, rounding.mode);
}

/** Whether the principal is paid out at once and owed in full, with no charge beside it. */
function isOneDisbursement({ disbursements, downPayment, charges }: LoanTerms): boolean {
  return disbursements === undefined && downPayment === undefined && charges.length === 0;
}

/** What charges add to the principal: those that are financed, and the charges on them. */
function financedCharges(terms: LoanTerms, principal: number, unit: number): number {
  const financed = new Map<string, number>();
  for (const { name, of, collected, amount, percent, rounding } of terms.charges) {
    const base = typeof of === "object" ? financed.get(of.charge) : principal;
    if (base === undefined || (typeof of !== "object" && collected !== "financed")) continue;
    const mode = rounding ?? terms.rounding.mode;
    financed.set(
      name,
      amount === undefined ? percentOf(base, percent ?? "0", mode) : unitsOf(amount, terms, unit),
    );
  }
  return [...financed.values()].reduce((sum, charge) => sum + charge, 0);
}

const NOTHING: readonly DatedAmount[] = [];

/** The disbursements of the terms, the first on the day that the loan starts. */
export function agreedDisbursements(terms: LoanTerms, disbursedOn: Day, unit: number): Disbursed {
  const single: [DatedAmount] = [{ on: disbursedOn, amount: unitsOf(terms.principal, terms, unit) }];
  if (isOneDisbursement(terms)) {
    return { gross: single, lent: single[0].amount, downPayments: NOTHING, owing: single, financed: 0 };
  }
  const gross: readonly DatedAmount[] =
    terms.disbursements?.map(({ on, amount }) => ({
      on: dayOf(on),
      amount: unitsOf(amount, terms, unit),
    })) ?? single;
  const lent = gross.reduce((sum, { amount }) => sum + amount, 0);
  const financed = terms.charges.length === 0 ? 0 : financedCharges(terms, lent, unit);
  const back = gross.map(({ on, amount }) => ({ on, amount: downPaymentOf(terms, amount, unit) }));
  const owing = gross.map(({ on, amount }, index) => ({
    on,
    amount: amount - (back[index]?.amount ?? 0) + (index === 0 ? financed : 0),
  }));
  return { gross, lent, downPayments: back.filter(({ amount }) => amount > 0), owing, financed };
}
