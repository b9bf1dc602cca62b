/**
 * The pass that a plan leads to: charged factors, level amount, and where the extra of the first period goes.
 */
import { problem, refuse } from "../kernel/error.js";
import type { Factors } from "../kernel/factors.js";
import type { Agreed } from "./agreed.js";
import { unitsOf } from "./agreedParts.js";
import { decliningLevel } from "./declining.js";
import { dailyFactors, withForgiven } from "./factorSets.js";
import { type ChargedPeriods, chargedPeriods } from "./firstPeriod.js";
import { flatInterest } from "./flat.js";
import { flatLevel } from "./flatLevel.js";
import type { Inflow } from "./inflows.js";
import type { Level } from "./level.js";
import { fateOf, markIn } from "./marks.js";
import type { Plan } from "./plan.js";
import type { RowPass } from "./rowPass.js";

/** A pass that is ready to walk. */
export interface PreparedPass {
  readonly pass: RowPass;
  readonly level: Level;
  /** Interest taken at disbursement, in units. */
  readonly upfront: number;
}

const isForgiven = (plan: Plan, row: number): boolean => fateOf(markIn(plan, row)) === "forgiven";

/** Factors in which forgiven rows earn nothing; a forgiven first row has no extra either. */
export function withoutForgiven(plan: Plan, periods: ChargedPeriods): ChargedPeriods {
  if (!plan.marks?.some((_, row) => isForgiven(plan, row))) return periods;
  const charged = (factors: Factors) => withForgiven(factors, (row) => isForgiven(plan, row));
  const { rows, solved, extra } = periods;
  return {
    rows: charged(rows),
    solved: charged(solved),
    ...(extra && !isForgiven(plan, 0) && { extra }),
  };
}

/** Refuses treatments of the first period that have no meaning in this plan. */
function checkExtra({ terms, principal }: Agreed, plan: Plan, { extra }: ChargedPeriods): void {
  if (extra === undefined) return;
  const { amount, treatment } = extra;
  const fate = fateOf(markIn(plan, 0));
  if (treatment === "disbursement" && fate === "forgiven") return;
  const wrong = (message: string) => refuse(problem("conflict", "interest.firstPeriod.treatment", message));
  if (treatment === "disbursement" && amount < 0)
    wrong("a short first period has nothing to take at disbursement");
  if (treatment === "disbursement" && amount >= principal) wrong("nothing would be paid out");
  if (treatment === "disbursement") return;
  const isLost = fate === "capitalized" || fate === "forgiven";
  if (isLost || (treatment === "first-installment" && fate !== "paid"))
    wrong("goes with a first installment that pays its interest");
  const { pattern } = terms.repayment;
  const hasOwnPlace = pattern === "equal-installments" || pattern === "equal-principal";
  const isDeclining = terms.interest.method === "declining-balance";
  if (treatment === "last-installment" && isDeclining && hasOwnPlace && terms.rounding.residue !== "last") {
    wrong(
      "the last installment takes the first period's extra, so it takes the residue too: rounding.residue last",
    );
  }
}

/** What the extra adds to the first row's principal, and to the closing row's interest. */
export function placeExtra(agreed: Agreed, { extra }: ChargedPeriods, paysTotal: boolean) {
  const none = { firstShift: 0, closingExtra: 0, firstInterest: 0, upfront: 0 };
  if (extra === undefined) return none;
  const { amount, treatment, isOnTop } = extra;
  const isFlat = agreed.terms.interest.method === "flat";
  if (treatment === "disbursement") return { ...none, upfront: amount };
  if (treatment === "first-installment") {
    return { ...none, firstShift: paysTotal ? amount : 0, firstInterest: isFlat ? amount : 0 };
  }
  if (isOnTop) return { ...none, closingExtra: amount };
  return { ...none, firstShift: paysTotal ? 0 : -amount };
}

/** Interest day by day; forgiven rows count no days. */
function dailyOf(agreed: Agreed, plan: Plan) {
  if (agreed.terms.interest.rounding !== "per-day") return undefined;
  const { days, factors } = dailyFactors(agreed, plan.dates);
  return { factors, days: days.map((count, row) => (isForgiven(plan, row) ? 0 : count)) };
}

/** Later disbursements by row. */
function inflowsByRow(plan: Plan): Map<number, Inflow[]> | undefined {
  if (plan.inflows.length === 0) return undefined;
  const rows = new Map<number, Inflow[]>();
  for (const inflow of plan.inflows) rows.set(inflow.row, [...(rows.get(inflow.row) ?? []), inflow]);
  return rows;
}

/** The balloon stays in the closing row, on top of its level amount. */
function balloonOf({ terms, unit }: Agreed): number {
  const { balloon } = terms.repayment;
  return balloon === undefined ? 0 : unitsOf(balloon.amount, terms, unit);
}

/** Refuses a balloon above what a down payment leaves owing; without one, the terms are refused themselves. */
function checkBalloon({ terms, disbursed, unit }: Agreed): void {
  const { downPayment, repayment } = terms;
  if (downPayment === undefined || repayment.balloon === undefined) return;
  const owing = disbursed.owing.reduce((sum, { amount }) => sum + amount, 0);
  if (unitsOf(repayment.balloon.amount, terms, unit) <= owing) return;
  const message = "must not be above what the down payment leaves owing";
  refuse(problem("out-of-range", "repayment.balloon.amount", message));
}

/** What a pass is made of beside its plan. */
export interface PassParts {
  /** By which interest accrues; per day where `days` are given. */
  readonly factors: Factors;
  readonly days: RowPass["days"];
  readonly flat: RowPass["flat"];
  readonly level: Level;
  /** Where the extra of the first period goes. */
  readonly extra: Pick<RowPass, "firstShift" | "firstInterest" | "closingExtra">;
}

/** The pass over the rows of a plan. */
export function passOf(agreed: Agreed, plan: Plan, parts: PassParts): RowPass {
  const { factors, days, flat, level, extra } = parts;
  return {
    count: plan.count,
    balance: agreed.principal,
    factors,
    mode: agreed.mode,
    days,
    flat,
    isByPiece: agreed.terms.interest.rounding === "per-piece",
    marks: plan.marks,
    inflows: inflowsByRow(plan),
    given: plan.given.size === 0 ? undefined : plan.given,
    balloon: balloonOf(agreed),
    paysTotal: level.paysTotal,
    payment: level.amount,
    payments: level.payments,
    ...extra,
  };
}

/** Prepares the pass of a plan. */
export function preparePass(agreed: Agreed, plan: Plan): PreparedPass {
  checkBalloon(agreed);
  const charged = chargedPeriods(agreed, plan.dates);
  const periods = withoutForgiven(plan, charged);
  checkExtra(agreed, plan, charged);
  const isFlat = agreed.terms.interest.method === "flat";
  const flat = isFlat ? flatInterest(agreed, plan, periods.solved) : undefined;
  const solvedAt = (rates: number) => {
    if (rates === agreed.laterRates.length) return periods.solved;
    return withoutForgiven(plan, chargedPeriods(agreed, plan.dates, agreed.laterRates.slice(0, rates)))
      .solved;
  };
  const level = flat ? flatLevel(agreed, plan, flat) : decliningLevel(agreed, plan, solvedAt);
  const { upfront, ...extra } = placeExtra(agreed, periods, level.paysTotal);
  const daily = dailyOf(agreed, plan);
  const factors = daily?.factors ?? periods.rows;
  const pass = passOf(agreed, plan, { factors, days: daily?.days, flat: flat?.rows, level, extra });
  return { pass, level, upfront };
}
