/**
 * Graces of the terms in the first ledger of a loan: which rows spare what, and which interest falls due later.
 */
import { isDeferring } from "../schedule/rowInterest.js";
import type { Schedule } from "../schedule/schedule.js";
import type { Engine } from "./engine.js";
import type { Ledger } from "./ledger/ledger.js";

/** A loan at its start; the engine is made only where the terms have something to note. */
interface LoanAtStart {
  readonly schedule: Schedule;
  readonly ledger: Ledger;
  readonly engine: Engine;
}

/** Whether the last row may bring interest of the first period. */
function mayHaveExtra({ terms: { interest } }: Schedule): boolean {
  return interest.method === "declining-balance" && interest.firstPeriod.treatment === "last-installment";
}

/** Notes the marks of the rows, and which interest of theirs comes from earlier rows or goes to later ones. */
export function noteGraces(loan: LoanAtStart): void {
  const { schedule, ledger } = loan;
  const { terms, columns } = schedule;
  if (terms.repayment.grace.length > 0) noteMarks(loan);
  const { interest, accrued, count } = columns;
  if (mayHaveExtra(schedule)) noteExtra(loan);
  if (accrued === interest) return;
  const isDeferred = terms.repayment.grace.length > 0 || terms.repayment.pattern === "bullet";
  if (!isDeferred) return;
  for (let row = 0; row < count; row++) {
    const [due, own] = [interest[row] as number, accrued[row] as number];
    const defers = isDeferring(ledger.marks[row] as number) && row < count - 1 ? own : 0;
    ledger.defers[row] = defers;
    ledger.onTop[row] = (ledger.onTop[row] as number) + Math.max(due - own + defers, 0);
  }
}

/** The marks of the rows; of rows on one date one that pays makes the date one that pays. */
function noteMarks({ engine, ledger }: LoanAtStart): void {
  const { marks, starts } = engine;
  for (let row = 0; row < ledger.count; row++) {
    const period = ledger.period[row] as number;
    if (period < 0) continue;
    const own = Array.from(marks.subarray(starts[period] as number, starts[period + 1] as number));
    ledger.marks[row] = own.includes(0) ? 0 : (own[0] ?? 0);
  }
}

/** What the closing row owes beyond the interest of its own period. */
function noteExtra({ engine, ledger, schedule }: LoanAtStart): void {
  ledger.onTop[schedule.columns.count - 1] = Math.max(engine.extra, 0);
}
