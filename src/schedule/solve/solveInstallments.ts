/**
 * How many installments a loan needs at a given installment, under the full terms.
 */
import type { Decimal, DecimalInput } from "../../kernel/decimal.js";
import { type Problem, problem, refuse } from "../../kernel/error.js";
import { type Minor, toMinor } from "../../kernel/money.js";
import type { LoanTerms } from "../../terms/complete.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";
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
import { remembered } from "./solveSearch.js";
import {
  bringsTooLittle,
  fixedCharges,
  hasAlikePeriods,
  neverFitsAtOnce,
  repaysAtOnce,
} from "./solveTooFew.js";

/** The terms without the number of their installments. */
export type TermsWithoutNumber = Omit<LoanTermsInput, "repayment"> & {
  readonly repayment: Omit<LoanTermsInput["repayment"], "installments">;
};

/** What {@link solveInstallments} is asked. */
export interface InstallmentsRequest {
  readonly terms: TermsWithoutNumber;
  /** The installment that is to be paid. */
  readonly installment: DecimalInput;
  /** What of the schedule must not pass it; see {@link INSTALLMENT_MEASURES}. The level amount by default. */
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

/** Any schedule: for a usual number, for a long one, or for the only number that has one. */
function anySchedule(build: (n: number) => Built): Schedule | readonly Problem[] {
  const usual = USUAL_NUMBERS.map(build).find(isSchedule) ?? longest(build);
  for (let n = 1; n <= MOST_INSTALLMENTS && !isSchedule(usual); n++) {
    const built = build(n);
    if (isSchedule(built)) return built;
  }
  return usual;
}

/**
 * The first number that fits, tried one after another: where rounding, grace or dates make installments step back, a
 * number may fit between two that do not.
 */
function firstFitting(fits: (n: number) => boolean): number | undefined {
  for (let n = 1; n <= MOST_INSTALLMENTS; n++) if (fits(n)) return n;
  return undefined;
}

/** Whether the interest of every row but the only one is at or above the limit, so that nothing is ever repaid. */
function neverRepays({ terms, limit }: Question, two: Built): boolean {
  if (!isSchedule(two) || terms.interest.method === "flat") return false;
  const [first] = two.installments;
  const due = first === undefined ? 0 : (toMinor(first.interest, two.terms.decimals) ?? 0);
  return due > limit || (hasAlikePeriods(terms) && due === limit && limit > 0);
}

function whyNone({ terms, limit }: Question, { installments }: Schedule): NoTerms {
  if (repaysAtOnce({ terms, limit })) return noTerms("principal-at-once");
  const [first] = installments;
  const interest = first === undefined ? 0 : (toMinor(first.accruedInterest, terms.decimals) as Minor);
  if (limit <= interest) return noTerms("not-above-interest");
  return noTerms(limit <= fixedCharges(terms) ? "not-above-charges" : "too-many-installments");
}

/**
 * The smallest number of installments that repays the loan at a given installment, under the full terms.
 *
 * An installment at or below the interest of a period never repays: the answer is none, with the reason. The answer is
 * verified by building the schedule: no smaller number has such an installment. By the level amount, the last row
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
  const some = anySchedule(build);
  if (!isSchedule(some)) return noTerms("no-schedule", some);
  const measure = question.measure ?? usualMeasure(some);
  const wanted = { terms, limit, measure };
  const isTooFew = bringsTooLittle(wanted, build(2));
  const fits = (n: number): boolean => {
    if (isTooFew(n)) return false;
    const built = build(n);
    const amount = isSchedule(built) ? INSTALLMENT_MEASURES[measure](built) : undefined;
    return amount !== undefined && amount <= limit;
  };
  const isHopeless = () => neverFitsAtOnce(wanted, build(1)) || neverRepays(question, build(2));
  const number = fits(1) ? 1 : isHopeless() ? undefined : firstFitting(fits);
  if (number === undefined) return whyNone(question, [longest(build)].find(isSchedule) ?? some);
  const schedule = build(number) as Schedule;
  return {
    kind: "found",
    installments: number,
    installment: measured(schedule, measure) as Decimal,
    withOneFewer: number > 1 ? measured(build(number - 1), measure) : undefined,
    schedule,
  };
}
