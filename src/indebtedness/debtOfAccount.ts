/**
 * An account as a debt of a household: what this lender's own books say of it, ready for a household's `debts`.
 */

import { type Day, formatDate, readDate } from "../kernel/date.js";
import { problem, refuse } from "../kernel/error.js";
import { formatMinor, toMinor } from "../kernel/money.js";
import { needRecord } from "../kernel/recordInput.js";
import type { HouseholdInput } from "./parseHousehold.js";
import {
  checkServicedLoan,
  joinedRows,
  openDeposits,
  openRows,
  paidWith,
  type ServicedLoan,
  sumOfRows,
  totalOf,
} from "./servicedLoan.js";

type DebtInput = Exclude<HouseholdInput["debts"], "unknown" | undefined>[number];

/** What only the caller knows of the debt. */
export type AccountDebtFacts = Partial<
  Pick<
    DebtInput,
    "kind" | "mark" | "key" | "lender" | "member" | "product" | "purpose" | "lenderType" | "settledByNewLoan"
  >
>;

/** A frequency as a household writes it; `undefined` for given dates. */
function writtenEvery({ rest }: ServicedLoan): DebtInput["every"] {
  const { every } = rest.terms.repayment;
  if ("dates" in every) return undefined;
  return "days" in every ? { ...every, days: [...every.days] } : every;
}

/** What falls due: the rows to come at their frequency; if there are none, what is overdue, at once. */
function duesOf(loan: ServicedLoan, rows: ReturnType<typeof openRows>, day: Day) {
  const { decimals } = loan.rest.terms;
  const toCome = rows.filter(({ on }) => on >= day);
  const dated = joinedRows([
    ...(toCome.length > 0 ? toCome : [sumOfRows(rows, day)]),
    ...openDeposits(loan, decimals).filter(({ on }) => on >= day),
  ]);
  const dues = dated.map((row) => ({ on: formatDate(row.on), amount: formatMinor(paidWith(row), decimals) }));
  const every = writtenEvery(loan);
  return toCome.length === 0 || every === undefined ? { dues } : { dues, every };
}

/**
 * An account as a debt of a household, as it stands on its day: dated dues of its rows to come with the compulsory
 * deposits that the household must still make, principal outstanding, and what is overdue with its age. A loan of this lender, verified, unless told otherwise.
 *
 * @throws LoanError `conflict` for an account that is written off: its dues are not known any more
 * @example
 * ```ts
 * const schedule = buildSchedule({
 *   currency: "KES", principal: "9000", disbursedOn: "2026-01-01",
 *   interest: { rate: { percent: "0" } }, repayment: { installments: 3, every: { unit: "month" } },
 * });
 * const account = replay(schedule, [payment("2026-02-01", "2500")], { asOf: "2026-02-11" });
 * const debt = debtOfAccount(account);
 * `${debt.outstanding}, ${debt.overdue} for ${debt.daysPastDue} days`; // "6500.00, 500.00 for 10 days"
 * debt.dues.map(({ on, amount }) => `${on} ${amount}`); // ["2026-03-01 3000.00", "2026-04-01 3000.00"]
 * ```
 */
export function debtOfAccount(account: ServicedLoan, facts: AccountDebtFacts = {}): DebtInput {
  needRecord(account, "account");
  checkServicedLoan(account, "account");
  const { decimals } = account.rest.terms;
  if (account.status === "written-off") {
    refuse(problem("conflict", "account", "must not be written off: what falls due of it is not known"));
  }
  const day = readDate(account.asOf) as Day;
  const rows = openRows(account, decimals);
  const overdue = rows.filter(({ on }) => on < day);
  const said = { kind: "own", mark: "verified", ...facts } as const;
  const stands = {
    outstanding: formatMinor(toMinor(account.principalOutstanding, decimals) as number, decimals),
    overdue: formatMinor(totalOf(sumOfRows(overdue, day)), decimals),
    daysPastDue: overdue.length === 0 ? 0 : day - (overdue[0]?.on as Day),
  };
  if (rows.length > 0) return { ...said, ...stands, ...duesOf(account, rows, day) };
  const every = writtenEvery(account) ?? { unit: "month" };
  return { ...said, ...stands, installment: "0", every, installmentsLeft: 0 };
}
