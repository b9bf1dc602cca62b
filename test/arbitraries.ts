/**
 * Generators of raw loan terms over the whole space of choices. Combinations that the terms refuse by name are left
 * out; those that only a schedule can refuse are in.
 */
import fc from "fast-check";
import { LEVEL_PERIODS, REPAYMENT_PATTERNS } from "../src/rules/amortization.js";
import { SHORT_MONTHS } from "../src/rules/shortMonth.js";
import type { LoanTermsInput } from "../src/terms/loanTermsInput.js";
import {
  type Calendar,
  CURRENCIES,
  calendarArbitrary,
  dateArbitrary,
  EVEN_DAYS,
  given,
  type Interest,
  interestArbitrary,
  LARGEST,
  maybe,
  moneyText,
  mostly,
  nameOf,
  type Repayment,
  roundingArbitrary,
  unitsArbitrary,
} from "./arbitraryParts.js";
import { everyArbitrary } from "./everyArbitrary.js";
import { agreeing, graceArbitrary } from "./graceArbitrary.js";
import { dateText, parseDate } from "./oracle/dates.js";

/** Choices of flat interest without those that have no effect in these terms. */
function soundFlat(
  flat: NonNullable<Interest["flat"]>,
  { pattern = "equal-installments" }: Repayment,
): NonNullable<Interest["flat"]> {
  return given({
    ...flat,
    shares: pattern === "bullet" ? "every-installment" : flat.shares,
    principal: pattern === "equal-installments" ? flat.principal : "total-less-interest",
  });
}

/** Days that are not worked are named only where dates move from them or business days are counted. */
function usedCalendar(calendar: Calendar, { dayCount, firstPeriod }: Interest): Calendar {
  const counts = dayCount === "business/252" || firstPeriod?.dayCount === "business/252";
  return (calendar.shift ?? "none") === "none" && !counts ? {} : calendar;
}

/** Puts right what the terms would refuse by name. */
function soundInterest(raw: Interest, repayment: Repayment, calendar: Calendar): Interest {
  const interest = { ...raw };
  const { every } = repayment;
  const hasWeekend = (calendar.weekend ?? []).length > 0;
  const hasDates = every.dates !== undefined;
  const isFlat = interest.method === "flat";
  const usable = (name: Interest["dayCount"]) => hasWeekend || name !== "business/252";
  if (!usable(interest.dayCount)) interest.dayCount = "actual/365";
  const isUncounted = hasDates && every.unit === undefined;
  if (
    (isUncounted && interest.dayCount === "equal-periods") ||
    (hasDates && interest.dayCount === "actual/actual-icma")
  ) {
    interest.dayCount = "actual/360";
  }
  if (interest.rate.per === "installment") {
    if (isUncounted) interest.rate = { percent: interest.rate.percent };
    else interest.dayCount = "equal-periods";
  }
  if (isFlat) interest.rate = { percent: interest.rate.percent, per: interest.rate.per ?? "year" };
  else delete interest.flat;
  if (interest.flat !== undefined) interest.flat = soundFlat(interest.flat, repayment);
  const moves = calendar.shift !== undefined && calendar.shift !== "none" && calendar.shift !== "extend";
  if (interest.dayCount === "equal-periods" || !moves) interest.between = "nominal-dates";
  if (isFlat || interest.rate.effective || !EVEN_DAYS.includes(interest.dayCount ?? "")) {
    interest.rounding = "per-period";
  }
  const { treatment = "spread", dayCount } = interest.firstPeriod ?? {};
  if (hasDates || interest.rounding === "per-day") interest.firstPeriod = { treatment: "spread" };
  else {
    const counted = usable(dayCount) && treatment !== "ignored" ? dayCount : undefined;
    interest.firstPeriod = given({ treatment, dayCount: counted });
  }
  return interest;
}

function soundCalendar(calendar: Calendar, { every }: Repayment): Calendar {
  const closed = [...(calendar.weekend ?? []), ...((calendar.holidays ?? []) as string[])];
  const isStuck = every.dates !== undefined && calendar.shift === "extend";
  return closed.length === 0 || isStuck ? { ...calendar, shift: "none" } : calendar;
}

interface Start {
  readonly currency: keyof typeof CURRENCIES;
  readonly units: bigint;
  readonly unit: bigint;
  readonly disbursedOn: string;
  readonly installments: number;
  readonly pattern: NonNullable<Repayment["pattern"]>;
  readonly isFlat: boolean;
}

function repaymentArbitrary({ disbursedOn, installments, pattern, isFlat }: Start) {
  const firstDueOn = fc.integer({ min: 1, max: 100 }).map((days) => dateText(parseDate(disbursedOn) + days));
  return fc
    .record({
      installments: fc.constant(installments),
      every: everyArbitrary(disbursedOn, installments),
      pattern: fc.constant(pattern),
      firstDueOn: maybe(firstDueOn, 1),
      daysFromAnchor: maybe(fc.nat(70), 1),
      shortMonth: mostly("clamp", nameOf(SHORT_MONTHS)),
      levelPeriods: mostly("actual", nameOf(LEVEL_PERIODS)),
      grace: mostly<object[]>(
        [],
        fc
          .array(graceArbitrary(pattern, isFlat, disbursedOn, installments), { minLength: 1, maxLength: 3 })
          .map(agreeing),
        1,
      ),
    })
    .map(({ daysFromAnchor, ...raw }) => {
      const hasNominalLength = raw.every.unit !== undefined && raw.every.unit !== "half-month";
      const isAnnuity = pattern === "equal-installments" && !isFlat;
      const isAnchored =
        raw.every.dates === undefined && raw.firstDueOn !== undefined && daysFromAnchor !== undefined;
      return given({
        ...raw,
        firstDueOn: raw.every.dates === undefined ? raw.firstDueOn : undefined,
        anchoredOn: isAnchored ? dateText(parseDate(raw.firstDueOn as string) - daysFromAnchor) : undefined,
        levelPeriods: hasNominalLength && isAnnuity ? raw.levelPeriods : "actual",
      }) as Repayment;
    });
}

/** The terms that can follow from a start. */
function termsFrom(start: Start): fc.Arbitrary<LoanTermsInput> {
  const { currency, unit, isFlat, pattern, disbursedOn } = start;
  const digits = CURRENCIES[currency];
  const units = (start.units < LARGEST / unit ? start.units : LARGEST / unit) || 1n;
  const hasLevel = pattern === "equal-installments" || pattern === "equal-principal";
  return fc
    .record({
      interest: interestArbitrary,
      repayment: repaymentArbitrary(start),
      calendar: calendarArbitrary(disbursedOn),
      rounding: roundingArbitrary(units, unit, digits),
    })
    .map(({ interest, repayment, calendar: drawn, rounding: all }) => {
      const calendar = soundCalendar(drawn, repayment);
      const rounding = hasLevel ? all : given({ mode: all.mode, unit: all.unit });
      const method = isFlat ? "flat" : "declining-balance";
      const sound = soundInterest({ ...interest, method }, repayment, calendar);
      const isEqual = sound.dayCount === "equal-periods";
      return {
        currency,
        principal: moneyText(units * unit, digits),
        disbursedOn,
        interest: sound,
        repayment: isEqual ? { ...repayment, levelPeriods: "actual" } : repayment,
        calendar: usedCalendar(calendar, sound),
        rounding,
      } as LoanTermsInput;
    });
}

const termsWith = (installments: fc.Arbitrary<number>): fc.Arbitrary<LoanTermsInput> =>
  fc
    .record({
      currency: nameOf(CURRENCIES),
      units: unitsArbitrary,
      unit: mostly(1n, fc.constantFrom(5n, 10n, 100n), 9),
      disbursedOn: dateArbitrary,
      installments,
      pattern: fc.oneof(
        { weight: 4, arbitrary: fc.constant<Start["pattern"]>("equal-installments") },
        { weight: 3, arbitrary: nameOf(REPAYMENT_PATTERNS) },
      ),
      isFlat: mostly(false, fc.constant(true), 2),
    })
    .chain(termsFrom);

/** Loans of 1 to 60 installments, now and then of up to 200. */
export const anyTerms = termsWith(
  fc.oneof(
    { weight: 50, arbitrary: fc.integer({ min: 1, max: 60 }) },
    { weight: 25, arbitrary: fc.integer({ min: 1, max: 12 }) },
    { weight: 2, arbitrary: fc.integer({ min: 61, max: 200 }) },
  ),
);

/** Loans of a few installments: the ground for products. */
export const fewTerms = termsWith(fc.integer({ min: 1, max: 14 }));

/** Loans of 1,200 installments. */
export const longTerms = termsWith(fc.constant(1200));
