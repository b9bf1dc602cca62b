/**
 * Terms of a loan over what is left of another, from a day on: those of the loan, without what belongs to its first days.
 */
import { type Day, formatDate, readDate } from "../kernel/date.js";
import type { Every } from "../rules/frequency.js";
import { dateAt, stepsBetween } from "../rules/frequencyDates.js";
import { type Agreed, agreedTerms } from "../schedule/agreed.js";
import type { QuotedRate } from "../schedule/agreedParts.js";
import type { LoanTerms } from "../terms/complete.js";
import type { LoanTermsInput } from "../terms/loanTermsInput.js";
import { parseTerms } from "../terms/parseTerms.js";
import type { Engine } from "./engine.js";

/** A loan over what is left. */
export interface Rest {
  /** The first row of the engine's plan that it replaces. */
  readonly row: number;
  readonly disbursedOn: Day;
  readonly firstDueOn: string;
  readonly installments: number;
  /** New steps between the dates: then the rows are equal ones, without what else was agreed for them. */
  readonly every?: Every;
}

function withRate({ interest }: LoanTerms, rate: QuotedRate | undefined): object {
  const kept = { ...interest, rateChanges: undefined };
  return rate === undefined ? kept : { ...kept, rate: { ...interest.rate, ...rate } };
}

/** Raw terms made of parts of complete ones; fields without a value are left out. */
function reread(raw: object): LoanTerms {
  const plain: unknown = JSON.parse(JSON.stringify(raw));
  return parseTerms(plain as LoanTermsInput);
}

/** The parts of terms that hold for any stretch of the loan; one unit of reckoning stands for the balance. */
function bareTerms(terms: LoanTerms, disbursedOn: string, rate?: QuotedRate): object {
  const { currency, decimals, calendar, rounding } = terms;
  const principal = rounding.unit;
  return { currency, decimals, principal, disbursedOn, interest: withRate(terms, rate), calendar, rounding };
}

/**
 * Checks a new rate as the terms check theirs.
 *
 * @throws LoanError with every problem of it
 */
export function checkRate(terms: LoanTerms, rate: QuotedRate): void {
  const { every, pattern, installments, shortMonth, levelPeriods } = terms.repayment;
  const counted = { every, pattern, installments, shortMonth, levelPeriods };
  reread({ ...bareTerms(terms, terms.disbursedOn, rate), repayment: counted });
}

/** Given dates moved by as many days as the first of those that are left. */
function movedDates(engine: Engine, { row, firstDueOn, installments }: Rest): Every {
  const { nominal } = engine.dates;
  const by = (readDate(firstDueOn) as Day) - (nominal[row] as Day);
  const { every } = engine.agreed.terms.repayment;
  const dates = Array.from(nominal.subarray(row, row + installments), (day) => formatDate(day + by));
  return { ...every, dates } as Every;
}

/**
 * The date that month ends step from, where the new first date is one of the loan's own dates by rule: a loan on the
 * 31st that goes on from 30 April has its next row on 31 May.
 */
function anchorOf({ agreed }: Engine, { every, firstDueOn }: Rest): string | undefined {
  const { stepping, anchor } = agreed;
  const { frequency, shortMonth } = stepping;
  const first = readDate(firstDueOn) as Day;
  if (every !== undefined || frequency.kind !== "months" || anchor >= first) return undefined;
  const steps = { frequency, shortMonth };
  const isByRule = dateAt(anchor, stepsBetween(anchor, first, steps), steps) === first;
  return isByRule ? formatDate(anchor) : undefined;
}

/** The dates of a loan over what is left. */
function datesOf(engine: Engine, rest: Rest): object {
  const { every } = engine.agreed.terms.repayment;
  if (rest.every !== undefined || !("dates" in every)) {
    return { every: rest.every ?? every, firstDueOn: rest.firstDueOn, anchoredOn: anchorOf(engine, rest) };
  }
  return { every: movedDates(engine, rest) };
}

type Rates = Pick<Agreed, "annualRate" | "quoted" | "laterRates">;

/** The rate in force on a day, and the changes agreed for later ones. */
export function ratesFrom({ annualRate, quoted, laterRates }: Rates, day: Day): Rates {
  const inForce = laterRates.filter(({ from }) => from <= day).at(-1);
  return {
    annualRate: inForce?.annualRate ?? annualRate,
    quoted: inForce?.quoted ?? quoted,
    laterRates: laterRates.filter(({ from }) => from > day),
  };
}

/** The interest terms; an extra that was taken at the disbursement is spread in a later period, which has none. */
function interestOfRest({ interest }: LoanTerms, { row }: Rest): LoanTerms["interest"] {
  const { firstPeriod } = interest;
  if (firstPeriod.treatment !== "disbursement" || row === 0) return interest;
  return { ...interest, firstPeriod: { ...firstPeriod, treatment: "spread" } };
}

/** The patterns whose rows are level; the others become equal rows where equal rows are asked for. */
const isLevel = (pattern: string): boolean => pattern === "equal-principal";

/**
 * The terms in numbers of a loan over what is left. New dates keep the pattern, steps, balloon, given installment and
 * graces of the loan; new steps between the dates make equal rows.
 *
 * @throws LoanError with every problem of the new dates
 */
export function termsOfRest(engine: Engine, rest: Rest): Agreed {
  const { agreed } = engine;
  const { terms, graces, later } = agreed;
  const { pattern, shortMonth, balloon, step, fixedInstallment, afterChange } = terms.repayment;
  const isEqual = rest.every !== undefined;
  const repayment = {
    ...datesOf(engine, rest),
    pattern: isEqual && !isLevel(pattern) ? "equal-installments" : pattern,
    shortMonth,
    levelPeriods: terms.repayment.levelPeriods,
    installments: rest.installments,
  };
  const bare = agreedTerms(reread({ ...bareTerms(terms, formatDate(rest.disbursedOn)), repayment }));
  const parts = isEqual ? {} : { balloon, step, fixedInstallment };
  const kept = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
  return {
    ...bare,
    ...ratesFrom(agreed, rest.disbursedOn),
    terms: {
      ...bare.terms,
      interest: interestOfRest(terms, rest),
      repayment: { ...bare.terms.repayment, ...kept, afterChange },
    },
    later: later.filter(({ on }) => on > rest.disbursedOn),
    graces: isEqual
      ? []
      : graces.map((grace) => ({
          ...grace,
          covers: (row: number, nominal: Day) => grace.covers(row + rest.row, nominal),
        })),
  };
}
