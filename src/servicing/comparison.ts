/**
 * Before and after: what a prepayment or a reschedule would change.
 */
import type { Decimal } from "../kernel/decimal.js";
import type { LoanAccount } from "./account.js";
import { withJson } from "./accountJson.js";
import type { AccountRow } from "./accountRows.js";
import { append } from "./append.js";
import type { LoanEventInput } from "./event/eventSchema.js";
import type { LoanEvent } from "./event/events.js";

/** What a loan looks like on one side of a change. */
export interface LoanOutlook {
  /** Interest over the whole life of the loan. */
  readonly interest: Decimal;
  /** The last due date on which something is still owed; `undefined` if nothing is. */
  readonly endsOn: string | undefined;
  /** Rows that are still open. */
  readonly installmentsLeft: number;
  /** The total of the next open row. */
  readonly installment: Decimal | undefined;
}

/** Before and after a change. */
export interface Comparison {
  readonly before: LoanOutlook;
  readonly after: LoanOutlook;
  /** Interest before − interest after; negative when the change costs more. */
  readonly interestSaved: Decimal;
  /** The account after the change. */
  readonly account: LoanAccount;
}

function outlookOf({ charged, installments }: LoanAccount): LoanOutlook {
  const open = installments.filter(({ outstanding }) => outstanding.total.gt(0));
  const next: AccountRow | undefined = open[0];
  return {
    interest: charged.interest,
    endsOn: open[open.length - 1]?.due,
    installmentsLeft: open.length,
    installment: next?.charged.total,
  };
}

/**
 * What an event would change: interest, end, number of rows and installment, before and after.
 *
 * @throws LoanError as `replay`
 * @example
 * ```ts
 * const schedule = buildSchedule({
 *   currency: "USD", principal: "100000", disbursedOn: "2026-01-01",
 *   interest: { rate: { percent: "18" } },
 *   repayment: { installments: 12, every: { count: 1, unit: "month" } },
 * });
 * const account = replay(schedule, [payment("2026-04-01", "27504")], { asOf: "2026-04-01" });
 * compareChange(account, prepayment("2026-04-01", "20000", "cut-term")).interestSaved.toFixed(2); // "2601.37"
 * ```
 */
export function compareChange(account: LoanAccount, event: LoanEvent | LoanEventInput): Comparison {
  const changed = append(account, event);
  const [before, after] = [outlookOf(account), outlookOf(changed)];
  const interestSaved = before.interest.minus(after.interest);
  return withJson({ before, after, interestSaved, account: changed }, account.terms.decimals);
}
