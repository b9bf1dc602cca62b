/**
 * The rows of a group's schedule, shared: components first, then the total and the balance that follow from them.
 *
 * Where interest is capitalized the principal of a row is negative: the balance grows by the interest that is not
 * paid. Such a row shares its interest and what is paid; the growth follows, and is repaid by whom it grew for.
 */
import type { Installment } from "../installments.js";
import { shareUnits } from "./groupAmount.js";
import { splitColumn, sumOf } from "./groupColumns.js";
import { amountOf, type Column, columnOf, componentNames, partsOfTotal } from "./groupRows.js";

/** The digits of the currency, and the minor units in one unit of reckoning. */
export interface ShareMoney {
  readonly digits: number;
  readonly unit: bigint;
}

/** A column shared: `shares[row][member]`. */
type Shares = bigint[][];

interface Group {
  readonly columns: ReadonlyMap<string, Column>;
  readonly total: Column;
  readonly balance: Column;
  readonly amounts: readonly bigint[];
  readonly unit: bigint;
}

const negated = (list: Column): bigint[] => list.map((amount) => -amount);
const positivePart = (list: Column): bigint[] => list.map((amount) => (amount > 0n ? amount : 0n));

/** Shares of a column whose members' sums are given, in units where all of it is whole units. */
function shareTo(column: Column, sums: readonly bigint[], unit: bigint): Shares {
  const isWhole = [...column, ...sums].every((amount) => amount % unit === 0n);
  if (!isWhole || unit === 1n) return splitColumn(column, sums);
  const inUnits = (list: Column): bigint[] => list.map((amount) => amount / unit);
  return splitColumn(inUnits(column), inUnits(sums)).map((row) => row.map((part) => part * unit));
}

/** Shares of a column in proportion to the members' amounts. */
function shareBy(column: Column, { amounts, unit }: Group): Shares {
  const whole = column.every((amount) => amount % unit === 0n) ? unit : 1n;
  const sums = shareUnits(sumOf(column) / whole, amounts).map((part) => part * whole);
  return shareTo(column, sums, whole);
}

/** A column of either sign: what is positive and what is negative, each shared by itself. */
function shareSigned(column: Column, group: Group): Shares {
  const up = shareBy(positivePart(column), group);
  if (column.every((amount) => amount >= 0n)) return up;
  const down = shareBy(positivePart(negated(column)), group);
  return up.map((row, k) => row.map((part, m) => part - ((down[k] as bigint[])[m] as bigint)));
}

/** What is paid out before the first row, and within the period of each row: tranches. */
function paidOut({ columns, balance }: Group): bigint[] {
  const principal = columns.get("principal") as Column;
  const later = columns.get("disbursed") ?? principal.map(() => 0n);
  const opening = (balance[0] as bigint) + (principal[0] as bigint) - (later[0] as bigint);
  return [opening, ...later];
}

/** The members' sums of a column: their amounts if they add up to it, else its sum shared. */
function sumsFor(column: Column, wished: readonly bigint[]): readonly bigint[] {
  return sumOf(column) === sumOf(wished) ? wished : shareUnits(sumOf(column), wished);
}

interface PrincipalShares {
  readonly principal: Shares;
  readonly balance: Shares;
  readonly disbursed: Shares;
}

/** Shares of the principal, of the balance after each row and of what is paid out in its period. */
function sharePrincipal(group: Group, interest: Shares): PrincipalShares {
  const { amounts, columns, unit } = group;
  const column = columns.get("principal") as Column;
  const interests = columns.get("interest") as Column;
  const out = paidOut(group);
  const drawn = shareBy(out, group);
  const paid = shareSigned(
    column.map((amount, k) => (amount < 0n ? amount + (interests[k] as bigint) : 0n)),
    group,
  );
  const grown = column.map((amount, k) =>
    amounts.map((_, m) => {
      if (amount >= 0n) return 0n;
      return ((interest[k] as bigint[])[m] as bigint) - ((paid[k] as bigint[])[m] as bigint);
    }),
  );
  const owed = amounts.map((_, m) => sumOf([...drawn, ...grown].map((row) => row[m] as bigint)));
  const repaid = shareTo(positivePart(column), sumsFor(positivePart(column), owed), unit);
  const principal = repaid.map((row, k) =>
    row.map((part, m) => part - ((grown[k] as bigint[])[m] as bigint)),
  );
  const left = (drawn[0] as bigint[]).slice();
  const balance = principal.map((row, k) =>
    row.map((part, m) => {
      left[m] = (left[m] as bigint) + ((drawn[k + 1] as bigint[])[m] as bigint) - part;
      return left[m] as bigint;
    }),
  );
  return { principal, balance, disbursed: drawn.slice(1) };
}

/** The shares of all decimal fields of the rows. */
function shareFields(group: Group): Map<string, Shares> {
  const { columns, total } = group;
  const fields = new Map<string, Shares>();
  const interest = columns.get("interest") as Column;
  for (const [name, column] of columns) {
    if (name !== "principal") fields.set(name, shareSigned(column, group));
  }
  const accrued = columns.get("accruedInterest");
  const interestShares = fields.get("interest") as Shares;
  if (accrued?.every((amount, k) => amount === interest[k])) fields.set("accruedInterest", interestShares);
  for (const [name, shares] of Object.entries(sharePrincipal(group, interestShares)))
    fields.set(name, shares);
  const parts = partsOfTotal(columns, total)?.map((name) => fields.get(name) as Shares);
  const added = total.map((_, k) =>
    group.amounts.map((__, m) => sumOf((parts ?? []).map((part) => (part[k] as bigint[])[m] as bigint))),
  );
  fields.set("total", parts === undefined ? shareSigned(total, group) : added);
  return fields;
}

/** The members' rows: `result[member][row]`. */
export function shareRows(
  rows: readonly Installment[],
  amounts: readonly bigint[],
  { digits, unit }: ShareMoney,
): (readonly Installment[])[] {
  const [first] = rows;
  if (first === undefined) return amounts.map(() => []);
  const read = (name: string): Column => columnOf(rows, name, digits);
  const columns = new Map(componentNames(first).map((name) => [name, read(name)]));
  const fields = shareFields({ columns, total: read("total"), balance: read("balance"), amounts, unit });
  return amounts.map((_, m) =>
    Object.freeze(
      rows.map((row, k) => {
        const own = [...fields].map(([name, shares]) => [
          name,
          amountOf((shares[k] as bigint[])[m] as bigint, digits),
        ]);
        return Object.freeze({ ...row, ...Object.fromEntries(own) });
      }),
    ),
  );
}
