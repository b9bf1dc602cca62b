/**
 * The open end of a loan whose given installment is paid until it is repaid: more rows are tried than there are.
 */
import { problem, refuse } from "../kernel/error.js";
import { type Engine, extendedEngine, mostRows } from "./engine.js";
import type { PlannedRows } from "./replan.js";

/** How many rows an installment that is kept may add to a loan. */
const MOST_EXTRA_ROWS = 120;

/** Where a plan ends. */
export interface PlanEnd {
  readonly engine: Engine;
  /** The period after the last. */
  readonly to: number;
}

const isUntilRepaid = ({ agreed }: Engine): boolean =>
  agreed.terms.repayment.fixedInstallment?.rows === "until-repaid";

/** The engine with as many more rows as a kept installment may need. */
export function withRoom(engine: Engine): PlanEnd {
  const room = Math.min(MOST_EXTRA_ROWS, mostRows(engine) - engine.dates.count);
  const longer = extendedEngine(engine, room);
  return { engine: longer, to: longer.due.length };
}

/** The end that the rows have, or an open one. */
export function openEnd(engine: Engine, to: number): PlanEnd {
  return isUntilRepaid(engine) ? withRoom(engine) : { engine, to };
}

/**
 * Refuses a loan that a given installment never repays.
 *
 * @throws LoanError `no-solution`
 */
export function checkRepaid(engine: Engine, most: number, { rows, level }: PlannedRows): void {
  const last = rows[rows.length - 1];
  if (!isUntilRepaid(engine) || rows.length < most || last === undefined) return;
  if (last.principal + last.interest - last.onTop <= level) return;
  refuse(problem("no-solution", "", "the given installment does not repay the loan any more"));
}
