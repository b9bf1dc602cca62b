/**
 * Rows to be verified beside the plan that their terms lead to.
 *
 * Balances are those of the rows that are checked, so that one wrong row is one breach and not a row of them.
 */
import type { Decimal } from "../../kernel/decimal.js";
import { multiplyRatios, type Ratio, ratio, ratioFromDecimal, ratioToDecimal } from "../../kernel/ratio.js";
import { roundedAmount } from "../explain/explainExact.js";
import { type RowInterest, rowInterests } from "../explain/explainInterest.js";
import { paidOutIn, type RowGroup, type Trace } from "../explain/explainTrace.js";
import { type CheckedSchedule, firstPaidOut, type LawBreach } from "./verifyChecked.js";
import type { CheckedRow } from "./verifyRows.js";

/** An installment beside the rows of the plan that it was made from. */
export interface Pair {
  readonly index: number;
  readonly row: CheckedRow;
  readonly group: RowGroup;
}

/** What is known of the rows of the plan, given the balances of the schedule that is checked. */
export interface Reckoning {
  readonly trace: Trace;
  readonly pairs: readonly Pair[];
  /** The balance before each row of the plan, in units. */
  readonly balances: readonly Ratio[];
  readonly interests: readonly RowInterest[];
}

/** An amount of the currency in units. */
export const inUnits = ({ agreed }: Trace, amount: Decimal): Ratio =>
  multiplyRatios(ratioFromDecimal(amount), ratio(10n ** BigInt(agreed.terms.decimals), BigInt(agreed.unit)));

/** Units as an amount of the currency. */
export const inMoney = ({ agreed }: Trace, units: Ratio): Decimal =>
  ratioToDecimal(multiplyRatios(units, ratio(BigInt(agreed.unit), 10n ** BigInt(agreed.terms.decimals))));

/** The rows of the plan in a group. */
export const rowsIn = ({ from, to }: RowGroup): number[] =>
  Array.from({ length: to - from }, (_, k) => from + k);

/** The installments that are checked, each beside its rows of the plan. */
export function pairsOf(rows: readonly CheckedRow[], { groups }: Trace): Pair[] {
  return groups.flatMap((group, index) => {
    const row = rows[index];
    return row === undefined ? [] : [{ index, row, group }];
  });
}

/** Works out what the terms say of the rows that are checked. */
export function reckon({ rows, principal }: CheckedSchedule, trace: Trace): Reckoning {
  const pairs = pairsOf(rows, trace);
  const balances: Ratio[] = [];
  let start = firstPaidOut({ rows, principal });
  for (const { row, group } of pairs) {
    const isLater = group.due > trace.agreed.disbursedOn;
    let balance = start.minus(roundedAmount(trace.agreed, isLater ? 0 : group.paidDown));
    for (const planned of rowsIn(group)) {
      const { atStart, inCourse } = paidOutIn(trace, planned);
      balances.push(inUnits(trace, balance.plus(roundedAmount(trace.agreed, atStart))));
      const change = atStart + inCourse - (trace.amounts.principal[planned] as number);
      balance = balance.plus(roundedAmount(trace.agreed, change));
    }
    start = start.plus(row.disbursed ?? 0).minus(row.principal);
  }
  return { trace, pairs, balances, interests: rowInterests(trace, balances) };
}

/** Whether grace or a bullet moves interest out of the rows of a group or into them. */
function movesInterest({ amounts }: Trace, group: RowGroup): boolean {
  return rowsIn(group).some((row) => amounts.interest[row] !== amounts.accrued[row]);
}

/** The interest that a row states for its own period; `undefined` where it cannot be told apart. */
export function statedInterest(trace: Trace, { row, group }: Pair): Decimal | undefined {
  if (row.accruedInterest !== undefined) return row.accruedInterest;
  return movesInterest(trace, group) ? undefined : row.interest;
}

/** A breach in a column of a row. */
export function breach(
  pair: Pair,
  column: string,
  message: string,
  values: Pick<LawBreach, "expected" | "actual">,
): LawBreach {
  return { row: pair.row.number, path: `rows[${pair.index}].${column}`, message, ...values };
}
