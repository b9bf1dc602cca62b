/**
 * The largest principal that an installment can carry, under the full terms.
 *
 * Candidates count steps of the principal. None fits above a bound that holds whatever the rounding; from there the
 * search goes down, stretch by stretch of principals that are paid in one way, so that nothing between is overlooked.
 */
import type { Decimal, DecimalInput } from "../../kernel/decimal.js";
import { type Problem, problem, refuse } from "../../kernel/error.js";
import { fromMinor, LARGEST_AMOUNT, type Minor, minorFromText } from "../../kernel/money.js";
import type { LoanTerms } from "../../terms/complete.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";
import type { Schedule } from "../schedule.js";
import { type NoTerms, noTerms } from "./solveAnswer.js";
import { unreachablePrincipal } from "./solveBound.js";
import { amountsOf, type Built, isSchedule, measured, tryBuild } from "./solveJudge.js";
import { largestFrom } from "./solveLargest.js";
import { allowedResidue, INSTALLMENT_MEASURES, type InstallmentMeasure } from "./solveMeasure.js";
import {
  fieldProblems,
  type RawRecord,
  readAmount,
  readMeasure,
  recordAt,
  standInPrincipal,
  termsWithStandIn,
  unknownGiven,
} from "./solveRequest.js";
import { largestFitting, remembered } from "./solveSearch.js";
import { hasStretches, stretchOf } from "./solveStretch.js";
import { loweredTop, plannedTop } from "./solveTop.js";
import { termsByPrincipal } from "./solveTranches.js";

/** What {@link solvePrincipal} is asked. */
export interface PrincipalRequest {
  /** The terms without their principal; the amounts of tranches say in which proportions it is paid out. */
  readonly terms: Omit<LoanTermsInput, "principal">;
  /** The installment that can be afforded. */
  readonly installment: DecimalInput;
  /** What of the schedule must not pass the installment; `largest-installment` by default. */
  readonly measure?: InstallmentMeasure | undefined;
  /** The principal is a multiple of this: a lender's round sums; the unit of reckoning by default. */
  readonly multipleOf?: DecimalInput | undefined;
}

/** The largest principal, and its schedule. */
export interface FoundPrincipal {
  readonly kind: "found";
  readonly principal: Decimal;
  /** The measured installment of that schedule: at most the given one. */
  readonly installment: Decimal;
  /** The measured installment of the next larger principal: above the given one, or no schedule at all. */
  readonly next: Decimal | undefined;
  /**
   * Whether every larger principal is proved to have a larger installment or no schedule. False only where rules that
   * plan by rounded balances make installments ripple over thousands of principals: then a larger one may fit.
   */
  readonly isLargest: boolean;
  readonly schedule: Schedule;
}

interface Question {
  readonly terms: LoanTerms;
  readonly limit: Minor;
  readonly measure: InstallmentMeasure;
  /** Minor units in one step of the principal. */
  readonly step: Minor;
}

function readQuestion(request: unknown): Question {
  const problems: Problem[] = fieldProblems(request, ["terms", "installment", "measure", "multipleOf"]);
  if (problems.some(({ path }) => path === "")) refuse(problems);
  const fields = request as RawRecord;
  const raw = recordAt(fields, "terms");
  problems.push(...unknownGiven(raw, "principal", "terms.principal"));
  const terms = termsWithStandIn(standInPrincipal(raw), problems);
  const limit = readAmount(fields.installment, "installment", terms?.decimals, problems);
  const measure = readMeasure(fields.measure, terms, problems);
  const unit = terms && (minorFromText(terms.rounding.unit, terms.decimals) as Minor);
  const multiple = fields.multipleOf;
  const step = multiple === undefined ? unit : readAmount(multiple, "multipleOf", terms?.decimals, problems);
  if (step !== undefined && unit !== undefined && step % unit !== 0) {
    problems.push(problem("conflict", "multipleOf", "must be a multiple of terms.rounding.unit"));
  }
  if (!terms || limit === undefined || step === undefined || problems.length > 0) return refuse(problems);
  return { terms, limit, measure: measure ?? "largest-installment", step };
}

type TermsAt = (candidate: number) => LoanTerms;

/** How many terms are looked at before an answer is given that is not proved the largest. */
const MOST_LOOKS = 1500;

/** What the totals of the rows may be at most where the measure does not pass the limit. */
function largestTotalIn({ terms, limit, measure }: Question): Minor {
  if (measure !== "level-installment") return limit;
  return limit + allowedResidue(terms, limit, terms.repayment.installments);
}

/** The largest candidate that fits, 0 for none, and whether that is proved. */
function largestPrincipal(question: Question, build: (n: number) => Built, termsAt: TermsAt) {
  const { terms, limit, measure, step } = question;
  let looks = 0;
  const measureAt = amountsOf(build, INSTALLMENT_MEASURES[measure]);
  const amountAt = remembered((candidate: number) => {
    looks++;
    return measureAt(candidate);
  });
  const fits = (candidate: number): boolean => (amountAt(candidate) ?? limit + 1) <= limit;
  const most = Math.floor(LARGEST_AMOUNT / step);
  const bound = Math.min(most, Math.floor(unreachablePrincipal(terms, largestTotalIn(question)) / step));
  if (bound === 0) return { found: 0, isLargest: true };
  const isStretched = hasStretches(terms);
  const nameOf = remembered((candidate: number) => {
    looks++;
    return stretchOf(termsAt(candidate));
  });
  const inOneStretch = (one: number, other: number): boolean =>
    one === other || (isStretched && nameOf(one) === nameOf(other));
  const planned = plannedTop(bound, termsAt, question);
  const top = isStretched ? loweredTop(planned, build, question) : planned;
  const found = largestFrom(top, { fits, inOneStretch }, () => looks > MOST_LOOKS);
  if (found !== undefined) return { found, isLargest: true };
  const start = Math.max(1, Math.floor(limit / step));
  return { found: largestFitting(start, { amountAt, limit, most }) ?? 0, isLargest: false };
}

/**
 * The largest principal whose installments do not exceed a given one, under the full terms: grace, rounding, calendar,
 * tranches and charges included. It is the largest of all that fit, also where a smaller one does not fit because
 * rounding to a multiple leaves it a larger last installment.
 *
 * The answer is verified by building the schedule. Every larger principal is excluded: by a bound, by building it, or
 * because it lies between two that are paid in the same way. `isLargest` is false in the rare case in which that would
 * take too many schedules.
 *
 * Tranches in the terms give proportions: amounts of 6,000 and 4,000 stand for 60% and 40% of the principal. What is
 * paid out up to each tranche is rounded down to the unit of reckoning, and the last tranche completes the principal.
 *
 * @throws LoanError with every problem of the request; the principal must not stand in the terms
 * @example
 * ```ts
 * const answer = solvePrincipal({
 *   terms: {
 *     currency: "INR", disbursedOn: "2026-01-31",
 *     interest: { rate: { percent: "24" } },
 *     repayment: { installments: 12, every: { count: 1, unit: "month" } },
 *   },
 *   installment: "950",
 * });
 * answer.kind; // "found"
 * answer.principal; // 10046.57
 * ```
 */
export function solvePrincipal(request: PrincipalRequest): FoundPrincipal | NoTerms {
  const question = readQuestion(request);
  const { terms, limit, measure, step } = question;
  const withPrincipal = termsByPrincipal(terms);
  const termsAt: TermsAt = (candidate) => withPrincipal(candidate * step);
  const build = remembered((candidate: number) => tryBuild(termsAt(candidate)));
  const shape = tryBuild(terms);
  const { found, isLargest } = largestPrincipal(question, build, termsAt);
  if (found === 0) {
    const some = [shape, build(Math.max(1, Math.floor(limit / step)))];
    const reason = isLargest ? "too-small" : "none-found";
    return some.some(isSchedule) ? noTerms(reason) : noTerms("no-schedule", shape as readonly Problem[]);
  }
  const schedule = build(found) as Schedule;
  return {
    kind: "found",
    principal: fromMinor(found * step, terms.decimals),
    installment: measured(schedule, measure) as Decimal,
    next: found * step < LARGEST_AMOUNT ? measured(build(found + 1), measure) : undefined,
    isLargest,
    schedule,
  };
}
