/**
 * Terms of what is left of a serviced loan: those that its rows to come follow, without what belongs to its first
 * days and without what a fitted plan says itself.
 *
 * The plan starts from equal installments, whatever the pattern was. Charges and compulsory deposits are not agreed
 * anew. Where a calendar would move dates onto each other, closed days are left out and the later dates follow. A rate
 * that has changed by the day counts from the day on; later changes stay.
 */
import { type Day, formatDate, readDate } from "../../kernel/date.js";
import { problem, refuse } from "../../kernel/error.js";
import { formatMinor } from "../../kernel/money.js";
import { type Every, type EveryGivenDate, frequencyOf } from "../../rules/frequency.js";
import { dateAt } from "../../rules/frequencyDates.js";
import type { LoanTerms } from "../../terms/complete.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";
import { parseTerms } from "../../terms/parseTerms.js";
import type { ServicedLoan } from "../servicedLoan.js";

const dayOf = (text: Parameters<typeof readDate>[0]): Day => readDate(text) as Day;

/** The interest as it stands on a day. */
function interestOn({ interest }: LoanTerms, day: Day): object {
  const { rate, rateChanges, firstPeriod } = interest;
  const past = rateChanges.filter(({ from }) => dayOf(from) <= day);
  const percent = past[past.length - 1]?.percent ?? rate.percent;
  return {
    ...interest,
    rate: { ...rate, percent },
    rateChanges: rateChanges.slice(past.length),
    firstPeriod: { ...firstPeriod, treatment: "spread" },
  };
}

/**
 * The next date, and the day that the later ones step from: that of the loan, the 31st in a February; after the last row,
 * the day itself, or the next date by rule.
 */
function nextDates({ rest, asOf }: ServicedLoan, day: Day): { firstDueOn: string; anchoredOn: string } {
  const { repayment, disbursedOn } = rest.terms;
  const { shortMonth } = repayment;
  if (rest.firstDueOn !== undefined) {
    const anchor = repayment.anchoredOn ?? repayment.firstDueOn ?? disbursedOn;
    return { firstDueOn: rest.firstDueOn, anchoredOn: anchor < rest.firstDueOn ? anchor : rest.firstDueOn };
  }
  const frequency = frequencyOf(repayment.every as Exclude<Every, EveryGivenDate>);
  const firstDueOn = formatDate(dateAt(day, 1, { frequency, shortMonth }));
  const stepsFromDay = frequency.kind === "days" || frequency.kind === "months";
  return { firstDueOn, anchoredOn: stepsFromDay ? asOf : firstDueOn };
}

/** The frequency and the dates of the rows to come; given dates are those that are left. */
function datesToCome(loan: ServicedLoan, day: Day): object {
  const { rest } = loan;
  const { every } = rest.terms.repayment;
  const installments = Math.max(1, rest.installments);
  if (!("dates" in every)) {
    return { every, installments, ...nextDates(loan, day) };
  }
  const dates = every.dates.filter((date) => dayOf(date) > day);
  if (dates.length === 0) {
    refuse(problem("no-solution", "remaining.terms.repayment.every.dates", "must have a date after the day"));
  }
  return { every: { ...every, dates }, installments: dates.length };
}

/** Terms of what is left, with a principal in minor units. */
export function termsOfRest(loan: ServicedLoan, principal: number): LoanTerms {
  const { terms } = loan.rest;
  const { currency, decimals, repayment, calendar, rounding } = terms;
  const { shortMonth, levelPeriods } = repayment;
  const isDaily = "unit" in repayment.every && repayment.every.unit === "day";
  const collides = calendar.shift === "next-installment" || (isDaily && calendar.shift !== "none");
  const day = dayOf(loan.asOf);
  const raw = {
    currency,
    decimals,
    principal: formatMinor(principal, decimals),
    disbursedOn: loan.asOf,
    interest: interestOn(terms, day),
    repayment: { ...datesToCome(loan, day), pattern: "equal-installments", shortMonth, levelPeriods },
    calendar: collides ? { ...calendar, shift: "extend" } : calendar,
    rounding: { mode: rounding.mode, unit: rounding.unit, multiple: rounding.multiple },
  };
  const plain: unknown = JSON.parse(JSON.stringify(raw)); // fields without a value are left out
  return parseTerms(plain as LoanTermsInput);
}
