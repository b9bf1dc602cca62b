/**
 * The rows to come: which they are, what they are planned on, and planned rows as rows of the ledger.
 */
import type { Day } from "../kernel/date.js";
import { addRatios, multiplyRatios, type Ratio, ratio } from "../kernel/ratio.js";
import { type Engine, factorBetween, factorUpTo } from "./engine.js";
import type { Fold } from "./fold.js";
import type { Ledger } from "./ledger/ledger.js";
import { INTEREST, PRINCIPAL, WIDTH } from "./ledger/ledgerCells.js";
import type { NewRow } from "./ledger/rebuild.js";
import type { PlannedRows } from "./replan.js";

/** Scheduled principal of the rows from `from` on: what their interest is reckoned on. */
export function scheduledFrom(ledger: Ledger, from: number): number {
  let sum = 0;
  for (let row = from; row < ledger.count; row++) sum += ledger.charged[row * WIDTH + PRINCIPAL] as number;
  const since = from === 0 ? -Infinity : (ledger.due[from - 1] as Day);
  for (const { day, amount } of ledger.capitalizations) if (day > since) sum -= amount;
  return sum;
}

/** The first row of the schedule due after a day; the number of rows if there is none. */
export function nextRow(ledger: Ledger, day: Day): number {
  let row = ledger.rowFrom(day + 1);
  while (row < ledger.count && (ledger.period[row] as number) < 0) row++;
  return row;
}

/** How many rows of the schedule there are from `from` on, without those added after its end. */
export function regularRows(ledger: Ledger, from: number): number {
  let rows = 0;
  for (let row = from; row < ledger.count; row++) if ((ledger.period[row] as number) >= 0) rows++;
  return rows;
}

/** Planned rows as rows of the ledger. */
export function rowsOfPlan(engine: Engine, from: number, plan: PlannedRows): NewRow[] {
  return Array.from({ length: plan.count }, (_, k) => ({
    due: engine.due[from + k] as Day,
    start: from + k === 0 ? engine.agreed.disbursedOn : (engine.due[from + k - 1] as Day),
    period: from + k,
    principal: plan.principal[k] as number,
    interest: plan.interest[k] as number,
    onTop: plan.onTop[k] as number,
    accrues: plan.accrued[k] as number,
    ...(engine.paysTotal && plan.level > 0 && { level: plan.level }),
  }));
}

/** A unit of balance over a period in which an amount more or less counted for its first part. */
export function mixedFactor(
  engine: Engine,
  period: number,
  { day, before, after }: { day: Day; before: number; after: number },
): Ratio {
  const early = multiplyRatios(factorUpTo(engine, period, day), ratio(BigInt(before), BigInt(after)));
  return addRatios(early, factorBetween(engine, period, day, engine.due[period] as Day));
}

/** Interest of the rows of a flat loan from `from` on; `undefined` where interest follows the balance. */
export function flatShares({ engine, ledger }: Fold, from: number): readonly number[] | undefined {
  if (!engine.isFlat) return undefined;
  const shares: number[] = [];
  for (let row = from; row < ledger.count; row++) {
    if ((ledger.period[row] as number) >= 0) shares.push(ledger.charged[row * WIDTH + INTEREST] as number);
  }
  return shares;
}

/** The flat shares as a part of a plan request. */
export function flatOf(fold: Fold, from: number): { flat?: readonly number[] } {
  const flat = flatShares(fold, from);
  return flat === undefined ? {} : { flat };
}
