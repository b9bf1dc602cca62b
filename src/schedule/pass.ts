/**
 * The pass that a plan leads to: charged factors, level amount, and where the extra of the first period goes.
 */
import { problem, refuse } from "../kernel/error.js";
import type { Factors } from "../kernel/factors.js";
import type { Agreed } from "./agreed.js";
import { type ChargedPeriods, chargedPeriods } from "./firstPeriod.js";
import { flatInterest, flatLevel } from "./flat.js";
import { decliningLevel, type Level } from "./level.js";
import { dailyFactors, withForgiven } from "./periods.js";
import { INTEREST_BITS, INTEREST_MARKS, type Plan } from "./plan.js";
import type { RowPass } from "./rows.js";

/** A pass that is ready to walk. */
export interface PreparedPass {
  readonly pass: RowPass;
  readonly level: Level;
  /** Interest taken at disbursement, in units. */
  readonly upfront: number;
}

const { capitalized: CAPITALIZED, forgiven: FORGIVEN } = INTEREST_MARKS;

const interestMark = (plan: Plan, row: number): number => (plan.marks?.[row] ?? 0) & INTEREST_BITS;

/** Factors in which forgiven rows earn nothing; a forgiven first row has no extra either. */
function withoutForgiven(plan: Plan, periods: ChargedPeriods): ChargedPeriods {
  if (!plan.marks?.some((_, row) => interestMark(plan, row) === FORGIVEN)) return periods;
  const charged = (factors: Factors) => withForgiven(factors, (row) => interestMark(plan, row) === FORGIVEN);
  const { rows, solved, extra } = periods;
  return {
    rows: charged(rows),
    solved: charged(solved),
    ...(extra && interestMark(plan, 0) !== FORGIVEN && { extra }),
  };
}

/** Refuses treatments of the first period that have no meaning in this plan. */
function checkExtra({ terms, principal }: Agreed, plan: Plan, { extra }: ChargedPeriods): void {
  if (extra === undefined) return;
  const { amount, treatment } = extra;
  const wrong = (message: string) => refuse(problem("conflict", "interest.firstPeriod.treatment", message));
  if (treatment === "disbursement" && amount < 0)
    wrong("a short first period has nothing to take at disbursement");
  if (treatment === "disbursement" && amount >= principal) wrong("nothing would be paid out");
  if (treatment === "disbursement") return;
  if (interestMark(plan, 0) === CAPITALIZED) wrong("goes with a first installment that pays its interest");
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
function placeExtra(agreed: Agreed, { extra }: ChargedPeriods, paysTotal: boolean) {
  const none = { firstShift: 0, closingExtra: 0, firstInterest: 0, upfront: 0 };
  if (extra === undefined) return none;
  const { amount, treatment } = extra;
  const isFlat = agreed.terms.interest.method === "flat";
  const isInterestOnly = agreed.terms.repayment.pattern === "interest-only";
  if (treatment === "disbursement") return { ...none, upfront: amount };
  if (treatment === "first-installment") {
    return { ...none, firstShift: paysTotal ? amount : 0, firstInterest: isFlat ? amount : 0 };
  }
  if (isFlat || isInterestOnly) return { ...none, closingExtra: amount };
  return { ...none, firstShift: paysTotal ? 0 : -amount };
}

/** Prepares the pass of a plan. */
export function preparePass(agreed: Agreed, plan: Plan): PreparedPass {
  const periods = withoutForgiven(plan, chargedPeriods(agreed, plan.dates));
  checkExtra(agreed, plan, periods);
  const { interest } = agreed.terms;
  const flat = interest.method === "flat" ? flatInterest(agreed, plan, periods.solved) : undefined;
  const level = flat ? flatLevel(agreed, plan, flat) : decliningLevel(agreed, plan, periods.solved);
  const extra = placeExtra(agreed, periods, level.paysTotal);
  if (flat !== undefined) flat.rows[0] = (flat.rows[0] as number) + extra.firstInterest;
  const daily = interest.rounding === "per-day" ? dailyFactors(agreed, plan.dates) : undefined;
  const pass: RowPass = {
    count: plan.count,
    balance: agreed.principal,
    factors: daily?.factors ?? periods.rows,
    mode: agreed.mode,
    days: daily?.days,
    flat: flat?.rows,
    marks: plan.marks,
    paysTotal: level.paysTotal,
    payment: level.amount,
    payments: level.payments,
    firstShift: extra.firstShift,
    closingExtra: extra.closingExtra,
  };
  return { pass, level, upfront: extra.upfront };
}
