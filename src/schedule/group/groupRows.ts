/**
 * The columns of a group's schedule in whole minor units, by the names that its rows give them.
 *
 * A component is every decimal field of a row but those that follow from the others; a new column of charges or
 * savings is shared without a change here.
 */
import { Decimal } from "../../kernel/decimal.js";
import { formatMinor, fromMinor, LARGEST_AMOUNT, minorOfAnySize } from "../../kernel/money.js";
import type { Installment } from "../installments.js";
import { sumOf } from "./groupColumns.js";

/** The decimal fields of a row that follow from its components. */
const DERIVED_FIELDS = {
  /** What is to be paid: the sum of the components that fall due. */
  total: "the sum of what falls due",
  /** What is left of the principal. */
  balance: "the balance before, more what is paid out, less the principal",
} as const;

/** A column: what each row holds, in minor units. */
export type Column = readonly bigint[];

/** The names of a row's components. */
export function componentNames(row: Installment): string[] {
  return Object.entries(row)
    .filter(([name, value]) => Decimal.isDecimal(value) && !Object.hasOwn(DERIVED_FIELDS, name))
    .map(([name]) => name);
}

/** Minor units as an amount. */
export function amountOf(minor: bigint, digits: number): Decimal {
  const isSafe = minor <= LARGEST_AMOUNT && minor >= -LARGEST_AMOUNT;
  return isSafe ? fromMinor(Number(minor), digits) : new Decimal(formatMinor(minor, digits));
}

/** The column of a name. */
export function columnOf(rows: readonly Installment[], name: string, digits: number): Column {
  return rows.map((row) => {
    const value: unknown = row[name as keyof Installment];
    return Decimal.isDecimal(value) ? minorOfAnySize(value, digits) : 0n;
  });
}

const isSumOf = (total: Column, parts: readonly Column[]): boolean =>
  total.every((amount, row) => amount === sumOf(parts.map((part) => part[row] as bigint)));

/** Components that are told beside the total. */
const TOLD_BESIDE_TOTAL = {
  accruedInterest: "interest that accrues, whenever it falls due",
  savings: "deposits on top of the total",
  savingsReturned: "savings that come back",
  disbursed: "what is paid out in the period of the row",
} as const;

/**
 * The components that make up the total: all that are not told beside it, or all but one of them. `undefined` if neither
 * adds up; then the total is shared by itself.
 */
export function partsOfTotal(columns: ReadonlyMap<string, Column>, total: Column): string[] | undefined {
  const due = [...columns.keys()].filter((name) => !Object.hasOwn(TOLD_BESIDE_TOTAL, name));
  const choices = [due, ...due.map((left) => due.filter((name) => name !== left))];
  return choices.find((choice) =>
    isSumOf(
      total,
      choice.map((name) => columns.get(name) as Column),
    ),
  );
}
