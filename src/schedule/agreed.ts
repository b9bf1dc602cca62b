/**
 * Agreed terms in numbers: what the engine computes with, made once per terms record and remembered.
 *
 * Amounts count units: the smallest amount that the loan is reckoned in, one minor unit of the currency
 * unless the terms name a larger one.
 */
import { type Day, packCivil, readDate } from "../kernel/date.js";
import { minorFromText } from "../kernel/money.js";
import { type Ratio, ratio, ratioFromText } from "../kernel/ratio.js";
import type { RoundingMode } from "../kernel/rounding.js";
import type { SolvedRounding } from "../kernel/solve.js";
import { calendarOfDays, EVERY_DAY, type WorkingCalendar } from "../rules/calendar.js";
import { equalPeriod, frequencyOf, type Stepping } from "../rules/frequency.js";
import { RATE_PERIODS } from "../rules/ratePeriod.js";
import { derivedFrom, type LoanTerms, type LoanTermsInput, parseTerms } from "../terms/parseTerms.js";

/** A grace in numbers: which rows it spares. */
export interface AgreedGrace {
  readonly spares: LoanTerms["repayment"]["grace"][number]["spares"];
  readonly interest: LoanTerms["repayment"]["grace"][number]["interest"];
  readonly extends: boolean;
  /** Whether the row (from 0) with this nominal date is spared. */
  readonly covers: (row: number, nominal: Day) => boolean;
}

/** What a plain loan is computed from. */
export interface PlainLoan {
  readonly count: number;
  readonly principal: number;
  readonly disbursedOn: Day;
  readonly stepping: Stepping;
  /** Factor of a row = (days × `times`) ÷ `denominator`, or `times` ÷ `denominator` where all rows are alike. */
  readonly times: number;
  readonly denominator: number;
  readonly countsDays: boolean;
  readonly mode: RoundingMode;
  readonly solved: SolvedRounding;
}

/** The terms in numbers. */
export interface Agreed {
  readonly terms: LoanTerms;
  /** Minor units in one unit of reckoning. */
  readonly unit: number;
  /** The principal in units. */
  readonly principal: number;
  /** The annual rate: nominal, or effective if the terms say so. */
  readonly annualRate: Ratio;
  readonly disbursedOn: Day;
  readonly firstDueOn: Day | undefined;
  readonly stepping: Stepping;
  readonly calendar: WorkingCalendar;
  readonly mode: RoundingMode;
  /** How a solved amount is rounded. */
  readonly solved: SolvedRounding;
  readonly graces: readonly AgreedGrace[];
  /** Where `buildSchedule` keeps the plain loan that the terms are; `null` when they are none. */
  plain?: PlainLoan | null;
}

type Grace = LoanTerms["repayment"]["grace"][number];

const dayOf = (text: string): Day => readDate(text) as Day;

function coverage(length: Grace["for"], disbursedOn: Day): AgreedGrace["covers"] {
  const { periods, days, until, months, everyNth } = length;
  if (periods !== undefined) return (row) => row < periods;
  if (everyNth !== undefined) return (row) => (row + 1) % everyNth === 0;
  if (months !== undefined) {
    const spared = new Set(months);
    return (_row, nominal) => spared.has(monthOf(nominal));
  }
  const last = until === undefined ? disbursedOn + (days ?? 0) : dayOf(until);
  return (_row, nominal) => nominal <= last;
}

function monthOf(day: Day): number {
  return (packCivil(day) >> 5) & 15;
}

/** The annual rate that the quoted one stands for: rate × periods in a year ÷ 100. */
function annualRate({ interest }: LoanTerms, stepping: Stepping): Ratio {
  const quoted = ratioFromText(interest.rate.percent);
  const perYear = RATE_PERIODS[interest.rate.per];
  if (perYear !== undefined) return ratio(quoted.numerator * BigInt(perYear), quoted.denominator * 100n);
  const period = equalPeriod(stepping.frequency) ?? { numerator: 1, denominator: 1 };
  const [years, one] = [BigInt(period.denominator), BigInt(period.numerator)];
  return ratio(quoted.numerator * years, quoted.denominator * 100n * one);
}

const NEAREST_MODES: ReadonlySet<RoundingMode> = new Set<RoundingMode>(["half-up", "half-even", "half-down"]);

/** A solved amount goes to the unit by the mode, or to its multiple by the direction. */
function solvedRounding({ rounding, decimals }: LoanTerms, unit: number): SolvedRounding {
  const { multiple, mode } = rounding;
  if (multiple === undefined) return { multiple: 1, mode };
  const units = (minorFromText(multiple.of, decimals) as number) / unit;
  if (multiple.direction === "up") return { multiple: units, mode: "ceiling" };
  if (multiple.direction === "down") return { multiple: units, mode: "floor" };
  return { multiple: units, mode: NEAREST_MODES.has(mode) ? mode : "half-up" };
}

function agree(terms: LoanTerms): Agreed {
  const { decimals, repayment, calendar, rounding } = terms;
  const { every } = repayment;
  const disbursedOn = dayOf(terms.disbursedOn);
  const givenDays = "dates" in every ? every.dates.map((date) => readDate(date) as Day) : [];
  const stepping = { frequency: frequencyOf(every, givenDays), shortMonth: repayment.shortMonth };
  const unit = minorFromText(rounding.unit, decimals) as number;
  const closesDays = calendar.weekend.length > 0 || calendar.holidays.length > 0;
  return {
    terms,
    unit,
    principal: (minorFromText(terms.principal, decimals) as number) / unit,
    annualRate: annualRate(terms, stepping),
    disbursedOn,
    firstDueOn: repayment.firstDueOn === undefined ? undefined : dayOf(repayment.firstDueOn),
    stepping,
    calendar: closesDays ? calendarOfDays(calendar.weekend, calendar.holidays.map(dayOf)) : EVERY_DAY,
    mode: rounding.mode,
    solved: solvedRounding(terms, unit),
    graces: repayment.grace.map(({ spares, interest, term, for: length }) => ({
      spares,
      interest,
      extends: term === "extending",
      covers: coverage(length, disbursedOn),
    })),
  };
}

/** What is kept with a complete record. */
interface Kept {
  agreed: Agreed;
}

/**
 * The terms in numbers, from raw or complete terms. A record that came out of `parseTerms` is known again by
 * its identity, without a second parse.
 *
 * @throws LoanError when raw terms are unsound
 */
export function agreedTerms(input: LoanTerms | LoanTermsInput): Agreed {
  const kept = derivedFrom<Kept>(input);
  if (kept?.agreed !== undefined) return kept.agreed;
  if (kept === undefined) return agreedTerms(parseTerms(input));
  const agreed = agree(input as LoanTerms);
  kept.agreed = agreed;
  return agreed;
}
