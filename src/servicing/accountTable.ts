/**
 * An account as a text table: a line per row, a line of totals.
 */
import { type Decimal, decimalText } from "../kernel/decimal.js";
import { layOut } from "../schedule/print.js";
import type { AccountRow } from "./accountRows.js";
import type { Amounts } from "./amounts.js";

interface PrintedColumn {
  readonly header: string;
  readonly amount: (row: AccountRow) => Decimal;
  /** Shown only where some row has an amount. */
  readonly isOptional?: true;
}

const charged = (header: string, part: keyof Amounts, isOptional?: true): PrintedColumn => ({
  header,
  amount: (row) => row.charged[part],
  ...(isOptional && { isOptional }),
});

const COLUMNS: readonly PrintedColumn[] = [
  charged("Principal", "principal"),
  charged("Interest", "interest"),
  charged("Fees", "fees", true),
  charged("Penalties", "penalties", true),
  charged("Total", "total"),
  { header: "Paid", amount: ({ paid }) => paid.total },
  { header: "Waived", amount: ({ waived }) => waived.total, isOptional: true },
  { header: "Outstanding", amount: ({ outstanding }) => outstanding.total },
  { header: "Savings due", amount: ({ savings }) => savings.due, isOptional: true },
  { header: "Saved", amount: ({ savings }) => savings.deposited, isOptional: true },
];

/** The rows as a text table: right-aligned columns, a line of totals, lines without trailing blanks. */
export function accountTable(rows: readonly AccountRow[], digits: number): string {
  const hasSavings = rows.some(({ savings }) => !savings.due.isZero());
  const shown = COLUMNS.filter(({ header, isOptional, amount }) => {
    if (header === "Saved") return hasSavings;
    return isOptional !== true || rows.some((row) => !amount(row).isZero());
  });
  const total = ({ amount }: PrintedColumn): string => {
    const [first, ...others] = rows.map(amount);
    return first === undefined
      ? ""
      : decimalText(
          others.reduce((sum, one) => sum.plus(one), first),
          digits,
        );
  };
  const body = rows.map((row) => [
    String(row.number),
    row.due,
    ...shown.map(({ amount }) => decimalText(amount(row), digits)),
    row.outstanding.total.isZero() ? (row.paidOn ?? "") : "",
    decimalText(row.balance, digits),
  ]);
  const header = ["No.", "Due", ...shown.map((column) => column.header), "Paid on", "Balance"];
  return layOut([header, ...body, ["", "Total", ...shown.map(total), "", ""]]);
}
