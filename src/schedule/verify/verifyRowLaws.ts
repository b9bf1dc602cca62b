/**
 * The laws that rows obey by themselves, whatever the terms.
 */
import { type Day, formatDate } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import { type CheckedSchedule, firstPaidOut, type LawBreach } from "./verifyChecked.js";
import { CHARGED_COLUMNS, type CheckedRow, SAVINGS_COLUMNS } from "./verifyRows.js";

const ZERO = new Decimal(0);
const sum = (amounts: readonly Decimal[]): Decimal =>
  amounts.reduce((total, amount) => total.plus(amount), ZERO);

/** One breach per row in which a column is not what a law asks for. */
function compareColumn(
  { rows }: CheckedSchedule,
  column: "total" | "balance",
  message: string,
  expected: (row: CheckedRow) => Decimal,
): LawBreach[] {
  return rows.flatMap((row, index) => {
    const [asked, actual] = [expected(row), row[column] as Decimal];
    if (asked.eq(actual)) return [];
    return [{ row: row.number, path: `rows[${index}].${column}`, message, expected: asked, actual }];
  });
}

/** Σ principal = principal lent. */
export function principalIsRepaid({ rows, principal }: CheckedSchedule): LawBreach[] {
  const actual = sum(rows.map((row) => row.principal));
  if (actual.eq(principal)) return [];
  const message = "the principal parts of the rows do not add up to the principal lent";
  return [{ row: undefined, path: "rows", message, expected: principal, actual }];
}

/** Balance = balance before − principal of the row. */
export function balancesChain(schedule: CheckedSchedule): LawBreach[] {
  let before = firstPaidOut(schedule);
  const message = "is not the balance before, with what is paid out, less the principal of the row";
  return compareColumn(schedule, "balance", message, (row) => {
    const expected = before.plus(row.disbursed ?? ZERO).minus(row.principal);
    before = row.balance as Decimal;
    return expected;
  });
}

/** The loan is repaid with the last row. */
export function lastBalanceIsZero({ rows }: CheckedSchedule): LawBreach[] {
  const last = rows.at(-1) as CheckedRow;
  const actual = last.balance as Decimal;
  if (actual.isZero()) return [];
  const path = `rows[${rows.length - 1}].balance`;
  return [{ row: last.number, path, message: "the last balance is not zero", expected: ZERO, actual }];
}

/** Total = principal + interest + charges. */
export function totalsAreParts(schedule: CheckedSchedule): LawBreach[] {
  const message = "is not the sum of principal, interest and charges of the row";
  const charges = (row: CheckedRow) => CHARGED_COLUMNS.map((column) => row[column] ?? ZERO);
  return compareColumn(schedule, "total", message, (row) =>
    sum([row.principal, row.interest, ...charges(row)]),
  );
}

/** Each due date lies after the one before, none before the disbursement. */
export function datesRise({ rows, disbursedOn }: CheckedSchedule): LawBreach[] {
  return rows.flatMap((row, index) => {
    const before = index === 0 ? disbursedOn : rows[index - 1]?.due;
    const isRising = before === undefined || (row.due as Day) > before - (index === 0 ? 1 : 0);
    if (isRising) return [];
    const message = index === 0 ? "is before the disbursement" : "is not after the due date before";
    return [{ row: row.number, path: `rows[${index}].due`, message, actual: formatDate(row.due as Day) }];
  });
}

/** Each period starts where the one before ended. */
export function periodsJoin({ rows, disbursedOn }: CheckedSchedule): LawBreach[] {
  return rows.flatMap((row, index) => {
    const before = index === 0 ? disbursedOn : rows[index - 1]?.periodEnd;
    if (before === undefined || row.periodStart === before) return [];
    const message = index === 0 ? "is not the day of disbursement" : "is not the end of the period before";
    const actual = formatDate(row.periodStart as Day);
    return [
      { row: row.number, path: `rows[${index}].periodStart`, message, expected: formatDate(before), actual },
    ];
  });
}

const NEVER_NEGATIVE = [
  "interest",
  "total",
  "balance",
  "accruedInterest",
  "disbursed",
  ...CHARGED_COLUMNS,
  ...SAVINGS_COLUMNS,
] as const;

/** No amount is below zero, but for principal that grows by capitalized interest. */
export function nothingIsNegative({ rows }: CheckedSchedule): LawBreach[] {
  return rows.flatMap((row, index) => {
    const least = (column: "principal" | (typeof NEVER_NEGATIVE)[number]) =>
      column === "principal" ? row.interest.neg() : ZERO;
    return (["principal", ...NEVER_NEGATIVE] as const).flatMap((column) => {
      const actual = row[column];
      if (actual === undefined || actual.gte(least(column))) return [];
      const message =
        column === "principal"
          ? "is below zero by more than the interest that can be capitalized in the row"
          : "is below zero";
      return [
        { row: row.number, path: `rows[${index}].${column}`, message, expected: least(column), actual },
      ];
    });
  });
}

/** Amounts have no more digits than the currency. */
export function amountsAreWhole({ rows, digits = 0 }: CheckedSchedule): LawBreach[] {
  const columns = ["principal", ...NEVER_NEGATIVE] as const;
  return rows.flatMap((row, index) =>
    columns.flatMap((column) => {
      const actual = row[column];
      if (actual === undefined || actual.decimalPlaces() <= digits) return [];
      const message = "is finer than the smallest unit of the currency";
      return [{ row: row.number, path: `rows[${index}].${column}`, message, actual }];
    }),
  );
}

/** Σ interest = Σ accrued interest. */
export function accruedFallsDue({ rows }: CheckedSchedule): LawBreach[] {
  const expected = sum(rows.map((row) => row.accruedInterest as Decimal));
  const actual = sum(rows.map((row) => row.interest));
  if (expected.eq(actual)) return [];
  const message = "the interest that falls due is not the interest that accrues";
  return [{ row: undefined, path: "rows", message, expected, actual }];
}

/** Stated totals are the sums over the rows. */
export function totalsAreSums({ rows, totals }: CheckedSchedule): LawBreach[] {
  return Object.entries(totals).flatMap(([column, actual]) => {
    const amounts = rows.map((row) => row[column as "total"]);
    if (amounts.some((amount) => amount === undefined)) return [];
    const expected = sum(amounts as Decimal[]);
    const message = "is not the sum over the rows";
    return expected.eq(actual)
      ? []
      : [{ row: undefined, path: `totals.${column}`, message, expected, actual }];
  });
}
