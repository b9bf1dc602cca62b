/**
 * Options of a fit: the share, whose income it is of, and what is preferred among the schedules that fit.
 */
import { type Decimal, type DecimalInput, readDecimal } from "../../kernel/decimal.js";
import { type Problem, problem, refuse } from "../../kernel/error.js";
import { kindOf } from "../../kernel/kindOf.js";
import { type Ratio, ratioFromDecimal } from "../../kernel/ratio.js";
import type { GuaranteeWeight } from "../../rules/debtKind.js";
import { FIT_GOALS, type FitGoal } from "../../rules/fitGoal.js";
import type { HouseholdDefinition } from "../../rules/householdDefinition.js";
import { INCOME_BASES, type IncomeBasis } from "../../rules/incomeSource.js";
import { isNameIn } from "../optionRecord.js";

/** Options of a fit. */
export interface FitOptions {
  /** The share of a month's income that all repayments together may take. */
  readonly share: DecimalInput;
  /** Of which income: `gross` unless given. */
  readonly shareOf?: IncomeBasis | undefined;
  /** Which of the schedules that fit is chosen: `fewest-changes` unless given. */
  readonly goal?: FitGoal | undefined;
  /** Whether the cash must last, up to a year after the last date: `true` unless given. */
  readonly keepsCash?: boolean | undefined;
  /** The amount that the cash must never fall below, where it must last: nothing unless given. */
  readonly leastCash?: DecimalInput | undefined;
  /** Money at hand on the day of disbursement; the household's savings of kind `cash` unless given. */
  readonly openingCash?: DecimalInput | undefined;
  readonly household?: HouseholdDefinition | undefined;
  readonly guarantees?: GuaranteeWeight | undefined;
}

/** The options, sound. */
export interface FitChoices {
  readonly share: Ratio;
  readonly goal: FitGoal;
  readonly shareOf: IncomeBasis;
  readonly keepsCash: boolean;
  /** As decimal; of the household's currency once that is known. */
  readonly leastCash: Decimal;
}

/** Reads the options, and says everything that is wrong with them. */
export function readFitOptions(options: FitOptions): FitChoices {
  const { goal = "fewest-changes", shareOf = "gross", keepsCash = true } = options;
  const problems: Problem[] = [];
  const share = readDecimal(options.share);
  if (share === undefined || share.isNegative() || share.gt(1)) {
    problems.push(
      problem("out-of-range", "options.share", 'must be a share from 0 to 1, as text such as "0.50"'),
    );
  }
  if (!isNameIn(FIT_GOALS, goal)) {
    problems.push(
      problem("not-in-list", "options.goal", `must be one of ${Object.keys(FIT_GOALS).join(", ")}`),
    );
  }
  if (!isNameIn(INCOME_BASES, shareOf)) {
    problems.push(
      problem("not-in-list", "options.shareOf", `must be one of ${Object.keys(INCOME_BASES).join(", ")}`),
    );
  }
  if (typeof keepsCash !== "boolean") {
    problems.push(
      problem("wrong-type", "options.keepsCash", `must be true or false; got ${kindOf(keepsCash)}`),
    );
  }
  const leastCash = readDecimal(options.leastCash ?? "0");
  if (leastCash === undefined || leastCash.isNegative()) {
    problems.push(problem("out-of-range", "options.leastCash", "must be an amount of zero or more"));
  }
  if (share === undefined || leastCash === undefined || problems.length > 0) refuse(problems);
  return { share: ratioFromDecimal(share), goal, shareOf, keepsCash, leastCash };
}
