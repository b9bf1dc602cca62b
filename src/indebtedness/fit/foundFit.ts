/**
 * A fit that was found: its schedule, built by the engine and checked, and what it changes.
 */
import { type Day, formatDate } from "../../kernel/date.js";
import { problem, refuse } from "../../kernel/error.js";
import type { FitGoal } from "../../rules/fitGoal.js";
import type { Schedule } from "../../schedule/schedule.js";
import { verifySchedule } from "../../schedule/verify/verify.js";
import type { HouseholdCashFlow } from "../cashFlow/cashFlow.js";
import { type Figure, moneyFigure } from "../figure.js";
import { readProposedLoan } from "../proposedLoan.js";
import { type Due, withDues } from "../repayment.js";
import { flowOfLoan } from "./fitFlow.js";
import { type FitLoan, scheduleOfPayments } from "./fitLoan.js";
import { type FitSearch, type FittedLoan, problemOf } from "./fitSearch.js";
import { chargedByRow } from "./interestCharges.js";

/** A schedule that fits. */
export interface FoundFit {
  readonly kind: "found";
  readonly schedule: Schedule;
  /** The level plan that it was fitted from. */
  readonly level: Schedule;
  readonly goal: FitGoal;
  /** Numbers of the installments whose total differs from the level plan. */
  readonly changed: readonly number[];
  /** For `fewest-changes`: whether it is proved that fewer raised installments would not do. */
  readonly isFewest: boolean | undefined;
  /** What falls due beside the schedule: what an account owed already, its charges, those on new interest; else nothing. */
  readonly beside: readonly { readonly due: string; readonly amount: Figure }[];
  /** The household's cash flow with all of this, up to a year after its end. */
  readonly cashFlow: HouseholdCashFlow;
}

function changedRows({ level }: FitLoan, schedule: Schedule): number[] {
  const [before, after] = [level.columns, schedule.columns];
  const total = ({ principal, interest, count }: Schedule["columns"], row: number): number =>
    row < count ? (principal[row] as number) + (interest[row] as number) : 0;
  const rows = Math.max(before.count, after.count);
  return Array.from({ length: rows }, (_, row) => row + 1).filter(
    (number) => total(before, number - 1) !== total(after, number - 1),
  );
}

/** Whether a schedule asks on each date for what was planned. */
function isAsPlanned(schedule: Schedule, { payments, loan }: FittedLoan): boolean {
  const { count, principal, interest } = schedule.columns;
  const isPaid = (row: number): boolean =>
    (principal[row] as number) + (interest[row] as number) === (payments[row] as number) * loan.unit;
  return count === payments.length && payments.every((_, row) => isPaid(row));
}

/** What the dates of a loan pay beside it, with what is charged on its interest, where they pay something. */
function besideDues({ dates }: FitLoan, payments: readonly number[], charged: readonly number[]): Due[] {
  return payments
    .map((amount, row) => ({ on: dates[row] as Day, amount: amount + (charged[row] ?? 0) }))
    .filter(({ amount }) => amount > 0);
}

/** The schedule of a fit, checked. */
export function foundFit(loan: FitLoan, fitted: FittedLoan | "level", search: FitSearch): FoundFit {
  const schedule = fitted === "level" ? loan.level : scheduleOfPayments(fitted.loan, fitted.payments);
  const isPlanned = fitted === "level" || isAsPlanned(schedule, fitted);
  if (!isPlanned || verifySchedule(schedule).kind === "broken") {
    refuse(problem("no-solution", "terms", "the schedule that was found does not keep its plan"));
  }
  const { columns, problem: asked } = problemOf(loan, search);
  const { book } = search.household.facts;
  const charged = chargedByRow(schedule, loan.unit, asked.charge);
  const paid = fitted === "level" ? { loan, beside: asked.beside } : fitted;
  const beside = besideDues(paid.loan, paid.beside, charged);
  const proposed = withDues(readProposedLoan(schedule, book.household.currency, book.digits), beside);
  return {
    kind: "found",
    schedule,
    level: loan.level,
    goal: search.goal,
    changed: fitted === "level" ? [] : changedRows(loan, schedule),
    isFewest: fitted === "level" ? true : fitted.isFewest,
    beside: beside.map(({ on, amount }) => ({
      due: formatDate(on),
      amount: moneyFigure(BigInt(amount), 1n, book.digits),
    })),
    cashFlow: flowOfLoan(proposed, columns.plan, search.household),
  };
}
