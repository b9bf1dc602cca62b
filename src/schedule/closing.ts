/**
 * The closing row: how odd and how small it may be, by the thresholds that the terms state.
 */
import { problem, refuse } from "../kernel/error.js";
import { compareRatios, multiplyRatios, ratio, ratioFromText } from "../kernel/ratio.js";
import type { Agreed } from "./agreed.js";
import { unitsOf } from "./agreedParts.js";
import type { RowAmounts, RowPass } from "./rowPass.js";

/**
 * Holds the gap between the closing row and its planned amount against the cap.
 *
 * @throws LoanError `no-solution` when the gap is larger
 */
export function checkResidue({ terms, unit }: Agreed, gap: number): void {
  const { largestResidue } = terms.rounding;
  if (largestResidue === undefined || Math.abs(gap) <= unitsOf(largestResidue, terms, unit)) return;
  refuse(
    problem(
      "no-solution",
      "rounding.largestResidue",
      "the last installment differs from the level one by more than this",
    ),
  );
}

/** Lets an earlier row close the loan; what was deferred beyond it comes along, later interest is not charged. */
function foldInto(kept: number, amounts: RowAmounts, closingExtra: number): RowAmounts {
  const { count, principal, interest, accrued } = amounts;
  for (let row = kept + 1; row < count; row++) {
    principal[kept] = (principal[kept] as number) + (principal[row] as number);
    const isDeferred = interest !== accrued;
    const deferred = isDeferred ? (interest[row] as number) - (accrued[row] as number) : 0;
    interest[kept] = (interest[kept] as number) + deferred;
  }
  interest[kept] = (interest[kept] as number) + closingExtra;
  if (accrued !== interest) accrued[kept] = (accrued[kept] as number) + closingExtra;
  return { ...amounts, count: kept + 1 };
}

/** The last row before the closing one that spares nothing; −1 if there is none. */
function rowBefore(count: number, marks: Uint8Array | undefined): number {
  let row = count - 2;
  while (row >= 0 && (marks?.[row] ?? 0) !== 0) row--;
  return row;
}

type SmallLast = NonNullable<Agreed["terms"]["rounding"]["smallLast"]>;

/** Whether the closing row is below the threshold: an amount, or a part of the principal of the row before. */
function isSmall(
  { terms, unit }: Agreed,
  smallLast: SmallLast,
  { count, principal, interest }: RowAmounts,
): boolean {
  const last = principal[count - 1] as number;
  if (smallLast.below !== undefined) {
    return last + (interest[count - 1] as number) < unitsOf(smallLast.below, terms, unit);
  }
  const before = ratio(Math.max(principal[count - 2] ?? 0, 0), 100);
  return compareRatios(ratio(last), multiplyRatios(before, ratioFromText(smallLast.belowPercent ?? "0"))) < 0;
}

/**
 * Folds or refuses a closing row that is smaller than the stated threshold.
 *
 * @throws LoanError `no-solution` when the terms refuse such a row, or more is paid out after the row before
 */
export function closeSmallLast(
  agreed: Agreed,
  amounts: RowAmounts,
  { marks, closingExtra, inflows }: Pick<RowPass, "marks" | "closingExtra" | "inflows">,
): RowAmounts {
  const { smallLast } = agreed.terms.rounding;
  if (smallLast === undefined || !isSmall(agreed, smallLast, amounts)) return amounts;
  if (smallLast.action === "refuse") {
    refuse(
      problem("no-solution", "rounding.smallLast", "the last installment is smaller than this threshold"),
    );
  }
  const kept = rowBefore(amounts.count, marks);
  if (kept < 0) return amounts;
  if ([...(inflows?.keys() ?? [])].some((row) => row > kept)) {
    refuse(
      problem(
        "no-solution",
        "rounding.smallLast",
        "the last installment cannot be folded: more is paid out after the one before",
      ),
    );
  }
  return foldInto(kept, amounts, closingExtra);
}
