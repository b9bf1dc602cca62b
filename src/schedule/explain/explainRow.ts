/**
 * A row in full: its period, its rate, its interest unrounded and rounded, its payment, and what they add up to.
 */
import { type Day, formatDate, WEEKDAYS, type Weekday, weekdayOf } from "../../kernel/date.js";
import { multiplyRatios, type Ratio, ratio } from "../../kernel/ratio.js";
import { DAY_COUNTS } from "../../rules/dayCount.js";
import { dateAt, stepsBetween } from "../../rules/frequencyDates.js";
import { graceOfRow } from "../graceRows.js";
import { type ExactValue, exactAmount, exactValue, roundedAmount } from "./explainExact.js";
import type { RowInterest } from "./explainInterest.js";
import type { RowPart, TracedRow } from "./explainParts.js";
import type { RatePiece } from "./explainPeriod.js";
import { paidOutIn, type Trace } from "./explainTrace.js";
import type {
  ExplainedInterest,
  ExplainedLevel,
  ExplainedPeriod,
  ExplainedPiece,
  ExplainedRow,
  ExplainedShift,
} from "./explanation.js";

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
  const { anchor } = agreed;
  const nominal = plan.dates.nominal[row] as Day;
  const before = row === 0 ? (agreed.firstDueOn ?? anchor) - 1 : (plan.dates.nominal[row - 1] as Day);
  const skipped: string[] = [];
  let step = stepsBetween(anchor, nominal, { frequency, shortMonth }) - 1;
  for (let day = dateAt(anchor, step, { frequency, shortMonth }); day > before; ) {
    if (day > agreed.disbursedOn) skipped.unshift(formatDate(day));
    day = dateAt(anchor, --step, { frequency, shortMonth });
  }
  return skipped;
}

const percentOf = (annualRate: Ratio): ExactValue => exactValue(multiplyRatios(annualRate, ratio(100)));

const pieceOf = ({ from, annualRate, years }: RatePiece): ExplainedPiece => {
  return { from: formatDate(from), annualPercent: percentOf(annualRate), yearFraction: exactValue(years) };
};

function paidOutOf({ agreed, prepared }: Trace, row: number): ExplainedRow["paidOut"] {
  const inflows = prepared.pass.inflows?.get(row)?.filter(({ factor }) => factor !== undefined);
  return inflows?.map(({ amount, factor }) => {
    return { amount: roundedAmount(agreed, amount), factor: exactValue(factor as Ratio) };
  });
}

function periodOf({ agreed }: Trace, { period }: RowInterest): ExplainedPeriod {
  const { start, end, charge, dayCount, counted, years, pieces, factor } = period;
  return {
    start: formatDate(start),
    end: formatDate(end),
    days: end - start,
    charge,
    dayCount,
    rule: DAY_COUNTS[dayCount].rule,
    ...(counted && { counted }),
    ...(years && { yearFraction: exactValue(years) }),
    annualPercent: percentOf(pieces[0]?.annualRate ?? agreed.annualRate),
    ...(pieces.length > 1 && { pieces: pieces.map(pieceOf) }),
    factor: exactValue(factor),
  };
}

function accruedOf({ agreed }: Trace, { balance, interest }: TracedRow): ExplainedInterest {
  const { basis, exact, rounded } = interest;
  const isFlat = basis.kind === "flat-share";
  const daily = basis.kind === "per-day" ? basis : basis.kind === "running-sum" ? basis.daily : undefined;
  const inMoney = (units: bigint) => roundedAmount(agreed, units);
  return {
    kind: basis.kind,
    base: roundedAmount(agreed, isFlat ? agreed.principal : balance),
    exact: exactAmount(agreed, exact),
    rounded: inMoney(rounded),
    ...(daily && {
      perDay: { days: daily.days, exact: exactAmount(agreed, daily.exactDay), rounded: inMoney(daily.day) },
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
  const grace = graceOfRow(agreed.graces, row, nominal);
  return grace && { spares: grace.spares, interest: grace.interest };
}

function levelOf(
  { agreed }: Trace,
  { residue }: TracedRow,
  { exact, rounded, apart }: NonNullable<TracedRow["planned"]>,
): ExplainedLevel {
  const value = exact();
  return {
    ...(value && { exact: exactAmount(agreed, value) }),
    rounded: roundedAmount(agreed, rounded),
    residue: roundedAmount(agreed, residue),
    ...(apart && {
      parts: {
        principal: roundedAmount(agreed, apart.principal),
        interest: roundedAmount(agreed, apart.interest),
        total: roundedAmount(agreed, apart.principal + apart.interest),
      },
    }),
  };
}

/** A traced row for readers. */
export function explainedRow(trace: Trace, traced: TracedRow): ExplainedRow {
  const { agreed, plan, amounts } = trace;
  const { row, balance, planned, closes } = traced;
  const money = (units: number) => roundedAmount(agreed, units);
  const parts = (list: readonly RowPart[]) =>
    list.map(({ reason, units }) => ({ reason, amount: money(units) }));
  const [shift, grace, paidOut] = [shiftOf(trace, row), graceOf(trace, row), paidOutOf(trace, row)];
  const principal = amounts.principal[row] as number;
  const isCharged = row === 0 && traced.interest.period.charge !== "forgiven";
  const firstExtra = isCharged ? trace.charged.extra?.amount : undefined;
  return {
    nominalDue: formatDate(plan.dates.nominal[row] as Day),
    ...(shift && { shift }),
    skipped: skippedDates(trace, row),
    period: periodOf(trace, traced.interest),
    balanceBefore: money(balance),
    ...(paidOut && paidOut.length > 0 && { paidOut }),
    accrued: accruedOf(trace, traced),
    ...(firstExtra !== undefined && { firstExtra: money(firstExtra) }),
    ...(planned && { level: levelOf(trace, traced, planned) }),
    ...(grace && { grace }),
    closes,
    interestParts: parts(traced.interestParts),
    principalParts: parts(traced.principalParts),
    interest: money(amounts.interest[row] as number),
    principal: money(principal),
    balanceAfter: money(balance + paidOutIn(trace, row).inCourse - principal),
  };
}
