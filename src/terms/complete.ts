/**
 * Complete terms: every default filled in, amounts with the currency's digits, frozen.
 */
import { formatMinor, minorFromText } from "../kernel/money.js";
import type { Every } from "../rules/frequency.js";
import { currencyDigits, type SoundTerms } from "./checks.js";
import {
  completeCharge,
  completeDisbursements,
  completeDownPayment,
  completeRepaymentParts,
  completeSavings,
  type Money,
} from "./completeProducts.js";
import { completeFrequency } from "./frequencyField.js";
import { MOST_INSTALLMENTS } from "./productSchema.js";

type Sound<K extends keyof SoundTerms> = SoundTerms[K];
type Filled<T, K extends keyof T> = T & { [P in K]-?: Exclude<T[P], undefined> };

/** Loan terms as agreed: complete, with every default filled in; plain data. */
export type LoanTerms = DeepReadonly<
  Omit<SoundTerms, "decimals" | "interest" | "repayment" | "calendar" | "rounding"> & {
    /** Decimal digits of the currency. */
    decimals: number;
    interest: Omit<Sound<"interest">, "firstPeriod"> & {
      firstPeriod: Filled<Sound<"interest">["firstPeriod"], "dayCount">;
    };
    repayment: Omit<Sound<"repayment">, "every" | "grace" | "installments"> & {
      installments: number;
      every: Every;
      grace: Filled<Sound<"repayment">["grace"][number], "interest">[];
    };
    calendar: Filled<Sound<"calendar">, "shift">;
    rounding: Filled<Sound<"rounding">, "unit">;
  }
>;

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

const { freeze } = Object;

// Records are written out field by field: copying with a rest pattern would cost more than the whole parse.

type SmallLast = NonNullable<SoundTerms["rounding"]["smallLast"]>;

function completeSmallLast({ below, belowPercent, action }: SmallLast, money: Money) {
  if (below !== undefined) return freeze({ below: money(below), action });
  return freeze(belowPercent === undefined ? { action } : { belowPercent, action });
}

function completeRounding(
  rounding: SoundTerms["rounding"],
  money: Money,
  digits: number,
): LoanTerms["rounding"] {
  const { mode, unit, multiple, residue, largestResidue, smallLast } = rounding;
  const complete: Writable<LoanTerms["rounding"]> = {
    mode,
    unit: unit === undefined ? formatMinor(1, digits) : money(unit),
    residue,
  };
  if (multiple) complete.multiple = freeze({ of: money(multiple.of), direction: multiple.direction });
  if (largestResidue !== undefined) complete.largestResidue = money(largestResidue);
  if (smallLast) complete.smallLast = completeSmallLast(smallLast, money);
  return freeze(complete);
}

const DEFAULT_FLAT = freeze({
  shares: "every-installment",
  principal: "total-less-interest",
  base: "owed",
  term: "periods",
} as const);

function completeInterest(interest: SoundTerms["interest"]): LoanTerms["interest"] {
  const { rate, method, dayCount, periodShare, between, firstPeriod, rounding, flat } = interest;
  const byDays = dayCount === "equal-periods" ? "actual/365" : dayCount;
  const { treatment } = firstPeriod;
  const complete: Writable<LoanTerms["interest"]> = {
    rate: freeze(rate),
    method,
    dayCount,
    periodShare,
    between,
    firstPeriod: freeze({ treatment, dayCount: firstPeriod.dayCount ?? byDays }),
    rounding,
    rateChanges: freeze(interest.rateChanges.map((change) => freeze(change))),
  };
  if (method === "flat") {
    complete.flat = freeze(flat ?? DEFAULT_FLAT);
  }
  return freeze(complete);
}

type Grace = SoundTerms["repayment"]["grace"][number];

function completeGrace({ spares, interest = "paid", term, for: length }: Grace) {
  if (length.months !== undefined) freeze(length.months);
  if (length.installments !== undefined) freeze(length.installments);
  return freeze({ spares, for: freeze(length), interest, term });
}

function completeRepayment(repayment: SoundTerms["repayment"], money: Money): LoanTerms["repayment"] {
  const { pattern, firstDueOn, anchoredOn, shortMonth, levelPeriods, timing, afterChange } = repayment;
  const complete: Writable<LoanTerms["repayment"]> = {
    installments: repayment.installments ?? repayment.every.dates?.length ?? MOST_INSTALLMENTS,
    every: freeze(completeFrequency(repayment.every)),
    pattern,
    shortMonth,
    levelPeriods,
    grace: freeze(repayment.grace.map(completeGrace)),
    timing,
    afterChange,
    given: freeze([]),
  };
  const hasParts =
    repayment.given.length > 0 || repayment.balloon || repayment.step || repayment.fixedInstallment;
  if (hasParts) Object.assign(complete, completeRepaymentParts(repayment, money));
  if (firstDueOn !== undefined) complete.firstDueOn = firstDueOn;
  if (anchoredOn !== undefined) complete.anchoredOn = anchoredOn;
  return freeze(complete);
}

function completeCalendar(calendar: Sound<"calendar">): LoanTerms["calendar"] {
  const { weekend, holidays, shift = "none" } = calendar;
  return freeze({ weekend: freeze(weekend), holidays: freeze(holidays), shift });
}

/** What later stages derived from each complete record, so that it is derived once. */
const DERIVED = new WeakMap<object, object>();

/**
 * The place where later stages keep what they derive from a complete record; `undefined` for any other value.
 * The record cannot have changed since: it is frozen.
 */
export function derivedFrom<T extends object>(terms: object): Partial<T> | undefined {
  return DERIVED.get(terms);
}

/** Sound terms with everything that follows from them written out. */
export function complete(sound: SoundTerms): LoanTerms {
  const digits = currencyDigits(sound) as number;
  const money: Money = (text) => formatMinor(minorFromText(text, digits) as number, digits);
  const { disbursements, downPayment, savings } = sound;
  const terms: LoanTerms = freeze({
    currency: sound.currency,
    decimals: digits,
    principal: money(sound.principal),
    disbursedOn: sound.disbursedOn,
    interest: completeInterest(sound.interest),
    repayment: completeRepayment(sound.repayment, money),
    calendar: completeCalendar(sound.calendar),
    rounding: completeRounding(sound.rounding, money, digits),
    charges: freeze(sound.charges.map((charge) => completeCharge(charge, money))),
    ...(disbursements && { disbursements: completeDisbursements(disbursements, money) }),
    ...(downPayment && { downPayment: completeDownPayment(downPayment, money) }),
    ...(savings && { savings: completeSavings(savings, money) }),
  });
  DERIVED.set(terms, {});
  return terms;
}
