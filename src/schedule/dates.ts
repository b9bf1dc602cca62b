/**
 * The dates of the rows: by rule, shifted, and those that interest runs between.
 */
import type { Day } from "../kernel/date.js";
import { problem, refuse } from "../kernel/error.js";
import { dueDates, NO_DUE_DATES } from "../rules/dateShiftRows.js";
import { dateAt } from "../rules/frequencyDates.js";
import type { Agreed } from "./agreed.js";

/** The dates of the rows. */
export interface RowDates {
  readonly count: number;
  /** The dates by rule. */
  readonly nominal: Int32Array;
  /** The dates on which the rows fall due; the same list when nothing moves. */
  readonly due: Int32Array;
  /** The ends of the interest periods: one of the two lists above. */
  readonly interest: Int32Array;
  /** The first date by rule, before any shift. */
  readonly regularFirst: Day;
}

/** Which field a failure to find dates is about. */
const FIELD_AT_FAULT: Readonly<Record<keyof typeof NO_DUE_DATES, string>> = {
  "dates-run-out": "repayment.every.dates",
  "never-worked": "calendar",
  "closed-too-long": "calendar",
  "not-after-start": "calendar.shift",
  "out-of-order": "calendar.shift",
  "too-late": "repayment.installments",
};

/** Installments in advance: the first on the day of disbursement, the others one period later each. */
function inAdvance(start: Day, dates: Int32Array): Int32Array {
  const shifted = new Int32Array(dates.length + 1);
  shifted[0] = start;
  shifted.set(dates, 1);
  return shifted;
}

/** The nominal and the shifted dates of so many rows. */
function datesOf(agreed: Agreed, rows: number): { nominal: Int32Array; due: Int32Array } {
  const { stepping, calendar, terms, disbursedOn, firstDueOn, anchor } = agreed;
  const isAdvance = terms.repayment.timing === "in-advance";
  if (isAdvance && rows === 1) {
    const only = Int32Array.of(disbursedOn);
    return { nominal: only, due: only };
  }
  const found = dueDates({
    start: disbursedOn,
    firstDue: firstDueOn,
    anchor,
    rows: isAdvance ? rows - 1 : rows,
    stepping,
    shift: terms.calendar.shift,
    calendar,
  });
  if (found.kind === "none") {
    return refuse(problem("no-solution", FIELD_AT_FAULT[found.reason], NO_DUE_DATES[found.reason]));
  }
  if (!isAdvance) return found;
  const nominal = inAdvance(disbursedOn, found.nominal);
  return { nominal, due: found.due === found.nominal ? nominal : inAdvance(disbursedOn, found.due) };
}

/**
 * The dates of so many rows.
 *
 * @throws LoanError `no-solution` when the calendar leaves no such dates
 */
export function rowDates(agreed: Agreed, rows: number): RowDates {
  const { nominal, due } = datesOf(agreed, rows);
  const interest = agreed.terms.interest.between === "due-dates" ? due : nominal;
  return { count: rows, nominal, due, interest, regularFirst: regularFirst(agreed, nominal) };
}

function regularFirst({ stepping, disbursedOn, firstDueOn }: Agreed, nominal: Int32Array): Day {
  const { frequency, shortMonth } = stepping;
  if (firstDueOn !== undefined || frequency.kind === "dates") return firstDueOn ?? (nominal[0] as Day);
  return dateAt(disbursedOn, 1, { frequency, shortMonth });
}
