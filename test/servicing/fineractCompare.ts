/**
 * An account beside the rows, splits and totals that a case states: every difference in words.
 */
import { Decimal } from "../../src/kernel/decimal.js";
import type { LoanAccount } from "../../src/servicing/account.js";
import type { AccountRow } from "../../src/servicing/accountRows.js";
import type { PaymentSplit } from "../../src/servicing/paymentSplits.js";
import type { CaseRow, CaseState, CaseTransaction } from "./fineractCase.js";

const text = (amount: Decimal | string | number): string => Number(String(amount)).toFixed(2);

/** Principal paid ahead that stands in a row: in its course, or on its due date. */
interface Ahead {
  readonly inCourse: Decimal;
  readonly onDate: Decimal;
}

const NOTHING: Ahead = { inCourse: new Decimal(0), onDate: new Decimal(0) };

/** What a row shows, by Fineract's column names. */
function shownRow(row: AccountRow, { inCourse, onDate }: Ahead = NOTHING): Record<string, string> {
  const plus = (amount: Decimal) => text(amount.plus(inCourse).plus(onDate));
  return {
    date: row.due,
    principal: plus(row.charged.principal),
    interest: text(row.charged.interest),
    fee: text(row.charged.fees),
    penalty: text(row.charged.penalties),
    due: plus(row.charged.total),
    paid: plus(row.paid.total),
    paidPrincipal: plus(row.paid.principal),
    paidInterest: text(row.paid.interest),
    paidInAdvance: text(row.paidInAdvance.plus(inCourse)),
    paidLate: text(row.paidLate),
    waived: text(row.waived.total),
    outstanding: text(row.outstanding.total),
    balance: text(row.balance.minus(onDate)),
    paidDate: row.outstanding.total.isZero() ? (row.paidOn ?? "") : "",
  };
}

/** Fineract's calculator shows what is really outstanding where rows were paid ahead, its loans what is scheduled. */
const balanceShown = ({ balance }: AccountRow, { principalOutstanding }: LoanAccount): Decimal =>
  balance.lt(principalOutstanding) ? balance : principalOutstanding;

/** Money paid ahead is no row of Fineract's, unless interest was paid with it. */
const isAhead = ({ kind, charged }: AccountRow): boolean =>
  kind === "prepayment" && charged.interest.isZero();

function shownRows({ installments }: LoanAccount): Record<string, string>[] {
  const sum = (rows: readonly AccountRow[]) =>
    rows.reduce((total, { charged }) => total.plus(charged.principal), NOTHING.onDate);
  return installments.flatMap((row, index) => {
    if (isAhead(row)) return [];
    let since = index - 1;
    while (since >= 0 && isAhead(installments[since] as AccountRow)) since--;
    const before = installments.slice(since + 1, index);
    const inCourse = before.filter(({ due }) => due !== installments[since]?.due);
    const onDate = installments.slice(index + 1).filter((later) => isAhead(later) && later.due === row.due);
    return [shownRow(row, { inCourse: sum(inCourse), onDate: sum(onDate) })];
  });
}

function sameRow(found: Record<string, string> | undefined, wanted: CaseRow, number: number): string[] {
  if (found === undefined) return [`row ${number} is missing`];
  return Object.entries(wanted).flatMap(([name, value]) => {
    if (!(name in found) || value === undefined) return [];
    const isText = name === "date" || name === "paidDate";
    const [left, right] = [found[name], isText ? String(value) : text(value)];
    return left === right ? [] : [`row ${number} ${name}: ${left}, stated ${right}`];
  });
}

const TYPES: Readonly<Record<string, string>> = {
  payment: "Repayment",
  refund: "Credit Balance Refund",
  chargeback: "Chargeback",
  goodwill: "Goodwill Credit",
  "merchant-refund": "Merchant Issued Refund",
  "payout-refund": "Payout Refund",
};

function shownSplit(split: PaymentSplit): string {
  const { event } = split;
  const isDown = event.id?.startsWith("down payment") ?? false;
  const type = event.kind === "credit" ? TYPES[event.reason] : isDown ? "Down Payment" : TYPES[event.kind];
  const parts = [split.principal, split.interest, split.fees, split.penalties];
  return [split.date, type, text(split.amount), ...parts.map(text)].join(" ");
}

function statedSplit({ date, type, amount, principal, interest, fee, penalty }: CaseTransaction): string {
  return [date, type, ...[amount, principal, interest, fee, penalty].map((part) => text(part ?? "0"))].join(
    " ",
  );
}

/** Splits that are on one side only; the source may list undone transactions too. */
function sameSplits(
  { payments }: LoanAccount,
  stated: readonly CaseTransaction[],
  mayListReverted: boolean,
): string[] {
  const known = new Set(Object.values(TYPES).concat("Down Payment"));
  const isCounting = ({ type, reverted }: CaseTransaction) => known.has(type as string) && !reverted;
  const wanted = stated.filter(isCounting).map(statedSplit);
  const isMoney = ({ kind, fromCredit }: PaymentSplit) =>
    !fromCredit && ["payment", "credit", "chargeback"].includes(kind);
  const problems: string[] = [];
  for (const split of payments.filter(isMoney).map(shownSplit)) {
    const index = wanted.indexOf(split);
    if (index < 0) problems.push(`split ${split}, not stated`);
    else wanted.splice(index, 1);
  }
  const left = wanted.filter((split) => !split.includes("Credit Balance Refund"));
  return mayListReverted
    ? problems
    : [...problems, ...left.map((split) => `split stated ${split}, not found`)];
}

const STATUSES: Readonly<Record<string, string>> = {
  ACTIVE: "active",
  OVERPAID: "overpaid",
  CLOSED_OBLIGATIONS_MET: "closed",
};

/** Every difference between an account and what a case states. */
export function differences(account: LoanAccount, state: CaseState, isCalculator = false): string[] {
  const { rows: wanted, transactions, outstanding, overpaid, status } = state;
  const found = isCalculator
    ? account.installments.map((row) => ({
        ...shownRow(row),
        balance: text(balanceShown(row, account)),
      }))
    : shownRows(account);
  const problems: string[] = [];
  if (wanted !== undefined) {
    if (found.length !== wanted.length) problems.push(`${found.length} rows, stated ${wanted.length}`);
    wanted.forEach((row, index) => {
      problems.push(...sameRow(found[index], row, index + 1));
    });
  }
  if (transactions !== undefined) {
    problems.push(...sameSplits(account, transactions, state.transactionsMayListReverted ?? false));
  }
  const same = (name: string, left: string, right: string | undefined) => {
    if (right !== undefined && left !== right) problems.push(`${name}: ${left}, stated ${right}`);
  };
  same("outstanding", text(account.outstanding.total), outstanding && text(outstanding));
  same("overpaid", text(account.credit), overpaid && text(overpaid));
  same("status", account.status, status && STATUSES[status]);
  return problems;
}
