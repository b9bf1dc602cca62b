/**
 * Expected credit loss of one loan under IFRS 9, period by period.
 *
 * ECL = Σ S(t−1) · h(t) · LGD · EAD(t) ÷ (1 + r)^(t − 1 + τ), with h(t) the probability of default in period t given
 * survival until then, S(t) = Π (1 − h), LGD the share lost, EAD(t) the exposure in period t (amount), r the effective
 * rate of one period, τ the part of the period that passes before the default (end: 1). Computed with 60 digits,
 * rounded once. §5.5.17, §B5.5.44.
 */
import { Decimal, type DecimalInput, readDecimal } from "../kernel/decimal.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import { ratioFromDecimal, roundRatio } from "../kernel/ratio.js";
import { needRecord } from "../kernel/recordInput.js";
import { DEFAULT_TIMINGS, type DefaultTiming, type LossHorizon } from "../rules/impairmentStage.js";
import { digitsOf, type MoneyReading } from "../servicing/position/recordFields.js";
import { oneOf, optionProblems, wholeFrom } from "./options.js";
import { amountOf } from "./ratioAnswer.js";

/** A loan's path of exposure and risk. */
export interface LossPath extends MoneyReading {
  readonly currency: string;
  /** Exposure at default in each period; an amortizing loan's balance falls. */
  readonly exposures: readonly DecimalInput[];
  /** Probability of default in each period given survival, as fractions; one for every period, or the same for all. */
  readonly hazards: DecimalInput | readonly DecimalInput[];
  /** Share of the exposure that is lost, as a fraction. */
  readonly lossGivenDefault: DecimalInput;
  /** Effective interest rate of one period, as a fraction; 0 does not discount. */
  readonly effectiveRate: DecimalInput;
  readonly periodsPerYear: number;
  readonly horizon: LossHorizon;
  /** `end` unless said. */
  readonly timing?: DefaultTiming | undefined;
}

/** An expected loss, with what was counted. */
export interface ExpectedLoss {
  readonly expectedLoss: Decimal;
  /** The same before rounding, to 30 significant digits. */
  readonly unrounded: Decimal;
  readonly periods: number;
  /** Probability of a default within these periods. */
  readonly probabilityOfDefault: Decimal;
  readonly definition: {
    readonly horizon: LossHorizon;
    readonly timing: DefaultTiming;
    readonly discounted: boolean;
  };
}

interface ReadPath {
  readonly exposures: readonly Decimal[];
  readonly hazards: readonly Decimal[];
  readonly loss: Decimal;
  readonly rate: Decimal;
}

const zero = new Decimal(0);

function readNumber(input: unknown, path: string, most: number | null, problems: Problem[]): Decimal {
  const value = readDecimal(input);
  if (value === undefined) problems.push(problem("not-a-decimal", path, "must be a plain decimal number"));
  else if (value.isNegative() && !value.isZero())
    problems.push(problem("out-of-range", path, "must not be negative"));
  else if (most !== null && value.gt(most))
    problems.push(problem("out-of-range", path, "must be a fraction of at most 1"));
  return value ?? zero;
}

function readPath(input: LossPath, problems: Problem[]): ReadPath {
  const lists = Array.isArray(input.exposures) ? input.exposures : [];
  if (lists.length === 0) problems.push(problem("required", "exposures", "must hold at least one amount"));
  const hazards = Array.isArray(input.hazards)
    ? input.hazards
    : lists.map(() => input.hazards as DecimalInput);
  if (hazards.length !== lists.length)
    problems.push(problem("conflict", "hazards", "must be as many as exposures, or one"));
  return {
    exposures: lists.map((exposure, i) => readNumber(exposure, `exposures[${i}]`, null, problems)),
    hazards: hazards.map((hazard, i) => readNumber(hazard, `hazards[${i}]`, 1, problems)),
    loss: readNumber(input.lossGivenDefault, "lossGivenDefault", 1, problems),
    rate: readNumber(input.effectiveRate, "effectiveRate", null, problems),
  };
}

/** How many periods begin within the horizon. */
function periodsCounted({ exposures, horizon, periodsPerYear }: LossPath): number {
  return horizon === "lifetime" ? exposures.length : Math.min(exposures.length, periodsPerYear);
}

/**
 * Expected credit loss of one loan over twelve months or its life. For loans of up to a year both are the same.
 *
 * @throws LoanError listing everything that is wrong with the path
 * @example
 * ```ts
 * const path = {
 *   currency: "BDT", exposures: ["1000000"], hazards: "0.005", lossGivenDefault: "0.25",
 *   effectiveRate: "0", periodsPerYear: 1, horizon: "12-month",
 * } as const;
 * expectedCreditLoss(path).expectedLoss; // 1250
 * ```
 */
export function expectedCreditLoss(path: LossPath): ExpectedLoss {
  needRecord(path, "path");
  const { horizon, timing = "end", currency } = path;
  const own = { horizon, timing, periodsPerYear: path.periodsPerYear };
  const rules = {
    horizon: oneOf(["12-month", "lifetime"]),
    timing: oneOf(DEFAULT_TIMINGS),
    periodsPerYear: wholeFrom(1),
  };
  const problems = optionProblems(own, rules);
  const digits = digitsOf(currency, path);
  if (digits === undefined) problems.push(problem("not-in-list", "currency", "must be an ISO 4217 code"));
  const { exposures, hazards, loss, rate } = readPath(path, problems);
  if (problems.length > 0) refuse(problems);
  let [survival, sum] = [new Decimal(1), zero];
  const periods = periodsCounted(path);
  for (let t = 0; t < periods; t++) {
    const hazard = hazards[t] ?? zero;
    const discount = rate.plus(1).pow(t + DEFAULT_TIMINGS[timing]);
    sum = sum.plus(
      survival
        .times(hazard)
        .times(loss)
        .times(exposures[t] ?? zero)
        .div(discount),
    );
    survival = survival.times(new Decimal(1).minus(hazard));
  }
  const minor = roundRatio(ratioFromDecimal(sum.times(new Decimal(10).pow(digits ?? 0))), "half-up");
  return {
    expectedLoss: amountOf(minor, digits ?? 0),
    unrounded: sum.toSignificantDigits(30),
    periods,
    probabilityOfDefault: new Decimal(1).minus(survival).toSignificantDigits(30),
    definition: { horizon, timing, discounted: !rate.isZero() },
  };
}
