/**
 * Numbers of installments that surely do not do, told without building their schedules.
 *
 * A schedule fits when no row passes the limit L, or, by the level amount, passes it by more than the residue r that its
 * number of rows allows. So n rows bring at most n × (L + r); where all rows but the last are the level amount, n × L + r;
 * where charges show that the largest row is compared, n × L. They have to bring the principal, of a flat loan with
 * periods alike the interest of each, and the fixed charges of each row.
 */
import { type Minor, minorFromText, toMinor } from "../../kernel/money.js";
import type { LoanTerms } from "../../terms/complete.js";
import { MOST_INSTALLMENTS } from "../../terms/productSchema.js";
import { type Built, isSchedule } from "./solveJudge.js";
import { allowedResidue, type InstallmentMeasure } from "./solveMeasure.js";

/** What is looked for: the terms, the largest installment, and what of a schedule is compared with it. */
export interface Wanted {
  readonly terms: LoanTerms;
  readonly limit: Minor;
  readonly measure: InstallmentMeasure;
}

/** Whether every period costs the same on the same balance. */
export function hasAlikePeriods({ interest, repayment, disbursements = [] }: LoanTerms): boolean {
  return (
    interest.dayCount === "equal-periods" &&
    interest.periodShare === "equal" &&
    interest.rateChanges.length + repayment.grace.length + disbursements.length === 0 &&
    repayment.firstDueOn === undefined &&
    repayment.timing === "in-arrears" &&
    "unit" in repayment.every &&
    repayment.every.unit !== "half-month"
  );
}

/** Whether principal and interest of every row but the last are the level amount, and of the last as little or more. */
function isLevelButLast(terms: LoanTerms): boolean {
  const { repayment, rounding, interest, calendar } = terms;
  return (
    hasAlikePeriods(terms) &&
    repayment.pattern === "equal-installments" &&
    repayment.step === undefined &&
    repayment.given.length === 0 &&
    repayment.fixedInstallment === undefined &&
    repayment.balloon === undefined &&
    rounding.residue === "last" &&
    calendar.shift === "none" &&
    (interest.flat?.principal ?? "total-less-interest") === "total-less-interest"
  );
}

/** The fixed charges of every row, in minor units. */
export function fixedCharges({ charges, decimals }: LoanTerms): Minor {
  return charges
    .filter(({ when, amount }) => when === "each-installment" && amount !== undefined)
    .reduce((sum, { amount }) => sum + (minorFromText(amount ?? "0", decimals) ?? 0), 0);
}

/** The interest of each row of a flat loan at least, from its schedule of two rows, but for the rounding; else 0. */
function flatShare({ terms }: Wanted, two: Built, unit: Minor): Minor {
  if (terms.interest.method !== "flat" || !hasAlikePeriods(terms) || !isSchedule(two)) return 0;
  return Math.max(0, ((toMinor(two.totals.interest, terms.decimals) ?? 0) - unit) / 2);
}

/** Whether so many rows within the limit cannot bring what is owed, whatever the schedule; see the head of this file. */
export function bringsTooLittle(wanted: Wanted, two: Built): (n: number) => boolean {
  const { terms, limit, measure } = wanted;
  const { repayment, downPayment, principal, decimals } = terms;
  if (downPayment !== undefined || repayment.grace.some(({ term }) => term === "extending"))
    return () => false;
  const unit = minorFromText(terms.rounding.unit, decimals) as Minor;
  const share = flatShare(wanted, two, unit);
  const owed = minorFromText(principal, decimals) as Minor;
  const [isLevel, charges] = [isLevelButLast(terms), fixedCharges(terms)];
  return (n) => {
    const residue = measure === "level-installment" ? allowedResidue(terms, limit, n) : 0;
    if (isLevel && n > 1 && residue > 0 && charges <= residue) return owed + n * share > n * limit + residue;
    const beyond = isLevel && n > 1 ? 0 : residue;
    return owed + n * (share + charges) > n * (limit + beyond);
  };
}

const isWhole = ({ repayment }: LoanTerms): boolean =>
  repayment.pattern === "bullet" || repayment.pattern === "interest-only";

/** Whether one row repays the whole principal, or a balloon above the limit, whatever the number of rows. */
export function repaysAtOnce({ terms, limit }: Pick<Wanted, "terms" | "limit">): boolean {
  return (
    isWhole(terms) || (minorFromText(terms.repayment.balloon?.amount ?? "0", terms.decimals) ?? 0) > limit
  );
}

/** Whether a loan has one payment that only grows with the number of periods, so that what one does not fit, none does. */
function onlyGrows({ repayment, charges, downPayment, disbursements = [] }: LoanTerms): boolean {
  const changes = repayment.grace.length + repayment.given.length + charges.length + disbursements.length;
  return repayment.pattern === "bullet" && changes === 0 && downPayment === undefined;
}

/**
 * Whether more rows than one surely do not do where one does not: all the principal falls due in one row, and it is above
 * the limit by more than any residue; or that row, which there is, grows with every period.
 */
export function neverFitsAtOnce({ terms, limit, measure }: Wanted, one: Built): boolean {
  const { repayment, principal, downPayment, decimals } = terms;
  if (isSchedule(one) && measure !== "level-installment" && onlyGrows(terms)) return true;
  if (!isWhole(terms) || downPayment !== undefined || repayment.given.length > 0) return false;
  const most = limit + allowedResidue(terms, limit, MOST_INSTALLMENTS);
  return (minorFromText(principal, decimals) ?? 0) > most;
}
