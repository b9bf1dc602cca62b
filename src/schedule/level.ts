/**
 * The level amount on the declining balance: the exact root of the plan's own equation, rounded once.
 */
import { type Factors, factorsFrom } from "../kernel/factors.js";
import { divideRatios, type Ratio, ratio } from "../kernel/ratio.js";
import { annuitiesFromEachRow, type LevelEquation, roundedLevel } from "../kernel/solve.js";
import type { DayCount } from "../rules/dayCount.js";
import type { Agreed } from "./agreed.js";
import { accrual } from "./periods.js";
import { INTEREST_BITS, INTEREST_MARKS, type Plan, PRINCIPAL_SPARED } from "./plan.js";

/** What the rows pay. */
export interface Level {
  /** The rounded level amount. */
  readonly amount: number;
  /** Whether it is a total, interest included, or principal alone. */
  readonly paysTotal: boolean;
  /** What a row pays where the amount is not the same for all, given the balance before it. */
  readonly payments?: (row: number, balance: number) => number;
}

const CAPITALIZED = INTEREST_MARKS.capitalized;

/** How often a row's factor joins the balance when totals are level: 0, 1 or 2 times. */
function totalGrowth(mark: number): number {
  const capitalizes = (mark & INTEREST_BITS) === CAPITALIZED;
  if ((mark & PRINCIPAL_SPARED) !== 0) return capitalizes ? 1 : 0;
  return capitalizes ? 2 : 1;
}

function equationOf(plan: Plan, factors: Factors, paysTotal: boolean): LevelEquation {
  const { marks, count } = plan;
  if (marks === undefined) {
    const rows = { factors, from: 0, to: count };
    return paysTotal ? rows : { ...rows, growths: new Uint8Array(count) };
  }
  const closing = count - 1;
  const weights = marks.map((mark) => ((mark & PRINCIPAL_SPARED) === 0 ? 1 : 0));
  const growths = marks.map((mark, row) => {
    if (row === closing) return paysTotal ? 1 : 0;
    if (paysTotal) return totalGrowth(mark);
    return (mark & INTEREST_BITS) === CAPITALIZED ? 1 : 0;
  });
  return { factors, growths, weights, from: 0, to: count };
}

function solvedLevel(agreed: Agreed, equation: LevelEquation, paysTotal: boolean): Level {
  const { principal, solved, terms } = agreed;
  const amount = roundedLevel(principal, equation, solved);
  if (terms.rounding.residue !== "re-level") return { amount, paysTotal };
  const worths = annuitiesFromEachRow(equation);
  const payments = (row: number, balance: number) =>
    roundedLevel(balance, { ...equation, from: row }, solved, worths[row] as number);
  return { amount, paysTotal, payments };
}

const NOMINAL_MONTH_DAYS = 30;
const NOMINAL_YEAR_DAYS = 365;

/** The days of a year by the day counts whose year has a fixed length other than 365. */
const NOMINAL_YEARS: Partial<Record<DayCount, Ratio>> = {
  "actual/360": ratio(360),
  "nl/360": ratio(360),
  "30/360-bond": ratio(360),
  "30/360-us": ratio(360),
  "30/360-us-eom": ratio(360),
  "30/360-psa": ratio(360),
  "30e/360": ratio(360),
  "30e/360-isda": ratio(360),
  "30e+/360": ratio(360),
  "actual/364": ratio(364),
  "actual/366": ratio(366),
  "actual/365.25": ratio(1461, 4),
};

/** The factor of a period of nominal length: months of 30 days, over the day count's own year or 365. */
function nominalFactors(agreed: Agreed, count: number): Factors {
  const { stepping, terms } = agreed;
  const { frequency } = stepping;
  const days = frequency.kind === "days" ? frequency.days : nominalMonthDays(frequency);
  const yearDays = NOMINAL_YEARS[terms.interest.dayCount] ?? ratio(NOMINAL_YEAR_DAYS);
  const factor = accrual(agreed, divideRatios(ratio(days), yearDays));
  return factorsFrom(new Array<Ratio>(count).fill(factor));
}

function nominalMonthDays(frequency: Agreed["stepping"]["frequency"]): number {
  const months = "months" in frequency ? frequency.months : 1;
  return months % 12 === 0 ? (months / 12) * NOMINAL_YEAR_DAYS : months * NOMINAL_MONTH_DAYS;
}

/** The level amount on the declining balance. */
export function decliningLevel(agreed: Agreed, plan: Plan, factors: Factors): Level {
  const { pattern, levelPeriods } = agreed.terms.repayment;
  if (pattern === "interest-only" || pattern === "bullet") return { amount: 0, paysTotal: false };
  const paysTotal = pattern === "equal-installments";
  const isNominal = levelPeriods === "nominal" && agreed.terms.interest.dayCount !== "equal-periods";
  const basis = isNominal ? nominalFactors(agreed, plan.count) : factors;
  return solvedLevel(agreed, equationOf(plan, basis, paysTotal), paysTotal);
}
