/**
 * Explanations in plain words, for the person who owes the money.
 */
import { readDate, WEEKDAYS, weekdayOf } from "../kernel/date.js";
import type { Decimal } from "../kernel/decimal.js";
import { formatMinor, toMinor } from "../kernel/money.js";
import { FIRST_PERIOD_TREATMENTS } from "../rules/firstPeriod.js";
import { GRACE_INTEREST, GRACE_SPARES } from "../rules/grace.js";
import { RESIDUE_POLICIES } from "../rules/residue.js";
import type { LoanTerms } from "../terms/parseTerms.js";
import { exactText } from "./explainExact.js";
import { PART_REASONS } from "./explainParts.js";
import type { ExplainedPart, ExplainedRow } from "./explanation.js";

/** What a sentence needs besides the row. */
interface Speech {
  readonly terms: LoanTerms;
  /** An amount with the currency's digits. */
  readonly money: (amount: Decimal) => string;
}

function speechOf(terms: LoanTerms): Speech {
  const money = (amount: Decimal) => formatMinor(toMinor(amount, terms.decimals) as number, terms.decimals);
  return { terms, money };
}

function dayText(date: string): string {
  const weekday = WEEKDAYS[weekdayOf(readDate(date) as number)] as string;
  return `${weekday.slice(0, 1).toUpperCase()}${weekday.slice(1)} ${date}`;
}

function dateLines({ shift, skipped }: ExplainedRow, due: string): string[] {
  const moved =
    shift === undefined
      ? []
      : [
          `By rule it falls due on ${dayText(shift.from)}, a day in the ${shift.reason === "weekend" ? "weekend" : "list of holidays"}; it moves to ${dayText(due)} (${shift.rule}).`,
        ];
  if (skipped.length === 0) return moved;
  return [...moved, `Nobody works on ${skipped.join(", ")}, so the schedule moved on (extend).`];
}

function graceLines({ grace }: ExplainedRow): string[] {
  if (grace === undefined) return [];
  const spared = GRACE_SPARES[grace.spares];
  return [`Grace: ${spared} spared; the interest is ${GRACE_INTEREST[grace.interest]}.`];
}

function rateText({ terms }: Speech, { period }: ExplainedRow): string {
  const { percent, per, effective } = terms.interest.rate;
  if (effective) return `${percent}% a year, effective`;
  const quoted = `${percent}% a ${per === "installment" ? "period" : per}`;
  return per === "year" ? quoted : `${quoted} (${exactText(period.annualPercent)}% a year)`;
}

/** The part of the year, as the day count writes it. */
function timeText({ period }: ExplainedRow): string {
  const { counted, yearFraction, dayCount, charge } = period;
  const name = charge === "whole-first" ? `${dayCount}, as for a whole period` : dayCount;
  if (counted !== undefined) return `${counted.days}/${counted.basis} of a year (${name})`;
  return yearFraction === undefined ? "a whole period" : `${yearFraction.fraction} of a year (${name})`;
}

function productText(speech: Speech, row: ExplainedRow): string {
  const base = speech.money(row.accrued.base);
  const { effective } = speech.terms.interest.rate;
  if (!effective) return `${base} × ${rateText(speech, row)} × ${timeText(row)}`;
  const factor = exactText(row.period.factor);
  return `${base} × ${factor} (${rateText(speech, row)}, for ${timeText(row)})`;
}

function roundingText({ terms }: Speech): string {
  return `rounded ${terms.rounding.mode} to ${terms.rounding.unit}`;
}

function perDayText(speech: Speech, row: ExplainedRow): string {
  const { money } = speech;
  const day = row.accrued.perDay;
  if (day === undefined) return "";
  const rate = rateText(speech, row);
  const basis = row.period.counted?.basis ?? 1;
  const exact = `${money(row.accrued.base)} × ${rate} / ${basis} = ${exactText(day.exact)}`;
  return `${day.days} days × ${money(day.rounded)} = ${money(row.accrued.rounded)}. One day: ${exact}, ${roundingText(speech)}: ${money(day.rounded)}.`;
}

function flatText(speech: Speech, row: ExplainedRow): string {
  const { money } = speech;
  const { flat, base, exact, rounded } = row.accrued;
  if (flat === undefined || flat.sharers === 0) return "none.";
  const total = `Flat interest of the whole term on ${money(base)} at ${rateText(speech, row)} is ${exactText(flat.total)}`;
  if (flat.takesRest) return `${money(rounded)}, what is left of the rounded total. ${total}.`;
  const share = `shared by ${flat.sharers} installments it is ${exactText(exact)}`;
  return `${money(rounded)}. ${total}; ${share}, ${roundingText(speech)}: ${money(rounded)}.`;
}

function sumText(speech: Speech, row: ExplainedRow): string {
  const { exact, sum } = row.accrued;
  const own = `${productText(speech, row)} = ${exactText(exact)}`;
  if (sum === undefined) return own;
  if (!row.closes) return `${own}, which falls due at the end.`;
  const all = `With all periods before: ${exactText(sum.exact)}, ${roundingText(speech)}: ${speech.money(sum.rounded)}.`;
  return `${own}. ${all}`;
}

const INTEREST_TEXTS: Readonly<
  Record<ExplainedRow["accrued"]["kind"], (speech: Speech, row: ExplainedRow) => string>
> = {
  balance: (speech, row) =>
    `${productText(speech, row)} = ${exactText(row.accrued.exact)}, ${roundingText(speech)}: ${speech.money(row.accrued.rounded)}.`,
  "per-day": perDayText,
  "running-sum": sumText,
  "flat-share": flatText,
};

function partText({ money }: Speech, { reason, amount }: ExplainedPart): string {
  const sign = amount.isNegative() ? "−" : "+";
  return `${sign} ${money(amount.abs())} (${PART_REASONS[reason]})`;
}

function sumOfParts(speech: Speech, parts: readonly ExplainedPart[], result: Decimal): string {
  const text = parts.map((part) => partText(speech, part)).join(" ");
  return `${text.replace(/^\+ /, "")} = ${speech.money(result)}`;
}

function interestLines(speech: Speech, row: ExplainedRow): string[] {
  const isForgiven = row.period.charge === "forgiven";
  const own = isForgiven ? "none is charged for this period." : INTEREST_TEXTS[row.accrued.kind](speech, row);
  const isPlain = row.interestParts.every(({ reason }) => reason === "accrued");
  const due = isPlain ? [] : [`Interest due: ${sumOfParts(speech, row.interestParts, row.interest)}.`];
  return [`Interest: ${own}`, ...due];
}

function firstPeriodLines({ terms }: Speech, { period }: ExplainedRow): string[] {
  if (period.charge !== "actual-first" && period.charge !== "whole-first") return [];
  const { treatment } = terms.interest.firstPeriod;
  return [
    `The first period, ${period.days} days, is not a regular one; the difference in interest is ${placeText(treatment)}.`,
  ];
}

function placeText(treatment: LoanTerms["interest"]["firstPeriod"]["treatment"]): string {
  return treatment === "disbursement" || treatment === "ignored"
    ? FIRST_PERIOD_TREATMENTS[treatment]
    : `paid ${FIRST_PERIOD_TREATMENTS[treatment]}`;
}

function levelLines(speech: Speech, { level }: ExplainedRow): string[] {
  if (level === undefined) return [];
  const { multiple } = speech.terms.rounding;
  const rounding =
    multiple === undefined
      ? roundingText(speech)
      : `rounded to a multiple of ${multiple.of}, ${multiple.direction}`;
  const exact = `Level amount: exactly ${exactText(level.exact)}, ${rounding}: ${speech.money(level.rounded)}.`;
  if (level.residue.isZero()) return [exact];
  const odd = `${speech.money(level.residue.abs())} ${level.residue.isNegative() ? "less" : "more"}`;
  const policy = RESIDUE_POLICIES[speech.terms.rounding.residue];
  return [exact, `This row pays ${odd} than that: what rounding leaves over is put ${policy}.`];
}

function principalLines(speech: Speech, row: ExplainedRow): string[] {
  const { money } = speech;
  const { principal, principalParts, balanceBefore, balanceAfter } = row;
  if (row.closes) {
    return [`Principal: ${money(principal)}, the whole balance; the loan is repaid.`];
  }
  const sum =
    principalParts.length === 0 ? "nothing falls due" : sumOfParts(speech, principalParts, principal);
  return [
    `Principal: ${sum}.`,
    `Balance: ${money(balanceBefore)} − ${money(principal).replace(/^-(.*)/, "(−$1)")} = ${money(balanceAfter)}.`,
  ];
}

/** The explanation of a row, one sentence a line. */
export function rowText(terms: LoanTerms, row: ExplainedRow, due: string): string[] {
  const speech = speechOf(terms);
  return [
    ...dateLines(row, due),
    ...firstPeriodLines(speech, row),
    ...graceLines(row),
    ...interestLines(speech, row),
    ...levelLines(speech, row),
    ...principalLines(speech, row),
  ];
}
