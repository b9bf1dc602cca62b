/**
 * The rows of the oracle: their dates by rule and in fact, and the grace that each is under.
 */
import {
  civil,
  LAST_DAY,
  parseDate,
  regularDate,
  stepDays,
  stepMonths,
  WEEKDAY_NAMES,
  weekday,
} from "./dates.js";
import { refuse } from "./refusal.js";
import type { Grace, Loan } from "./terms.js";

export interface Row {
  readonly nominal: number;
  readonly due: number;
  /** The period that interest runs over. */
  readonly start: number;
  readonly end: number;
  readonly grace: Grace | undefined;
}

const MOST_ROWS = 6000;

export const isWorked =
  ({ weekend, holidays }: Loan) =>
  (day: number): boolean =>
    !weekend.includes(WEEKDAY_NAMES[weekday(day)] as string) && !holidays.has(day);

const hasCalendar = ({ weekend, holidays }: Loan): boolean => weekend.length > 0 || holidays.size > 0;

/** The regular dates, first to last, as far as one asks. */
export function* regularDates(loan: Loan): Generator<number> {
  const { every, firstDueOn, anchoredOn, disbursedOn, shortMonth } = loan;
  if (every.dates !== undefined) {
    const given = every.dates.map(parseDate).sort((a, b) => a - b);
    if (firstDueOn !== undefined) yield firstDueOn;
    for (const date of given) if (date > (firstDueOn ?? disbursedOn)) yield date;
    return;
  }
  const isAnchored = stepDays(every) !== undefined || stepMonths(every) !== undefined;
  if (firstDueOn !== undefined) yield firstDueOn;
  const anchor = anchoredOn ?? firstDueOn ?? disbursedOn;
  for (let step = 1, before = anchor; ; step++) {
    before = isAnchored
      ? regularDate(every, anchor, step, shortMonth)
      : regularDate(every, before, 1, shortMonth);
    if (before > LAST_DAY) return;
    if (before > (firstDueOn ?? disbursedOn)) yield before;
  }
}

/** The nominal dates: the regular ones, and with `extend` only those that are worked. */
function* nominalDates(loan: Loan): Generator<number> {
  const extend = loan.shift === "extend" && hasCalendar(loan);
  if (extend && loan.every.dates !== undefined) return;
  const worked = isWorked(loan);
  if (loan.isInAdvance) yield loan.disbursedOn;
  for (const date of regularDates(loan)) if (!extend || worked(date)) yield date;
}

const walk = (day: number, step: 1 | -1, worked: (day: number) => boolean): number => {
  let found = day;
  while (!worked(found)) found += step;
  return found;
};

const sameMonth = (a: number, b: number): boolean =>
  civil(a).year === civil(b).year && civil(a).month === civil(b).month;
const sameHalf = (a: number, b: number): boolean =>
  sameMonth(a, b) && civil(a).day <= 15 === civil(b).day <= 15;

/** Where one date goes that is not worked. */
function moved(day: number, shift: string, worked: (day: number) => boolean): number {
  const [later, earlier] = [walk(day, 1, worked), walk(day, -1, worked)];
  switch (shift) {
    case "following":
      return later;
    case "preceding":
      return earlier;
    case "modified-following":
      return sameMonth(day, later) ? later : earlier;
    case "modified-preceding":
      return sameMonth(day, earlier) ? earlier : later;
    case "nearest":
      return later - day <= day - earlier ? later : earlier;
    case "nearest-by-weekday":
      return weekday(day) === 6 || weekday(day) === 0 ? later : earlier;
    case "modified-following-bimonthly":
    case "half-month-modified-following":
      return sameHalf(day, later) ? later : earlier;
    default:
      return day;
  }
}

/** The dates on which the rows fall due in fact. */
function dueDates(loan: Loan, nominal: readonly number[]): number[] {
  const worked = isWorked(loan);
  // In advance, the first row is paid as the loan is paid out, whatever day that is.
  const isAtOnce = (row: number): boolean => loan.isInAdvance && row === 0;
  if (loan.shift !== "next-installment") {
    return nominal.map((day, row) => (worked(day) || isAtOnce(row) ? day : moved(day, loan.shift, worked)));
  }
  const due = [...nominal];
  for (let row = nominal.length - 1; row >= 0; row--) {
    const day = nominal[row] as number;
    if (!worked(day) && !isAtOnce(row)) due[row] = due[row + 1] ?? walk(day, 1, worked);
  }
  return due;
}

function checkDue(loan: Loan, due: readonly number[]): void {
  due.forEach((day, row) => {
    const isAtOnce = loan.isInAdvance && row === 0;
    if (day <= loan.disbursedOn && !isAtOnce) refuse("an installment due on or before the disbursement");
    if (day < (due[row - 1] ?? day)) refuse("an installment due before the one before it");
    if (day > LAST_DAY) refuse("an installment due after the year 9999");
  });
}

/** What the graces that cover a row (from 0) spare together. */
function graceOf({ graces, disbursedOn }: Loan, row: number, nominal: number): Grace | undefined {
  const covering = graces.filter(
    ({ for: { periods, days, from, until, installments, months, everyNth } }) => {
      if (periods !== undefined) return row < periods;
      if (installments !== undefined) return installments.includes(row + 1);
      if (from !== undefined && nominal < parseDate(from)) return false;
      if (days !== undefined) return nominal <= disbursedOn + days;
      if (until !== undefined) return nominal <= parseDate(until);
      if (months !== undefined) return months.includes(civil(nominal).month);
      return (row + 1) % (everyNth as number) === 0;
    },
  );
  const [first] = covering;
  if (first === undefined) return undefined;
  const fates = covering.filter(({ spares }) => spares !== "principal").map(({ interest }) => interest);
  if (new Set(fates).size > 1) refuse("graces that disagree on the interest of a row");
  const spared = new Set(covering.map(({ spares }) => spares));
  return {
    ...first,
    spares: spared.size > 1 ? "both" : first.spares,
    interest: fates[0] ?? "paid",
    extending: covering.some(({ extending }) => extending),
  };
}

export const repaysPrincipal = ({ grace }: Pick<Row, "grace">): boolean =>
  grace === undefined || grace.spares === "interest";

function datedRows(loan: Loan, nominal: readonly number[], graces: readonly (Grace | undefined)[]): Row[] {
  const due = dueDates(loan, nominal);
  checkDue(loan, due);
  const ends = loan.interestOnDueDates ? due : nominal;
  return nominal.map((day, row) => ({
    nominal: day,
    due: due[row] as number,
    start: ends[row - 1] ?? loan.disbursedOn,
    end: ends[row] as number,
    grace: graces[row],
  }));
}

/** The rows up to the last one that spares nothing: it closes the loan; or so many, whatever the last one spares. */
export function planRows(loan: Loan, cutAt?: number): Row[] {
  const nominal: number[] = [];
  const graces: (Grace | undefined)[] = [];
  let counted = 0;
  for (const date of nominalDates(loan)) {
    if (counted === loan.installments) break;
    if (nominal.length === MOST_ROWS) refuse("a grace without end");
    const grace = graceOf(loan, nominal.length, date);
    nominal.push(date);
    graces.push(grace);
    if (!grace?.extending) counted++;
  }
  if (counted < loan.installments) refuse("not enough dates");
  const given = loan.every.dates?.filter((date) => parseDate(date) > loan.disbursedOn).length;
  if (given !== undefined && given !== nominal.length) refuse("more dates than installments");
  const closing = graces.lastIndexOf(undefined);
  if (closing < 0) refuse("no installment without grace");
  return datedRows(loan, nominal.slice(0, cutAt ?? closing + 1), graces);
}
