/**
 * The rows that the oracle shows: those on one due date added up, in minor units, within the safe integers.
 */
import { dateText } from "./dates.js";
import type { Amounts } from "./pass.js";
import { refuse } from "./refusal.js";
import type { Row } from "./rowDates.js";
import type { Loan } from "./terms.js";

export interface OracleRow {
  readonly number: number;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly nominalDue: string;
  readonly due: string;
  /** Calendar days of the period. */
  readonly days: number;
  /** Amounts in minor units. */
  readonly principal: bigint;
  readonly interest: bigint;
  readonly total: bigint;
  readonly balance: bigint;
}

const LARGEST = 2n ** 53n - 1n;

export const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

/** Rows on one due date added up, numbered, amounts in minor units. */
export function merge(loan: Loan, rows: readonly Row[], amounts: readonly Amounts[]): OracleRow[] {
  const merged: OracleRow[] = [];
  let balance = loan.principal * loan.unit;
  amounts.forEach(({ principal: units, interest: interestUnits }, k) => {
    const row = rows[k] as Row;
    const [principal, interest] = [units * loan.unit, interestUnits * loan.unit];
    if (interest < 0n) refuse("negative interest");
    balance -= principal;
    const same = merged.at(-1)?.due === dateText(row.due) ? merged.pop() : undefined;
    const sums = {
      principal: principal + (same?.principal ?? 0n),
      interest: interest + (same?.interest ?? 0n),
    };
    merged.push({
      number: merged.length + 1,
      periodStart: same?.periodStart ?? dateText(row.start),
      periodEnd: dateText(row.end),
      nominalDue: dateText(row.nominal),
      due: dateText(row.due),
      days: row.end - row.start + (same?.days ?? 0),
      ...sums,
      total: sums.principal + sums.interest,
      balance,
    });
  });
  return merged;
}

export function checkRange(rows: readonly OracleRow[]): void {
  const columns = rows.flatMap(({ principal, interest, total, balance }) => [
    principal,
    interest,
    total,
    balance,
  ]);
  const sums = [sum(rows.map(({ interest }) => interest)), sum(rows.map(({ total }) => total))];
  for (const amount of [...columns, ...sums]) {
    if (amount > LARGEST || amount < -LARGEST) refuse("an amount above 2^53 − 1 minor units");
  }
}
