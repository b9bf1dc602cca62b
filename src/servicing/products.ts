/**
 * What products add to the first ledger of a loan: charges of the rows, down payments, and tranches that were
 * agreed from the start.
 */
import { type Day, readDate } from "../kernel/date.js";
import { minorFromText } from "../kernel/money.js";
import { CHARGE_COLUMNS } from "../schedule/columns.js";
import type { Schedule } from "../schedule/schedule.js";
import { engineOf } from "./engine.js";
import type { Fold } from "./fold.js";
import type { Ledger } from "./ledger/ledger.js";
import { FEE, ROW_KINDS } from "./ledger/ledgerCells.js";

/** Whether a schedule has more than the rows of a plain loan. */
export function hasProducts({ columns, terms }: Schedule): boolean {
  const hasColumns =
    columns.disbursed !== undefined || CHARGE_COLUMNS.some((name) => columns[name] !== undefined);
  return hasColumns || terms.downPayment !== undefined || terms.calendar.shift === "next-installment";
}

function addCharges(ledger: Ledger, { columns }: Schedule): void {
  for (const name of CHARGE_COLUMNS) {
    const amounts = columns[name];
    if (amounts === undefined) continue;
    for (let row = 0; row < columns.count; row++) ledger.charge(row, FEE, amounts[row] as number);
  }
}

/** Tranches that were agreed from the start, on their dates. */
function addTranches(ledger: Ledger, { terms }: Schedule): void {
  const [, ...later] = terms.disbursements ?? [];
  for (const { on, amount } of later) {
    const tranche = { day: readDate(on) as Day, amount: minorFromText(amount, terms.decimals) as number };
    ledger.lentAtStart -= tranche.amount;
    ledger.tranches.push(tranche);
    ledger.moves.push({ ...tranche, isLending: true });
  }
}

/** Rows that stand for no period of the engine are down payments; the others begin where the period before ends. */
function matchPeriods(fold: Fold): void {
  const { ledger } = fold;
  const engine = engineOf(fold.schedule.terms);
  for (let row = 0; row < ledger.count; row++) {
    const period = engine.due.indexOf(ledger.due[row] as Day);
    ledger.period[row] = period;
    if (period < 0) ledger.kind[row] = ROW_KINDS["down-payment"];
    else ledger.start[row] = period === 0 ? engine.agreed.disbursedOn : (engine.due[period - 1] as Day);
  }
}

/** Adds what products bring to the ledger of a loan to which nothing has happened. */
export function addProducts(fold: Fold): void {
  const { ledger, schedule } = fold;
  addCharges(ledger, schedule);
  addTranches(ledger, schedule);
  if (schedule.terms.downPayment !== undefined) matchPeriods(fold);
}
