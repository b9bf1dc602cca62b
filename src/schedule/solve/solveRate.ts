/**
 * The rate at which a schedule has a given installment or total, under the full terms.
 *
 * Candidates count steps of the quoted percentage: 10^-digits of a percent each.
 */
import { Decimal, type DecimalInput, decimalText } from "../../kernel/decimal.js";
import { type Problem, problem, refuse } from "../../kernel/error.js";
import { fromMinor, type Minor } from "../../kernel/money.js";
import { LARGEST_PERCENT } from "../../terms/checks.js";
import type { LoanTerms } from "../../terms/complete.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";
import type { Schedule } from "../schedule.js";
import { type NoTerms, noTerms } from "./solveAnswer.js";
import { type Built, isSchedule, tryBuild, usualMeasure } from "./solveJudge.js";
import { INSTALLMENT_MEASURES, type InstallmentMeasure, totalOfAll } from "./solveMeasure.js";
import { lastUpTo, rangeNear } from "./solveRateRange.js";
import {
  fieldProblems,
  type RawRecord,
  readAmount,
  readMeasure,
  recordAt,
  recordProblems,
  termsWithStandIn,
  unknownGiven,
} from "./solveRequest.js";
import { remembered } from "./solveSearch.js";

type Interest = LoanTermsInput["interest"];

/** The terms without the percentage of their rate; the period that it is quoted for may be given. */
export type TermsWithoutRate = Omit<LoanTermsInput, "interest"> & {
  readonly interest?:
    | (Omit<Interest, "rate"> & { readonly rate?: Omit<Interest["rate"], "percent"> })
    | undefined;
};

/** What {@link solveRate} is asked: exactly one of `installment` and `total`. */
export interface RateRequest {
  readonly terms: TermsWithoutRate;
  /** The installment that the schedule is to have. */
  readonly installment?: DecimalInput | undefined;
  /** The sum of all payments that the schedule is to have. */
  readonly total?: DecimalInput | undefined;
  /** What of the schedule the installment is; see {@link INSTALLMENT_MEASURES}. The level amount by default. */
  readonly measure?: InstallmentMeasure | undefined;
  /** Decimals of the percentage, 0 to 9; 6 by default. */
  readonly digits?: number | undefined;
}

/** A rate, the range of rates that give the same amount, and the schedule. */
export interface FoundRateOfTerms {
  readonly kind: "found";
  /** The percentage of fewest digits in the range, for the period that the terms quote. */
  readonly percent: Decimal;
  /**
   * The lowest and the highest percentage, in steps of the digits, that give the amount. Where rounding makes the amount
   * go to and fro as the rate grows, rates between may give another one, and rates beyond the same.
   */
  readonly lowest: Decimal;
  readonly highest: Decimal;
  /** The amount of the schedule: the given one. */
  readonly amount: Decimal;
  readonly schedule: Schedule;
}

interface Question {
  readonly terms: LoanTerms;
  readonly target: Minor;
  readonly isTotal: boolean;
  readonly measure: InstallmentMeasure | undefined;
  readonly digits: number;
}

const MOST_DIGITS = 9;
const USUAL_DIGITS = 6;
/** Where a search begins. */
const USUAL_PERCENT = 24;
/** Rates that most terms have a schedule for. */
const USUAL_PERCENTS = [0, USUAL_PERCENT, 1, 6, 96];

function readTarget(fields: RawRecord, digits: number | undefined, problems: Problem[]): Minor | undefined {
  const { installment, total, measure } = fields;
  if ((installment === undefined) === (total === undefined)) {
    problems.push(problem("conflict", "installment", "give either installment or total"));
    return undefined;
  }
  if (total === undefined) return readAmount(installment, "installment", digits, problems);
  if (measure !== undefined) problems.push(problem("conflict", "measure", "belongs to an installment"));
  return readAmount(total, "total", digits, problems);
}

function readDigits(input: unknown, problems: Problem[]): number {
  if (input === undefined) return USUAL_DIGITS;
  if (typeof input === "number" && Number.isInteger(input) && input >= 0 && input <= MOST_DIGITS)
    return input;
  problems.push(problem("out-of-range", "digits", `must be a whole number from 0 to ${MOST_DIGITS}`));
  return USUAL_DIGITS;
}

function readQuestion(request: unknown): Question {
  const known = ["terms", "installment", "total", "measure", "digits"];
  const problems: Problem[] = fieldProblems(request, known);
  if (problems.some(({ path }) => path === "")) refuse(problems);
  const fields = request as RawRecord;
  const raw = recordAt(fields, "terms");
  const interest = recordAt(raw, "interest");
  const rate = recordAt(interest, "rate");
  problems.push(
    ...recordProblems(raw, "interest", "terms.interest"),
    ...recordProblems(interest, "rate", "terms.interest.rate"),
    ...unknownGiven(rate, "percent", "terms.interest.rate.percent"),
  );
  const standIn = { ...interest, rate: { ...rate, percent: "1" } };
  const terms = termsWithStandIn({ ...raw, interest: standIn }, problems);
  const target = readTarget(fields, terms?.decimals, problems);
  const measure = readMeasure(fields.measure, terms, problems);
  const digits = readDigits(fields.digits, problems);
  if (terms === undefined || target === undefined || problems.length > 0) return refuse(problems);
  return { terms, target, isTotal: fields.total !== undefined, measure, digits };
}

function withRate(terms: LoanTerms, steps: number, digits: number): LoanTerms {
  const percent = decimalText(new Decimal(steps).div(new Decimal(10).pow(digits)));
  const { interest } = terms;
  return { ...terms, interest: { ...interest, rate: { ...interest.rate, percent } } };
}

/** The whole number with the most zeros at its end in a range. */
function roundestBetween(lowest: number, highest: number): number {
  for (let step = 10 ** 15; step > 1; step /= 10) {
    const candidate = Math.ceil(lowest / step) * step;
    if (candidate <= highest) return candidate;
  }
  return lowest;
}

/**
 * The rate at which the schedule has a given level installment, largest installment or total, under the full terms.
 *
 * Rounding gives a range of rates one and the same installment: the answer is the one of fewest digits, with the
 * range. It is verified by building the schedule. No answer is data: the amount may lie below what is repaid without
 * interest, or rounding may jump over it.
 *
 * @throws LoanError with every problem of the request; the percentage must not stand in the terms
 * @example
 * ```ts
 * const answer = solveRate({
 *   terms: {
 *     currency: "INR", principal: "100000", disbursedOn: "2026-01-31",
 *     repayment: { installments: 12, every: { count: 1, unit: "month" } },
 *   },
 *   installment: "9168",
 * });
 * answer.percent; // 18
 * [answer.lowest, answer.highest].map(String); // ["17.99991", "18.000119"]
 * ```
 */
export function solveRate(request: RateRequest): FoundRateOfTerms | NoTerms {
  const { terms, target, isTotal, digits, measure: named } = readQuestion(request);
  const build = remembered((steps: number): Built => tryBuild(withRate(terms, steps, digits)));
  const some = USUAL_PERCENTS.map((percent) => build(percent * 10 ** digits)).find(isSchedule);
  if (some === undefined) return noTerms("no-schedule", build(0) as readonly Problem[]);
  const read = isTotal ? totalOfAll : INSTALLMENT_MEASURES[named ?? usualMeasure(some)];
  const amountAt = (steps: number): number => {
    const built = build(steps);
    return isSchedule(built) ? (read(built) ?? 0) : Number.POSITIVE_INFINITY;
  };
  const levelAt = (steps: number): number | undefined => {
    const built = build(steps);
    return isSchedule(built) ? built.levelAmount?.toNumber() : undefined;
  };
  const most = LARGEST_PERCENT * 10 ** digits;
  const search = { amountAt, levelAt, target, start: USUAL_PERCENT * 10 ** digits, most };
  const below = lastUpTo(target - 1, search);
  const range = below < most ? rangeNear(below + 1, search) : undefined;
  if (range === undefined) {
    if (amountAt(0) > target) return noTerms("above-interest-free");
    return noTerms(below < most ? "between-rates" : "no-rate-so-high");
  }
  const { lowest } = range;
  const last = lastUpTo(target, search);
  if (lowest === 0 && last >= most) return noTerms("rate-does-not-matter");
  const highest = last > lowest && amountAt(last) === target ? last : range.highest;
  const roundest = roundestBetween(lowest, highest);
  const chosen = amountAt(roundest) === target ? roundest : lowest;
  const percent = (steps: number): Decimal => new Decimal(steps).div(new Decimal(10).pow(digits));
  return {
    kind: "found",
    percent: percent(chosen),
    lowest: percent(lowest),
    highest: percent(highest),
    amount: fromMinor(target, terms.decimals),
    schedule: build(chosen) as Schedule,
  };
}
