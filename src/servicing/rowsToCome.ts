/**
 * The rows to come: which they are, and what they are planned on.
 */
import type { Day } from "../kernel/date.js";
import type { Engine } from "./engine.js";
import { scheduleRows } from "./ledger/deferral.js";
import type { Ledger } from "./ledger/ledger.js";
import { PRINCIPAL, ROW_KINDS, WIDTH } from "./ledger/ledgerCells.js";

/** Scheduled principal of the rows from `from` on: what their interest is reckoned on. */
export function scheduledFrom(ledger: Ledger, from: number): number {
  let sum = 0;
  for (const row of scheduleRows(ledger, from)) sum += ledger.charged[row * WIDTH + PRINCIPAL] as number;
  const since = from === 0 ? -Infinity : (ledger.due[from - 1] as Day);
  for (const { day, amount } of ledger.capitalizations) if (day > since) sum -= amount;
  return sum;
}

/** Principal of the rows from `from` on that new rows have to repay: as scheduled, without what was waived. */
export function principalFrom(ledger: Ledger, from: number): number {
  const waived = scheduleRows(ledger, from).map((row) => ledger.waivedIn(row * WIDTH + PRINCIPAL));
  return waived.reduce((sum, amount) => sum - amount, scheduledFrom(ledger, from));
}

/** The first row of the schedule due after a day; the number of rows if there is none. */
export function nextRow(ledger: Ledger, day: Day): number {
  let row = ledger.rowFrom(day + 1);
  while (row < ledger.count && (ledger.period[row] as number) < 0) row++;
  return row;
}

/** The periods of the rows of the schedule from `from` on: the first one, and the one after the last. */
export function periodsFrom(ledger: Ledger, from: number): { readonly from: number; readonly to: number } {
  const rows = scheduleRows(ledger, from);
  const last = ledger.period[rows[rows.length - 1] as number] as number;
  return { from: ledger.period[from] as number, to: last + 1 };
}

/** How many rows the engine plans for the rows of the schedule from `from` on, rows on one date counted apart. */
export function plannedFrom({ starts }: Engine, ledger: Ledger, from: number): number {
  const periods = periodsFrom(ledger, from);
  return (starts[periods.to] as number) - (starts[periods.from] as number);
}

/** What the rows of the schedule from `from` on pay by their plan. */
export function keptLevels(ledger: Ledger, from: number): number[] {
  return scheduleRows(ledger, from).map((row) => ledger.levels[row] as number);
}

/** Principal that is to be paid out after a day, less what falls due of it at once. */
export function toBePaidOut(ledger: Ledger, day: Day): number {
  let sum = 0;
  for (const tranche of ledger.tranches) if (tranche.day > day) sum += tranche.amount;
  for (let row = ledger.rowFrom(day + 1); row < ledger.count; row++) {
    const isDown = ledger.kind[row] === ROW_KINDS["down-payment"];
    if (isDown) sum -= ledger.charged[row * WIDTH + PRINCIPAL] as number;
  }
  return sum;
}

/** The period of a row of the plan. */
export function periodAt({ starts }: Engine, row: number): number {
  let period = 0;
  while ((starts[period + 1] as number) <= row) period++;
  return period;
}
