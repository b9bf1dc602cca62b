/**
 * The rest of a loan: what a new agreement about it would start from.
 */
import { type Day, formatDate } from "../kernel/date.js";
import { type Decimal, decimalText } from "../kernel/decimal.js";
import { fromMinor } from "../kernel/money.js";
import { multiplyRatios, type Ratio, ratio, ratioToDecimal } from "../kernel/ratio.js";
import type { LoanTerms } from "../terms/complete.js";
import type { Fold } from "./fold.js";
import { scheduleRows } from "./ledger/deferral.js";
import { earnedTo } from "./payoff/payoffInterest.js";
import { ratesFrom } from "./restTerms.js";
import { nextRow } from "./rowsToCome.js";

/** What a new agreement about a loan would start from, on a day. */
export interface RestOfLoan {
  /** The terms that the rows to come follow: those agreed at first, or by the last reschedule or change of the rate. */
  readonly terms: LoanTerms;
  /** The next date by rule, before any shift, or the due date where that has passed; `undefined` after the last row. */
  readonly firstDueOn: string | undefined;
  /** How many rows of the schedule fall due after the day. */
  readonly installments: number;
  /**
   * Interest earned up to the day, less all that was paid or waived of it: overdue, accrued in the period in
   * progress, and deferred from earlier ones. Below zero where interest was paid ahead of its time.
   */
  readonly interestToDate: Decimal;
  /** Principal that is agreed and not paid out yet. */
  readonly toBePaidOut: Decimal;
}

function nextDateByRule({ ledger, engine }: Fold, row: number, day: Day): Day | undefined {
  if (row >= ledger.count) return undefined;
  const due = ledger.due[row] as Day;
  const isOneToOne = engine.dates.count === engine.due.length; // no two rows fall due on one date
  const nominal = isOneToOne ? engine.dates.nominal[ledger.period[row] as number] : due;
  return nominal === undefined || nominal <= day ? due : nominal;
}

/**
 * The terms with the rate in force and the changes agreed for later days. A change quoted for another period than that
 * rate is written as what comes to the same in a year.
 */
function termsOn({ engine: { agreed } }: Fold, day: Day): LoanTerms {
  const { quoted, laterRates, annualRate } = ratesFrom(agreed, day);
  const isAlike = laterRates.every((later) => later.quoted.per === quoted.per);
  const yearly = (rate: Ratio) => decimalText(ratioToDecimal(multiplyRatios(rate, ratio(100))));
  const { interest } = agreed.terms;
  const { percent, per } = interest.rate;
  const isUnchanged = quoted.percent === percent && quoted.per === per;
  if (isUnchanged && laterRates.length === interest.rateChanges.length) return agreed.terms;
  const rate = isAlike
    ? { ...interest.rate, percent: quoted.percent, per: quoted.per }
    : { ...interest.rate, percent: yearly(annualRate), per: "year" as const };
  const rateChanges = laterRates.map((later) => ({
    from: formatDate(later.from),
    percent: isAlike ? later.quoted.percent : yearly(later.annualRate),
  }));
  return { ...agreed.terms, interest: { ...interest, rate, rateChanges } };
}

/** The rest of a loan on a day. */
export function restOfLoan(fold: Fold, day: Day): RestOfLoan {
  const { ledger, rules } = fold;
  const row = nextRow(ledger, day);
  const first = nextDateByRule(fold, row, day);
  const lentLater = ledger.tranches.reduce(
    (sum, { day: paidOut, amount }) => sum + (paidOut > day ? amount : 0),
    0,
  );
  return {
    terms: termsOn(fold, day),
    firstDueOn: first === undefined ? undefined : formatDate(first),
    installments: scheduleRows(ledger, row).length,
    interestToDate: fromMinor(earnedTo(fold, day), rules.digits),
    toBePaidOut: fromMinor(lentLater, rules.digits),
  };
}
