/**
 * Rules between the fields of the terms. A rule runs whenever the fields that it reads are sound, so that
 * one parse lists every problem.
 */
import type * as z from "zod";
import { CURRENCY_DIGITS } from "../kernel/currency.js";
import { readDate } from "../kernel/date.js";
import type { ProblemCode } from "../kernel/error.js";
import { decimalsIn } from "../kernel/money.js";
import { frequencyProblem } from "./frequencyField.js";
import { pathText } from "./problems.js";
import type { termsSchema } from "./schema.js";

/** Terms whose fields are sound by themselves. */
export type SoundTerms = z.output<typeof termsSchema>;

/** What a rule sees: the terms, and where to say that something is wrong. */
export interface CheckContext {
  readonly terms: SoundTerms;
  /** Says that the field at `path` breaks a rule. */
  wrong(code: ProblemCode, path: string, message: string): void;
}

/** A rule: the fields that must be sound for it to run, and what it looks at. */
export interface CheckRule {
  readonly needs: readonly string[];
  readonly check: (context: CheckContext) => void;
}

/** The highest rate that terms may quote, in percent. */
export const LARGEST_PERCENT = 1_000_000;
const FINEST_PERCENT = 18;

/** Whether the rows have a level amount. */
export const hasLevelAmount = ({ repayment }: SoundTerms): boolean =>
  repayment.pattern === "equal-installments" || repayment.pattern === "equal-principal";

/** What is wrong where one of two fields is to be given: neither is, or both are, the first among them. */
export function onlyOne(first: string, second: string, given: unknown): string {
  return `must give ${first} or ${second}${given === undefined ? "" : ", not both"}`;
}

/** The decimal digits of the currency, or `undefined` for an unknown one without `decimals`. */
export function currencyDigits(terms: Pick<SoundTerms, "currency" | "decimals">): number | undefined {
  return terms.decimals ?? CURRENCY_DIGITS.get(terms.currency);
}

function checkCurrency({ terms, wrong }: CheckContext): void {
  if (currencyDigits(terms) === undefined) {
    wrong("not-in-list", "currency", "must be a currency of ISO 4217, or come with its number of decimals");
  }
}

/** Holds the percentage of a rate against its bounds. */
export function checkPercent(percent: string, path: string, wrong: CheckContext["wrong"]): void {
  const value = Number(percent);
  if (value < 0) wrong("out-of-range", path, "must not be negative");
  if (value > LARGEST_PERCENT) wrong("out-of-range", path, `must be at most ${LARGEST_PERCENT}`);
  if (decimalsIn(percent) > FINEST_PERCENT) {
    wrong("too-many-decimals", path, `must have at most ${FINEST_PERCENT} decimals`);
  }
}

function checkRate({ terms, wrong }: CheckContext): void {
  const { percent, per, effective } = terms.interest.rate;
  checkPercent(percent, "interest.rate.percent", wrong);
  if (effective && per !== "year") {
    wrong("conflict", "interest.rate.effective", "an effective rate is a rate per year");
  }
}

function checkDates({ terms, wrong }: CheckContext): void {
  const { firstDueOn, anchoredOn, every } = terms.repayment;
  if (
    firstDueOn !== undefined &&
    (readDate(firstDueOn) as number) <= (readDate(terms.disbursedOn) as number)
  ) {
    wrong("wrong-order", "repayment.firstDueOn", "must be after disbursedOn");
  }
  const isTooLate =
    firstDueOn !== undefined &&
    anchoredOn !== undefined &&
    (readDate(anchoredOn) as number) > (readDate(firstDueOn) as number);
  if (isTooLate) wrong("wrong-order", "repayment.anchoredOn", "must not be after firstDueOn");
  const first = every.dates?.[0];
  if (first !== undefined && (readDate(first) as number) <= (readDate(terms.disbursedOn) as number)) {
    wrong("wrong-order", "repayment.every.dates[0]", "must be after disbursedOn");
  }
}

function checkFrequency({ terms, wrong }: CheckContext): void {
  const found = frequencyProblem(terms.repayment.every, terms.repayment.shortMonth);
  if (found !== undefined) wrong("conflict", "repayment.every", found);
}

function checkWeekend({ terms, wrong }: CheckContext): void {
  const { weekend } = terms.calendar;
  if (weekend.length >= 7 && new Set(weekend).size === 7) {
    wrong("conflict", "calendar.weekend", "must leave at least one weekday to work");
  }
}

/** The rules about the currency, the rate, dates and the calendar. */
export const BASIC_RULES: readonly CheckRule[] = [
  { needs: ["currency", "decimals"], check: checkCurrency },
  { needs: ["interest.rate"], check: checkRate },
  {
    needs: ["disbursedOn", "repayment.firstDueOn", "repayment.anchoredOn", "repayment.every"],
    check: checkDates,
  },
  { needs: ["repayment.every", "repayment.shortMonth"], check: checkFrequency },
  { needs: ["calendar"], check: checkWeekend },
];

function touches(issuePath: string, need: string): boolean {
  return (
    issuePath === need ||
    issuePath.startsWith(`${need}.`) ||
    issuePath.startsWith(`${need}[`) ||
    need.startsWith(`${issuePath}.`)
  );
}

/** Runs every rule whose fields are sound and adds what it finds to the issues of the parse. */
export function runChecks(
  terms: SoundTerms,
  issues: z.core.$ZodRawIssue[],
  rules: readonly CheckRule[],
): void {
  const wrongPaths: string[] = [];
  for (const { path = [], code } of issues) {
    if (path.length > 0) wrongPaths.push(pathText(path));
    else if (code !== "unrecognized_keys") return;
  }
  const wrong: CheckContext["wrong"] = (code, path, message) => {
    issues.push({ code: "custom", input: undefined, path: path.split("."), message, params: { code } });
  };
  const context = { terms, wrong };
  for (const { needs, check } of rules) {
    if (wrongPaths.length === 0 || !needs.some((need) => wrongPaths.some((path) => touches(path, need))))
      check(context);
  }
}
