/**
 * Rules of changes: what later disbursements, new rates and agreed installments may do to the level amount, and
 * what counts as a small last installment.
 */
import type { ChangeEffect } from "../rules/amortization.js";
import { type CheckContext, type CheckRule, hasLevelAmount, onlyOne, type SoundTerms } from "./checks.js";

/** What a loan changes by. */
interface Changes {
  readonly tranches: number;
  readonly rates: number;
  readonly given: number;
}

function changesOf({ disbursements, interest, repayment }: SoundTerms): Changes {
  const tranches = (disbursements?.length ?? 1) - 1;
  return { tranches, rates: interest.rateChanges.length, given: repayment.given.length };
}

type Objection = (terms: SoundTerms, changes: Changes) => string | false;

const isFlat = ({ interest }: SoundTerms): boolean => interest.method === "flat";

/** Why an effect has no meaning in some terms; `false` where it has one. */
const OBJECTIONS: Readonly<Record<Exclude<ChangeEffect, "solved-together">, readonly Objection[]>> = {
  "re-formed": [
    (_, { tranches, rates, given }) =>
      tranches + rates + given === 0 &&
      "needs a later disbursement, a change of the rate or an agreed installment",
    (terms, { tranches, rates }) =>
      isFlat(terms) && tranches + rates > 0 && "flat installments are formed again after agreed ones only",
  ],
  kept: [
    (_, { tranches, rates }) =>
      tranches + rates === 0 && "needs a later disbursement or a change of the rate",
    (terms) => isFlat(terms) && "flat installments are solved with all changes together",
  ],
  foreseen: [
    (_, { tranches }) => tranches === 0 && "needs a later disbursement",
    (terms) => isFlat(terms) && "flat installments are solved with all changes together",
  ],
  stacked: [
    (_, { tranches }) => tranches === 0 && "needs a later disbursement",
    (terms) => isFlat(terms) && "flat installments are solved with all changes together",
    ({ repayment }, { given }) =>
      (repayment.balloon !== undefined || given > 0) && "goes with neither a balloon nor agreed installments",
  ],
  "as-paid-out": [
    (_, { tranches }) => tranches === 0 && "needs a later disbursement",
    (terms) => !isFlat(terms) && "belongs to flat interest",
    ({ repayment }, { given }) =>
      (repayment.balloon !== undefined || given > 0) && "goes with neither a balloon nor agreed installments",
  ],
};

function checkChangeEffect({ terms, wrong }: CheckContext): void {
  const { afterChange, step } = terms.repayment;
  if (afterChange === "solved-together") return;
  const changes = changesOf(terms);
  const wrongEffect = (why: string) => wrong("conflict", "repayment.afterChange", why);
  for (const objection of OBJECTIONS[afterChange]) {
    const why = objection(terms, changes);
    if (why !== false) wrongEffect(why);
  }
  if (!hasLevelAmount(terms)) wrongEffect("needs a level amount: equal-installments or equal-principal");
  if (step !== undefined) wrongEffect("does not go with steps");
  const { residue } = terms.rounding;
  const isShared = residue === "even-share" && afterChange === "re-formed" && changes.rates === 0;
  if (residue !== "last" && !isShared) wrongEffect("goes with the residue in the last installment");
}

/** Nominal periods are solved for the loan of the first day: nothing may be paid out or cost otherwise in between. */
function checkNominal({ terms, wrong }: CheckContext): void {
  const { levelPeriods, afterChange } = terms.repayment;
  const { tranches, rates } = changesOf(terms);
  if (levelPeriods !== "nominal" || tranches + rates === 0) return;
  const solvesOnce = afterChange === "kept" || afterChange === "foreseen";
  if (rates > 0 || !solvesOnce)
    wrong("conflict", "repayment.levelPeriods", "nominal periods know no later changes");
}

function checkSmallLast({ terms, wrong }: CheckContext): void {
  const { smallLast } = terms.rounding;
  if (smallLast === undefined) return;
  const { below, belowPercent } = smallLast;
  if ((below === undefined) === (belowPercent === undefined)) {
    wrong("conflict", "rounding.smallLast", onlyOne("below", "belowPercent", below));
  }
  const percent = Number(belowPercent ?? 1);
  if (!(percent > 0 && percent <= 100))
    wrong("out-of-range", "rounding.smallLast.belowPercent", "must be above 0 and at most 100");
}

/** The rules of changes, with the fields that each needs sound. */
export const CHANGE_RULES: readonly CheckRule[] = [
  { needs: ["interest", "repayment", "rounding", "disbursements"], check: checkChangeEffect },
  { needs: ["interest", "repayment", "disbursements"], check: checkNominal },
  { needs: ["rounding"], check: checkSmallLast },
];
