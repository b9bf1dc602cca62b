/**
 * Annual loan loss: what a collection rate means in losses a year.
 *
 * Rosenberg, CGAP Occasional Paper 3, 1999: a 95% collection rate on three-month weekly loans loses almost 40% of the
 * book a year.
 *
 * Annual loan-loss rate = (1 − current recovery rate) ÷ (average term in years × share of the principal that is
 * outstanding on average). The rule of two takes that share to be one half.
 */
import type { DecimalInput } from "../kernel/decimal.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import {
  addRatios,
  divideRatios,
  multiplyRatios,
  ONE,
  type Ratio,
  ratio,
  subtractRatios,
  ZERO,
} from "../kernel/ratio.js";
import { needRecords } from "../kernel/recordInput.js";
import { readFigure, tellFormula } from "./figures.js";
import { checkOptions, oneOf, wholeFrom } from "./options.js";
import { exactAnswer, type RatioAnswer } from "./ratioAnswer.js";

/** How the principal of the loans runs off: the share outstanding on average over n periods. */
export const RUN_OFFS = {
  /** Equal principal in n installments: (n + 1) ÷ 2n. 13 weeks: 7/13. The default. */
  "equal-principal": (installments: number) => ratio(installments + 1, 2 * installments),
  /** All principal at the end: 1. */
  bullet: () => ONE,
} as const satisfies Record<string, (installments: number) => Ratio>;

/** The name of a run-off. */
export type RunOff = keyof typeof RUN_OFFS;

/** Loans by their installments, or by their average term alone. */
export type LoanTerm =
  | {
      readonly installments: number;
      readonly installmentsPerYear: number;
      readonly runOff?: RunOff | undefined;
    }
  | { readonly averageTermYears: DecimalInput };

/** The annual loan-loss rate under both readings. */
export interface AnnualLoanLossRate {
  /** (1 − CRR) ÷ T × 2. */
  readonly ruleOfTwo: RatioAnswer;
  /** (1 − CRR) ÷ (T × average outstanding share); the same as the rule of two if only the term is known. */
  readonly exact: RatioAnswer | null;
  readonly averageOutstandingShare: RatioAnswer | null;
  readonly termYears: RatioAnswer;
  /** More was recovered than fell due, because of old arrears or prepayments: the rate is negative, and kept so. */
  readonly recoveryAboveOne: boolean;
}

function readTerm(term: LoanTerm, problems: Problem[]): { years: Ratio; share: Ratio | null } {
  if (typeof term !== "object" || term === null) {
    return refuse([...problems, problem("wrong-type", "term", `must be a record; got ${kindOf(term)}`)]);
  }
  if ("averageTermYears" in term)
    return { years: readFigure(term.averageTermYears, "averageTermYears", problems), share: null };
  const { installments, installmentsPerYear, runOff = "equal-principal" } = term;
  const missing = (["installments", "installmentsPerYear"] as const).filter(
    (name) => term[name] === undefined,
  );
  if (missing.length > 0) refuse(missing.map((name) => problem("required", name, "must be given")));
  checkOptions(
    { installments, installmentsPerYear, runOff },
    { installments: wholeFrom(1), installmentsPerYear: wholeFrom(1), runOff: oneOf(RUN_OFFS) },
  );
  return { years: ratio(installments, installmentsPerYear), share: RUN_OFFS[runOff](installments) };
}

/**
 * The annual loan-loss rate that a current recovery rate implies.
 *
 * @param currentRecoveryRate a fraction, best the average of twelve months without prepayments
 * @throws LoanError for a rate that is no number, or a term that is not above zero
 * @example
 * ```ts
 * const weekly = annualLoanLossRate("0.95", { installments: 13, installmentsPerYear: 52 });
 * weekly.ruleOfTwo.percent; // "40.00"
 * weekly.exact?.percent; // "37.14"
 * ```
 */
export function annualLoanLossRate(currentRecoveryRate: DecimalInput, term: LoanTerm): AnnualLoanLossRate {
  const problems: Problem[] = [];
  const recovered = readFigure(currentRecoveryRate, "currentRecoveryRate", problems);
  const { years, share } = readTerm(term, problems);
  if (years.numerator <= 0n) problems.push(problem("out-of-range", "averageTermYears", "must be above zero"));
  if (problems.length > 0) refuse(problems);
  const lost = divideRatios(subtractRatios(ONE, recovered), years);
  return {
    ruleOfTwo: exactAnswer(multiplyRatios(lost, ratio(2n))),
    exact: share === null ? null : exactAnswer(divideRatios(lost, share)),
    averageOutstandingShare: share === null ? null : exactAnswer(share),
    termYears: exactAnswer(years),
    recoveryAboveOne: lost.numerator < 0n,
  };
}

/**
 * The average term in years at which a recovery rate loses a given share a year, by the rule of two:
 * 2 × (1 − CRR) ÷ annual loan-loss rate.
 *
 * @example
 * ```ts
 * impliedTermYears("0.97", "0.25").ratio; // 0.24
 * ```
 */
export function impliedTermYears(
  currentRecoveryRate: DecimalInput,
  annualLossRate: DecimalInput,
): RatioAnswer {
  const problems: Problem[] = [];
  const recovered = readFigure(currentRecoveryRate, "currentRecoveryRate", problems);
  const lost = readFigure(annualLossRate, "annualLossRate", problems);
  if (lost.numerator <= 0n) problems.push(problem("out-of-range", "annualLossRate", "must be above zero"));
  if (problems.length > 0) refuse(problems);
  return exactAnswer(divideRatios(multiplyRatios(ratio(2n), subtractRatios(ONE, recovered)), lost));
}

/** What fell due and what was collected in one period. */
export interface DuePeriod {
  readonly due: DecimalInput;
  readonly collected: DecimalInput;
}

/**
 * Collected ÷ due over the last periods, or over all: Σ collected ÷ Σ due. Over a long time it hides a collapse:
 * show the last periods beside it.
 *
 * @param last how many of the last periods count; all unless said
 * @example
 * ```ts
 * const year = [{ due: "3000", collected: "3000" }, { due: "1000", collected: "400" }];
 * cumulativeCollectionRate(year).percent; // "85.00"
 * cumulativeCollectionRate(year, 1).percent; // "40.00"
 * ```
 */
export function cumulativeCollectionRate(periods: readonly DuePeriod[], last = periods?.length): RatioAnswer {
  if (!Array.isArray(periods)) {
    refuse(problem("wrong-type", "periods", `must be a list of periods; got ${kindOf(periods)}`));
  }
  checkOptions({ last }, { last: wholeFrom(0) });
  needRecords(periods, "periods");
  const problems: Problem[] = [];
  let [due, collected] = [ZERO, ZERO];
  periods.forEach((period, i) => {
    const read = [
      readFigure(period.due, `[${i}].due`, problems),
      readFigure(period.collected, `[${i}].collected`, problems),
    ];
    if (i < periods.length - last) return;
    due = addRatios(due, read[0] as Ratio);
    collected = addRatios(collected, read[1] as Ratio);
  });
  if (problems.length > 0) refuse(problems);
  return tellFormula({ plus: ["collected"], over: ["due"] }, { collected, due });
}
