/**
 * The rest of a loan: its rows from one on, planned again on what is then owed, by the same equation, the same walk and
 * the same residue policy as the loan from its start.
 */
import type { Factors } from "../kernel/factors.js";
import { ratio, ZERO } from "../kernel/ratio.js";
import type { Agreed } from "./agreed.js";
import { type RestAmounts, solveRestAmounts } from "./amounts.js";
import { decliningLevel } from "./declining.js";
import type { ChargedPeriods } from "./firstPeriod.js";
import type { FlatInterest } from "./flat.js";
import { flatLevel } from "./flatLevel.js";
import type { Level } from "./level.js";
import { fateOf } from "./marks.js";
import { passOf, placeExtra, withoutForgiven } from "./pass.js";
import type { Plan } from "./plan.js";
import type { PassOfRest } from "./rowPass.js";

/** The rest of a loan. Amounts count units; rows count from its first one. */
export interface Rest extends PassOfRest {
  /** The terms, with the balance as their principal and the first period's start as their first day. */
  readonly agreed: Agreed;
  readonly plan: Plan;
  /** What a unit earns in each row at the first so many of the later rates. */
  readonly periodsAt: (rates: number) => ChargedPeriods;
  /** Days and daily factors, where each day's interest is rounded by itself. */
  readonly daily: { readonly days: readonly number[]; readonly factors: Factors } | undefined;
  /** The interest of each row of a flat loan. */
  readonly flat: Float64Array | undefined;
  /** What the rows pay where their amounts are kept; they are solved again if not given. */
  readonly kept: ((row: number) => number) | undefined;
}

/** Flat interest as it is: the shares of the rows, and the exact share of one that carries any. */
function flatOf(rows: Float64Array): FlatInterest {
  const carriers = new Set<number>();
  rows.forEach((share, row) => {
    if (share !== 0) carriers.add(row);
  });
  const total = ratio(rows.reduce((sum, share) => sum + share, 0));
  const share = carriers.size === 0 ? ZERO : ratio(total.numerator, carriers.size);
  return { total, share, rows, carriers };
}

/** What the rows pay: kept amounts, or those of the terms solved for what is owed. */
function levelOf({ agreed, plan, kept, flat }: Rest, solvedAt: (rates: number) => Factors): Level {
  const level = () =>
    flat === undefined ? decliningLevel(agreed, plan, solvedAt) : flatLevel(agreed, plan, flatOf(flat));
  if (kept === undefined) return level();
  const { pattern, fixedInstallment } = agreed.terms.repayment;
  const isTotal = flat === undefined || agreed.terms.interest.flat?.principal === "total-less-interest";
  const paysTotal = pattern === "equal-installments" && (isTotal || fixedInstallment !== undefined);
  return { amount: kept(0), paysTotal, payments: kept };
}

/** Days by which interest accrues; forgiven rows count none. */
function daysOf({ daily, plan }: Rest): readonly number[] | undefined {
  const isForgiven = (row: number) => fateOf(plan.marks?.[row] ?? 0) === "forgiven";
  return daily?.days.map((days, row) => (isForgiven(row) ? 0 : days));
}

/**
 * Solves the rest of a loan.
 *
 * @throws LoanError `no-solution` when an installment that is kept does not cover its interest
 */
export function solveRest(rest: Rest): RestAmounts {
  const { agreed, plan, daily, flat, odd, owed, coversInterest } = rest;
  const periods = withoutForgiven(plan, rest.periodsAt(agreed.laterRates.length));
  const solvedAt = (rates: number) => {
    if (rates === agreed.laterRates.length) return periods.solved;
    return withoutForgiven(plan, rest.periodsAt(rates)).solved;
  };
  const level = levelOf(rest, solvedAt);
  const { upfront, ...extra } = placeExtra(agreed, periods, level.paysTotal);
  const factors = daily?.factors ?? periods.rows;
  const parts = { factors, days: daysOf(rest), flat, level, extra };
  const pass = { ...passOf(agreed, plan, parts), rest: { odd, owed, coversInterest } };
  return solveRestAmounts(agreed, { pass, level, upfront }, rest.kept === undefined);
}
