/**
 * What the rows of a declining-balance loan pay: solved at once, solved again at each change, nominal, or given.
 */
import { type Factors, factorsFrom } from "../kernel/factors.js";
import { divideRatios, type Ratio, ratio } from "../kernel/ratio.js";
import { DAY_COUNTS, type DayCount, type DayCountRule } from "../rules/dayCount.js";
import type { Frequency } from "../rules/frequency.js";
import type { Agreed } from "./agreed.js";
import { unitsOf } from "./agreedParts.js";
import { changedLevel, type SolvedFactors } from "./changedLevel.js";
import { equationOf, type Level, solvedLevel } from "./level.js";
import { accrual } from "./periods.js";
import type { Plan } from "./plan.js";

const NOMINAL_MONTH_DAYS = 30;
const NOMINAL_YEAR_DAYS = 365;

/** Denominators of day counts that are the length of one year, or of four. */
const NOMINAL_YEARS: Readonly<Record<number, Ratio>> = {
  360: ratio(360),
  364: ratio(364),
  366: ratio(366),
  1461: ratio(1461, 4),
};

/** The days of a year by a day count whose year has a fixed length; else 365. */
function nominalYear(dayCount: DayCount): Ratio {
  const rule: DayCountRule = DAY_COUNTS[dayCount];
  return (rule.kind === "fixed" ? NOMINAL_YEARS[rule.denominator] : undefined) ?? ratio(NOMINAL_YEAR_DAYS);
}

/** The regular period that a row stands for, where its dates are given. */
function periodOfRow(frequency: Frequency): Frequency {
  return frequency.kind === "dates" ? (frequency.period ?? frequency) : frequency;
}

function nominalMonthDays(frequency: Agreed["stepping"]["frequency"]): number {
  const months = "months" in frequency ? frequency.months : 1;
  return months % 12 === 0 ? (months / 12) * NOMINAL_YEAR_DAYS : months * NOMINAL_MONTH_DAYS;
}

/** The part of a year in a period of nominal length: months of 30 days over the day count's own year or 365. */
function nominalYears({ stepping, terms }: Agreed): Ratio {
  const { dayCount } = terms.interest;
  const frequency = periodOfRow(stepping.frequency);
  if (dayCount === "months/12" && "months" in frequency) return ratio(frequency.months, 12);
  const days = frequency.kind === "days" ? frequency.days : nominalMonthDays(frequency);
  return divideRatios(ratio(days), nominalYear(dayCount));
}

/** What a unit of balance earns in a period of nominal length. */
export const nominalFactor = (agreed: Agreed): Ratio => accrual(agreed, nominalYears(agreed));

function nominalFactors(agreed: Agreed, charged: Factors): Factors {
  const factor = nominalFactor(agreed);
  const free = ratio(0);
  return factorsFrom(Array.from(charged.numerators, (numerator) => (numerator === 0 ? free : factor)));
}

/** The factors by which the level amount is solved: those charged, or of nominal lengths. */
export function levelFactors(agreed: Agreed, charged: Factors): Factors {
  const { interest, repayment } = agreed.terms;
  const isNominal = repayment.levelPeriods === "nominal" && interest.dayCount !== "equal-periods";
  return isNominal ? nominalFactors(agreed, charged) : charged;
}

/** What the rows of a loan on the declining balance pay. */
export function decliningLevel(agreed: Agreed, plan: Plan, factorsAt: SolvedFactors): Level {
  const { terms, unit, laterRates } = agreed;
  const { pattern, fixedInstallment, afterChange } = terms.repayment;
  if (pattern === "interest-only" || pattern === "bullet") return { amount: 0, paysTotal: false };
  const paysTotal = pattern === "equal-installments";
  if (fixedInstallment !== undefined)
    return { amount: unitsOf(fixedInstallment.amount, terms, unit), paysTotal };
  const solvedAt: SolvedFactors = (rates) => levelFactors(agreed, factorsAt(rates));
  if (afterChange !== "solved-together") return changedLevel(agreed, plan, solvedAt);
  const factors = solvedAt(laterRates.length);
  return solvedLevel(agreed, plan, equationOf(agreed, plan, factors, paysTotal), paysTotal);
}
