/**
 * Explanations: why an installment is what it is, with every number that went into it.
 *
 * Borrowers have a right to understand their loan, and lenders an answer for whoever asks.
 */
import type { Decimal } from "../../kernel/decimal.js";
import { problem, refuse } from "../../kernel/error.js";
import { CHARGE_COLUMNS } from "../columns.js";
import type { Installment } from "../installments.js";
import type { Schedule } from "../schedule.js";
import { scheduleProblem } from "../scheduleArgument.js";
import { roundedAmount } from "./explainExact.js";
import { speechOf } from "./explainInterestText.js";
import { tracedRows } from "./explainParts.js";
import { explainedRow } from "./explainRow.js";
import { rowText } from "./explainText.js";
import { type RowGroup, type Trace, traceOf } from "./explainTrace.js";
import type { ExplainedRow, InstallmentExplanation } from "./explanation.js";

const PARTS = ["principal", "interest", ...CHARGE_COLUMNS] as const;

function titleOf(schedule: Schedule, installment: Installment): string {
  const { money } = speechOf(schedule.terms);
  const { number, due, total } = installment;
  const given = PARTS.filter((name, index) => index < 2 || !installment[name].isZero());
  const parts = given.map((name) => `${name} ${money(installment[name])}`).join(", ");
  return `Installment ${number}, due ${due}: ${money(total)} ${schedule.terms.currency} (${parts}).`;
}

/** What falls due together. */
interface Together {
  readonly rows: readonly ExplainedRow[];
  readonly downPayment: Decimal;
}

function textOf(schedule: Schedule, installment: Installment, { rows, downPayment }: Together): string {
  const { due } = installment;
  const lines = rows.flatMap((row) => {
    const own = rowText(schedule.terms, row, due);
    return rows.length === 1 ? own : [`Row by rule on ${row.nominalDue}:`, ...own.map((line) => `  ${line}`)];
  });
  const down = downPayment.isZero() ? [] : [`Down payment: ${speechOf(schedule.terms).money(downPayment)}.`];
  return [titleOf(schedule, installment), ...down, ...lines].join("\n");
}

const ROWS = new WeakMap<Trace, ReturnType<typeof tracedRows>>();

function rowsOf(trace: Trace): ReturnType<typeof tracedRows> {
  const rows = ROWS.get(trace) ?? tracedRows(trace);
  ROWS.set(trace, rows);
  return rows;
}

/**
 * Explains one installment: interest = balance × annual rate × part of the year, unrounded and rounded; the level
 * amount, exact and rounded; grace, odd units, and why the due date moved.
 *
 * The numbers lead to the row: interest parts add up to its interest, principal parts to its principal.
 *
 * @throws LoanError `wrong-type` when the schedule is none of `buildSchedule`; `out-of-range` when the schedule has no installment of that number
 * @example
 * ```ts
 * const schedule = buildSchedule({
 *   currency: "INR", principal: "10000", disbursedOn: "2026-01-31",
 *   interest: { rate: { percent: "24" } },
 *   repayment: { installments: 12, every: { count: 1, unit: "month" } },
 * });
 * const { rows } = explainInstallment(schedule, 1);
 * rows[0].accrued.exact.fraction; // "200"
 * rows[0].level.exact.decimal.toFixed(6); // "945.595966"
 * ```
 */
export function explainInstallment(schedule: Schedule, number: number): InstallmentExplanation {
  const wrong = scheduleProblem(schedule);
  if (wrong !== undefined) refuse(wrong);
  const installment = Number.isInteger(number) ? schedule.installments[number - 1] : undefined;
  if (installment === undefined) {
    return refuse(problem("out-of-range", "number", "must be the number of an installment of the schedule"));
  }
  const trace = traceOf(schedule.terms);
  const { from, to, paidDown } = trace.groups[number - 1] as RowGroup;
  const rows = rowsOf(trace)
    .slice(from, to)
    .map((row) => explainedRow(trace, row));
  const { due, principal, interest, total, balance } = installment;
  const amounts = { number, due, principal, interest, total, balance };
  const downPayment = roundedAmount(trace.agreed, paidDown);
  const text = textOf(schedule, installment, { rows, downPayment });
  return Object.freeze({ ...amounts, ...(paidDown > 0 && { downPayment }), rows, text });
}
