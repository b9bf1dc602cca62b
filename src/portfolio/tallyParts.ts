/**
 * How single loans are counted where they are not the usual case: left out of the book, or cut into parts by
 * collateral, years in default or installment.
 */
import type { Position } from "../servicing/position/position.js";
import type { ExactSums } from "./exactSums.js";
import { BALANCE, CELL_SUMS, type TallyLayout } from "./tallyLayout.js";

const MOST_DAYS = 1_000_000;

/** Whether the fields that every tally reads are in order; a loan that is not is read again, carefully. */
export function isSound(position: Position): boolean {
  const { principalOutstanding, daysPastDue, overduePrincipal, restructured, timesRestructured } = position;
  return (
    Number.isSafeInteger(principalOutstanding) &&
    Number.isInteger(daysPastDue) &&
    daysPastDue >= 0 &&
    daysPastDue <= MOST_DAYS &&
    (overduePrincipal === undefined || isPart(overduePrincipal, principalOutstanding)) &&
    isFlag(restructured) &&
    isFlag(position.writtenOff) &&
    (timesRestructured === undefined ||
      ((restructured !== false || timesRestructured === 0) && isPart(timesRestructured, MOST_DAYS)))
  );
}

function isPart(value: number, whole: number): boolean {
  return Number.isInteger(value) && value >= 0 && (value <= whole || value === 0);
}

function isFlag(value: unknown): boolean {
  return value === undefined || value === false || value === true;
}

/** Whether a loan tells anything by which its balance is cut into parts. */
export function hasParts({ collateral, overdueInstallments, yearsInDefault }: Position): boolean {
  return collateral !== undefined || overdueInstallments !== undefined || yearsInDefault !== undefined;
}

/** Counts a loan that does not belong to the gross portfolio: written off, paid up, or with a credit balance. */
export function countOutside(sums: ExactSums, layout: TallyLayout, position: Position): void {
  const { principalOutstanding: balance, writtenOff } = position;
  if (balance === 0) {
    sums.add(layout.tail.zeroLoans, 1);
    return;
  }
  const outside = writtenOff === true && balance > 0;
  sums.add(outside ? layout.tail.writtenOffLoans : layout.tail.creditLoans, 1);
  sums.add(outside ? layout.tail.writtenOffAmount : layout.tail.creditAmount, balance);
}

/** Counts the balance of a loan by collateral and year, and its overdue installments. */
export function countParts(
  sums: ExactSums,
  layout: TallyLayout,
  { position, cell }: { readonly position: Position; readonly cell: number },
): void {
  const { principalOutstanding: balance, collateral, yearsInDefault = 1 } = position;
  const year = Math.min(Math.max(yearsInDefault, 1), layout.years) - 1;
  const kind = collateral === undefined ? 0 : layout.needs.collateralKinds.indexOf(collateral.kind) + 1;
  const covered = kind === 0 || collateral === undefined ? 0 : Math.min(collateral.amount, balance);
  if (covered > 0) sums.add(cell + (kind * layout.years + year) * CELL_SUMS + BALANCE, covered);
  if (covered < balance) sums.add(cell + year * CELL_SUMS + BALANCE, balance - covered);
  if (layout.needs.installments) countInstallments(sums, layout, position);
}

function countInstallments(sums: ExactSums, layout: TallyLayout, position: Position): void {
  const { principalOutstanding: balance, overdueInstallments, overduePrincipal, daysPastDue } = position;
  if (overdueInstallments === undefined) {
    const overdue = overduePrincipal ?? (daysPastDue === 0 ? 0 : balance);
    if (overdue > 0) {
      sums.add(layout.tail.unsplitLoans, 1);
      sums.add(layout.tail.unsplitAmount, overdue);
    }
    if (overdue < balance) sums.add(layout.tail.notDue, balance - overdue);
    return;
  }
  let notDue = balance;
  for (const { daysPastDue: days, principal } of overdueInstallments) {
    const place = layout.installments(layout.cuts.bandOf(days));
    sums.add(place, 1);
    sums.add(place + 1, principal);
    notDue -= principal;
  }
  if (notDue > 0) sums.add(layout.tail.notDue, notDue);
}
