/**
 * Agreed terms in numbers: what the engine computes with, made once per terms record and remembered.
 *
 * Amounts count units: the smallest amount that the loan is reckoned in, one minor unit of the currency
 * unless the terms name a larger one.
 */
import { type Day, readDate } from "../kernel/date.js";
import { minorFromText } from "../kernel/money.js";
import type { Ratio } from "../kernel/ratio.js";
import type { RoundingMode } from "../kernel/rounding.js";
import type { SolvedRounding } from "../kernel/solve.js";
import { calendarOfDays, EVERY_DAY, type WorkingCalendar } from "../rules/calendar.js";
import { frequencyOf, type Stepping } from "../rules/frequency.js";
import { derivedFrom, type LoanTerms } from "../terms/complete.js";
import type { LoanTermsInput } from "../terms/loanTermsInput.js";
import { parseTerms } from "../terms/parseTerms.js";
import {
  type AgreedGrace,
  agreedDisbursements,
  agreedGraces,
  annualRateOf,
  type DatedAmount,
  type DatedRate,
  type Disbursed,
  dayOf,
  laterRates,
  type QuotedRate,
  solvedRounding,
} from "./agreedParts.js";

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
  /** What the first disbursement leaves owing, in units. */
  readonly principal: number;
  /** What later disbursements leave owing. */
  readonly later: readonly DatedAmount[];
  readonly disbursed: Disbursed;
  /** The annual rate at first: nominal, or effective if the terms say so. */
  readonly annualRate: Ratio;
  /** The same rate as it was quoted. */
  readonly quoted: QuotedRate;
  /** The rates that hold from later dates on. */
  readonly laterRates: readonly DatedRate[];
  readonly disbursedOn: Day;
  readonly firstDueOn: Day | undefined;
  /** The day that the dates after the first step from. */
  readonly anchor: Day;
  readonly stepping: Stepping;
  readonly calendar: WorkingCalendar;
  readonly mode: RoundingMode;
  /** How a solved amount is rounded. */
  readonly solved: SolvedRounding;
  readonly graces: readonly AgreedGrace[];
  /** Where `buildSchedule` keeps the plain loan that the terms are; `null` when they are none. */
  plain?: PlainLoan | null;
}

function agree(terms: LoanTerms): Agreed {
  const { decimals, repayment, calendar, rounding } = terms;
  const { every } = repayment;
  const disbursedOn = dayOf(terms.disbursedOn);
  const givenDays = "dates" in every ? every.dates.map((date) => readDate(date) as Day) : [];
  const stepping = { frequency: frequencyOf(every, givenDays), shortMonth: repayment.shortMonth };
  const unit = minorFromText(rounding.unit, decimals) as number;
  const closesDays = calendar.weekend.length > 0 || calendar.holidays.length > 0;
  const disbursed = agreedDisbursements(terms, disbursedOn, unit);
  const firstDueOn = repayment.firstDueOn === undefined ? undefined : dayOf(repayment.firstDueOn);
  const [first, ...later] = disbursed.owing as [DatedAmount, ...DatedAmount[]];
  return {
    terms,
    unit,
    principal: first.amount,
    later,
    disbursed,
    annualRate: annualRateOf(terms.interest.rate.percent, terms, stepping),
    quoted: terms.interest.rate,
    laterRates: laterRates(terms, stepping),
    disbursedOn,
    firstDueOn,
    anchor: repayment.anchoredOn === undefined ? (firstDueOn ?? disbursedOn) : dayOf(repayment.anchoredOn),
    stepping,
    calendar: closesDays ? calendarOfDays(calendar.weekend, calendar.holidays.map(dayOf)) : EVERY_DAY,
    mode: rounding.mode,
    solved: solvedRounding(terms, unit),
    graces: agreedGraces(terms, disbursedOn),
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
