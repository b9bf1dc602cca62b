/**
 * The level amount, worked out again as an exact fraction from the plan of the loan.
 *
 * Declining balance: the amount that brings the balance to zero, or to the balloon, the root of one linear equation.
 * Flat: what is to be repaid ÷ rows that repay + one share of the interest.
 */
import { type Factors, factorAt, factorsFrom } from "../../kernel/factors.js";
import { addRatios, multiplyRatios, type Ratio, ratio, subtractRatios, ZERO } from "../../kernel/ratio.js";
import { exactLevel, type LevelEquation, roundToMultiple } from "../../kernel/solve.js";
import { nominalFactor } from "../declining.js";
import { equationOf } from "../level.js";
import { markIn, sparesPrincipal } from "../marks.js";
import { stepsOf } from "../steps.js";
import { flatInterests, type RowInterest, sharesFlat } from "./explainInterest.js";
import { interestFate } from "./explainPlan.js";
import { paidOutIn, type Trace } from "./explainTrace.js";

/** What a row was planned to pay. */
export interface PlannedPayment {
  /** The exact amount, in units; `undefined` where it is solved again after a change of the loan. */
  readonly exact: () => Ratio | undefined;
  /** Rounded to the unit, or to the multiple that the terms name. */
  readonly rounded: number;
  /** Its principal and its interest where they are rounded apart; `rounded` is then what the interest charged leaves. */
  readonly apart?: { readonly principal: number; readonly interest: number };
}

/** What a row pays, given the balance before it. */
export type Planner = (row: number, balance: Ratio) => PlannedPayment;

/** Whether a row repays by the level amount: it spares no principal and is not agreed by itself. */
export function repaysByLevel({ plan }: Trace, row: number): boolean {
  return !sparesPrincipal(markIn(plan, row)) && !plan.given.has(row);
}

/** The factors by which the level amount is solved; rows that are forgiven cost nothing. */
function solvedFactors({ agreed, charged, periods }: Trace): Factors {
  const { levelPeriods } = agreed.terms.repayment;
  const isNominal = levelPeriods === "nominal" && agreed.terms.interest.dayCount !== "equal-periods";
  const nominal = isNominal ? nominalFactor(agreed) : undefined;
  return factorsFrom(
    periods.map(({ charge, factor }, row) => {
      if (charge === "forgiven" || factor.numerator === 0n) return ZERO;
      return nominal ?? (row === 0 ? factorAt(charged.solved, 0) : factor);
    }),
  );
}

/** Steps: the exact amount of each row's step. */
function steppedPlanner({ agreed, plan }: Trace, equation: LevelEquation): Planner | undefined {
  const steps = stepsOf(agreed, plan);
  if (steps === undefined) return undefined;
  const level = exactLevel(agreed.principal, equation);
  return (row) => {
    const scaled = multiplyRatios(level, ratio(steps.exactWeights[row] as bigint));
    const exact = addRatios(scaled, ratio(steps.additions?.[row] ?? 0));
    return { exact: () => exact, rounded: roundToMultiple(exact, agreed.solved) };
  };
}

/** Payments as the plan has them: given, or solved again as the loan goes on. */
function ownPlanner(
  { prepared }: Trace,
  exactAt: (row: number, balance: Ratio) => Ratio | undefined,
): Planner {
  const { pass } = prepared;
  return (row, balance) => {
    const before = Number(balance.numerator / balance.denominator);
    const rounded = pass.payments?.(row, before) ?? pass.payment;
    return { exact: () => exactAt(row, balance), rounded };
  };
}

function decliningPlanner(trace: Trace): Planner {
  const { agreed, plan, prepared } = trace;
  const { fixedInstallment, afterChange } = agreed.terms.repayment;
  if (fixedInstallment !== undefined) return ownPlanner(trace, () => ratio(prepared.pass.payment));
  if (afterChange !== "solved-together") return ownPlanner(trace, () => undefined);
  const equation = equationOf(agreed, plan, solvedFactors(trace), prepared.level.paysTotal);
  if (agreed.terms.rounding.residue === "re-level") {
    return ownPlanner(trace, (row, balance) => {
      const whole = Number(balance.numerator / balance.denominator);
      return exactLevel(whole, { ...equation, from: row });
    });
  }
  const stepped = steppedPlanner(trace, equation);
  if (stepped !== undefined) return stepped;
  const exact = exactLevel(agreed.principal, equation);
  const level = { exact: () => exact, rounded: roundToMultiple(exact, agreed.solved) };
  return () => level;
}

const capitalizes = (trace: Trace, row: number): boolean => interestFate(trace, row) === "capitalized";

/** What a flat loan's level rows from `from` on have to repay. */
function flatOwed(trace: Trace, shares: readonly RowInterest[], from: number, balance: Ratio): Ratio {
  const { plan, prepared } = trace;
  const shareIn = (row: number) => (shares[row] as RowInterest).exact;
  let owed = subtractRatios(balance, ratio(prepared.pass.balloon));
  for (let row = from; row < plan.count; row++) {
    const { atStart, inCourse } = paidOutIn(trace, row);
    owed = addRatios(owed, ratio((row === from ? 0 : atStart) + inCourse));
    if (row < plan.count - 1 && capitalizes(trace, row)) owed = addRatios(owed, shareIn(row));
    const given = plan.given.get(row);
    if (given === undefined) continue;
    const part =
      "principal" in given ? ratio(given.principal) : subtractRatios(ratio(given.total), shareIn(row));
    owed = subtractRatios(owed, part);
  }
  return owed;
}

/** The exact principal and interest that each level row from `from` on pays. */
function flatPart(trace: Trace, shares: readonly RowInterest[], from: number, balance: Ratio) {
  const rows = shares.map((_, row) => row).slice(from);
  const carriers = rows.filter((row) => sharesFlat(trace, row));
  const left = carriers.reduce((sum, row) => sum + (shares[row] as RowInterest).rounded, 0n);
  const repaying = rows.filter((row) => repaysByLevel(trace, row)).length;
  return {
    principal: multiplyRatios(flatOwed(trace, shares, from, balance), ratio(1, Math.max(repaying, 1))),
    interest: carriers.length === 0 ? ZERO : ratio(left, carriers.length),
  };
}

/** The same payments with the two parts of each, where a flat installment is made of two rounded parts. */
function withParts(trace: Trace, planner: Planner): Planner {
  const { agreed, prepared } = trace;
  const { flat, pattern } = { ...agreed.terms.interest, ...agreed.terms.repayment };
  if (pattern !== "equal-installments" || flat?.principal === "total-less-interest") return planner;
  return (row, balance) => {
    const planned = planner(row, balance);
    const own = prepared.pass.flat?.[row] ?? 0;
    const interest = flat?.principal === "rounded-parts" ? roundToMultiple(ratio(own), agreed.solved) : own;
    return { ...planned, apart: { principal: planned.rounded + own - interest, interest } };
  };
}

function flatPlanner(trace: Trace): Planner {
  const { agreed, prepared } = trace;
  const { step, afterChange } = agreed.terms.repayment;
  const isByParts = agreed.terms.interest.flat?.principal === "rounded-parts";
  if (step !== undefined || isByParts || afterChange !== "solved-together") {
    return ownPlanner(trace, () => undefined);
  }
  const shares = flatInterests(trace);
  const isSolvedAgain = agreed.terms.rounding.residue === "re-level";
  const planned = flatPart(trace, shares, 0, ratio(agreed.principal));
  return (row, balance) => {
    const part = isSolvedAgain ? flatPart(trace, shares, row, balance) : planned;
    const share = isSolvedAgain ? part.interest : (shares[row] as RowInterest).exact;
    const carries = prepared.level.paysTotal && sharesFlat(trace, row);
    const exact = carries ? addRatios(part.principal, share) : part.principal;
    return { exact: () => exact, rounded: roundToMultiple(exact, agreed.solved) };
  };
}

/**
 * What each row that repays by the level amount was planned to pay, given the balance before it, in units; to be asked
 * in the order of the rows. `undefined` for patterns without a level amount.
 */
export function plannedPayments(trace: Trace): Planner | undefined {
  const { terms } = trace.agreed;
  const { pattern, fixedInstallment } = terms.repayment;
  if (pattern !== "equal-installments" && pattern !== "equal-principal") return undefined;
  if (terms.interest.method === "flat") {
    if (fixedInstallment !== undefined) return ownPlanner(trace, () => undefined);
    return withParts(trace, flatPlanner(trace));
  }
  return decliningPlanner(trace);
}
