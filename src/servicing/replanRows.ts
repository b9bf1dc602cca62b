/**
 * Rows planned again in the place of those that the ledger has.
 */
import type { Day } from "../kernel/date.js";
import { addRatios, type Ratio, ratio, subtractRatios, ZERO } from "../kernel/ratio.js";
import { fateOf } from "../schedule/marks.js";
import { changedEngine, type Engine } from "./engine.js";
import type { Fold } from "./fold.js";
import { scheduleRows, waitingFrom } from "./ledger/deferral.js";
import { type NewRow, replaceRows } from "./ledger/rebuild.js";
import { earnedIn } from "./periodInterest.js";
import type { PlanRequest } from "./planRequest.js";
import { chargedAhead } from "./recalculatedRow.js";
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

/** Exact interest of a period of a bullet, in minor units, less what early money inside it paid of it. */
function earnedInRow({ engine, ledger }: Fold, row: number): Ratio {
  const period = ledger.period[row] as number;
  if (fateOf(engine.marks[engine.starts[period] as number] as number) !== "paid") return ZERO;
  const exact = earnedIn(engine, period, scheduledFrom(ledger, row));
  return subtractRatios(exact, ratio(chargedAhead(ledger, row)));
}

/** Exact interest of a bullet up to the start of each period, that of a ledger row the last. */
function owedUpTo(fold: Fold, row: number): Ratio[] {
  const { engine, ledger } = fold;
  const next = ledger.period.findIndex((period, k) => k >= row && period >= 0);
  const owed = engine.owed.slice(0, next < 0 ? undefined : (ledger.period[next] as number) + 1);
  for (let k = 0; k < row; k++) {
    if ((ledger.period[k] as number) < owed.length - 1) continue;
    owed.push(addRatios(owed[owed.length - 1] as Ratio, earnedInRow(fold, k)));
  }
  return owed;
}

/** Exact interest that a bullet has earned before a ledger row, while its one row of interest is still to come. */
export function earnedBefore(fold: Fold, row: number): Ratio {
  const { engine, ledger } = fold;
  const isWaiting = isBullet(engine) && !engine.isFlat && scheduleRows(ledger, row).length > 0;
  return isWaiting ? (owedUpTo(fold, row).at(-1) as Ratio) : ZERO;
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
  const owed = isEarning ? owedUpTo(fold, row) : [];
  // Rows on new dates bring all of it from before their first period.
  const known = owed.length === request.from + 1 ? owed : owed.slice(-1);
  const engine = isEarning ? changedEngine(request.engine, { owed: known }) : request.engine;
  const plan = planAgain({ ...request, engine });
  // What a bullet has earned so far stands in its one amount of interest.
  const waiting = isBullet(fold.engine) ? [] : waitingFrom(ledger, row, rules.mode);
  const isFromFirst = ledger.period[row] === 0 && !fold.engine.isFlat && waiting.length > 0;
  if (isFromFirst) waiting.push(Math.max((waiting.pop() as number) - Math.max(fold.engine.extra, 0), 0));
  replaceRows(ledger, row, withCarried(rowsOfPlan(engine, request.from, plan), carried), waiting);
  fold.engine = request.from === 0 ? { ...engine, extra: plan.extra } : engine;
  if (request.kept === undefined) ledger.level = plan.level;
  return plan;
}
