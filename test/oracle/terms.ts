/**
 * The raw terms as the oracle reads them: every default written down once more, amounts in units, rates as fractions.
 */
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { type Every, parseDate } from "./dates.js";
import { type Fraction, fraction, type Mode, over, parse, times } from "./fraction.js";

export type RawTerms = LoanTermsInput;

export interface Grace {
  readonly spares: "principal" | "interest" | "both";
  readonly interest:
    | "paid"
    | "deferred-next"
    | "deferred-next-interest"
    | "deferred-spread"
    | "capitalized"
    | "forgiven";
  readonly extending: boolean;
  readonly for: {
    readonly periods?: number;
    readonly days?: number;
    readonly from?: string;
    readonly until?: string;
    readonly installments?: readonly number[];
    readonly months?: readonly number[];
    readonly everyNth?: number;
  };
}

export interface Loan {
  readonly digits: number;
  /** Minor units in a unit. */
  readonly unit: bigint;
  /** In units, like every amount of the oracle. */
  readonly principal: bigint;
  readonly disbursedOn: number;
  readonly rate: Fraction;
  readonly isEffective: boolean;
  readonly isFlat: boolean;
  readonly dayCount: string;
  readonly interestOnDueDates: boolean;
  readonly firstTreatment: string;
  readonly firstDayCount: string;
  readonly isPerDay: boolean;
  readonly sharesOnPaying: boolean;
  readonly roundsFlatPrincipal: boolean;
  readonly roundsFlatParts: boolean;
  readonly hasWholeTerm: boolean;
  readonly installments: number;
  readonly every: Every;
  readonly pattern: string;
  readonly isInAdvance: boolean;
  readonly firstDueOn: number | undefined;
  readonly anchoredOn: number | undefined;
  readonly shortMonth: string;
  readonly hasNominalLevel: boolean;
  readonly graces: readonly Grace[];
  readonly weekend: readonly string[];
  readonly holidays: ReadonlySet<number>;
  readonly shift: string;
  readonly mode: Mode;
  readonly multiple: bigint;
  readonly hasMultiple: boolean;
  readonly direction: "nearest" | "up" | "down";
  readonly residue: string;
  readonly largestResidue: bigint | undefined;
  readonly smallLast: { readonly below: bigint; readonly folds: boolean } | undefined;
}

const DIGITS: Readonly<Record<string, number>> = {
  JPY: 0,
  UGX: 0,
  VND: 0,
  XOF: 0,
  BDT: 2,
  INR: 2,
  PHP: 2,
  USD: 2,
  KES: 2,
  KWD: 3,
  TND: 3,
};

/** The share of a year of a regular period; `undefined` for given dates. */
export function shareOfYear({ unit = "", count = 1, dates }: Every): Fraction | undefined {
  if (dates !== undefined && unit === "") return undefined;
  const perYear = { day: 365, week: 52, month: 12, quarter: 4, "half-year": 2, year: 1, "half-month": 24 };
  return fraction(count, (perYear as Record<string, number>)[unit] as number);
}

export function annualRate({ percent, per = "year" }: RawTerms["interest"]["rate"], every: Every): Fraction {
  const rate = times(parse(String(percent)), fraction(1, 100));
  if (per === "installment") return over(rate, shareOfYear(every) as Fraction);
  return times(rate, fraction({ year: 1, month: 12, week: 52, day: 365 }[per]));
}

function readGraces(raw: unknown): Grace[] {
  const list = raw === undefined ? [] : Array.isArray(raw) ? raw : [raw];
  return list.map(({ term = "inside", interest = "paid", ...rest }) => ({
    ...rest,
    interest,
    extending: term === "extending",
  }));
}

function readRounding(raw: RawTerms, digits: number) {
  const {
    mode = "half-up",
    unit,
    multiple,
    residue = "last",
    largestResidue,
    smallLast,
  } = raw.rounding ?? {};
  const minor = (amount: unknown): bigint => {
    const { n, d } = times(parse(String(amount)), fraction(10n ** BigInt(digits)));
    if (n % d !== 0n) throw new Error("finer than the minor unit");
    return n / d;
  };
  const one = unit === undefined ? 1n : minor(unit);
  const units = (amount: unknown): bigint => minor(amount) / one;
  return {
    mode,
    unit: one,
    principal: units(raw.principal),
    hasMultiple: multiple !== undefined,
    multiple: multiple === undefined ? 1n : units(multiple.of),
    direction: multiple?.direction ?? "nearest",
    residue,
    largestResidue: largestResidue === undefined ? undefined : minor(largestResidue),
    smallLast: smallLast && { below: minor(smallLast.below ?? "0"), folds: smallLast.action !== "refuse" },
  };
}

function readInterest(raw: RawTerms) {
  const { interest } = raw;
  const dayCount: string = interest.dayCount ?? "equal-periods";
  return {
    rate: annualRate(interest.rate, raw.repayment.every as Every),
    isEffective: interest.rate.effective ?? false,
    isFlat: interest.method === "flat",
    dayCount,
    interestOnDueDates: interest.between === "due-dates",
    firstTreatment: interest.firstPeriod?.treatment ?? "spread",
    firstDayCount: interest.firstPeriod?.dayCount ?? (dayCount === "equal-periods" ? "actual/365" : dayCount),
    isPerDay: interest.rounding === "per-day",
    sharesOnPaying: interest.flat?.shares === "paying-installments",
    roundsFlatPrincipal: interest.flat?.principal === "rounded-share",
    roundsFlatParts: interest.flat?.principal === "rounded-parts",
    hasWholeTerm: interest.flat?.term === "whole",
  };
}

/** The loan that raw terms describe. */
export function readLoan(raw: RawTerms): Loan {
  const { repayment, calendar = {} } = raw;
  const digits = raw.decimals ?? (DIGITS[raw.currency] as number);
  const { firstDueOn, anchoredOn } = repayment;
  return {
    digits,
    ...readRounding(raw, digits),
    ...readInterest(raw),
    disbursedOn: parseDate(String(raw.disbursedOn)),
    installments: repayment.installments as number,
    every: repayment.every as Every,
    pattern: repayment.pattern ?? "equal-installments",
    isInAdvance: repayment.timing === "in-advance",
    firstDueOn: firstDueOn === undefined ? undefined : parseDate(String(firstDueOn)),
    anchoredOn: anchoredOn === undefined ? undefined : parseDate(String(anchoredOn)),
    shortMonth: repayment.shortMonth ?? "clamp",
    hasNominalLevel: repayment.levelPeriods === "nominal",
    graces: readGraces(repayment.grace),
    weekend: calendar.weekend ?? [],
    holidays: new Set(((calendar.holidays ?? []) as string[]).map(parseDate)),
    shift: calendar.shift ?? "none",
  };
}
