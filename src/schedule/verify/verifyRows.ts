/**
 * Rows to be verified: those of any system, read with every problem listed.
 */

import { type DateInput, type Day, readDate } from "../../kernel/date.js";
import { dateProblem } from "../../kernel/dateInput.js";
import { type Decimal, type DecimalInput, readDecimal } from "../../kernel/decimal.js";
import { type Problem, problem } from "../../kernel/error.js";
import { kindOf } from "../../kernel/kindOf.js";
import { isRecord } from "../../kernel/recordInput.js";
import { CHARGE_COLUMNS } from "../columns.js";

/** Columns of money besides principal and interest that are part of what is to be paid; other systems know penalties. */
export const CHARGED_COLUMNS = [...CHARGE_COLUMNS, "penalty"] as const;

/** Columns of money that are no part of it: deposits, and what comes back of them. */
export const SAVINGS_COLUMNS = ["savings", "savingsReturned"] as const;

const NEEDED_AMOUNTS = ["principal", "interest"] as const;
const AMOUNTS = [
  ...NEEDED_AMOUNTS,
  "total",
  "balance",
  "accruedInterest",
  /** What is paid out to the client after the start of the loan, in the period of the row. */
  "disbursed",
  ...CHARGED_COLUMNS,
  ...SAVINGS_COLUMNS,
] as const;
const DATES = ["due", "nominalDue", "periodStart", "periodEnd"] as const;
const OTHERS = ["number", "days"] as const;

/** The columns of money that a row may have. */
export const ROW_COLUMNS: readonly string[] = AMOUNTS;

type AmountColumn = (typeof AMOUNTS)[number];
type DateColumn = (typeof DATES)[number];

/** A row of a schedule as any system may give it; a column stands in every row or in none. */
export type RowInput = {
  readonly [C in (typeof NEEDED_AMOUNTS)[number]]: DecimalInput;
} & { readonly [C in Exclude<AmountColumn, (typeof NEEDED_AMOUNTS)[number]>]?: DecimalInput } & {
  readonly [C in DateColumn]?: DateInput;
} & { readonly number?: number; readonly days?: number };

/** A row that has been read. */
export type CheckedRow = { readonly [C in AmountColumn]?: Decimal } & { readonly [C in DateColumn]?: Day } & {
  readonly principal: Decimal;
  readonly interest: Decimal;
  readonly number: number;
};

/** Amounts may have this many digits before the point, and this many after it. */
const MOST_DIGITS = 18;
const MOST_ROWS = 20_000;

/** An amount, with what is wrong with it added to the list. */
export function readAmount(input: unknown, path: string, problems: Problem[]): Decimal | undefined {
  const amount = readDecimal(input);
  if (amount === undefined) {
    const code = input === undefined ? "required" : "not-a-decimal";
    problems.push(problem(code, path, `must be a plain decimal number; got ${kindOf(input)}`));
    return undefined;
  }
  if (amount.decimalPlaces() <= MOST_DIGITS && amount.abs().lt(`1e${MOST_DIGITS}`)) return amount;
  const rule = `must have at most ${MOST_DIGITS} digits on each side of the point`;
  problems.push(problem("out-of-range", path, rule));
  return undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/** The names that a record may not have. */
export function unknownFields(input: Fields, known: readonly string[], path: string): Problem[] {
  return Object.keys(input)
    .filter((name) => !known.includes(name))
    .map((name) => problem("unknown-field", `${path}${name}`, "is not a field of this record"));
}

function readRow(row: Fields, index: number, columns: ReadonlySet<string>, problems: Problem[]): CheckedRow {
  const path = `rows[${index}].`;
  problems.push(...unknownFields(row, [...AMOUNTS, ...DATES, ...OTHERS], path));
  const checked: Record<string, unknown> = { number: index + 1 };
  for (const name of AMOUNTS) {
    if (columns.has(name)) checked[name] = readAmount(row[name], path + name, problems);
  }
  for (const name of DATES) {
    if (!columns.has(name)) continue;
    const day = readDate(row[name]);
    if (day === undefined) problems.push(dateProblem(row[name], path + name));
    checked[name] = day;
  }
  if (row.number !== undefined && row.number !== index + 1) {
    problems.push(problem("wrong-order", `${path}number`, "must count the rows from 1"));
  }
  return checked as CheckedRow;
}

/** The rows of a schedule, with everything that is wrong with them added to the list. */
export function readRows(input: unknown, problems: Problem[]): CheckedRow[] {
  const isIterable = typeof input === "object" && input !== null && Symbol.iterator in input;
  if (!isIterable) {
    const code = input === undefined ? "required" : "wrong-type";
    problems.push(problem(code, "rows", `must be a list of rows; got ${kindOf(input)}`));
    return [];
  }
  const list: unknown[] = [];
  for (const row of input as Iterable<unknown>) if (list.push(row) > MOST_ROWS) break;
  if (list.length === 0 || list.length > MOST_ROWS) {
    problems.push(problem("out-of-range", "rows", `must be 1 to ${MOST_ROWS} rows`));
    return [];
  }
  list.forEach((row, index) => {
    if (isRecord(row)) return;
    problems.push(problem("wrong-type", `rows[${index}]`, `must be a record; got ${kindOf(row)}`));
  });
  const records = list.filter(isRecord);
  const given = records.flatMap((row) => Object.keys(row).filter((name) => row[name] !== undefined));
  const columns = new Set<string>([...NEEDED_AMOUNTS, ...given]);
  return records.map((row, index) => readRow(row, index, columns, problems));
}
