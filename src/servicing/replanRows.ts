/**
 * Rows planned again in the place of those that the ledger has.
 */
import type { Day } from "../kernel/date.js";
import { addRatios, multiplyRatios, type Ratio, ratio, subtractRatios } from "../kernel/ratio.js";
import { fateOf } from "../schedule/marks.js";
import { changedEngine, type Engine, factorUpTo } from "./engine.js";
import type { Fold } from "./fold.js";
import { waitingFrom } from "./ledger/deferral.js";
import { type NewRow, replaceRows } from "./ledger/rebuild.js";
import type { PlanRequest } from "./planRequest.js";
import { type PlannedRows, planAgain } from "./replan.js";
import { scheduledFrom } from "./rowsToCome.js";

/** Planned rows as rows of the ledger. */
export function rowsOfPlan(engine: Engine, from: number, plan: PlannedRows): NewRow[] {
  return plan.rows.map((row, k) => ({
    ...row,
    due: engine.due[from + k] as Day,
    start: from + k === 0 ? engine.agreed.disbursedOn : (engine.due[from + k - 1] as Day),
    period: from + k,
  }));
}

/** Exact interest of a bullet from its start up to a ledger row, in minor units. */
export function owedUpTo({ engine, ledger }: Fold, row: number): Ratio {
  const { owed, marks, starts, inflows } = engine;
  let exact = owed.exact;
  for (let k = 0; k < row; k++) {
    const period = ledger.period[k] as number;
    if (period < owed.upTo) continue;
    const first = starts[period] as number;
    if (fateOf(marks[first] as number) !== "paid") continue;
    const toCome = inflows.filter((flow) => flow.row > first || (flow.row === first && flow.factor));
    const balance = toCome.reduce(
      (sum, { amount }) => sum - amount * engine.agreed.unit,
      scheduledFrom(ledger, k),
    );
    exact = addRatios(exact, multiplyRatios(engine.factors[period] as Ratio, ratio(balance)));
    for (const { period: changed, day, amount } of engine.drawn) {
      if (changed !== period) continue;
      exact = subtractRatios(exact, multiplyRatios(ratio(amount), factorUpTo(engine, period, day)));
    }
    for (const { amount, factor } of toCome.filter((flow) => flow.row === first)) {
      if (factor) exact = addRatios(exact, multiplyRatios(ratio(amount * engine.agreed.unit), factor));
    }
  }
  return exact;
}

/** Interest of earlier rows falls due with the first one. */
function withCarried(rows: readonly NewRow[], carried: number): readonly NewRow[] {
  const [first, ...later] = rows;
  if (first === undefined || carried === 0) return rows;
  const { interest, onTop = 0 } = first;
  return [{ ...first, interest: interest + carried, onTop: onTop + carried }, ...later];
}

/** Whether the pattern brings principal and interest with the last row. */
export const isBullet = ({ agreed }: Engine): boolean => agreed.terms.repayment.pattern === "bullet";

/** Plans the rows from ledger row `row` on again, and puts them in the place of the old ones. */
export function replan(
  fold: Fold,
  row: number,
  { carried = 0, ...request }: PlanRequest & { readonly carried?: number },
): PlannedRows {
  const { ledger, rules } = fold;
  const isEarning = isBullet(request.engine) && !request.engine.isFlat;
  const owed = isEarning ? owedUpTo(fold, row) : undefined;
  const engine =
    owed === undefined
      ? request.engine
      : changedEngine(request.engine, { owed: { upTo: request.from, exact: owed } });
  const plan = planAgain({ ...request, engine });
  // What a bullet has earned so far stands in its one amount of interest.
  const waiting = isBullet(fold.engine) ? [] : waitingFrom(ledger, row, rules.mode);
  replaceRows(ledger, row, withCarried(rowsOfPlan(engine, request.from, plan), carried), waiting);
  fold.engine = engine;
  if (request.kept === undefined) ledger.level = plan.level;
  return plan;
}
