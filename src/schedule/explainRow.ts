/**
 * A row in full: its period, its rate, its interest unrounded and rounded, its payment, and what they add up to.
 */
import { type Day, formatDate, WEEKDAYS, type Weekday, weekdayOf } from "../kernel/date.js";
import type { Decimal } from "../kernel/decimal.js";
import { multiplyRatios, ratio } from "../kernel/ratio.js";
import type { DateShift } from "../rules/dateShift.js";
import { DAY_COUNTS, type DayCount } from "../rules/dayCount.js";
import { dateAt, stepsBetween } from "../rules/frequencyDates.js";
import type { LoanTerms } from "../terms/parseTerms.js";
import { type ExactValue, exactAmount, exactValue, roundedAmount } from "./explainExact.js";
import type { RowInterest } from "./explainInterest.js";
import type { PartReason, RowPart, TracedRow } from "./explainParts.js";
import type { PeriodCharge } from "./explainPeriod.js";
import type { Trace } from "./explainTrace.js";

/** Why a row does not fall due on its date by rule. */
export interface ExplainedShift {
  readonly rule: DateShift;
  /** The date by rule. */
  readonly from: string;
  readonly weekday: Weekday;
  readonly reason: "weekend" | "holiday";
}

/** The interest period of a row and what a unit of balance earns in it. */
export interface ExplainedPeriod {
  readonly start: string;
  readonly end: string;
  /** Real days from start to end. */
  readonly days: number;
  readonly charge: PeriodCharge;
  readonly dayCount: DayCount;
  /** The day count in a line. */
  readonly rule: string;
  /** Days as the day count counts them, and the days of its year. */
  readonly counted?: { readonly days: number; readonly basis: number };
  /** The exact part of a year. */
  readonly yearFraction?: ExactValue;
  /** The annual rate in percent: the quoted one × the periods that it is quoted for in a year. */
  readonly annualPercent: ExactValue;
  /** Interest of a unit of balance. */
  readonly factor: ExactValue;
}

/** The interest that accrues in a row. */
export interface ExplainedInterest {
  /** Whether it is reckoned on the balance, by the day, as a sum over the term, or as a share of flat interest. */
  readonly kind: RowInterest["basis"]["kind"];
  /** What the interest is reckoned on: the balance, or, flat, the principal lent. */
  readonly base: Decimal;
  /** The exact amount before rounding. */
  readonly exact: ExactValue;
  /** The amount as it is reckoned. */
  readonly rounded: Decimal;
  /** By the day: the days, and the interest of one day before and after rounding. */
  readonly perDay?: { readonly days: number; readonly exact: ExactValue; readonly rounded: Decimal };
  /** Bullet: the exact interest of all periods up to this one, and that sum rounded. */
  readonly sum?: { readonly exact: ExactValue; readonly rounded: Decimal };
  /** Flat: the exact interest of the whole term, and how many installments share it. */
  readonly flat?: { readonly total: ExactValue; readonly sharers: number; readonly takesRest: boolean };
}

/** The level amount that a row was planned to pay. */
export interface ExplainedLevel {
  readonly exact: ExactValue;
  readonly rounded: Decimal;
}

/** An amount with its reason. */
export interface ExplainedPart {
  readonly reason: PartReason;
  readonly amount: Decimal;
}

/** A row of the plan; an installment has several of them where rows fall due on one date. */
export interface ExplainedRow {
  readonly nominalDue: string;
  readonly shift?: ExplainedShift;
  /** Regular dates that the schedule skipped before this row, because nobody works then (`extend`). */
  readonly skipped: readonly string[];
  readonly period: ExplainedPeriod;
  readonly balanceBefore: Decimal;
  readonly accrued: ExplainedInterest;
  readonly level?: ExplainedLevel;
  /** What spares this row something. */
  readonly grace?: Pick<LoanTerms["repayment"]["grace"][number], "spares" | "interest">;
  /** Whether the row closes the loan. */
  readonly closes: boolean;
  /** Amounts that add up to the interest of the row. */
  readonly interestParts: readonly ExplainedPart[];
  /** Amounts that add up to the principal of the row. */
  readonly principalParts: readonly ExplainedPart[];
  readonly interest: Decimal;
  readonly principal: Decimal;
  readonly balanceAfter: Decimal;
}

function shiftOf({ agreed, plan }: Trace, row: number): ExplainedShift | undefined {
  const [from, due] = [plan.dates.nominal[row] as Day, plan.dates.due[row] as Day];
  if (from === due) return undefined;
  const { shift, weekend } = agreed.terms.calendar;
  const weekday = WEEKDAYS[weekdayOf(from)] as Weekday;
  const reason = weekend.includes(weekday) ? "weekend" : "holiday";
  return { rule: shift, from: formatDate(from), weekday, reason };
}

function skippedDates({ agreed, plan }: Trace, row: number): string[] {
  const { frequency, shortMonth } = agreed.stepping;
  if (agreed.terms.calendar.shift !== "extend" || frequency.kind === "dates") return [];
  const anchor = agreed.firstDueOn ?? agreed.disbursedOn;
  const nominal = plan.dates.nominal[row] as Day;
  const before = row === 0 ? anchor - 1 : (plan.dates.nominal[row - 1] as Day);
  const skipped: string[] = [];
  let step = stepsBetween(anchor, nominal, { frequency, shortMonth }) - 1;
  for (let day = dateAt(anchor, step, { frequency, shortMonth }); day > before; ) {
    if (day > agreed.disbursedOn) skipped.unshift(formatDate(day));
    day = dateAt(anchor, --step, { frequency, shortMonth });
  }
  return skipped;
}

function periodOf({ agreed }: Trace, { period }: RowInterest): ExplainedPeriod {
  const { start, end, charge, dayCount, counted, years, factor } = period;
  return {
    start: formatDate(start),
    end: formatDate(end),
    days: end - start,
    charge,
    dayCount,
    rule: DAY_COUNTS[dayCount].rule,
    ...(counted && { counted }),
    ...(years && { yearFraction: exactValue(years) }),
    annualPercent: exactValue(multiplyRatios(agreed.annualRate, ratio(100))),
    factor: exactValue(factor),
  };
}

function accruedOf({ agreed }: Trace, { balance, interest }: TracedRow): ExplainedInterest {
  const { basis, exact, rounded } = interest;
  const isFlat = basis.kind === "flat-share";
  const inMoney = (units: bigint) => roundedAmount(agreed, units);
  return {
    kind: basis.kind,
    base: roundedAmount(agreed, isFlat ? agreed.principal : balance),
    exact: exactAmount(agreed, exact),
    rounded: inMoney(rounded),
    ...(basis.kind === "per-day" && {
      perDay: { days: basis.days, exact: exactAmount(agreed, basis.exactDay), rounded: inMoney(basis.day) },
    }),
    ...(basis.kind === "running-sum" && {
      sum: { exact: exactAmount(agreed, basis.sum), rounded: inMoney(basis.rounded) },
    }),
    ...(isFlat && {
      flat: {
        total: exactAmount(agreed, basis.total),
        sharers: basis.sharers,
        takesRest: basis.takesRest,
      },
    }),
  };
}

function graceOf({ agreed, plan }: Trace, row: number): ExplainedRow["grace"] {
  if (plan.marks === undefined || plan.marks[row] === 0) return undefined;
  const nominal = plan.dates.nominal[row] as Day;
  const grace = agreed.graces.find(({ covers }) => covers(row, nominal));
  return grace && { spares: grace.spares, interest: grace.interest };
}

/** A traced row for readers. */
export function explainedRow(trace: Trace, traced: TracedRow): ExplainedRow {
  const { agreed, plan, amounts } = trace;
  const { row, balance, planned, closes } = traced;
  const money = (units: number) => roundedAmount(agreed, units);
  const parts = (list: readonly RowPart[]) => list.map(({ reason, units }) => ({ reason, amount: money(units) }));
  const [shift, grace] = [shiftOf(trace, row), graceOf(trace, row)];
  const principal = amounts.principal[row] as number;
  return {
    nominalDue: formatDate(plan.dates.nominal[row] as Day),
    ...(shift && { shift }),
    skipped: skippedDates(trace, row),
    period: periodOf(trace, traced.interest),
    balanceBefore: money(balance),
    accrued: accruedOf(trace, traced),
    ...(planned && { level: { exact: exactAmount(agreed, planned.exact), rounded: money(planned.rounded) } }),
    ...(grace && { grace }),
    closes,
    interestParts: parts(traced.interestParts),
    principalParts: parts(traced.principalParts),
    interest: money(amounts.interest[row] as number),
    principal: money(principal),
    balanceAfter: money(balance - principal),
  };
}
