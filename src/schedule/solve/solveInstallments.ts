/**
 * How many installments a loan needs at a given installment, under the full terms.
 */
import type { Decimal, DecimalInput } from "../../kernel/decimal.js";
import { type Problem, problem, refuse } from "../../kernel/error.js";
import { type Minor, toMinor } from "../../kernel/money.js";
import type { LoanTerms, LoanTermsInput } from "../../terms/parseTerms.js";
import { MOST_INSTALLMENTS } from "../../terms/productSchema.js";
import type { Schedule } from "../schedule.js";
import { type NoTerms, noTerms } from "./solveAnswer.js";
import { type Built, isSchedule, measured, tryBuild, usualMeasure } from "./solveJudge.js";
import { INSTALLMENT_MEASURES, type InstallmentMeasure } from "./solveMeasure.js";
import {
  fieldProblems,
  type RawRecord,
  readAmount,
  readMeasure,
  recordAt,
  termsWithStandIn,
  unknownGiven,
} from "./solveRequest.js";
import { firstOfRun, firstReaching, remembered } from "./solveSearch.js";

/** The terms without the number of their installments. */
export type TermsWithoutNumber = Omit<LoanTermsInput, "repayment"> & {
  readonly repayment: Omit<LoanTermsInput["repayment"], "installments">;
};

/** What {@link solveInstallments} is asked. */
export interface InstallmentsRequest {
  readonly terms: TermsWithoutNumber;
  /** The installment that is to be paid. */
  readonly installment: DecimalInput;
  /** What of the schedule must not pass it; the level amount by default, where the pattern has one. */
  readonly measure?: InstallmentMeasure | undefined;
}

/** The smallest number of installments, and its schedule. */
export interface FoundInstallments {
  readonly kind: "found";
  readonly installments: number;
  /** The measured installment of that schedule: at most the given one. */
  readonly installment: Decimal;
  /** The measured installment with one row fewer: above the given one, or no schedule at all. */
  readonly withOneFewer: Decimal | undefined;
  readonly schedule: Schedule;
}

interface Question {
  readonly terms: LoanTerms;
  readonly limit: Minor;
  readonly measure: InstallmentMeasure | undefined;
}

const withNumber = (terms: LoanTerms, installments: number): LoanTerms => ({
  ...terms,
  repayment: { ...terms.repayment, installments },
});

function readQuestion(request: unknown): Question {
  const problems: Problem[] = fieldProblems(request, ["terms", "installment", "measure"]);
  if (problems.some(({ path }) => path === "")) refuse(problems);
  const fields = request as RawRecord;
  const raw = recordAt(fields, "terms");
  const repayment = recordAt(raw, "repayment");
  problems.push(...unknownGiven(repayment, "installments", "terms.repayment.installments"));
  const standIn = { ...repayment, installments: MOST_INSTALLMENTS };
  const terms = termsWithStandIn({ ...raw, repayment: standIn }, problems);
  if (terms !== undefined && "dates" in terms.repayment.every) {
    problems.push(
      problem("conflict", "terms.repayment.every", "given dates say how many installments there are"),
    );
  }
  const limit = readAmount(fields.installment, "installment", terms?.decimals, problems);
  const measure = readMeasure(fields.measure, terms, problems);
  if (terms === undefined || limit === undefined || problems.length > 0) return refuse(problems);
  return { terms, limit, measure };
}

/** Numbers that most terms have a schedule for. */
const USUAL_NUMBERS = [12, 48];

/** The schedule with the most rows that there is one for, of 1 … 1,200. */
function longest(build: (n: number) => Built): Schedule | readonly Problem[] {
  let last = build(MOST_INSTALLMENTS);
  for (let n = MOST_INSTALLMENTS; n >= 1 && !isSchedule(last); n = Math.floor(n / 2)) last = build(n);
  return last;
}

/**
 * The first number that fits. The level amount falls as the number grows, so the first number by the level amount
 * alone begins the stretch to look at; in that stretch the last row falls. Beyond it, the level amount may be rounded
 * down to the interest, and the last row would hold the whole loan.
 */
function firstFitting(build: (n: number) => Built, limit: Minor, fits: (n: number) => boolean) {
  const level = (n: number): number => {
    const built = build(n);
    const amount = isSchedule(built) ? built.levelAmount : undefined;
    return (amount && toMinor(amount, (built as Schedule).terms.decimals)) ?? Number.POSITIVE_INFINITY;
  };
  const first = firstReaching(1, MOST_INSTALLMENTS, (n) => level(n) <= limit);
  if (first === undefined) return firstReaching(1, MOST_INSTALLMENTS, fits);
  const past =
    firstReaching(first, MOST_INSTALLMENTS, (n) => level(n) < level(first)) ?? MOST_INSTALLMENTS + 1;
  const found = firstReaching(first, past - 1, fits);
  // Where no row pays the level amount, fewer rows may fit although their level amount is above the limit.
  return found === undefined ? firstReaching(1, MOST_INSTALLMENTS, fits) : firstOfRun(found, fits);
}

function whyNone({ limit }: Question, built: Built): NoTerms {
  if (!isSchedule(built)) return noTerms("no-schedule", built);
  const [first] = built.installments;
  const interest = first === undefined ? 0 : (toMinor(first.accruedInterest, built.terms.decimals) as Minor);
  return noTerms(limit <= interest ? "not-above-interest" : "too-many-installments");
}

/**
 * The smallest number of installments that repays the loan at a given installment, under the full terms.
 *
 * An installment at or below the interest of a period never repays: the answer is none, with the reason. The answer is
 * verified by building the schedule: one row fewer would need a larger installment. By the level amount, the last row
 * may pass the installment by the residue of rounding, at most 1% or one rounding step a row.
 *
 * @throws LoanError with every problem of the request; the number must not stand in the terms
 * @example
 * ```ts
 * const terms = {
 *   currency: "INR", principal: "100000", disbursedOn: "2026-01-31",
 *   interest: { rate: { percent: "18" } },
 *   repayment: { every: { count: 1, unit: "month" } },
 * };
 * solveInstallments({ terms, installment: "9168" }).installments; // 12
 * solveInstallments({ terms, installment: "1500" }).reason; // "not-above-interest"
 * ```
 */
export function solveInstallments(request: InstallmentsRequest): FoundInstallments | NoTerms {
  const question = readQuestion(request);
  const { terms, limit } = question;
  const build = remembered((n: number) => tryBuild(withNumber(terms, n)));
  const some = USUAL_NUMBERS.map(build).find(isSchedule) ?? longest(build);
  if (!isSchedule(some)) return noTerms("no-schedule", some);
  const measure = question.measure ?? usualMeasure(some);
  const fits = (n: number): boolean => {
    const built = build(n);
    const amount = isSchedule(built) ? INSTALLMENT_MEASURES[measure](built) : undefined;
    return amount !== undefined && amount <= limit;
  };
  const number = firstFitting(build, limit, fits);
  if (number === undefined) return whyNone(question, longest(build));
  const schedule = build(number) as Schedule;
  return {
    kind: "found",
    installments: number,
    installment: measured(schedule, measure) as Decimal,
    withOneFewer: number > 1 ? measured(build(number - 1), measure) : undefined,
    schedule,
  };
}
