/**
 * What the rows of a declining-balance loan pay: solved at once, solved again at each change, nominal, or given.
 */
import { type Factors, factorsFrom } from "../kernel/factors.js";
import { divideRatios, type Ratio, ratio } from "../kernel/ratio.js";
import { roundedLevel } from "../kernel/solve.js";
import type { DayCount } from "../rules/dayCount.js";
import type { Agreed } from "./agreed.js";
import { unitsOf } from "./agreedParts.js";
import { equationOf, type Level, solvedLevel } from "./level.js";
import { accrual, periodOf } from "./periods.js";
import type { Plan } from "./plan.js";

/** The factors by which the level amount is solved, at the first so many of the later rates. */
export type SolvedFactors = (rates: number) => Factors;

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

function nominalMonthDays(frequency: Agreed["stepping"]["frequency"]): number {
  const months = "months" in frequency ? frequency.months : 1;
  return months % 12 === 0 ? (months / 12) * NOMINAL_YEAR_DAYS : months * NOMINAL_MONTH_DAYS;
}

/** The factor of a period of nominal length: months of 30 days, over the day count's own year or 365. */
function nominalFactors(agreed: Agreed, charged: Factors): Factors {
  const { stepping, terms } = agreed;
  const { frequency } = stepping;
  const days = frequency.kind === "days" ? frequency.days : nominalMonthDays(frequency);
  const yearDays = NOMINAL_YEARS[terms.interest.dayCount] ?? ratio(NOMINAL_YEAR_DAYS);
  const factor = accrual(agreed, divideRatios(ratio(days), yearDays));
  const free = ratio(0);
  return factorsFrom(Array.from(charged.numerators, (numerator) => (numerator === 0 ? free : factor)));
}

/** A change of the loan: the row from which the level amount is solved again, and what is known by then. */
interface Change {
  readonly row: number;
  readonly rates: number;
  readonly inflows: number;
}

/** The changes in order of time, those of one row taken together. */
function changesOf(agreed: Agreed, plan: Plan): Change[] {
  const { count, dates, inflows } = plan;
  const changes: Change[] = [{ row: 0, rates: 0, inflows: 0 }];
  for (let row = 0; row < count; row++) {
    const [, end] = periodOf(agreed, dates, row);
    const rates = agreed.laterRates.filter(({ from }) => from < end).length;
    const paidOut = inflows.filter((inflow) => inflow.row <= row).length;
    const known = changes.at(-1) as Change;
    if (rates !== known.rates || paidOut !== known.inflows) changes.push({ row, rates, inflows: paidOut });
  }
  return changes;
}

/** The level amount after a change, for the balance before a row; what is paid out in that very row is known. */
function reformed(agreed: Agreed, plan: Plan, factors: Factors, change: Change) {
  const paysTotal = agreed.terms.repayment.pattern === "equal-installments";
  const known = plan.inflows.slice(0, change.inflows);
  return (row: number, balance: number) => {
    const inflows = known.filter((inflow) => inflow.row === row && inflow.factor !== undefined);
    const equation = equationOf(agreed, { ...plan, inflows }, factors, paysTotal);
    return roundedLevel(balance, { ...equation, from: row }, agreed.solved);
  };
}

/** Installments that are solved again at each change, or kept as they were first solved. */
function changedLevel(agreed: Agreed, plan: Plan, factorsAt: SolvedFactors): Level {
  const { afterChange, pattern } = agreed.terms.repayment;
  const all = changesOf(agreed, plan);
  const changes = afterChange === "kept" ? all.slice(0, 1) : all;
  const solvers = changes.map((change) => reformed(agreed, plan, factorsAt(change.rates), change));
  const lastBefore = (row: number) => changes.filter((change) => change.row <= row).length - 1;
  const first = (solvers[lastBefore(0)] as (typeof solvers)[0])(0, agreed.principal);
  let solved = { change: -1, amount: first };
  const payments = (row: number, balance: number) => {
    const change = lastBefore(row);
    if (change !== solved.change) {
      solved = { change, amount: (solvers[change] as (typeof solvers)[0])(row, balance) };
    }
    return solved.amount;
  };
  return { amount: first, paysTotal: pattern === "equal-installments", payments };
}

/** What the rows of a loan on the declining balance pay. */
export function decliningLevel(agreed: Agreed, plan: Plan, factorsAt: SolvedFactors): Level {
  const { terms, unit, laterRates } = agreed;
  const { pattern, levelPeriods, fixedInstallment, afterChange } = terms.repayment;
  if (pattern === "interest-only" || pattern === "bullet") return { amount: 0, paysTotal: false };
  const paysTotal = pattern === "equal-installments";
  if (fixedInstallment !== undefined)
    return { amount: unitsOf(fixedInstallment.amount, terms, unit), paysTotal };
  if (afterChange !== "solved-together") return changedLevel(agreed, plan, factorsAt);
  const charged = factorsAt(laterRates.length);
  const isNominal = levelPeriods === "nominal" && terms.interest.dayCount !== "equal-periods";
  const factors = isNominal ? nominalFactors(agreed, charged) : charged;
  return solvedLevel(agreed, plan, equationOf(agreed, plan, factors, paysTotal), paysTotal);
}
