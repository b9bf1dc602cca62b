/**
 * A plan in an emergency: what falls due when, what it takes of the household, and how a policy judges it.
 */
import { type Day, formatDate, readDate } from "../../kernel/date.js";
import { toMinor } from "../../kernel/money.js";
import { frequencyOf } from "../../rules/frequency.js";
import type { Schedule } from "../../schedule/schedule.js";
import type { LoanTerms } from "../../terms/complete.js";
import type { Assessment } from "../assessIndebtedness.js";
import type { HouseholdCashFlow } from "../cashFlow/cashFlow.js";
import { type Figure, moneyFigure } from "../figure.js";
import type { FoundFit } from "../fit/foundFit.js";
import { chargedByRow } from "../fit/interestCharges.js";
import { loanOfDues, type ProposedLoan } from "../proposedLoan.js";
import { joinedRows, NOTHING, type OpenRow, paidWith, totalOf } from "../servicedLoan.js";
import type { OwedLoan } from "./owedLoan.js";

/** What falls due on one date of a plan. */
export interface EmergencyInstallment {
  readonly due: string;
  readonly principal: Figure;
  readonly interest: Figure;
  readonly fees: Figure;
  readonly penalties: Figure;
  /** What of the loan falls due. */
  readonly total: Figure;
  /** The compulsory deposit that the household makes on that date; no part of the total. */
  readonly savings: Figure;
}

/** A plan and what it means for the household under the shock. */
export interface EmergencyPlan {
  /** All that falls due, and the deposits beside it; of an account as it stands, what is overdue falls due on the day itself. */
  readonly installments: readonly EmergencyInstallment[];
  /** The schedule of principal and new interest; `undefined` for an account as it stands. */
  readonly schedule: Schedule | undefined;
  readonly cashFlow: HouseholdCashFlow;
  /** The largest amount that the household pays on one date, a deposit included. */
  readonly largestInstallment: Figure;
  readonly interest: Figure;
  readonly lastDueOn: string;
  readonly assessment: Assessment | undefined;
}

type Part = keyof typeof NOTHING;

/** The rows of a schedule of principal and interest, with what is charged on each. */
export function rowsOfSchedule({ columns }: Schedule, charged: readonly number[] = []): OpenRow[] {
  return Array.from({ length: columns.count }, (_, row) => ({
    ...NOTHING,
    on: columns.due[row] as Day,
    principal: columns.principal[row] as number,
    interest: columns.interest[row] as number,
    fees: charged[row] ?? 0,
  }));
}

/**
 * What falls due beside a fitted schedule but charges on its interest, by component: each part of the pool until it is
 * paid, then the next.
 */
function besideRows(
  { beside }: FoundFit,
  { pool, terms }: OwedLoan,
  charged: ReadonlyMap<Day, number>,
): OpenRow[] {
  const parts = pool.map(([part, amount]): [Part, number] => [part, amount]);
  return beside.map(({ due, amount }) => {
    const on = readDate(due) as Day;
    const row = { ...NOTHING, on } as Record<Part | "on", number>;
    let left = (toMinor(amount.value, terms.decimals) as number) - (charged.get(on) ?? 0);
    for (const entry of parts) {
      const paid = Math.min(entry[1], left);
      entry[1] -= paid;
      left -= paid;
      row[entry[0]] += paid;
    }
    return row;
  });
}

/** All rows of a fitted plan of an account, with the deposits that are still to be made. */
export function rowsOfFit(fit: FoundFit, owed: OwedLoan): OpenRow[] {
  const { schedule } = fit;
  const charged = chargedByRow(schedule, owed.unit, owed.charge);
  const byDay = new Map(charged.map((amount, row) => [schedule.columns.due[row] as Day, amount]));
  return joinedRows([
    ...rowsOfSchedule(schedule, charged),
    ...besideRows(fit, owed, byDay),
    ...owed.deposits,
  ]);
}

/** A loan whose dues are some rows, for the household's cash flow and for a policy. */
export function loanOfRows(rows: readonly OpenRow[], { terms, principal, day }: OwedLoan): ProposedLoan {
  const { every } = terms.repayment;
  const later = rows.filter(({ on }) => on > day);
  const isRegular = !("dates" in every) && later.length > 0 && later.every((row) => totalOf(row) > 0);
  return loanOfDues({
    principal,
    disbursedOn: day,
    installments: later.length,
    repayment: {
      installment: isRegular ? Math.max(...later.map(paidWith)) : undefined,
      frequency: isRegular ? frequencyOf(every) : undefined,
      nextDueOn: later[0]?.on,
      left: later.length,
      dues: rows.map((row) => ({ on: row.on, amount: paidWith(row) })),
    },
  });
}

/** A plan from its rows. */
export function planOfRows(
  rows: readonly OpenRow[],
  { decimals }: LoanTerms,
  more: Pick<EmergencyPlan, "schedule" | "cashFlow" | "assessment">,
): EmergencyPlan {
  const money = (amount: number): Figure => moneyFigure(BigInt(amount), 1n, decimals);
  const installments = rows.map((row) => ({
    due: formatDate(row.on),
    principal: money(row.principal),
    interest: money(row.interest),
    fees: money(row.fees),
    penalties: money(row.penalties),
    total: money(totalOf(row)),
    savings: money(row.savings),
  }));
  return {
    ...more,
    installments,
    largestInstallment: money(rows.reduce((most, row) => Math.max(most, paidWith(row)), 0)),
    interest: money(rows.reduce((sum, { interest }) => sum + interest, 0)),
    lastDueOn: installments[installments.length - 1]?.due as string,
  };
}
