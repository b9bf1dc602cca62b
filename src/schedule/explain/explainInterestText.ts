/**
 * The interest of a row in words: what it is reckoned on, for how long, at which rate, and how it is rounded.
 */
import type { Decimal } from "../../kernel/decimal.js";
import { formatMinor, toMinor } from "../../kernel/money.js";
import type { LoanTerms } from "../../terms/complete.js";
import { exactText } from "./explainExact.js";
import type { ExplainedRow } from "./explanation.js";

/** What a sentence needs besides the row. */
export interface Speech {
  readonly terms: LoanTerms;
  /** An amount with the currency's digits. */
  readonly money: (amount: Decimal) => string;
}

/** How a schedule under these terms is spoken of. */
export function speechOf(terms: LoanTerms): Speech {
  const money = (amount: Decimal) => formatMinor(toMinor(amount, terms.decimals) as number, terms.decimals);
  return { terms, money };
}

function rateText({ terms }: Speech, { period }: ExplainedRow): string {
  const { percent, per, effective } = terms.interest.rate;
  if (terms.interest.rateChanges.length > 0) return `${exactText(period.annualPercent)}% a year`;
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

/** Interest on what is paid out in the course of the period. */
function paidOutText({ money }: Speech, { paidOut = [] }: ExplainedRow): string {
  return paidOut.map(({ amount, factor }) => ` + ${money(amount)} × ${exactText(factor)}`).join("");
}

function productText(speech: Speech, row: ExplainedRow): string {
  return ownProductText(speech, row) + paidOutText(speech, row);
}

/** Balance × rate × part of the year, stretch by stretch where the rate changes. */
function ownProductText(speech: Speech, row: ExplainedRow): string {
  const base = speech.money(row.accrued.base);
  const { pieces } = row.period;
  if (pieces !== undefined) {
    const sum = pieces.map(
      ({ from, annualPercent, yearFraction }) =>
        `${exactText(annualPercent)}% × ${yearFraction.fraction} from ${from}`,
    );
    return `${base} × ${exactText(row.period.factor)} (${sum.join("; ")}; ${row.period.dayCount})`;
  }
  const { effective } = speech.terms.interest.rate;
  if (!effective) return `${base} × ${rateText(speech, row)} × ${timeText(row)}`;
  const factor = exactText(row.period.factor);
  return `${base} × ${factor} (${rateText(speech, row)}, for ${timeText(row)})`;
}

/** How amounts are rounded, in words. */
export function roundingText({ terms }: Speech): string {
  return `rounded ${terms.rounding.mode} to ${terms.rounding.unit}`;
}

function perDayText(speech: Speech, row: ExplainedRow): string {
  const { money } = speech;
  const day = row.accrued.perDay;
  if (day === undefined) return "";
  const rate = rateText(speech, row);
  const basis = row.period.counted?.basis ?? 1;
  const exact = `${money(row.accrued.base)} × ${rate} / ${basis} = ${exactText(day.exact)}`;
  return `${daysText(speech, row)} = ${money(row.accrued.rounded)}. One day: ${exact}, ${roundingText(speech)}: ${money(day.rounded)}.`;
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

/** Days × the rounded interest of one day. */
function daysText({ money }: Speech, { accrued }: ExplainedRow): string {
  return accrued.perDay === undefined ? "" : `${accrued.perDay.days} days × ${money(accrued.perDay.rounded)}`;
}

function sumText(speech: Speech, row: ExplainedRow): string {
  const { exact, sum } = row.accrued;
  const product = row.accrued.perDay === undefined ? productText(speech, row) : daysText(speech, row);
  const own = `${product} = ${exactText(exact)}`;
  if (sum === undefined) return own;
  if (!row.closes) return `${own}, which falls due at the end.`;
  const all = `With all periods before: ${exactText(sum.exact)}, ${roundingText(speech)}: ${speech.money(sum.rounded)}.`;
  return `${own}. ${all}`;
}

/** The interest of a row in words, for each way to reckon it. */
export const INTEREST_TEXTS: Readonly<
  Record<ExplainedRow["accrued"]["kind"], (speech: Speech, row: ExplainedRow) => string>
> = {
  balance: (speech, row) =>
    `${productText(speech, row)} = ${exactText(row.accrued.exact)}, ${roundingText(speech)}: ${speech.money(row.accrued.rounded)}.`,
  "per-piece": (speech, row) =>
    `${productText(speech, row)} = ${exactText(row.accrued.exact)}, each part between disbursements ${roundingText(speech)}: ${speech.money(row.accrued.rounded)}.`,
  "per-day": perDayText,
  "running-sum": sumText,
  "flat-share": flatText,
};
