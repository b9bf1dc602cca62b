/**
 * The largest principal that an installment can carry, under the full terms.
 *
 * Candidates count units of the principal. The level amount never falls as the principal grows, so the largest
 * principal by the level amount is found by halving; the last row ripples with the rounding, so the stretch of
 * principals with one level amount is searched by itself.
 */
import type { Decimal, DecimalInput } from "../../kernel/decimal.js";
import { type Problem, problem, refuse } from "../../kernel/error.js";
import {
  formatMinor,
  fromMinor,
  LARGEST_AMOUNT,
  type Minor,
  minorFromText,
  toMinor,
} from "../../kernel/money.js";
import type { LoanTerms, LoanTermsInput } from "../../terms/parseTerms.js";
import type { Schedule } from "../schedule.js";
import { type NoTerms, noTerms } from "./solveAnswer.js";
import { amountsOf, type Built, isSchedule, measured, tryBuild } from "./solveJudge.js";
import { INSTALLMENT_MEASURES, type InstallmentMeasure } from "./solveMeasure.js";
import {
  fieldProblems,
  type RawRecord,
  readAmount,
  readName,
  recordAt,
  standInPrincipal,
  termsWithStandIn,
  unknownGiven,
} from "./solveRequest.js";
import { type AmountAt, firstOfRun, largestFitting, remembered, type Target } from "./solveSearch.js";

/** What {@link solvePrincipal} is asked. */
export interface PrincipalRequest {
  /** The terms without their principal. */
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
  const terms = termsWithStandIn({ ...raw, principal: standInPrincipal(raw) }, problems);
  const limit = readAmount(fields.installment, "installment", terms?.decimals, problems);
  const measure = readName(fields.measure, "measure", INSTALLMENT_MEASURES, problems);
  const unit = terms && (minorFromText(terms.rounding.unit, terms.decimals) as Minor);
  const multiple = fields.multipleOf;
  const step = multiple === undefined ? unit : readAmount(multiple, "multipleOf", terms?.decimals, problems);
  if (step !== undefined && unit !== undefined && step % unit !== 0) {
    problems.push(problem("conflict", "multipleOf", "must be a multiple of terms.rounding.unit"));
  }
  if (!terms || limit === undefined || step === undefined || problems.length > 0) return refuse(problems);
  return { terms, limit, measure: measure ?? "largest-installment", step };
}

const levelOf = ({ levelAmount, terms }: Schedule): Minor | undefined =>
  levelAmount === undefined ? undefined : toMinor(levelAmount, terms.decimals);

/** Whether a row before the last one is at least the level amount, so that no fitting schedule has a higher level. */
function paysLevel(built: Built): boolean {
  if (!isSchedule(built) || built.levelAmount === undefined) return false;
  const level = built.levelAmount;
  return built.installments.slice(0, -1).some(({ total }) => total.gte(level));
}

const STRETCHES = 4;
const SAMPLES = 16;

/** Candidates of a stretch from its last to its first, evenly apart. */
function spread(first: number, last: number): number[] {
  const apart = Math.max(1, Math.floor((last - first) / SAMPLES));
  const samples: number[] = [];
  for (let candidate = last; candidate > first; candidate -= apart) samples.push(candidate);
  return [...samples, first];
}

/**
 * The largest candidate at or below `top` that fits, looked for stretch by stretch of one level amount, from above;
 * `undefined` after a few stretches.
 */
function largestByStretches(top: number, level: AmountAt, target: Target): number | undefined {
  const fits = (candidate: number) => (target.amountAt(candidate) ?? target.limit + 1) <= target.limit;
  let last = top;
  for (let stretch = 0; stretch < STRETCHES && last > 0; stretch++) {
    if (fits(last)) return last;
    const amount = level(last) ?? 0;
    const first = firstOfRun(last, (candidate) => (level(candidate) ?? 0) >= amount);
    const fitting = spread(first, last).find(fits);
    if (fitting !== undefined) return largestFitting(fitting, { ...target, most: last });
    last = first - 1;
  }
  return undefined;
}

/**
 * The largest principal whose installments do not exceed a given one, under the full terms: grace, rounding,
 * calendar and charges included.
 *
 * The answer is verified by building the schedule: the principal found fits, and the next larger one does not, nor do
 * the 16 above it. Where rounding makes installments ripple, a still larger principal may fit now and then.
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
  const { terms, limit, measure, step } = readQuestion(request);
  const { decimals } = terms;
  const most = Math.floor(LARGEST_AMOUNT / step);
  const build = remembered((n: number) => tryBuild({ ...terms, principal: formatMinor(n * step, decimals) }));
  const start = Math.max(1, Math.floor(limit / step));
  const target = { amountAt: amountsOf(build, INSTALLMENT_MEASURES[measure]), limit, most };
  const level = amountsOf(build, levelOf);
  const byLevel = largestFitting(start, { ...target, amountAt: level }, false);
  const isBound = byLevel !== undefined && paysLevel(build(byLevel));
  const found =
    (isBound ? largestByStretches(byLevel, level, target) : undefined) ?? largestFitting(start, target);
  if (found === undefined) {
    const smallest = build(Math.min(start, most));
    return isSchedule(smallest) ? noTerms("too-small") : noTerms("no-schedule", smallest);
  }
  const schedule = build(found) as Schedule;
  return {
    kind: "found",
    principal: fromMinor(found * step, decimals),
    installment: measured(schedule, measure) as Decimal,
    next: found < most ? measured(build(found + 1), measure) : undefined,
    schedule,
  };
}
