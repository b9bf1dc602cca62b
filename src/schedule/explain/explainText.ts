/**
 * Explanations in plain words, for the person who owes the money.
 */
import { readDate, WEEKDAYS, weekdayOf } from "../../kernel/date.js";
import type { Decimal } from "../../kernel/decimal.js";
import { FIRST_PERIOD_TREATMENTS } from "../../rules/firstPeriod.js";
import { GRACE_INTEREST, GRACE_SPARES } from "../../rules/grace.js";
import { RESIDUE_POLICIES } from "../../rules/residue.js";
import type { LoanTerms } from "../../terms/complete.js";
import { exactText } from "./explainExact.js";
import { INTEREST_TEXTS, roundingText, type Speech, speechOf } from "./explainInterestText.js";
import { PART_REASONS } from "./explainParts.js";
import type { ExplainedLevel, ExplainedPart, ExplainedRow } from "./explanation.js";

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

function firstPeriodLines({ terms, money }: Speech, { period, firstExtra }: ExplainedRow): string[] {
  if (period.charge !== "actual-first" && period.charge !== "whole-first") return [];
  const { treatment } = terms.interest.firstPeriod;
  const amount = firstExtra === undefined ? "" : `, ${money(firstExtra)},`;
  return [
    `The first period, ${period.days} days, is not a regular one; the difference in interest${amount} is ${placeText(treatment)}.`,
  ];
}

function placeText(treatment: LoanTerms["interest"]["firstPeriod"]["treatment"]): string {
  return treatment === "disbursement" || treatment === "ignored"
    ? FIRST_PERIOD_TREATMENTS[treatment]
    : `paid ${FIRST_PERIOD_TREATMENTS[treatment]}`;
}

function partsLines({ money }: Speech, { parts }: ExplainedLevel): string[] {
  if (parts === undefined) return [];
  const { principal, interest, total } = parts;
  return [
    `Installment: ${money(principal)} + ${money(interest)} = ${money(total)}, principal and interest, each rounded by itself.`,
  ];
}

function levelLines(speech: Speech, { level }: ExplainedRow): string[] {
  if (level === undefined) return [];
  const { multiple } = speech.terms.rounding;
  const rounding =
    multiple === undefined
      ? roundingText(speech)
      : `rounded to a multiple of ${multiple.of}, ${multiple.direction}`;
  const value = level.exact === undefined ? "" : `exactly ${exactText(level.exact)}, ${rounding}: `;
  const exact = `Level amount: ${value}${speech.money(level.rounded)}.`;
  const lines = [...partsLines(speech, level), exact];
  if (level.residue.isZero()) return lines;
  const odd = `${speech.money(level.residue.abs())} ${level.residue.isNegative() ? "less" : "more"}`;
  const policy = RESIDUE_POLICIES[speech.terms.rounding.residue];
  return [...lines, `This row pays ${odd} than that: what rounding leaves over is put ${policy}.`];
}

function principalLines(speech: Speech, row: ExplainedRow): string[] {
  const { money } = speech;
  const { principal, principalParts, balanceBefore, balanceAfter, paidOut = [] } = row;
  const added = paidOut.map(({ amount }) => ` + ${money(amount)} paid out`).join("");
  if (row.closes) {
    return [`Principal: ${money(principal)}, the whole balance; the loan is repaid.`];
  }
  const sum =
    principalParts.length === 0 ? "nothing falls due" : sumOfParts(speech, principalParts, principal);
  return [
    `Principal: ${sum}.`,
    `Balance: ${money(balanceBefore)}${added} − ${money(principal).replace(/^-(.*)/, "(−$1)")} = ${money(balanceAfter)}.`,
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
