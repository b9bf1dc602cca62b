/**
 * What holds of an account alone, whatever the loan, the events and the servicing terms.
 */
import { expect } from "vitest";
import { formatDate } from "../../src/kernel/date.js";
import { Decimal } from "../../src/kernel/decimal.js";
import type { LoanAccount } from "../../src/servicing/account.js";
import type { Amounts } from "../../src/servicing/amounts.js";
import { append } from "../../src/servicing/append.js";
import { arrears } from "../../src/servicing/arrears.js";
import { payment } from "../../src/servicing/event/eventMakers.js";
import { positionOf } from "../../src/servicing/position/positionOf.js";
import { replay } from "../../src/servicing/replay.js";
import { dayNumber } from "./arbitraries.js";

const PARTS = ["principal", "interest", "fees", "penalties"] as const;

/** A sum as text. */
export function sum(amounts: Iterable<Decimal>): string {
  let total: Decimal | undefined;
  for (const amount of amounts) total = total === undefined ? amount : total.plus(amount);
  return (total ?? 0).toString();
}

/** One part of all rows, added up. */
const column = (
  account: LoanAccount,
  kind: "charged" | "paid" | "waived" | "outstanding",
  part: keyof Amounts,
) => sum(account.installments.map((row) => row[kind][part]));

/** What holds of an account alone. */
export const ACCOUNT_LAWS: Record<string, (account: LoanAccount) => void> = {
  "every payment splits into its amount exactly": ({ payments }) => {
    for (const { amount, principal, interest, fees, penalties, credit } of payments) {
      expect(sum([principal, interest, fees, penalties, credit])).toBe(amount.toString());
    }
  },
  "nothing is negative": ({ installments, payments, credit, savings, outstanding }) => {
    for (const row of installments) {
      for (const part of PARTS) {
        for (const amounts of [row.charged, row.paid, row.waived, row.outstanding]) {
          expect(amounts[part].isNegative() && !amounts[part].isZero()).toBe(false);
        }
      }
      expect(row.paidInAdvance.plus(row.paidLate).lte(row.paid.total)).toBe(true);
    }
    for (const split of payments) for (const part of PARTS) expect(split[part].lt(0)).toBe(false);
    for (const amount of [credit, savings, outstanding.total]) expect(amount.lt(0)).toBe(false);
  },
  "what is charged is paid, waived or outstanding, row by row": ({ installments }) => {
    for (const { charged, paid, waived, outstanding } of installments) {
      for (const part of PARTS) {
        expect(sum([paid[part], waived[part], outstanding[part]])).toBe(charged[part].toString());
      }
    }
  },
  "the rows add up to the loan": (account) => {
    for (const part of PARTS) {
      expect(column(account, "outstanding", part)).toBe(account.outstanding[part].toString());
      expect(column(account, "paid", part)).toBe(account.paid[part].toString());
    }
  },
  "rows stand in the order of their due dates": ({ installments }) => {
    const dues = installments.map(({ due }) => due);
    expect(dues).toEqual([...dues].sort());
  },
  "the status says whether anything is owed": ({ status, outstanding, credit }) => {
    if (status === "active") expect(outstanding.total.gt(0)).toBe(true);
    if (status === "closed") expect([outstanding.total.toString(), credit.toString()]).toEqual(["0", "0"]);
    if (status === "overpaid") expect([outstanding.total.toString(), credit.gt(0)]).toEqual(["0", true]);
  },
  "days past due are those of the oldest open row, and none without arrears": (account) => {
    const { daysPastDue, overdue, rows } = arrears(account);
    const oldest = account.installments.find(({ outstanding }) => outstanding.total.gt(0));
    const age = oldest === undefined ? 0 : dayNumber(account.asOf) - dayNumber(oldest.due);
    expect(daysPastDue).toBe(Math.max(age, 0));
    expect(overdue.total.gt(0)).toBe(daysPastDue > 0);
    expect(sum(rows.map((row) => row.overdue.total))).toBe(overdue.total.toString());
    expect(overdue.total.toString()).toBe(account.overdue.total.toString());
  },
  "the position says the same as the account": (account) => {
    const position = positionOf(account);
    const inMinor = (amount: Decimal) => amount.times(new Decimal(10).pow(account.terms.decimals)).toNumber();
    expect(position.principalOutstanding).toBe(inMinor(account.principalOutstanding));
    expect(position.daysPastDue).toBe(arrears(account).daysPastDue);
    expect(position.overduePrincipal ?? 0).toBe(inMinor(account.overdue.principal));
  },
  "paying all that is outstanding closes the loan": (account) => {
    const isLast = account.events.every(({ date }) => dayNumber(date) <= dayNumber(account.asOf));
    if (account.status !== "active" || account.credit.gt(0) || !isLast) return;
    const nextDay = formatDate(dayNumber(account.asOf) + 1);
    // Late principal may bear interest for that day too.
    const { schedule, events, servicing } = account;
    const owed = replay(schedule, events, { asOf: nextDay, servicing }).outstanding.total;
    const closed = append(account, payment(nextDay, owed, { early: "next-installment" }));
    // One order leaves charges and interest in advance, the other gives interest back.
    const isWhole = !["early-principal", "principal-first-sparing-interest"].includes(
      String(account.servicing.waterfall),
    );
    if (isWhole) expect([closed.status, closed.outstanding.total.toString()]).toEqual(["closed", "0"]);
  },
};
