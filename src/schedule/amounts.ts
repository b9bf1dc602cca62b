/**
 * The amounts of the rows: the level amount applied with rounding, the residue placed, a small last row folded.
 */
import { problem, refuse } from "../kernel/error.js";
import { LARGEST_AMOUNT } from "../kernel/money.js";
import type { Agreed } from "./agreed.js";
import { refuseBroken, refuseGiven } from "./broken.js";
import { accrueToTheEnd } from "./bullet.js";
import { checkResidue, closeSmallLast } from "./closing.js";
import { evenShare } from "./evenShare.js";
import type { Level } from "./level.js";
import { markIn, sparesPrincipal } from "./marks.js";
import { type PreparedPass, preparePass } from "./pass.js";
import type { Plan } from "./plan.js";
import { residueInFirst, residueSpread, type Trial } from "./residue.js";
import type { RowAmounts, RowPass } from "./rowPass.js";
import { emptyAmounts, paidOut, walk } from "./rows.js";

/** Amounts whose odd units are placed. */
interface PlacedAmounts extends RowAmounts {
  /** By how many units an even share moved what each row pays; `undefined` where it moved none. */
  readonly moved?: Float64Array;
}

/** The amounts of a schedule, in units. */
export interface ScheduleAmounts extends PlacedAmounts {
  /** The rounded level amount, as the level rows pay it; 0 where there is none. */
  readonly level: number;
  /** Interest taken at disbursement. */
  readonly upfront: number;
}

/** How far the closing row is from its planned amount; what comes on top of it does not count. */
function closingGap({ count, principal, accrued }: RowAmounts, pass: RowPass): number {
  const closing = count - 1;
  const total = (principal[closing] as number) + (pass.paysTotal ? (accrued[closing] as number) : 0);
  const extras = (pass.paysTotal ? pass.closingExtra : 0) + (closing === 0 ? pass.firstShift : 0);
  const before = (principal[closing] as number) - paidOut(pass.inflows?.get(closing)).inCourse;
  const planned = pass.payments === undefined ? pass.payment : pass.payments(closing, before);
  return total - extras - pass.balloon - planned;
}

/** The level amount moved by an even share of the gap; the rows remember by how much. */
function placeEvenShare(agreed: Agreed, pass: RowPass, level: Level, first: RowAmounts): PlacedAmounts {
  const { payments, moved } = evenShare(agreed, pass, level, (tried) => {
    const walked = walk(tried);
    return "reason" in walked || walked.count !== pass.count ? undefined : closingGap(walked, tried);
  });
  if (moved.every((units) => units === 0)) return first;
  const placed = walk({ ...pass, payments });
  return "reason" in placed ? refuseBroken(placed) : { ...placed, moved };
}

/** Places the odd units by the policy of the terms; returns the amounts as they then are. */
function placeResidue(agreed: Agreed, pass: RowPass, level: Level, first: RowAmounts): PlacedAmounts {
  const { residue } = agreed.terms.rounding;
  if (first.isRaised) return first;
  const gap = closingGap(first, pass);
  if (residue === "even-share") return placeEvenShare(agreed, pass, level, first);
  const hasPlace = residue !== "last" && residue !== "re-level" && gap !== 0;
  if (!hasPlace || first.count !== pass.count) return first;
  const rows = Array.from({ length: first.count - 1 }, (_, row) => row).filter(
    (row) => !sparesPrincipal(markIn(pass, row)) && !pass.given?.has(row),
  );
  if (rows.length === 0) return first;
  const trial: Trial = (payments) => {
    const tried = walk({ ...pass, payments });
    if ("reason" in tried || tried.count !== first.count) return undefined;
    return closingGap(tried, pass);
  };
  const place = { level, first: rows[0] as number, rows };
  const payments = residue === "first" ? residueInFirst(place, gap, trial) : residueSpread(place, gap, trial);
  if (payments === level.payments) return first;
  const placed = walk({ ...pass, payments });
  return "reason" in placed ? refuseBroken(placed) : placed;
}

/** Refuses interest below zero and sums above 2^53 − 1 minor units. */
function checkRange({ unit, disbursed }: Agreed, { count, principal, interest, accrued }: RowAmounts): void {
  let sum = disbursed.downPayments.reduce((back, { amount }) => back + amount, 0);
  for (let row = 0; row < count; row++) {
    if ((interest[row] as number) < 0 || (accrued[row] as number) < 0) {
      refuse(problem("no-solution", "interest.firstPeriod", `leaves interest below zero in row ${row + 1}`));
    }
    sum += (interest[row] as number) + (principal[row] as number);
    if (Math.abs(principal[row] as number) * unit > LARGEST_AMOUNT)
      refuseBroken({ row, reason: "too-large" });
  }
  if (!(sum * unit <= LARGEST_AMOUNT)) refuseBroken({ row: count, reason: "too-large" });
}

/** The amounts of a loan whose rows have a level amount, or interest alone. */
function walkedAmounts(agreed: Agreed, { pass, level }: PreparedPass): PlacedAmounts {
  if (agreed.terms.rounding.multiple !== undefined && level.amount === 0) {
    refuse(problem("no-solution", "rounding.multiple", "rounds the installment to zero"));
  }
  const walked = walk(pass);
  if ("reason" in walked) {
    refuseGiven(agreed, pass, walked);
    return refuseBroken(walked);
  }
  const placed = placeResidue(agreed, pass, level, walked);
  const movedPlan = placed.moved?.[placed.count - 1] ?? 0;
  checkResidue(agreed, closingGap(placed, pass) - movedPlan);
  return { ...placed, ...closeSmallLast(agreed, placed, pass) };
}

/** What the level rows pay, an even share of the odd units included. */
const shownLevel = ({ amount, installment = amount }: Level, { moved }: PlacedAmounts): number =>
  installment + (moved?.[0] ?? 0);

/** The rest of a loan solved: its amounts, and what each row pays by its plan, the closing one included. */
export interface RestAmounts extends RowAmounts {
  readonly level: number;
  readonly payments: readonly number[];
}

/** What a row pays by its plan: its total, or its principal where the level amount is principal alone. */
function plannedIn(pass: RowPass, amounts: RowAmounts, row: number): number {
  const given = pass.given?.get(row);
  if (given !== undefined) return "principal" in given ? given.principal : given.total;
  if (sparesPrincipal(pass.marks?.[row] ?? 0)) return 0;
  const principal = amounts.principal[row] as number;
  if (row < amounts.count - 1) return principal + (pass.paysTotal ? (amounts.accrued[row] as number) : 0);
  const before = principal - paidOut(pass.inflows?.get(row)).inCourse;
  return pass.payments === undefined ? pass.payment : pass.payments(row, before);
}

/**
 * The amounts of the rest of a loan. Nothing is refused because of an odd or a small last row: a threshold that
 * folds such a row still does.
 *
 * @throws LoanError `no-solution` when an installment that is kept does not cover its interest
 */
export function solveRestAmounts(agreed: Agreed, prepared: PreparedPass, isSolved: boolean): RestAmounts {
  const { pass, level } = prepared;
  if (agreed.terms.repayment.pattern === "bullet") {
    const amounts = accrueToTheEnd(pass, emptyAmounts(pass.count, false));
    checkRange(agreed, amounts);
    return { ...amounts, level: 0, payments: new Array<number>(amounts.count).fill(0) };
  }
  const walked = walk(pass);
  if ("reason" in walked) return refuseBroken(walked);
  const placed: PlacedAmounts = isSolved ? placeResidue(agreed, pass, level, walked) : walked;
  const payments = Array.from({ length: placed.count }, (_, row) => plannedIn(pass, placed, row));
  const folds = agreed.terms.rounding.smallLast?.action === "fold";
  const amounts = folds ? { ...placed, ...closeSmallLast(agreed, placed, pass) } : placed;
  checkRange(agreed, amounts);
  return { ...amounts, level: shownLevel(level, placed), payments };
}

/**
 * The amounts of all rows.
 *
 * @throws LoanError `no-solution` when an installment does not cover its interest, or the terms refuse the residue
 */
export function solveAmounts(agreed: Agreed, plan: Plan): ScheduleAmounts {
  const prepared = preparePass(agreed, plan);
  const { pass, level, upfront } = prepared;
  const isBullet = agreed.terms.repayment.pattern === "bullet";
  const amounts: PlacedAmounts = isBullet
    ? accrueToTheEnd(pass, emptyAmounts(pass.count, false))
    : walkedAmounts(agreed, prepared);
  checkRange(agreed, amounts);
  return { ...amounts, level: shownLevel(level, amounts), upfront };
}
