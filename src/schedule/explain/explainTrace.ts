/**
 * Trace: the rows of a schedule as its plan has them, before rows on one due date were added up.
 *
 * Explanations and laws compare an installment with the rows it was made from. A trace is made once per terms
 * record and remembered.
 */
import type { Day } from "../../kernel/date.js";
import type { LoanTerms } from "../../terms/complete.js";
import { type Agreed, agreedTerms } from "../agreed.js";
import { agreedPlan } from "../agreedPlan.js";
import { type ScheduleAmounts, solveAmounts } from "../amounts.js";
import { chargedPeriods } from "../firstPeriod.js";
import { type PreparedPass, preparePass } from "../pass.js";
import type { Plan } from "../plan.js";
import { paidOut, walk } from "../rows.js";
import { type RowPeriod, rowPeriods } from "./explainPeriod.js";
import type { TracedPlan } from "./explainPlan.js";

/** Rows from `from` up to, but without, `to` (counted from 0), and down payments, that fall due as one installment. */
export interface RowGroup {
  readonly from: number;
  readonly to: number;
  readonly due: Day;
  readonly nominalDue: Day;
  /** What is paid down on the date, in units; 0 where nothing is. */
  readonly paidDown: number;
}

/** What a schedule was made from. Amounts count units. */
export interface Trace extends TracedPlan {
  /** The interest periods of all rows of the plan. */
  readonly periods: readonly RowPeriod[];
  readonly prepared: PreparedPass;
  readonly amounts: ScheduleAmounts;
  /** One group per installment. */
  readonly groups: readonly RowGroup[];
  /** Whether the closing row was folded into one before it. */
  readonly isFolded: boolean;
}

/** A down payment falls due before the first row that is due on its date or later. */
function paymentsDown({ disbursed }: Agreed, due: Int32Array, count: number): RowGroup[] {
  return disbursed.downPayments.map(({ on, amount }) => {
    const found = due.subarray(0, count).findIndex((day) => day >= on);
    const at = found < 0 ? count : found;
    return { from: at, to: at, due: on, nominalDue: on, paidDown: amount };
  });
}

function groupsOf(agreed: Agreed, { dates }: Plan, count: number): RowGroup[] {
  const rows = Array.from({ length: count }, (_, row): RowGroup => {
    const [due, nominalDue] = [dates.due[row] as Day, dates.nominal[row] as Day];
    return { from: row, to: row + 1, due, nominalDue, paidDown: 0 };
  });
  const all = [...paymentsDown(agreed, dates.due, count), ...rows].sort(
    (a, b) => a.due - b.due || a.from - b.from,
  );
  const groups: RowGroup[] = [];
  for (const next of all) {
    const last = groups.at(-1);
    if (last === undefined || last.due !== next.due) groups.push(next);
    else groups[groups.length - 1] = { ...next, from: last.from, paidDown: last.paidDown + next.paidDown };
  }
  return groups;
}

/** How many rows the loan has before a small last one is folded. */
function walkedCount({ pass }: PreparedPass): number {
  const walked = walk(pass);
  return "reason" in walked ? pass.count : walked.count;
}

function trace(agreed: Agreed): Trace {
  const plan = agreedPlan(agreed);
  const prepared = preparePass(agreed, plan);
  const amounts = solveAmounts(agreed, plan);
  const mayFold = agreed.terms.rounding.smallLast !== undefined;
  const traced: TracedPlan = { agreed, plan, charged: chargedPeriods(agreed, plan.dates) };
  return {
    ...traced,
    periods: rowPeriods(traced),
    prepared,
    amounts,
    groups: groupsOf(agreed, plan, amounts.count),
    isFolded: mayFold && amounts.count < walkedCount(prepared),
  };
}

const KNOWN = new WeakMap<Agreed, Trace>();

/**
 * The trace of the schedule that the terms lead to.
 *
 * @throws LoanError as `buildSchedule`
 */
export function traceOf(terms: LoanTerms): Trace {
  const agreed = agreedTerms(terms);
  const found = KNOWN.get(agreed) ?? trace(agreed);
  KNOWN.set(agreed, found);
  return found;
}

/** What is lent in all, in units, with what is paid down at once and what is financed; and at the start alone. */
export function lentUnits({ agreed }: Trace): { all: number; atStart: number } {
  const { gross, lent, financed } = agreed.disbursed;
  return { all: lent + financed, atStart: (gross[0]?.amount ?? 0) + financed };
}

/** What is paid out in a row, in units: at its start, and in the course of its period. */
export function paidOutIn({ prepared }: Trace, row: number): { atStart: number; inCourse: number } {
  return paidOut(prepared.pass.inflows?.get(row));
}

/** The balance at the start of each row, in units, with what is paid out on that day. */
export function ownBalances(trace: Trace): number[] {
  const { agreed, amounts } = trace;
  const balances: number[] = [];
  let balance = agreed.principal;
  for (let row = 0; row < amounts.count; row++) {
    const { atStart, inCourse } = paidOutIn(trace, row);
    balances.push(balance + atStart);
    balance += atStart + inCourse - (amounts.principal[row] as number);
  }
  return balances;
}
