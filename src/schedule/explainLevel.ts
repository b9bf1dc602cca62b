/**
 * The level amount, worked out again as an exact fraction from the plan of the loan.
 *
 * Declining balance: the amount x that brings the balance to zero, x = balance × G ÷ S, where G is the growth of a
 * unit of balance over the rows left, and S what paying 1 in each of them grows to. Flat: the principal ÷ rows
 * that repay + one share of the interest.
 */
import { factorAt } from "../kernel/factors.js";
import { addRatios, multiplyRatios, type Ratio, ratio, ZERO } from "../kernel/ratio.js";
import { roundToMultiple } from "../kernel/solve.js";
import { DAY_COUNTS, type DayCountRule } from "../rules/dayCount.js";
import type { Agreed } from "./agreed.js";
import { flatInterests, type RowInterest, sharesFlat } from "./explainInterest.js";
import type { RowPeriod } from "./explainPeriod.js";
import { markOf } from "./explainPlan.js";
import type { Trace } from "./explainTrace.js";
import { accrual } from "./periods.js";
import { INTEREST_BITS, INTEREST_MARKS, PRINCIPAL_SPARED } from "./plan.js";

/** What a row was planned to pay. */
export interface PlannedPayment {
  /** The exact amount, in units. */
  readonly exact: Ratio;
  /** Rounded to the unit, or to the multiple that the terms name. */
  readonly rounded: number;
}

/** Whether a row repays principal. */
export function repaysPrincipal(trace: Trace, row: number): boolean {
  return (markOf(trace, row) & PRINCIPAL_SPARED) === 0;
}

const capitalizes = (trace: Trace, row: number): boolean =>
  (markOf(trace, row) & INTEREST_BITS) === INTEREST_MARKS.capitalized;

/** How often a row's interest joins the balance that the payments have to bring to zero. */
function growthTimes(trace: Trace, row: number): bigint {
  const { paysTotal } = trace.prepared.level;
  if (row === trace.plan.count - 1) return paysTotal ? 1n : 0n;
  const onTop = capitalizes(trace, row) ? 1n : 0n;
  return onTop + (paysTotal && repaysPrincipal(trace, row) ? 1n : 0n);
}

/** The days of a year by the day counts whose year has a fixed length; else 365. */
function nominalYear(rule: DayCountRule): Ratio {
  const basis = rule.kind === "fixed" ? rule.denominator : 365;
  if (basis === 1461) return ratio(1461, 4);
  return ratio(basis === 360 || basis === 364 || basis === 366 ? basis : 365);
}

/** The factor of a period of nominal length: a month of 30 days, a year of 365. */
function nominalFactor(agreed: Agreed): Ratio {
  const { frequency } = agreed.stepping;
  const months = "months" in frequency ? frequency.months : 1;
  const monthDays = months % 12 === 0 ? (months / 12) * 365 : months * 30;
  const days = frequency.kind === "days" ? frequency.days : monthDays;
  const year = nominalYear(DAY_COUNTS[agreed.terms.interest.dayCount]);
  return accrual(agreed, ratio(BigInt(days) * year.denominator, year.numerator));
}

/** The factor of a row by which the level amount is solved. */
function solvedFactor({ agreed, charged, periods }: Trace, row: number): Ratio {
  const { charge, factor } = periods[row] as RowPeriod;
  if (charge === "forgiven") return ZERO;
  const { levelPeriods } = agreed.terms.repayment;
  if (levelPeriods === "nominal" && agreed.terms.interest.dayCount !== "equal-periods") {
    return nominalFactor(agreed);
  }
  return row === 0 ? factorAt(charged.solved, 0) : factor;
}

/** Growth of the balance, and worth of the payments, from each row to the end: x = balance × growth ÷ worth. */
interface LevelPowers {
  readonly growth: readonly bigint[];
  readonly worth: readonly bigint[];
}

function levelPowers(trace: Trace): LevelPowers {
  const { count } = trace.plan;
  const growth = new Array<bigint>(count + 1).fill(1n);
  const worth = new Array<bigint>(count + 1).fill(0n);
  for (let row = count - 1; row >= 0; row--) {
    const { numerator, denominator } = solvedFactor(trace, row);
    const [laterGrowth, laterWorth] = [growth[row + 1] as bigint, worth[row + 1] as bigint];
    growth[row] = (denominator + growthTimes(trace, row) * numerator) * laterGrowth;
    worth[row] = denominator * (laterWorth + (repaysPrincipal(trace, row) ? laterGrowth : 0n));
  }
  return { growth, worth };
}

type Planner = (row: number, balance: Ratio) => PlannedPayment;

function decliningPlanner(trace: Trace): Planner {
  const { agreed } = trace;
  const { growth, worth } = levelPowers(trace);
  const solve = (row: number, balance: Ratio): PlannedPayment => {
    const grown = balance.numerator * (growth[row] as bigint);
    const exact = ratio(grown, balance.denominator * (worth[row] as bigint));
    return { exact, rounded: roundToMultiple(exact, agreed.solved) };
  };
  if (agreed.terms.rounding.residue === "re-level") return solve;
  const level = solve(0, ratio(agreed.principal));
  return () => level;
}

/** Principal and interest that the rows from `from` on share: the exact part of each. */
function flatPart(trace: Trace, shares: readonly RowInterest[], from: number, balance: Ratio) {
  const rows = shares.map((_, row) => row).slice(from);
  const joining = rows.filter((row) => row < shares.length - 1 && capitalizes(trace, row));
  const owed = joining.reduce((sum, row) => addRatios(sum, (shares[row] as RowInterest).exact), balance);
  const carriers = rows.filter((row) => sharesFlat(trace, row));
  const left = carriers.reduce((sum, row) => sum + (shares[row] as RowInterest).rounded, 0n);
  const rowsThatRepay = rows.filter((row) => repaysPrincipal(trace, row)).length;
  return {
    principal: multiplyRatios(owed, ratio(1, rowsThatRepay)),
    interest: carriers.length === 0 ? ZERO : ratio(left, carriers.length),
  };
}

function flatPlanner(trace: Trace): Planner {
  const { agreed, prepared } = trace;
  const shares = flatInterests(trace);
  const isSolvedAgain = agreed.terms.rounding.residue === "re-level";
  const planned = flatPart(trace, shares, 0, ratio(agreed.principal));
  return (row, balance) => {
    const part = isSolvedAgain ? flatPart(trace, shares, row, balance) : planned;
    const share = isSolvedAgain ? part.interest : (shares[row] as RowInterest).exact;
    const carries = prepared.level.paysTotal && sharesFlat(trace, row);
    const exact = carries ? addRatios(part.principal, share) : part.principal;
    return { exact, rounded: roundToMultiple(exact, agreed.solved) };
  };
}

/**
 * What each row that repays principal was planned to pay, given the balance before it, in units; `undefined` for
 * patterns without a level amount.
 */
export function plannedPayments(trace: Trace): Planner | undefined {
  const { pattern } = trace.agreed.terms.repayment;
  if (pattern !== "equal-installments" && pattern !== "equal-principal") return undefined;
  return trace.agreed.terms.interest.method === "flat" ? flatPlanner(trace) : decliningPlanner(trace);
}
