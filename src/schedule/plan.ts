/**
 * The plan: which rows the loan has, and what each of them spares.
 *
 * Grace is data here, one mark per row, and the engine behind it knows nothing of graces. Spared rows of an
 * extending grace come in addition to the agreed number; the last row that spares nothing closes the loan, and
 * spared rows after it fall away.
 */
import type { Day } from "../kernel/date.js";
import { problem, refuse } from "../kernel/error.js";
import { ZERO } from "../kernel/ratio.js";
import type { Agreed } from "./agreed.js";
import { unitsOf } from "./agreedParts.js";
import { type RowDates, rowDates } from "./dates.js";
import { graceOfRow } from "./graceRows.js";
import { type Inflow, inflowsOf } from "./inflows.js";
import { fateOf, markIn, markOf, sparesPrincipal } from "./marks.js";

/** A row whose principal or total is agreed, in units. */
export type GivenRow = { readonly principal: number } | { readonly total: number };

/** The rows of the loan. */
export interface Plan {
  /** How many rows, the closing one included. */
  readonly count: number;
  readonly dates: RowDates;
  /** One mark per row; `undefined` when no row is spared. */
  readonly marks: Uint8Array | undefined;
  /** Later disbursements, by the row in whose period they are paid out. */
  readonly inflows: readonly Inflow[];
  /** Agreed rows, by row number from 0. */
  readonly given: ReadonlyMap<number, GivenRow>;
  /** Steps that rows before the first of the plan have taken; only where the rest of a loan is planned again. */
  readonly stepsTaken?: StepsTaken;
}

/** How far steps have come, and what they are measured by. */
interface StepsTaken {
  /** Rows that took part before the first row of the plan. */
  readonly rows: number;
  /** What the first step of the loan paid, in units: steps by an amount go on in proportion to it. */
  readonly firstAmount: number;
}

const MOST_ROWS = 6000;

interface Marking {
  readonly marks: Uint8Array;
  /** Rows that count towards the agreed number. */
  readonly counted: number;
}

function markRows({ graces }: Agreed, { count, nominal }: RowDates): Marking {
  const marks = new Uint8Array(count);
  let counted = count;
  for (let row = 0; row < count; row++) {
    const grace = graceOfRow(graces, row, nominal[row] as Day);
    if (grace === undefined) continue;
    marks[row] = markOf(grace.spares, grace.interest);
    if (grace.extends) counted--;
  }
  return { marks, counted };
}

function refuseGrace(): never {
  refuse(
    problem(
      "no-solution",
      "repayment.grace",
      "must leave an installment that is not spared, to close the loan",
    ),
  );
}

/** Adds rows until as many as agreed are not spared by an extending grace. */
function extendedRows(agreed: Agreed, agreedCount: number): { dates: RowDates; marks: Uint8Array } {
  let count = agreedCount;
  for (;;) {
    const dates = rowDates(agreed, count);
    const { marks, counted } = markRows(agreed, dates);
    if (counted >= agreedCount) return { dates, marks };
    count += agreedCount - counted;
    if (count > MOST_ROWS) refuseGrace();
  }
}

/** Agreed rows; the closing row, which may come before the last by number, takes the rest and is none of them. */
function givenRows({ terms, unit }: Agreed, count: number): Map<number, GivenRow> {
  const closes = terms.repayment.given.findIndex(({ installment }) => installment >= count);
  if (closes >= 0) {
    const path = `repayment.given[${closes}].installment`;
    refuse(problem("out-of-range", path, "must be before the installment that closes the loan"));
  }
  const rows = terms.repayment.given.map(({ installment, principal, total }): [number, GivenRow] => {
    const row = principal === undefined ? { total: unitsOf(total ?? "0", terms, unit) } : undefined;
    return [installment - 1, row ?? { principal: unitsOf(principal ?? "0", terms, unit) }];
  });
  return new Map(rows);
}

function refuseSparedGiven({ terms }: Agreed, row: number): never {
  const index = terms.repayment.given.findIndex(({ installment }) => installment === row + 1);
  const path = `repayment.given[${index}].installment`;
  return refuse(
    problem("conflict", path, "must be another installment than those whose principal a grace spares"),
  );
}

/** Given dates must be as many as the rows: a date too many would be ignored in silence. */
function checkGivenDates({ stepping, disbursedOn }: Agreed, rows: number): void {
  const { frequency } = stepping;
  if (frequency.kind !== "dates") return;
  const given = frequency.dates.filter((day) => day > disbursedOn).length;
  if (given === rows) return;
  refuse(problem("conflict", "repayment.every.dates", "must be as many as there are installments"));
}

/** What is paid out in the course of a forgiven row earns nothing in it. */
export function freeIfForgiven(inflow: Inflow, marks: Uint8Array): Inflow {
  const isForgiven = fateOf(markIn({ marks }, inflow.row)) === "forgiven";
  return isForgiven && inflow.factor !== undefined
    ? { ...inflow, factor: ZERO, solved: ZERO, lead: ZERO }
    : inflow;
}

/** The rows of a loan without grace. */
function ungraced(agreed: Agreed, count: number): Plan {
  const dates = rowDates(agreed, count);
  checkGivenDates(agreed, count);
  return {
    count,
    dates,
    marks: undefined,
    inflows: inflowsOf(agreed, dates),
    given: givenRows(agreed, count),
  };
}

/**
 * The rows of the loan and their dates, `installments` of them unless another number is asked for.
 *
 * @throws LoanError `no-solution` when a grace spares every row, or a disbursement comes after the last; `conflict` when
 * graces disagree on a row
 */
export function planRows(agreed: Agreed, installments = agreed.terms.repayment.installments): Plan {
  if (agreed.graces.length === 0) return ungraced(agreed, installments);
  const { dates, marks } = extendedRows(agreed, installments);
  checkGivenDates(agreed, dates.count);
  let count = dates.count;
  while (count > 0 && marks[count - 1] !== 0) count--;
  if (count === 0) refuseGrace();
  const kept = count === dates.count ? dates : rowDates(agreed, count);
  const inflows = inflowsOf(agreed, kept).map((inflow) => freeIfForgiven(inflow, marks));
  const given = givenRows(agreed, count);
  for (const row of given.keys()) {
    if (sparesPrincipal(markIn({ marks }, row))) refuseSparedGiven(agreed, row);
  }
  return { count, dates: kept, marks: marks.subarray(0, count), inflows, given };
}
