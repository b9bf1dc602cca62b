/**
 * What the rows of a loan pay before any rounding.
 */
import { problem, refuse } from "../../kernel/error.js";
import { addRatios, multiplyRatios, type Ratio, ratio, ZERO } from "../../kernel/ratio.js";
import { exactLevel } from "../../kernel/solve.js";
import type { Agreed } from "../agreed.js";
import { unitsOf } from "../agreedParts.js";
import { levelFactors } from "../declining.js";
import type { ChargedPeriods } from "../firstPeriod.js";
import type { FlatInterest } from "../flat.js";
import { flatPart } from "../flatLevel.js";
import { equationOf } from "../level.js";
import type { Plan } from "../plan.js";
import { stepsOf } from "../steps.js";

/** What the rows pay, unrounded, in units. */
export interface ExactPayments {
  readonly paysTotal: boolean;
  /** The exact amounts of which each row pays one, or a whole multiple of one and whole units. */
  readonly bases: readonly Ratio[];
  readonly payment: (row: number) => Ratio;
}

const same = (paysTotal: boolean, amount: Ratio): ExactPayments => {
  return { paysTotal, bases: [amount], payment: () => amount };
};

function checkExact({ terms }: Agreed, { extra }: ChargedPeriods): void {
  const { afterChange, step } = terms.repayment;
  const wrong = (path: string, message: string) => refuse(problem("conflict", path, message));
  if (afterChange !== "solved-together") {
    wrong("repayment.afterChange", "unrounded amounts are known where all changes are solved together");
  }
  if (step !== undefined && terms.interest.method === "flat") {
    wrong("repayment.step", "unrounded amounts of flat steps are not worked out");
  }
  const isFlat = terms.interest.method === "flat";
  const treatment = extra?.treatment;
  const isPlaced = treatment === "first-installment" || treatment === "last-installment";
  const isAtEnd = treatment === "last-installment" && extra?.isOnTop === true;
  if ((isFlat && isPlaced) || isAtEnd) {
    wrong("interest.firstPeriod.treatment", "unrounded amounts are not worked out for this treatment");
  }
}

/** The exact amount that each row pays. */
export function exactPayments(
  agreed: Agreed,
  plan: Plan,
  periods: ChargedPeriods,
  flat: FlatInterest | undefined,
): ExactPayments {
  checkExact(agreed, periods);
  const { pattern, fixedInstallment } = agreed.terms.repayment;
  if (pattern === "interest-only" || pattern === "bullet") return same(false, ZERO);
  const paysTotal = pattern === "equal-installments";
  if (fixedInstallment !== undefined) {
    return same(paysTotal, ratio(unitsOf(fixedInstallment.amount, agreed.terms, agreed.unit)));
  }
  if (flat !== undefined) return same(false, flatPart(agreed, plan, flat));
  const equation = equationOf(agreed, plan, levelFactors(agreed, periods.solved), paysTotal);
  const level = exactLevel(agreed.principal, equation);
  const steps = stepsOf(agreed, plan);
  if (steps === undefined) return same(paysTotal, level);
  const payment = (row: number) => {
    const weighted = multiplyRatios(level, ratio(steps.exactWeights[row] as bigint));
    return addRatios(weighted, ratio(steps.additions?.[row] ?? 0));
  };
  return { paysTotal, bases: [level], payment };
}
