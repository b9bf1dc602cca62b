/**
 * Stretches of principals that are paid in one way: the same amounts are planned for the rows, and as many rows take
 * them. As the principal grows within a stretch, no row's payment falls.
 *
 * While the planned amounts stay, each balance is a growing function of the one before it, so that every payment, every
 * charge and the closing row grow with the principal. Planned amounts do not fall either, so stretches follow one
 * another, and a search by halves finds where one begins. Where a rule plans by rounded balances, or shares rounded parts
 * among rows, that is not so: there each principal is a stretch of its own.
 */
import { LoanError, type Problem } from "../../kernel/error.js";
import { type Minor, toMinor } from "../../kernel/money.js";
import type { LoanTerms } from "../../terms/complete.js";
import { type Agreed, agreedTerms } from "../agreed.js";
import { agreedPlan } from "../agreedPlan.js";
import { chargedPeriods, isIrregularFirst } from "../firstPeriod.js";
import { preparePass } from "../pass.js";
import { planRows } from "../plan.js";
import type { Schedule } from "../schedule.js";
import { isSchedule, tryBuild } from "./solveJudge.js";

/** Whether the first period has an extra: the difference of two rounded amounts, it moves to and fro. */
function hasExtra(agreed: Agreed): boolean {
  const { dates } = planRows(agreed);
  return isIrregularFirst(agreed, dates) && chargedPeriods(agreed, dates).extra !== undefined;
}

/** Whether the principals of these terms lie in stretches, rather than each by itself. */
export function hasStretches(terms: LoanTerms): boolean {
  const { repayment, rounding, interest, calendar, disbursements = [], downPayment } = terms;
  const plansByBalance =
    rounding.residue !== "last" ||
    repayment.afterChange === "re-formed" ||
    repayment.afterChange === "stacked";
  const sharesParts = interest.flat?.principal === "rounded-parts";
  const sharesRounded = repayment.grace.some((grace) => grace.interest === "deferred-spread");
  const splits = downPayment !== undefined || interest.rounding === "per-piece";
  if (plansByBalance || sharesParts || sharesRounded || (disbursements.length > 1 && splits)) return false;
  const mergesRows = calendar.shift !== "none" && calendar.shift !== "extend";
  if (mergesRows && rounding.largestResidue !== undefined) return false;
  return !hasExtra(agreedTerms(terms));
}

/** What the rows are planned to pay. */
interface Planned {
  /** All planned amounts as text; for flat interest, its rounded share as well. */
  readonly name: string;
  /** What a closing row is planned to pay, in minor units: a total, or principal alone. */
  readonly closing: (row: number) => Minor;
  readonly paysTotal: boolean;
}

function plannedIn(terms: LoanTerms): Planned {
  const agreed = agreedTerms(terms);
  const plan = agreedPlan(agreed);
  const { pass, level } = preparePass(agreed, plan);
  const { payments, amount, paysTotal } = level;
  const rows = payments && Array.from({ length: plan.count }, (_, row) => payments(row, 0));
  const share = pass.flat?.find((units) => units > 0) ?? 0;
  const closing = (row: number) => ((rows?.[row] ?? amount) + pass.balloon) * agreed.unit;
  return { name: `${amount}/${share}/${rows?.join() ?? ""}`, closing, paysTotal };
}

const inWords = (problems: readonly Problem[]): string =>
  problems.map(({ path, message }) => `${path}: ${message}`).join();

const rowsOf = ({ installments }: Schedule): number => installments.length;

/** Terms in which a small or an odd last installment is taken as it is. */
function relaxed(terms: LoanTerms, kept: "smallLast" | "largestResidue" | undefined): LoanTerms {
  const { smallLast, largestResidue, ...rounding } = terms.rounding;
  const own = { smallLast, largestResidue };
  return {
    ...terms,
    rounding: kept === undefined || own[kept] === undefined ? rounding : { ...rounding, [kept]: own[kept] },
  } as LoanTerms;
}

/** Which of its thresholds the closing row passes: small ones come first, odd ones at both ends. */
function thresholdsOf(terms: LoanTerms, plain: Schedule, { closing, paysTotal }: Planned): string {
  const { smallLast, largestResidue } = terms.rounding;
  const last = plain.installments.at(-1);
  if (last === undefined || (smallLast === undefined && largestResidue === undefined)) return "";
  const folded = tryBuild(relaxed(terms, "smallLast"));
  const isSmall = !isSchedule(folded) || rowsOf(folded) < rowsOf(plain);
  const isOdd = !isSchedule(tryBuild(relaxed(terms, "largestResidue")));
  const paid = paysTotal ? last.principal.plus(last.accruedInterest) : last.principal;
  const side = (toMinor(paid, terms.decimals) ?? 0) < closing(rowsOf(plain) - 1) ? "below" : "above";
  return `${isSmall ? "small" : ""}/${isOdd ? side : ""}`;
}

/** The name of the stretch that a principal lies in; equal for the principals of one stretch, and for no others. */
export function stretchOf(terms: LoanTerms): string {
  try {
    const planned = plannedIn(terms);
    const plain = tryBuild(relaxed(terms, undefined));
    if (!isSchedule(plain)) return `${planned.name}: ${inWords(plain)}`;
    return `${planned.name}/${rowsOf(plain)}/${thresholdsOf(terms, plain, planned)}`;
  } catch (error) {
    if (error instanceof LoanError) return inWords(error.problems);
    throw error;
  }
}
